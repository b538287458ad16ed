"""Ways round the gate in the source: each place that takes one stands here, with its reason."""

from __future__ import annotations

import re

from tests.architecture.tree import SOURCE, files

WAYS_ROUND = {
    "_base_manager": re.compile(r"\b_base_manager\b"),
    "_default_manager": re.compile(r"\b_default_manager\b"),
    "raw": re.compile(r"\.raw\(|\bRawSQL\b"),
    "cursor": re.compile(r"\bcursor\(|\bexecute_wrapper\(|\bschema_editor\b"),
    "connection": re.compile(r"from django\.db import .*\bconnections?\b"),
    "unscoped": re.compile(r"\.unscoped\("),
    "opened": re.compile(r"\bobjects\._open\(|\bquery\.opened\b"),
    "extra": re.compile(r"\.extra\("),
    "visible to nobody": re.compile(r"visible_to\(NOBODY"),
    "web's role": re.compile(r"RESET ROLE|SET (?:LOCAL )?ROLE|app\.spaces"),
    "key": re.compile(r"\bkey_of\(|\bunwrap\(|\bopen_bytes\("),
}

# (file, way) → reason. Migrations make tables and are not looked at.
ALLOWED = {
    ("spaces/gate.py", "_base_manager"): "the gate reads grants unguarded: they are what it is made of",
    ("spaces/gate.py", "unscoped"): "defines it",
    ("spaces/gate.py", "opened"): "defines it",
    (
        "practice/actions/emergencies.py",
        "unscoped",
    ): "breaking the glass at a table (record 22); opens nothing that is sealed",
    ("spaces/actions/making.py", "_base_manager"): "touch: adds one to a number, and reads nothing",
    ("spaces/middleware.py", "connection"): "a guard that refuses writing",
    ("spaces/middleware.py", "cursor"): "a guard that refuses writing",
    ("spaces/constraints.py", "cursor"): "steps of migrations",
    ("spaces/rls.py", "connection"): "row-level security itself",
    ("spaces/rls.py", "cursor"): "row-level security itself",
    ("spaces/rls.py", "web's role"): "row-level security itself",
    ("spaces/guards.py", "connection"): "asks the catalogue which tables are guarded, reads no row of ours",
    ("spaces/guards.py", "cursor"): "asks the catalogue which tables are guarded, reads no row of ours",
    ("spaces/sealing/fields.py", "key"): "the seam that seals and opens",
    ("spaces/sealing/keyring.py", "key"): "the seam that seals and opens",
    ("spaces/sealing/keys.py", "key"): "the seam that seals and opens",
    ("spaces/files.py", "key"): "the same seam for files; its callers have shown that the viewer may read",
    ("site/views.py", "connection"): "health: asks the database for the number one",
    ("site/views.py", "cursor"): "health: asks the database for the number one",
}


def taken() -> set[tuple[str, str]]:
    """Which file takes which way round."""
    paths = (path for path in files(".py", under=SOURCE) if "migrations" not in path.parts)
    return {
        (path.relative_to(SOURCE).as_posix(), way)
        for path in paths
        for way, pattern in WAYS_ROUND.items()
        if pattern.search(path.read_text())
    }


def test_ways_round_the_gate_are_taken_only_with_a_reason() -> None:
    assert taken() - ALLOWED.keys() == set()


def test_reasons_go_when_they_are_not_needed_any_more() -> None:
    assert ALLOWED.keys() - taken() == set()


def test_templates_ask_no_query_of_their_own() -> None:
    """``{{ space.objects }}`` or ``{{ entry.attachments.all }}`` would be refused at run time; better not written."""
    pattern = re.compile(r"\{[{%][^}]*\.objects\b")
    assert [path.name for path in files(".html", under=SOURCE) if pattern.search(path.read_text())] == []
