"""``vensterbank mirror``: in words, as one HTML file, as JSON with keys that stay; always as somebody."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from tests.factories import photograph
from tests.factories.cast import make_cast
from tests.factories.mirrored import Coded, make_coded_study
from vensterbank.cli.commands import mirror
from vensterbank.insight.actions import show_mirror
from vensterbank.log.models import LogLine
from vensterbank.material.actions import studies
from vensterbank.material.enums import Permit
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.sealing import keyring

STUDY = ("--study", "ruimte in de vaart")


@pytest.fixture(scope="module")
def told_once(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Coded]:
    """A coded study that was shown; Lotte may look."""
    keyring.forget()
    with django_db_blocker.unblock(), translation.override("nl"), transaction.atomic():  # type: ignore[attr-defined]
        coded = photograph.once("coded study", lambda: make_coded_study(make_cast()))
        noor = coded.cast.noor.viewer
        show_mirror(study=coded.study, question="Wat herken je?", by=noor)
        studies.show_mirror_to(study=coded.study, person=coded.cast.lotte.person, by=noor)
        yield coded
        transaction.set_rollback(True)
    keyring.forget()


@pytest.fixture
def coded(told_once: Coded, db: None) -> Coded:
    return told_once


def run(who: str, *arguments: object) -> int:
    parser = argparse.ArgumentParser()
    mirror.arguments(parser)
    given = [*STUDY, "--as", f"{who}@voorbeeld.test", *map(str, arguments)]
    return mirror.run(parser.parse_args(given))


def as_json(folder: Path, who: str, *arguments: object) -> dict[str, Any]:
    target = folder / "spiegel.json"
    assert run(who, "--json", target, *arguments) == 0
    told: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return told


def test_without_a_file_the_headline_is_told(coded: Coded, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("noor") == 0
    told = capsys.readouterr().out
    assert "Voorjaar: kloof\nNajaar: ruimte" in told
    assert "Het verschil is gebleven, de verbinding is gegroeid." in told


def test_headline_is_told_in_the_language_that_is_asked_for(
    coded: Coded, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("noor", "--language", "en") == 0
    assert "The difference stayed, the connection grew." in capsys.readouterr().out


def test_json_has_the_keys_that_are_promised(coded: Coded, tmp_path: Path) -> None:
    told = as_json(tmp_path, "noor")
    promised = set(re.findall(r"\b[a-z_]+\b", mirror.KEYS))
    assert told.keys() <= promised
    assert [one["headline"]["name"] for one in told["rounds"]] == ["gap", "room"]
    first = told["rounds"][0]
    assert {"jsd", "splits", "p", "exact"} <= first["difference"].keys() <= promised
    assert (first["difference"]["splits"], first["difference"]["exact"]) == (15, True)
    assert first["difference"]["p"] == pytest.approx(1 / 15)
    assert (first["connection"]["made"], first["connection"]["broken"]) == (12, 24)
    assert {one["label"] for one in told["persons"]} >= {"Samira", "Ruben"}
    assert [table["kind"] for table in told["alpha"]] == ["areas"]
    assert told["alpha"][0]["codes"].keys() == {"cognitive", "intrapersonal", "societal"}


def test_profiles_are_in_the_order_of_the_areas(coded: Coded, tmp_path: Path) -> None:
    told = as_json(tmp_path, "noor")
    assert told["areas"] == ["cognitive", "intrapersonal", "societal"]
    ids = {one["label"]: one["id"] for one in told["persons"]}
    profiles = {one["id"]: one["shares"] for one in told["rounds"][0]["profiles"]["persons"]}
    assert profiles[ids["Karim"]] == pytest.approx([0.2, 0.45, 0.35])


def test_html_needs_nothing_from_anywhere(coded: Coded, tmp_path: Path) -> None:
    target = tmp_path / "spiegel.html"
    assert run("noor", "--html", target) == 0
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<svg") >= 5
    assert "<script" not in page
    assert re.findall(r"""(?:src|href)=["'](?!#)|url\(|@import|@font-face""", page) == []
    assert "De spiegel: van kloof naar ruimte?" in page
    assert "Onderbouwing van de spiegel" in page


def test_looker_gets_no_names(coded: Coded, tmp_path: Path) -> None:
    told = as_json(tmp_path, "lotte")
    assert not told["live"]
    assert {one["label"] for one in told["persons"]} == {
        "werker 1",
        "werker 2",
        *(f"manager {n}" for n in range(1, 5)),
    }
    assert "Karim" not in (tmp_path / "spiegel.json").read_text(encoding="utf-8")


def test_persons_are_left_out_where_they_may_not_be_seen(coded: Coded, tmp_path: Path) -> None:
    coded.study.minimum_group = 2
    coded.study.save(update_fields=["minimum_group"])
    coded.permit("karim", Permit.RESEARCH, Permit.QUOTING)
    told = as_json(tmp_path, "lotte")
    assert told["persons"] == []
    for one in told["rounds"]:
        assert one["profiles"]["persons"] == []
        assert one["difference"]["left_out"] == []
        assert one["connection"]["persons"] == []
        assert len(one["profiles"]["groups"]) == 2


def test_small_groups_leave_no_figures_at_all(coded: Coded, tmp_path: Path) -> None:
    coded.permit("karim", Permit.RESEARCH, Permit.QUOTING)
    told = as_json(tmp_path, "lotte")
    assert (told["rounds"], told["groups"], told["kept_inside"]) == ([], [], ["voorjaar", "najaar"])


@pytest.mark.parametrize(
    ("who", "code"),
    [("bea", "no-mirror"), ("samira", "no-mirror"), ("otto", "no-mirror"), ("niemand", "nobody")],
)
def test_whoever_may_not_look_is_refused(coded: Coded, tmp_path: Path, who: str, code: str) -> None:
    target = tmp_path / "spiegel.json"
    with pytest.raises(Refusal) as refused:
        run(who, "--json", target)
    assert refused.value.code == code
    assert not target.exists()


def test_another_coder_gives_other_counts(coded: Coded, tmp_path: Path) -> None:
    told = as_json(tmp_path, "noor", "--coder", "daan@voorbeeld.test")
    assert told["coder"] == "Daan Meijer"
    assert told["rounds"][0]["connection"]["share"] is None


@pytest.mark.parametrize(
    ("who", "coder", "code"),
    [("noor", "samira", "no-coder"), ("noor", "niemand", "nobody"), ("lotte", "noor", "not-yours-to-choose")],
)
def test_coder_who_cannot_be_chosen_is_refused(coded: Coded, who: str, coder: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        run(who, "--coder", f"{coder}@voorbeeld.test")
    assert refused.value.code == code


def test_looking_from_the_command_line_stands_in_the_log(coded: Coded) -> None:
    run("lotte")
    assert LogLine.objects.filter(
        event="read", actor_name="Lotte Brandsma", object_uuid=coded.study.uuid
    ).exists()


def test_file_of_a_mirror_is_an_export_in_the_log(coded: Coded, tmp_path: Path) -> None:
    exported = LogLine.objects.filter(event="exported", actor_name="Lotte Brandsma")
    run("lotte")
    assert not exported.exists()
    run("lotte", "--html", tmp_path / "spiegel.html")
    assert [line.space_uuid for line in exported] == [coded.study.space.uuid]
