"""Chrome inside a line: what certainly is none of the paragraph it stands in.

Belongs here: adverts of a fixed wording, teasers glued into a paragraph, sign-offs at its end, odd blanks. Does not belong
here: what a whole line is (labels).
"""

from __future__ import annotations

import re

from pipelines.cleaning.phrases import outlet_signoff, phrases
from pipelines.language.pack import LanguagePack

SIGNOFF_AT_END = re.compile(
    r"\s*(?:[\[(](?=[^()\[\]]*[A-Za-z])\s*[A-Za-z0-9]{1,8}(?:\s?[/,;|-]\s?[A-Za-z0-9]{1,8}){0,4}\s*[\])]|\(\*+[^()]{0,12}\)"
    r"|\((?:[A-Z][\w.]+\s?){2,4}\))\.?\s*$"
)
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")
_TEASER_STOP = re.compile(r"[?!](?=\s+[A-Z\"“])|\s{2,}|(?<=\w)\s(?=[\"“][A-Z])")
_LONGEST_TITLE = 25  # words of a teaser's title inside a paragraph


def cut_chrome(text: str, pack: LanguagePack) -> str:
    """A line of the story without the chrome that certainly is none of it.

    Adverts of a fixed wording go wherever they stand. A teaser ('… aman. Baca juga: Judul Lain  Ia menambahkan …') goes
    where its end is certain: at the end of the line, at two blanks, at its question mark, at a quotation that opens.
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
        place = match.start() + 1
    return text


def _teaser_end(text: str, start: int) -> int | None:
    """Where the teaser that opens before ``start`` ends; None where that is not certain."""
    rest = text[start : start + 260]
    lead = len(rest) - len(rest.lstrip(" :\u00a0"))
    stop = _TEASER_STOP.search(rest, lead)
    if stop and len(rest[: stop.end()].split()) <= _LONGEST_TITLE:
        return start + stop.end()
    tail = text[start:]
    if len(tail.split()) <= _LONGEST_TITLE and not re.search(r"[.!?]\s", tail):
        # Only where the line breaks off like a title does: a teaser without end mark, glued to a sentence, is not certain.
        return len(text) if tail.lstrip()[:1] in ":" or tail.rstrip()[-1:] not in ".!" else None
    return None


def signoff_start(text: str) -> int | None:
    """Where a closing '(rin/dod)' or '[ka/jm]' after the last sentence starts, None where there is none."""
    if not text.rstrip(" .*").endswith((")", "]")):
        return None
    tail = SIGNOFF_AT_END.search(text) or outlet_signoff().search(text[-120:])
    if tail and tail.re is outlet_signoff():
        start = len(text) - len(text[-120:]) + tail.start()
        return start if start > 120 and text[:start].rstrip()[-1:] in '.!?"”' else None
    if tail and tail.start() > 20 and text[: tail.start()].rstrip()[-1:] in '.!?"”':
        return tail.start()
    return None


def tidy(text: str) -> str:
    """The text with plain single blanks and without invisible characters."""
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()
