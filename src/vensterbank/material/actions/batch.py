"""Many files at once, from the command line: each by itself, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vensterbank.material import queries
from vensterbank.material.actions.studies import add_respondent
from vensterbank.material.actions.transcripts import Source, import_transcript
from vensterbank.material.enums import Party
from vensterbank.material.importers import read_transcript
from vensterbank.material.models import Respondent, Study, Wave
from vensterbank.material.rules import name_at_start, round_in, stem_of
from vensterbank.people.viewer import Viewer
from vensterbank.shared.errors import Refusal


@dataclass(frozen=True)
class Batch:
    """What holds for every file: the study, and what is to be done where a file's name does not say it.

    ``wave`` is a number or a name, ``respondent`` a name; ``add_as`` makes a respondent for each file that names none.
    """

    study: Study
    wave: str = ""
    respondent: str = ""
    add_as: Party | None = None
    language: str = "nl"


@transaction.atomic
def import_one(*, batch: Batch, file_name: str, data: bytes, by: Viewer) -> str:
    """Import one file; says in a sentence what came in. Raises ``Refusal`` when it cannot, and then nothing stays."""
    draft = read_transcript(data, file_name, language=batch.language)
    respondent, name = _respondent(batch, file_name, by)
    wave = _wave(batch, file_name, name, by)
    source = Source(data, file_name, batch.language)
    import_transcript(study=batch.study, respondent=respondent, wave=wave, source=source, by=by, draft=draft)
    quotes = ngettext("%(n)s paragraph", "%(n)s paragraphs", len(draft.paragraphs)) % {
        "n": len(draft.paragraphs)
    }
    speakers = ngettext("%(n)s speaker", "%(n)s speakers", len(draft.speakers)) % {"n": len(draft.speakers)}
    told = {"name": respondent.name, "round": wave.name, "quotes": quotes, "speakers": speakers}
    return _("with %(name)s, %(round)s: %(quotes)s, %(speakers)s") % told


def _respondent(batch: Batch, file_name: str, by: Viewer) -> tuple[Respondent, str]:
    """With whom a file is, and the name with which it begins."""
    there = {str(one.name): one for one in queries.respondents_of(by, batch.study)}
    name = name_at_start(file_name, there)
    if name is not None:
        return there[name], name
    if batch.respondent:
        return _named(batch, there), ""
    if batch.add_as is not None:
        called = stem_of(file_name)
        return add_respondent(study=batch.study, name=called, function=batch.add_as, by=by), called
    message = _(
        "This file’s name begins with no respondent of the study. There are: %(names)s. "
        "Name the file after one of them, or use --respondent or --add-respondents."
    )
    raise Refusal(message % {"names": ", ".join(there) or _("none")}, code="unknown-respondent")


def _named(batch: Batch, there: dict[str, Respondent]) -> Respondent:
    for name, one in there.items():
        if name.casefold() == batch.respondent.strip().casefold():
            return one
    message = _("Nobody in the study is called %(name)s. There are: %(names)s.")
    names = ", ".join(there) or _("none")
    raise Refusal(message % {"name": batch.respondent, "names": names}, code="unknown-respondent")


def _wave(batch: Batch, file_name: str, name: str, by: Viewer) -> Wave:
    waves = queries.waves_of(by, batch.study)
    wanted = batch.wave.strip().casefold()
    if wanted:
        found = [wave for wave in waves if wanted in {str(wave.number), wave.name.casefold()}]
    else:
        number = round_in(file_name, name, [(wave.number, wave.name) for wave in waves]) if name else None
        found = [wave for wave in waves if wave.number == number or len(waves) == 1]
    if found:
        return found[0]
    rounds = ", ".join(f"{wave.number} ({wave.name})" for wave in waves)
    raise Refusal(
        _("In which round? Use --wave; there are: %(rounds)s.") % {"rounds": rounds}, code="unknown-wave"
    )


def totals(kept: int, refused: int) -> str:
    """The last line: how many came in, how many did not."""
    came = ngettext("%(n)s conversation came in", "%(n)s conversations came in", kept) % {"n": kept}
    if not refused:
        return f"{came}."
    return came + ngettext(", %(n)s file was refused:", ", %(n)s files were refused:", refused) % {
        "n": refused
    }


def refused_word() -> str:
    """What stands behind a file that was refused; the reason comes at the end."""
    return _("refused, see below")


def unreadable(why: str) -> Refusal:
    """A file that the machine does not give."""
    return Refusal(_("This file cannot be read (%(why)s).") % {"why": why}, code="unreadable")
