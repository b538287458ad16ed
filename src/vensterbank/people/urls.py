"""Addresses of this area."""

from __future__ import annotations

from django.urls import path

from vensterbank.people.views import (
    account,
    doors,
    invitations,
    joining,
    manage,
    manage_login,
    passkeys,
    passwords,
    second_page,
    second_step,
    sso,
    visits,
)

app_name = "people"
urlpatterns = [
    path("inloggen", doors.log_in, name="login"),
    path("inloggen/tweede-stap", second_page.second_page, name="second_page"),
    path("inloggen/passkey", passkeys.passkey_login, name="passkey_login"),
    path("inloggen/passkey/vraag", passkeys.passkey_options, name="passkey_options"),
    path("inloggen/organisatie", sso.sso, name="sso"),
    path("inloggen/organisatie/terug", sso.sso_back, name="sso_back"),
    path("uitloggen", doors.log_out, name="logout"),
    path("wachtwoord/vergeten", passwords.forgot, name="forgot"),
    path("wachtwoord/onderweg", passwords.forgot_sent, name="forgot_sent"),
    path("wachtwoord/nieuw/<uuid:person_uuid>/<str:token>", passwords.reset, name="reset"),
    path("ik", account.account, name="account"),
    path("ik/wachtwoord", passwords.change, name="change_password"),
    path("ik/bevestigen", second_page.confirm, name="confirm"),
    path("ik/tweede-stap", second_step.second_step, name="second_step"),
    path("ik/tweede-stap/app", second_step.authenticator, name="authenticator"),
    path("ik/tweede-stap/app/weg", second_step.remove_authenticator, name="remove_authenticator"),
    path("ik/tweede-stap/herstelcodes", second_step.recovery_codes, name="recovery_codes"),
    path("ik/tweede-stap/passkey", passkeys.add_passkey, name="add_passkey"),
    path("ik/tweede-stap/passkey/vraag", passkeys.new_passkey_options, name="new_passkey_options"),
    path("ik/tweede-stap/passkey/<uuid:passkey_uuid>", passkeys.passkey, name="passkey"),
    path("ik/tweede-stap/passkey/<uuid:passkey_uuid>/weg", passkeys.remove_passkey, name="remove_passkey"),
    path("ik/ingelogd/andere/weg", visits.end_others, name="end_others"),
    path("ik/ingelogd/<uuid:visit_uuid>/weg", visits.end_visit, name="end_visit"),
    path("uitnodiging/<str:secret>", joining.accept, name="accept"),
    path("begin/<str:secret>", joining.begin, name="begin"),
    path("beheer", manage.manage, name="manage"),
    path("beheer/<uuid:organisation_uuid>/mensen", manage.staff, name="staff"),
    path("beheer/<uuid:organisation_uuid>/mensen/<uuid:person_uuid>", manage.person, name="person"),
    path(
        "beheer/<uuid:organisation_uuid>/mensen/<uuid:person_uuid>/functie",
        manage.end_function,
        name="end_function",
    ),
    path("beheer/<uuid:organisation_uuid>/mensen/<uuid:person_uuid>/vertrek", manage.leave, name="leave"),
    path(
        "beheer/<uuid:organisation_uuid>/mensen/<uuid:person_uuid>/tweede-stap",
        manage_login.reset_second_step,
        name="reset_second_step",
    ),
    path("beheer/<uuid:organisation_uuid>/inloggen", manage_login.policy, name="policy"),
    path("beheer/<uuid:organisation_uuid>/naam", manage.rename, name="rename"),
    path("beheer/<uuid:organisation_uuid>/teams", manage.teams, name="teams"),
    path("beheer/<uuid:organisation_uuid>/teams/<uuid:team_uuid>", manage.rename_team, name="rename_team"),
    path("beheer/<uuid:organisation_uuid>/uitnodigingen", invitations.invitations, name="invitations"),
    path(
        "beheer/<uuid:organisation_uuid>/uitnodigingen/<uuid:invitation_uuid>/opnieuw",
        invitations.send_again,
        name="send_again",
    ),
    path(
        "beheer/<uuid:organisation_uuid>/uitnodigingen/<uuid:invitation_uuid>/intrekken",
        invitations.withdraw,
        name="withdraw",
    ),
]
