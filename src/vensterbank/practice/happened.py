"""One sentence for each thing that can happen around a question.

All are in the past tense: there "u", "jij" and a name take the same verb, in Dutch and in English.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vensterbank.practice.enums import How
from vensterbank.practice.queries import Happening
from vensterbank.spaces.sentences import until_day

SENTENCES: Mapping[str, Promise] = {
    "started": _("%(who)s wrote the question down."),
    "seated": _("%(who)s gave %(resident)s a personal link to this table."),
    "renewed": _("%(who)s gave %(resident)s a new link. The old one does not work any more."),
    "new-code": _("%(who)s made a new code for %(resident)s."),
    "opened": _("%(who)s opened this page for the first time."),
    "helped": _("%(who)s said: I was helped."),
    "not-yet": _("%(who)s said: not yet."),
    "asked": _("%(who)s asked whether %(whom)s may read along and help%(until)s."),
    "asked-to-sit-in": _("%(who)s asked whether %(whom)s may sit in%(until)s."),
    "said-yes": _("%(who)s said yes to %(whom)s%(until)s."),
    "shared-again": _("%(who)s shared with %(whom)s again%(until)s."),
    "wrote-down": _("%(who)s wrote down that %(whom)s may read along and help%(until)s: %(how)s."),
    "refused": _("%(who)s said no to %(whom)s."),
    "stopped": _("%(who)s stopped sharing with %(whom)s."),
    "fell-back": _("%(whom)s is the one to turn to again."),
    "got-up": _("%(who)s got up from the table."),
    "ended": _("The agreement with %(whom)s ended."),
    "offered": _("%(who)s asked %(whom)s to take it over."),
    "accepted": _("%(who)s said yes to taking it over."),
    "declined": _("%(who)s gave it back."),
    "taken-back": _("%(who)s took the handover to %(whom)s back."),
    "stopped-handover": _("With that, the handover to %(whom)s stopped."),
    "glass-life": _(
        "%(who)s opened this table in an emergency, for at most 24 hours. Ground: life or health is in danger now."
    ),
    "glass-child": _(
        "%(who)s opened this table in an emergency, for at most 24 hours. Ground: serious reason to fear for a child."
    ),
    "glass-home": _(
        "%(who)s opened this table in an emergency, for at most 24 hours. Ground: serious reason to fear violence at home."
    ),
    "glass-ended": _("%(who)s ended the emergency access."),
    "landed": _("%(who)s said: we have met. Since then %(whom)s is the one to turn to."),
}

MEETING = _("Where you meet:")


def told_of(one: Happening, who: str, whom: str, resident: str) -> str:
    """The sentence, with the names as the viewer reads them; ``KeyError`` for something that has no sentence."""
    until = f", {until_day(one.until)}" if one.until else ""
    how = str(How(one.how).label) if one.how else ""
    sentence = str(SENTENCES[one.what]) % {
        "who": who,
        "whom": whom,
        "resident": resident,
        "until": until,
        "how": how,
    }
    return " ".join([sentence, str(MEETING), one.meeting]) if one.meeting else sentence
