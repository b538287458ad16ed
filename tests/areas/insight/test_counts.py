"""What is counted: once per quote and code, of one coder, of whoever gave permission."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.mirrored import ANSWERS, SHARES, Coded
from vensterbank.coding.models import Coding
from vensterbank.insight.enums import Where
from vensterbank.insight.figures import Figures
from vensterbank.insight.frames import Frame
from vensterbank.insight.queries import open_mirror
from vensterbank.insight.queries.counts import coders_of
from vensterbank.log.actions import collecting
from vensterbank.material.actions import studies
from vensterbank.material.actions.transcripts import Source, import_transcript
from vensterbank.material.enums import Party, Permit
from vensterbank.material.models import Quote, Version
from vensterbank.mirror import Mark
from vensterbank.shared import clock
from vensterbank.spaces.gate import NotHere
from vensterbank.spaces.sealing import keyring


def frame(coded: Coded, coder: uuid.UUID | None = None) -> Frame:
    found = open_mirror(coded.cast.noor.viewer, coded.study.uuid, coder=coder).frame
    assert found is not None
    return found


def figures(coded: Coded) -> Figures:
    found = open_mirror(coded.cast.noor.viewer, coded.study.uuid).figures
    assert found is not None
    return found


def shares(coded: Coded, name: str, wave: int = 1, coder: uuid.UUID | None = None) -> tuple[int, ...]:
    """Quotes of somebody in a round by core area, and quotes with any."""
    found = frame(coded, coder)
    row = found.cube.persons.index(str(coded.respondents[name].uuid))
    return (*found.cube.counts[row, wave - 1].tolist(), int(found.cube.coded[row, wave - 1]))


def test_quotes_are_counted_by_person_round_and_area(coded: Coded) -> None:
    for name, wanted in SHARES.items():
        assert shares(coded, name, 1) == (*wanted, ANSWERS)
        assert shares(coded, name, 2) == (*wanted, ANSWERS)


def test_same_code_twice_on_a_quote_counts_once(coded: Coded) -> None:
    coded.keep([coded.code("karim", 1, 0, "cognitive", coded.cast.noor)])
    assert shares(coded, "karim") == (4, 9, 7, 20)


def test_coding_over_two_quotes_counts_for_both(coded: Coded) -> None:
    coded.keep([coded.code("karim", 1, (18, 19), "cognitive", coded.cast.noor)])
    assert shares(coded, "karim") == (6, 9, 7, 20)


def test_coding_that_only_touches_the_end_of_a_quote_is_not_in_the_next(coded: Coded) -> None:
    coding = coded.code("karim", 1, 4, "cognitive", coded.cast.noor)
    coding.end = coded.answers["karim", 1][5].start
    coded.keep([coding])
    assert shares(coded, "karim") == (5, 9, 7, 20)


def test_question_of_the_interviewer_is_not_counted(coded: Coded) -> None:
    coding = coded.code("karim", 1, 0, "cognitive", coded.cast.noor)
    coding.start, coding.end = 0, 5
    coded.keep([coding])
    assert shares(coded, "karim") == (4, 9, 7, 20)


def test_coding_that_was_taken_away_is_not_counted(coded: Coded) -> None:
    mine = Coding.objects.visible_to(coded.cast.noor.viewer).filter(
        version=coded.versions["karim", 1], code__key="societal", coder=coded.cast.noor.person
    )
    mine.update(removed_at=clock.now())
    assert shares(coded, "karim") == (4, 9, 0, 13)


def test_older_version_is_not_counted(coded: Coded) -> None:
    old = coded.versions["karim", 1]
    new = Version(space=old.space, transcript=old.transcript, number=2, text="Nieuw.", length=6)
    new.save(force_insert=True)
    Quote.objects.bulk_create([Quote(space=old.space, version=new, number=1, start=0, end=6)])
    assert shares(coded, "karim") == (0, 0, 0, 0)
    assert figures(coded).profiles[0].groups[0].persons == 1


def test_another_coder_sees_the_own_colours(coded: Coded) -> None:
    assert shares(coded, "karim", coder=coded.daan.person.uuid) == (3, 9, 8, 20)


def test_coder_who_is_nobody_here_is_the_polite_404(coded: Coded) -> None:
    with pytest.raises(NotHere):
        frame(coded, coded.cast.samira.person.uuid)


def test_whoever_did_most_conversations_counts_first_and_then_whoever_began(coded: Coded) -> None:
    viewer = coded.cast.noor.viewer
    assert [one.name for one in coders_of(viewer, coded.study)] == ["Noor Aksoy", "Daan Meijer"]
    Coding.objects.visible_to(viewer).filter(
        version=coded.versions["karim", 1], coder=coded.cast.noor.person
    ).update(removed_at=clock.now())
    assert [one.name for one in coders_of(viewer, coded.study)] == ["Daan Meijer", "Noor Aksoy"]


def test_respondent_without_permission_for_research_is_not_counted(coded: Coded) -> None:
    coded.permit("karim", Permit.QUOTING, Permit.SHOWN)
    found = frame(coded)
    assert str(coded.respondents["karim"].uuid) not in found.groups
    assert len(found.members) == 5


def test_respondent_without_coloured_quotes_is_missing_and_not_nought(coded: Coded) -> None:
    respondent = studies.add_respondent(
        study=coded.study, name="Femke", function=Party.WORKER, by=coded.cast.noor.viewer
    )
    studies.note_permissions(respondent=respondent, permits=list(Permit), by=coded.cast.noor.viewer)
    found = figures(coded)
    femke = next(one for one in found.profiles[0].persons if one.person == str(respondent.uuid))
    assert femke.shares is None
    workers = next(one for one in found.profiles[0].groups if one.group == "worker")
    assert workers.persons == 2


def test_marks_between_the_groups_are_counted_apart_from_the_others(coded: Coded) -> None:
    noor = coded.cast.noor
    coded.keep(
        [
            coded.code("karim", 1, 10, "connection", noor, ("made", "worker", "resident")),
            coded.code("karim", 1, 11, "connection", noor, ("broken", "self", "self")),
            coded.code("karim", 1, 12, "connection", noor, ("broken", "self", "manager")),
            coded.code("karim", 1, 13, "connection", noor, ("none", "worker", "worker")),
            coded.code("karim", 1, 14, "connection", noor, ("made", "", "")),
        ]
    )
    found = figures(coded)
    karim = next(
        one
        for one in found.headlines[0].connection_result.persons
        if one.person == str(coded.respondents["karim"].uuid)
    )
    assert (karim.made, karim.broken, karim.none) == (2, 5, 4)
    assert found.marks(1, [Where.RESIDENTS])[Mark.MADE] == 1
    assert found.marks(1, [Where.SELF])[Mark.BROKEN] == 1
    assert found.marks(1, [Where.OWN])[Mark.NONE] == 1
    assert found.marks(1, [Where.UNSAID])[Mark.MADE] == 1


def test_party_that_is_a_respondent_counts_as_their_group(coded: Coded) -> None:
    coding = coded.code("karim", 1, 10, "connection", coded.cast.noor, ("made", "worker", ""))
    coding.to_party = f"respondent:{coded.respondents['ineke'].uuid}"
    coded.keep([coding])
    assert figures(coded).marks(1, [Where.BETWEEN])[Mark.MADE] == 13


def test_number_of_queries_does_not_grow_with_people(coded: Coded) -> None:
    def asked() -> int:
        keyring.forget()
        with collecting(), CaptureQueriesContext(connection) as queries:
            open_mirror(coded.cast.noor.viewer, coded.study.uuid, grounds=True)
        return len(queries)

    with_six = asked()
    for name in ("Een", "Twee", "Drie"):
        add_conversation(coded, name)
    assert asked() == with_six < 30


def add_conversation(coded: Coded, name: str) -> None:
    viewer = coded.cast.noor.viewer
    someone = studies.add_respondent(study=coded.study, name=name, function=Party.WORKER, by=viewer)
    studies.note_permissions(respondent=someone, permits=list(Permit), by=viewer)
    source = Source(f"{name}: Dat weet ik niet.".encode(), f"{name}-1.txt")
    import_transcript(study=coded.study, respondent=someone, wave=coded.waves[0], source=source, by=viewer)


def test_coding_over_a_whole_conversation_counts_for_every_answer(coded: Coded) -> None:
    coded.keep([coded.code("karim", 1, (0, ANSWERS - 1), "cognitive", coded.cast.noor)])
    assert shares(coded, "karim") == (20, 9, 7, 20)
