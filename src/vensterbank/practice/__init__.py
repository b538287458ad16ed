"""Working with a resident: questions, agreements to share, warm handovers (S34, S69–S72, S79, S85)."""
