"""What every deed changes in the model; the answer is whether it goes through. ``done.py`` does the same in the product."""

from __future__ import annotations

import datetime as dt

from tests.histories.deeds import ADMINISTRATORS, Deed, author_of, job_of, permits_of
from tests.histories.meant_at_table import AtTable
from tests.histories.model import Model, midnight_after


class Doing(AtTable):
    """One method a deed."""

    def __init__(self, model: Model) -> None:
        self.model = model

    def do(self, deed: Deed, word: str) -> bool:
        done: bool = getattr(self, deed.what)(deed, word)
        return done

    def _has_account(self, who: str) -> bool:
        return who in self.model.jobs and who not in self.model.gone and bool(self.model.jobs[who])

    # — campfires and talk

    def light(self, deed: Deed, word: str) -> bool:
        if deed.at in self.model.homes or not self._has_account(deed.by) or not self._has_account(deed.whom):
            return False
        home = "bz"  # a campfire's home changes nothing about who sits there
        self.model.homes[deed.at] = home
        self.model.seats[deed.at] = {}
        everybody = {deed.by, deed.whom}
        for who in everybody:
            self._seat(who, deed.at, everybody)
        return self._keep(f"{word}t", deed.at, "title", deed.by)

    def _seat(self, who: str, fire: str, others: set[str]) -> None:
        self.model.seats[fire][who] = "guest" if self.model.leads(who, others) else "member"

    def invite(self, deed: Deed, word: str) -> bool:
        model = self.model
        if not model.may(deed.by, "invite", deed.at) or not self._has_account(deed.whom):
            return False
        if deed.whom in model.seats[deed.at]:
            return False
        self._seat(deed.whom, deed.at, set(model.seats[deed.at]))
        return True

    def leave(self, deed: Deed, word: str) -> bool:
        if not self.model.may(deed.by, "leave", deed.at):
            return False
        del self.model.seats[deed.at][deed.by]
        return True

    def say(self, deed: Deed, word: str) -> bool:
        if not self.model.may(deed.by, "write", deed.at):
            return False
        if deed.n % 3 == 0:
            self._keep(f"{word}n", deed.at, "file", deed.by)
            self._keep(f"{word}b", deed.at, "bytes", deed.by)
        return self._keep(f"{word}s", deed.at, "said", deed.by)

    def note(self, deed: Deed, word: str) -> bool:
        place = f"note:{deed.by}"
        if not self._has_account(deed.by):
            return False
        self.model.homes.setdefault(place, "bz")
        self.model.seats.setdefault(place, {deed.by: "owner"})
        return self._keep(f"{word}s", place, "said", deed.by)

    def bring(self, deed: Deed, word: str) -> bool:
        model = self.model
        name, by = author_of(model, deed)
        if not name or model.words[name].place == deed.at or model.words[name].by != by:
            return False
        if not model.may(by, "bring", model.words[name].place) or not model.may(by, "write", deed.at):
            return False
        return self._keep(f"{word}s", deed.at, "said", by, name)

    def bottleneck(self, deed: Deed, word: str) -> bool:
        """Everybody at a lamp post raises one."""
        if not self.model.may(deed.by, "read", deed.at):
            return False
        return self._keep(f"{word}k", deed.at, "bottleneck", deed.by)

    # — people

    def let_go(self, deed: Deed, word: str) -> bool:
        model = self.model
        if deed.whom in ADMINISTRATORS.values() or not self._works(deed.whom, deed.at):
            return False
        model.jobs[deed.whom] = {job for job in model.jobs[deed.whom] if job.home != deed.at}
        if not model.jobs[deed.whom]:
            model.gone.add(deed.whom)
        return True

    def _works(self, who: str, home: str) -> bool:
        return any(job.home == home for job in self.model.jobs.get(who, ()))

    def give_function(self, deed: Deed, word: str) -> bool:
        if not self._has_account(deed.whom) or deed.whom == ADMINISTRATORS[deed.at]:
            return False
        self.model.jobs[deed.whom].add(job_of(deed))
        return True

    def end_function(self, deed: Deed, word: str) -> bool:
        model = self.model
        here = {job for job in model.jobs.get(deed.whom, ()) if job.home == deed.at}
        if not self._has_account(deed.whom) or job_of(deed) not in here or len(here) == 1:
            return False
        model.jobs[deed.whom].remove(job_of(deed))
        return True

    def join(self, deed: Deed, word: str) -> bool:
        """Somebody new, by invitation."""
        if self.model.jobs[deed.whom] or deed.whom in self.model.gone:
            return False
        self.model.jobs[deed.whom] = {job_of(deed)}
        return True

    # — a study

    def add_researcher(self, deed: Deed, word: str) -> bool:
        model = self.model
        already = model.seats["study:one"].get(deed.whom) == "researcher"
        if (
            "researcher" not in model.standing(deed.by, "study:one")
            or already
            or not self._has_account(deed.whom)
        ):
            return False
        for place in [place for place in model.homes if place.split(":")[0] in {"study", "talk"}]:
            model.seats[place][deed.whom] = "researcher"
        return True

    def add_looker(self, deed: Deed, word: str) -> bool:
        model = self.model
        if "researcher" not in model.standing(deed.by, "study:one") or not self._has_account(deed.whom):
            return False
        model.seats["study:one"].setdefault(deed.whom, "looker")
        return True

    def interview(self, deed: Deed, word: str) -> bool:
        model = self.model
        if "researcher" not in model.standing(deed.by, "study:one") or deed.at in model.homes:
            return False
        model.homes[deed.at] = "school"
        seats = {who: one for who, one in model.seats["study:one"].items() if one == "researcher"}
        model.seats[deed.at] = {deed.whom: "respondent", **seats}
        return self._keep(f"{word}i", deed.at, "interview", deed.whom)

    def permit(self, deed: Deed, word: str) -> bool:
        """What the respondent of the first conversation agrees to, written down by a researcher."""
        if "researcher" not in self.model.standing(deed.by, "study:one"):
            return False
        self.model.permits = permits_of(deed)
        return True

    # — time

    def days(self, deed: Deed, word: str) -> bool:
        self.model.now += dt.timedelta(days=[1, 2, 20, 60][deed.n % 4])
        return True

    def to_the_end(self, deed: Deed, word: str) -> bool:
        """Up to the first end that lies ahead: a moment before it, or at it."""
        model = self.model
        ends = [midnight_after(one.until) for one in model.promises if one.state == "agreed" and one.until]
        ahead = sorted(end for end in [*ends, *model.links.values()] if end > model.now)
        if ahead:
            early = dt.timedelta(milliseconds=deed.n % 2)
            model.now = max(model.now, (ahead[0] - early).astimezone(dt.UTC))
        return True
