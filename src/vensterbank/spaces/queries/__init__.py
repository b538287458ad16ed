"""Named reads of spaces, viewer first."""

from __future__ import annotations

from vensterbank.spaces.queries.finding import (
    check_may,
    find_space,
    may,
    my_spaces,
    places_to_bring_to,
    verbs_of,
    version_of,
)
from vensterbank.spaces.queries.readers import (
    Reader,
    days_looked,
    lines_of_days,
    organisation_names,
    places_named,
    readers_by_space,
    readers_of,
    sides_of,
    who_looked,
)
from vensterbank.spaces.queries.sealed import keys_in_use, known_keys
from vensterbank.spaces.queries.talk import (
    Talk,
    entries_in,
    entry_here,
    find_entry,
    find_words,
    is_author,
    last_said,
    open_attachment,
    own_entries,
    readable_sources,
    talk_in,
)

__all__ = [
    "Reader",
    "Talk",
    "check_may",
    "days_looked",
    "entries_in",
    "entry_here",
    "find_entry",
    "find_space",
    "find_words",
    "is_author",
    "keys_in_use",
    "known_keys",
    "last_said",
    "lines_of_days",
    "may",
    "my_spaces",
    "open_attachment",
    "organisation_names",
    "own_entries",
    "places_named",
    "places_to_bring_to",
    "readable_sources",
    "readers_by_space",
    "readers_of",
    "sides_of",
    "talk_in",
    "verbs_of",
    "version_of",
    "who_looked",
]
