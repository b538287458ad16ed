"""Every deed in the product, by its own actions, in the role of the web where there is one."""

from __future__ import annotations

import io

from tests.histories.deeds import (
    ADMINISTRATORS,
    Deed,
    author_of,
    job_of,
    permits_of,
)
from tests.histories.done_at_table import AtTable
from tests.histories.meant import Doing
from tests.histories.town import RESIDENTS, TALK, Town
from vensterbank.accountability import actions as accountability
from vensterbank.material.actions import studies, transcripts
from vensterbank.material.enums import Permit
from vensterbank.material.models import Respondent, Study
from vensterbank.material.queries import waves_of
from vensterbank.people import actions as people
from vensterbank.people.enums import Function
from vensterbank.people.viewer import NOBODY, Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions, gate, rls
from vensterbank.spaces.actions import NewFile
from vensterbank.spaces.models import Entry


def act(town: Town, deed: Deed) -> tuple[bool, bool]:
    """Do it in the model and in the product; each says whether it went through."""
    town.counted += 1
    word = f"zq{town.counted}"
    doing = _Product(town, deed, word)
    if deed.what in {"days", "to_the_end"}:
        return Doing(town.model).do(deed, word), True
    done = doing.do()
    wanted = Doing(town.model).do(deed, word)
    return wanted, done


class _Product(AtTable):
    """One method a deed; the deed is told in names, the product wants rows."""

    def __init__(self, town: Town, deed: Deed, word: str) -> None:
        self.town, self.deed, self.word, self.model = town, deed, word, town.model

    def do(self) -> bool:
        who = self._acting()
        by = self.town.viewer(who)
        try:
            with rls.as_web(self.town.admitted(by)):
                getattr(self, self.deed.what)(by)
        except (Refusal, gate.NotHere):
            return False
        return True

    def _acting(self) -> str:
        """Some deeds are somebody's by nature: a resident's own, an administrator's, an author's."""
        if self.deed.what in {"answer", "stop", "stop_all", "again"}:
            return RESIDENTS[self.deed.at]
        if self.deed.what in {"let_go", "give_function", "end_function", "join"}:
            return ADMINISTRATORS[self.deed.at]
        return author_of(self.model, self.deed)[1] if self.deed.what == "bring" else self.deed.by

    # — campfires and talk

    def light(self, by: Viewer) -> None:
        if self.deed.at in self.town.places:
            raise Refusal("burns already", code="test")
        space = actions.light_campfire(title=f"Vuur {self.word}t", people=[self._whom()], by=by)
        self.town.places[self.deed.at] = space.uuid

    def invite(self, by: Viewer) -> None:
        actions.invite_to_campfire(space=self._space(by), person=self._whom(), by=by)

    def leave(self, by: Viewer) -> None:
        actions.leave(space=self._space(by), by=by)

    def say(self, by: Viewer) -> None:
        data = f"bytes {self.word}b".encode()
        file = NewFile(f"{self.word}n.txt", len(data), io.BytesIO(data)) if self.deed.n % 3 == 0 else None
        entry = actions.say(space=self._space(by), body=f"kanarie {self.word}s", by=by, file=file)
        self.town.entries[f"{self.word}s"] = entry.uuid

    def note(self, by: Viewer) -> None:
        entry = actions.note_down(body=f"kanarie {self.word}s", by=by)
        self.town.entries[f"{self.word}s"] = entry.uuid
        self.town.places[f"note:{self.deed.by}"] = entry.space.uuid

    def bring(self, by: Viewer) -> None:
        name, _who = author_of(self.model, self.deed)
        found = Entry.objects.visible_to(by).filter(uuid=self.town.entries.get(name)).select_related("space")
        entry = found.first() or gate.refuse(by, "entry")
        words = f"kanarie {self.word}s"
        brought = actions.bring(entry=entry, words=words, into=self._space(by), by=by, without_names=True)
        self.town.entries[f"{self.word}s"] = brought.uuid

    def bottleneck(self, by: Viewer) -> None:
        accountability.raise_bottleneck(lamp_post=self._space(by), words=f"{self.word}k", by=by)

    # — people

    def let_go(self, by: Viewer) -> None:
        if not any(job.home == self.deed.at for job in self.model.jobs.get(self.deed.whom, ())):
            raise Refusal(
                "does not work here", code="test"
            )  # such a person is on no page of this administrator
        people.let_go(person=self._whom(), organisation=self.town.homes[self.deed.at], by=by)

    def _function(self) -> dict[str, object]:
        job = job_of(self.deed)
        return {
            "function": Function(job.function),
            "organisation": self.town.homes[job.home],
            "team": self.town.teams.get(job.team),
        }

    def give_function(self, by: Viewer) -> None:
        person = self._whom()
        if person.left_at is not None:
            raise Refusal("does not work here", code="test")
        people.hand_function(person=person, by=by, **self._function())

    def end_function(self, by: Viewer) -> None:
        if job_of(self.deed) not in self.model.jobs.get(self.deed.whom, ()):
            raise Refusal("no such function", code="test")
        people.end_function(person=self._whom(), by=by, **self._function())

    def join(self, by: Viewer) -> None:
        name = self.deed.whom
        if name in self.town.people and self.model.jobs[name]:
            raise Refusal("is here already", code="test")
        address = f"{name}@voorbeeld.test"
        made = people.invite(name=name, email=address, by=by, **self._function())
        if made is not None:
            person = people.accept(
                invitation=made[0], name=name.title(), password="een-zin-die-lang-genoeg-is", by=NOBODY
            )
            self.town.people[name] = person.uuid

    # — a study

    def _study(self, by: Viewer) -> Study:
        found = Study.objects.visible_to(by).filter(uuid=self.town.study).select_related("space")
        study: Study = found.first() or gate.refuse(by, "study")
        return study

    def add_researcher(self, by: Viewer) -> None:
        person = self._whom()
        if person.left_at is not None:
            raise Refusal("does not work here", code="test")
        studies.add_researcher(study=self._study(by), person=person, by=by)

    def add_looker(self, by: Viewer) -> None:
        person = self._whom()
        if person.left_at is not None:
            raise Refusal("does not work here", code="test")
        studies.show_mirror_to(study=self._study(by), person=person, by=by)

    def interview(self, by: Viewer) -> None:
        if self.deed.at in self.town.places:
            raise Refusal("was had already", code="test")
        interview(self.town, self.deed.at, self.deed.whom, f"{self.word}i", by)

    def permit(self, by: Viewer) -> None:
        mine = (
            Respondent.objects.visible_to(by)
            .filter(link__uuid=self.town.links["petra"])
            .select_related("space")
        )
        respondent = mine.first() or gate.refuse(by, "respondent")
        studies.note_permissions(
            respondent=respondent, permits=[Permit(one) for one in permits_of(self.deed)], by=by
        )


def interview(town: Town, place: str, whom: str, word: str, by: Viewer) -> transcripts.Transcript:
    study = (
        Study.objects.visible_to(by)
        .filter(uuid=town.study)
        .select_related("space__home_organisation")
        .first()
    )
    if study is None:
        gate.refuse(by, "study")
    here = {
        one.name: one
        for one in Respondent.objects.visible_to(by)
        .filter(study=study)
        .select_related("space", "person", "link")
    }
    source = transcripts.Source(TALK.format(word).encode(), f"{whom}.txt")
    made = transcripts.import_transcript(
        study=study, respondent=here[whom.title()], wave=waves_of(by, study)[0], source=source, by=by
    )
    town.places[place], town.talks[place] = made.space.uuid, made.uuid
    return made
