"""Chrome inside a line: what certainly is none of the paragraph it stands in.

Belongs here: adverts of a fixed wording, teasers glued into a paragraph, sign-offs at its end, odd blanks. Does not belong
here: what a whole line is (labels).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.cleaning.phrases import open_words, outlet_signoff, phrases
from pipelines.language.pack import LanguagePack

SIGNOFF_AT_END = re.compile(
    r"\s*(?:[\[(](?=[^()\[\]]*[A-Za-z])\s*[A-Za-z0-9]{1,8}(?:\s?[/,;|-]\s?[A-Za-z0-9]{1,8}){0,4}\s*[\])]|\(\*+[^()]{0,12}\)"
    r"|\((?:[A-Z][\w.]+\s?){2,4}\))\.?\s*$"
)
_ODD_BLANK = re.compile(r"[\t\u00a0\u2000-\u200a\u202f\u3000]")
_BLANKS = re.compile(rf"[ {_ODD_BLANK.pattern[1:-1]}]+")
_INVISIBLE = re.compile(r"[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")
_TEASER_STOP = re.compile(r"[?!](?=\s+[A-Z\"“])|(?<=\w)\s(?=[\"“][A-Z])")
_MARKS = ",.:;()'\""
_SELDOM = 15  # percent of a word's places inside sentences
_LONGEST_TAIL = 500  # letters of bylines and appeals glued to the end of a story
_SHORTEST_STORY = 40  # letters before such a tail
_LONGEST_TITLE = 25  # words of a teaser's title inside a paragraph


def cut_chrome(text: str, pack: LanguagePack) -> str:
    """A line of the story without the chrome that certainly is none of it.

    Adverts of a fixed wording go wherever they stand. A teaser ('… aman. Baca juga: Judul Lain  Ia menambahkan …') goes
    where its end is certain: at the end of the line, at two blanks, at its question mark, at a quotation that opens.
    """
    known = phrases(pack)
    if known.inline.search(text):
        text = known.inline.sub("  ", text)
    if (start := _tail_start(text, pack)) is not None:
        text = text[:start]
    place = 0
    while match := known.teaser(text, place):
        end = _teaser_end(text, match.end("phrase"), pack)
        if end is None:
            place = match.end()
            continue
        text = text[: match.end("end")] + "  " + text[end:].lstrip()
        place = match.start() + 1
    return text


def has_tail(text: str, pack: LanguagePack) -> bool:
    """Whether bylines, a copyright notice or an appeal are glued to the end of a line."""
    return _tail_start(text, pack) is not None


def _tail_start(text: str, pack: LanguagePack) -> int | None:
    start = phrases(pack).tail_start(text, max(0, len(text) - _LONGEST_TAIL))
    return start if start is not None and start > _SHORTEST_STORY else None


def _teaser_end(text: str, start: int, pack: LanguagePack) -> int | None:
    """Where the teaser that opens before ``start`` ends; None where that is not certain."""
    rest = text[start : start + 260]
    lead = len(rest) - len(rest.lstrip(" :\u00a0"))
    gap = re.compile(r"\s{2,}").search(rest, lead)
    if gap and len(rest[: gap.end()].split()) <= _LONGEST_TITLE:
        return start + gap.end()
    small = _small_word(rest, lead, pack)
    mark = _TEASER_STOP.search(rest, lead)
    if (
        mark
        and len(rest[: mark.end()].split()) <= _LONGEST_TITLE
        and (small is None or mark.end() <= small or mark[0] in "?!")
    ):
        return start + mark.end()
    if small is not None and (edge := _title_edge(text, start + lead, start + small, pack)) is not None:
        return edge
    tail = text[start:]
    if len(tail.split()) <= _LONGEST_TITLE and not re.search(r"[.!?]\s", tail):
        # Only where the line breaks off like a title does: a teaser without end mark, glued to a sentence, is not certain.
        return len(text) if tail.lstrip()[:1] in ":" or tail.rstrip()[-1:] not in ".!" else None
    return None


@cache
def _ordinary(pack: LanguagePack) -> frozenset[str]:
    """Words that are hardly ever written with a capital inside a sentence."""
    return frozenset(row["word"] for row in pack.rows("common_words") if int(row["capital_share"]) <= _SELDOM)


def _small_word(rest: str, start: int, pack: LanguagePack) -> int | None:
    """Where the first word stands that a title would not write small: no preposition or the like."""
    for place, word in enumerate(re.finditer(r"\S+", rest[start:])):
        plain = word.group().strip(_MARKS)
        if place <= _LONGEST_TITLE and plain[:1].isalpha() and plain[0].islower() and plain not in open_words(pack):
            return start + word.start()
    return None


def _title_edge(text: str, start: int, small: int, pack: LanguagePack) -> int | None:
    """Where a sentence follows a title without any mark: '… Judul Lain Wahyuni menambahkan …', None where not certain.

    Titles are written with capitals but for prepositions and the like; the first small word of another kind (at ``small``)
    belongs to the sentence, which opens with the capitalised word before it. That is certain where this word is an ordinary
    one, or a name that the text uses by itself elsewhere, and no longer name ends there.
    """
    words = list(re.finditer(r"\S+", text[start:small]))
    if len(words) < 4 or not words[-1].group()[:1].isupper():
        return None
    here = start + words[-1].start()
    name, before = words[-1].group().strip(_MARKS), words[-2].group()
    if name.lower() in _ordinary(pack):
        return here
    if before.endswith(","):
        return None  # the comma can be the title's or the sentence's
    if before[0].isupper() and before.lower() in open_words(pack):
        return start + words[-2].start()  # a preposition with a capital opens the sentence
    alone = re.compile(rf"(?:^|[.!?\"”]\s*|[a-z],?\s){re.escape(name)}(?!\w|\s[A-Z])")
    elsewhere = any(match.end() != here + len(name) for match in alone.finditer(text))
    return here if elsewhere and text.count(f"{before} {name}") == 1 else None


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
    text = _INVISIBLE.sub("", text)
    return (_BLANKS.sub(" ", text) if "  " in text or _ODD_BLANK.search(text) else text).strip()
