"""Pages of places where people talk. Each view: parse, one query or action, render."""
