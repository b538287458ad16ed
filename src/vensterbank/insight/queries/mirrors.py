"""The mirror of a study: live for whoever codes there, and for others what was shown less what was withdrawn since."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from vensterbank.coding.enums import CodeKind
from vensterbank.insight.discretion import for_outside
from vensterbank.insight.figures import Figures, figures_of
from vensterbank.insight.frames import AlphaTable, Frame, Shown, Theme
from vensterbank.insight.models import MirrorSession, ShownMirror
from vensterbank.insight.queries.agreement import alphas_of
from vensterbank.insight.queries.counts import Coder, Hit, Material, coders_of, frame_of, hits_of, material_of
from vensterbank.insight.queries.sessions import sessions_about
from vensterbank.insight.queries.words import themes_of
from vensterbank.material.enums import Permit
from vensterbank.material.models import Permission, Study
from vensterbank.material.queries import find_study, my_studies
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal
from vensterbank.spaces import gate
from vensterbank.spaces import queries as space_queries
from vensterbank.spaces.enums import Verb

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True)
class Mirror:
    """A mirror as one viewer sees it.

    ``frame`` is nothing when nothing was shown yet, or when the groups are too small to leave the study
    (``kept_inside`` names those rounds). ``dots``: persons may be seen one by one. ``taken_back``: people of the shown
    mirror who took a permission back since. ``agreed``: everybody agreed to be shown.
    """

    study: Study
    live: bool
    frame: Frame | None
    themes: tuple[Theme, ...] = ()
    question: str = ""
    coder: str = ""
    coders: tuple[Coder, ...] = ()
    alphas: tuple[AlphaTable, ...] = ()
    dots: bool = True
    kept_inside: tuple[str, ...] = ()
    agreed: bool = False
    taken_back: int = 0
    shown_at: dt.datetime | None = None
    may_show: bool = False
    sessions: list[MirrorSession] = field(default_factory=list)

    @property
    def figures(self) -> Figures | None:
        """Figures of the frame; nothing when there are no two groups."""
        return figures_of(self.frame) if self.frame is not None else None


def mirrors_for(viewer: Viewer) -> list[Study]:
    """Studies into whose mirror the viewer may look, newest first."""
    return my_studies(viewer, Verb.LOOK)


def mirror_called(viewer: Viewer, called: str) -> Study:
    """A study into whose mirror the viewer may look, by its title or its number; a refusal when there is none."""
    wanted = called.strip().casefold()
    found = [one for one in mirrors_for(viewer) if wanted in {one.title.casefold(), str(one.uuid)}]
    if not found:
        raise Refusal(_("You may not look into a mirror of this name."), code="no-mirror")
    if len(found) > 1:
        raise Refusal(
            _("Several studies have this title. Name its number (UUID) instead."), code="several-studies"
        )
    return found[0]


def last_shown(viewer: Viewer) -> dict[int, dt.datetime]:
    """Study → when its mirror was shown last. One query."""
    found = ShownMirror.objects.visible_to(viewer, Verb.LOOK).order_by("study_id")
    return dict(found.values_list("study_id").annotate(last=Max("made_at")))


def open_mirror(
    viewer: Viewer, study_uuid: UUID | str, *, coder: UUID | str | None = None, grounds: bool = False
) -> Mirror:
    """The mirror of one study, or the polite 404. ``grounds``: with the agreement between coders."""
    study = find_study(viewer, study_uuid, Verb.LOOK)
    verbs = space_queries.verbs_of(viewer, study.space)
    if Verb.CODE not in verbs:
        return _seen_from_outside(viewer, study)
    material, coders = material_of(viewer, study), coders_of(viewer, study)
    chosen = chosen_coder(viewer, coders, coder)
    hits = _hits(viewer, material, chosen)
    shown, shown_at = _shown(viewer, study)
    return Mirror(
        study=study,
        live=True,
        frame=frame_of(material, hits),
        themes=themes_of(viewer, material, hits),
        question=shown.question if shown else "",
        coder=chosen.name if chosen else "",
        coders=tuple(coders),
        alphas=alphas_of(viewer, material, coders) if grounds else (),
        agreed=_everybody_agreed(material),
        shown_at=shown_at,
        may_show=Verb.WRITE in verbs,
        sessions=sessions_about(viewer, study),
    )


def what_to_show(viewer: Viewer, study: Study, question: str, coder: UUID | str | None = None) -> Shown:
    """What would leave the study now."""
    material, coders = material_of(viewer, study), coders_of(viewer, study)
    chosen = chosen_coder(viewer, coders, coder)
    hits = _hits(viewer, material, chosen)
    return Shown(
        frame=frame_of(material, hits).in_no_order(),
        themes=themes_of(viewer, material, hits),
        question=question,
        coder=chosen.name if chosen else "",
        alphas=alphas_of(viewer, material, coders),
    )


def themes_to_bring(viewer: Viewer, study: Study) -> tuple[Theme, ...]:
    """Themes with quotes from which a researcher chooses what to bring to a sill."""
    material, coders = material_of(viewer, study), coders_of(viewer, study)
    hits = _hits(viewer, material, coders[0] if coders else None)
    return themes_of(viewer, material, hits, offered=True)


KINDS = (CodeKind.AREA, CodeKind.CONNECTION, CodeKind.THEME, CodeKind.MARK)


def _hits(viewer: Viewer, material: Material, coder: Coder | None) -> list[Hit]:
    return hits_of(viewer, material, [coder.pk], KINDS) if coder else []


def chosen_coder(viewer: Viewer, coders: list[Coder], wanted: UUID | str | None) -> Coder | None:
    """The coder whose colours count: as asked, or the first of the list. Nobody's number is the polite 404."""
    if wanted is None:
        return coders[0] if coders else None
    found = next((one for one in coders if str(one.uuid) == str(wanted)), None)
    if found is None:
        gate.refuse(viewer, "coder")
    return found


def _everybody_agreed(material: Material) -> bool:
    keys = {member.key for member in material.members}
    return bool(keys) and keys <= material.holding(Permit.SHOWN)


def _shown(viewer: Viewer, study: Study) -> tuple[Shown | None, dt.datetime | None]:
    found = ShownMirror.objects.visible_to(viewer, Verb.LOOK).filter(study=study)
    newest: ShownMirror | None = found.order_by("-made_at", "-pk").first()
    if newest is None:
        return None, None
    return Shown.from_json(json.loads(newest.content)), newest.made_at


def _seen_from_outside(viewer: Viewer, study: Study) -> Mirror:
    """Permissions are looked at now, so that taking one back works at once."""
    shown, made_at = _shown(viewer, study)
    sessions = sessions_about(viewer, study)
    if shown is None:
        return Mirror(study, live=False, frame=None, sessions=sessions)
    everybody = shown.frame.groups.keys()
    gone = everybody - _holding(viewer, study, Permit.RESEARCH)
    silent = everybody - _holding(viewer, study, Permit.QUOTING)
    left = shown.without(gone, silent)
    outside = for_outside(left.frame, _holding(viewer, study, Permit.SHOWN), study.minimum_group)
    quoted = {quote.person for theme in shown.themes for quote in theme.quotes}
    return Mirror(
        study=study,
        live=False,
        frame=outside.frame,
        themes=left.themes,
        question=shown.question,
        coder=shown.coder,
        alphas=left.alphas,
        dots=outside.dots,
        kept_inside=outside.kept_inside,
        agreed=outside.dots,
        taken_back=len(gone | (silent & quoted)),
        shown_at=made_at,
        sessions=sessions,
    )


def _holding(viewer: Viewer, study: Study, permit: Permit) -> Collection[str]:
    held = Permission.objects.visible_to(viewer, Verb.LOOK).filter(respondent__study=study, withdrawn_at=None)
    return {str(uuid) for uuid in held.filter(permit=permit).values_list("respondent__uuid", flat=True)}
