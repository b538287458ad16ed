"""The neighbourhood: community houses, and who works where (S83, S84)."""
