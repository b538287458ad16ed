"""A refusal, put next to what somebody typed, so that nothing typed is lost.

In a view with a form::

    form = SayForm(request.POST)
    entry = attempt(form, lambda: spaces.say(space=space, by=viewer, **form.cleaned_data))
    if entry is not None:
        return redirect(…)
    return render(request, "…", {"form": form}, status=422)

and for a button without a form::

    with telling(request, done=_("Sharing has stopped.")):
        agreements.stop_sharing(agreement=agreement, by=viewer)
    return redirect(…)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest

from vensterbank.shared.errors import Message, Refusal

Made = TypeVar("Made")


def attempt(form: BaseForm, act: Callable[[], Made]) -> Made | None:
    """Act when the form is well; ``None`` when it is not, or when the action refuses: then the form says why.

    ``act`` is called after validation, so it may read ``form.cleaned_data``; it has to return something. A form that
    knows to which field a refusal belongs says so: ``refused_at = {"past-date": "until"}`` (code → field).
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except Refusal as refusal:
        refused(form, refusal)
        return None


def refused(form: BaseForm, refusal: Refusal) -> None:
    """Put a refusal at its field, or above the form when it belongs to none."""
    field = getattr(form, "refused_at", {}).get(refusal.code)
    form.add_error(
        field if field in form.fields else None, ValidationError(str(refusal.message), code=refusal.code)
    )


@contextmanager
def telling(request: HttpRequest, *, done: Message = "") -> Iterator[None]:
    """For a button: tell on the next page what was done, or why it was not."""
    try:
        yield
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        if done:
            messages.success(request, str(done))
