"""Named writes of codebooks and codings."""
