"""The grammar of attribution: the constructions that cues open, and the order in which a unit is read.

Belongs here: which construction a frame of cues.csv is. Does not belong here: the constructions (one module a family),
who the source is (speakers), what the claim does (stances), through whom it came (chains).
"""

from __future__ import annotations

from collections.abc import Callable

from pipelines.claims.agentless import read_accepted, read_hearsay, read_passive, read_question, read_urged
from pipelines.claims.citing import read_bare_citation, read_citations
from pipelines.claims.complements import read_complement, read_marked
from pipelines.claims.lexicon import Cue, Lexicon
from pipelines.claims.nouns import read_noun, read_said_nouns
from pipelines.claims.parentheticals import read_according, read_inverted
from pipelines.claims.performatives import (
    read_acceptance,
    read_entrusting,
    read_judgement,
    read_offer,
    read_promise,
    read_request,
    read_toast,
)
from pipelines.claims.quoting import read_quotations
from pipelines.claims.reading import Attribution, Citation, Reading
from pipelines.claims.units import Unit

CONSTRUCTIONS: dict[str, Callable[[Reading, int, Cue], Attribution | None]] = {
    "complement": read_complement,
    "clausal": read_complement,
    "marked": read_marked,
    "promise": read_promise,
    "request": read_request,
    "appeal": read_request,
    "proposal": read_request,
    "according": read_according,
    "quote": read_inverted,
    "passive": read_passive,
    "hearsay": read_hearsay,
    "question": read_question,
    "noun": read_noun,
    "urged": read_urged,
    "judgement": read_judgement,
    "acceptance": read_acceptance,
    "accepted": read_accepted,
    "offer": read_offer,
    "entrusting": read_entrusting,
    "toast": read_toast,
}
"""The construction that each frame opens where its cue takes no quotation; 'citing' is read before all others, 'said' after them."""


def read_unit(unit: Unit, lexicon: Lexicon) -> tuple[list[Attribution], list[Citation]]:
    """The attributions of one unit in order of their cues, and its citations from the outlet inwards."""
    if not unit.may_speak:
        return [], []
    reading = Reading(unit, lexicon)
    if not (reading.cues or unit.quotes or unit.said_nouns):
        return [], []
    read_citations(reading)
    read_quotations(reading)
    for i, cue in reading.cues:
        if i in reading.used:
            continue
        reading.used.add(i)
        claim = CONSTRUCTIONS[cue.frame](reading, i, cue)
        if claim is not None:
            reading.found.append(claim)
    read_said_nouns(reading)
    read_bare_citation(reading)
    reading.found.sort(key=lambda a: a.cue_index)
    return reading.found, reading.citations
