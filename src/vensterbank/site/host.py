"""The page about whoever runs the server: what they can see and what not, said without making it nicer.

``IN_CLEAR`` names, for each area that has tables, what of it lies in the database as it is. A test fails for an area that is
not named; ``docs/reference/sealed.md`` tells every column, from the models themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vensterbank.shared.errors import Message

# area → what lies in clear
IN_CLEAR: dict[str, Message] = {
    "people": _(
        "Names and mail addresses of people with an account. Names of whoever has a personal link. Teams and functions."
    ),
    "spaces": _(
        "Who sits where, with whom, from when until when. Who said something at which moment, not what."
    ),
    "practice": _("With whom a question is shared, until when, and how that was agreed. Who has it in hand."),
    "material": _("How many interviews there are, how long they are and in which language."),
    "coding": _("Which stretch of an interview got which built-in colour, by whom and when."),
    "insight": _("When a mirror was shown and when it is talked about."),
    "accountability": _("Who raised a bottleneck, who answers it and when. Not what it says."),
    "neighbourhood": _("Names and opening hours of community houses."),
    "log": _("The log: who did or looked at something, when, and from which network address."),
}

SEALED: tuple[Message, ...] = (
    _("What is said at a campfire, at a table, on a window sill or at a lamp post."),
    _("Notebooks, questions, agreements, notes with a handover, and reasons."),
    _("Interviews, the files that they came from, and the words of researchers about them."),
    _("Files that go with what is said, and their names."),
)


@dataclass(frozen=True)
class Hands:
    """What somebody has in hands, and what they can do with it."""

    anchor: str
    title: Message
    told: tuple[Message, ...] = ()
    sees: tuple[Message, ...] = ()
    sees_not: tuple[Message, ...] = ()


HANDS = (
    Hands(
        "database",
        _("Somebody has only the database"),
        (_("For instance a lost disk, or a back-up that went astray."),),
        tuple(IN_CLEAR.values()),
        SEALED,
    ),
    Hands(
        "key",
        _("Somebody has the database and the key"),
        (
            _("Then everything can be read."),
            _(
                "The key lies apart from the database. A back-up leaves it out, unless somebody asks to put it in."
            ),
            _("A stolen key can be replaced. Copies of before then stay readable for the thief."),
        ),
    ),
    Hands(
        "server",
        _("Somebody runs the server"),
        (
            _(
                "They can read everything: the key lies there, and words pass in clear while people write and read."
            ),
            _("They can also change the software. No sealing helps against that."),
            _("They can damage the log. Whoever keeps its seal elsewhere can show that."),
            _("So choose with care who runs the server, and agree in writing what they may do."),
        ),
    ),
    Hands(
        "administrator",
        _("Somebody is administrator in Vensterbank"),
        (
            _("They arrange people, teams and functions. They see nothing of what is said."),
            _(
                "There is no button, page or command that opens a campfire, a notebook or an interview for them."
            ),
        ),
    ),
    Hands(
        "emergency",
        _("A colleague opens a table in an emergency"),
        (
            _(
                "A colleague of the same team can read along at a table for 24 hours, with a ground and a reason."
            ),
            _("Everybody at that table sees it at once, the resident too, and the resident can end it."),
            _("At a campfire, in a notebook and in a study this does not exist."),
        ),
    ),
    Hands(
        "around",
        _("Mail, back-ups and devices"),
        (
            _("A mail says that something waits, never what. It does hold a name and a mail address."),
            _("An old back-up holds what was said then. It goes only when somebody throws it away."),
            _("The server's own log tells what broke and where, not on which words."),
            _(
                "Colours that could not be sent yet wait on the researcher's device: places and names of codes, no interview."
            ),
        ),
    ),
)
