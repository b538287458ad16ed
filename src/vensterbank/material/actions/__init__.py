"""Named writes of studies and transcripts."""
