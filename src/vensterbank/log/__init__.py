"""The append-only log: who did what, where, on which ground. Written by everything above; no row ever changes."""
