"""A page as lines: the unit that cleaning judges.

Belongs here: cutting a document into lines and what can be measured of one line by its shape. Does not belong here: what
a line is (labels) and what its words mean (phrases, header).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\w[\w'’.-]*")
_CLOSERS = "\"'”’»)]}*_ "
_OPENERS = "\"'“‘«([{*_ "


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that is not blank. ``no`` counts all lines from 1; ``start`` and ``end`` are code points in the document."""

    no: int
    start: int | None
    end: int | None
    text: str


def split_lines(text: str) -> list[PageLine]:
    """The lines of a text that hold more than blanks, with their place in it. Only LF, CRLF and CR end a line."""
    lines, start = [], 0
    for no, raw in enumerate(re.split(r"(?<=\n)|(?<=\r)(?!\n)", text), 1):
        body = raw.rstrip("\r\n")
        if body.strip():
            lines.append(PageLine(no, start, start + len(body), body))
        start += len(raw)
    return lines


@dataclass(frozen=True, slots=True)
class Shape:
    """What can be measured of a line alone.

    ``words`` counts words; ``terminal`` is true where it ends as a sentence does; ``quoted`` where it opens with a quotation
    mark; ``capitalised`` is the share of its longer words that open with a capital.
    """

    words: int
    terminal: bool
    quoted: bool
    capitalised: float
    bullet: bool


def shape_of(text: str) -> Shape:
    """The shape of a line."""
    line = text.strip()
    words = _WORD.findall(line)
    bare = line.rstrip(_CLOSERS)
    terminal = bare.endswith((".", "!", "?", "…")) or (line[-1:] in '"”»' and bool(re.search(r"[.!?…,]\S?$", bare)))
    opener = line[:1]
    long_words = [w for w in words if len(w) > 3]
    capitals = sum(w[0].isupper() for w in long_words)
    bullet = bool(re.match(r"(?:[-–—•*●▪·]\s|\(?\d{1,2}[.)]\s|[a-z][.)]\s)", line))
    return Shape(len(words), terminal, opener in "\"“”'‘«", capitals / len(long_words) if long_words else 0.0, bullet)
