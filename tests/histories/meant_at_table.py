"""At a table: what every deed changes in the model."""

from __future__ import annotations

import datetime as dt

from tests.histories.deeds import OPEN, TEAMS, Deed, asked, newest, until_of
from tests.histories.model import LINK_LASTS, USUAL_TERM, Model, Promise, Word


class AtTable:
    """One method a deed; the answer is whether it goes through."""

    model: Model

    def _keep(self, word: str, place: str, kind: str, by: str, source: str = "") -> bool:
        self.model.words[word] = Word(place, kind, by, source)
        return True

    def _propose(self, deed: Deed, word: str, wish: str, state: str, until: dt.date | None) -> bool:
        model = self.model
        if deed.whom not in TEAMS and deed.whom not in model.gone and not model.jobs[deed.whom]:
            return False  # somebody who is not there yet
        for one in model.promises:
            if (one.table, one.whom, one.wish) == (deed.at, deed.whom, wish) and one.state in OPEN:
                if one.until is None or model.today <= one.until:
                    return False
                one.state = "ended"
        model.promises.append(Promise(deed.at, deed.whom, wish, state, until))
        return self._keep(f"{word}p", deed.at, "purpose", deed.by)

    def share(self, deed: Deed, word: str) -> bool:
        """With a person or a team; the resident said yes on the spot."""
        if not self.model.may(deed.by, "share", deed.at):
            return False
        return self._propose(deed, word, "colleague", "agreed", until_of(self.model, deed.n))

    def ask(self, deed: Deed, word: str) -> bool:
        """The resident is asked; to sit in is for a while."""
        if not self.model.may(deed.by, "share", deed.at):
            return False
        wish, until = asked(self.model, deed)
        return self._propose(deed, word, wish, "proposed", until)

    def answer(self, deed: Deed, word: str) -> bool:
        model, found = self.model, newest(self.model, deed, {"proposed"})
        if found is None or not model.is_here(model.residents[deed.at]):
            return False
        if found.until is not None and found.until < model.today:
            return False
        found.state = "agreed" if deed.n % 4 else "refused"
        return True

    def stop(self, deed: Deed, word: str) -> bool:
        found = newest(self.model, deed, OPEN)
        if found is None or not self.model.is_here(self.model.residents[deed.at]):
            return False
        self._end(found)
        return True

    def stop_all(self, deed: Deed, word: str) -> bool:
        model = self.model
        if not model.is_here(model.residents[deed.at]):
            return False
        for one in model.promises:
            if one.table == deed.at and one.state in OPEN and (one.until is None or model.today <= one.until):
                self._end(one)
        return True

    def again(self, deed: Deed, word: str) -> bool:
        model, found = self.model, newest(self.model, deed, {"agreed", "ended", "refused", "proposed"})
        if found is None or not model.is_here(model.residents[deed.at]):
            return False
        over = found.until is not None and found.until < model.today
        until = model.today + USUAL_TERM if over else found.until
        for one in model.promises:
            if (one.table, one.whom, one.wish) == (deed.at, deed.whom, found.wish) and one.state in OPEN:
                if one.until is None or model.today <= one.until:
                    return False
                one.state = "ended"
        model.promises.append(Promise(deed.at, deed.whom, found.wish, "agreed", until))
        if found.wish == "colleague" and deed.whom not in TEAMS:
            model.responsible[deed.at] = model.responsible.get(deed.at) or deed.whom
        return True

    def stand_up(self, deed: Deed, word: str) -> bool:
        """Who works along or sits in leaves; whoever is responsible hands over first."""
        model, mine = self.model, newest(self.model, deed._replace(whom=deed.by), {"agreed"})
        if mine is None or not model.may(deed.by, "leave", deed.at):
            return False
        if mine.wish == "colleague" and model.responsible.get(deed.at) == deed.by:
            return False
        self._end(mine)
        return True

    def _end(self, promise: Promise) -> None:
        model, table, whom = self.model, promise.table, promise.whom
        handovers = model.handovers.setdefault(table, [])
        for one in handovers:
            if one[2] in {"offered", "accepted"} and whom in one[:2]:
                one[2] = "taken back"
        promise.state = "ended"
        if model.responsible.get(table) != whom:
            return
        senders = [one[0] for one in handovers if one[2] == "landed" and one[1] == whom]
        stays = {
            one.whom
            for one in model.promises
            if one.table == table and one.wish == "colleague" and model.holds(one)
        }
        model.responsible[table] = senders[-1] if senders and senders[-1] in stays else ""

    def offer(self, deed: Deed, word: str) -> bool:
        model = self.model
        under_way = [one for one in model.handovers.get(deed.at, []) if one[2] in {"offered", "accepted"}]
        agreed = [
            one
            for one in model.promises
            if (one.table, one.whom, one.wish) == (deed.at, deed.whom, "colleague") and model.holds(one)
        ]
        if not model.may(deed.by, "hand over", deed.at) or deed.by == deed.whom or not agreed or under_way:
            return False
        model.handovers.setdefault(deed.at, []).append([deed.by, deed.whom, "offered"])
        return self._keep(f"{word}h", deed.at, "note", deed.by)

    def take_over(self, deed: Deed, word: str) -> bool:
        return self._handle(deed, word, "accepted", 1)

    def decline(self, deed: Deed, word: str) -> bool:
        return self._handle(deed, word, "declined", 1) and self._keep(f"{word}r", deed.at, "note", deed.by)

    def take_back(self, deed: Deed, word: str) -> bool:
        return self._handle(deed, word, "taken back", 0)

    def _handle(self, deed: Deed, word: str, state: str, side: int) -> bool:
        for one in self.model.handovers.get(deed.at, [])[-1:]:
            if one[2] in {"offered", "accepted"} and one[side] == deed.by:
                if self.model.may(deed.by, "hand over", deed.at):
                    one[2] = state
                    return True
        return False

    def land(self, deed: Deed, word: str) -> bool:
        model = self.model
        for one in model.handovers.get(deed.at, [])[-1:]:
            there = {*one[:2], model.residents[deed.at]}
            if (
                one[2] in {"offered", "accepted"}
                and deed.by in there
                and model.may(deed.by, "write", deed.at)
            ):
                one[2], model.responsible[deed.at] = "landed", one[1]
                return True
        return False

    def renew_link(self, deed: Deed, word: str) -> bool:
        if not self.model.may(deed.by, "share", deed.at):
            return False
        self.model.links[self.model.residents[deed.at]] = self.model.now + LINK_LASTS
        return True
