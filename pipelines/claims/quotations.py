"""Where a paragraph quotes: pairs of quotation marks, whatever marks the outlet uses.

Belongs here: which mark opens and which closes, odd marks, quotations over paragraphs. Does not belong here: whether
what is quoted is a statement, and whose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLE = '"“”„‟«»″'
_MARKS = re.compile(f"[{DOUBLE}'‘’]")
_OPENERS = "“„«‟"
_CLOSERS = "”»"
_LOST = 400
"""Code points from a later paragraph's start within which a closing mark may be the partner of a lost opening one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: [start, end) with its marks, [inner_start, inner_end) without; code points of the article.

    ``closed`` is False where the paragraph ends before a closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    single: bool


def find_quotations(text: str, start: int, end: int, *, continued: bool = False) -> list[Quotation]:
    """The outermost quotations of ``text[start:end]`` (one paragraph), left to right, none overlapping.

    A mark after a blank and before a letter opens, one after a letter and before a blank or stop closes; only where
    the blanks do not tell does the shape of the mark, then the state, decide. Single marks count outside double ones.
    ``continued``: a quotation of the paragraph before is still open; it goes on to the mark that closes it here.
    """
    marks = [m.start() for m in _MARKS.finditer(text, start, end)]
    if not marks:
        return []
    places = [p for p in marks if text[p] in DOUBLE]
    double: list[Quotation] = []
    goes_on = continued and bool(places) and _direction(text, start, end, places[0]) < 0
    if goes_on or (places and _only_closes(text, start, end, places)):
        double.append(Quotation(start, places[0] + 1, start, places[0], True, False))
        places = places[1:]
    double += _pairs(text, start, end, places, False)
    singles = [p for p in marks if _is_single(text, end, p) and not any(q.start <= p < q.end for q in double)]
    single = [q for q in _pairs(text, start, end, singles, True) if q.closed and not _covers(q, double)]
    return sorted([*double, *single], key=lambda q: q.start)


def _only_closes(text: str, start: int, end: int, places: list[int]) -> bool:
    """'Jembatan itu aman,” kata Ratna.': whether the first mark closes a quotation whose opening mark was lost."""
    first = places[0]
    closes = 0 < start < first < start + _LOST and text[first - 1] == "," and _direction(text, start, end, first) < 0
    return closes and first + 2 < end and text[first + 1].isspace() and text[first + 2].islower()


def _is_single(text: str, end: int, at: int) -> bool:
    """Whether the mark at ``at`` is a single quotation mark, not a double one nor an apostrophe inside a word."""
    mark = text[at]
    if mark in DOUBLE:
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    opens = mark != "’" and not _in_word(before) and not after.isspace()
    return opens or (mark != "‘" and not before.isspace() and not _in_word(after))


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _covers(quotation: Quotation, others: list[Quotation]) -> bool:
    return any(quotation.start < other.end and other.start < quotation.end for other in others)


def _direction(text: str, start: int, end: int, at: int) -> int:
    """1 where the mark at ``at`` opens, -1 where it closes, 0 where the blanks and the shape do not tell."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    blank_before = before.isspace() or before in "([{-–—:"
    blank_after = after.isspace() or after in ".,;:!?)]}-–—"
    if blank_before and not blank_after:
        return 1
    if blank_after and not blank_before:
        return -1
    if text[at] in _OPENERS:
        return 1
    if text[at] in _CLOSERS:
        return -1
    return 0


def _pairs(text: str, start: int, end: int, places: list[int], single: bool) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    depth = 0
    directions = [_direction(text, start, end, p) for p in places]
    for n, (place, direction) in enumerate(zip(places, directions, strict=True)):
        if opened is None:
            if direction >= 0:
                opened, depth = place, 1
        elif direction > 0 and _balanced(directions[n + 1 :], depth):
            depth += 1
        elif direction > 0 and not single and text[place - 1 : place].isspace():
            # A second opening mark that nothing closes: the first one lost its partner, and ends here.
            found.append(_quotation(text, opened, place, place, closed=False, single=single))
            opened, depth = place, 1
        else:
            depth -= 1
            if depth <= 0:
                found.append(_quotation(text, opened, place + 1, place, closed=True, single=single))
                opened = None
    if opened is not None:
        found.append(_quotation(text, opened, end, end, closed=False, single=single))
    return found


def _balanced(rest: list[int], depth: int) -> bool:
    """Whether the marks that follow close the inner quotation and the outer one before a new one opens at depth 0."""
    closing = 0
    for direction in rest[:12]:
        closing += 1 if direction < 0 else -1 if direction > 0 else 0
        if closing > depth:
            return True
        if closing < 0:
            return False
    return False


def _quotation(text: str, opened: int, end: int, inner_end: int, *, closed: bool, single: bool) -> Quotation:
    first, last = opened + 1, inner_end
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    stop = last if not closed else end
    return Quotation(opened, stop, first, last, closed, single)
