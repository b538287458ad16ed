"""Where somebody is logged in."""

from __future__ import annotations

from django.db import models

from vensterbank.people.models.who import Person
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid


class Visit(models.Model):
    """One browser in which somebody with an account is logged in. The session itself lies in Django's own table; when
    that row goes, the browser is logged out. Personal links have no visits."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, unique=True)
    # Words of ours ("Firefox", "Android"), never what the browser says about itself: that would tell people apart.
    browser = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    began_at = models.DateTimeField(default=clock.now)
    used_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.person}: {self.browser} {self.system}"
