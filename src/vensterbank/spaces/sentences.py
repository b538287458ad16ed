"""Sentences about a space that every page of it says the same way; first of all "wie leest mee".

They are pure: readers in, one sentence out, in the language that is active. A resident is addressed as "u", a colleague
as "je" (both are "you" in English, so the texts carry a context).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext, pgettext

from vensterbank.people.enums import Function
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.spaces.enums import SpaceKind, Standing
from vensterbank.spaces.queries import Reader
from vensterbank.ui.moments import plain_day

TITLES = frozenset({"mevrouw", "meneer", "mijnheer", "mevr.", "mw.", "dhr.", "familie"})
FOREIGN_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof."})
MOST_NAMES = 12

PLURALS: dict[str, Promise] = {
    Function.WORKER: gettext_lazy("workers"),
    Function.MANAGER: gettext_lazy("managers"),
    Function.FACILITATOR: gettext_lazy("facilitators"),
    Function.RESEARCHER: gettext_lazy("researchers"),
    Function.ADMINISTRATOR: gettext_lazy("administrators"),
}


def reads_along(readers: Sequence[Reader], viewer: Viewer, kind: str) -> str:
    """Who reads along in a space of this kind, as it follows on "Wie leest mee:"; ends with a full stop.

    The reader comes first, as "u" or "jij"; guests and whoever sits in are named apart, for they are not of the place.
    """
    if kind == SpaceKind.NOTEBOOK:
        return _("only %(you)s.") % {"you": you(viewer)}
    everybody = _once_each(readers)
    guests = [one for one in everybody if one.is_guest or one.standing == Standing.GUEST]
    sitting_in = [one for one in everybody if one.standing == Standing.SITTING_IN]
    keepers = [one for one in everybody if one.standing == Standing.KEEPER]
    hurried = [one for one in everybody if one.standing == Standing.BREAK_GLASS]
    aside = {id(one) for one in (*guests, *sitting_in, *keepers, *hurried)}
    own = [one for one in everybody if id(one) not in aside]
    names = short_names(one.name for one in everybody if one.who == "person")
    told = _Telling(viewer, kind, names)
    sentences = [f"{told.all_of(own)}."] if own else []
    sentences += told.guests(guests) + told.sitting_in(sitting_in) + told.keepers(keepers)
    sentences += told.hurried(hurried)
    if kind == SpaceKind.CAMPFIRE:
        sentences.append(_("Nobody else."))
    return " ".join(sentences) or _("nobody.")


class _Telling:
    """Says readers in words, for one viewer in one kind of space."""

    def __init__(self, viewer: Viewer, kind: str, names: dict[str, str]) -> None:
        self.viewer, self.kind, self.names = viewer, kind, names

    def all_of(self, readers: Sequence[Reader]) -> str:
        """ "u, Karim (Buurtzaam) en Lotte (Wijkwerf), tot en met 1 maart" """
        if len(readers) == 1 and readers[0].is_me:
            return _("only %(you)s") % {"you": self.name(readers[0])}
        days = {one.until for one in readers if one.standing != Standing.RESIDENT}
        shared = next(iter(days)) if len(days) == 1 else None
        groups = [one for one in readers if one.who == "organisation"]
        single = [self.described(one, told=shared) for one in readers if one.who != "organisation"]
        sentence = joined([*_groups(groups), *single], most=MOST_NAMES)
        return f"{sentence}, {until_day(shared)}" if shared else sentence

    def described(self, reader: Reader, *, told: dt.date | None = None) -> str:
        """One reader with what matters here: the organisation, the role in a study, the last day."""
        notes = [self._note(reader), until_day(reader.until) if reader.until and reader.until != told else ""]
        notes = [note for note in notes if note]
        return f"{self.name(reader)} ({', '.join(notes)})" if notes else self.name(reader)

    def _note(self, reader: Reader) -> str:
        if self.kind == SpaceKind.STUDY:
            return str(Standing(reader.standing).label) if reader.standing == Standing.RESPONDENT else ""
        if self.kind == SpaceKind.CAMPFIRE or reader.is_me:
            return ""
        return reader.organisation

    def name(self, reader: Reader) -> str:
        """How a reader is called in the middle of a sentence."""
        if reader.is_me:
            return you(self.viewer)
        if reader.who == "team":
            return _("the team %(name)s") % {"name": reader.name}
        return in_sentence(self.names.get(reader.name, reader.name))

    def guests(self, readers: Sequence[Reader]) -> list[str]:
        """Guests of a campfire: whoever leads somebody there (S24)."""
        others = [self.name(one) for one in readers if not one.is_me]
        said = []
        if any(one.is_me for one in readers):
            said.append(pgettext("to a colleague", "You are a guest here (manager)."))
        if others:
            sentence = ngettext(
                "%(names)s is a guest (manager).", "%(names)s are guests (managers).", len(others)
            )
            said.append(sentence % {"names": joined(others)})
        return said

    def sitting_in(self, readers: Sequence[Reader]) -> list[str]:
        """Who looks on for a while, and until when."""
        return [capfirst(_looks_on(one, self.described(one, told=one.until))) for one in readers]

    def hurried(self, readers: Sequence[Reader]) -> list[str]:
        """Who reads by emergency access: a day at most."""
        sentence = _("Emergency access, for at most 24 hours: %(name)s.")
        return [sentence % {"name": self.described(replace(one, until=None))} for one in readers]

    def keepers(self, readers: Sequence[Reader]) -> list[str]:
        """Who answers at a lamp post."""
        groups = list(
            dict.fromkeys(str(PLURALS.get(one.function, one.name)) for one in readers if one.function)
        )
        people = [self.described(one) for one in readers if not one.function]
        if not groups and not people:
            return []
        number = 2 if groups else len(people)
        answers = npgettext("at the lamp post", "%(names)s answers here.", "%(names)s answer here.", number)
        return [capfirst(answers % {"names": joined([*groups, *people])})]


def _looks_on(reader: Reader, name: str) -> str:
    if reader.is_me:
        return pgettext("to a colleague", "You sit in %(until)s.") % {"until": until_day(reader.until)}
    return _("%(name)s sits in %(until)s.") % {"name": name, "until": until_day(reader.until)}


def _groups(readers: Sequence[Reader]) -> list[str]:
    """Whole organisations, or whoever has a function there: "alle werkers en leidinggevenden van Buurtzaam"."""
    functions: dict[str, list[str]] = {}
    for one in readers:
        functions.setdefault(one.name, []).append(one.function)
    open_to_all = [name for name, listed in functions.items() if "" in listed]
    said = [_("everybody at %(names)s") % {"names": joined(open_to_all)}] if open_to_all else []
    for name, listed in functions.items():
        if name not in open_to_all:
            who = joined([str(PLURALS[function]) for function in listed])
            said.append(_("all %(functions)s of %(name)s") % {"functions": who, "name": name})
    return said


def _once_each(readers: Sequence[Reader]) -> list[Reader]:
    """The viewer first, then residents, then the others as they came; two grants to one person are one reader."""
    kept: dict[object, Reader] = {}
    for one in readers:
        key = (one.who, one.who_uuid or one.name, one.function, one.standing)
        known = kept.get(key)
        if known is None or (known.until is not None and (one.until is None or one.until > known.until)):
            kept[key] = one
    return sorted(kept.values(), key=lambda one: (not one.is_me, one.standing != Standing.RESIDENT))


def you(viewer: Viewer) -> str:
    """How a page addresses whoever reads it."""
    if viewer.link_id is not None and viewer.person_id is None:
        return pgettext("to a resident", "you")
    return pgettext("to a colleague", "you")


def until_day(day: dt.date | None) -> str:
    """ "tot en met 1 maart": the day itself is still in. Without a day: "zonder einddatum"."""
    if day is None:
        return _("without a last day")
    return _("until %(day)s") % {"day": plain_day(day, clock.today())}


def joined(parts: Sequence[str], *, most: int | None = None) -> str:
    """ "a, b en c"; with ``most`` the rest is counted."""
    if most is not None and len(parts) > most:
        rest = len(parts) - most + 1
        parts = [*parts[: most - 1], ngettext("%(n)s other", "%(n)s others", rest) % {"n": rest}]
    if len(parts) < 2:
        return "".join(parts)
    first, last = ", ".join(parts[:-1]), parts[-1]
    return pgettext("the last two of a list", "%(first)s and %(last)s") % {"first": first, "last": last}


def in_sentence(name: str) -> str:
    """A name in the middle of a sentence: "Mevrouw Aydın" becomes "mevrouw Aydın"."""
    first = name.split(maxsplit=1)[0].lower() if name.split() else ""
    return name[:1].lower() + name[1:] if first in TITLES else name


def short_name(name: str) -> str:
    """The name that colleagues use: the first one; with a title or an initial in front the whole name stays."""
    first = name.split(maxsplit=1)[0] if name.split() else ""
    if first.lower() in TITLES | FOREIGN_TITLES or len(first) < 2 or first.endswith("."):
        return name
    return first


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Each full name with its short one, but the whole name where two would be called the same."""
    everybody = list(dict.fromkeys(names))
    count = Counter(short_name(name) for name in everybody)
    return {name: short if count[short := short_name(name)] == 1 else name for name in everybody}
