"""Named writes about people: keyword-only, ``by`` says who acts, all or nothing, one line in the log each."""

from vensterbank.people.actions.accounts import (
    add_person,
    ask_new_password,
    change_password,
    check_own_password,
    reset_password,
    speak,
    tell_about_oneself,
)
from vensterbank.people.actions.functions import end_function, give_function, hand_function, let_go
from vensterbank.people.actions.invitations import accept, invite, renew_invitation, say_yes, withdraw
from vensterbank.people.actions.links import code_lives, make_link, new_code, renew_link, try_code
from vensterbank.people.actions.organisations import (
    add_team,
    found,
    make_organisation,
    rename_organisation,
    rename_team,
)
from vensterbank.people.actions.passkeys import (
    NOT_SHOWN,
    add_passkey,
    remove_passkey,
    rename_passkey,
    show_passkey,
)
from vensterbank.people.actions.second_step import (
    ask_second_step,
    begin_app,
    confirm_app,
    remove_app,
    renew_recovery_codes,
    reset_second_step,
    show_code,
)
from vensterbank.people.actions.sso import know
from vensterbank.people.actions.visits import end_visit, end_visits

__all__ = [
    "NOT_SHOWN",
    "accept",
    "add_passkey",
    "add_person",
    "add_team",
    "ask_new_password",
    "ask_second_step",
    "begin_app",
    "change_password",
    "check_own_password",
    "code_lives",
    "confirm_app",
    "end_function",
    "end_visit",
    "end_visits",
    "found",
    "give_function",
    "hand_function",
    "invite",
    "know",
    "let_go",
    "make_link",
    "make_organisation",
    "new_code",
    "remove_app",
    "remove_passkey",
    "rename_organisation",
    "rename_passkey",
    "rename_team",
    "renew_invitation",
    "renew_link",
    "renew_recovery_codes",
    "reset_password",
    "reset_second_step",
    "say_yes",
    "show_code",
    "show_passkey",
    "speak",
    "tell_about_oneself",
    "try_code",
    "withdraw",
]
