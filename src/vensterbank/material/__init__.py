"""Studies, respondents, transcripts and quotes: what was said in interviews (S1–S6). The reference area."""
