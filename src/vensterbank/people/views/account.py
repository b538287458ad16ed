"""One's own account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from vensterbank.people import actions, queries, visits
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.forms import AccountForm
from vensterbank.people.views.doors import keep_language
from vensterbank.ui.refusals import attempt


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """Name, language, password, and what one does where."""
    viewer = viewer_of(request)
    person = queries.oneself(viewer)
    form = AccountForm(request.POST or None, initial={"name": person.name, "language": person.language})
    told = attempt(form, lambda: actions.tell_about_oneself(**form.cleaned_data, by=viewer))
    if told is not None:
        with translation.override(told.language):
            messages.success(request, _("Kept."))
        response = redirect("people:account")
        keep_language(response, told.language)
        return response
    context = {"form": form, "person": person, "functions": queries.functions_of(viewer)}
    context["steps"] = queries.second_steps_of(person.pk)
    context |= {"visits": queries.visits_of(viewer), "this_visit": visits.this_one(request)}
    return render(request, "people/account.html", context, status=422 if form.errors else 200)
