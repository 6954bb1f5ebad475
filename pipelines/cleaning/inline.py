"""Chrome inside a line: what certainly is none of the paragraph it stands in.

Belongs here: adverts of a fixed wording, teasers glued into a paragraph, sign-offs at its end, odd blanks. Does not belong
here: what a whole line is (labels).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.cleaning.page import INVISIBLE
from pipelines.cleaning.phrases import outlet_signoff, phrases
from pipelines.cleaning.teasers import teaser_end
from pipelines.language.pack import LanguagePack

SIGNOFF_AT_END = re.compile(
    r"\s*(?:[\[(](?=[^()\[\]]*[A-Za-z])\s*[A-Za-z0-9]{1,8}(?:\s?[/,;|-]\s?[A-Za-z0-9]{1,8}){0,4}\s*[\])]|\(\*+[^()]{0,12}\)"
    r"|\((?:[A-Z][\w.]+\s?){2,4}\))\.?\s*$"
)
_ODD = r"\t\u00a0\u2000-\u200a\u202f\u3000"
_BLANKS = re.compile(rf"[{_ODD}][ {_ODD}]*| [ {_ODD}]+")  # other than a single plain one
_INVISIBLE = re.compile(r"[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]")
LONGEST_TAIL = 500  # letters of bylines and appeals glued to the end of a story
_SHORTEST_STORY = 40  # letters before such a tail


@dataclass(frozen=True, slots=True)
class Inside:
    """What may stand inside the lines of a story that is none of it; asked of the whole story, since most have nothing of it.

    ``chrome``: adverts and teasers; ``tails``: bylines and appeals at the end of a line; ``untidy``: odd blanks.
    """

    chrome: bool
    tails: bool
    untidy: bool


def inside(story: str, words: set[bytes], pack: LanguagePack, *, untidy: bool) -> Inside:
    """What may stand inside the lines of a story in small letters, of which ``words`` are the runs."""
    known = phrases(pack)
    return Inside(known.may_stand_inside(story, words), known.may_end_a_line(story, words), untidy)


def bared(text: str, story: Inside, pack: LanguagePack) -> str:
    """A line of a story without the chrome inside it, tidy."""
    if story.chrome:
        return tidy(cut_chrome(text, pack))
    if story.tails:
        text = cut_tail(text, pack)
    return tidy(text) if story.untidy else text.strip(INVISIBLE)


def cut_chrome(text: str, pack: LanguagePack) -> str:
    """A line of the story without the chrome that certainly is none of it.

    Adverts of a fixed wording go wherever they stand. A teaser ('… aman. Baca juga: Judul Lain Ia menambahkan …') goes
    where its end is certain.
    """
    known = phrases(pack)
    text = cut_tail(known.without_inline(text), pack)
    place = 0
    while match := known.teaser(text, place):
        end = teaser_end(text, match.end("phrase"), pack)
        if end is None:
            place = match.end()
            continue
        text = text[: match.end("end")] + "  " + text[end:].lstrip()
        place = match.start()
    return text


def cut_tail(text: str, pack: LanguagePack) -> str:
    """A line of the story without the bylines, copyright notice or appeal that are glued to its end."""
    return text[: _tail_start(text, pack)]


def has_tail(text: str, pack: LanguagePack) -> bool:
    """Whether bylines, a copyright notice or an appeal are glued to the end of a line."""
    return _tail_start(text, pack) is not None


def _tail_start(text: str, pack: LanguagePack) -> int | None:
    start = phrases(pack).tail_start(text, max(0, len(text) - LONGEST_TAIL))
    return start if start is not None and start > _SHORTEST_STORY else None


def signoff_start(text: str) -> int | None:
    """Where a closing '(rin/dod)' or '[ka/jm]' after the last sentence starts, None where there is none."""
    if not text.rstrip(" .*").endswith((")", "]")):
        return None
    opens = min(place for place in (text.rfind("("), text.rfind("["), len(text)) if place >= 0)
    tail = SIGNOFF_AT_END.search(text, len(text[:opens].rstrip())) or outlet_signoff().search(text[-120:])
    if tail and tail.re is outlet_signoff():
        start = len(text) - len(text[-120:]) + tail.start()
        return start if start > 120 and text[:start].rstrip()[-1:] in '.!?"”' else None
    if tail and tail.start() > 20 and text[: tail.start()].rstrip()[-1:] in '.!?"”':
        return tail.start()
    return None


def is_tidy(text: str) -> bool:
    """Whether a text has plain single blanks alone and no invisible characters: neither these nor odd blanks can be printed."""
    return text.isprintable() and "  " not in text


def tidy(text: str) -> str:
    """The text with plain single blanks and without invisible characters."""
    if text.isprintable():
        return (_BLANKS.sub(" ", text) if "  " in text else text).strip()
    return _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()
