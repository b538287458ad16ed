"""What the mirror says in plain words: sentences from figures, pure, in the language that is active."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from vensterbank.insight import words
from vensterbank.insight.figures import Figures
from vensterbank.mirror import Difference, Headline, Name, ShareContrast, Word

NOT_YET = Word.NOT_YET_SAYABLE
Change = tuple[Word, Word]

# What happened from the first round to the last; the first is "not yet sayable" where it does not speak.
DIFFERENCES: Mapping[Change, Promise] = {
    (Word.DIFFERENT, Word.DIFFERENT): gettext_lazy("the difference stayed"),
    (Word.DIFFERENT, Word.ALIKE): gettext_lazy("the difference became small"),
    (Word.ALIKE, Word.DIFFERENT): gettext_lazy("a difference came up"),
    (Word.ALIKE, Word.ALIKE): gettext_lazy("the difference stayed small"),
    (NOT_YET, Word.DIFFERENT): gettext_lazy("there is a clear difference"),
    (NOT_YET, Word.ALIKE): gettext_lazy("there is little difference"),
}
CONNECTIONS: Mapping[Change, Promise] = {
    (Word.NOT_CONNECTED, Word.CONNECTED): gettext_lazy("the connection grew"),
    (Word.CONNECTED, Word.NOT_CONNECTED): gettext_lazy("the connection fell away"),
    (Word.CONNECTED, Word.CONNECTED): gettext_lazy("the connection held"),
    (Word.NOT_CONNECTED, Word.NOT_CONNECTED): gettext_lazy("the connection is still missing"),
    (NOT_YET, Word.CONNECTED): gettext_lazy("there is connection"),
    (NOT_YET, Word.NOT_CONNECTED): gettext_lazy("there is little connection"),
}
CONTACTS: Mapping[Change, Promise] = {
    (Word.NOT_CONNECTED, Word.CONNECTED): gettext_lazy(
        "where contact first mostly broke off or stayed away, it now mostly comes about"
    ),
    (Word.CONNECTED, Word.NOT_CONNECTED): gettext_lazy(
        "where contact first mostly came about, it now mostly breaks off or stays away"
    ),
    (NOT_YET, Word.CONNECTED): gettext_lazy("in what they tell, contact mostly comes about"),
    (NOT_YET, Word.NOT_CONNECTED): gettext_lazy("in what they tell, contact mostly breaks off or stays away"),
}
QUESTIONS: Mapping[Name, Promise] = {
    Name.GAP: pgettext_lazy(
        "question to talk about", "When did somebody last simply drop by, and what did that do?"
    ),
    Name.ROOM: gettext_lazy("What helped you to find each other, and what does it take to keep it so?"),
    Name.ALIGNED: gettext_lazy("You speak much alike. What would somebody say who sees it differently?"),
    Name.PAST_EACH_OTHER: gettext_lazy(
        "You mean much the same and still miss each other. Where does that happen?"
    ),
    Name.NOT_YET_SAYABLE: gettext_lazy("What do you recognise in these quotes, and what is missing?"),
}


@dataclass(frozen=True)
class Telling:
    """The words under the picture: one bold sentence, one that explains, one that stops."""

    lead: str
    rest: str
    closing: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.lead, self.rest, self.closing) if part)


def told(figures: Figures) -> Telling:
    """What the figures say. Each sentence rests on an axis that speaks; where none does, it says what is missing."""
    first, last = _ends(figures)
    difference = (first.difference.word if first else NOT_YET, last.difference.word)
    connection = (first.connection.word if first else NOT_YET, last.connection.word)
    lead = _lead(difference, connection)
    parts = [part for part in (_accents(first, last), _contact(connection)) if part]
    return Telling(capfirst(lead), _sentence("; ".join(parts)), _closing(figures, last))


def _ends(figures: Figures) -> tuple[Headline | None, Headline]:
    """The first round and the last one; no first when there is only one round."""
    *earlier, last = figures.headlines
    return (earlier[0] if earlier else None), last


def _lead(difference: Change, connection: Change) -> str:
    one, other = _change(DIFFERENCES, difference), _change(CONNECTIONS, connection)
    if one and other:
        return _("%(difference)s, %(connection)s.") % {"difference": one, "connection": other}
    if one:
        return _("%(difference)s; about the connection nothing can be said yet.") % {"difference": one}
    if other:
        return _("%(connection)s; about the difference nothing can be said yet.") % {"connection": other}
    return _("About difference and connection nothing can be said yet.")


def _change(sentences: Mapping[Change, Promise], change: Change) -> str:
    said = sentences.get(change) or sentences.get((NOT_YET, change[1]))
    return str(said) if said else ""


def _contact(connection: Change) -> str:
    return _change(CONTACTS, connection)


def _accents(first: Headline | None, last: Headline) -> str:
    """From where each group speaks more than the other, as far as it stands out in the last round."""
    here = _more(last)
    if not any(here):
        return ""
    still = first is not None and _more(first) == here
    one, other = (str(words.GROUPS[group]) for group in last.groups)
    mine, theirs = here
    if mine and theirs:
        said = (
            _("%(one)s still speak more %(mine)s, %(other)s more %(theirs)s")
            if still
            else _("%(one)s speak more %(mine)s, %(other)s more %(theirs)s")
        )
        said_of = {
            "one": one,
            "other": other,
            "mine": words.FROM_AREA[mine],
            "theirs": words.FROM_AREA[theirs],
        }
        return said % said_of
    who, where = (one, mine) if mine else (other, theirs)
    said = _("%(one)s still speak more %(mine)s") if still else _("%(one)s speak more %(mine)s")
    return said % {"one": who, "mine": words.FROM_AREA[where]}


def _more(told_of: Headline) -> tuple[str, str]:
    """The area in which each group stands out most; empty where none does."""
    found = told_of.difference_result
    if found is None or told_of.difference.word is not Word.DIFFERENT:
        return "", ""
    clear = {str(one.code): one.difference for one in _clear(found)}
    mine = max((area for area in clear if clear[area] > 0), key=clear.__getitem__, default="")
    theirs = min((area for area in clear if clear[area] < 0), key=clear.__getitem__, default="")
    return mine, theirs


def _clear(found: Difference) -> list[ShareContrast]:
    """Contrasts whose interval lies wholly on one side of nought."""
    return [one for one in found.contrasts if one.interval and one.interval.low * one.interval.high > 0]


def _closing(figures: Figures, last: Headline) -> str:
    if not figures.is_small:
        return _("How sure this is stands in the grounds.")
    persons = sum(last.difference_result.persons) if last.difference_result else 0
    if not persons:
        return _("Nobody’s words were coloured in both groups yet.")
    said = ngettext(
        "With one person, more cannot be said.", "With %(number)s people, more cannot be said.", persons
    )
    return said % {"number": words.number(persons)}


def _sentence(text: str) -> str:
    return f"{capfirst(text)}." if text else ""


def question_for(figures: Figures | None) -> str:
    """A question to talk about, from what the last round shows. A researcher may always ask another."""
    name = figures.headlines[-1].name if figures else Name.NOT_YET_SAYABLE
    return str(QUESTIONS[name])


def title_of(figures: Figures | None) -> str:
    """The head of the first page; a question, for the answer is up to those who look."""
    if figures is None:
        return _("The mirror")
    named = [one.name for one in figures.headlines if one.name is not Name.NOT_YET_SAYABLE]
    if len(named) > 1 and named[0] is not named[-1]:
        names = {"before": words.NAME[named[0]], "after": words.NAME[named[-1]]}
        return _("The mirror: from %(before)s to %(after)s?") % names
    return _("The mirror: gap or room?")


def who_took_part(figures: Figures, *, agreed: bool) -> str:
    """ "twee werkers, vier managers, twee rondes · alle zes gaven toestemming" """
    sizes = [words.people(group, size) for group, size in zip(figures.pair, figures.sizes, strict=True)]
    rounds = len(figures.rounds)
    sizes.append(words.ROUNDS % {"n": rounds, "number": words.number(rounds)})
    said = ", ".join(sizes)
    if not agreed:
        return said
    total = sum(figures.sizes)
    everybody = pgettext("permission to be shown", "all %(number)s agreed to be shown")
    return f"{said} · {everybody % {'number': words.number(total)}}"
