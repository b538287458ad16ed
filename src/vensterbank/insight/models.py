"""What was shown of a mirror stands in the study's space; a mirror session stands at the sill where it is held."""

from __future__ import annotations

from django.db import models

from vensterbank.material.models import Study
from vensterbank.people.models import Person
from vensterbank.shared import clock
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.gate import SpaceScoped
from vensterbank.spaces.models import Entry
from vensterbank.spaces.sealing.fields import SealedTextField


class ShownMirror(SpaceScoped):
    """What a researcher showed to whoever may look: counts, quotes and a question (``frames.Shown`` as JSON).

    It holds counts per person and not finished figures, so that a permission that is withdrawn later reaches every
    figure at the next look. The newest one counts.
    """

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="shown_mirrors")
    content = SealedTextField()
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["study", "-made_at"], name="shown_mirror_by_study")]

    def __str__(self) -> str:
        return f"shown mirror {self.uuid}"


class MirrorSession(SpaceScoped):
    """A talk about a mirror at a sill (S55, S61): a question, brought quotes, and what people agree on.

    ``study`` is the public id of the study and no key: the study is another space, and only who may look there follows.
    """

    uuid = models.UUIDField(default=new_uuid, unique=True, editable=False)
    study = models.UUIDField(editable=False)
    study_title = SealedTextField()
    question = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    # Who sits in the inner circle and talks, who sits around it and listens: free words.
    inside = SealedTextField(null=True)
    outside = SealedTextField(null=True)
    agreements = SealedTextField(null=True)
    held_at = models.DateTimeField(null=True)
    called_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["study", "-day"], name="mirror_session_by_study")]

    def __str__(self) -> str:
        return f"mirror session {self.uuid}"

    @property
    def agreed(self) -> list[str]:
        """The agreements, one a line."""
        return [line.strip(" -•\t") for line in (self.agreements or "").splitlines() if line.strip(" -•\t")]
