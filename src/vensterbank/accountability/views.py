"""Pages of bottlenecks: the list, raising one, and one with its answer."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from vensterbank.accountability import actions, queries
from vensterbank.accountability.forms import AnswerForm, RaiseForm, TakeOnForm
from vensterbank.accountability.sentences import told
from vensterbank.people.access import signed_in, viewer_of
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import gate
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import SpaceKind, Verb
from vensterbank.spaces.sentences import reads_along
from vensterbank.ui.refusals import attempt, telling

if TYPE_CHECKING:
    from vensterbank.accountability.models import Bottleneck
    from vensterbank.spaces.models import Entry, Space


@signed_in
def bottlenecks(request: HttpRequest) -> HttpResponse:
    """Everything at the viewer's lamp posts: open ones first."""
    viewer = viewer_of(request)
    listed = [told(one, clock.today()) for one in queries.all_bottlenecks(viewer)]
    context = {
        "open": [one for one in listed if not one.is_answered],
        "answered": [one for one in listed if one.is_answered],
        "may_raise": bool(queries.lamp_posts(viewer)),
    }
    return render(request, "accountability/bottlenecks.html", context)


@signed_in
def raise_one(request: HttpRequest, entry_uuid: uuid.UUID | None = None) -> HttpResponse:
    """Raise a bottleneck; from an entry at the sill only the viewer's own words stand ready."""
    viewer = viewer_of(request)
    entry = _entry_at_sill(viewer, entry_uuid) if entry_uuid else None
    lamp_posts = queries.lamp_posts(viewer)
    form = RaiseForm(
        request.POST or None,
        initial={"words": _own_words(viewer, entry), "lamp_post": _nearest(lamp_posts, entry)},
        lamp_posts=[(str(one.uuid), str(one.title)) for one in lamp_posts],
    )
    if request.method == "POST":
        raised = attempt(form, lambda: _raise(viewer, lamp_posts, form))
        if raised is not None:
            return redirect(reverse("accountability:bottleneck", args=[raised.uuid]))
    context = {
        "form": form,
        "entry": entry,
        "is_own": bool(_own_words(viewer, entry)),
        "lamp_posts": lamp_posts,
    }
    return render(request, "accountability/raise.html", context, status=422 if form.errors else 200)


def _entry_at_sill(viewer: Viewer, entry_uuid: uuid.UUID) -> Entry:
    entry = space_queries.find_entry(viewer, entry_uuid, kind=SpaceKind.SILL)
    if not space_queries.may(viewer, entry.space, Verb.RAISE):
        gate.refuse(viewer, "entry", entry_uuid)
    return entry


def _own_words(viewer: Viewer, entry: Entry | None) -> str:
    return str(entry.body) if entry is not None and space_queries.is_author(viewer, entry) else ""


def _nearest(lamp_posts: list[Space], entry: Entry | None) -> str:
    """The lamp post of the organisation in which it was felt; else the first one."""
    home = entry.space.home_organisation_id if entry is not None else None
    near = [one for one in lamp_posts if one.home_organisation_id == home] or lamp_posts
    return str(near[0].uuid) if near else ""


def _raise(viewer: Viewer, lamp_posts: list[Space], form: RaiseForm) -> Bottleneck:
    said = form.cleaned_data
    chosen = said["lamp_post"] or form.initial["lamp_post"]
    found = [one for one in lamp_posts if str(one.uuid) == chosen]
    if not found:
        raise Refusal(_("There is no lamp post where you can raise it."), code="no-lamp-post")
    return actions.raise_bottleneck(
        lamp_post=found[0], words=said["words"], by=viewer, bottleneck_uuid=said["once"]
    )


@signed_in
def bottleneck(request: HttpRequest, bottleneck_uuid: uuid.UUID) -> HttpResponse:
    """One bottleneck: what gets in the way, who answers by when, what was decided and on what ground."""
    viewer = viewer_of(request)
    return _page(request, viewer, queries.find_bottleneck(viewer, bottleneck_uuid))


@signed_in
@require_POST
def take_on(request: HttpRequest, bottleneck_uuid: uuid.UUID) -> HttpResponse:
    """A manager promises an answer by a day."""
    viewer = viewer_of(request)
    found = queries.find_bottleneck(viewer, bottleneck_uuid)
    form = TakeOnForm(request.POST)
    if attempt(form, lambda: _take_on(viewer, found, form)):
        return redirect(reverse("accountability:bottleneck", args=[found.uuid]))
    return _page(request, viewer, found, take_on_form=form)


def _take_on(viewer: Viewer, found: Bottleneck, form: TakeOnForm) -> bool:
    actions.take_on(bottleneck=found, by=viewer, answer_by=form.cleaned_data["answer_by"])
    return True


@signed_in
@require_POST
def answer(request: HttpRequest, bottleneck_uuid: uuid.UUID) -> HttpResponse:
    """Answer it back."""
    viewer = viewer_of(request)
    found = queries.find_bottleneck(viewer, bottleneck_uuid)
    form = AnswerForm(request.POST)
    if attempt(form, lambda: _answer(viewer, found, form)):
        return redirect(reverse("accountability:bottleneck", args=[found.uuid]))
    return _page(request, viewer, found, answer_form=form)


def _answer(viewer: Viewer, found: Bottleneck, form: AnswerForm) -> bool:
    said = form.cleaned_data
    actions.answer(bottleneck=found, words=said["answer"], ground=said["ground"], by=viewer)
    return True


@signed_in
@require_POST
def seen(request: HttpRequest, bottleneck_uuid: uuid.UUID) -> HttpResponse:
    """Whoever raised it has read the answer."""
    viewer = viewer_of(request)
    found = queries.find_bottleneck(viewer, bottleneck_uuid)
    with telling(request, done=_("Good. It stays at the lamp post for everybody, and leaves your “today”.")):
        actions.mark_seen(bottleneck=found, by=viewer)
    return redirect(reverse("accountability:bottleneck", args=[found.uuid]))


def _page(
    request: HttpRequest,
    viewer: Viewer,
    found: Bottleneck,
    *,
    take_on_form: TakeOnForm | None = None,
    answer_form: AnswerForm | None = None,
) -> HttpResponse:
    one = told(found, clock.today())
    # Whoever was overtaken by another answer sees it, and keeps what they typed.
    is_asked = not one.is_answered or take_on_form is not None or answer_form is not None
    may_answer = is_asked and space_queries.may(viewer, found.space, Verb.ANSWER)
    day = found.answer_by if found.answer_by and found.answer_by >= clock.today() else None
    context: dict[str, Any] = {
        "one": one,
        "bottleneck": found,
        "space": found.space,
        "sentence": reads_along(space_queries.readers_of(viewer, found.space), viewer, found.space.kind),
        "may_answer": may_answer,
        "is_mine": found.raised_by_id == viewer.person_id,
        "take_on_form": take_on_form or TakeOnForm(initial={"answer_by": day}),
        "answer_form": answer_form or AnswerForm(),
    }
    status = 422 if take_on_form or answer_form else 200
    return render(request, "accountability/bottleneck.html", context, status=status)
