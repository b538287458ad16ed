"""What an administrator arranges: who works here, in which team and function. It gives no way to what is said."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vensterbank.people import actions, queries
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.doors import administrator
from vensterbank.people.forms import FunctionForm, NameForm, TeamForm
from vensterbank.people.viewer import Viewer
from vensterbank.ui.refusals import attempt, telling


@signed_in
def manage(request: HttpRequest) -> HttpResponse:
    """To the organisation that the viewer administers, the first one when there are several."""
    return redirect("people:staff", queries.find_administered(viewer_of(request)).uuid)


def frame(viewer: Viewer, organisation: Any, here: str) -> dict[str, Any]:
    """What every page of an organisation shows: its name, the tabs, and the other organisations of the viewer."""
    others = [one for one in queries.administered(viewer) if one.pk != organisation.pk]
    return {"organisation": organisation, "here": here, "others": others}


@administrator
def staff(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Everybody who works here."""
    context = {"staff": queries.staff_of(organisation), "former": queries.former_staff_of(organisation)}
    return render(
        request, "people/staff.html", {**frame(viewer_of(request), organisation, "staff"), **context}
    )


@administrator
def person(request: HttpRequest, organisation: Any, person_uuid: UUID) -> HttpResponse:
    """The functions of one of them; a new one."""
    viewer = viewer_of(request)
    colleague = queries.find_staff(viewer, organisation, person_uuid)
    form = FunctionForm(request.POST or None, teams=queries.teams_of(organisation))
    given = attempt(
        form,
        lambda: actions.hand_function(
            person=colleague.person, organisation=organisation, by=viewer, **form.chosen
        ),
    )
    if given is not None:
        messages.success(request, _("%(name)s has the function now.") % {"name": colleague.person.name})
        return redirect(request.path)
    context = {"colleague": colleague, "form": form, "is_me": colleague.person.pk == viewer.person_id}
    context |= frame(viewer, organisation, "staff")
    return render(request, "people/person.html", context, status=422 if form.errors else 200)


@administrator
@require_POST
def end_function(request: HttpRequest, organisation: Any, person_uuid: UUID) -> HttpResponse:
    """One function stops."""
    viewer = viewer_of(request)
    colleague = queries.find_staff(viewer, organisation, person_uuid)
    form = FunctionForm(request.POST, teams=queries.teams_of(organisation))
    if not form.is_valid():
        raise Http404
    with telling(request, done=_("The function has stopped.")):
        actions.end_function(person=colleague.person, organisation=organisation, by=viewer, **form.chosen)
    return redirect("people:person", organisation.uuid, person_uuid)


@administrator
def leave(request: HttpRequest, organisation: Any, person_uuid: UUID) -> HttpResponse:
    """What happens when somebody leaves, and the button."""
    viewer = viewer_of(request)
    leaver = queries.find_staff(viewer, organisation, person_uuid).person
    if request.method == "POST":
        done = _("%(name)s has left %(organisation)s.") % {
            "name": leaver.name,
            "organisation": organisation.name,
        }
        with telling(request, done=done):
            actions.let_go(person=leaver, organisation=organisation, by=viewer)
        return redirect("people:manage" if leaver.pk != viewer.person_id else "site:today")
    context = {"leaver": leaver, "stays_open": queries.works_elsewhere(leaver, organisation)}
    return render(request, "people/leave.html", {**frame(viewer, organisation, "staff"), **context})


@administrator
def teams(request: HttpRequest, organisation: Any) -> HttpResponse:
    """The organisation's name and its teams; a new team."""
    viewer = viewer_of(request)
    form = TeamForm(request.POST or None)
    said = form.cleaned_data if form.is_valid() else {}
    team = attempt(
        form,
        lambda: actions.add_team(
            organisation=organisation, name=said["name"], by=viewer, team_uuid=said["once"]
        ),
    )
    if team is not None:
        messages.success(request, _("The team %(name)s is there.") % {"name": team.name})
        return redirect(request.path)
    context = {"form": form, "teams": queries.teams_of(organisation), **frame(viewer, organisation, "teams")}
    return render(request, "people/teams.html", context, status=422 if form.errors else 200)


@administrator
def rename_team(request: HttpRequest, organisation: Any, team_uuid: UUID) -> HttpResponse:
    """Another name for a team."""
    viewer = viewer_of(request)
    team = queries.find_team(viewer, organisation, team_uuid)
    form = NameForm(request.POST or None, initial={"name": team.name})
    if attempt(form, lambda: actions.rename_team(team=team, name=form.cleaned_data["name"], by=viewer)):
        return redirect("people:teams", organisation.uuid)
    context = {"form": form, "title": _("Rename a team"), **frame(viewer, organisation, "teams")}
    return render(request, "people/rename.html", context, status=422 if form.errors else 200)


@administrator
def rename(request: HttpRequest, organisation: Any) -> HttpResponse:
    """Another name for the organisation."""
    viewer = viewer_of(request)
    form = NameForm(request.POST or None, initial={"name": organisation.name})
    if attempt(
        form,
        lambda: actions.rename_organisation(
            organisation=organisation, name=form.cleaned_data["name"], by=viewer
        ),
    ):
        return redirect("people:teams", organisation.uuid)
    context = {"form": form, "title": _("Rename the organisation"), **frame(viewer, organisation, "teams")}
    return render(request, "people/rename.html", context, status=422 if form.errors else 200)
