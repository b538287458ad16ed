"""Showing who one is, in one more way: at the door, and once more before something that is worth it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from vensterbank.people import actions, doors, halfway, passkeys, proof, queries, throttle
from vensterbank.people.access import signed_in, viewer_of, without_second_step
from vensterbank.people.forms import CodeForm, PasswordForm
from vensterbank.shared.errors import Refusal
from vensterbank.ui.refusals import attempt

AGAIN = _("That was wrong five times. Begin again, with your password.")


@sensitive_post_parameters()
@never_cache
def second_page(request: HttpRequest) -> HttpResponse:
    """After the password: a code. Nobody is logged in here yet."""
    way_on = doors.way_on(request, request.POST.get("next") or request.GET.get("next"))
    person = halfway.who(request)
    if person is None:
        return redirect(f"{reverse('people:login')}?{urlencode({'next': way_on})}")
    form = CodeForm(request.POST if "code" in request.POST else None)
    viewer = viewer_of(request)
    shown = attempt(
        form, lambda: actions.show_code(person=person, typed=form.cleaned_data["code"], by=viewer)
    )
    if _showed_passkey(request, person):
        shown = "passkey"
    if shown is not None:
        how = f"{halfway.first_half(request)} + {shown}"
        doors.come_in_wholly(request, person, how=how, stepped=True)
        return redirect(way_on or resolve_url(settings.LOGIN_REDIRECT_URL))
    if form.errors and halfway.count_wrong(request):
        messages.error(request, AGAIN)
        return redirect("people:login")
    context = {"form": form, "way_on": way_on, "steps": queries.second_steps_of(person.pk)}
    return render(request, "people/second_page.html", context, status=422 if form.errors else 200)


@without_second_step
@signed_in
@sensitive_post_parameters()
@never_cache
def confirm(request: HttpRequest) -> HttpResponse:
    """Once more: the password or a code. Who owes a second step shows that one."""
    viewer = viewer_of(request)
    way_on = doors.way_on(request, request.POST.get("next") or request.GET.get("next"))
    steps = queries.second_steps_of(viewer.account)
    owes = viewer.second_step_due and steps.any and not proof.has_stepped(request)
    by_code = CodeForm(request.POST if "code" in request.POST else None)
    by_password = PasswordForm(request.POST if "password" in request.POST and not owes else None)
    person = queries.oneself(viewer)
    if attempt(
        by_code, lambda: actions.show_code(person=person, typed=by_code.cleaned_data["code"], by=viewer)
    ):
        return _shown(request, way_on, stepped=True)
    if _showed_passkey(request, person):
        return _shown(request, way_on, stepped=True)
    if attempt(by_password, lambda: _same_password(request, by_password, person.email)):
        return _shown(request, way_on, stepped=False)
    wrong = bool(by_code.errors or by_password.errors)
    if wrong and proof.count_wrong(request):
        logout(request)
        messages.error(request, AGAIN)
        return redirect("people:login")
    context = {"by_code": by_code, "by_password": by_password, "way_on": way_on, "steps": steps, "owes": owes}
    return render(request, "people/confirm.html", context, status=422 if wrong else 200)


def _showed_passkey(request: HttpRequest, person: object) -> bool:
    """When one was sent; when it is not right, the page says so."""
    if "credential" not in request.POST:
        return False
    try:
        passkeys.read_shown(request, person)
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
        return False
    return True


def _same_password(request: HttpRequest, form: PasswordForm, email: str) -> bool:
    throttle.take(request, throttle.PASSWORD, email)
    actions.check_own_password(password=form.cleaned_data["password"], by=viewer_of(request))
    throttle.passed(request, throttle.PASSWORD, email)
    return True


def _shown(request: HttpRequest, way_on: str, *, stepped: bool) -> HttpResponse:
    proof.shown(request, stepped=stepped)
    return redirect(way_on or "people:account")
