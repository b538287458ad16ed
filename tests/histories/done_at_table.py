"""At a table: every deed in the product."""

from __future__ import annotations

from tests.histories.deeds import (
    OPEN,
    Deed,
    asked,
    until_of,
)
from tests.histories.model import Model
from tests.histories.town import RESIDENTS, Town
from vensterbank.people.models import Person
from vensterbank.people.viewer import Viewer
from vensterbank.practice.actions import agreements, handovers, questions
from vensterbank.practice.enums import How, Wish
from vensterbank.practice.models import Agreement, Handover, Question
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import gate
from vensterbank.spaces.models import Space


class AtTable:
    """One method a deed; the deed is told in names, the product wants rows."""

    town: Town
    deed: Deed
    word: str
    model: Model

    def _whom(self) -> Person:
        if self.deed.whom not in self.town.people:
            raise Refusal("nobody of that name", code="test")
        return self.town.person(self.deed.whom)

    def _space(self, by: Viewer) -> Space:
        return self.town.space(by, self.deed.at)

    def _question(self, by: Viewer) -> Question:
        found = Question.objects.visible_to(by).filter(uuid=self.town.questions[self.deed.at])
        question: Question = found.select_related("space", "resident").first() or gate.refuse(by, "question")
        return question

    def share(self, by: Viewer) -> None:
        team = self.town.teams.get(self.deed.whom)
        person = None if team else self._whom()
        agreements.propose_agreement(
            question=self._question(by),
            with_person=person,
            with_team=team,
            how=How.TOGETHER,
            purpose=f"{self.word}p",
            until=until_of(self.model, self.deed.n),
            by=by,
        )

    def ask(self, by: Viewer) -> None:
        wish, until = asked(self.model, self.deed)
        agreements.propose_agreement(
            question=self._question(by),
            with_person=self._whom(),
            wish=Wish(wish),
            until=until,
            purpose=f"{self.word}p",
            by=by,
        )

    def _agreement(self, by: Viewer, whom: str, states: set[str]) -> Agreement:
        """The newest that is in one of these states."""
        team = self.town.teams.get(whom)
        found = Agreement.objects.visible_to(by).filter(space=self._space(by), state__in=states)
        mine = (
            found.filter(with_team=team)
            if team
            else found.filter(with_person__uuid=self.town.people.get(whom))
        )
        agreement: Agreement = mine.select_related("space", "with_person", "with_team").order_by(
            "-pk"
        ).first() or gate.refuse(by, "agreement")
        return agreement

    def answer(self, by: Viewer) -> None:
        found = self._agreement(by, self.deed.whom, {"proposed"})
        agreements.answer_agreement(agreement=found, yes=bool(self.deed.n % 4), by=by)

    def stop(self, by: Viewer) -> None:
        agreements.stop_sharing(agreement=self._agreement(by, self.deed.whom, OPEN), by=by)

    def stop_all(self, by: Viewer) -> None:
        agreements.stop_sharing_with_everybody(question=self._question(by), by=by)

    def again(self, by: Viewer) -> None:
        found = self._agreement(by, self.deed.whom, {"agreed", "ended", "refused", "proposed"})
        agreements.share_again(agreement=found, by=by)

    def stand_up(self, by: Viewer) -> None:
        agreements.get_up(agreement=self._agreement(by, self.deed.by, {"agreed"}), by=by)

    def offer(self, by: Viewer) -> None:
        handovers.offer_handover(question=self._question(by), to=self._whom(), note=f"{self.word}h", by=by)

    def _handover(self, by: Viewer) -> Handover:
        found = Handover.objects.visible_to(by).filter(space=self._space(by)).order_by("-pk").first()
        if found is None or found.state not in {"offered", "accepted"}:
            raise Refusal("nothing under way", code="test")
        return found  # type: ignore[no-any-return]

    def take_over(self, by: Viewer) -> None:
        handovers.accept_handover(handover=self._handover(by), by=by)

    def decline(self, by: Viewer) -> None:
        handovers.decline_handover(handover=self._handover(by), reason=f"{self.word}r", by=by)

    def take_back(self, by: Viewer) -> None:
        handovers.take_back(handover=self._handover(by), by=by)

    def land(self, by: Viewer) -> None:
        handovers.land(handover=self._handover(by), by=by)

    def renew_link(self, by: Viewer) -> None:
        question, resident = self._question(by), RESIDENTS[self.deed.at]
        old = self.town.client(resident)
        questions.seat_resident(question=question, by=by)
        self.town.old_windows.append(old)
