"""Doors where somebody tries something: a child of another parent, a body with a number that is not theirs to use.

Merged into ``doors.py``; their rows stand at the end of ``matrix.txt``.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from tests.factories.world import World
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.models import Space

ONCE = "3f0f6c52-5d30-4cf6-8d1c-6f3f5d1e0a12"
SAY = {"words": "hallo", "once": ONCE}
NOWHERE = uuid.UUID(int=8)


def _of_joris(world: World, kind: SpaceKind) -> Space:
    """A place of Wijkwerf, in which nobody of the columns stands but Lotte and Wilma."""
    found: Space = Space.objects.visible_to(world.viewer_of("joris")).get(
        kind=kind, home_organisation=world.cast.wijkwerf
    )
    return found


ADDRESSES: dict[str, Callable[[World], list[Any]]] = {
    # A file in every kind of place
    **{
        f"spaces:download@{kind}": lambda w, kind=kind: [w.elsewhere.papers[kind].uuid]
        for kind in ("notebook", "campfire", "table", "sill", "lamp-post")
    },
    "spaces:download@entry": lambda w: [w.said.uuid],
    "spaces:bring@attachment": lambda w: [w.attachment.uuid],
    # The live window of what had none yet
    "spaces:version@common-sill": lambda w: [w.common_sill.uuid],
    "spaces:version@missing": lambda w: [NOWHERE],
    "api:one_space@notebook": lambda w: [w.note.space.uuid],
    "api:one_space@sill": lambda w: [w.sill.uuid],
    "api:one_space@lamp-post": lambda w: [w.lamp_post.uuid],
    "api:one_space@study": lambda w: [w.study.space.uuid],
    "api:entries@common-sill": lambda w: [w.common_sill.uuid],
    "api:entries@study": lambda w: [w.study.space.uuid],
    "api:entries@transcript": lambda w: [w.transcript.space.uuid],
    # What a link opened that does no more
    "practice:table@expired": lambda w: [w.elsewhere.expired_question.uuid],
    "practice:table@revoked": lambda w: [w.elsewhere.revoked_question.uuid],
    # Letters to a resident
    "practice:link@mail": lambda w: [w.question.uuid],
    "practice:code@mail": lambda w: [w.question.uuid],
    # Children under a parent that is not theirs
    "people:end_function@elsewhere": lambda w: [w.cast.buurtzaam.uuid, w.cast.lotte.person.uuid],
    "people:leave@another": lambda w: [w.cast.buurtzaam.uuid, w.cast.lotte.person.uuid],
    "people:send_again@another": lambda w: [w.cast.buurtzaam.uuid, w.elsewhere.invitation.uuid],
    "people:withdraw@another": lambda w: [w.cast.buurtzaam.uuid, w.elsewhere.invitation.uuid],
    "material:permits@another": lambda w: [w.study.uuid, w.elsewhere.respondent.uuid],
    "material:permits@turned": lambda w: [w.elsewhere.study.uuid, w.respondent.uuid],
    "material:look_at@another": lambda w: [w.study.uuid, w.elsewhere.pending.uuid],
    "material:throw_away@another": lambda w: [w.study.uuid, w.elsewhere.pending.uuid],
    "coding:code@another": lambda w: [w.study.uuid, w.elsewhere.code.uuid],
    "coding:offer@another": lambda w: [w.study.uuid, w.elsewhere.code.uuid],
    "api:keep@another": lambda w: [w.transcript.uuid, w.elsewhere.coding_uuid],
    "api:keep@code-of-another": lambda w: [w.transcript.uuid, NOWHERE],
    "api:remove@another": lambda w: [w.transcript.uuid, w.elsewhere.coding_uuid],
    "api:remove@missing": lambda w: [w.transcript.uuid, NOWHERE],
    # Another researcher's study
    "material:study@another": lambda w: [w.elsewhere.study.uuid],
    "material:conversation@another": lambda w: [w.elsewhere.transcript.uuid],
    "coding:coder@another": lambda w: [w.elsewhere.transcript.uuid],
    "coding:codebook@another": lambda w: [w.elsewhere.study.uuid],
    "insight:mirror@another": lambda w: [w.elsewhere.study.uuid],
    "api:codes@another": lambda w: [w.elsewhere.study.uuid],
    "api:transcripts@another": lambda w: [w.elsewhere.study.uuid],
    "api:transcript@another": lambda w: [w.elsewhere.transcript.uuid],
    "api:codings@another": lambda w: [w.elsewhere.transcript.uuid],
    "api:undo@another": lambda w: [w.elsewhere.transcript.uuid],
    # Bodies that name what is not theirs
    "spaces:talk@answer-from-the-fire": lambda w: [w.sill.uuid],
    "spaces:bring@into-a-table": lambda w: [w.said.uuid],
    "spaces:bring@into-a-lamp-post": lambda w: [w.said.uuid],
    "spaces:bring@into-another-house": lambda w: [w.said.uuid],
    "spaces:invite@somebody-who-left": lambda w: [w.fire.uuid],
    "practice:share@somebody-who-left": lambda w: [w.question.uuid],
    "practice:sit_in@somebody-who-left": lambda w: [w.question.uuid],
    "practice:hand_over@stranger": lambda w: [w.question.uuid],
    "material:add_researcher@somebody-who-left": lambda w: [w.study.uuid],
    "people:person@team-of-another": lambda w: [w.cast.buurtzaam.uuid, w.cast.karim.person.uuid],
    "people:invitations@team-of-another": lambda w: [w.cast.buurtzaam.uuid],
    "insight:bring@sill-of-another": lambda w: [w.study.uuid],
}

SENT: dict[str, Callable[[World], dict[str, Any]]] = {
    "spaces:bring@attachment": lambda w: {**SAY, "into": str(w.sill.uuid)},
    "practice:table@expired": lambda w: {"body": "hallo", "number": ONCE},
    "practice:table@revoked": lambda w: {"body": "hallo", "number": ONCE},
    "practice:link@mail": lambda w: {"mail": "thuis@voorbeeld.test"},
    "practice:code@mail": lambda w: {"mail": "thuis@voorbeeld.test"},
    "people:end_function@elsewhere": lambda w: {"function": "worker", "team": str(w.cast.brokers.uuid)},
    "material:permits@another": lambda w: {"permits": ["research"]},
    "material:permits@turned": lambda w: {"permits": ["research"]},
    "coding:code@another": lambda w: {"label": "Anders genoemd"},
    "coding:codebook@another": lambda w: {"kind": "theme", "label": "Iets nieuws"},
    "api:keep@another": lambda w: {"start": 22, "end": 30, "code": str(w.code.uuid)},
    "api:keep@code-of-another": lambda w: {"start": 22, "end": 30, "code": str(w.elsewhere.code.uuid)},
    "spaces:light@somebody-who-left": lambda w: {
        "title": "Vuur",
        "people": [str(w.viewers["geert"].person.uuid)],
        "once": ONCE,
    },
    "spaces:talk@answer-from-the-fire": lambda w: {**SAY, "reply_to": str(w.said.uuid)},
    "spaces:bring@into-a-table": lambda w: {**SAY, "into": str(w.other_question.space.uuid)},
    "spaces:bring@into-a-lamp-post": lambda w: {**SAY, "into": str(w.lamp_post.uuid)},
    "spaces:bring@into-another-house": lambda w: {**SAY, "into": str(_of_joris(w, SpaceKind.SILL).uuid)},
    "spaces:invite@somebody-who-left": lambda w: {"person": str(w.viewers["geert"].person.uuid)},
    "practice:share@somebody-who-left": lambda w: {
        "whom": str(w.viewers["geert"].person.uuid),
        "how": "together",
        "until": "",
        "purpose": "samen",
    },
    "practice:sit_in@somebody-who-left": lambda w: {
        "whom": str(w.viewers["geert"].person.uuid),
        "until": "2027-01-31",
        "purpose": "leren",
    },
    "practice:hand_over@stranger": lambda w: {"to": str(w.cast.otto.person.uuid)},
    "material:add_researcher@somebody-who-left": lambda w: {"person": str(w.viewers["geert"].person.uuid)},
    "people:person@team-of-another": lambda w: {"function": "worker", "team": str(w.cast.brokers.uuid)},
    "people:invitations@team-of-another": lambda w: {
        "name": "Iemand",
        "email": "iemand@voorbeeld.test",
        "function": "worker",
        "team": str(w.cast.brokers.uuid),
        "language": "nl",
    },
    "insight:bring@sill-of-another": lambda w: {
        "question": "Wat zie je?",
        "sill": str(_of_joris(w, SpaceKind.SILL).uuid),
        "day": "2026-01-05",
        "once": ONCE,
    },
    "accountability:new@lamp-post-of-another": lambda w: {
        "words": "dubbel werk",
        "lamp_post": str(_of_joris(w, SpaceKind.LAMP_POST).uuid),
        "once": ONCE,
    },
}
