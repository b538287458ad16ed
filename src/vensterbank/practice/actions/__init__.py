"""Named writes of practice: questions, agreements to share, handovers."""
