"""What higher areas may want to know of."""

from __future__ import annotations

from django.dispatch import Signal

# Sent inside the transaction, with ``organisation`` and ``by``: an area above may lay its places ready.
organisation_made = Signal()

# Sent with a ``letter``: the area above carries it, and raises a ``Refusal`` when it could not be handed over. With
# ``quietly`` it goes out later and nobody notices whether it did.
letter_due = Signal()
