""" "Wie leest mee": one sentence for every kind of space, in Dutch and English."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
import time_machine
from django.utils import translation

from vensterbank.people.viewer import Viewer
from vensterbank.spaces.enums import SpaceKind, Standing
from vensterbank.spaces.queries import Reader
from vensterbank.spaces.sentences import in_sentence, joined, reads_along, short_name, short_names

RESIDENT = Viewer(uuid=uuid.uuid4(), kind="link", name="Mevrouw Aydın", link_id=1)
WORKER = Viewer(uuid=uuid.uuid4(), kind="person", name="Samira Haddou", person_id=1)
MARCH = dt.date(2026, 3, 1)


def reader(name: str, standing: Standing = Standing.MEMBER, **changes: object) -> Reader:
    values = {
        "until": None,
        "is_me": False,
        "is_guest": False,
        "function": "",
        "organisation": "",
        "because": "",
    }
    return Reader(**{"name": name, "standing": standing, "grant_uuid": uuid.uuid4(), **values, **changes})


def group(name: str, function: str = "", standing: Standing = Standing.MEMBER) -> Reader:
    return reader(name, standing, function=function, who="organisation")


def aydin(**changes: object) -> Reader:
    return reader("Mevrouw Aydın", Standing.RESIDENT, who="link", **changes)


def karim(**changes: object) -> Reader:
    return reader("Karim Yıldız", Standing.COLLEAGUE, organisation="Buurtzaam", **changes)


def lotte(**changes: object) -> Reader:
    return reader("Lotte Brandsma", Standing.COLLEAGUE, organisation="Wijkwerf", **changes)


@pytest.fixture(autouse=True)
def _january() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 1, 15, 12, tzinfo=dt.UTC), tick=False):
        yield


def test_resident_is_told_first_and_politely() -> None:
    said = reads_along([karim(until=MARCH), aydin(is_me=True), lotte(until=MARCH)], RESIDENT, SpaceKind.TABLE)
    assert said == "u, Karim (Buurtzaam) en Lotte (Wijkwerf), tot en met 1 maart."


def test_colleague_is_told_the_same_in_another_tone() -> None:
    said = reads_along([karim(is_me=True), aydin(), lotte(until=MARCH)], WORKER, SpaceKind.TABLE)
    assert said == "jij, mevrouw Aydın en Lotte (Wijkwerf, tot en met 1 maart)."


def test_english_says_you_to_both() -> None:
    with translation.override("en"):
        said = reads_along(
            [aydin(is_me=True), karim(until=MARCH), lotte(until=MARCH)], RESIDENT, SpaceKind.TABLE
        )
    assert said == "you, Karim (Buurtzaam) and Lotte (Wijkwerf), until 1 March."


def test_another_year_is_said() -> None:
    said = reads_along([aydin(is_me=True), karim(until=dt.date(2027, 3, 1))], RESIDENT, SpaceKind.TABLE)
    assert said == "u en Karim (Buurtzaam), tot en met 1 maart 2027."


def test_resident_alone_at_the_table() -> None:
    assert reads_along([aydin(is_me=True)], RESIDENT, SpaceKind.TABLE) == "alleen u."


def test_whoever_sits_in_is_named_apart() -> None:
    seat = reader("Ineke de Graaf", Standing.SITTING_IN, organisation="Buurtzaam", until=MARCH)
    said = reads_along([aydin(is_me=True), karim(), seat], RESIDENT, SpaceKind.TABLE)
    assert said == "u en Karim (Buurtzaam). Ineke (Buurtzaam) kijkt mee, tot en met 1 maart."


def test_team_at_the_table_is_called_a_team() -> None:
    team = reader("Sociaal makelaars", Standing.COLLEAGUE, organisation="Wijkwerf", who="team")
    said = reads_along([aydin(is_me=True), team], RESIDENT, SpaceKind.TABLE)
    assert said == "u en het team Sociaal makelaars (Wijkwerf)."


def test_guest_at_a_campfire_is_named_as_one() -> None:
    fire = [
        reader("Samira Haddou", is_me=True),
        reader("Karim Yıldız"),
        reader("Ineke de Graaf", is_guest=True),
    ]
    said = reads_along(fire, WORKER, SpaceKind.CAMPFIRE)
    assert said == "jij en Karim. Ineke is te gast (leidinggevende). Verder niemand."


def test_guest_is_told_so_about_themselves() -> None:
    fire = [reader("Karim Yıldız"), reader("Ineke de Graaf", Standing.GUEST, is_me=True)]
    said = reads_along(fire, WORKER, SpaceKind.CAMPFIRE)
    assert said == "Karim. Je bent hier te gast (leidinggevende). Verder niemand."


def test_two_guests_share_a_sentence() -> None:
    fire = [
        reader("Karim Yıldız"),
        reader("Ineke de Graaf", is_guest=True),
        reader("Tjeerd Hoekstra", is_guest=True),
    ]
    assert "Ineke en Tjeerd zijn te gast (leidinggevenden)." in reads_along(fire, WORKER, SpaceKind.CAMPFIRE)


def test_sill_names_functions_of_an_organisation() -> None:
    said = reads_along([group("Buurtzaam", "worker"), group("Buurtzaam", "manager")], WORKER, SpaceKind.SILL)
    assert said == "alle werkers en leidinggevenden van Buurtzaam."


def test_lamp_post_tells_who_answers() -> None:
    post = [group("Buurtzaam"), group("Buurtzaam", "manager", Standing.KEEPER)]
    assert (
        reads_along(post, WORKER, SpaceKind.LAMP_POST)
        == "iedereen bij Buurtzaam. Leidinggevenden antwoorden hier."
    )


def test_notebook_is_mine_only() -> None:
    assert reads_along([], WORKER, SpaceKind.NOTEBOOK) == "alleen jij."


def test_study_names_the_respondent_as_one() -> None:
    study = [
        reader("Noor Aksoy", Standing.RESEARCHER, is_me=True),
        reader("Karim Yıldız", Standing.RESPONDENT),
    ]
    assert reads_along(study, WORKER, SpaceKind.STUDY) == "jij en Karim (sprak hier)."


def test_person_with_two_grants_is_one_reader() -> None:
    who = uuid.uuid4()
    twice = [aydin(is_me=True), lotte(who_uuid=who, until=MARCH), lotte(who_uuid=who)]
    assert reads_along(twice, RESIDENT, SpaceKind.TABLE) == "u en Lotte (Wijkwerf)."


def test_many_readers_are_counted_beyond_twelve() -> None:
    fire = [reader(f"N{letter}aam Achternaam") for letter in "abcdefghijklmno"]
    assert "en 4 anderen" in reads_along(fire, WORKER, SpaceKind.CAMPFIRE)


def test_two_with_one_first_name_keep_their_whole_names() -> None:
    names = short_names(["Karim Yıldız", "Karim Bos", "Lotte Brandsma"])
    assert names == {"Karim Yıldız": "Karim Yıldız", "Karim Bos": "Karim Bos", "Lotte Brandsma": "Lotte"}


@pytest.mark.parametrize("name", ["M. Jansen", "Mevrouw Aydın", "J Smit", "Mr Hill"])
def test_name_without_a_first_name_stays_whole(name: str) -> None:
    assert short_name(name) == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mevrouw Aydın", "mevrouw Aydın"),
        ("Fatma Aydın", "Fatma Aydın"),
        ("Meneer Van Wijk", "meneer Van Wijk"),
        ("", ""),
    ],
)
def test_title_is_small_within_a_sentence(name: str, said: str) -> None:
    assert in_sentence(name) == said


@pytest.mark.parametrize(
    ("parts", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_list_in_words(parts: list[str], said: str) -> None:
    assert joined(parts) == said
