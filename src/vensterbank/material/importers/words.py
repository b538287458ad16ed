"""Words that tell a speaker's label from the start of a sentence, for Dutch and English transcripts."""

from __future__ import annotations

from functools import cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Parts of names that are written small.
PARTICLES = _set(
    "van von de den der des het 't d' du la le les el al bin ibn ben ter ten te tot op in 's di da dos do "
    "del della y zu"
)
# Forms of address and offices that stand before a name. The article of "De heer" is dropped before looking.
TITLES = _set(
    "heer dhr dhr. mevrouw mevr mevr. mw mw. meneer mijnheer mej. mr mr. mrs mrs. ms ms. miss dr dr. drs "
    "drs. prof prof. ir ir. ing. ds ds. minister staatssecretaris wethouder burgemeester raadslid kamerlid "
    "dokter zuster broeder meester juf tante oom oma opa pastoor imam alderman councillor nurse doctor sir "
    "madam aunt uncle"
)
# Offices that are a label with nothing but an article ("De voorzitter").
OFFICES = _set(
    "voorzitter dagvoorzitter gespreksleider griffier secretaris notulist notuliste burgemeester wethouder minister "
    "staatssecretaris directeur interviewer onderzoeker respondent bewoner bewoonster chair chairman chairwoman mayor "
    "secretary director researcher resident"
)
ARTICLES = _set("de het een 't the a an")
# Words of sentences that are first names as well.
ALSO_NAMES = _set("ben wil will may")
# Labels that say what somebody does in the conversation; a number may follow ("Respondent 2").
ASKING = _set(
    "i int interviewer interviewster onderzoeker onderzoekster vraag question q vragensteller gespreksleider "
    "moderator researcher"
)
ANSWERING = _set(
    "r resp respondent respondente geïnterviewde geinterviewde antwoord answer interviewee participant "
    "deelnemer deelneemster bewoner bewoonster resident informant"
)
NEUTRAL = _set(
    "spreker speaker onbekend unknown stem voice man vrouw woman allen iedereen groep all publiek zaal "
    "audience"
)
ROLE_WORDS = ASKING | ANSWERING | NEUTRAL
# Keys at the head of a transcript ("Datum: 12 maart").
HEADER_KEYS = _set(
    "datum date plaats place locatie location tijd time duur duration lengte length bestand file opname "
    "recording titel title project studie study onderwerp subject aanwezig present afwezig absent betreft "
    "getranscribeerd transcriptie transcript transcribed transcribent code versie version status "
    "interviewnummer functie leeftijd organisatie ronde golf wave"
)
# Words that come before a colon at the start of a sentence or remark, and are nobody's name.
_DISCOURSE = {
    "nl": _set(
        "kortom conclusie samenvattend samenvatting bijvoorbeeld voorbeeld voorbeelden namelijk oftewel "
        "ofwel dus en maar want of ook dan nu toen eerst eerste tweede derde vierde vijfde ten een eén één "
        "twee drie vier vijf zes punt punten stap stelling opmerking opmerkingen noot nootje let nb ps pm "
        "tip actie acties afspraak afspraken besluit doel reden probleem oplossing gevolg resultaat kortweg "
        "ja nee nou oké ok okee hm hmm tja goed kijk zeg zo precies inderdaad nogmaals wel niet anders "
        "verder daarnaast daarom bovendien kern citaat bron zie thema onderdeel hoofdstuk bijlage inleiding "
        "uitleg kosten baten voordeel nadeel plus min positief negatief uitkomst extra lachend pauze stilte "
        "intro outro"
    ),
    "en": _set(
        "conclusion summary example examples namely so and but because or also then now first second third "
        "fourth finally one two three four five point points step remark note notes nb ps tip action actions "
        "decision goal reason problem solution result yes no well okay ok hm hmm right look again anyway "
        "theme part chapter appendix introduction source see quote extra plus minus positive negative pause "
        "silence laughter"
    ),
}
# Words that make a sentence of a phrase: no label of several words holds one.
_SENTENCE = {
    "nl": _set(
        "ik je jij jou jouw u uw hij zij ze wij we ons onze jullie hun hen mij me mijn zich zijn haar dat "
        "dit die deze er hier daar is was waren wordt worden werd ben bent heb hebt heeft hebben had hadden "
        "kan kun kunnen kon zal zullen zou moet moeten mag wil willen ga gaat gaan ging doe doet doen deed "
        "zeg zegt zei zeiden zeggen denk denkt dacht denken vraag vraagt vroeg vragen luidt weet weten wist "
        "vind vindt vond hoor hoort hoorde stel stelt lees leest schrijft komt kwam blijft niet geen nog "
        "maar ook want dus en of als dan toen omdat waarom hoe wat wie welke wanneer waar voor met aan bij "
        "uit over naar om door tegen echt eigenlijk gewoon misschien volgens zo heel even weer steeds altijd "
        "nooit één twee drie antwoord punt voorbeeld conclusie reden probleem oplossing gevolg volgende "
        "eerste tweede derde laatste"
    ),
    "en": _set(
        "i you he she it we they me him us them my your his its our their that this these those there here "
        "is was were are be been am has have had do does did can could will would shall should may might "
        "must say says said think thinks thought ask asks asked tell tells told know knows knew hear heard "
        "read reads goes went comes came not no still but also because so and or if then when why how what "
        "who which where for with at by from about to through against really just maybe actually very always "
        "never again one two three answer point example conclusion reason problem solution result next first "
        "second third last"
    ),
}


@cache
def discourse_words(language: str) -> frozenset[str]:
    """Single words that may open a remark with a colon; both languages where the language is another one."""
    return _DISCOURSE.get(language) or frozenset().union(*_DISCOURSE.values())


@cache
def sentence_words(language: str) -> frozenset[str]:
    """Words that never stand in a label of several words; both languages where the language is another one."""
    return _SENTENCE.get(language) or frozenset().union(*_SENTENCE.values())
