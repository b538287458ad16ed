"""Named writes about people: keyword-only, ``by`` says who acts, all or nothing, one line in the log each."""

from vensterbank.people.actions.accounts import (
    add_person,
    ask_new_password,
    change_password,
    reset_password,
    speak,
    tell_about_oneself,
)
from vensterbank.people.actions.functions import end_function, give_function, hand_function, let_go
from vensterbank.people.actions.invitations import accept, invite, renew_invitation, say_yes, withdraw
from vensterbank.people.actions.links import make_link, renew_link
from vensterbank.people.actions.organisations import (
    add_team,
    found,
    make_organisation,
    rename_organisation,
    rename_team,
)

__all__ = [
    "accept",
    "add_person",
    "add_team",
    "ask_new_password",
    "change_password",
    "end_function",
    "found",
    "give_function",
    "hand_function",
    "invite",
    "let_go",
    "make_link",
    "make_organisation",
    "rename_organisation",
    "rename_team",
    "renew_invitation",
    "renew_link",
    "reset_password",
    "say_yes",
    "speak",
    "tell_about_oneself",
    "withdraw",
]
