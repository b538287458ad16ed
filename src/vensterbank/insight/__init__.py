"""The mirror's screens: difference and connection, their grounds, and the talk about them at a sill (S16, S61)."""
