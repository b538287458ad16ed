"""What `<transcript-coder>` says, in the language of the page.

The element fills in the `{names}`, and what stands between `*stars*` becomes bold. `…_one` and `…_other` are a text
for one and for more.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from vensterbank.shared.errors import Message

TEXTS: dict[str, Message] = {
    # the panel
    "panelLabel": _("Colour and mark"),
    "titleQuote": _("Where does this quote speak from?"),
    "titleWords": _("Where do these words speak from?"),
    "deedCompetence": _("competence …"),
    "deedVerb": _("verb …"),
    "deedVerbSuggested": _("verb *{verb}* ?"),
    "deedValue": _("reference value …"),
    "deedTheme": _("theme …"),
    "deedAct": _("act"),
    "deedOpinion": _("opinion"),
    "deedTypical": _("typical"),
    "deedMade": _("connection *made*"),
    "deedBroken": _("connection *broken off*"),
    "deedNone": _("*no* connection"),
    "deedParties": _("from {from} → to {to}"),
    "deedUndo": _("undo"),
    "deedHelp": _("all keys"),
    "deedRemove": _("take off *{name}*"),
    "listTitle": _("About this quote"),
    "wholeQuote": _("the whole quote"),
    "itemOfColleague": "{words} · {who}",
    "sheetOpen": _("Colour this quote"),
    "sheetClose": _("Done"),
    # questions
    "askCompetence": _("Which competence?"),
    "askVerb": _("Which verb?"),
    "askVerbHint": _("The infinitive, such as “dare”. Enter keeps it."),
    "askValue": _("Which reference value?"),
    "askValueHint": _("What somebody appeals to, such as “trust”. Enter keeps it."),
    "askTheme": _("Which theme?"),
    "askThemeHint": _("Choose a theme or make one up. Enter keeps it."),
    "askFrom": _("Who reaches out?"),
    "askTo": _("And from {from} to whom?"),
    "namesInUse": _("In use already"),
    "keep": _("Keep"),
    "back": _("back"),
    "close": _("Close"),
    # names of keys
    "keyUndo": "Ctrl Z",
    "keyRemove": "Del",
    "keyBack": "Esc",
    # all keys
    "helpTitle": _("All keys"),
    "helpIntro": _(
        "Keys work on the words you chose. If you chose none, they work on the whole quote. The same "
        "key again takes it off."
    ),
    "helpKeysMove": "↑ ↓",
    "helpMove": _("previous or next quote"),
    "helpKeysBorders": "Home End",
    "helpBorders": _("first or last quote"),
    "helpKeysGrow": "Shift ← →",
    "helpGrow": _("choose words"),
    "helpKeysGrowMore": "Shift ↑ ↓",
    "helpGrowMore": _("to the edge of the quote, and on"),
    "helpKeysStep": "← →",
    "helpStep": _("with words chosen: one word along"),
    "helpKeysCycle": "← →",
    "helpCycle": _("with none chosen: along what is there"),
    "helpKeysLetGo": "Esc",
    "helpLetGo": _("let go"),
    "helpParties": _("from whom to whom"),
    "helpRemove": _("take off what ← → points at"),
    # what a coding is called, on stripes and aloud
    "sayVerb": _("verb {name}"),
    "sayValue": _("reference value {name}"),
    "sayTheme": _("theme {name}"),
    "sayCompetence": _("competence {number}: {name}"),
    "sayConnection": _("{what}, from {from} to {to}"),
    "stripeTitle": "{name} · “{words}” · {who}",
    "summary_one": _("Marked once: {names}"),
    "summary_other": _("Marked {n} times: {names}"),
    "you": _("you"),
    "colleague": _("a colleague"),
    # what just happened
    "sayAdded": _("{name} on “{words}”"),
    "sayChanged": _("now: {name}"),
    "sayRemoved": _("{name} is off “{words}”"),
    "sayTakenBack": _("Undone: it is off again."),
    "sayRestored": _("Undone: it is back."),
    "sayNothingToUndo": _("There is nothing to undo."),
    "sayUndoWaits": _("You can go back further once everything is saved."),
    "sayNoCodings": _("Nothing is marked in this quote yet."),
    "sayChooseFirst": _("First point with ← or → at what may go."),
    "sayNotYours": _("This is {who}’s. You only take off your own work."),
    # the page
    "transcriptLabel": _("Transcript"),
    "progress": _("{done} of {of} quotes coloured"),
    "statusSaved": _("all saved"),
    "statusSending": _("saving"),
    "statusConnection_one": _("1 change waits for a connection"),
    "statusConnection_other": _("{n} changes wait for a connection"),
    "statusServer_one": _("1 change waits until Vensterbank answers again"),
    "statusServer_other": _("{n} changes wait until Vensterbank answers again"),
    "statusLogin_one": _("1 change waits until you log in again"),
    "statusLogin_other": _("{n} changes wait until you log in again"),
    "statusOnlyHere_one": _("1 change is in this window only: keep it open"),
    "statusOnlyHere_other": _("{n} changes are in this window only: keep it open"),
    "statusEnded": _("access has ended"),
    "signedOut": _(
        "You are no longer logged in. What you did is safe on this device and will be saved when you "
        "log in again."
    ),
    "logIn": _("Log in again"),
    "refused": _("One change could not be saved and has been taken back. {detail}"),
    "ended": _(
        "You can no longer read this conversation. Access has ended, so the words are no longer "
        "here. What was saved stays with the study."
    ),
    "endedLost_one": _("One last change was not saved."),
    "endedLost_other": _("{n} last changes were not saved."),
    "pageDamaged": _(
        "Part of the text did not arrive well and cannot be coloured now. Please load the page again."
    ),
}


def texts() -> dict[str, str]:
    """All texts, translated now."""
    return {key: str(text) for key, text in TEXTS.items()}
