"""The model of the line in its neighbourhood: which lines are the story, and what the others are.

Method: every line gets a weight from its shape and wording (prose for, titles, times, menus against); the story is the
contiguous block of lines with the largest sum (the block rule of MEASURED.md); inside the block prose is body, and the lines
between are named by their shape and neighbours; outside it, by where they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.cleaning.page import PageLine, Shape, shape_of
from pipelines.cleaning.phrases import Phrase, phrases, roles
from pipelines.language.dates import find_dates
from pipelines.language.pack import LanguagePack

_SIGNOFF = re.compile(r"[\[(]\s*[\w.*]{1,12}(?:\s*[/,;|-]\s*[\w.*]{1,12}){0,4}\s*[\])]\.?")
_PICTURE = re.compile(
    r"\((?:foto|photo|dok|ilustrasi|sumber|image|kredit|ist)\b[^()]*\)?\W*$|\([^()]*(?:[^\W\d]\s?/\s?[^\W\d]|\bvia\b|\bphoto\b)[^()]*\)\W*$"
    r"|\b(?:AFP|EPA|AP|ANTARA)\s*(?:PHOTO|FOTO|/)|\b[A-Z]{2,}\w*\s+(?:via|melalui)\s+[A-Z]{2,}|\bREUTERS/|[\w)]/REUTERS\b"
    r"|\b(?:foto|photo|kredit foto)\s*:|\bAcquire Licensing Rights|^KOMPAS\.com/",
    re.IGNORECASE,
)
_AGE = re.compile(r"^\W*\d+\s+(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun)\s+(?:yang\s+)?lalu\W*$", re.IGNORECASE)
_COUNT = re.compile(r"\d[\d.,]*\s*(?:views?|kali|komentar|shares?|dibaca|pembaca)\b", re.IGNORECASE)
_WEB = re.compile(r"https?://|\bwww\.|\S+@\S+\.\w|^\W*(?:id\s+)?#|^\W*#", re.IGNORECASE)


@dataclass(slots=True)
class Judged:
    """A line with what was measured of it and, in the end, its label."""

    line: PageLine
    shape: Shape
    phrase: Phrase | None
    weight: float
    label: str = "other"


def _weigh(text: str, shape: Shape, phrase: Phrase | None, twin: bool) -> tuple[float, str]:
    """How much a line speaks for the story (words) or against it, and the label its own looks suggest."""
    line = text.strip()
    if phrase is not None:
        return (-40.0 if phrase.barrier else -2.0), phrase.label
    if _AGE.match(line) or (_COUNT.search(line) and shape.words < 14):
        return -15.0, "related"
    if _SIGNOFF.fullmatch(line):
        return -6.0, "signoff"
    if twin and shape.words >= 8 and not shape.quoted:
        return -12.0, "caption"
    if (_PICTURE.search(line[-160:]) and not shape.quoted) or line.startswith(("KOMPAS.com/", "ANTARA/")):
        return -3.0, "caption"
    if _WEB.search(line) and shape.words < 15:
        return -10.0, "navigation"
    if shape.terminal and shape.words >= 8:
        return float(min(shape.words, 60)), "body"
    if (shape.terminal and shape.words >= 3) or (shape.quoted and shape.words >= 6 and line[-1:] in '"”'):
        return 2.0, "body"
    if shape.words >= 25:
        return 8.0, "body"
    if shape.words >= 4:
        return -10.0, "title"
    return -5.0, "other"


def judge(lines: list[PageLine], pack: LanguagePack) -> list[Judged]:
    """Every line with its label; the lines labelled body, in order, are the story. None are where no story is found."""
    known = phrases(pack)
    judged: list[Judged] = []
    for place, line in enumerate(lines):
        shape = shape_of(line.text)
        phrase = known.of(line.text, shape.words)
        stripped = line.text.strip()
        twin = any(0 <= p < len(lines) and lines[p].text.strip() == stripped for p in (place - 1, place + 1))
        weight, label = _weigh(line.text, shape, phrase, twin)
        judged.append(Judged(line, shape, phrase, weight, label))
    first, last = _block([j.weight for j in judged])
    if first < 0 or sum(j.shape.words for j in judged[first : last + 1] if j.label == "body") < 8:
        for j in judged:
            j.label = "other" if j.label in ("body", "title") else j.label
        return judged
    _outside(judged, first, last, pack)
    for place in range(first, last + 1):
        j = judged[place]
        if j.label == "title":
            j.label = "body" if j.shape.words >= 15 or _in_list(judged, place) else "subheading"
        elif j.label == "other":
            j.label = "subheading" if j.shape.words >= 2 and j.line.text.strip()[:1].isupper() else "other"
    return judged


def _in_list(judged: list[Judged], place: int) -> bool:
    """Whether a short line is an item among items: it and a neighbour open with a bullet or number."""
    return judged[place].shape.bullet and any(
        0 <= p < len(judged) and judged[p].shape.bullet for p in (place - 1, place + 1)
    )


def _block(weights: list[float]) -> tuple[int, int]:
    """First and last index of the contiguous run with the largest sum; (-1, -1) where no weight is positive."""
    best, best_span, total, start = 0.0, (-1, -1), 0.0, 0
    for place, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, place
        total += weight
        if total > best:
            best, best_span = total, (start, place)
    return best_span


def _outside(judged: list[Judged], first: int, last: int, pack: LanguagePack) -> None:
    """Name the lines before and after the story."""
    known = roles(pack)
    for place, j in enumerate(judged):
        if first <= place <= last:
            continue
        text = j.line.text.strip()
        word = re.split(r"[\s:]", text.lower(), maxsplit=1)[0]
        if j.label in ("body", "title", "other") and j.shape.words <= 14 and find_dates(text, pack):
            j.label = "date" if place < first else "related"
        elif j.label in ("body", "title", "other") and word in known and j.shape.words <= 8:
            j.label = "byline"
        elif j.label in ("body", "title", "other"):
            j.label = "navigation" if place < first else "related"
