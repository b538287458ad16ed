"""A world with something to leak: in every kind of place stands a sentence with a word of its own, the canary.

All canaries begin with ``Kanarie``, so one search would find them all; ``canaries.py`` says by hand whose eyes each is for.
"""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from tests.factories.bystanders import Elsewhere, join, make_elsewhere
from tests.factories.cast import Cast, LinkHolder, Somebody, make_cast
from vensterbank.accountability import actions as accountability
from vensterbank.accountability.models import Bottleneck
from vensterbank.coding.actions import codebook
from vensterbank.coding.actions.codings import Place, code_words
from vensterbank.coding.models import Code, Coding
from vensterbank.coding.queries import codes_of
from vensterbank.insight import actions as insight
from vensterbank.insight.models import MirrorSession
from vensterbank.material.actions import studies, transcripts, waiting
from vensterbank.material.enums import Party, Permit
from vensterbank.material.models import PendingImport, Respondent, Study, Transcript
from vensterbank.material.queries import newest_version, waves_of
from vensterbank.people import actions as people
from vensterbank.people.enums import Function
from vensterbank.people.models import Invitation, Organisation
from vensterbank.people.viewer import NOBODY, Viewer
from vensterbank.practice.actions import agreements, handovers, questions
from vensterbank.practice.enums import How, Wish
from vensterbank.practice.models import Agreement, Handover, Question
from vensterbank.shared import clock
from vensterbank.shared.ids import fingerprint
from vensterbank.spaces import actions
from vensterbank.spaces.actions import NewFile
from vensterbank.spaces.enums import SpaceKind
from vensterbank.spaces.models import Attachment, Entry, Space

TALK = """Noor: Hoe stem je af?

Petra: KanarieGesprek, ik durfde het niet goed te zeggen. Toen kwam ze langs.

Noor: En daarna?

Petra: Daarna hebben we het samen besproken, met het dossier erbij.
"""


@dataclass
class World:
    """Who is there, and what each address in the product could point at."""

    cast: Cast
    viewers: dict[str, Somebody | LinkHolder]
    invitation: Invitation
    invitation_secret: str
    fire: Space
    note: Entry
    said: Entry
    brought: Entry
    attachment: Attachment
    sill: Space
    question: Question
    other_question: Question
    agreement: Agreement
    asked: Agreement
    ended: Agreement
    sitting: Agreement
    handover: Handover
    lamp_post: Space
    bottleneck: Bottleneck
    study: Study
    respondent: Respondent
    transcript: Transcript
    pending: PendingImport
    code: Code
    common_sill: Space
    session: MirrorSession
    elsewhere: Elsewhere
    coding_uuid: uuid.UUID = field(default_factory=uuid.uuid4)

    def client_of(self, name: str) -> Client:
        """A browser in which this viewer is somebody; ``nobody`` is nobody."""
        if name == "nobody":
            return Client(headers={"accept-language": "nl"})
        return self.viewers[name].client

    def viewer_of(self, name: str) -> Viewer:
        return NOBODY if name == "nobody" else self.viewers[name].viewer


def make_world() -> World:
    """Build it with the product's own actions."""
    cast = make_cast()
    viewers = _viewers(cast)
    said = _talk(cast, viewers)
    table = _table(cast, viewers)
    lamp_post = _place(cast.ineke.viewer, SpaceKind.LAMP_POST, cast.buurtzaam)
    actions.say(space=lamp_post, body="KanarieLantaarn brandt", by=cast.ineke.viewer)
    bottleneck = accountability.raise_bottleneck(
        lamp_post=lamp_post, words="KanarieKnelpunt: drie formulieren voor één fiets", by=cast.samira.viewer
    )
    invitation, secret = _invitation(cast)
    places = {
        "notebook": said["note"].space,
        "campfire": said["fire"],
        "sill": said["sill"],
        "table": table["question"].space,
        "lamp-post": lamp_post,
    }
    study = _study(cast, viewers)
    return World(
        cast=cast,
        viewers=viewers,
        invitation=invitation,
        invitation_secret=secret,
        lamp_post=lamp_post,
        bottleneck=bottleneck,
        **said,
        **table,
        **study,
        elsewhere=make_elsewhere(cast, viewers, table["question"], places),
    )


def _viewers(cast: Cast) -> dict[str, Somebody | LinkHolder]:
    link, secret = people.make_link(name="Petra", by=cast.noor.viewer)
    code = people.new_code(link=link, by=cast.noor.viewer)
    named = ("samira", "karim", "ineke", "tjeerd", "bea", "lotte", "wilma", "noor", "otto")
    return {
        **{name: getattr(cast, name) for name in named},
        "femke": join("Femke Visser", cast.buurtzaam),
        "joris": join("Joris van Dam", cast.wijkwerf, cast.brokers),
        "petra": LinkHolder(link, secret, code),
    }


def _place(viewer: Viewer, kind: SpaceKind, home: Organisation) -> Space:
    found: Space = Space.objects.visible_to(viewer).get(kind=kind, home_organisation=home)
    return found


def _talk(cast: Cast, viewers: dict[str, Somebody | LinkHolder]) -> dict[str, Any]:
    by = cast.samira.viewer
    note = actions.note_down(body="KanarieNotitie voor mezelf", by=by)
    guests = [cast.karim.person, cast.tjeerd.person, cast.lotte.person]
    fire = actions.light_campfire(title="KanarieKampvuur op vrijdag", people=guests, by=by)
    file = NewFile("KanarieBijlage.txt", 20, io.BytesIO(b"KanarieBijlage inhoud"))
    said = actions.say(space=fire, body="KanarieKampvuur: ik weet het niet meer", by=by, file=file)
    actions.leave(space=fire, by=cast.lotte.viewer)
    sill = _place(by, SpaceKind.SILL, cast.buurtzaam)
    brought = actions.bring(entry=said, words="KanarieVensterbank: hoe doen jullie dat?", into=sill, by=by)
    attachment = Attachment.objects.visible_to(by).get(entry=said)
    return {
        "note": note,
        "fire": fire,
        "said": said,
        "brought": brought,
        "attachment": attachment,
        "sill": sill,
    }


def _table(cast: Cast, viewers: dict[str, Somebody | LinkHolder]) -> dict[str, Any]:
    by = cast.samira.viewer
    question = questions.start_question(words="KanarieTafel wil weer naar buiten", by=by)
    questions.seat_resident(question=question, name="Mevrouw Aydın", by=by)
    viewers["aydin"] = resident = LinkHolder(question.resident)

    def agree(person: Somebody, **said: object) -> Agreement:
        return agreements.propose_agreement(
            question=question, with_person=person.person, purpose="KanarieDoel", by=by, **said
        )

    with_karim = agree(cast.karim, how=How.TOGETHER)
    ended = agree(cast.lotte, how=How.TOGETHER)
    agreements.stop_sharing(agreement=ended, by=resident.viewer)
    until = clock.today() + agreements.USUAL_TERM
    sitting = agree(cast.wilma, wish=Wish.SIT_IN, until=until)
    agreements.answer_agreement(agreement=sitting, yes=True, by=resident.viewer)
    asked = agree(cast.otto)
    handover = handovers.offer_handover(
        question=question, to=cast.karim.person, note="KanarieOverdracht: ga langs met koffie", by=by
    )
    other = questions.start_question(words="KanarieAndereTafel heeft een brief", by=viewers["joris"].viewer)
    questions.seat_resident(question=other, name="Meneer Van Wijk", by=viewers["joris"].viewer)
    viewers["wijk"] = LinkHolder(other.resident)
    made = {"question": question, "other_question": other, "agreement": with_karim, "handover": handover}
    return {**made, "asked": asked, "ended": ended, "sitting": sitting}


def _study(cast: Cast, viewers: dict[str, Somebody | LinkHolder]) -> dict[str, object]:
    by = cast.noor.viewer
    study = studies.make_study(
        title="KanarieOnderzoek", question="KanarieHoofdvraag: hoe stem je af?", waves=["voorjaar"], by=by
    )
    respondent = studies.add_respondent(
        study=study, name="Petra", function=Party.WORKER, link=viewers["petra"].link, by=by
    )
    studies.note_permissions(respondent=respondent, permits=list(Permit), by=by)
    transcript = transcripts.import_transcript(
        study=study,
        respondent=respondent,
        wave=waves_of(by, study)[0],
        source=transcripts.Source(TALK.encode(), "KanarieGesprek.txt"),
        by=by,
    )
    code, _new = codebook.find_or_make_code(study=study, kind="theme", label="KanarieCode", by=by)
    coding = _colour(transcript, code, by)
    pending = waiting.take_file(
        study=study, source=transcripts.Source(TALK.encode(), "KanarieWachtend.txt"), by=by
    )
    made = {"study": study, "respondent": respondent, "transcript": transcript, "code": code}
    return {**made, **_mirror(cast, study), "pending": pending, "coding_uuid": coding.uuid}


def _colour(transcript: Transcript, code: Code, by: Viewer) -> Coding:
    version = newest_version(by, transcript)
    known = {one.key: one for one in codes_of(by, transcript.study)}
    answers = {"intrapersonal": "KanarieGesprek, ik durfde", "typical": "Daarna hebben we"}
    for chosen, words in (
        *((known[key], words) for key, words in answers.items()),
        (code, "Daarna hebben we"),
    ):
        start = version.text.index(words)
        coding = code_words(
            version=version,
            code=chosen,
            place=Place(start, start + len(words)),
            by=by,
            coding_uuid=uuid.uuid4(),
        )
    return coding


def _mirror(cast: Cast, study: Study) -> dict[str, object]:
    by = cast.noor.viewer
    insight.show_mirror(study=study, question="KanarieSpiegel: wie komt er langs?", by=by)
    studies.show_mirror_to(study=study, person=cast.ineke.person, by=by)
    sill = insight.lay_common_sill(
        title="Vensterbank rond het onderzoek", organisations=[cast.buurtzaam], by=by
    )
    what = insight.Invitation("KanarieSessie: wat deed dat?", [], clock.today())
    session = insight.call_session(study=study, sill=sill, what=what, by=by)
    return {"common_sill": sill, "session": session}


def _invitation(cast: Cast) -> tuple[Invitation, str]:
    secret = "een-geheim-uit-een-brief"
    invitation = Invitation.objects.create(
        email="nieuw@voorbeeld.test",
        name="Nieuwe Collega",
        organisation=cast.buurtzaam,
        function=Function.WORKER,
        fingerprint=fingerprint(secret),
        expires_at=clock.now() + agreements.USUAL_TERM,
    )
    return invitation, secret
