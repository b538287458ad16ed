"""``vensterbank import-transcripts``: each file all or nothing, the batch goes on, refusals last, exit 1."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tests.factories.cast import Cast
from tests.factories.study import TALK, SmallStudy, make_study
from vensterbank.cli.commands import import_transcripts
from vensterbank.material import queries
from vensterbank.material.models import Transcript
from vensterbank.shared.errors import Refusal

NOOR = "noor@voorbeeld.test"


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


def run(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    import_transcripts.arguments(parser)
    return import_transcripts.run(parser.parse_args([str(one) for one in arguments]))


def write(folder: Path, **files: str | bytes) -> list[Path]:
    """Files by name; an underscore in a name is a hyphen, two are a full stop."""
    paths = []
    for name, content in files.items():
        path = folder / name.replace("__", ".").replace("_", "-")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return paths


def there(cast: Cast) -> list[tuple[str, int]]:
    found = Transcript.objects.visible_to(cast.noor.viewer).select_related("respondent__space", "wave__space")
    return sorted((one.respondent.name, one.wave.number) for one in found)


def test_name_of_a_file_says_with_whom_and_when(cast: Cast, small: SmallStudy, tmp_path: Path) -> None:
    files = write(tmp_path, karim_2__txt=TALK, Ineke_voorjaar__md=TALK)
    assert run("--study", "ruimte in de vaart", "--as", NOOR, *files) == 0
    assert there(cast) == [("Ineke", 1), ("Karim", 2)]


def test_refused_files_are_listed_last_and_the_others_go_on(
    cast: Cast, small: SmallStudy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = write(
        tmp_path, karim_1__txt=b"\r\n", karim_2__txt=TALK, ineke_1__xml="<?xml version='1.0'?><a>x</a>"
    )
    assert run("--study", small.study.uuid, "--as", NOOR, *files, tmp_path / "weg.txt") == 1
    told = capsys.readouterr().out
    before, after = told.split("1 gesprek ingevoerd, 3 bestanden geweigerd:")
    assert "[2/4] karim-2.txt: met Karim, najaar: 4 alinea’s, 2 sprekers" in before
    assert "karim-1.txt: In dit bestand staan alleen spaties" in after
    assert "ineke-1.xml: Dit is een XML-bestand" in after
    assert "weg.txt: Dit bestand kan niet gelezen worden" in after
    assert there(cast) == [("Karim", 2)]


def test_unknown_name_is_told_which_there_are(
    cast: Cast, small: SmallStudy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--study", small.study.uuid, "--as", NOOR, *write(tmp_path, samira_1__txt=TALK)) == 1
    told = capsys.readouterr().out
    assert "Karim" in told
    assert "Ineke" in told
    assert "--add-respondents" in told


def test_respondent_is_for_files_that_name_nobody(cast: Cast, small: SmallStudy, tmp_path: Path) -> None:
    files = write(tmp_path, gesprek__txt=TALK, ineke_1__txt=TALK)
    assert (
        run("--study", small.study.uuid, "--as", NOOR, "--respondent", "karim", "--wave", "najaar", *files)
        == 0
    )
    assert there(cast) == [("Ineke", 2), ("Karim", 2)]


def test_respondent_can_be_made_for_each_file(cast: Cast, small: SmallStudy, tmp_path: Path) -> None:
    files = write(tmp_path, handeling_1__txt=TALK, handeling_10__txt=TALK, leeg__txt=b"")
    assert (
        run("--study", small.study.uuid, "--as", NOOR, "--wave", 1, "--add-respondents", "manager", *files)
        == 1
    )
    assert there(cast) == [("handeling-1", 1), ("handeling-10", 1)]
    names = {one.name for one in queries.respondents_of(cast.noor.viewer, small.study)}
    assert "leeg" not in names


def test_round_that_nobody_said_is_asked_for(
    cast: Cast, small: SmallStudy, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--study", small.study.uuid, "--as", NOOR, *write(tmp_path, karim__txt=TALK)) == 1
    assert "1 (voorjaar), 2 (najaar)" in capsys.readouterr().out


def test_same_file_again_is_refused(cast: Cast, small: SmallStudy, tmp_path: Path) -> None:
    files = write(tmp_path, karim_1__txt=TALK)
    assert [run("--study", small.study.uuid, "--as", NOOR, *files) for _time in range(2)] == [0, 1]
    assert there(cast) == [("Karim", 1)]


def test_unknown_study_is_refused_with_those_that_there_are(
    cast: Cast, small: SmallStudy, tmp_path: Path
) -> None:
    with pytest.raises(Refusal) as refused:
        run("--study", "Onzin", "--as", NOOR, *write(tmp_path, karim_1__txt=TALK))
    assert "Ruimte in De Vaart" in str(refused.value)


@pytest.mark.parametrize("address", ["niemand@voorbeeld.test", "samira@voorbeeld.test"])
def test_somebody_who_does_no_research_here_imports_nothing(
    cast: Cast, small: SmallStudy, tmp_path: Path, address: str
) -> None:
    with pytest.raises(Refusal):
        run("--study", small.study.uuid, "--as", address, *write(tmp_path, karim_1__txt=TALK))
    assert there(cast) == []
