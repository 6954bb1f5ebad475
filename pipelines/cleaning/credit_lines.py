"""The lines beside a story, and the ends of lines, that name its source.

Belongs here: finding them ('Sumber: Warta Samudra', 'REUTERS', '… selesai. [Antara]'). Does not belong here: which organisation a
name means, and what the story itself credits (credits).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines import outlets
from pipelines.cleaning.byline import closing_names
from pipelines.cleaning.inline import LONGEST_TAIL, signoff_start
from pipelines.cleaning.page import Block
from pipelines.cleaning.phrases import alternatives, phrases, roles
from pipelines.language.pack import LanguagePack

_PARTED = re.compile(r"\s*[/,&|]\s*")
_FULL_NAME = 5  # letters from which a name in a sign-off is nobody's initials
_LONGEST_SOURCE = 40  # letters after 'Sumber:' that name it


@cache
def _source(pack: LanguagePack) -> re.Pattern[str]:
    words = alternatives(word for word, role in roles(pack).items() if role == "source")
    return re.compile(rf"\b(?:{words})\b\s*:?\s*(?P<rest>\S.*)", re.IGNORECASE)


def sources_in(blocks: list[Block], pack: LanguagePack) -> list[str]:
    """The lines, or the ends of byline and date lines, that name the story's source ('… • Sumber: Warta Samudra')."""
    named = _source(pack)
    found = []
    for block in blocks:
        if block.label == "credit":
            wires = _wires_in(block.text[max(0, block.text.find("(")) :].upper())
            found += wires or [block.text]
        elif block.label == "signoff":
            found += _wires_in(block.text)
        elif block.label == "byline" and block.text.isupper():
            found += _wires_in(block.text)  # 'RINA DEWI | ANTARA'
        elif block.label in ("date", "byline") and (match := named.search(block.text)):
            found.append(" " + match["rest"])
    if last := next((b for b in reversed(blocks) if b.label == "body"), None):
        found += _credits_at_end(last.text, pack)
    return found


def _credits_at_end(text: str, pack: LanguagePack) -> list[str]:
    """What the end of a story's last line credits: a wire as its sign-off ('… selesai. [Antara]'), or a source among glued bylines."""
    start = signoff_start(text)
    if start is not None:
        return _wires_in(text[start:])
    if closing := closing_names(text, pack):
        return _wires_in(text[closing[0] :])
    start = phrases(pack).tail_start(text, max(0, len(text) - LONGEST_TAIL))
    if start is None:
        return []
    named = _source(pack).search(text, start)
    return [" " + named["rest"][:_LONGEST_SOURCE]] if named else [text[start:]]


def _wires_in(text: str) -> list[str]:
    """The wires that a sign-off names ('(antara/rin)'); a short name ('AP') may be a writer's initials, unless all are wires."""
    names = _PARTED.split(text.strip(" .()[]"))
    wires = [name for name in names if (found := outlets.by_name(name)) and found.kind == "agency"]
    sure = len(wires) == len(names)
    return [
        " " + str(outlets.canonical_name(name))
        for name in wires
        if len(name) >= _FULL_NAME or (sure and name.isupper())
    ]
