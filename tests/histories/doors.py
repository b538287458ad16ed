"""Every door at the level of queries: what comes out for one viewer, and what the model says should."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from tests.histories import doors_of_work as work
from tests.histories.looking import SCOPED, Answer, Look, canaries, is_here, reads, spaces_of
from vensterbank.material import queries as material
from vensterbank.spaces import queries
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.gate import NotHere, SpaceScoped
from vensterbank.spaces.models import Attachment, Entry, Space
from vensterbank.spaces.slots import found_elsewhere


def places(look: Look) -> Answer:
    """The list of all places, the number that an open window asks for, and "who looked"."""
    found = set(Space.objects.visible_to(look.viewer).values_list("uuid", flat=True))
    return {name for name, number in look.town.places.items() if number in found}, reads(look)


def windows(look: Look) -> Answer:
    came = {name for name, number in look.places.items() if is_here(queries.version_of, look.viewer, number)}
    return came, reads(look) & look.places.keys()


def looked(look: Look) -> Answer:
    """Who looked, at each place: for those who read there."""
    there = {one.uuid: one for one in Space.objects.visible_to(look.viewer)}
    asked = {name: there.get(number) for name, number in look.places.items()}
    came = {name for name, one in asked.items() if one and queries.who_looked(look.viewer, one) is not None}
    return came, reads(look) & look.places.keys()


def _rows(model: type[SpaceScoped]) -> Callable[[Look], Answer]:
    """Rows of a model that holds anything said stand in places that are read, and in all of them."""

    def rows(look: Look) -> Answer:
        every = set(
            Space._base_manager.filter(pk__in=spaces_of(model._base_manager)).values_list("uuid", flat=True)
        )
        found = Space._base_manager.filter(pk__in=spaces_of(model.objects.visible_to(look.viewer)))
        return set(found.values_list("uuid", flat=True)), every & {
            look.town.places[name] for name in reads(look)
        }

    return rows


def titles(look: Look) -> Answer:
    came = canaries(one.title or "" for one in queries.my_spaces(look.viewer))
    return came, look.model.gets(look.who, "read", "title", "mirror")


def talk(look: Look) -> Answer:
    """What was said, place by place, with the names of files; each place found as its page finds it."""
    return canaries(_talk(look)), look.gets("read", "said", "file")


def _talk(look: Look) -> Iterator[str]:
    for number in look.places.values():
        with suppress(NotHere):
            for entry in queries.entries_in(look.viewer, queries.find_space(look.viewer, number)):
                yield f"{entry.body} {entry.author_name}"
                yield from (str(one.name) for one in entry.attachments.all())


def one_entry(look: Look) -> Answer:
    """Each entry by its own number."""
    asked = {
        name: number
        for name, number in look.town.entries.items()
        if look.model.words[name].place in look.places
    }
    came = {name for name, number in asked.items() if is_here(queries.find_entry, look.viewer, number)}
    return came, look.gets("read", "said")


def search(look: Look) -> Answer:
    found = [entry.body for entry in queries.find_words(look.viewer, "kanarie", most=10_000)]
    return canaries(found), look.model.gets(look.who, "search", "said")


def search_elsewhere(look: Look) -> Answer:
    found = found_elsewhere(look.viewer, "kanarie")
    held = {one.space.uuid for one in material.transcripts_with(look.viewer, ["kanari"])}
    wanted = {
        look.town.places[word.place]
        for name, word in look.model.words.items()
        if word.kind == "interview" and look.model.may(look.who, "search", word.place)
    }
    return (len(found), held), (len(wanted), wanted)


def counted(look: Look) -> Answer:
    came = Entry.objects.visible_to(look.viewer, Verb.COUNT).count()
    return came, len(look.model.gets(look.who, "count", "said"))


def taken_along(look: Look) -> Answer:
    found = Entry.objects.visible_to(look.viewer, Verb.EXPORT).select_related("space")
    return canaries(one.body for one in found), look.model.gets(look.who, "export", "said")


def files(look: Look) -> Answer:
    """Each file by its bare number."""
    numbers = list(Attachment._base_manager.values_list("uuid", flat=True))
    came: list[str] = []
    for number in numbers:
        with suppress(NotHere):
            came.append(queries.open_attachment(look.viewer, number)[1].decode())
    return canaries(came), look.model.gets(look.who, "read", "bytes")


def sources(look: Look) -> Answer:
    """The way back of what was brought, for who reads there."""
    entries = list(Entry.objects.visible_to(look.viewer).exclude(brought_from=None).select_related("space"))
    there = queries.readable_sources(look.viewer, entries)
    return canaries(one.body for one in entries if one.brought_from in there), look.model.follows(look.who)


def own_words(look: Look) -> Answer:
    """What somebody could carry elsewhere: their own, and where they may."""
    there = Space.objects.visible_to(look.viewer).filter(uuid__in=look.places.values())
    came = [one.body for space in there for one in queries.own_entries(look.viewer, space)]
    mine = {name for name in look.gets("bring", "said") if look.model.words[name].by == look.who}
    return canaries(came), mine if look.viewer.person_id else set()


DOORS: dict[str, Callable[[Look], Answer]] = {
    **{f"rows of {model.__name__}": _rows(model) for model in SCOPED},
    "windows": windows,
    "looked": looked,
    "titles": titles,
    "talk": talk,
    "one entry": one_entry,
    "search": search,
    "search elsewhere": search_elsewhere,
    "counted": counted,
    "taken along": taken_along,
    "files": files,
    "sources": sources,
    "own words": own_words,
    "reads along": work.reads_along,
    "tables": work.tables,
    "today": work.today,
    "questions": work.questions,
    "bottlenecks": work.bottlenecks,
    "studies": work.studies,
    "interviews": work.interviews,
    "codings": work.codings,
    "mirror": work.mirror,
    "forgotten filter": work.forgotten_filter,
}
