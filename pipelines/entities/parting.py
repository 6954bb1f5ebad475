"""Bodies that the document names elsewhere, parted from the persons' names they run into.

Belongs here: 'Direktur Utama Brantas Jaya Sarwo Danu' in a text on 'PT Brantas Jaya'. Does not belong here: the grammar of one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.entities.lexicon import Lexicon
from pipelines.entities.tagging import Found
from pipelines.entities.tokens import Token


@dataclass(slots=True)
class Placed:
    """A name with the line it stands in."""

    line: int
    tokens: list[Token]
    found: Found

    @property
    def start(self) -> int:
        """First code point in the article's text."""
        return self.tokens[self.found.first].start

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.tokens[self.found.last - 1].end

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name."""
        return tuple(t.word.text for t in self.tokens[self.found.first : self.found.last])


def part_bodies(placed: Sequence[Placed], lexicon: Lexicon) -> list[Placed]:
    """The names of a document, persons' names after a title without the body that opens them.

    The body is one that the document names elsewhere with its head word, wholly ('PT Brantas Jaya') or without it ('Brantas Jaya');
    or the words after a body make it one ('PT Brantas' + 'Jaya Sarwo Danu').
    """
    whole = {p.words for p in placed if p.found.type == "ORG" and p.found.sure}
    cores = set()
    for words in whole:
        head = lexicon.heads.at(words, 0)
        if head and head[0] < len(words):
            cores.add(words[head[0] :])
    found: list[Placed] = []
    for p in placed:
        f = p.found
        before = found[-1] if found and found[-1].tokens is p.tokens and found[-1].found.last == f.first else None
        if f.title is None or f.type != "PER":
            found.append(p)
            continue
        n = _grown(before, p, whole) if before and before.found.type == "ORG" else 0
        if n and before:
            before.found.last += n
        else:
            n = next((n for n in range(len(p.words) - 1, 0, -1) if p.words[:n] in cores), 0)
            if n:
                found.append(Placed(p.line, p.tokens, Found(f.first, f.first + n, "ORG", True)))
        rest = p.words[n:]
        known = lexicon.names.at(rest, 0) if rest else None
        if not n:
            found.append(p)
        elif known and known[0] == len(rest) and known[1].sure:
            found.append(Placed(p.line, p.tokens, Found(f.first + n, f.last, known[1].type, True, known[1].canonical)))
        elif rest:
            title = (f.title[0], f.first + n)
            found.append(Placed(p.line, p.tokens, Found(f.first + n, f.last, "PER", True, title=title)))
    return found


def _grown(before: Placed, person: Placed, whole: set[tuple[str, ...]]) -> int:
    """How many words of a person's name belong to the body before it, by what the document calls that body elsewhere."""
    return next((n for n in range(len(person.words), 0, -1) if before.words + person.words[:n] in whole), 0)
