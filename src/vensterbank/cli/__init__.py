"""`vensterbank …`: every read of what somebody said needs ``--as PERSON``; nothing opens campfires or notebooks."""
