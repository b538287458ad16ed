"""People and things beside those of ``world.py``: what was once and is no more, and the same things elsewhere.

Whoever stands here looks like somebody of the matrix, but for a few doors: ``tests/web/likeness.py`` says who like whom.
"""

from __future__ import annotations

import io
import uuid
from dataclasses import dataclass
from typing import Any

from tests.factories.cast import Cast, LinkHolder, Somebody
from vensterbank.coding.actions import codebook
from vensterbank.coding.actions.codings import Place, code_words
from vensterbank.coding.models import Code
from vensterbank.material.actions import studies, transcripts, waiting
from vensterbank.material.enums import Party, Permit
from vensterbank.material.models import PendingImport, Respondent, Study, Transcript
from vensterbank.material.queries import newest_version, waves_of
from vensterbank.people import actions as people
from vensterbank.people.enums import Function
from vensterbank.people.models import Invitation, Organisation, Team
from vensterbank.people.viewer import NOBODY
from vensterbank.practice.actions import agreements, emergencies, questions
from vensterbank.practice.enums import Danger, How, Wish
from vensterbank.practice.models import Question
from vensterbank.shared import clock
from vensterbank.shared.ids import fingerprint
from vensterbank.spaces import actions
from vensterbank.spaces.actions import Grantee, NewFile
from vensterbank.spaces.enums import Standing
from vensterbank.spaces.models import Attachment, Space

Viewers = dict[str, Somebody | LinkHolder]


@dataclass
class Elsewhere:
    """Children of other parents, as good as those of the world, and files in every kind of place."""

    study: Study
    respondent: Respondent
    transcript: Transcript
    pending: PendingImport
    code: Code
    coding_uuid: uuid.UUID
    invitation: Invitation
    expired_question: Question
    revoked_question: Question
    papers: dict[str, Attachment]


def join(
    name: str,
    organisation: Organisation,
    team: Team | None = None,
    *functions: Function,
) -> Somebody:
    """Somebody new with an account, and a function; a worker unless said otherwise."""
    email = f"{name.split()[0].lower()}@voorbeeld.test"
    person = people.add_person(name=name, email=email, password=None, by=NOBODY)
    for function in functions or (Function.WORKER,):
        people.give_function(
            person=person, function=function, organisation=organisation, team=team, by=NOBODY
        )
    return Somebody(person)


def _people(cast: Cast) -> Viewers:
    elsewhere = cast.otto.person.memberships.get().organisation
    els = join("Els Mulder", cast.buurtzaam, cast.outreach)
    people.give_function(person=els.person, function=Function.WORKER, organisation=elsewhere, by=NOBODY)
    return {
        "geert": join(
            "Geert Prins", cast.buurtzaam, cast.outreach
        ),  # at the fire and the table; then he left
        "els": els,  # worked at Buurtzaam until she did not; still works elsewhere
        "dirk": join(  # works in the team and leads it: a guest at the fire
            "Dirk Postma", cast.buurtzaam, cast.outreach, Function.WORKER, Function.MANAGER
        ),
        "imke": join(
            "Imke Smit", cast.buurtzaam, cast.outreach
        ),  # opened a colleague's table in an emergency
        "sander": join("Sander Kok", cast.wijkwerf, cast.brokers),  # sat in until it ended
        "hanna": join("Hanna Vos", cast.wijkwerf, None, Function.ADMINISTRATOR),  # of another organisation
        "rik": join(  # another researcher with a study of his own, in Noor's organisation
            "Rik Hermans", cast.noor.person.memberships.get().organisation, None, Function.RESEARCHER
        ),
    }


def make_elsewhere(cast: Cast, viewers: Viewers, question: Question, places: dict[str, Space]) -> Elsewhere:
    """What there is beside the world; ``viewers`` grows. Whoever leaves, leaves at the end."""
    viewers.update(_people(cast))
    for name in ("geert", "dirk"):
        actions.invite_to_campfire(
            space=places["campfire"], person=viewers[name].person, by=cast.samira.viewer
        )
    papers = {kind: _paper(kind, space, cast.samira) for kind, space in places.items() if kind != "lamp-post"}
    papers["lamp-post"] = _paper("lamp-post", places["lamp-post"], cast.ineke)
    _sit_at_the_table(cast, viewers, question)
    emergencies.open_in_emergency(
        colleague=cast.samira.person,
        resident="Mevrouw Aydın",
        danger=Danger.HOME,
        reason="KanarieNood, ik hoor geschreeuw achter de deur.",
        by=viewers["imke"].viewer,
    )
    neighbour, secret = people.make_link(name="Buurvrouw Bos", by=cast.samira.viewer)
    actions.give(
        space=places["sill"],
        to=Grantee(link=neighbour),
        standing=Standing.RESIDENT,
        because="asked",
        by=cast.samira.viewer,
    )
    viewers["buur"] = LinkHolder(neighbour, secret)
    expired = _question_with_link(viewers, "expired")
    revoked = _question_with_link(viewers, "revoked")
    for person in ("geert", "els"):
        people.let_go(person=viewers[person].person, organisation=cast.buurtzaam, by=cast.bea.viewer)
    return Elsewhere(
        **_another_study(viewers["rik"]),
        invitation=_invitation(cast),
        expired_question=expired,
        revoked_question=revoked,
        papers=papers,
    )


def _paper(kind: str, space: Space, who: Somebody) -> Attachment:
    name = f"KanariePapier-{kind}"
    file = NewFile(f"{name}.txt", 30, io.BytesIO(f"{name} inhoud".encode()))
    said = actions.say(space=space, body="Zie de bijlage", by=who.viewer, file=file)
    found: Attachment = Attachment.objects.visible_to(who.viewer).get(entry=said)
    return found


def _sit_at_the_table(cast: Cast, viewers: Viewers, question: Question) -> None:
    """Geert worked along, Sander sat in; the sitting in ended."""
    by, resident = cast.samira.viewer, viewers["aydin"].viewer
    agreements.propose_agreement(
        question=question, with_person=viewers["geert"].person, purpose="KanarieDoel", how=How.TOGETHER, by=by
    )
    sitting = agreements.propose_agreement(
        question=question,
        with_person=viewers["sander"].person,
        purpose="KanarieDoel",
        wish=Wish.SIT_IN,
        until=clock.today() + agreements.USUAL_TERM,
        by=by,
    )
    agreements.answer_agreement(agreement=sitting, yes=True, by=resident)
    agreements.get_up(agreement=sitting, by=viewers["sander"].viewer)


def _question_with_link(viewers: Viewers, how: str) -> Question:
    by = viewers["joris"].viewer
    question = questions.start_question(words=f"KanarieOudeTafel-{how}", by=by)
    link = questions.seat_resident(question=question, name=f"Iemand {how}", by=by) and question.resident
    if how == "expired":
        link.expires_at = clock.now()
    else:
        link.revoked_at = clock.now()
    link.save()
    viewers[how] = LinkHolder(link)
    return question


def _another_study(rik: Somebody) -> dict[str, Any]:
    by = rik.viewer
    study = studies.make_study(
        title="KanarieAnderOnderzoek", question="Wat helpt?", waves=["voorjaar"], by=by
    )
    respondent = studies.add_respondent(study=study, name="Joke", function=Party.WORKER, by=by)
    studies.note_permissions(respondent=respondent, permits=list(Permit), by=by)
    words = b"Rik: Wat helpt?\n\nJoke: KanarieAnderGesprek, dat iemand langskomt.\n"
    transcript = transcripts.import_transcript(
        study=study,
        respondent=respondent,
        wave=waves_of(by, study)[0],
        source=transcripts.Source(words, "ander.txt"),
        by=by,
    )
    code, _new = codebook.find_or_make_code(study=study, kind="theme", label="KanarieAndereCode", by=by)
    version = newest_version(by, transcript)
    start = version.text.index("dat iemand")
    coding = code_words(
        version=version, code=code, place=Place(start, start + 10), by=by, coding_uuid=uuid.uuid4()
    )
    pending = waiting.take_file(study=study, source=transcripts.Source(words, "wacht.txt"), by=by)
    made = {"study": study, "respondent": respondent, "transcript": transcript, "code": code}
    return {**made, "pending": pending, "coding_uuid": coding.uuid}


def _invitation(cast: Cast) -> Invitation:
    made: Invitation = Invitation.objects.create(
        email="elders@voorbeeld.test",
        name="Iemand Elders",
        organisation=cast.wijkwerf,
        function=Function.WORKER,
        fingerprint=fingerprint("een-geheim-van-elders"),
        expires_at=clock.now() + agreements.USUAL_TERM,
    )
    return made
