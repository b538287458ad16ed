"""What a camera wrote into a picture is gone before the picture is kept; every dot of it stays."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.examples import examples
from tests.unit.incoming.samples import CANARY, TURNED, dots, huge, made
from vensterbank.shared.errors import Refusal
from vensterbank.spaces.incoming import take_in

KINDS = ["jpeg", "png", "webp", "gif"]
SAMPLES = {kind: made(kind) for kind in KINDS}
CANARIES = (CANARY.encode(), b"2026:11:20", b"GPS", b"xmp", b"ftypmp42")
PLACE = 0x8825


def exif_of(data: bytes) -> dict[int, object]:
    with Image.open(io.BytesIO(data)) as opened:
        told = opened.getexif()
        return {**told, **({PLACE: told.get_ifd(PLACE)} if told.get_ifd(PLACE) else {})}


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_sample_has_a_place_in_it(kind: str) -> None:
    """The positive twin: what is not found below was there."""
    assert exif_of(SAMPLES[kind])[PLACE][2] == (52, 5, 17)  # type: ignore[index]
    assert CANARY.encode() in SAMPLES[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_the_picture_is_kept(kind: str) -> None:
    kept = take_in("foto", SAMPLES[kind]).data
    assert [canary for canary in CANARIES if canary in kept] == []
    assert set(exif_of(kept)) <= {0x0112}
    assert len(kept) < len(SAMPLES[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_every_dot_stays(kind: str) -> None:
    assert dots(take_in("foto", SAMPLES[kind]).data) == dots(SAMPLES[kind])


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_picture_stays_the_right_way_up(kind: str, orientation: int) -> None:
    kept = exif_of(take_in("foto", made(kind, orientation)).data)
    assert kept.get(0x0112, 1) == orientation


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_cleaned_stays_as_it_is(kind: str) -> None:
    once = take_in("foto", SAMPLES[kind]).data
    assert take_in("foto", once).data == once


def test_moving_picture_goes_on_moving() -> None:
    with Image.open(io.BytesIO(take_in("foto", SAMPLES["gif"]).data)) as opened:
        assert (opened.n_frames, opened.info["loop"], opened.info["duration"]) == (2, 3, 90)  # type: ignore[attr-defined]


def test_colours_of_a_jpeg_stay_what_they_are() -> None:
    with Image.open(io.BytesIO(take_in("foto", SAMPLES["jpeg"]).data)) as opened:
        assert opened.info["icc_profile"] == b"profile"


def test_progressive_jpeg_keeps_all_its_scans() -> None:
    into = io.BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(
        into, "JPEG", progressive=True, restart_marker_rows=1
    )
    assert dots(take_in("foto", into.getvalue()).data) == dots(into.getvalue())


@pytest.mark.parametrize("kind", KINDS)
def test_picture_that_would_fill_a_phone_is_refused(kind: str) -> None:
    with pytest.raises(Refusal) as refused:
        take_in("foto", huge(kind))
    assert refused.value.code == "picture-too-big"


@pytest.mark.parametrize("kind", KINDS)
def test_picture_that_was_cut_off_is_refused(kind: str) -> None:
    whole = take_in("foto", SAMPLES[kind]).data
    for end in range(20, len(whole), max(1, len(whole) // 40)):
        with pytest.raises(Refusal) as refused:
            take_in("foto", whole[:end])
        assert refused.value.code in {"picture-damaged", "file-kind"}


@given(
    st.sampled_from(KINDS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6)
)
@settings(deadline=None, max_examples=examples(120))
def test_damaged_picture_becomes_a_picture_or_a_refusal(kind: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(SAMPLES[kind])
    for place, value in changes:
        data[int(place * (len(data) - 1))] = value
    with suppress(Refusal):
        assert len(take_in("foto", bytes(data)).data) <= len(data)


def test_turned_sample_is_turned() -> None:
    assert exif_of(SAMPLES["jpeg"])[0x0112] == TURNED
