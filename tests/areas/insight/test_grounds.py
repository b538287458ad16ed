"""The grounds: every figure with its uncertainty, and what cannot be said."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.areas.insight.test_first_page import looker, page
from tests.factories.mirrored import Coded
from vensterbank.insight.grounds import grounds_of, labels_of
from vensterbank.insight.queries import open_mirror

__all__ = ["looker"]
PEOPLE = ("Samira", "Karim", "Ineke", "Tjeerd", "Wilma", "Ruben")


def rows(text: str, caption: str) -> list[list[str]]:
    """The cells of the first table with a caption like this."""
    table = text[text.index(caption) :]
    body = table[table.index("<tbody>") : table.index("</tbody>")]
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in body.split("</tr>")]
    return [[re.sub(r"<[^>]+>", " ", cell).strip() for cell in row] for row in cells if row]


def test_grounds_show_each_person_and_the_mean_of_their_group(coded: Coded) -> None:
    found = rows(page(coded.cast.noor.client, coded, "grounds"), "Van waaruit ieder spreekt")
    assert ["Samira", "werker", "20", "20%", "40%", "40%"] in found
    assert ["Ruben", "manager", "20", "55%", "20%", "25%"] in found
    assert [re.sub(r"\s+", " ", cell) for cell in found[-1]] == [
        "Managers",
        "gemiddelde",
        "4 mensen",
        "60%",
        "18%",
        "22%",
    ]


def test_grounds_count_connections_by_whoever_told_of_them(coded: Coded) -> None:
    found = rows(page(coded.cast.noor.client, coded, "grounds"), "Verbindingen, naar wie erover vertelde")
    assert ["Karim", "werker", "2", "4", "4", "20%"] in found
    assert ["Tussen de twee groepen", "", "12", "24", "24", "20%"] in found


def test_grounds_say_how_many_divisions_there_are(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded, "grounds")
    assert text.count("op 15 manieren te verdelen, dus p kan niet onder .067 komen") >= 2


def test_grounds_name_the_axes_with_their_lines(coded: Coded) -> None:
    found = rows(page(coded.cast.noor.client, coded, "grounds"), "De twee assen")
    assert found[0][:2] == ["Verschil in accent", "verschillend"]
    assert found[1][:3] == ["Verbinding", "niet verbonden", "20%"]
    assert found[1][4] == "50%"


def test_grounds_show_how_far_the_coders_agree(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded, "grounds")
    assert "Noor Aksoy · Daan Meijer · 240 antwoorden door beiden gelezen" in re.sub(r"<[^>]+>", "", text)
    found = {row[0]: row for row in rows(text, "Kerngebieden")}
    assert found["Intrapersoonlijk"][1:] == ["1.00", "1.00 tot 1.00", "100%", "62"]
    assert 0.85 < float(found["Alles samen"][1]) < 1


def test_grounds_leave_each_person_out_in_turn(coded: Coded) -> None:
    found = rows(page(coded.cast.noor.client, coded, "grounds"), "Hetzelfde, telkens zonder één mens")
    assert [row[0] for row in found] == [f"zonder {name}" for name in PEOPLE]
    assert [row[4] for row in found if row[0] == "zonder Karim"] == ["nog niet te zeggen"]


def test_grounds_never_speak_of_significance_but_to_refuse_it(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded, "grounds")
    assert re.findall(r"\w*signific\w*", text, re.IGNORECASE) == ["significantie"]


def test_grounds_outside_the_study_name_nobody(coded: Coded, looker: Client) -> None:
    text = page(looker, coded, "grounds")
    assert not any(name in text for name in PEOPLE)
    assert {row[0] for row in rows(text, "Van waaruit ieder spreekt")} >= {
        "werker 1",
        "werker 2",
        "manager 4",
    }


def test_numbers_outside_do_not_follow_the_order_of_the_study(coded: Coded) -> None:
    frame = open_mirror(coded.cast.noor.viewer, coded.study.uuid).frame
    assert frame
    labels = labels_of(frame, named=False)
    managers = sorted((key for key, label in labels.items() if label.startswith("manager")))
    assert [labels[key] for key in managers] == [f"manager {place}" for place in range(1, 5)]


def test_colours_of_another_coder_can_be_chosen(coded: Coded) -> None:
    text = page(coded.cast.noor.client, coded, "grounds", data={"coder": str(coded.daan.person.uuid)})
    assert "ingekleurd door Daan Meijer" in text
    assert ["Samira", "werker", "20", "15%", "40%", "45%"] in rows(text, "Van waaruit ieder spreekt")


@pytest.mark.parametrize("coder", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_forged_coder_is_the_polite_404(coded: Coded, coder: str) -> None:
    address = reverse("insight:grounds", args=[coded.study.uuid])
    assert coded.cast.noor.client.get(address, {"coder": coder}).status_code == 404


def test_without_a_second_coder_the_page_says_so(coded: Coded) -> None:
    mirror = open_mirror(
        coded.cast.noor.viewer, coded.study.uuid
    )  # without its grounds no agreement is counted
    found = grounds_of(mirror)
    assert found and found.alphas == []
    assert (
        "Eén codeur kleurde de citaten in. In hoeverre twee het eens zouden zijn, is niet bekend."
        in found.limits
    )
