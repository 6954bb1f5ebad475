"""From judged blocks to the text of the story.

Belongs here: joining body blocks, cutting certain chrome out of a paragraph, sign-offs at its end, odd blanks. Does not
belong here: which blocks are body.
"""

from __future__ import annotations

import re

from pipelines.cleaning.page import Block
from pipelines.cleaning.phrases import phrases
from pipelines.language.pack import LanguagePack

_TAIL = re.compile(r"\s*(?:[\[(]\s*[A-Za-z]{1,8}(?:\s?[/,;|-]\s?[A-Za-z]{1,8}){0,4}\s*[\])]|\(\*+[^()]{0,12}\))\.?\s*$")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")
_LONGEST_TITLE = 25  # words of a teaser's title inside a paragraph


def cut_chrome(text: str, pack: LanguagePack) -> str:
    """A line of the story without the chrome that certainly is none of it.

    Adverts of a fixed wording go wherever they stand. A teaser ('… aman. Baca juga: Judul Lain  Ia menambahkan …') goes
    where its end is certain: at the end of the line, at two blanks, at its question mark.
    """
    known = phrases(pack)
    if known.inline.search(text):
        text = known.inline.sub("  ", text)
    place = 0
    while match := known.inner.search(text, place):
        end = _teaser_end(text, match.end("phrase"))
        if end is None:
            place = match.end()
            continue
        text = text[: match.end("end")] + "  " + text[end:].lstrip()
        place = match.start()
    return text


def _teaser_end(text: str, start: int) -> int | None:
    """Where the teaser that opens before ``start`` ends; None where that is not certain."""
    rest = text[start : start + 260]
    stop = re.search(r"[?!](?=\s+[A-Z\"“])| {2,}|\u00a0 ?(?=\S)|(?<=\w)\s(?=[\"“][A-Z])", rest.lstrip(" :\u00a0"))
    lead = len(rest) - len(rest.lstrip(" :\u00a0"))
    if stop and len(rest[: lead + stop.end()].split()) <= _LONGEST_TITLE:
        return start + lead + stop.end()
    tail = text[start:]
    if len(tail.split()) <= _LONGEST_TITLE and not re.search(r"[.!?]\s", tail):
        return len(text)
    return None


def paragraph(block: Block, pack: LanguagePack) -> tuple[str, list[int]]:
    """The story text of a body block, and where each of its lines starts in it."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for place, line in enumerate(block.lines):
        kept = cut_chrome(line.text, pack)
        kept = _BLANKS.sub(" ", _INVISIBLE.sub("", kept)).strip()
        if place == len(block.lines) - 1:
            tail = _TAIL.search(kept)
            if tail and tail.start() > 20 and kept[: tail.start()].rstrip()[-1:] in '.!?"”':
                kept = kept[: tail.start()]
        if length and kept and kept[0] not in ",.;:!?)”%":
            parts.append(" ")
            length += 1
        starts.append(length)
        parts.append(kept)
        length += len(kept)
    return "".join(parts), starts


def assemble(blocks: list[Block], pack: LanguagePack) -> tuple[str, dict[int, int]]:
    """The story and, by line number, where each body line's text starts in it."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for block in blocks:
        if block.label != "body":
            continue
        text, offsets = paragraph(block, pack)
        if not text:
            block.label = "other"
            continue
        if parts:
            length += 2
        for line, offset in zip(block.lines, offsets, strict=True):
            starts[line.no] = length + offset
        parts.append(text)
        length += len(text)
    return "\n\n".join(parts), starts
