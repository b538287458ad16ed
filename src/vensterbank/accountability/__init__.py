"""Accounting for it, both ways: bottlenecks that are answered back (S94–S98)."""
