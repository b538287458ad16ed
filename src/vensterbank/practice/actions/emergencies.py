"""Emergency access to a table, without agreement: by a colleague of the same team, for a day, seen by everybody there.

There is no list to look through. Whoever opens names the responsible colleague and the resident; a name that is not there
gets the same answer as one that may not be opened, and both stand in the log. Nothing like it exists elsewhere (record 22).
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.people.actions import letters
from vensterbank.people.models import Person
from vensterbank.people.queries import team_mates
from vensterbank.people.viewer import Viewer
from vensterbank.practice.actions.steps import hold_question, keep_step
from vensterbank.practice.enums import GLASS_ENDED, Danger
from vensterbank.practice.models import Question
from vensterbank.practice.rules import EMERGENCY_TERM, FEWEST_WORDS
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces import rls
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.enums import Standing, Verb
from vensterbank.spaces.models import Grant
from vensterbank.spaces.search import words_of

REASON = "break-glass"


def open_in_emergency(
    *, colleague: Person, resident: str, danger: Danger, reason: str, by: Viewer
) -> Question:
    """Open the table of a resident with this name for whom this colleague is responsible. Twice is the same as once.

    Raises ``Refusal``: ``no-reason`` for too few words, ``no-such-table`` for whatever cannot be opened so.
    """
    check_reason(reason)
    question = _only_table_of(colleague, resident) if _is_team_mate(colleague, by) else None
    if question is None:
        note(Event.DENIED, About("question", break_glass=True), by=by)
        raise Refusal(
            _(
                "No table opens with this. Look whether the names are as the table has them, and call your colleague."
            ),
            code="no-such-table",
        )
    if not space_queries.may(by, question.space, Verb.READ):
        _open(question, colleague, danger, reason.strip(), by)
    return question


def check_reason(reason: str) -> None:
    """A reason is some words, not a dash."""
    if len(reason.split()) < FEWEST_WORDS:
        raise Refusal(
            _("Say in some more words what is going on. Everybody at the table reads it."), code="no-reason"
        )


def _is_team_mate(colleague: Person, by: Viewer) -> bool:
    return team_mates(by).filter(pk=colleague.pk).exists()


def _only_table_of(colleague: Person, resident: str) -> Question | None:
    """Read across tables, but nothing that is sealed: who is responsible, and the name on the resident's link."""
    wanted, moment = words_of(resident), clock.now()
    if not wanted:
        return None
    with rls.outside_the_web():
        sits = Grant.objects.unscoped(reason=REASON).filter(
            Q(ends=None) | Q(ends__gt=moment),
            to_person=colleague,
            standing=Standing.COLLEAGUE,
            starts__lte=moment,
        )
        questions = Question.objects.unscoped(reason=REASON).filter(
            responsible=colleague, resident__isnull=False, space_id__in=sits.values("space_id")
        )
        found = list(questions.select_related("space", "resident"))
    fitting = [one for one in found if one.resident and words_of(one.resident.name) == wanted]
    return fitting[0] if len(fitting) == 1 else None


@transaction.atomic
def _open(question: Question, colleague: Person, danger: Danger, reason: str, by: Viewer) -> None:
    rls.admit(question.space_id)
    spaces.give(
        space=question.space,
        to=Grantee(person=Person.objects.get(pk=by.account)),
        standing=Standing.BREAK_GLASS,
        because=f"emergency:{new_uuid()}",
        by=by,
        ends=clock.now() + EMERGENCY_TERM,
    )
    keep_step(question, danger, by=by, reason=reason)
    transaction.on_commit(lambda: letters.post(letters.emergency(colleague), quietly=True))


@transaction.atomic
def end_emergency(*, question: Question, by: Viewer) -> None:
    """The resident or whoever is responsible ends all emergency access; whoever has it ends their own."""
    space_queries.check_may(by, question.space, Verb.READ)
    held = hold_question(question.space, by)
    moment = clock.now()
    live = Grant.objects.visible_to(by).filter(space=question.space, standing=Standing.BREAK_GLASS)
    live = live.exclude(ends__lte=moment)
    is_responsible = by.person_id is not None and held.responsible_id == by.person_id
    if not space_queries.may(by, question.space, Verb.STOP) and not is_responsible:
        live = live.filter(to_person_id=by.person_id or 0)
        if not live.exists():
            raise Refusal(_("The resident or whoever is responsible ends this."), code="not-yours")
    reasons = list(live.order_by("pk").values_list("because", flat=True))
    if reasons:
        keep_step(question, GLASS_ENDED, by=by)
    for because in reasons:
        spaces.end_grants(space=question.space, because=because, by=by)
