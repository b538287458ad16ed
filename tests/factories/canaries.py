"""The words that stand in ``world.py`` and ``bystanders.py``, and by hand whose eyes each is for."""

from __future__ import annotations

AT_THE_FIRE = {"samira", "karim", "tjeerd", "dirk"}
AT_THE_TABLE = {"samira", "karim", "aydin", "wilma", "imke"}
AT_WORK = {"samira", "karim", "femke", "ineke", "tjeerd", "dirk", "imke"}
AT_THE_SILL = AT_WORK | {"buur"}
IN_THE_HOUSE = AT_WORK | {"bea"}

# canary → who may ever see it
MAY_SEE: dict[str, set[str]] = {
    "KanarieNotitie": {"samira"},
    "KanarieKampvuur": AT_THE_FIRE,
    "KanarieBijlage": AT_THE_FIRE,
    "KanarieTafel": AT_THE_TABLE,
    "KanarieDoel": AT_THE_TABLE,
    "KanarieOverdracht": AT_THE_TABLE,
    "KanarieNood": AT_THE_TABLE,
    "KanarieAndereTafel": {"joris", "wijk"},
    "KanarieVensterbank": AT_THE_SILL,
    "KanarieLantaarn": IN_THE_HOUSE,
    "KanarieKnelpunt": IN_THE_HOUSE,
    "KanarieOnderzoek": AT_WORK
    | {"noor"},  # its name comes along to the sill where its mirror is talked about
    "KanarieHoofdvraag": {"noor", "ineke"},
    "KanarieSpiegel": {"noor", "ineke"},
    "KanarieSessie": AT_WORK | {"noor"},
    "KanarieCode": {
        "noor",
        "ineke",
    },  # a theme of the mirror; the quote with it is another one than the canary's
    "KanarieGesprek": {"noor", "petra"},
    "KanarieWachtend": {"noor"},
    # Beside the world (bystanders.py): the same kinds of things elsewhere, and a file in every kind of place.
    "KanariePapier-notebook": {"samira"},
    "KanariePapier-campfire": AT_THE_FIRE,
    "KanariePapier-table": AT_THE_TABLE,
    "KanariePapier-sill": AT_THE_SILL,
    "KanariePapier-lamp-post": IN_THE_HOUSE,
    "KanarieOudeTafel-expired": {"joris"},
    "KanarieOudeTafel-revoked": {"joris"},
    "KanarieAnderOnderzoek": {"rik"},
    "KanarieAnderGesprek": {"rik"},
    "KanarieAndereCode": {"rik"},
}
