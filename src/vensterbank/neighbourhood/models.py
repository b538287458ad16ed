"""Community houses. Nobody said anything here, so these tables stand outside the gate (the short list)."""

from __future__ import annotations

from django.db import models

from vensterbank.people.models import Organisation
from vensterbank.shared.ids import new_uuid


class House(models.Model):
    """A community house (buurthuis): where people of different organisations run into each other."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="houses")
    name = models.CharField(max_length=80)
    where = models.CharField(max_length=120, blank=True)
    opening = models.CharField(max_length=200, blank=True)
    layout = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="house_once_an_organisation")
        ]

    def __str__(self) -> str:
        return self.name
