"""What the log must say of each answer of the matrix: what was shown, what was done, who was refused. Written by hand."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from tests.factories.canaries import MAY_SEE
from tests.factories.world import World
from tests.web.matrix import Row
from tests.web.walking import Answer
from vensterbank.log.enums import Event

# canary → where it stands: whoever is shown it has looked in one of these places.
STANDS_IN: dict[str, Callable[[World], set[uuid.UUID]]] = {
    "KanarieNotitie": lambda w: {w.note.space.uuid},
    "KanarieKampvuur": lambda w: {w.fire.uuid},
    "KanarieBijlage": lambda w: {w.fire.uuid},
    "KanarieTafel": lambda w: {w.question.space.uuid},
    "KanarieDoel": lambda w: {w.question.space.uuid},
    "KanarieNood": lambda w: {w.question.space.uuid},
    "KanarieOverdracht": lambda w: {w.question.space.uuid},
    "KanarieAndereTafel": lambda w: {w.other_question.space.uuid},
    "KanarieVensterbank": lambda w: {w.sill.uuid},
    "KanarieLantaarn": lambda w: {w.lamp_post.uuid},
    "KanarieKnelpunt": lambda w: {w.lamp_post.uuid},
    "KanarieOnderzoek": lambda w: {w.study.space.uuid, w.common_sill.uuid},
    "KanarieHoofdvraag": lambda w: {w.study.space.uuid},
    "KanarieSpiegel": lambda w: {w.study.space.uuid},
    "KanarieSessie": lambda w: {w.common_sill.uuid},
    "KanarieCode": lambda w: {w.study.space.uuid},
    # The file that waits holds the same words.
    "KanarieGesprek": lambda w: {w.transcript.space.uuid, w.study.space.uuid},
    "KanarieWachtend": lambda w: {w.study.space.uuid},
    "KanariePapier-notebook": lambda w: {w.note.space.uuid},
    "KanariePapier-campfire": lambda w: {w.fire.uuid},
    "KanariePapier-table": lambda w: {w.question.space.uuid},
    "KanariePapier-sill": lambda w: {w.sill.uuid},
    "KanariePapier-lamp-post": lambda w: {w.lamp_post.uuid},
    "KanarieOudeTafel-expired": lambda w: {w.elsewhere.expired_question.space.uuid},
    "KanarieOudeTafel-revoked": lambda w: {w.elsewhere.revoked_question.space.uuid},
    "KanarieAnderOnderzoek": lambda w: {w.elsewhere.study.space.uuid},
    "KanarieAnderGesprek": lambda w: {w.elsewhere.transcript.space.uuid, w.elsewhere.study.space.uuid},
    "KanarieAndereCode": lambda w: {w.elsewhere.study.space.uuid},
}
TABLES = {"KanarieTafel", "KanarieAndereTafel", "KanarieOudeTafel-expired", "KanarieOudeTafel-revoked"}
STUDIES = {"KanarieOnderzoek", "KanarieHoofdvraag", "KanarieAnderOnderzoek"}

# door → titles and first words that stand there in a list. A list is one line of its own, whatever it holds (record 23).
LISTED_AT: dict[str, set[str]] = {
    "site:today": TABLES | {"KanarieKnelpunt"},
    "spaces:places": TABLES | {"KanarieKampvuur"},
    "spaces:talk@sill": {"KanarieKampvuur"},  # where it was brought from, for who sits there too
    "spaces:talk@answer-from-the-fire": {"KanarieKampvuur"},
    "spaces:bring@notebook": {"KanarieKampvuur"},
    "spaces:bring@sill": {"KanarieKampvuur"},
    "spaces:own_log": TABLES | STUDIES | {"KanarieKampvuur"},
    "practice:questions": TABLES,
    "material:studies": STUDIES,
    "insight:mirrors": STUDIES,
    "api:my_spaces": STUDIES | {"KanarieKampvuur"},
    "api:my_studies": STUDIES,
}
# Doors behind which nothing is, for anybody: there is nobody to tell of it.
NOTHING_THERE = {
    "people:reset",
    "people:accept@guessed",
    "people:begin",
    "practice:open_link@guessed",
    "practice:my_table",
    "api:api-root",
}
LOOKS = (Event.READ, Event.SEARCHED, Event.EXPORTED)


def unsaid(world: World, row: Row, viewer: str, answer: Answer) -> list[str]:
    """What the log should have said of this answer and did not."""
    where, who = f"{row.door} {row.method} as {viewer}", world.viewer_of(viewer).uuid
    found = [
        f"{where}: {canary} was shown and the log does not say so"
        for canary in _unseen(world, row, answer, who)
    ]
    # What changes with a refusal (a wrong code is counted) stands there as a refusal.
    told = answer.acts() + (answer.said(Event.DENIED) if answer.came == "422" else [])
    if answer.changed and not any(line.actor_uuid == who for line in told):
        found.append(f"{where}: changed {sorted(answer.changed)} without a line of who did it")
    refused = answer.came == "404" and who is not None and row.door not in NOTHING_THERE
    if refused and not any(line.actor_uuid == who for line in answer.said(Event.DENIED)):
        found.append(f"{where}: refused without a line in the log")
    return found


def _unseen(world: World, row: Row, answer: Answer, who: uuid.UUID | None) -> list[str]:
    """Canaries that were shown without a line of this viewer in their place."""
    looked = {line.space_uuid for line in answer.said(*LOOKS) if line.actor_uuid == who}
    listed = LISTED_AT.get(row.door, set()) if answer.said(Event.LISTED) else set()
    shown = {canary for canary in MAY_SEE if canary in answer.shown} - listed
    return sorted(canary for canary in shown if not STANDS_IN[canary](world) & looked)
