"""Codebooks and codings: from words to the raster (S7–S12, S16, S21)."""
