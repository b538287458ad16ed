"""Ways round row-level security that somebody with SQL in hand would try, as the web's role (PostgreSQL only).

Each way is tried twice: by somebody for whom the rows are not, and by somebody for whom they are, so that "nothing came" means
something. What is *not* stopped stands at the end, as tests too: see record 25.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper

from tests.areas.spaces.test_rls import REFUSED, ids_of
from tests.factories.world import World
from vensterbank.spaces import rls

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no row-level security; the gate stands alone there"
)

# Ways to read how many entries there are; "{fire}" is the campfire's number, in which Samira and Karim sit.
WAYS_TO_READ = [
    "SELECT count(*) FROM spaces_entry WHERE space_id = {fire}",
    "SELECT count(*) FROM ONLY spaces_entry WHERE space_id = {fire}",
    "SELECT count(*) FROM (TABLE spaces_entry) t WHERE t.space_id = {fire}",
    "SELECT count(e) FROM spaces_entry e WHERE e.space_id = {fire}",
    "SELECT count(*) FROM spaces_entry WHERE ctid >= '(0,0)' AND space_id = {fire}",
    "SELECT count(*) FROM spaces_entry TABLESAMPLE SYSTEM (100) WHERE space_id = {fire}",
    "WITH seen AS MATERIALIZED (SELECT * FROM spaces_entry) SELECT count(*) FROM seen WHERE space_id = {fire}",
    "WITH seen AS (UPDATE spaces_entry SET friction = friction RETURNING *) SELECT count(*) FROM seen"
    " WHERE space_id = {fire}",
    "WITH held AS (SELECT * FROM spaces_entry FOR UPDATE) SELECT count(*) FROM held WHERE space_id = {fire}",
    "SELECT count(*) FROM spaces_space s JOIN LATERAL (SELECT * FROM spaces_entry e WHERE e.space_id = s.id) e"
    " ON true WHERE s.id = {fire}",
    "SELECT count(*) FROM spaces_space WHERE id = {fire} OR EXISTS (SELECT FROM spaces_entry WHERE space_id = {fire})",
    "SELECT count(*) FROM unnest(xpath('//row', query_to_xml("
    "'SELECT * FROM spaces_entry WHERE space_id = {fire}', true, false, ''))) AS seen",
    "SELECT sum(nentry) FROM ts_stat($$SELECT to_tsvector('simple', 'seen') FROM spaces_entry WHERE space_id = {fire}$$)",
    "SELECT count(*) FROM spaces_spacekey WHERE space_id = {fire}",
    "SELECT count(*) FROM spaces_grant WHERE space_id = {fire}",
    "SELECT count(*) FROM spaces_attachment WHERE space_id = {fire}",
]

# Statements that the web's role may never say, whoever is looking.
REFUSED_ALWAYS = [
    "CREATE TEMPORARY TABLE carried AS SELECT * FROM spaces_entry",
    "CREATE TABLE public.below () INHERITS (spaces_entry)",
    "CREATE FUNCTION public.leak(text) RETURNS boolean LANGUAGE sql COST 0.0001 AS 'SELECT true'",
    "CREATE MATERIALIZED VIEW public.seen AS SELECT * FROM spaces_entry",
    "CREATE RULE seen AS ON SELECT TO spaces_entry DO INSTEAD SELECT 1",
    "CREATE SCHEMA mine",
    "CREATE EXTENSION dblink",
    "CREATE PUBLICATION mine FOR TABLE spaces_entry",
    "ALTER TABLE spaces_entry OWNER TO vensterbank_web",
    "ALTER POLICY admitted ON spaces_entry USING (true)",
    "ALTER ROLE vensterbank_web SET app.spaces = '1'",
    "ALTER DEFAULT PRIVILEGES FOR ROLE CURRENT_ROLE IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;"
    " CREATE TABLE public.copied ()",
    "CREATE TRIGGER seen BEFORE INSERT ON spaces_entry FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "COPY spaces_entry TO '/entries'",
    "COPY spaces_entry TO PROGRAM 'cat'",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT lo_export(1, '/entries')",
    "SET LOCAL session_replication_role = replica",
    "SET SESSION AUTHORIZATION postgres",
    "SET LOCAL ROLE postgres",
    "SELECT last_value FROM spaces_entry_id_seq",
    "SELECT nextval('spaces_entry_id_seq')",
    "UPDATE pg_class SET relrowsecurity = false WHERE relname = 'spaces_entry'",
]

NO_SETTING = [
    "*",
    "all",
    "true",
    "1 OR true",
    "1); SELECT 1; --",
    "{1}",
    "NULL",
    "1,,2",
    "-1",
    "0",
    "1e9",
    " ",
]


@pytest.fixture
def cursor(world: World) -> Iterator[CursorWrapper]:
    with connection.cursor() as cursor:
        yield cursor


def number(cursor: CursorWrapper, statement: str) -> int:
    cursor.execute(statement)
    return int(cursor.fetchone()[0] or 0)


def refused(cursor: CursorWrapper, statement: str) -> str:
    """What the database says when it refuses; "" when it does not."""
    try:
        with transaction.atomic():
            cursor.execute(statement)
    except DatabaseError as problem:
        return str(problem) or "refused"
    return ""


def test_no_way_of_reading_shows_a_campfire_to_an_outsider(world: World, cursor: CursorWrapper) -> None:
    found = {}
    for name in ("otto", "ineke", "bea", "samira"):
        with rls.as_web(ids_of(world, name)):
            found[name] = [number(cursor, way.format(fire=world.fire.pk)) > 0 for way in WAYS_TO_READ]
    nothing = [False] * len(WAYS_TO_READ)
    assert found == {"otto": nothing, "ineke": nothing, "bea": nothing, "samira": [True] * len(WAYS_TO_READ)}


@pytest.mark.parametrize("name", ["samira", "bea"])
def test_what_the_web_may_never_say_is_refused(world: World, cursor: CursorWrapper, name: str) -> None:
    with rls.as_web(ids_of(world, name)):
        assert [words for words in REFUSED_ALWAYS if not refused(cursor, words)] == []
        assert refused(cursor, "SELECT 1 FROM spaces_entry") == ""


@pytest.mark.parametrize("setting", NO_SETTING)
def test_setting_that_names_no_space_admits_to_none(
    world: World, cursor: CursorWrapper, setting: str
) -> None:
    with rls.as_web([]):
        cursor.execute("SELECT set_config('app.spaces', %s, true)", [setting])
        words = (
            "DO $$ BEGIN IF EXISTS (SELECT FROM spaces_entry) THEN NULL; ELSE RAISE 'no rows'; END IF; END $$"
        )
        assert refused(cursor, words)


def test_guard_cannot_be_switched_off(world: World, cursor: CursorWrapper) -> None:
    for name in ("otto", "samira"):
        with rls.as_web(ids_of(world, name)):
            cursor.execute("SET LOCAL row_security = off")
            assert "row-level security" in refused(cursor, "SELECT count(*) FROM spaces_entry")
            cursor.execute("SET LOCAL row_security = on")


def test_copying_out_gives_what_selecting_gives(world: World, cursor: CursorWrapper) -> None:
    copied = {}
    for name in ("otto", "samira"):
        with rls.as_web(ids_of(world, name)), cursor.copy("COPY spaces_entry (space_id) TO STDOUT") as rows:
            copied[name] = b"".join(bytes(row) for row in rows).split()
    assert str(world.fire.pk).encode() in copied["samira"]
    assert str(world.fire.pk).encode() not in copied["otto"]


def test_copying_in_is_refused(world: World, cursor: CursorWrapper) -> None:
    with rls.as_web(ids_of(world, "samira")):
        with pytest.raises(connection.Database.Error, match="row-level security"), transaction.atomic():
            with cursor.copy("COPY spaces_entry (space_id) FROM STDIN") as rows:
                rows.write(b"1\n")


def test_condition_is_not_asked_of_rows_that_are_not_admitted(world: World, cursor: CursorWrapper) -> None:
    """A condition that fails on one row would tell that the row is there."""
    words = f"SELECT count(*) FROM spaces_entry WHERE 1 / (space_id - {world.fire.pk}) > 0"
    with rls.as_web(ids_of(world, "otto")):
        assert refused(cursor, words) == ""
    with rls.as_web(ids_of(world, "samira")):
        assert "division by zero" in refused(cursor, words)


def test_answer_to_an_entry_elsewhere_tells_not_whether_it_is_there(
    world: World, cursor: CursorWrapper
) -> None:
    """Foreign keys are checked without policies; the trigger that looks first sees what the viewer sees."""
    said = {}
    mine = ids_of(world, "otto")
    with rls.as_web(mine):
        cursor.execute("SELECT id FROM spaces_space WHERE kind = 'sill' LIMIT 1")
        (here,) = cursor.fetchone()
        for what, entry in (("there", world.said.pk), ("missing", 2**40)):
            words = (
                "INSERT INTO spaces_entry (uuid, kind, author_name, body, stems, created_at, friction, space_id, reply_to_id)"
                f" VALUES (gen_random_uuid(), 'talk', '', '', '', now(), false, {here}, {entry})"
            )
            said[what] = refused(cursor, words).split("\n")[0].replace(str(entry), "N")
    assert said["there"] == said["missing"] != ""


def test_row_of_others_is_not_taken_over_by_a_conflict(world: World, cursor: CursorWrapper) -> None:
    words = (
        "INSERT INTO spaces_entry (id, uuid, kind, author_name, body, stems, created_at, friction, space_id)"
        f" VALUES ({world.said.pk}, gen_random_uuid(), 'talk', '', '', '', now(), false, {{space}})"
        " ON CONFLICT (id) DO UPDATE SET friction = true"
    )
    with rls.as_web(ids_of(world, "otto")):
        cursor.execute("SELECT id FROM spaces_space WHERE kind = 'sill' LIMIT 1")
        assert REFUSED.search(refused(cursor, words.format(space=cursor.fetchone()[0])))
    with rls.as_web(ids_of(world, "samira")):
        assert refused(cursor, words.format(space=world.fire.pk)) == ""


def test_statistics_of_guarded_tables_are_not_shown(world: World, cursor: CursorWrapper) -> None:
    """The commonest values of a column stand in ``pg_stats``."""
    words = "SELECT count(*) FROM pg_stats WHERE tablename = '{}'"
    cursor.execute("ANALYZE spaces_entry, people_person")
    with rls.as_web(ids_of(world, "samira")):
        assert number(cursor, words.format("spaces_entry")) == 0
        assert number(cursor, words.format("people_person")) > 0
        assert refused(cursor, "SELECT count(*) FROM pg_statistic")


def test_statements_of_other_requests_are_not_shown(world: World, cursor: CursorWrapper) -> None:
    """Their parameters stand in them."""
    other = connection.copy()
    words = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT ''Kanarie%%Elders'''"
    try:
        with other.cursor() as elsewhere:
            elsewhere.execute("SELECT 'KanarieElders'")
            assert number(cursor, words) == 1
            with rls.as_web(ids_of(world, "samira")):
                assert number(cursor, words) == 0
    finally:
        other.close()


def test_statement_prepared_by_the_owner_is_guarded_when_the_web_says_it(
    world: World, cursor: CursorWrapper
) -> None:
    everything = number(cursor, "SELECT count(*) FROM spaces_entry")
    cursor.execute("PREPARE seen AS SELECT count(*) FROM spaces_entry")
    for _again in range(6):  # from the sixth time on the plan is kept
        assert number(cursor, "EXECUTE seen") == everything
    with rls.as_web(ids_of(world, "otto")):
        assert number(cursor, "EXECUTE seen") == 0
    with rls.as_web(ids_of(world, "tjeerd")):
        assert 0 < number(cursor, "EXECUTE seen") < everything
    cursor.execute("DEALLOCATE seen")


def test_setting_goes_back_with_its_savepoint(world: World, cursor: CursorWrapper) -> None:
    mine = ids_of(world, "otto")
    words = f"SELECT count(*) FROM spaces_space WHERE id = {world.fire.pk}"
    with rls.as_web(mine):
        with transaction.atomic():
            rls.admit(world.fire.pk)
            assert number(cursor, words) == 1
            transaction.set_rollback(True)
        assert number(cursor, words) == 0


@pytest.mark.parametrize("ending", ["COMMIT", "ROLLBACK", "SELECT 1 / 0"])
def test_connection_that_is_used_again_knows_nothing_of_the_request_before(
    world: World, cursor: CursorWrapper, ending: str
) -> None:
    other = connection.copy()
    try:
        with other.cursor() as elsewhere:
            elsewhere.execute("BEGIN")
            elsewhere.execute(f"SET LOCAL ROLE {rls.WEB_ROLE}")
            elsewhere.execute("SELECT set_config('app.spaces', '7', true)")
            if ending.startswith("SELECT"):
                with pytest.raises(DatabaseError):
                    elsewhere.execute(ending)
                elsewhere.execute("ROLLBACK")
            else:
                elsewhere.execute(ending)
            elsewhere.execute(
                "SELECT current_user = session_user, coalesce(current_setting('app.spaces', true), '')"
            )
            assert elsewhere.fetchone() == (True, "")
    finally:
        other.close()


# What is not stopped. When one of these fails, something became better: change record 25 as well.
def test_sql_of_ones_own_can_name_other_spaces(world: World, cursor: CursorWrapper) -> None:
    with rls.as_web(ids_of(world, "otto")):
        words = f"SELECT set_config('app.spaces', '{world.fire.pk}', true)"
        assert refused(cursor, words) == ""
        assert number(cursor, "SELECT count(*) FROM spaces_entry") > 0


def test_sql_of_ones_own_can_become_the_owner_again(world: World, cursor: CursorWrapper) -> None:
    with rls.as_web(ids_of(world, "otto")):
        assert refused(cursor, "SELECT set_config('role', 'none', true)") == ""
        assert number(cursor, f"SELECT count(*) FROM spaces_entry WHERE space_id = {world.fire.pk}") > 0


def test_number_that_is_taken_elsewhere_is_told(world: World, cursor: CursorWrapper) -> None:
    """Uniqueness looks past policies. Whoever knows a UUID learns that it exists; one cannot be guessed."""
    with rls.as_web(ids_of(world, "otto")):
        cursor.execute("SELECT id FROM spaces_space WHERE kind = 'sill' LIMIT 1")
        (here,) = cursor.fetchone()
        words = (
            "INSERT INTO spaces_entry (uuid, kind, author_name, body, stems, created_at, friction, space_id)"
            f" VALUES ('{world.said.uuid}', 'talk', '', '', '', now(), false, {here})"
        )
        assert "duplicate key" in refused(cursor, words)
