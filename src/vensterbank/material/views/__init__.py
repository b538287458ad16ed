"""Pages of a study. Each view: parse, one query or action, render."""
