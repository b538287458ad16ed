"""A study, who does it, who takes part, what they agreed to."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material.enums import Party, Permit
from vensterbank.material.models import Permission, Respondent, Study, Transcript, Wave
from vensterbank.material.signals import study_made
from vensterbank.people.models import Link, Person
from vensterbank.people.queries import my_organisation
from vensterbank.people.rules import one_line
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import SpaceKind, Standing, Verb
from vensterbank.spaces.gate import NotHere
from vensterbank.spaces.models import Grant


@transaction.atomic
def make_study(
    *, title: str, question: str, waves: Sequence[str], by: Viewer, study_uuid: uuid.UUID | None = None
) -> Study:
    """A new study with its rounds; whoever makes it is its first researcher. The same ``study_uuid`` twice is once."""
    home = my_organisation(by)
    if home is None or by.person_id is None:
        raise Refusal(_("Only somebody with an account can start a study."), code="no-organisation")
    if not title.strip():
        raise Refusal(_("Give the study a name."), code="no-title")
    there = _begun_as(study_uuid, by)
    if there is not None:
        return there
    space = spaces.make_space(kind=SpaceKind.STUDY, home=home, by=by, title=title.strip())
    me = Person.objects.get(pk=by.person_id)
    spaces.give(space=space, to=Grantee(person=me), standing=Standing.RESEARCHER, because="made it", by=by)
    study = Study(space=space, uuid=study_uuid or new_uuid(), title=title.strip(), question=question.strip())
    try:
        with transaction.atomic():
            study.save(force_insert=True)
    except IntegrityError as problem:  # a second press at this very moment; or a number of somebody else's
        raise NotHere from problem
    for number, name in enumerate([name.strip() for name in waves if name.strip()] or ["1"], start=1):
        Wave(space=space, study=study, number=number, name=name).save(force_insert=True)
    study_made.send(sender=Study, study=study, by=by)
    return study


def _begun_as(study_uuid: uuid.UUID | None, by: Viewer) -> Study | None:
    """The study under this number, if the viewer does it."""
    if study_uuid is None:
        return None
    found: Study | None = Study.objects.visible_to(by).filter(uuid=study_uuid).first()
    return found


@transaction.atomic
def add_researcher(*, study: Study, person: Person, by: Viewer) -> None:
    """A second coder: reads the study and every transcript that is there."""
    space_queries.check_may(by, study.space, Verb.INVITE)
    spaces.touch(study.space)  # a second press waits here until the first is done
    because = f"researcher:{study.uuid}"
    already = Grant.objects.visible_to(by).filter(space=study.space, to_person=person, ends=None)
    if already.filter(standing=Standing.RESEARCHER).exists():
        raise Refusal(
            _("%(name)s is a researcher here already.") % {"name": person.name}, code="already-there"
        )
    transcripts = Transcript.objects.visible_to(by).filter(study=study).select_related("space")
    for space in [study.space, *[transcript.space for transcript in transcripts]]:
        spaces.give(
            space=space, to=Grantee(person=person), standing=Standing.RESEARCHER, because=because, by=by
        )


@transaction.atomic
def add_respondent(
    *,
    study: Study,
    name: str,
    function: Party,
    by: Viewer,
    person: Person | None = None,
    link: Link | None = None,
    respondent_uuid: uuid.UUID | None = None,
) -> Respondent:
    """Somebody who will be interviewed, under the name that the study uses: one name, one person."""
    space_queries.check_may(by, study.space, Verb.WRITE)
    called = one_line(name)
    if not called:
        raise Refusal(_("Which name does this person have in the study?"), code="no-name")
    spaces.touch(study.space)  # a second press waits here until the first is done
    here = list(Respondent.objects.visible_to(by).filter(study=study).select_related("space"))
    for other in here:
        if other.uuid == respondent_uuid:
            return other  # type: ignore[no-any-return]
        if other.name.casefold() == called.casefold():
            message = _(
                "Somebody in this study has that name already. Choose another, for instance with an initial."
            )
            raise Refusal(message, code="name-taken")
    respondent = Respondent(
        space=study.space, study=study, name=called, function=function, person=person, link=link
    )
    respondent.uuid = respondent_uuid or respondent.uuid
    respondent.save(force_insert=True)
    log.write(Event.CREATED, About("respondent", respondent.uuid, study.space.uuid), by=by)
    return respondent


@transaction.atomic
def note_permissions(*, respondent: Respondent, permits: Iterable[Permit], by: Viewer) -> None:
    """Write down what a respondent agreed to; what is no longer named is taken back."""
    space_queries.check_may(by, respondent.space, Verb.WRITE)
    wanted = {Permit(permit) for permit in permits}
    given = Permission.objects.visible_to(by).filter(respondent=respondent, withdrawn_at=None)
    held = {Permit(row.permit) for row in given}
    given.filter(permit__in=held - wanted).update(withdrawn_at=clock.now())
    for permit in sorted(wanted - held):
        Permission(space=respondent.space, respondent=respondent, permit=permit).save(force_insert=True)
    log.write(Event.CHANGED, About("permission", respondent.uuid, respondent.space.uuid), by=by)


@transaction.atomic
def show_mirror_to(*, study: Study, person: Person, by: Viewer) -> None:
    """Let somebody look into the study's mirror, not into its words."""
    space_queries.check_may(by, study.space, Verb.INVITE)
    spaces.give(
        space=study.space,
        to=Grantee(person=person),
        standing=Standing.READER,
        because=f"mirror:{study.uuid}",
        by=by,
    )
