"""Where each door of the matrix leads in the world of ``tests/factories/world.py``, and what is sent there.

A door is the name of an address, with ``@case`` behind it where one address leads to different kinds of places.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.urls import reverse

from tests.factories.world import World
from tests.web import side_doors
from vensterbank.shared import clock

NOWHERE = uuid.UUID(int=7)

# door → what stands in its address
ADDRESSES: dict[str, Callable[[World], list[Any]]] = {
    "people:reset": lambda w: [w.cast.karim.person.uuid, "guessed"],
    "people:accept": lambda w: [w.invitation_secret],
    "people:accept@guessed": lambda w: ["guessed"],
    "people:begin": lambda w: ["guessed"],
    "people:staff": lambda w: [w.cast.buurtzaam.uuid],
    "people:staff@elsewhere": lambda w: [w.cast.wijkwerf.uuid],
    "people:person": lambda w: [w.cast.buurtzaam.uuid, w.cast.karim.person.uuid],
    "people:person@elsewhere": lambda w: [w.cast.buurtzaam.uuid, w.cast.lotte.person.uuid],
    "people:person@herself": lambda w: [w.cast.buurtzaam.uuid, w.cast.bea.person.uuid],
    "people:end_function": lambda w: [w.cast.buurtzaam.uuid, w.cast.karim.person.uuid],
    "people:leave": lambda w: [w.cast.buurtzaam.uuid, w.cast.karim.person.uuid],
    "people:leave@elsewhere": lambda w: [w.cast.wijkwerf.uuid, w.cast.lotte.person.uuid],
    "people:policy": lambda w: [w.cast.buurtzaam.uuid],
    "people:policy@elsewhere": lambda w: [w.cast.wijkwerf.uuid],
    "people:reset_second_step": lambda w: [w.cast.buurtzaam.uuid, w.cast.karim.person.uuid],
    "people:reset_second_step@elsewhere": lambda w: [w.cast.buurtzaam.uuid, w.cast.lotte.person.uuid],
    "people:end_visit": lambda w: [NOWHERE],
    "people:passkey": lambda w: [NOWHERE],
    "people:remove_passkey": lambda w: [NOWHERE],
    "people:rename": lambda w: [w.cast.buurtzaam.uuid],
    "people:teams": lambda w: [w.cast.buurtzaam.uuid],
    "people:rename_team": lambda w: [w.cast.buurtzaam.uuid, w.cast.outreach.uuid],
    "people:rename_team@elsewhere": lambda w: [w.cast.buurtzaam.uuid, w.cast.brokers.uuid],
    "people:invitations": lambda w: [w.cast.buurtzaam.uuid],
    "people:send_again": lambda w: [w.cast.buurtzaam.uuid, w.invitation.uuid],
    "people:withdraw": lambda w: [w.cast.buurtzaam.uuid, w.invitation.uuid],
    "spaces:talk@campfire": lambda w: [w.fire.uuid],
    "spaces:talk@sill": lambda w: [w.sill.uuid],
    "spaces:talk@lamp-post": lambda w: [w.lamp_post.uuid],
    "spaces:talk@common-sill": lambda w: [w.common_sill.uuid],
    "spaces:talk@notebook": lambda w: [w.note.space.uuid],
    "spaces:talk@table": lambda w: [w.question.space.uuid],
    "spaces:talk@study": lambda w: [w.study.space.uuid],
    "spaces:talk@transcript": lambda w: [w.transcript.space.uuid],
    "spaces:talk@missing": lambda w: [NOWHERE],
    "spaces:version@campfire": lambda w: [w.fire.uuid],
    "spaces:version@sill": lambda w: [w.sill.uuid],
    "spaces:version@lamp-post": lambda w: [w.lamp_post.uuid],
    "spaces:version@notebook": lambda w: [w.note.space.uuid],
    "spaces:version@table": lambda w: [w.question.space.uuid],
    "spaces:version@study": lambda w: [w.study.space.uuid],
    "spaces:version@transcript": lambda w: [w.transcript.space.uuid],
    "spaces:invite@campfire": lambda w: [w.fire.uuid],
    "spaces:invite@sill": lambda w: [w.sill.uuid],
    "spaces:leave@campfire": lambda w: [w.fire.uuid],
    "spaces:leave@sill": lambda w: [w.sill.uuid],
    "spaces:looked@campfire": lambda w: [w.fire.uuid],
    "spaces:looked@sill": lambda w: [w.sill.uuid],
    "spaces:looked@table": lambda w: [w.question.space.uuid],
    "spaces:looked@notebook": lambda w: [w.note.space.uuid],
    "spaces:looked@study": lambda w: [w.study.space.uuid],
    "spaces:looked@transcript": lambda w: [w.transcript.space.uuid],
    "spaces:choose@campfire": lambda w: [w.fire.uuid],
    "spaces:choose@sill": lambda w: [w.sill.uuid],
    "spaces:choose@lamp-post": lambda w: [w.lamp_post.uuid],
    "spaces:bring@campfire": lambda w: [w.said.uuid],
    "spaces:bring@notebook": lambda w: [w.note.uuid],
    "spaces:bring@sill": lambda w: [w.brought.uuid],
    "spaces:download": lambda w: [w.attachment.uuid],
    "practice:table": lambda w: [w.question.uuid],
    "practice:table@other": lambda w: [w.other_question.uuid],
    "practice:looks": lambda w: [w.question.uuid],
    "practice:helped": lambda w: [w.question.uuid],
    "practice:not_yet": lambda w: [w.question.uuid],
    "practice:end_emergency": lambda w: [w.question.uuid],
    "practice:share": lambda w: [w.question.uuid],
    "practice:sit_in": lambda w: [w.question.uuid],
    "practice:stop_everybody": lambda w: [w.question.uuid],
    "practice:hand_over": lambda w: [w.question.uuid],
    "practice:link": lambda w: [w.question.uuid],
    "practice:code": lambda w: [w.question.uuid],
    "practice:answer": lambda w: [w.asked.uuid],
    "practice:stop": lambda w: [w.agreement.uuid],
    "practice:again": lambda w: [w.ended.uuid],
    "practice:get_up@colleague": lambda w: [w.agreement.uuid],
    "practice:get_up@sitting-in": lambda w: [w.sitting.uuid],
    "practice:accept": lambda w: [w.handover.uuid],
    "practice:give_back": lambda w: [w.handover.uuid],
    "practice:take_back": lambda w: [w.handover.uuid],
    "practice:land": lambda w: [w.handover.uuid],
    "practice:open_link": lambda w: [w.viewers["petra"].secret],
    "practice:open_link@wrong-code": lambda w: [w.viewers["petra"].secret],
    "practice:open_link@guessed": lambda w: ["guessed"],
    "material:conversation": lambda w: [w.transcript.uuid],
    "material:study": lambda w: [w.study.uuid],
    "material:add_respondent": lambda w: [w.study.uuid],
    "material:permits": lambda w: [w.study.uuid, w.respondent.uuid],
    "material:add_researcher": lambda w: [w.study.uuid],
    "material:bring_in": lambda w: [w.study.uuid],
    "material:look_at": lambda w: [w.study.uuid, w.pending.uuid],
    "material:throw_away": lambda w: [w.study.uuid, w.pending.uuid],
    "coding:coder": lambda w: [w.transcript.uuid],
    "coding:codebook": lambda w: [w.study.uuid],
    "coding:code": lambda w: [w.study.uuid, w.code.uuid],
    "coding:offer": lambda w: [w.study.uuid, w.code.uuid],
    "insight:mirror": lambda w: [w.study.uuid],
    "insight:grounds": lambda w: [w.study.uuid],
    "insight:show": lambda w: [w.study.uuid],
    "insight:bring": lambda w: [w.study.uuid],
    "insight:agreements": lambda w: [w.session.uuid],
    "accountability:raise@sill": lambda w: [w.brought.uuid],
    "accountability:raise@campfire": lambda w: [w.said.uuid],
    "accountability:bottleneck": lambda w: [w.bottleneck.uuid],
    "accountability:take-on": lambda w: [w.bottleneck.uuid],
    "accountability:answer": lambda w: [w.bottleneck.uuid],
    "accountability:seen": lambda w: [w.bottleneck.uuid],
    "api:codes": lambda w: [w.study.uuid],
    "api:codings": lambda w: [w.transcript.uuid],
    "api:keep": lambda w: [w.transcript.uuid, NOWHERE],
    "api:remove": lambda w: [w.transcript.uuid, w.coding_uuid],
    "api:undo": lambda w: [w.transcript.uuid],
    "api:one_space@campfire": lambda w: [w.fire.uuid],
    "api:one_space@table": lambda w: [w.question.space.uuid],
    "api:one_space@transcript": lambda w: [w.transcript.space.uuid],
    "api:entries@campfire": lambda w: [w.fire.uuid],
    "api:entries@notebook": lambda w: [w.note.space.uuid],
    "api:entries@sill": lambda w: [w.sill.uuid],
    "api:entries@lamp-post": lambda w: [w.lamp_post.uuid],
    "api:entries@table": lambda w: [w.question.space.uuid],
    "api:one_study": lambda w: [w.study.uuid],
    "api:transcripts": lambda w: [w.study.uuid],
    "api:transcript": lambda w: [w.transcript.uuid],
}

ADDRESSES |= side_doors.ADDRESSES

ONCE = "3f0f6c52-5d30-4cf6-8d1c-6f3f5d1e0a11"
SAY = {"words": "hallo", "once": ONCE}
LONG_AGO = "2026-01-05"
LATER = str(clock.today() + dt.timedelta(days=30))  # sharing and sitting in end within five years

# door → what is sent there: enough to be let through, so that it shows who may. Elsewhere a form that says too little.
SENT: dict[str, Callable[[World], dict[str, Any]]] = {
    "set_language": lambda w: {"language": "en"},
    "people:login": lambda w: {"email": "karim@voorbeeld.test", "password": "geraden"},
    "people:forgot": lambda w: {"email": "karim@voorbeeld.test"},
    "people:account": lambda w: {"name": "Iemand Anders", "language": "nl"},
    "people:confirm": lambda w: {"password": "geraden"},
    "people:authenticator": lambda w: {"begin": "1"},
    "people:policy": lambda w: {"of": "everybody"},
    "people:policy@elsewhere": lambda w: {"of": "everybody"},
    "people:person": lambda w: {"function": "researcher", "team": ""},
    "people:person@herself": lambda w: {"function": "manager", "team": ""},
    "people:end_function": lambda w: {"function": "worker", "team": str(w.cast.outreach.uuid)},
    "people:rename": lambda w: {"name": "Buurtzaam Zuid"},
    "people:teams": lambda w: {"name": "Nieuw team", "once": ONCE},
    "people:rename_team": lambda w: {"name": "Outreach Zuid"},
    "spaces:search": lambda w: {"words": "kanarie"},
    "spaces:notebook": lambda w: SAY,
    "spaces:light": lambda w: {"title": "Vuur", "people": [str(w.cast.otto.person.uuid)], "once": ONCE},
    "spaces:talk@campfire": lambda w: SAY,
    "spaces:talk@sill": lambda w: SAY,
    "spaces:talk@lamp-post": lambda w: SAY,
    "spaces:talk@common-sill": lambda w: SAY,
    "spaces:talk@table": lambda w: SAY,
    "spaces:invite@campfire": lambda w: {"person": str(w.cast.ineke.person.uuid)},
    "spaces:bring@campfire": lambda w: {**SAY, "into": str(w.sill.uuid)},
    "spaces:bring@notebook": lambda w: {**SAY, "into": str(w.sill.uuid)},
    "spaces:bring@sill": lambda w: {**SAY, "into": str(w.fire.uuid)},
    "practice:start": lambda w: {"words": "een nieuwe vraag", "number": ONCE},
    "practice:table": lambda w: {"body": "hallo", "number": ONCE},
    "practice:table@other": lambda w: {"body": "hallo", "number": ONCE},
    "practice:share": lambda w: {
        "whom": str(w.viewers["joris"].person.uuid),
        "how": "together",
        "until": LATER,
        "purpose": "samen",
    },
    "practice:sit_in": lambda w: {"whom": str(w.cast.ineke.person.uuid), "until": LATER, "purpose": "leren"},
    "practice:emergency": lambda w: {
        "step": "sure",
        "colleague": str(w.cast.samira.person.uuid),
        "resident": "mevrouw Aydin",
        "danger": "glass-life",
        "reason": "zij belde en viel toen stil",
    },
    "practice:hand_over": lambda w: {"to": str(w.cast.karim.person.uuid)},
    "practice:answer": lambda w: {"answer": "yes"},
    "practice:open_link": lambda w: {"code": w.viewers["petra"].code},
    "practice:open_link@wrong-code": lambda w: {"code": "geraden"},
    "practice:open_link@guessed": lambda w: {"code": w.viewers["petra"].code},
    "practice:give_back": lambda w: {"reason": "geen tijd"},
    "material:begin": lambda w: {"title": "Nog een", "question": "Hoe?", "rounds": "voorjaar", "once": ONCE},
    "material:add_respondent": lambda w: {"name": "Iemand", "function": "worker", "once": ONCE},
    "material:permits": lambda w: {"permits": ["research"]},
    "material:add_researcher": lambda w: {"person": str(w.cast.otto.person.uuid)},
    "coding:codebook": lambda w: {"kind": "theme", "label": "Iets nieuws"},
    "coding:code": lambda w: {"label": "Anders genoemd"},
    "insight:show": lambda w: {"question": "Wat zie je?", "once": ONCE},
    "insight:agreements": lambda w: {"agreements": "Vaker langsgaan", "held_on": LONG_AGO},
    "accountability:new": lambda w: {
        "words": "dubbel werk",
        "lamp_post": str(w.lamp_post.uuid),
        "once": ONCE,
    },
    "accountability:raise@sill": lambda w: {
        "words": "dubbel werk",
        "lamp_post": str(w.lamp_post.uuid),
        "once": ONCE,
    },
    "accountability:raise@campfire": lambda w: {
        "words": "dubbel",
        "lamp_post": str(w.lamp_post.uuid),
        "once": ONCE,
    },
    "accountability:take-on": lambda w: {"answer_by": LATER},
    "accountability:answer": lambda w: {"answer": "Voortaan één formulier", "ground": "besluit"},
    "api:keep": lambda w: {"start": 22, "end": 30, "code": str(w.code.uuid)},
}
SENT |= side_doors.SENT
TOO_LITTLE = {"nothing": "of use"}


def address(door: str, world: World) -> str:
    """The address that a door leads to."""
    name = door.split("@")[0]
    return reverse(name, args=ADDRESSES[door](world) if door in ADDRESSES else [])


def sent(door: str, world: World) -> dict[str, Any]:
    """What is sent with a POST."""
    return SENT[door](world) if door in SENT else TOO_LITTLE
