"""What must hold before real people come in, each thing examined and told in a sentence."""

from __future__ import annotations

from vensterbank.cli.doctor.house import findings_of_the_house
from vensterbank.cli.doctor.promise import findings_of_the_promise
from vensterbank.shared.readiness import Finding


def examine() -> list[Finding]:
    """Look at everything; reads only, and nothing that anybody said."""
    return [*findings_of_the_promise(), *findings_of_the_house()]
