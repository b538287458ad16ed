"""Planted holes: ends that do not end, and standings that may too much."""

from __future__ import annotations

from tests.slow.mutant import CELLS, GATE, LIVE, PRACTICE, SPACES, Mutant, told

TIMES = [
    Mutant(
        "expiry",
        "a grant counts after its end",
        GATE,
        f" & {LIVE}",
        "",
        (
            ("gate", f"{SPACES}/test_grants.py::test_grant_counts_from_its_start_up_to_its_end"),
            ("area", f"{PRACTICE}/test_table.py::test_stop_sharing_ends_access_and_lists_at_once"),
            told("a-term-runs-out"),
        ),
    ),
    Mutant(
        "one-moment-too-long",
        "a grant counts at the very moment of its end",
        GATE,
        "Q(ends__gt=moment)",
        "Q(ends__gte=moment)",
        (
            ("gate", f"{SPACES}/test_grants.py::test_grant_counts_from_its_start_up_to_its_end"),
            told("a-term-runs-out"),
        ),
    ),
    Mutant(
        "too-early",
        "a grant counts before its start",
        GATE,
        " & Q(starts__lte=moment)",
        "",
        (("gate", f"{SPACES}/test_grants.py::test_grant_counts_from_its_start_up_to_its_end"),),
    ),
    Mutant(
        "midnight-elsewhere",
        "a day ends at midnight in Greenwich",
        "shared/clock.py",
        "dt.time.min, tzinfo=AMSTERDAM)",
        "dt.time.min, tzinfo=dt.UTC)",
        (
            ("area", f"{PRACTICE}/test_table.py::test_agreement_ends_at_midnight_in_amsterdam"),
            told("a-term-runs-out"),
        ),
    ),
    Mutant(
        "stop-without-end",
        "an agreement is ended and its grant is not",
        "practice/actions/agreements.py",
        "    spaces.end_grants(space=space, because=agreement.because, by=by)",
        "    spaces.touch(space)",
        (
            ("area", f"{PRACTICE}/test_table.py::test_stop_sharing_ends_access_and_lists_at_once"),
            told("sharing-stops"),
        ),
    ),
    Mutant(
        "link-ran-out",
        "a link that ran out lets an open window in",
        "people/viewer.py",
        "if not link.is_live:",
        "if link is None:",
        (("gate", f"{SPACES}/test_grants.py::test_link_that_expired_reads_nothing"), told("a-link-runs-out")),
    ),
    Mutant(
        "link-replaced",
        "the window of a link that was replaced stays open",
        "people/actions/links.py",
        "    link.fingerprint = fingerprint(secret)\n",
        "",
        (
            ("area", f"{PRACTICE}/test_links.py::test_renewed_link_ends_what_is_open"),
            ("histories", "tests/histories/test_told.py::test_window_of_an_earlier_link_shows_nothing"),
        ),
    ),
    Mutant(
        "team-of-before",
        "whoever left a team still stands where it stands",
        "people/viewer.py",
        "Membership.objects.live().filter(person=person)",
        "Membership.objects.filter(person=person)",
        (
            ("gate", f"{SPACES}/test_grants.py::test_grant_to_a_team_is_for_its_members_of_this_moment"),
            told("a-team-is-left"),
        ),
    ),
    Mutant(
        "account-closed",
        "whoever left the organisation still reads",
        "people/viewer.py",
        "if not person.is_active:",
        "if person is None:",
        (("gate", f"{SPACES}/test_grants.py::test_somebody_who_left_reads_nothing"), told("somebody-leaves")),
    ),
    Mutant(
        "getting-up",
        "whoever gets up stays",
        "spaces/actions/campfire.py",
        "    mine.update(ends=moment)\n",
        "",
        (("gate", f"{SPACES}/test_gate.py::test_left_colleague_reads_no_more"), told("somebody-gets-up")),
    ),
    Mutant(
        "quote-taken-back",
        "a permission that was taken back still counts outside the study",
        "insight/queries/mirrors.py",
        "filter(respondent__study=study, withdrawn_at=None)",
        "filter(respondent__study=study)",
        (
            (
                "area",
                "tests/areas/insight/test_shown.py::test_permission_to_quote_taken_back_takes_the_quotes_only",
            ),
            told("a-quote-is-taken-back"),
        ),
    ),
]

STANDINGS = [
    Mutant(
        "guest-invites",
        "a guest lets somebody in at a campfire",
        "spaces/rules.py",
        "V.INVITE: frozenset({S.MEMBER}),\n        V.LEAVE: frozenset({S.MEMBER, S.GUEST}),",
        "V.INVITE: frozenset({S.MEMBER, S.GUEST}),\n        V.LEAVE: frozenset({S.MEMBER, S.GUEST}),",
        (("rules", CELLS), told("a-guest-stays-one")),
    ),
    Mutant(
        "guest-of-today",
        "whoever became a guest after sitting down still invites",
        "spaces/actions/campfire.py",
        "if by.person_id is None or led_by(by.person_id, sitting):",
        "if by.person_id is None:",
        (
            ("gate", f"{SPACES}/test_gate.py::test_member_who_leads_somebody_by_now_invites_nobody"),
            told("a-member-becomes-a-guest"),
        ),
    ),
    Mutant(
        "guest-seated-as-member",
        "a manager is seated as one of the workers",
        "spaces/actions/campfire.py",
        "Standing.GUEST if led_by(person.pk, others) else Standing.MEMBER",
        "Standing.MEMBER",
        (told("a-guest-stays-one"),),
    ),
    Mutant(
        "sitting-in-writes",
        "whoever sits in writes at the table",
        "spaces/rules.py",
        "V.WRITE: frozenset({S.RESIDENT, S.COLLEAGUE}),",
        "V.WRITE: frozenset({S.RESIDENT, S.COLLEAGUE, S.SITTING_IN}),",
        (
            ("rules", CELLS),
            ("area", f"{PRACTICE}/test_table.py::test_sitting_in_is_asked_of_the_resident_and_reads_only"),
            told("a-manager-sits-in"),
        ),
    ),
    Mutant(
        "campfire-counted",
        "what is said at a campfire is counted",
        "spaces/rules.py",
        "V.SEARCH: frozenset({S.MEMBER, S.GUEST}),",
        "V.SEARCH: frozenset({S.MEMBER, S.GUEST}),\n        V.COUNT: frozenset({S.MEMBER, S.GUEST}),",
        (
            ("rules", CELLS),
            ("gate", f"{SPACES}/test_gate.py::test_count_at_a_campfire_is_refused_to_its_own_members"),
            told("nothing-happens"),
        ),
    ),
    Mutant(
        "campfire-exported",
        "what is said at a campfire can be taken along",
        "spaces/rules.py",
        "V.SEARCH: frozenset({S.MEMBER, S.GUEST}),",
        "V.SEARCH: frozenset({S.MEMBER, S.GUEST}),\n        V.EXPORT: frozenset({S.MEMBER, S.GUEST}),",
        (("rules", CELLS), told("nothing-happens")),
    ),
    Mutant(
        "administrator-looks",
        "an administrator stands at the window sill",
        "spaces/actions/founding.py",
        "    for group in (workers, managers):",
        "    for group in (workers, managers, Grantee(organisation=organisation, function=Function.ADMINISTRATOR)):",
        (
            told("nothing-happens"),
            (
                "matrix",
                "tests/web/test_matrix.py::test_search_finds_every_canary_that_is_an_entry_and_no_other",
            ),
        ),
    ),
    Mutant(
        "words-of-another",
        "somebody else than the author brings words elsewhere",
        "spaces/actions/bringing.py",
        "if not queries.is_author(by, entry):",
        "if entry is None:",
        (
            ("area", f"{SPACES}/test_bringing.py::test_action_itself_refuses_the_words_of_another"),
            told("words-are-brought"),
        ),
    ),
]
