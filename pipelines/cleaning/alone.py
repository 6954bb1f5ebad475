"""What a line, or a block of lines, is by itself, whatever stands around it: its set phrase, its looks, its weight.

Belongs here: what its text and its markup alone tell, which is remembered by text, since menus stand in every page of an outlet. Does
not belong here: what its neighbours make of it, and which blocks are the story (labels).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines import outlets
from pipelines.cleaning.byline import closing_names
from pipelines.cleaning.inline import cut_chrome, has_tail, signoff_start
from pipelines.cleaning.page import (
    HEADINGS,
    MOSTLY_LINK,
    REMEMBERED,
    Edges,
    Looks,
    capitals_of,
    dates_in,
    edges_of,
    ends_sentence,
    is_row,
    looks_of,
    outlets_in,
)
from pipelines.cleaning.phrases import (
    LONGEST_PHRASE,
    Phrase,
    marks,
    open_words,
    opening_role,
    outlet_signoff,
    phrases,
    roles,
)
from pipelines.language.pack import LanguagePack

BARRIER, MINUTE_DATE, SIGNED = -40.0, -30.0, -30.0
PHRASE = -2.0  # what a set phrase weighs after which the story may go on
LONG = 25  # words from which a block is prose whatever it ends with

_SIGNOFF = re.compile(
    r"[\[(]\s*(?:[\w.*]{1,14}\s?){1,2}(?:\s*[/,;|-]\s*[\w.*]{1,14}){0,4}\s*[\])]\.?|\(\s*[A-Z][\w.]+(?:\s[A-Z][\w.]*){1,3}\s*\)"
)
_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"^[a-z]{2,3}(?:/[a-z]{2,3})*\s+(?=\()")
_WEB_SIGN = re.compile("[/.@#]")
_WEB = re.compile(r"https?://|\bwww\.|\S@\w+\.\w|^\W*#\s?\w", re.IGNORECASE)
_TITLE_CASE = 0.6  # share of longer words with a capital from which a line is written as titles are
_ENTRY_ROLES = frozenset({"writer", "editor", "photographer", "desk", "published", "modified"})
_LONGEST_ROLE = 2  # words
_SHORTEST_CAPTION = 4  # words after the credit that a scraper glued to it
_LONGEST_CAPTION = 70
_LONGEST_DATE = 120  # letters of a line that is a date


@lru_cache(REMEMBERED)
def line_alone(line: str, pack: LanguagePack) -> tuple[Phrase | None, bool, Edges]:
    """The set phrase that a line shows, whether it is complete as it stands (a phrase, a sign-off, a date line), and its edges."""
    phrase = phrases(pack).of(line, len(line.split(maxsplit=LONGEST_PHRASE)))
    text = line.strip()
    edges = edges_of(text, open_words(pack))
    closed = (phrase is not None and not text.endswith(",")) or _is_signoff(text) or _is_date_line(text, pack)
    closed = closed or (text[:1].islower() and _stands_alone(text, pack))
    closed = closed or (not edges.breaks_off and len(text) <= _LONGEST_DATE and _is_entry(text, pack))
    return phrase, closed, edges


@lru_cache(REMEMBERED)
def block_alone(
    text: str, markup: tuple[str, float, str], phrase: Phrase | None, twin: bool, pack: LanguagePack
) -> tuple[Looks, float, str]:
    """A block's looks, its weight and its label as far as it tells them itself; the arguments are those of ``_weigh``."""
    looks = looks_of(text)
    if not looks.terminal and phrase is None and (looks.words >= 8 or (looks.words >= 3 and text[-1:] == ")")):
        signed = ends_signed(text, looks.words, pack)
        looks = looks._replace(terminal=signed or ends_sentence(cut_chrome(text, pack)))
    return looks, *_weigh(looks, markup, phrase, twin, pack)


@lru_cache(REMEMBERED)
def ends_signed(text: str, words: int, pack: LanguagePack) -> bool:
    """Whether a block ends in a sign-off, in bylines, a copyright notice or an appeal, or in its writers' names in capitals."""
    if signoff_start(text) is not None:
        return True
    return words >= 12 and (has_tail(text, pack) or closing_names(text, pack) is not None)


def _weigh(
    looks: Looks, markup: tuple[str, float, str], phrase: Phrase | None, twin: bool, pack: LanguagePack
) -> tuple[float, str]:
    """How much a block speaks for the story (in words) or against it, and the label its own looks suggest.

    ``markup``: its element, its share of links and its role; ``twin``: a neighbour has the same text.
    """
    text, words, terminal, quoted, bullet = looks
    tag, linked, hint = markup
    if phrase is not None:
        return (BARRIER if phrase.barrier else PHRASE), phrase.label
    if hint:
        return -12.0, hint
    mark = marks(pack)
    digits = _DIGIT.search(text) is not None
    if digits and mark.age.fullmatch(text):
        return -15.0, "related"
    if words <= 6 and _only_outlets(text):
        return -5.0, "credit"
    if _is_signoff(text) or (text[:1] == "(" and outlet_signoff().fullmatch(text)):
        return SIGNED, "signoff"
    if not terminal and _is_date_line(text, pack):
        return MINUTE_DATE, "date"
    if digits and words < 14 and not terminal and mark.count.search(text):
        return -15.0, "other" if dates_in(text, pack) else "related"
    if tag in HEADINGS:
        return -4.0, "title"
    if linked > MOSTLY_LINK and words >= 3 and not (tag == "p" and terminal and words > 20):
        return -10.0, "title" if words >= 4 else "other"
    if _SHORTEST_CAPTION <= words <= _LONGEST_CAPTION and not quoted and mark.opens_as_credit(text):
        return -3.0, "caption"
    captioned = words <= _LONGEST_CAPTION and not quoted and mark.credits_picture(text[-200:])
    if captioned and (mark.names_photo(text[-200:]) or not ends_signed(text, words, pack)):
        return -3.0, "caption"
    if twin and words >= 8 and not quoted:
        return -12.0, "caption"
    if words < 15 and not (bullet and words >= 3) and _WEB_SIGN.search(text) and _WEB.search(text):
        return -10.0, "navigation"
    if 4 <= words <= 25 and text[-1:] in "?!" and not quoted and capitals_of(text) >= _TITLE_CASE:
        return -10.0, "title"
    if ":" in text and is_row(text):
        return 6.0, "body"
    if 5 <= words < LONG and _leads(text):
        return 4.0, "title"
    if terminal and words >= 8:
        return min(words, 60) + (8.0 if tag == "p" else 0.0), "body"
    if (terminal and words >= 3) or (quoted and words >= 6 and text[-1:] in '"”'):
        return 3.0, "body"
    if words >= LONG:
        return 12.0, "body"
    if tag == "li" and words:
        return 0.0, "title"
    if words >= 4:
        return (-3.0 if bullet else -10.0), "title"
    return -5.0, "other"


def _is_signoff(text: str) -> bool:
    """Whether a line is a sign-off and nothing more: '(rin/dod)'."""
    return text[:1] in ("(", "[") and _SIGNOFF.fullmatch(text) is not None


def _stands_alone(text: str, pack: LanguagePack) -> bool:
    """Whether a line that opens with a small letter stands by itself: a picture's credited caption, an address, a byline with its date."""
    if text.endswith(".") or len(text) > _LONGEST_DATE:
        return False
    if " " not in text and "@" in text:
        return True
    if text.endswith((")", "]")) and marks(pack).credits_picture(text):
        return True
    return opening_role(text, pack) == "writer" and bool(dates_in(text, pack))


def _is_entry(text: str, pack: LanguagePack) -> bool:
    """Whether a short line is an entry of a page's header or foot: 'Editor: Adi Wira', 'admin', '05/10/2016'."""
    if text[:1].isdigit():
        found = dates_in(text, pack)
        return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
    opening, colon, rest = text.partition(":")
    if not (rest.strip() if colon else text.islower()):
        return False
    named = opening.lower().split()
    known = roles(pack)
    return 0 < len(named) <= _LONGEST_ROLE and (
        all(known.get(word) in _ENTRY_ROLES for word in named) or known.get(" ".join(named)) in _ENTRY_ROLES
    )


def _is_date_line(text: str, pack: LanguagePack) -> bool:
    """Whether a short line holds a full date with a time of day."""
    text = text.strip()
    if len(text) > _LONGEST_DATE or not _DIGIT.search(text) or text.endswith((".", ":")):
        return False
    if sum(map(str.isdigit, text)) < 6 or len(text.split()) > 15:
        return False
    found = dates_in(text, pack)
    if not found or (text[:1].islower() and " " in text[: found[0].start].strip()):
        return False  # a sentence that goes on; but 'pada 3 Mei 2021, 10:00 WIB'
    return any(one.precision == "minute" for one in found)


@lru_cache(REMEMBERED)
def _only_outlets(text: str) -> bool:
    """Whether a line is names of news organisations and nothing more but initials ('REUTERS', 'ANTARA | REUTERS', 'rk/hp (AFP)')."""
    text = _INITIALS.sub("", text)
    if text.endswith(")"):
        text = text.upper()  # 'rk/hp (afp, dpa)'
    found = outlets.find(text, words=True) if text[:1] in ("(", "[") else outlets_in(text)
    return bool(found) and len(re.findall(r"\w", text)) == sum(
        len(re.findall(r"\w", text[f.start : f.end])) for f in found
    )


def _leads(text: str) -> bool:
    """Whether a line leads into a list or a quotation: a running sentence that ends in a colon."""
    return text.endswith(":") and capitals_of(text) < _TITLE_CASE
