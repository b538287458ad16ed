"""The codes of a study."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from vensterbank.coding.enums import CodeKind
from vensterbank.coding.models import Code
from vensterbank.coding.raster import RASTER
from vensterbank.coding.rules import FREE_KINDS, LONGEST_LABEL, may_rename
from vensterbank.log import actions as log
from vensterbank.log.actions import About
from vensterbank.log.enums import Event
from vensterbank.material.models import Study
from vensterbank.people.rules import one_line
from vensterbank.people.viewer import Viewer
from vensterbank.shared import clock
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import actions as spaces
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb


def lay_raster(study: Study, **_said: Any) -> None:
    """Every study starts with the raster; called when a study is made."""
    for position, code in enumerate(RASTER):
        Code(
            space=study.space,
            study=study,
            kind=code.kind,
            key=code.key,
            area=code.area or "",
            position=position,
        ).save(force_insert=True)


def find_or_make_code(*, study: Study, kind: str, label: str, by: Viewer) -> tuple[Code, bool]:
    """A verb, reference value or theme by its words; made when it is not there. Says whether it is new."""
    wanted = (kind, _words(label))
    codes, new = find_or_make_codes(study=study, wanted=[wanted], by=by)
    return codes[_key(*wanted)], bool(new)


@transaction.atomic
def find_or_make_codes(
    *, study: Study, wanted: Iterable[tuple[str, str]], by: Viewer
) -> tuple[dict[tuple[str, str], Code], list[Code]]:
    """Many at once, as (kind, label): all codes by kind and folded label, and those that were made."""
    space_queries.check_may(by, study.space, Verb.CODE)
    asked = [(kind, _words(label)) for kind, label in wanted]
    if any(kind not in FREE_KINDS for kind, _label in asked):
        message = _("Only verbs, reference values and themes are added by hand.")
        raise Refusal(message, code="not-a-free-kind")
    known, position = _by_name(study, by)
    if any(_key(*one) not in known for one in asked):
        spaces.touch(
            study.space
        )  # a colleague who makes the same code at this moment comes after us, and finds ours
        known, position = _by_name(study, by)
    new: list[Code] = []
    for kind, words in asked:
        code = known.get(_key(kind, words))
        if code is None:
            position += 1
            code = Code(space=study.space, study=study, kind=CodeKind(kind), label=words, position=position)
            known[_key(kind, words)] = code
            new.append(code)
        elif code.retired_at is not None:
            bring_code_back(code=code, by=by)
    Code.objects.bulk_create(new)
    for code in new:
        log.write(Event.CREATED, About("code", code.uuid, study.space.uuid), by=by)
    return known, new


def _by_name(study: Study, by: Viewer) -> tuple[dict[tuple[str, str], Code], int]:
    """The free codes by kind and folded label, and the last position in the codebook."""
    there = list(Code.objects.visible_to(by).filter(study=study).select_related("space"))
    known = {_key(code.kind, str(code.label)): code for code in there if not code.key}
    return known, max((code.position for code in there), default=0)


def _key(kind: str, label: str) -> tuple[str, str]:
    return str(kind), label.casefold()


def _words(label: str) -> str:
    words = one_line(label)
    if not words or len(words) > LONGEST_LABEL:
        raise Refusal(_("Give it a name of one to eighty characters."), code="label-length")
    return words


@transaction.atomic
def retire_code(*, code: Code, by: Viewer) -> None:
    """No longer offered; what was coded with it stays and keeps its name."""
    space_queries.check_may(by, code.space, Verb.CODE)
    if code.retired_at is None:
        code.retired_at = clock.now()
        _keep(code, "retired_at", by)


@transaction.atomic
def bring_code_back(*, code: Code, by: Viewer) -> None:
    """Offered again."""
    space_queries.check_may(by, code.space, Verb.CODE)
    if code.retired_at is not None:
        code.retired_at = None
        _keep(code, "retired_at", by)


@transaction.atomic
def rename_code(*, code: Code, label: str, by: Viewer) -> None:
    """Another name; everything coded with it follows. Core areas and marks keep theirs: the mirror speaks of them."""
    space_queries.check_may(by, code.space, Verb.CODE)
    if not may_rename(code.kind, code.key):
        raise Refusal(
            _("The names of the raster stay as they are. Make a theme of your own beside it."),
            code="built-in",
        )
    words = _words(label)
    others = Code.objects.visible_to(by).filter(study=code.study, kind=code.kind).exclude(pk=code.pk)
    if any(other.name.casefold() == words.casefold() for other in others.select_related("space")):
        raise Refusal(_("There is a code of this name already."), code="name-taken")
    code.label = words
    _keep(code, "label", by)


def _keep(code: Code, field: str, by: Viewer) -> None:
    code.save(update_fields=[field])
    spaces.touch(code.space)
    log.write(Event.CHANGED, About("code", code.uuid, code.space.uuid, ground=field), by=by)
