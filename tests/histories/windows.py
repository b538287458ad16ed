"""The same in a browser: every page of every place, the search and the API, through the whole of the product."""

from __future__ import annotations

from collections.abc import Iterator

from django.test import Client
from django.urls import reverse

from tests.histories.looking import CANARY
from tests.histories.town import Town

# What pages show shortened, or not at all.
KINDS = ("said", "title", "file", "question", "purpose", "note", "bottleneck", "study", "mirror", "interview")


def over_http(town: Town, who: str) -> int:
    """Somebody opens everything; the answer is how many pages that were."""
    model, client = town.model, town.client(who)
    may = {name for verb in ("read", "look") for name in model.gets(who, verb, *KINDS)}
    may |= {name.removesuffix("-quoted") for name in model.sees_quote(who)}
    seen: set[str] = set()
    number = 0
    for address, place in addresses(town):
        number += 1
        answer = client.get(address)
        shown = set(CANARY.findall(answer.content.decode(errors="replace")))
        assert shown <= may, f"{address} as {who} shows {shown - may}"
        if place:
            reads = model.may(who, "read", place)
            assert (answer.status_code == 200) <= reads, f"{address} as {who}: {answer.status_code}"
        seen |= shown
    found = client.post(reverse("spaces:search"), {"words": "kanarie"})
    shown = set(CANARY.findall(found.content.decode()))
    searched = model.gets(who, "search", "said") if who in town.people else set()
    assert shown & {name for name, word in model.words.items() if word.kind == "said"} == searched, (
        f"search as {who}: {shown} instead of {searched}"
    )
    if who in town.people and model.is_here(who):
        missed = model.gets(who, "read", "said", "question", "bottleneck", "study", "interview") - seen
        assert not missed, f"{who} misses {missed}"
    for old in town.old_windows:
        _closed(town, old)
    return number + 1


def _closed(town: Town, old: Client) -> None:
    """A window that was opened with an earlier link shows nothing any more."""
    for address, _place in addresses(town):
        if "/tafel" in address:
            answer = old.get(address)
            assert not CANARY.findall(answer.content.decode(errors="replace")), f"{address} in an old window"


def addresses(town: Town) -> Iterator[tuple[str, str]]:
    """Addresses, and the place that each is about."""
    for name in ("site:today", "spaces:places", "spaces:notebook", "practice:questions", "practice:my_table"):
        yield reverse(name), ""
    for name in (
        "material:studies",
        "insight:mirrors",
        "accountability:bottlenecks",
        "api:my_spaces",
        "api:my_studies",
    ):
        yield reverse(name), ""
    for place, number in town.places.items():
        for name in (
            "spaces:talk",
            "spaces:version",
            "spaces:looked",
            "spaces:choose",
            "api:one_space",
            "api:entries",
        ):
            yield reverse(name, args=[number]), place
    for place, number in town.questions.items():
        for name in (
            "practice:table",
            "practice:looks",
            "practice:share",
            "practice:hand_over",
            "practice:link",
        ):
            yield reverse(name, args=[number]), place
    for place, number in town.talks.items():
        for name in ("material:conversation", "coding:coder", "api:transcript"):
            yield reverse(name, args=[number]), place
    yield reverse("material:study", args=[town.study]), "study:one"
    yield reverse("api:transcripts", args=[town.study]), "study:one"
    yield reverse("insight:mirror", args=[town.study]), ""
