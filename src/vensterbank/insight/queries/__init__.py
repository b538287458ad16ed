"""Named reads of mirrors and mirror sessions, viewer first."""

from vensterbank.insight.queries.mirrors import (
    Mirror,
    last_shown,
    mirror_called,
    mirrors_for,
    open_mirror,
    themes_to_bring,
    what_to_show,
)
from vensterbank.insight.queries.sessions import (
    find_session,
    organisations_in,
    sessions_about,
    sessions_at,
    sills_to_bring_to,
)

__all__ = [
    "Mirror",
    "find_session",
    "last_shown",
    "mirror_called",
    "mirrors_for",
    "open_mirror",
    "organisations_in",
    "sessions_about",
    "sessions_at",
    "sills_to_bring_to",
    "themes_to_bring",
    "what_to_show",
]
