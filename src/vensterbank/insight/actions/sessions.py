"""A mirror session: chosen quotes and one question come to a sill, and what people agree on is written down there."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.insight.actions.showing import readable_question
from vensterbank.insight.frames import ChosenQuote
from vensterbank.insight.models import MirrorSession
from vensterbank.insight.queries import organisations_in, themes_to_bring
from vensterbank.insight.words import GROUP
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material.actions.researching import researcher_id
from vensterbank.material.models import Study
from vensterbank.material.queries import waves_of
from vensterbank.people.enums import Function
from vensterbank.people.models import Organisation, Person
from vensterbank.people.queries import my_organisation
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.actions import Grantee
from vensterbank.spaces.actions.talking import keep_entry, new_entry
from vensterbank.spaces.enums import EntryKind, SpaceKind, Standing, Verb
from vensterbank.spaces.models import Crossing, Entry, Space
from vensterbank.ui.prose import quoted

BECAUSE = "common sill"
LONGEST = 4_000


@dataclass(frozen=True)
class Invitation:
    """What a researcher brings: the question, the quotes (public ids), the day, and who sits where."""

    question: str
    quotes: Sequence[str]
    day: dt.date
    inside: str = ""
    outside: str = ""


@transaction.atomic
def call_session(
    *, study: Study, sill: Space, what: Invitation, by: Viewer, session_uuid: uuid.UUID | None = None
) -> MirrorSession:
    """Bring a question and quotes to a sill. Only quotes of people who agree to be quoted come along (S5).

    The same ``session_uuid`` twice is once.
    """
    space_queries.check_may(by, study.space, Verb.BRING)
    space_queries.check_may(by, sill, Verb.WRITE)
    if sill.kind != SpaceKind.SILL:
        raise Refusal(_("A mirror session is held at a window sill."), code="not-a-sill")
    again = (
        MirrorSession.objects.visible_to(by).filter(uuid=session_uuid, space=sill).first()
        if session_uuid
        else None
    )
    if again is not None:
        return again  # type: ignore[no-any-return]
    chosen = _chosen(study, what.quotes, by)
    question = spaces.say(space=sill, body=readable_question(what.question), by=by, kind=EntryKind.QUESTION)
    rounds = {wave.number: wave.name for wave in waves_of(by, study)}
    for quote in chosen:
        _bring(quote, rounds, question, by)
    session = MirrorSession(
        space=sill,
        study=study.uuid,
        study_title=study.title,
        question=question,
        day=what.day,
        inside=_short(what.inside),
        outside=_short(what.outside),
        called_by_id=researcher_id(by),
    )
    session.uuid = session_uuid or session.uuid
    session.save(force_insert=True)
    log.write(Event.CREATED, About("mirror session", session.uuid, sill.uuid), by=by)
    return session


@transaction.atomic
def bring_to_sill(
    *,
    study: Study,
    sill_uuid: str | None,
    what: Invitation,
    by: Viewer,
    session_uuid: uuid.UUID | None = None,
) -> MirrorSession:
    """Call a session at a sill, or, without one, at a new common sill for everybody who works where respondents work."""
    if session_uuid is not None:
        again = MirrorSession.objects.visible_to(by).filter(uuid=session_uuid).select_related("space").first()
        if again is not None:
            return again  # type: ignore[no-any-return]
    if sill_uuid is not None:
        sill = space_queries.find_space(by, sill_uuid, kind=SpaceKind.SILL)
    else:
        space_queries.check_may(by, study.space, Verb.BRING)
        title = _("Window sill around %(study)s") % {"study": study.title}
        sill = lay_common_sill(title=str(title), organisations=organisations_in(by, study), by=by)
    return call_session(study=study, sill=sill, what=what, by=by, session_uuid=session_uuid)


def _chosen(study: Study, wanted: Sequence[str], by: Viewer) -> list[ChosenQuote]:
    """The quotes that were asked for, each with a permission that holds at this moment."""
    if not wanted:
        return []
    there = {quote.quote: quote for theme in themes_to_bring(by, study) for quote in theme.quotes}
    if not set(wanted) <= there.keys():
        raise Refusal(
            _("One of these quotes may not come along any more. Choose again, please."),
            code="quote-withdrawn",
        )
    return [there[key] for key in dict.fromkeys(wanted)]


def _bring(quote: ChosenQuote, rounds: dict[int, str], question: Entry, by: Viewer) -> None:
    """A copy that knows where it came from; who cannot read the transcript cannot follow it. Counted where it arrives."""
    who = ", ".join(part for part in (str(GROUP[quote.group]), rounds.get(quote.round, "")) if part)
    entry = new_entry(question.space, f"{quoted(quote.words)}\n{who}", by, EntryKind.TALK)
    entry.brought_from, entry.reply_to = uuid.UUID(quote.quote), question
    keep_entry(entry, by)
    function = next(iter(sorted(by.functions)), "")
    Crossing(space=question.space, from_kind=SpaceKind.STUDY, by_function=function).save(force_insert=True)
    log.write(Event.BROUGHT, About("entry", entry.uuid, question.space.uuid), by=by)


def _short(words: str) -> str:
    text = words.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise Refusal(
            _("Keep it short enough to be read aloud: at most four thousand signs."), code="too-long"
        )
    return text


@transaction.atomic
def write_agreements(*, session: MirrorSession, agreements: str, held_on: dt.date, by: Viewer) -> None:
    """Write down what was agreed, one agreement a line. Anybody at the sill may: nobody is above anybody there (S25)."""
    space_queries.check_may(by, session.space, Verb.WRITE)
    text = _short(agreements)
    if not text:
        raise Refusal(_("Write down at least one agreement: who does what, and when."), code="no-agreement")
    if held_on > clock.today():
        raise Refusal(
            _("That day is still to come. Write agreements down once you have talked."), code="future-day"
        )
    session.agreements, session.day, session.held_at = text, held_on, clock.now()
    session.save(update_fields=["agreements", "day", "held_at"])
    spaces.touch(session.space)
    log.write(Event.CHANGED, About("mirror session", session.uuid, session.space.uuid), by=by)


@transaction.atomic
def lay_common_sill(*, title: str, organisations: Sequence[Organisation], by: Viewer) -> Space:
    """A sill for the workers and managers of several organisations, and whoever calls them together."""
    home = my_organisation(by)
    if home is None or by.person_id is None:
        raise Refusal(_("Only somebody with an account can lay a window sill."), code="no-organisation")
    if not organisations:
        raise Refusal(_("Say for which organisations this window sill is."), code="no-organisations")
    sill = spaces.make_space(kind=SpaceKind.SILL, home=home, by=by, title=title)
    groups = [Grantee(organisation=one, function=function) for one in organisations for function in _MEETING]
    me = Grantee(person=Person.objects.get(pk=by.person_id))
    for to in (*groups, me):
        spaces.give(space=sill, to=to, standing=Standing.MEMBER, because=BECAUSE, by=by)
    return sill


_MEETING = (Function.WORKER, Function.MANAGER)
