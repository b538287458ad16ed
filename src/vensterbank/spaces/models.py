"""Spaces, grants, entries, attachments. A different audience is a different (child) space."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from vensterbank.people.models import Link, Organisation, Person, Team
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.enums import EntryKind, SpaceKind, Standing
from vensterbank.spaces.gate import Guarded, SpaceScoped
from vensterbank.spaces.sealing.fields import SealedTextField


class Space(Guarded):
    """Where something is said. ``version`` grows with every change, so that open windows can follow."""

    gate_field = "id"

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=SpaceKind.choices, editable=False)
    home_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    title = SealedTextField(null=True)
    # Whom it is about, for the log: the resident of a table (their link), the respondent of a conversation.
    subject_uuid = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    version = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"


class SpaceKey(models.Model):
    """The wrapped key of a space. Not said by anybody; throwing it away makes the space unreadable for ever."""

    space = models.OneToOneField(Space, on_delete=models.CASCADE, primary_key=True, related_name="+")
    wrapped_by = models.CharField(max_length=40)
    wrapped = models.BinaryField()
    context = models.UUIDField()

    def __str__(self) -> str:
        return f"key of space {self.space_id}"


GRANTEES = ("to_person", "to_team", "to_link", "to_organisation")


def _exactly_one_grantee() -> Q:
    condition = Q()
    for chosen in GRANTEES:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in GRANTEES})
    return condition


class Grant(SpaceScoped):
    """The only source of standing: to a person, a team, a link, or to whoever has a function in an organisation."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=SpaceKind.choices, editable=False)
    to_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    to_link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="+")
    to_organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    to_function = models.CharField(max_length=16, blank=True)
    standing = models.CharField(max_length=12, choices=Standing.choices)
    starts = models.DateTimeField(default=clock.now)
    ends = models.DateTimeField(null=True)
    # What it rests on, for instance "agreement:UUID"; ending that ends this.
    because = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_exactly_one_grantee(), name="grant_to_exactly_one"),
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")), name="grant_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["to_person", "space"], name="grant_by_person"),
            models.Index(fields=["space", "standing"], name="grant_by_space"),
            models.Index(fields=["because"], name="grant_by_because"),
        ]

    def __str__(self) -> str:
        return f"{self.standing} in {self.space_id}"


class Entry(SpaceScoped):
    """Something said. What was brought here knows where it came from; only who can read that place can follow."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=EntryKind.choices, default=EntryKind.TALK)
    author_person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    author_link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, related_name="+")
    author_name = SealedTextField()
    body = SealedTextField()
    stems = SealedTextField()
    created_at = models.DateTimeField(default=clock.now)
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    brought_from = models.UUIDField(null=True)
    # Friction worth learning from stays open until both sides said what they learned (S27).
    friction = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(author_person=None) | Q(author_link=None), name="entry_has_at_most_one_author"
            )
        ]
        indexes = [models.Index(fields=["space", "created_at"], name="entry_by_space")]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"


class Attachment(SpaceScoped):
    """A file with an entry; its bytes lie sealed in the data folder, under its own random name."""

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="attachments")
    name = SealedTextField()
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"attachment {self.uuid}"


class Crossing(SpaceScoped):
    """Something arrived here from another kind of space. Counted where it arrives, without its source (S26, S40)."""

    from_kind = models.CharField(max_length=12, choices=SpaceKind.choices)
    by_function = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"from a {self.from_kind}"
