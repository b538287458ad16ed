"""Between whom a connection can be: the respondent, the functions, oneself, the other respondents (S21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from vensterbank.coding.queries import CodingRow

if TYPE_CHECKING:
    from vensterbank.coding.models import Code
    from vensterbank.material.models import Respondent

FUNCTIONS = (
    ("function:worker", gettext_noop("workers")),
    ("function:manager", gettext_noop("managers")),
    ("function:resident", gettext_noop("residents")),
    ("function:self", gettext_noop("oneself")),
)


def party_of(respondent: Respondent) -> str:
    """How a coding names a respondent."""
    return f"respondent:{respondent.uuid}"


def parties(respondents: list[Respondent], speaking: Respondent) -> list[dict[str, str]]:
    """``{"key", "name"}``, whoever speaks here first, so that the first nine have a key of one figure."""
    everybody = sorted(respondents, key=lambda one: one.pk != speaking.pk)
    named = [{"key": party_of(one), "name": str(one.name)} for one in everybody]
    functions = [{"key": key, "name": _(name)} for key, name in FUNCTIONS]
    return [*named[:1], *functions, *named[1:]]


def verb_forms(text: str, rows: list[CodingRow], codes: list[Code]) -> dict[str, str]:
    """Forms that were coded as a verb here ("besproken" → "bespreken"): the element suggests them again."""
    verbs = {code.uuid: code.name for code in codes if code.kind == "verb" and code.retired_at is None}
    said = ((text[row.start : row.end].lower(), verbs[row.code]) for row in rows if row.code in verbs)
    return {form: name for form, name in said if form.isalpha()}
