"""Forms about people. A refusal of an action lands at the field that it is about (``refused_at``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from vensterbank.people.enums import Function, SecondStep
from vensterbank.ui.fields import OnceField

NAME_LENGTH = 120
# Longer is no safer; a limit keeps somebody from letting us hash a book.
PASSWORD_LENGTH = 200
WHOLE_ORGANISATION = ""


def _name(label: Any, *, help_text: Any = "", autocomplete: str = "off") -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, help_text=help_text, max_length=NAME_LENGTH, widget=widget)


def _your_name() -> forms.CharField:
    told = _("This is how colleagues and residents see you.")
    return _name(_("Your name"), help_text=told, autocomplete="name")


def _address(label: Any, *, autocomplete: str = "off") -> forms.EmailField:
    return forms.EmailField(label=label, widget=forms.EmailInput(attrs={"autocomplete": autocomplete}))


def _password(label: Any, *, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(
        label=label, strip=False, max_length=PASSWORD_LENGTH, help_text=help_text, widget=widget
    )


def _language() -> forms.ChoiceField:
    names = [(code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES]
    return forms.ChoiceField(label=_("Language"), choices=names, widget=forms.RadioSelect)


class LoginForm(forms.Form):
    """Address and password. What is wrong is said once, for both."""

    email = _address(_("Mail address"), autocomplete="username")
    password = _password(_("Password"), autocomplete="current-password")


class AddressForm(forms.Form):
    """To which address a link for a new password goes."""

    email = _address(_("Mail address"), autocomplete="username")


HARD_TO_GUESS = _("At least twelve characters. A few words in a row are easy to remember and hard to guess.")


class NewPasswordForm(forms.Form):
    """A password, typed twice, for nobody can see what is typed."""

    refused_at = {
        "weak-password": "password",
        "no-name": "name",
        "address-taken": "email",
        "wrong-password": "old",
    }

    password = _password(_("New password"), autocomplete="new-password", help_text=HARD_TO_GUESS)
    again = _password(_("The same password once more"), autocomplete="new-password")

    def clean_again(self) -> str:
        """The two are the same."""
        again = str(self.cleaned_data["again"])
        if "password" in self.cleaned_data and self.cleaned_data["password"] != again:
            raise forms.ValidationError(
                _("This is not the same as above. Type both once more."), code="differs"
            )
        return again


class ChangePasswordForm(NewPasswordForm):
    """A new password, by somebody who knows the old one."""

    old = _password(_("The password that you have now"), autocomplete="current-password")
    field_order = ("old", "password", "again")


class AcceptForm(NewPasswordForm):
    """How somebody who is invited wants to be called, and a password."""

    name = _your_name()
    password = _password(_("Choose a password"), autocomplete="new-password", help_text=HARD_TO_GUESS)
    field_order = ("name", "password", "again")


class FoundForm(NewPasswordForm):
    """The first organisation and its administrator."""

    refused_at = {**NewPasswordForm.refused_at, "name-taken": "organisation"}

    organisation = _name(_("Name of your organisation"), autocomplete="organization")
    name = _your_name()
    email = _address(_("Your mail address"), autocomplete="username")
    also = forms.ChoiceField(
        label=_("What else do you do there?"),
        help_text=_(
            "You become administrator. Later on, another administrator gives you a function, not you yourself."
        ),
        required=False,
        widget=forms.RadioSelect,
    )
    password = _password(_("Choose a password"), autocomplete="new-password", help_text=HARD_TO_GUESS)
    field_order = ("organisation", "name", "email", "also", "password", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [choice for choice in Function.choices if choice[0] != Function.ADMINISTRATOR]
        cast(forms.ChoiceField, self.fields["also"]).choices = [("", _("Nothing else")), *others]


def _code(label: Any, *, help_text: Any = "") -> forms.CharField:
    widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    )
    return forms.CharField(label=label, help_text=help_text, max_length=40, widget=widget)


class AppCodeForm(forms.Form):
    """The first code of an app: it shows that the app knows the secret."""

    refused_at = {"wrong-code": "code"}

    code = _code(_("The six digits that your app shows now"))


class CodeForm(forms.Form):
    """A code from an app, or a recovery code."""

    refused_at = {"wrong-code": "code", "wait": "code"}

    code = _code(
        _("Code"), help_text=_("The six digits from your app. Device lost? Type one of your recovery codes.")
    )


class PasswordForm(forms.Form):
    """Once more the password that somebody has."""

    refused_at = {"wrong-password": "password"}

    password = _password(_("Password"), autocomplete="current-password")


class PasskeyForm(forms.Form):
    """What somebody calls a passkey."""

    name = forms.CharField(
        label=_("Name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class SecondStepForm(forms.Form):
    """Of whom an organisation asks a second step."""

    of = forms.ChoiceField(
        label=_("Of whom is a second step asked?"), choices=SecondStep.choices, widget=forms.RadioSelect
    )


class AccountForm(forms.Form):
    """What somebody tells about themselves."""

    refused_at = {"no-name": "name"}

    name = _your_name()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = _language()


class NameForm(forms.Form):
    """The name of an organisation or a team."""

    refused_at = {"no-name": "name", "name-taken": "name"}

    name = _name(_("Name"))


class TeamForm(NameForm):
    """A new team; ``once`` makes a button that is pressed twice one team."""

    once = OnceField()


class FunctionForm(forms.Form):
    """A function, in one team or in the whole organisation. Teams of another organisation are no choice."""

    function = forms.ChoiceField(label=_("Function"), choices=Function.choices)
    team = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, *args: Any, teams: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {str(team.uuid): team for team in teams}
        named = [(key, team.name) for key, team in self.teams.items()]
        choices = [(WHOLE_ORGANISATION, _("the whole organisation")), *named]
        cast(forms.ChoiceField, self.fields["team"]).choices = choices

    @property
    def chosen(self) -> dict[str, Any]:
        """Function and team, as the actions want them."""
        said = self.cleaned_data
        return {"function": Function(said["function"]), "team": self.teams.get(said["team"])}


class InviteForm(FunctionForm):
    """Who is invited, as what."""

    refused_at = {
        "no-name": "name",
        "invited-already": "email",
        "works-here": "email",
        "address-closed": "email",
    }

    name = _name(_("Name"))
    email = _address(_("Mail address"))
    once = OnceField()
    field_order = ("name", "email", "function", "team", "language", "once")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"language": settings.LANGUAGE_CODE}})
        self.fields["language"] = _language()
        self.order_fields(self.field_order)
