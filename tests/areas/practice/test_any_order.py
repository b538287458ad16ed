"""Whatever people do in whatever order: who can read equals what a model of thirty lines says."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.cast import Cast, LinkHolder
from vensterbank.people import actions as people
from vensterbank.practice.actions import agreements, questions
from vensterbank.practice.enums import How
from vensterbank.practice.models import Agreement, Question
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions
from vensterbank.spaces.gate import NotHere
from vensterbank.spaces.models import Space

PEOPLE = ["samira", "karim", "ineke", "lotte", "wilma"]
LEADS = {"ineke": {"samira", "karim"}, "wilma": {"lotte"}}
HOMES = {name: "wijkwerf" if name in {"lotte", "wilma"} else "buurtzaam" for name in PEOPLE}
DEEDS = ["invite", "leave", "share", "stop", "stop all", "again", "get up", "let go"]

somebody = st.sampled_from(PEOPLE)
deeds = st.lists(st.tuples(st.sampled_from(DEEDS), somebody, somebody), max_size=14)


@dataclass
class Model:
    """Who sits at the fire (true: as a guest), with whom an agreement holds, who was there once, who is gone."""

    fire: dict[str, bool] = field(default_factory=lambda: {"samira": False})
    table: set[str] = field(default_factory=lambda: {"samira"})
    once: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    responsible: str | None = "samira"

    def reads_fire(self, name: str) -> bool:
        return name in self.fire and name not in self.gone

    def reads_table(self, name: str) -> bool:
        return name in self.table and name not in self.gone

    def do(self, deed: str, by: str, whom: str) -> None:
        if (
            deed == "invite"
            and self.reads_fire(by)
            and not self.fire[by]
            and whom not in {*self.fire, *self.gone}
        ):
            self.fire[whom] = bool(LEADS.get(whom, set()) & (self.fire.keys() - self.gone))
        elif deed == "leave" and self.reads_fire(by):
            del self.fire[by]
        elif deed == "share" and self.reads_table(by) and whom not in {*self.table, *self.gone}:
            self.table.add(whom)
        elif deed == "stop":
            self.end({whom})
        elif deed == "stop all":
            self.end(set(self.table))
        elif deed == "again" and whom in self.once - self.table:
            self.table.add(whom)
            self.responsible = self.responsible or whom
        elif deed == "get up" and self.reads_table(by) and self.responsible != by:
            self.end({by})
        elif deed == "let go":
            self.gone.add(whom)

    def end(self, names: set[str]) -> None:
        self.once |= names & self.table
        self.table -= names
        if self.responsible in names:
            self.responsible = None


@dataclass
class World:
    """The same in the product."""

    cast: Cast
    fire: Space
    question: Question
    resident: LinkHolder

    def agreement(self, name: str, *states: str) -> Agreement | None:
        person = getattr(self.cast, name).person
        held = Agreement.objects.visible_to(self.resident.viewer).filter(with_person=person, state__in=states)
        found: Agreement | None = held.select_related("space", "with_person").order_by("-pk").first()
        return found

    def do(self, deed: str, by: str, whom: str) -> None:
        me, person, resident = (
            getattr(self.cast, by).viewer,
            getattr(self.cast, whom).person,
            self.resident.viewer,
        )
        person.refresh_from_db()  # what the sequence before did was undone
        question = Question.objects.visible_to(resident).select_related("space", "resident").get()
        held, past = self.agreement(whom, "agreed"), self.agreement(whom, "ended")
        mine = self.agreement(by, "agreed")
        if deed == "invite":
            actions.invite_to_campfire(space=self.fire, person=person, by=me)
        elif deed == "leave":
            actions.leave(space=self.fire, by=me)
        elif deed == "share":
            agreements.propose_agreement(question=question, with_person=person, how=How.TOGETHER, by=me)
        elif deed == "stop" and held:
            agreements.stop_sharing(agreement=held, by=resident)
        elif deed == "stop all":
            agreements.stop_sharing_with_everybody(question=question, by=resident)
        elif deed == "again" and past and not held:
            agreements.share_again(agreement=past, by=resident)
        elif deed == "get up" and mine:
            agreements.get_up(agreement=mine, by=me)
        elif deed == "let go":
            organisation = getattr(self.cast, HOMES[whom])
            people.let_go(person=person, organisation=organisation, by=self.cast.bea.viewer)

    def readers(self, space: Space) -> set[str]:
        return {
            name
            for name in PEOPLE
            if Space.objects.visible_to(getattr(self.cast, name).viewer).filter(pk=space.pk).exists()
        }


def start(cast: Cast) -> World:
    by = cast.samira.viewer
    question = questions.start_question(words="Ze wil weer iets doen", by=by)
    questions.seat_resident(question=question, name="Mevrouw Aydın", by=by)
    fire = actions.light_campfire(title="Vuur", people=[], by=by)
    return World(cast, fire, question, LinkHolder(question.resident))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(done=deeds)
def test_who_can_read_equals_the_model_after_any_sequence(
    cast: Cast, done: list[tuple[str, str, str]]
) -> None:
    with transaction.atomic():
        world, model = start(cast), Model()
        for deed, by, whom in done:
            with suppress(Refusal, NotHere), transaction.atomic():
                world.do(deed, by, whom)
            model.do(deed, by, whom)
            assert world.readers(world.fire) == {name for name in PEOPLE if model.reads_fire(name)}, (
                deed,
                by,
                whom,
            )
            table = world.question.space
            assert world.readers(table) == {name for name in PEOPLE if model.reads_table(name)}, (
                deed,
                by,
                whom,
            )
        transaction.set_rollback(True)
