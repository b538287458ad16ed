"""The questions of De Vaart, each at its table."""

from __future__ import annotations

import datetime as dt
from typing import Any

from vensterbank.cli.example.people import Neighbours
from vensterbank.cli.example.talk import Talk, at
from vensterbank.people.actions import new_code
from vensterbank.people.models import Link
from vensterbank.people.viewer import viewer_for_link
from vensterbank.practice.actions import agreements, handovers, questions
from vensterbank.practice.enums import How, Wish
from vensterbank.practice.models import Question
from vensterbank.shared import clock


def lay_tables(here: Neighbours, talk: Talk, story: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Tell every question; returns the residents' secrets by name, each with its code."""
    secrets: dict[str, tuple[str, str]] = {}
    for told in story["question"]:
        by = here.viewer(told["started_by"])
        with at(told):
            question = questions.start_question(words=told["words"], by=by)
            if told["resident"]:
                secret = questions.seat_resident(
                    question=question, name=told["resident"], by=by, language=told["resident_language"]
                )
                # For as long as the link: whoever looks around here has nobody to ask for a new one.
                code = new_code(link=_resident(question), by=by, lasts=questions.LINK_LASTS)
                secrets[told["resident"]] = secret, code
        _go_on(here, talk, question, told)
    return secrets


def _go_on(here: Neighbours, talk: Talk, question: Question, told: dict[str, Any]) -> None:
    steps = [("said", one) for one in told.get("said", [])]
    steps += [("agreement", one) for one in told.get("agreement", [])]
    steps += [("sitting_in", one) for one in told.get("sitting_in", [])]
    steps += [("handover", one) for one in told.get("handover", [])]
    for kind, step in sorted(steps, key=lambda pair: (-pair[1]["ago"], pair[1].get("at", "09:00"))):
        {"said": _say, "agreement": _agree, "sitting_in": _sit_in, "handover": _hand_over}[kind](
            here, talk, question, step
        )


def _say(here: Neighbours, talk: Talk, question: Question, step: dict[str, Any]) -> None:
    by = viewer_for_link(_resident(question)) if step["who"] == "resident" else here.viewer(step["who"])
    talk.say(question.space, step, by)


def _agree(here: Neighbours, _talk: Talk, question: Question, step: dict[str, Any]) -> None:
    with at(step):
        agreements.propose_agreement(
            question=question,
            with_person=here.people[step["with"]],
            how=How(step["how"]),
            purpose=step["purpose"],
            until=clock.today() + dt.timedelta(days=step["until_in"]),
            by=here.viewer(step["by"]),
        )


def _sit_in(here: Neighbours, _talk: Talk, question: Question, step: dict[str, Any]) -> None:
    with at(step):
        agreement = agreements.propose_agreement(
            question=question,
            with_person=here.people[step["who"]],
            purpose=step["purpose"],
            until=clock.today() + dt.timedelta(days=step["until_in"]),
            wish=Wish.SIT_IN,
            by=here.viewer(step["by"]),
        )
        if step["agreed"]:
            agreements.answer_agreement(
                agreement=agreement, yes=True, by=viewer_for_link(_resident(question))
            )


def _hand_over(here: Neighbours, _talk: Talk, question: Question, step: dict[str, Any]) -> None:
    with at(step):
        handover = handovers.offer_handover(
            question=question,
            to=here.people[step["to"]],
            note=step["note"],
            meeting=step["meeting"],
            by=here.viewer(step["from"]),
        )
        if step["accepted"]:
            handovers.accept_handover(handover=handover, by=here.viewer(step["to"]))


def _resident(question: Question) -> Link:
    if question.resident is None:
        raise ValueError("the example lets a resident act who has no page yet")
    return question.resident
