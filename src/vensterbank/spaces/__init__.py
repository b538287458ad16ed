"""The gate: spaces, grants, entries, attachments, bringing. Every read of what somebody said passes here."""
