"""What cannot be said, in plain words: pure, in the language that is active."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vensterbank.insight import words
from vensterbank.insight.enums import Where
from vensterbank.insight.figures import Figures
from vensterbank.insight.frames import AlphaTable
from vensterbank.mirror import Difference, Need, Reason

AIM = 100


def need_words(need: Need) -> str:
    """One thing that an axis would need to speak."""
    group = str(words.GROUPS.get(need.group or "", ""))
    have, want = round(need.have), round(need.want or 0)
    if need.reason is Reason.PERSONS_IN_GROUP:
        message = _("Of the %(group)s, at least %(want)s need coloured quotes; now %(have)s.")
    elif need.reason is Reason.PERSONS:
        message = _("At least %(want)s people need coloured quotes; now %(have)s.")
    elif need.reason is Reason.PERSONS_WITH_MARKS:
        message = _("At least %(want)s people need a mark of connection in what they told; now %(have)s.")
    elif need.reason is Reason.GROUP_WITHOUT_MARKS:
        message = _("In what the %(group)s told, no connection with the others is marked yet.")
    elif need.reason is Reason.COULD_BE_CHANCE:
        message = _("Other divisions of these same people differ as much: it could be chance.")
    elif want:
        message = _(
            "The uncertainty runs across the line. About %(want)s people who show the same would settle it."
        )
    else:
        message = _("The figure lies on the line itself; more people would not make it clearer.")
    return message % {"group": group, "have": words.number(have), "want": words.number(want)}


def splits_words(found: Difference) -> str:
    """ "15 verdelingen; p kan niet onder .067" """
    permutation = found.permutation
    if not found.exact:
        said = _("%(splits)s divisions drawn by lot; p cannot be below %(least)s.")
    else:
        said = _("These people can be divided in %(splits)s ways, so p cannot be below %(least)s.")
    return said % {"splits": permutation.splits, "least": words.probability(permutation.smallest_p)}


def limits_of(figures: Figures, alphas: tuple[AlphaTable, ...]) -> list[str]:
    """Everything that somebody should know before quoting a figure."""
    return [*_of_method(), *_of_persons(figures), *_of_marks(figures), *_of_coders(alphas)]


def _of_method() -> Iterator[str]:
    yield _(
        "The studies on which Vensterbank stands did not count or test. The measures on this page are our own."
    )
    yield _(
        "Quotes of one person hang together. So every person weighs the same, however much they said, and single"
        " quotes are never tested."
    )
    yield _(
        "Uncertainty is an interval: of a hundred studies like this one, about ninety-five would hold the true figure in it."
    )


def _of_persons(figures: Figures) -> Iterator[str]:
    found = [one.difference_result for one in figures.headlines if one.difference_result]
    if figures.is_small:
        yield _(
            "With fewer than five people in a group, nobody should speak of significance; this page does not."
        )
    widest = max((one.shows_from for one in found if one.shows_from), default=None)
    if widest is not None:
        said = _(
            "In a single core area, only differences larger than ±%(points)s points of a hundred would show here."
        )
        yield said % {"points": round(widest * 100)}
    if min(figures.sizes) <= 2:
        yield _(
            "With two people in a group, its profile is nearly that of a person. Handle this page accordingly."
        )
    for one in figures.rounds:
        silent = sum(figures.sizes) - sum(
            figures.frame.present(one.number).get(group, 0) for group in figures.pair
        )
        if silent:
            said = ngettext(
                "%(round)s: one person has no coloured quotes. That person is missing there and does not count as nought.",
                "%(round)s: %(number)s people have no coloured quotes. They are missing there and do not count as nought.",
                silent,
            )
            yield capfirst(said % {"round": one.name, "number": words.number(silent)})


def _of_marks(figures: Figures) -> Iterator[str]:
    yield _(
        "A connection is what a human marked in the text. Two core areas in one quote are not yet a connection."
    )
    unsaid = sum(sum(figures.marks(one.number, [Where.UNSAID]).values()) for one in figures.rounds)
    if unsaid:
        said = ngettext(
            "One mark does not say between whom; it counts nowhere.",
            "%(number)s marks do not say between whom; they count nowhere.",
            unsaid,
        )
        yield capfirst(said % {"number": words.number(unsaid)})


def _of_coders(alphas: tuple[AlphaTable, ...]) -> Iterator[str]:
    if not alphas:
        yield _("One coder coloured the quotes. How far two would agree is not known.")
    elif alphas[0].units < AIM:
        said = _("Two coders read %(units)s answers; a hundred or more would give a steadier figure.")
        yield said % {"units": alphas[0].units}
