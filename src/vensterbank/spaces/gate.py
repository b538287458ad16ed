"""The guarded manager: a scoped model refuses to be read unless somebody says who is looking.

``Entry.objects.visible_to(viewer)`` filters by live grants and ``WHO_MAY``; ``.unscoped(reason=…)`` is for the few
jobs on the allow-list. Anything else raises :class:`UnscopedRead`, wherever SQL would be made: the guard sits in the
compiler of the query, so list, get, count, exists, aggregate, update, delete, in_bulk, iterator, prefetch, reverse
keys, sub-queries and form fields all pass it. ``|``, ``&``, ``union`` and ``raw`` are refused outright: they could join
an open query to a closed one; ``extra`` could write a condition of its own; sealed text is changed through its object.

Django's own forward keys, ``save``, ``delete`` and ``refresh_from_db`` go round the manager: keys stay in their space
by triggers, and an object that was made by hand cannot change, remove or fetch a row that happens to have its number.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, NoReturn, Self

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Value, sql
from django.db.models.functions import Concat
from django.http import Http404

from vensterbank.log.actions import About, Actor, Ground, note
from vensterbank.log.enums import Event
from vensterbank.people.viewer import NOBODY, Viewer
from vensterbank.shared import clock
from vensterbank.spaces.enums import Standing, Verb
from vensterbank.spaces.rules import kinds_and_standings
from vensterbank.spaces.sealing.fields import SealedTextField


class UnscopedRead(RuntimeError):
    """A read of what somebody said that did not say who is looking. A programming error, never a person's."""


class NotHere(Http404):
    """Missing and forbidden are the same answer."""


# Jobs that may read across spaces; a new line here wants a record in docs/decisions.
UNSCOPED_REASONS = frozenset({"backup", "key rotation", "break-glass"})

NO_GRANT = Q(pk__in=[])

_unique_checks: ContextVar[bool] = ContextVar("inside a check of uniqueness", default=False)


class GatedQuery(sql.Query):
    """A query that compiles only when it was opened."""

    opened = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        self._check()
        return super().get_compiler(*args, **kwargs)

    def chain(self, klass: Any = None) -> Any:
        if klass is not None:  # update(), aggregates: the clone has another class, so look now
            self._check()
        return super().chain(klass)

    def _check(self) -> None:
        if not self.opened and not _unique_checks.get():
            raise UnscopedRead(
                f"{self.get_meta().label}: say who is looking (visible_to) or why nobody is (unscoped)."
            )


class GatedQuerySet(models.QuerySet[Any]):
    """See the module's text."""

    query: GatedQuery

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query or GatedQuery(model), using, hints)

    def visible_to(self, viewer: Viewer, verb: Verb = Verb.READ) -> Self:
        """Rows in spaces where the viewer may do ``verb`` at this moment."""
        opened = self._open()
        return opened.filter(**{f"{self.model.gate_field}__in": spaces_for(viewer, verb)})

    def unscoped(self, *, reason: str) -> Self:
        """All rows, for a job on the allow-list."""
        if reason not in UNSCOPED_REASONS:
            raise UnscopedRead(f"'{reason}' is not a reason on the list in spaces/gate.py.")
        return self._open()

    def _open(self) -> Self:
        clone = self.all()
        clone.query.opened = True
        return clone

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise UnscopedRead("Scoped queries are not combined or written by hand; filter one of them instead.")

    __or__ = __and__ = __xor__ = _refuse
    union = intersection = difference = raw = extra = _refuse

    def update(self, **kwargs: Any) -> int:
        """As Django's, but never of sealed text: an expression would write it in clear, past the field."""
        for name in kwargs:
            if name != "pk" and isinstance(self.model._meta.get_field(name), SealedTextField):
                raise TypeError(f"{name} is sealed: change it through its object.")
        return super().update(**kwargs)

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, but it only adds: "or change what is there" would reach rows that nobody may see."""
        if kwargs.get("update_conflicts"):
            raise UnscopedRead("bulk_create only adds rows here.")
        return super().bulk_create(*args, **kwargs)

    def _raw_delete(self, using: Any) -> Any:
        self.query._check()
        return super()._raw_delete(using)


class GatedManager(models.Manager.from_queryset(GatedQuerySet)):  # type: ignore[misc]
    """The default manager of every model that holds anything said or written."""

    def raw(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise UnscopedRead("Scoped models have no raw SQL.")


class Guarded(models.Model):
    """What ``Space`` and everything inside a space share."""

    gate_field = "space_id"
    objects = GatedManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What was made by hand is new: it never changes a row that happens to have its number."""
        if self._state.adding:
            kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    @property
    def sealing_space_id(self) -> int:
        """The space whose key seals this object's text."""
        value: int = getattr(self, self.gate_field)
        return value

    def validate_unique(self, *args: Any, **kwargs: Any) -> None:
        """Unique checks look across spaces; nothing but "this is taken" comes out of them."""
        with _unique_check():
            super().validate_unique(*args, **kwargs)

    def validate_constraints(self, *args: Any, **kwargs: Any) -> None:
        """The same for constraints."""
        with _unique_check():
            super().validate_constraints(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Only of what was read or made here."""
        self._check_was_read()
        return super().delete(*args, **kwargs)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Only of what was read or made here."""
        self._check_was_read()
        super().refresh_from_db(*args, **kwargs)

    def _check_was_read(self) -> None:
        if self._state.adding:
            raise UnscopedRead(f"{self._meta.label}: this object was never read; find it with visible_to.")


class SpaceScoped(Guarded):
    """Stands in exactly one space, for ever."""

    space = models.ForeignKey("spaces.Space", on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True


@contextmanager
def _unique_check() -> Iterator[None]:
    token = _unique_checks.set(True)
    try:
        yield
    finally:
        _unique_checks.reset(token)


def live_grants(viewer: Viewer) -> Q:
    """Grants that count for the viewer at this moment: half-open intervals, evaluated at read."""
    moment = clock.now()
    to_me = Q()
    if viewer.person_id is not None:
        to_me |= Q(to_person_id=viewer.person_id)
    if viewer.link_id is not None:
        to_me |= Q(to_link_id=viewer.link_id)
    if viewer.team_ids:
        to_me |= Q(to_team_id__in=sorted(viewer.team_ids))
    for organisation_id, function in sorted(viewer.roles):
        to_me |= Q(to_organisation_id=organisation_id, to_function__in=["", function])
    return (to_me or NO_GRANT) & Q(starts__lte=moment) & (Q(ends=None) | Q(ends__gt=moment))


def spaces_for(viewer: Viewer, verb: Verb) -> models.QuerySet[Any]:
    """Ids of the spaces in which the viewer may do ``verb``, as a sub-query: always of this very moment."""
    rules = tuple((kind.value, tuple(standings)) for kind, standings in kinds_and_standings(verb))
    return _grants_by_rules(rules).filter(live_grants(viewer))


@lru_cache(maxsize=64)
def _grants_by_rules(rules: tuple[tuple[str, tuple[str, ...]], ...]) -> models.QuerySet[Any]:
    """What the table says of a verb, as a condition built once: the rules are the same at every question."""
    may = Q()
    for kind, standings in rules:
        may |= Q(kind=kind, standing__in=standings)
    return _grants().filter(may or NO_GRANT).values("space_id")


def standing_ids(viewer: Viewer) -> list[int]:
    """Ids of all spaces in which the viewer has any live standing; what row-level security admits."""
    return list(
        _grants()
        .filter(live_grants(viewer))
        .values_list("space_id", flat=True)
        .distinct()
        .order_by("space_id")
    )


def standings_in(viewer: Viewer, space_id: int) -> frozenset[str]:
    """The viewer's standings in one space now; empty when there are none."""
    return frozenset(
        _grants().filter(live_grants(viewer), space_id=space_id).values_list("standing", flat=True)
    )


def grounds_in(actor: Actor, space_uuids: Collection[uuid.UUID]) -> dict[uuid.UUID, Ground]:
    """For lines of the log: whom each space is about, and on which ground somebody is there now. One query.

    A ground is the standing and what that rests on ("colleague agreement:…"); empty for who has no standing.
    """
    viewer = actor if isinstance(actor, Viewer) else NOBODY
    mine = _grants().filter(live_grants(viewer), space_id=OuterRef("pk")).order_by("pk")
    told = mine.annotate(told=Concat("standing", Value(" "), "because")).values("told")[:1]
    spaces = apps.get_model("spaces", "Space")._base_manager.filter(uuid__in=space_uuids)
    return {
        space: Ground(subject, ground or "", (ground or "").startswith(f"{Standing.BREAK_GLASS} "))
        for space, subject, ground in spaces.values_list("uuid", "subject_uuid", Subquery(told))
    }


def _grants() -> models.QuerySet[Any]:
    """The gate itself reads grants unguarded: they are what it is made of. Nobody else may."""
    return apps.get_model("spaces", "Grant")._base_manager.all()


def refuse(viewer: Viewer, kind: str, object_uuid: uuid.UUID | None = None) -> NoReturn:
    """The polite 404, with a line in the log that somebody tried."""
    note(Event.DENIED, About(kind, object_uuid), by=viewer)
    raise NotHere
