"""Each word of the field once: English in the code, Dutch first on the screen (translations in ``shared/locale``)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# Functions of people
WORKER = _("worker")
MANAGER = _("manager")
RESIDENT = _("resident")
FACILITATOR = _("facilitator")
RESEARCHER = _("researcher")
ADMINISTRATOR = _("administrator")

# Kinds of space, and the plain subtitle that goes with each metaphor
NOTEBOOK = _("notebook")
CAMPFIRE = _("campfire")
TABLE = _("the table")
SILL = _("window sill")
LAMP_POST = _("lamp post")
STUDY = _("study")
NOTEBOOK_SUBTITLE = _("only mine")
CAMPFIRE_SUBTITLE = _("among colleagues")
TABLE_SUBTITLE = _("with the resident")
SILL_SUBTITLE = _("between workers and managers")
LAMP_POST_SUBTITLE = _("for everybody in the organisation")
EMERGENCY_ACCESS = _("emergency access")
STUDY_SUBTITLE = _("what was said in interviews")

# Core areas (S18-S20)
COGNITIVE = _("cognitive")
INTRAPERSONAL = _("intrapersonal")
SOCIETAL = _("societal")

# The mirror's headline (S61)
ROOM = pgettext_lazy("headline of the mirror", "room")
GAP = pgettext_lazy("headline of the mirror", "gap")
ALIGNED = pgettext_lazy("headline of the mirror", "aligned")
PAST_EACH_OTHER = pgettext_lazy("headline of the mirror", "past each other")
NOT_YET_SAYABLE = pgettext_lazy("headline of the mirror", "not yet to be said")

# Practice
AGREEMENT_TO_SHARE = _("agreement to share")
WARM_HANDOVER = _("warm handover")
BOTTLENECK = _("bottleneck")
LEARNING_FRICTION = _("learning friction")
MIRROR_SESSION = _("mirror session")
