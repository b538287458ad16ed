"""Pages about people: coming in, one's own account, what an administrator arranges. None shows what anybody said."""
