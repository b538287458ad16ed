"""Transcripts in: several at once, looked at, kept once, thrown away, refused with a reason."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories.cast import Cast
from tests.factories.study import TALK, SmallStudy, make_study
from tests.unit.importers.samples import docx, paragraph, plain_docx, run, zipped
from vensterbank.material import queries
from vensterbank.material.actions import transcripts, waiting
from vensterbank.material.actions.transcripts import Source, import_transcript
from vensterbank.material.enums import Role
from vensterbank.material.models import PendingImport, Speaker, Transcript
from vensterbank.material.views import bringing_in
from vensterbank.spaces.models import Grant


@pytest.fixture
def small(cast: Cast) -> SmallStudy:
    return make_study(cast)


def page(small: SmallStudy, name: str = "bring_in", *more: object) -> str:
    return reverse(f"material:{name}", args=[small.study.uuid, *more])


def send(client: Client, small: SmallStudy, files: dict[str, bytes], once: uuid.UUID | None = None) -> Any:
    chosen = [SimpleUploadedFile(name, data) for name, data in files.items()]
    return client.post(page(small), {"chosen": chosen, "once": str(once or uuid.uuid4())})


def waiting_files(cast: Cast, small: SmallStudy) -> list[PendingImport]:
    return queries.waiting_files(cast.noor.viewer, small.study)


def one_waiting(
    cast: Cast, small: SmallStudy, name: str = "karim-2.txt", data: bytes = TALK.encode()
) -> PendingImport:
    send(cast.noor.client, small, {name: data})
    return waiting_files(cast, small)[-1]


def answers(small: SmallStudy, seen: str, **other: str) -> dict[str, str]:
    said = {"respondent": str(small.karim.uuid), "wave": "1", "language": "nl", "seen": seen}
    return {**said, "role-0": "interviewer", "role-1": "respondent", **other}


def seen_on(client: Client, where: str) -> str:
    return str(client.get(where).context["form"].seen)


def kept_files() -> set[str]:
    return {path.name for path in (Path(settings.DATA_DIR) / "files").rglob("*") if path.is_file()}


def talks(cast: Cast) -> int:
    return int(Transcript.objects.visible_to(cast.noor.viewer).count())


def test_one_file_is_looked_at_at_once(cast: Cast, small: SmallStudy) -> None:
    answer = send(cast.noor.client, small, {"karim-2.txt": TALK.encode()})
    assert answer.url == page(small, "look_at", waiting_files(cast, small)[0].uuid)


def test_what_can_be_guessed_is_filled_in(cast: Cast, small: SmallStudy) -> None:
    pending = one_waiting(cast, small)
    form = cast.noor.client.get(page(small, "look_at", pending.uuid)).context["form"]
    assert form.initial == {"respondent": str(small.karim.uuid), "wave": 2, "language": "nl"}
    assert [bound.initial for bound, _guess in form.speakers] == [Role.INTERVIEWER, Role.RESPONDENT]


def test_what_was_not_understood_is_said(cast: Cast, small: SmallStudy) -> None:
    pending = one_waiting(
        cast, small, "los.txt", b"Dit is een verhaal zonder namen.\n\nHet gaat nog even door, zonder meer.\n"
    )
    shown = cast.noor.client.get(page(small, "look_at", pending.uuid)).content.decode()
    assert "Wat we aannamen of niet begrepen" in shown
    assert "Dit is een verhaal zonder namen." in shown


def test_kept_file_becomes_a_conversation_with_its_speakers(cast: Cast, small: SmallStudy) -> None:
    pending = one_waiting(cast, small)
    where = page(small, "look_at", pending.uuid)
    cast.noor.client.post(where, answers(small, seen_on(cast.noor.client, where)))
    talk = queries.find_transcript(cast.noor.viewer, pending.uuid)
    roles = Speaker.objects.visible_to(cast.noor.viewer).filter(transcript=talk).order_by("pk")
    assert [(one.label, one.role) for one in roles] == [("Noor", "interviewer"), ("Karim", "respondent")]
    assert waiting_files(cast, small) == []


def test_button_pressed_twice_keeps_one_conversation(cast: Cast, small: SmallStudy) -> None:
    pending = one_waiting(cast, small)
    where = page(small, "look_at", pending.uuid)
    said = answers(small, seen_on(cast.noor.client, where))
    codes = [cast.noor.client.post(where, said).status_code for _press in range(2)]
    assert codes == [302, 302]
    assert talks(cast) == 1


def test_action_called_twice_keeps_one_conversation(cast: Cast, small: SmallStudy) -> None:
    pending = one_waiting(cast, small)
    kept = [
        waiting.keep_file_as_transcript(
            study=small.study,
            pending_uuid=pending.uuid,
            respondent=small.karim,
            wave=small.waves[0],
            roles={},
            by=cast.noor.viewer,
        )
        for _press in range(2)
    ]
    assert kept[0] == kept[1]


def test_same_upload_twice_waits_once(cast: Cast, small: SmallStudy) -> None:
    once = uuid.uuid4()
    for _press in range(2):
        send(cast.noor.client, small, {"karim-1.txt": TALK.encode(), "karim-2.txt": TALK.encode()}, once)
    assert [one.file_name for one in waiting_files(cast, small)] == ["karim-1.txt", "karim-2.txt"]


def test_same_words_in_the_same_round_are_refused(cast: Cast, small: SmallStudy) -> None:
    source = Source(TALK.encode(), "eerder.txt")
    import_transcript(
        study=small.study, respondent=small.karim, wave=small.waves[0], source=source, by=cast.noor.viewer
    )
    pending = one_waiting(cast, small)
    where = page(small, "look_at", pending.uuid)
    answer = cast.noor.client.post(where, answers(small, seen_on(cast.noor.client, where)))
    assert answer.status_code == 422
    assert "staat al in het onderzoek" in answer.content.decode()
    assert talks(cast) == 1


def test_refused_file_says_why_and_the_others_go_on(cast: Cast, small: SmallStudy) -> None:
    files = {"leeg.txt": b"", "karim-1.txt": TALK.encode(), "plaat.png": b"\x89PNG\r\n\x1a\n" + bytes(40)}
    answer = send(cast.noor.client, small, files)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "<b>leeg.txt</b>: Dit bestand is leeg" in shown
    assert "<b>plaat.png</b>: Dit is een plaatje" in shown
    assert [one.file_name for one in waiting_files(cast, small)] == ["karim-1.txt"]


def test_nothing_chosen_is_said_at_the_field(cast: Cast, small: SmallStudy) -> None:
    assert cast.noor.client.post(page(small), {}).status_code == 422


def test_huge_upload_is_refused_before_it_is_read(cast: Cast, small: SmallStudy) -> None:
    class Unread:
        def read(self, *_size: int) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    answer = cast.noor.client.generic(
        "POST",
        page(small),
        b"",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(bringing_in.MOST_AT_ONCE + 1),
        **{"wsgi.input": Unread()},
    )
    assert answer.status_code == 413
    assert "80 MB" in answer.content.decode()


def test_upload_without_a_token_is_refused(cast: Cast, small: SmallStudy) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.noor.person)
    assert send(strict, small, {"karim-1.txt": TALK.encode()}).status_code == 403
    assert waiting_files(cast, small) == []


def test_file_that_is_too_large_is_refused_by_its_size(
    cast: Cast, small: SmallStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "MAX_BYTES", 10)
    answer = send(cast.noor.client, small, {"karim-1.txt": TALK.encode()})
    assert answer.status_code == 422
    assert waiting_files(cast, small) == []


def test_thrown_away_leaves_nothing_behind(
    cast: Cast, small: SmallStudy, django_capture_on_commit_callbacks: Any
) -> None:
    before = kept_files()
    pending = one_waiting(cast, small)
    with django_capture_on_commit_callbacks(execute=True):
        cast.noor.client.post(page(small, "throw_away", pending.uuid))
    assert waiting_files(cast, small) == []
    assert kept_files() == before


def test_other_language_with_other_speakers_is_looked_at_again(cast: Cast, small: SmallStudy) -> None:
    pending = one_waiting(cast, small)
    answer = cast.noor.client.post(
        page(small, "look_at", pending.uuid), answers(small, "anders", language="en")
    )
    assert answer.status_code == 200
    assert answer.context["again"]
    assert talks(cast) == 0


def test_researcher_who_lost_access_keeps_nothing(cast: Cast, small: SmallStudy) -> None:
    pending = one_waiting(cast, small)
    where = page(small, "look_at", pending.uuid)
    said = answers(small, seen_on(cast.noor.client, where))
    viewer = cast.noor.viewer
    Grant.objects.visible_to(viewer).filter(space=small.study.space).update(ends=small.study.started_at)
    assert cast.noor.client.post(where, said).status_code == 404


def test_visitor_is_sent_to_the_login(small: SmallStudy) -> None:
    answer = send(Client(), small, {"karim-1.txt": TALK.encode()})
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("people:login"))


def test_foreign_file_is_not_here(cast: Cast, small: SmallStudy) -> None:
    for where in ("look_at", "throw_away"):
        assert cast.noor.client.post(page(small, where, uuid.uuid4())).status_code == 404


def test_failure_half_way_leaves_neither_row_nor_file(
    cast: Cast, small: SmallStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object, **_more: object) -> None:
        raise OSError("disk full")

    before = kept_files()
    monkeypatch.setattr(transcripts.log, "write", fails)
    with pytest.raises(OSError, match="disk full"):
        import_transcript(
            study=small.study,
            respondent=small.karim,
            wave=small.waves[0],
            source=Source(TALK.encode(), "karim.txt"),
            by=cast.noor.viewer,
        )
    assert talks(cast) == 0
    assert kept_files() == before


def test_file_that_went_while_the_page_was_sent_leads_back_to_the_study(
    cast: Cast, small: SmallStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending = one_waiting(cast, small)
    where = page(small, "look_at", pending.uuid)
    said = answers(small, seen_on(cast.noor.client, where))
    keep = waiting.keep_file_as_transcript

    def somebody_was_first(**what: Any) -> Any:
        waiting.throw_away(study=small.study, pending_uuid=pending.uuid, by=cast.noor.viewer)
        return keep(**what)

    monkeypatch.setattr(waiting, "keep_file_as_transcript", somebody_was_first)
    answer = cast.noor.client.post(where, said, follow=True)
    assert answer.redirect_chain == [(page(small, "study"), 302)]
    assert "intussen al bewaard of weggegooid" in answer.content.decode()


def bad_files() -> dict[str, bytes]:
    """What people send by mistake, and what somebody sends on purpose."""
    whole = plain_docx(["Noor: Hoe gaat het?", "Karim: Goed, dank je."])
    bomb = zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", b" " * 300_000_000))
    entities = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    return {
        "afgebroken.docx": whole[: len(whole) // 2],
        "bom.docx": bomb,
        "entiteiten.docx": docx(paragraph(run("&b;")), before=entities),
        "programma.exe": b"MZ" + bytes(range(256)) * 8,
        "nul.txt": b"Noor: Ja?\x00\n\nKarim: Nee.\n",
        "gesprek.pdf": b"%PDF-1.7\n" + bytes(200),
    }


def test_files_that_cannot_be_read_are_named_one_by_one_and_leave_nothing(
    cast: Cast, small: SmallStudy
) -> None:
    before = kept_files()
    answer = send(cast.noor.client, small, bad_files())
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert [name for name in bad_files() if f"<b>{name}</b>: " not in shown] == []
    assert (waiting_files(cast, small), kept_files()) == ([], before)
