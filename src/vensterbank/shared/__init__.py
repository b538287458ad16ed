"""A minimum of helpers with a name; no area knows less than these."""
