"""Every eye tells the core areas apart and reads every text, in light and in dark."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.unit.ui.colours import BLINDNESS, CSS, TOKENS, contrast, difference, palette

AREAS = ("cognitive", "intrapersonal", "societal")
SPACES = ("sill", "campfire", "lamp-post", "table", "notebook", "study")
TEXTS = ("ink", "ink-soft", "danger", *SPACES, *AREAS)
SCHEMES = ("light", "dark")
JUST_NOTICEABLE = 2.3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("blindness", [None, *BLINDNESS])
@pytest.mark.parametrize(("one", "other"), list(combinations(AREAS, 2)))
def test_core_areas_stay_apart_for_every_eye(
    scheme: str, blindness: str | None, one: str, other: str
) -> None:
    colours = palette(scheme)
    assert difference(colours[one], colours[other], blindness) > 4 * JUST_NOTICEABLE


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_simulation_notices_colours_that_such_an_eye_confuses(blindness: str) -> None:
    pairs = {
        "protanopia": ("#a04000", "#5c5c00"),
        "deuteranopia": ("#b04030", "#6f6f28"),
        "tritanopia": ("#0080a0", "#008a86"),
    }
    one, other = pairs[blindness]
    assert difference(one, other, blindness) < difference(one, other, None) / 2


def test_core_areas_differ_in_line_style_too() -> None:
    styles = {TOKENS.split(f"--vb-line-{area}:")[1].split(";")[0].strip() for area in AREAS}
    assert styles == {"solid", "dashed", "dotted"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_text_is_read_on_paper_and_on_a_card(scheme: str, text: str, ground: str) -> None:
    colours = palette(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", ["ink", "ink-soft", "sill", "danger"])
def test_text_is_read_on_a_sunken_strip(scheme: str, text: str) -> None:
    colours = palette(scheme)
    assert contrast(colours[text], colours["sunken"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["danger", *SPACES])
def test_tint_carries_ink_and_its_own_colour(scheme: str, name: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["ink"], colours[f"{name}-tint"]) >= 7
    assert contrast(colours[name], colours[f"{name}-tint"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("area", AREAS)
def test_marked_words_are_read_and_their_line_is_seen(scheme: str, area: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["ink"], colours[f"{area}-tint"]) >= 7
    assert contrast(colours[area], colours[f"{area}-tint"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_primary_button_is_read_at_rest_and_under_the_hand(scheme: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["on-strong"], colours["sill"]) >= 4.5
    assert contrast(colours["on-strong"], colours["sill-deep"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_edge_of_a_field_is_seen(scheme: str, ground: str) -> None:
    colours = palette(scheme)
    assert contrast(colours["line-strong"], colours[ground]) >= 3


def test_colours_stand_only_in_the_tokens_and_in_print() -> None:
    elsewhere = [path for path in CSS.glob("*.css") if path.name not in {"tokens.css", "print.css"}]
    assert len(elsewhere) >= 4
    assert {path.name for path in elsewhere if "#" in path.read_text()} == set()


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
