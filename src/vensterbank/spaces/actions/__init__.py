"""Named writes in spaces: keyword-only, ``by`` mandatory, atomic, logged."""

from vensterbank.spaces.actions.attaching import NewFile, attach_once, check_size
from vensterbank.spaces.actions.bringing import bring
from vensterbank.spaces.actions.campfire import invite_to_campfire, leave, light_campfire
from vensterbank.spaces.actions.making import Grantee, end_grants, give, make_space, tell_about, touch
from vensterbank.spaces.actions.rotating import forget_key, note_backup, rotate_keys
from vensterbank.spaces.actions.talking import note_down, notebook_of, say

__all__ = [
    "Grantee",
    "NewFile",
    "attach_once",
    "bring",
    "check_size",
    "end_grants",
    "forget_key",
    "give",
    "invite_to_campfire",
    "leave",
    "light_campfire",
    "make_space",
    "note_backup",
    "note_down",
    "notebook_of",
    "rotate_keys",
    "say",
    "tell_about",
    "touch",
]
