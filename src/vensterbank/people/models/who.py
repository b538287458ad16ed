"""Who is who. Nothing here was *said* by anybody, so these tables stand outside the gate (the short list)."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from vensterbank.people.enums import Function, SecondStep
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid


class Organisation(models.Model):
    """An employer: the home of spaces, and controller of what is in them."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    name = models.CharField(max_length=120, unique=True)
    second_step = models.CharField(max_length=16, choices=SecondStep.choices, default=SecondStep.SOME)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of one organisation."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="team_name_once_an_organisation")
        ]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds people by address without looking at case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """What Django's login calls."""
        return self.get(email__iexact=(username or "").strip())


class Person(AbstractBaseUser):
    """Somebody with an account. Leaving closes the account; what they said stays theirs."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="nl")
    joined_at = models.DateTimeField(default=clock.now)
    left_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_an_address")]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        """How a colleague is spoken of."""
        return self.name.split()[0] if self.name.split() else ""

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django has an attribute; here leaving is a moment
        """Somebody who left cannot log in."""
        return self.left_at is None


class LiveQuerySet(models.QuerySet[Any]):
    """Rows with ``starts`` and ``ends``."""

    def live(self, at: dt.datetime | None = None) -> Self:
        """Those that count at a moment (half-open)."""
        moment = at or clock.now()
        return self.filter(Q(ends=None) | Q(ends__gt=moment), starts__lte=moment)


class Membership(models.Model):
    """A function of a person in an organisation, possibly in one team, for a time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    function = models.CharField(max_length=16, choices=Function.choices)
    starts = models.DateTimeField(default=clock.now)
    ends = models.DateTimeField(null=True, blank=True)

    objects = LiveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="membership_ends_after_start"
            ),
            # Two constraints, for a team that is not there equals no other.
            models.UniqueConstraint(
                fields=["person", "organisation", "function", "team"],
                condition=Q(ends=None, team__isnull=False),
                name="function_in_a_team_once",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation", "function"],
                condition=Q(ends=None, team=None),
                name="function_in_an_organisation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.function}"


class Link(models.Model):
    """A personal link: for a resident, respondent or contributor who needs no account. Only its fingerprint is kept.

    A browser is let in with a code that came another way: six digits, of which only an HMAC is kept.
    """

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="nl")
    fingerprint = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True)
    code_digest = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        """Neither expired nor taken back."""
        return self.revoked_at is None and clock.now() < self.expires_at


class Invitation(models.Model):
    """An invitation to join, sent by mail; the link in it works once."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    email = models.EmailField()
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    function = models.CharField(max_length=16, choices=Function.choices)
    language = models.CharField(max_length=5, default="nl")
    fingerprint = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_invitation_waits_an_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.organisation}"

    @property
    def is_open(self) -> bool:
        """Can still be accepted."""
        return self.accepted_at is None and self.withdrawn_at is None and clock.now() < self.expires_at


class Tries(models.Model):
    """How often something was tried lately, under a key that tells neither who nor from where (``people/throttle.py``)."""

    key = models.CharField(max_length=64, unique=True)
    count = models.FloatField(default=0)
    last_at = models.DateTimeField(default=clock.now)
    again_at = models.DateTimeField(null=True)
    forget_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.count} tries"
