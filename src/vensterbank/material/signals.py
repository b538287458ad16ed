"""What higher areas may want to know of."""

from __future__ import annotations

from django.dispatch import Signal

# Sent inside the transaction, with ``study`` and ``by``: an area above may lay its things ready (the raster of codes).
study_made = Signal()
