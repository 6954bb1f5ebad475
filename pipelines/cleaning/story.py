"""From judged lines to the text of the story.

Belongs here: joining body lines, cutting certain chrome out of a paragraph, sign-offs at its end. Does not belong here:
which lines are body.
"""

from __future__ import annotations

import re

from pipelines.cleaning.labels import Judged

_INLINE = re.compile(
    r"SCROLL TO CONTINUE WITH CONTENT|\[Gambas:[^\]]*\]|Tidak ada kode iklan yang tersedia\.?|ADVERTISEMENT",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*(?:[\[(]\s*[a-z]{1,8}(?:\s*[/,;|-]\s*[a-zA-Z]{1,8}){0,4}\s*[\])]|\(\*\))\.?\s*$")


def paragraph(text: str) -> str:
    """The story text of a body line: blanks at the ends, certain chrome and a closing sign-off cut off."""
    kept = _INLINE.sub(" ", text) if _INLINE.search(text) else text
    tail = _TAIL.search(kept)
    if tail and tail.start() > 20 and kept[: tail.start()].rstrip()[-1:] in '.!?"”':
        kept = kept[: tail.start()]
    return kept.strip()


def assemble(judged: list[Judged]) -> tuple[str, dict[int, int]]:
    """The story and, by line number, where each body line's text starts in it."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for j in judged:
        if j.label != "body":
            continue
        text = paragraph(j.line.text)
        if not text:
            j.label = "other"
            continue
        if parts:
            length += 2
        starts[j.line.no] = length
        parts.append(text)
        length += len(text)
    return "\n\n".join(parts), starts
