"""The byline that opens a story before its dateline, and the names in capitals that close one.

Belongs here: where the one ends and the other starts. Does not belong here: whom a byline names (``writers.py``), datelines
(``pipelines/datelines.py``).
"""

from __future__ import annotations

import re

from pipelines import outlets
from pipelines.cleaning.phrases import common_words, roles
from pipelines.datelines import SITE, dateline_of, is_known_place, names_no_place
from pipelines.language.pack import LanguagePack

_FIRST_WORD = re.compile(r"[^\W\d_]+(?=\s)")
_ADDRESS = re.compile(rf"(?<=\s){SITE}")
_LONGEST_BYLINE = 140  # letters
_CAPITALS = r"[A-Z][A-Z'’.-]*(?:\s+[A-Z][A-Z'’.-]*){0,3}"
_PARTED = r"\s*[|,/&]\s*"
_CLOSING = re.compile(rf"(?:^|[a-z\d)][.!?][\"”]?\s+|[.!?][\"”]\s+)(?P<names>{_CAPITALS}(?:{_PARTED}{_CAPITALS})*)\W*$")
_NAME_WORD = re.compile(r"(?=[A-Z'’-]*[AEIOUY])[A-Z'’-]{3,}")
_LONGEST_CLOSING = 120  # letters


def byline_end(text: str, pack: LanguagePack) -> int:
    """Where a byline ends that opens a story before its dateline; 0 where none does.

    'Laporan Wartawan Kabarsela.id, Rina Dewi KABARSELA.ID, MATARAM - …': it opens with a word for writers, and a dateline with
    an outlet's address follows.
    """
    first = _FIRST_WORD.match(text)
    if first is None or roles(pack).get(first.group().lower()) != "writer":
        return 0
    for site in _ADDRESS.finditer(text, first.end(), _LONGEST_BYLINE):
        found = dateline_of(text[site.start() :], pack)
        if found and found.domain and text[site.start() : site.start() + found.end].rstrip()[-1:] in "-–—|:":
            return site.start()
    return 0


def closing_names(text: str, pack: LanguagePack) -> tuple[int, list[str]] | None:
    """The writers that close a story in capitals after its last sentence ('… di kantornya. RINA DEWI | ADI WIRA'): where, and who.

    None where what stands there may be anything else: abbreviations, places, rubrics, outlets or ordinary words.
    """
    last = text[-_LONGEST_CLOSING:].rstrip(" .|*)")[-3:]
    if not (last.isalpha() and last.isupper()):
        return None
    found = _CLOSING.search(text, max(0, len(text) - _LONGEST_CLOSING))
    if found is None:
        return None
    names = [name for name in re.split(_PARTED, found["names"]) if outlets.by_name(name) is None]  # '… | ANTARA'
    if not names or not all(_is_name(name, pack) for name in names):
        return None
    return found.start("names"), [name.title() for name in names]


def _is_name(name: str, pack: LanguagePack) -> bool:
    """Whether words in capitals are a person's name: words that can be spoken, not all of them ordinary, an initial at most between."""
    words = [word for word in name.split() if len(word.strip(".")) > 1]
    if " " not in name or not words or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    if (
        all(word.lower() in common_words(pack) for word in words)
        or is_known_place(name, pack)
        or names_no_place(name, pack)
    ):
        return False
    return not outlets.find(name)
