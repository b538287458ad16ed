"""Pages for coding. Each view: parse, one query or action, render."""
