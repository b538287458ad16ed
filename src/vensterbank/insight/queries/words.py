"""Words that may leave a study: quotes marked typical, of people who agreed to be quoted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vensterbank.coding.enums import CodeKind
from vensterbank.coding.models import Code
from vensterbank.insight.choosing import (
    Candidate,
    leading_quotes,
    leading_themes,
    names_somebody,
    offered_quotes,
)
from vensterbank.insight.frames import ChosenQuote, Theme
from vensterbank.insight.queries.counts import Hit, Material
from vensterbank.log.actions import About, note
from vensterbank.log.enums import Event
from vensterbank.material.enums import Permit
from vensterbank.material.models import Version
from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import Verb
from vensterbank.spaces.sealing import keyring

TYPICAL = "typical"
OFFERED = 4


@dataclass(frozen=True, slots=True)
class Typical:
    """The words that were marked typical, inside their paragraph, and the public id of that."""

    words: str
    uuid: str


def themes_of(
    viewer: Viewer, material: Material, hits: Sequence[Hit], *, offered: bool = False
) -> tuple[Theme, ...]:
    """Three themes with quotes; ``offered``: with more quotes, to choose from. Three queries."""
    typical = _typical(viewer, material, hits)
    sizes, candidates = _themed(material, hits, typical)
    themes = leading_themes(sizes, candidates)
    chosen = leading_quotes(themes, candidates)
    if offered:
        chosen = {theme: offered_quotes(candidates[theme], first, OFFERED) for theme, first in chosen.items()}
    names = _names(viewer, chosen)
    return tuple(
        Theme(
            names[theme],
            tuple(
                ChosenQuote(
                    one.person, one.group, one.round, typical[one.quote].words, typical[one.quote].uuid
                )
                for one in quotes
            ),
        )
        for theme, quotes in chosen.items()
    )


def _themed(
    material: Material, hits: Sequence[Hit], typical: dict[int, Typical]
) -> tuple[dict[int, int], dict[int, list[Candidate]]]:
    """For each theme the number of its quotes, and those that may leave the study."""
    groups = {member.key: member.group for member in material.members}
    themed: dict[int, set[int]] = defaultdict(set)
    for answer, one in hits:
        if one.kind == CodeKind.THEME:
            themed[one.code].add(answer)
    candidates: dict[int, list[Candidate]] = defaultdict(list)
    for theme, answers in themed.items():
        for answer in sorted(answers & typical.keys()):
            talk, length = material.talk_of(answer), len(typical[answer].words)
            candidates[theme].append(Candidate(answer, talk.person, groups[talk.person], talk.round, length))
    return {theme: len(answers) for theme, answers in themed.items()}, dict(candidates)


def _typical(viewer: Viewer, material: Material, hits: Sequence[Hit]) -> dict[int, Typical]:
    """Typical quotes of people who agreed to be quoted, in which nobody of the study is named."""
    quotable = material.holding(Permit.QUOTING)
    here = [hit for hit in hits if hit[1].key == TYPICAL and material.talk_of(hit[0]).person in quotable]
    texts = _texts(viewer, {one.version for _answer, one in here})
    typical: dict[int, Typical] = {}
    for answer, one in here:
        place = material.answers[answer]
        words = texts[place.version][max(place.start, one.start) : min(place.end, one.end)].strip()
        if not names_somebody(words, material.names):
            typical.setdefault(answer, Typical(words, str(place.uuid)))
    return typical


def _texts(viewer: Viewer, wanted: set[int]) -> dict[int, str]:
    """The texts of versions, each opened once: a look at the conversation that is quoted."""
    found = Version.objects.visible_to(viewer, Verb.BRING).filter(pk__in=wanted)
    opened = found.select_related("transcript__space").only("space_id", "text", "transcript__space__uuid")
    versions = list(opened) if wanted else []
    for space in (version.transcript.space for version in versions):
        note(Event.READ, About("transcript", None, space.uuid, ground="quoted"), by=viewer)
    keyring.warm(version.space_id for version in versions)
    return {version.pk: version.text for version in versions}


def _names(viewer: Viewer, themes: Iterable[int]) -> dict[int, str]:
    found = Code.objects.visible_to(viewer).filter(pk__in=list(themes))
    return {code.pk: code.name for code in found}
