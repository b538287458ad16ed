"""What was said is encrypted at rest, with a key for each space; the key of those keys lies outside the database."""
