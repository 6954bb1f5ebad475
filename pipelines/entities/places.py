"""Places that the document itself shows to be places.

Belongs here: the towns of a route ('rute Padang-Kerinjo'), of a harbour ('Pelabuhan Kerinjo'), of the dateline, wherever the document
names them again. Does not belong here: places that the seeds know (``lexicon``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.entities.findings import Found
from pipelines.entities.parting import Placed
from pipelines.entities.tokens import Token, on_route


def find_places(lines: Sequence[list[Token]], placed: list[Placed], dateline: str | None) -> list[Placed]:
    """``placed`` in order of the text with the places that routes, harbours and the ``dateline`` teach, wherever a name does not hold them.

    A word of a longer person's name is no such place.
    """
    taught = set(_harbours(placed))
    for line in lines:
        for i in [i for i, token in enumerate(line) if token[0].teaches]:
            taught.update(_route_ends(line, i) if line[i].word.text == "-" else _master(line, i))
    if dateline and " " not in dateline and dateline.isalpha():
        taught |= {dateline, dateline.upper()}
    taught -= {w for p in placed if p.found.type == "PER" and p.found.last - p.found.first > 1 for w in p.words}
    if not taught:
        return placed
    held: dict[int, set[int]] = {}
    for p in placed:
        held.setdefault(p.line, set()).update(range(p.found.first, p.found.last))
        f = p.found
        if f.last - f.first == 1 and f.canonical is None and f.title is None and p.words[0] in taught:
            f.type, f.sure = "LOC", True
    added = [
        Placed(n, tokens, Found(i, i + 1, "LOC", True))
        for n, tokens in enumerate(lines)
        for i, (word, _, _) in enumerate(tokens)
        if word.text in taught
        and i not in held.get(n, ())
        and not (word.common and _opens(tokens, i) and i + 1 < len(tokens) and tokens[i + 1].word.alnum)
    ]
    return sorted(placed + added, key=lambda p: (p.line, p.found.first)) if added else placed


def _opens(tokens: Sequence[Token], i: int) -> bool:
    return not any(t.word.alnum for t in tokens[:i])


def _route_ends(tokens: list[Token], i: int) -> Iterator[str]:
    """The words on both sides of the hyphen at token i behind a word such as 'rute'."""
    if 0 < i < len(tokens) - 1:
        left, right = tokens[i - 1], tokens[i + 1]
        if left.word.capital and right.word.capital and left.end + 1 == right.start and on_route(tokens[: i - 1]):
            yield left.word.text
            yield right.word.text


def _master(tokens: list[Token], i: int) -> Iterator[str]:
    """The one word with a capital after 'syahbandar' or its like, in small letters, at token i."""
    if not tokens[i].word.capital and i + 1 < len(tokens):
        place = tokens[i + 1].word
        single = i + 2 == len(tokens) or not tokens[i + 2].word.capital
        if place.name and not place.shouted and single:
            yield place.text


def _harbours(placed: Sequence[Placed]) -> Iterator[str]:
    """The one word after 'Pelabuhan' or its like."""
    for p in placed:
        f = p.found
        if f.type == "FAC" and f.last - f.first == 2 and "harbour" in p.tokens[f.first].word.roles:
            yield p.tokens[f.last - 1].word.text
