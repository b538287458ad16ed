"""Doors of tables, lamp posts and studies: what comes out for one viewer, and what the model says should."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from django.db import connection

from tests.histories.looking import NAMES, SCOPED, Answer, Look, canaries, reads, spaces_of
from tests.histories.town import RESIDENTS
from vensterbank.accountability.queries import all_bottlenecks, waiting_for
from vensterbank.coding.models import Coding
from vensterbank.insight.filed import as_json
from vensterbank.insight.queries import mirrors_for, open_mirror
from vensterbank.material import queries as material
from vensterbank.material.models import Transcript
from vensterbank.practice import queries as practice
from vensterbank.site.today import today_for
from vensterbank.spaces import queries
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.gate import NotHere
from vensterbank.spaces.models import Space


def reads_along(look: Look) -> Answer:
    """The readers that the sentence is made of, at campfires and tables: who really reads, and no others."""
    seen, wanted = {}, {}
    for place in reads(look) & look.places.keys():
        if place.split(":")[0] in {"fire", "table"}:
            space = queries.find_space(look.viewer, look.town.places[place])
            told = queries.readers_of(look.viewer, space)
            seen[place] = {one.name for one in told if one.who in {"person", "link"}}
            wanted[place] = {NAMES[who] for who in _named(look, place)}
    return seen, wanted


def _named(look: Look, place: str) -> Iterator[str]:
    """Readers in person: whoever reads as one of a team is told as that team."""
    model = look.model
    named = {one.whom for one in model.promises if one.table == place and model.holds(one)}
    for who in NAMES:
        if model.may(who, "read", place):
            if not place.startswith("table") or who in named or who == RESIDENTS[place]:
                yield who


def tables(look: Look) -> Answer:
    came: list[str] = []
    for number in look.town.questions.values():
        with suppress(NotHere):
            table = practice.find_table(look.viewer, number)
            came += [table.question.words, *(one.purpose for one in table.agreements)]
            came += [one.words for one in practice.happenings_at(look.viewer, table)]
            came += [one.body for one in table.entries]
    return canaries(came), look.model.gets(look.who, "read", "question", "purpose", "note") | {
        name
        for name in look.model.gets(look.who, "read", "said")
        if look.model.words[name].place.startswith("table")
    }


def today(look: Look) -> Answer:
    day = today_for(look.viewer)
    came = [one.words for one in day.questions] + [one.handover.note for one in day.handovers]
    came += [one.words for one in [*day.answers, *day.to_answer]]
    keeps = {
        name
        for name in look.model.gets(look.who, "read", "bottleneck")
        if "keeper" in look.model.standing(look.who, look.model.words[name].place)
    }
    under_way = _notes_under_way(look)
    return canaries(came), look.model.gets(look.who, "read", "question") | keeps | under_way


def _notes_under_way(look: Look) -> set[str]:
    """Notes of handovers that wait, for whoever sends or receives and still sits there."""
    found = set()
    for table, listed in look.model.handovers.items():
        notes = [
            name
            for name, word in look.model.words.items()
            if (word.place, word.kind) == (table, "note") and name.endswith("h")
        ]
        for note, one in zip(notes, listed, strict=True):
            if (
                one[2] in {"offered", "accepted"}
                and look.who in one[:2]
                and look.model.may(look.who, "read", table)
            ):
                found.add(note)
    return found


def questions(look: Look) -> Answer:
    came = canaries(one.words for one in practice.my_questions(look.viewer))
    return came, look.model.gets(look.who, "read", "question")


def bottlenecks(look: Look) -> Answer:
    came = canaries(one.words for one in [*all_bottlenecks(look.viewer), *waiting_for(look.viewer)])
    return came, look.model.gets(look.who, "read", "bottleneck")


def studies(look: Look) -> Answer:
    came = canaries(f"{one.title} {one.question}" for one in material.my_studies(look.viewer))
    return came, look.model.gets(look.who, "read", "study", "mirror")


def interviews(look: Look) -> Answer:
    """Each conversation by its bare number, and the lists in which it stands."""
    numbers = list(Transcript._base_manager.values_list("uuid", flat=True))
    came = []
    for number in numbers:
        with suppress(NotHere):
            came += [one.words for one in material.open_transcript(look.viewer, number).paragraphs]
    listed = {one.uuid for one in material.my_conversations(look.viewer)}
    for study in material.my_studies(look.viewer):
        listed |= {one.uuid for one in material.transcripts_of(look.viewer, study)}
    wanted = look.model.gets(look.who, "read", "interview")
    return (canaries(came), len(listed)), (wanted, len(wanted))


def codings(look: Look) -> Answer:
    """Colours stand in the conversation; they are for who codes there."""
    found = Coding.objects.visible_to(look.viewer, Verb.CODE).exists()
    return found, "researcher" in look.model.standing(look.who, "talk:0")


def mirror(look: Look) -> Answer:
    """Figures and quotes as the command line writes them out."""
    came = [
        str(as_json(open_mirror(look.viewer, one.uuid, grounds=True))) for one in mirrors_for(look.viewer)
    ]
    came += [
        quote.words
        for one in mirrors_for(look.viewer)
        for theme in open_mirror(look.viewer, one.uuid).themes
        for quote in theme.quotes
    ]
    looks = look.model.gets(look.who, "look", "mirror")
    return canaries(came), looks | {name.removesuffix("-quoted") for name in look.model.sees_quote(look.who)}


def forgotten_filter(look: Look) -> Answer:
    """In PostgreSQL: all rows without any filter are those of places where the viewer stands."""
    if connection.vendor != "postgresql":
        return None, None
    found = {pk for model in SCOPED for pk in spaces_of(model._base_manager)}
    numbers = set(Space._base_manager.filter(pk__in=found).values_list("uuid", flat=True))
    stands = {number for name, number in look.town.places.items() if look.model.standing(look.who, name)}
    return numbers, numbers & stands
