"""Planted holes: each is one change of the source, and says which tests notice it. ``test_mutants.py`` proves it."""

from __future__ import annotations

from tests.slow.mutant import GATE, SPACES, Mutant, told
from tests.slow.mutants_of_reading import FILTERS, LOOSE
from tests.slow.mutants_of_standing import STANDINGS, TIMES

TABLES = "tests/architecture/test_gate_database.py"
AROUND = [
    Mutant(
        "get-that-writes",
        "a page that is looked at may write",
        "spaces/middleware.py",
        "_read_only(request.method in SAFE_METHODS)",
        "_read_only(False)",
        (("log", "tests/areas/log/test_lines.py::test_page_that_is_looked_at_cannot_write"),),
    ),
    Mutant(
        "unseen-search",
        "somebody searches and no line says so",
        "spaces/queries/talk.py",
        '    note(Event.SEARCHED, About("entries"), by=viewer)\n',
        "",
        (("log", "tests/areas/log/test_lines.py::test_search_is_a_line_without_the_words"),),
    ),
    Mutant(
        "unseen-refusal",
        "somebody tries a closed door and no line says so",
        GATE,
        "    note(Event.DENIED, About(kind, object_uuid), by=viewer)\n",
        "",
        (("log", "tests/areas/log/test_lines.py::test_refusal_stays_in_the_log_after_the_404"),),
    ),
    Mutant(
        "unseen-act",
        "somebody says something and no line says so",
        "spaces/actions/talking.py",
        '    log.write(Event.CREATED, About("entry", entry.uuid, entry.space.uuid), by=by)\n',
        "",
        (("log", "tests/areas/log/test_lines.py::test_act_is_logged_with_it"),),
    ),
    Mutant(
        "words-in-the-log",
        "a line of the log holds what was said",
        "spaces/actions/talking.py",
        'About("entry", entry.uuid, entry.space.uuid)',
        'About("entry", entry.uuid, entry.space.uuid, ground=entry.body)',
        (
            told("words-are-brought"),
            ("sealed", f"{SPACES}/test_sealing.py::test_database_holds_no_word_in_clear"),
        ),
    ),
    Mutant(
        "words-in-clear",
        "words lie in the database as they were said",
        "spaces/sealing/fields.py",
        "return Sealed(keys.seal_bytes(key, text.encode(), self._context()))",
        "return Sealed(text.encode())",
        (
            ("sealed", f"{SPACES}/test_gate.py::test_words_lie_sealed_in_the_database"),
            ("sealed", f"{SPACES}/test_sealing.py::test_database_holds_no_word_in_clear"),
        ),
        also=("return keys.open_bytes(key, sealed, self._context()).decode()", "return sealed.decode()"),
    ),
    Mutant(
        "words-in-a-letter",
        "a letter holds what was said",
        "people/templates/people/mail/invitation.txt",
        "{{ url }}",
        "{{ url }} {{ words }}",
        (("area", "tests/areas/delivery/test_mail.py::test_no_mail_holds_what_anybody_said"),),
    ),
    Mutant(
        "small-group",
        "figures of a small group leave the study",
        "insight/rules.py",
        "return all(size == 0 or size >= minimum for size in sizes)",
        "return True",
        (
            ("area", "tests/areas/insight/test_rules.py::test_groups_below_the_minimum_stay_inside"),
            (
                "area",
                "tests/areas/insight/test_shown.py::test_one_person_who_will_not_be_shown_keeps_small_groups_inside",
            ),
        ),
    ),
    Mutant(
        "door-without-a-row",
        "a new address that nobody thought about",
        "spaces/urls.py",
        "urlpatterns = [\n",
        'urlpatterns = [\n    path("alles", overview.places, name="everything"),\n',
        (("matrix", "tests/web/test_matrix.py::test_every_url_has_a_row"),),
    ),
    Mutant(
        "table-without-policy",
        "a table has no row-level security",
        "practice/migrations/0002_row_level_security.py",
        '        Protect("practice_handover"),\n',
        "",
        (
            (
                "architecture",
                f"{TABLES}::test_every_table_in_a_space_is_protected_by_a_migration",
            ),
        ),
    ),
]

RLS = f"{SPACES}/test_rls.py"
IN_POSTGRES = [
    Mutant(
        "no-force",
        "the owner of a table passes its policies by",
        "spaces/rls.py",
        '        schema_editor.execute(f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY")\n',
        "",
        (
            (
                "architecture",
                "tests/architecture/test_gate_database.py"
                "::test_every_table_in_a_space_has_row_level_security_also_for_its_owner",
            ),
        ),
        needs_postgres=True,
    ),
    Mutant(
        "role-not-switched",
        "a request runs as the owner of the tables",
        "spaces/rls.py",
        '        cursor.execute(f"SET LOCAL ROLE {WEB_ROLE}")\n',
        "",
        (
            ("RLS", f"{RLS}::test_forgotten_filter_gives_nothing"),
            ("RLS", f"{RLS}::test_role_and_setting_are_put_back"),
            told("nothing-happens"),
        ),
        needs_postgres=True,
    ),
    Mutant(
        "policy-for-all",
        "the policy of the web admits every row",
        "spaces/rls.py",
        'rule = f"{self.column} = ANY({ADMITTED})"',
        'rule = "true"',
        (
            ("RLS", f"{RLS}::test_forgotten_filter_gives_nothing"),
            ("RLS", f"{RLS}::test_without_a_setting_there_are_no_rows"),
            told("nothing-happens"),
        ),
        needs_postgres=True,
    ),
]

MUTANTS = [*FILTERS, *TIMES, *STANDINGS, *LOOSE, *AROUND, *IN_POSTGRES]
