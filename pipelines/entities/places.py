"""Places that the document itself shows to be places.

Belongs here: the towns of a route ('rute Padang-Kerinjo'), of a harbour ('Pelabuhan Kerinjo'), of the dateline, wherever the document
names them again. Does not belong here: places that the seeds know (``lexicon``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.entities.findings import Found
from pipelines.entities.lexicon import Word
from pipelines.entities.parting import Placed
from pipelines.entities.tokens import Tokens, on_route


def find_places(lines: Sequence[Tokens], placed: list[Placed], dateline: str | None) -> list[Placed]:
    """``placed`` in order of the text with the places that routes, harbours and the ``dateline`` teach, wherever a name does not hold them.

    A word of a longer person's name is no such place.
    """
    taught = set(_harbours(placed))
    for line in lines:
        for i in line.told:
            if line.words[i].text == "-":
                taught.update(_route_ends(line, i))
            elif "harbour" in line.words[i].roles:
                taught.update(_master(line.words, i))
    if dateline and " " not in dateline and dateline.isalpha():
        taught |= {dateline, dateline.upper()}
    if not taught:
        return placed
    taught -= {w for p in placed if p.found.type == "PER" and len(p.words) > 1 for w in p.words}
    for p in placed:
        f = p.found
        if len(p.words) == 1 and p.words[0] in taught and f.canonical is None and f.title is None:
            f.type, f.sure = "LOC", True
    named = [(n, tokens) for n, tokens in enumerate(lines) if not taught.isdisjoint(tokens.texts)]
    held = {(p.line, i) for p in placed if named for i in range(p.found.first, p.found.last)}
    added = [
        Placed(n, tokens, Found(i, i + 1, "LOC", True))
        for n, tokens in named
        for i, word in enumerate(tokens.words)
        if word.text in taught
        and (n, i) not in held
        and not (word.common and _opens(tokens.words, i) and i + 1 < len(tokens.words) and tokens.words[i + 1].alnum)
    ]
    return sorted(placed + added, key=lambda p: (p.line, p.found.first)) if added else placed


def _opens(words: Sequence[Word], i: int) -> bool:
    return not any(word.alnum for word in words[:i])


def _route_ends(tokens: Tokens, i: int) -> Iterator[str]:
    """The words on both sides of the hyphen at token i behind a word such as 'rute'."""
    words = tokens.words
    if 0 < i < len(words) - 1:
        left, right = words[i - 1], words[i + 1]
        glued = tokens.ends[i - 1] + 1 == tokens.starts[i + 1]
        if left.capital and right.capital and glued and on_route(words[: i - 1]):
            yield left.text
            yield right.text


def _master(words: Sequence[Word], i: int) -> Iterator[str]:
    """The one word with a capital after 'syahbandar' or its like, in small letters, at token i."""
    if not words[i].capital and i + 1 < len(words):
        place = words[i + 1]
        single = i + 2 == len(words) or not words[i + 2].capital
        if place.name and not place.shouted and single:
            yield place.text


def _harbours(placed: Sequence[Placed]) -> Iterator[str]:
    """The one word after 'Pelabuhan' or its like."""
    for p in placed:
        f = p.found
        if f.type == "FAC" and f.last - f.first == 2 and "harbour" in p.tokens.words[f.first].roles:
            yield p.tokens.words[f.last - 1].text
