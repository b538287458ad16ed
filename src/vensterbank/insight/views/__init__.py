"""Pages of the mirror. Each view: parse, one query or action, render."""
