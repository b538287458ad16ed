"""What somebody types arrives once and whole, or is refused in words beside what was typed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.places import fire, said, say_form, sill, talk_url
from vensterbank.spaces import queries
from vensterbank.spaces.actions.talking import LONGEST_ENTRY
from vensterbank.spaces.models import Entry, Space


def entries(cast: Cast, space: Space) -> list[Entry]:
    return queries.entries_in(cast.samira.viewer, space)


def test_answer_to_somewhere_else_is_refused_and_keeps_the_words(cast: Cast) -> None:
    elsewhere = said(fire(cast), cast.samira, "Bij het vuur.")
    form = say_form("Dit typte ik.", reply_to=str(elsewhere.uuid))
    answer = cast.samira.client.post(talk_url(sill(cast.samira)), form)
    assert answer.status_code == 422
    assert "Dit typte ik." in answer.content.decode()
    assert "Bij het vuur." not in answer.content.decode()
    assert entries(cast, sill(cast.samira)) == []


BAD_WORDS: dict[str, tuple[str, str]] = {
    "nothing": ("", "Er staat nog niets"),
    "white": (" \r\n\t ", "Er staat nog niets"),
    "NUL": ("Goed\x00zo", "tekens die niet bewaard kunnen worden"),
    "one sign too many": ("a" * (LONGEST_ENTRY + 1), "te lang voor één keer"),
}


@pytest.mark.parametrize("case", BAD_WORDS)
def test_bad_words_are_refused_in_words(cast: Cast, case: str) -> None:
    words, reason = BAD_WORDS[case]
    answer = cast.samira.client.post(talk_url(sill(cast.samira)), say_form(words))
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert words.strip().replace("\x00", "") in answer.content.decode().replace("\x00", "")
    assert entries(cast, sill(cast.samira)) == []


def test_longest_words_are_kept_whole(cast: Cast) -> None:
    words = "é" * LONGEST_ENTRY
    cast.samira.client.post(talk_url(sill(cast.samira)), say_form(words))
    assert [entry.body for entry in entries(cast, sill(cast.samira))] == [words]


def test_line_ends_of_a_browser_are_kept_as_one_sign(cast: Cast) -> None:
    cast.samira.client.post(talk_url(sill(cast.samira)), say_form("Eén\r\ntwee\rdrie"))
    assert entries(cast, sill(cast.samira))[0].body == "Eén\ntwee\ndrie"


def test_double_press_says_it_once(cast: Cast) -> None:
    form = say_form("Eén keer is genoeg.")
    for _press in range(2):
        assert cast.samira.client.post(talk_url(sill(cast.samira)), form).status_code == 302
    assert len(entries(cast, sill(cast.samira))) == 1


def test_other_words_with_the_same_number_are_kept_too(cast: Cast) -> None:
    form = say_form("Eerst dit.")
    cast.samira.client.post(talk_url(sill(cast.samira)), form)
    cast.samira.client.post(talk_url(sill(cast.samira)), {**form, "words": "Toch anders."})
    assert [entry.body for entry in entries(cast, sill(cast.samira))] == ["Eerst dit.", "Toch anders."]


def test_number_that_is_taken_elsewhere_changes_nothing_there(cast: Cast) -> None:
    taken = said(fire(cast), cast.samira, "Van het vuur.")
    answer = cast.ineke.client.post(talk_url(sill(cast.ineke)), say_form("Van Ineke.", once=str(taken.uuid)))
    assert answer.status_code == 404
    assert b"Van het vuur." not in answer.content
    assert queries.find_entry(cast.samira.viewer, taken.uuid).body == "Van het vuur."


def test_number_of_somebody_else_here_is_a_new_entry_or_nothing(cast: Cast) -> None:
    of_ineke = said(sill(cast.ineke), cast.ineke, "Zelfde woorden.")
    answer = cast.samira.client.post(
        talk_url(sill(cast.samira)), say_form("Zelfde woorden.", once=str(of_ineke.uuid))
    )
    assert answer.status_code == 404
    assert [entry.author_name for entry in entries(cast, sill(cast.samira))] == ["Ineke de Graaf"]


def test_nonsense_in_the_hidden_number_loses_nothing(cast: Cast) -> None:
    cast.samira.client.post(talk_url(sill(cast.samira)), say_form("Toch gezegd.", once="onzin"))
    assert [entry.body for entry in entries(cast, sill(cast.samira))] == ["Toch gezegd."]


def test_who_left_says_nothing_more_and_the_others_do(cast: Cast) -> None:
    space = fire(cast)
    cast.karim.client.post(reverse("spaces:leave", args=[space.uuid]))
    assert cast.karim.client.post(talk_url(space), say_form("Nog even dit.")).status_code == 404
    assert cast.samira.client.post(talk_url(space), say_form("Ik schreef nog.")).status_code == 302
    assert [entry.body for entry in entries(cast, space)] == ["Ik schreef nog."]


def test_crossed_form_is_refused_without_echo(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.samira.person)
    answer = client.post(talk_url(fire(cast)), say_form("Dit is van het kampvuur."))
    assert answer.status_code == 403
    assert b"Dit is van het kampvuur." not in answer.content
    assert b"Vrijdagmiddag" not in answer.content
