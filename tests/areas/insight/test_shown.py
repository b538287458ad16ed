"""What leaves a study: what was shown, less what was withdrawn since, and never of fewer people than agreed."""

from __future__ import annotations

import json

import pytest

from tests.factories.mirrored import Coded, make_uncoded_study
from vensterbank.insight.actions import show_mirror
from vensterbank.insight.frames import Shown
from vensterbank.insight.models import ShownMirror
from vensterbank.insight.queries import Mirror, last_shown, mirrors_for, open_mirror
from vensterbank.log.models import LogLine
from vensterbank.material.actions import studies
from vensterbank.material.enums import Permit
from vensterbank.mirror import Name
from vensterbank.shared.errors import Refusal
from vensterbank.shared.ids import new_uuid
from vensterbank.spaces.gate import NotHere

QUESTION = "Wanneer kwam iemand zomaar langs?"


@pytest.fixture
def shown(coded: Coded) -> Coded:
    """Shown; Samira may look, and so may Femke's stand-in Lotte, who took no part."""
    noor = coded.cast.noor.viewer
    show_mirror(study=coded.study, question=QUESTION, by=noor)
    for somebody in (coded.cast.samira, coded.cast.lotte):
        studies.show_mirror_to(study=coded.study, person=somebody.person, by=noor)
    return coded


def seen(coded: Coded, name: str = "lotte") -> Mirror:
    return open_mirror(getattr(coded.cast, name).viewer, coded.study.uuid)


def names(mirror: Mirror) -> list[Name]:
    return [one.name for one in mirror.figures.headlines] if mirror.figures else []


def test_researcher_sees_what_is_there_now(coded: Coded) -> None:
    mirror = seen(coded, "noor")
    assert mirror.live
    assert mirror.may_show
    assert names(mirror) == [Name.GAP, Name.ROOM]


def test_second_coder_sees_it_live_as_well(coded: Coded) -> None:
    assert open_mirror(coded.daan.viewer, coded.study.uuid).live


@pytest.mark.parametrize("name", ["bea", "otto", "lotte", "ineke", "tjeerd", "aydin"])
def test_whoever_may_not_look_gets_the_polite_404(coded: Coded, name: str) -> None:
    show_mirror(study=coded.study, question=QUESTION, by=coded.cast.noor.viewer)
    with pytest.raises(NotHere):
        seen(coded, name)
    assert mirrors_for(getattr(coded.cast, name).viewer) == []


def test_before_it_is_shown_a_looker_sees_nothing(coded: Coded) -> None:
    studies.show_mirror_to(study=coded.study, person=coded.cast.lotte.person, by=coded.cast.noor.viewer)
    mirror = seen(coded)
    assert (mirror.live, mirror.frame, mirror.themes, mirror.shown_at) == (False, None, (), None)


def test_looker_sees_the_figures_and_quotes_as_they_were_shown(shown: Coded) -> None:
    mirror = seen(shown)
    assert names(mirror) == [Name.GAP, Name.ROOM]
    assert mirror.question == QUESTION
    assert mirror.dots
    assert [len(theme.quotes) for theme in mirror.themes] == [2, 2, 2]


def test_later_colours_are_not_seen_until_it_is_shown_again(shown: Coded) -> None:
    shown.keep([shown.code("karim", 1, (0, 19), "cognitive", shown.cast.noor)])
    before, live = seen(shown).frame, seen(shown, "noor").frame
    assert before and live
    assert before.cube.counts.sum() < live.cube.counts.sum()
    show_mirror(study=shown.study, question=QUESTION, by=shown.cast.noor.viewer)
    after = seen(shown).frame
    assert after
    assert after.cube.counts.sum() == live.cube.counts.sum()


def test_names_stay_behind(shown: Coded) -> None:
    content = ShownMirror.objects.visible_to(shown.cast.noor.viewer).get().content
    assert "Karim" not in content
    assert "Samira" not in content
    assert [one.name for one in Shown.from_json(json.loads(content)).frame.members] == [""] * 6


def test_permission_for_research_taken_back_leaves_every_figure(shown: Coded) -> None:
    shown.permit("wilma", Permit.QUOTING, Permit.SHOWN)
    mirror = seen(shown)
    assert mirror.frame and mirror.figures
    assert mirror.taken_back == 1
    assert str(shown.respondents["wilma"].uuid) not in mirror.frame.groups
    assert mirror.figures.sizes == (2, 3)
    assert all(
        one.person != str(shown.respondents["wilma"].uuid) for theme in mirror.themes for one in theme.quotes
    )
    assert mirror.alphas == ()


def test_permission_to_quote_taken_back_takes_the_quotes_only(shown: Coded) -> None:
    quoted = {one.person for theme in seen(shown).themes for one in theme.quotes}
    name = next(name for name, one in shown.respondents.items() if str(one.uuid) in quoted)
    shown.permit(name, Permit.RESEARCH, Permit.SHOWN)
    mirror = seen(shown)
    assert mirror.taken_back == 1
    assert mirror.figures and sum(mirror.figures.sizes) == 6
    left = {one.person for theme in mirror.themes for one in theme.quotes}
    assert left == quoted - {str(shown.respondents[name].uuid)}


def test_one_person_who_will_not_be_shown_keeps_small_groups_inside(shown: Coded) -> None:
    shown.permit("tjeerd", Permit.RESEARCH, Permit.QUOTING)
    mirror = seen(shown)
    assert not mirror.dots
    assert mirror.frame is None
    assert mirror.kept_inside == ("voorjaar", "najaar")
    assert mirror.themes


def test_groups_of_the_minimum_size_are_seen_without_persons(shown: Coded) -> None:
    shown.study.minimum_group = 2
    shown.study.save(update_fields=["minimum_group"])
    shown.permit("tjeerd", Permit.RESEARCH, Permit.QUOTING)
    mirror = seen(shown)
    assert not mirror.dots
    assert names(mirror) == [Name.GAP, Name.ROOM]
    assert mirror.kept_inside == ()


def test_permission_given_again_brings_the_dots_back(shown: Coded) -> None:
    shown.permit("tjeerd", Permit.RESEARCH, Permit.QUOTING)
    shown.permit("tjeerd", *Permit)
    assert seen(shown).dots


def test_shown_twice_by_one_press_is_once(coded: Coded) -> None:
    number, noor = new_uuid(), coded.cast.noor.viewer
    first = show_mirror(study=coded.study, question=QUESTION, by=noor, mirror_uuid=number)
    assert show_mirror(study=coded.study, question=QUESTION, by=noor, mirror_uuid=number) == first
    assert ShownMirror.objects.visible_to(noor).count() == 1
    assert last_shown(noor) == {coded.study.pk: first.made_at}


@pytest.mark.parametrize(("question", "code"), [("  ", "no-question"), ("Hoe? " * 100, "long-question")])
def test_question_is_short_and_there(coded: Coded, question: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        show_mirror(study=coded.study, question=question, by=coded.cast.noor.viewer)
    assert refused.value.code == code


@pytest.mark.parametrize("name", ["samira", "bea", "otto"])
def test_only_a_researcher_shows(shown: Coded, name: str) -> None:
    with pytest.raises(NotHere):
        show_mirror(study=shown.study, question=QUESTION, by=getattr(shown.cast, name).viewer)


def test_nothing_is_shown_when_nothing_is_coloured(coded: Coded) -> None:
    study = make_uncoded_study(coded.cast, title="Nog niets gekleurd").study
    with pytest.raises(Refusal) as refused:
        show_mirror(study=study, question=QUESTION, by=coded.cast.noor.viewer)
    assert refused.value.code == "nothing-coloured"


def test_showing_and_looking_stand_in_the_log(shown: Coded) -> None:
    seen(shown)
    told = list(
        LogLine.objects.filter(object_kind__in=["mirror", "study"]).values_list("event", "actor_name")
    )
    assert ("shared", "Noor Aksoy") in told
    assert ("read", "Lotte Brandsma") in told
