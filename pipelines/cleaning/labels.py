"""The model of the line in its neighbourhood: which lines are the story, and what the others are.

Method: every block of lines gets a weight from its shape and wording (prose for the story; titles, times, menus against),
corrected by its neighbours (a teaser between titles is no prose); the story is the contiguous run of blocks with the largest
sum (the block rule of MEASURED.md); inside it prose is body and the rest is named by its shape; outside it, by its place.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines import outlets
from pipelines.cleaning.byline import closing_names
from pipelines.cleaning.inline import cut_chrome, has_tail, signoff_start
from pipelines.cleaning.lists import announces, weigh_lists
from pipelines.cleaning.page import REMEMBERED, Block, PageLine, blocks_of, dates_in, ends_sentence
from pipelines.cleaning.phrases import LONGEST_PHRASE, Phrase, marks, open_words, outlet_signoff, phrases, roles
from pipelines.datelines import dateline_of
from pipelines.language.pack import LanguagePack

SIGNOFF = re.compile(
    r"[\[(]\s*(?:[\w.*]{1,14}\s?){1,2}(?:\s*[/,;|-]\s*[\w.*]{1,14}){0,4}\s*[\])]\.?|\(\s*[A-Z][\w.]+(?:\s[A-Z][\w.]*){1,3}\s*\)"
)
_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"^[a-z]{2,3}(?:/[a-z]{2,3})*\s+(?=\()")
_WEB_SIGN = re.compile("[/.@#]")
_WEB = re.compile(r"https?://|\bwww\.|\S@\w+\.\w|^\W*#\s?\w", re.IGNORECASE)
_BYLINE_ROLES: frozenset[str | None] = frozenset(
    {"writer", "editor", "desk", "source", "photographer", "published", "modified"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_TEASER = 45  # words; a longer paragraph between two titles is prose

_BESIDE_DATE = 5  # words that a date line holds beside its date
_TITLE_CASE = 0.6  # share of longer words with a capital from which a line is written as titles are
_MOSTLY_LINK = 0.6  # share of letters inside links
_IN_RECORDS = 0.1  # what chrome between prose weighs in a scraper's story field against in a page
_BREAK = re.compile(r"[\s:,]")
_CREDIT_REACH = 4  # blocks from the story within which a lone agency name credits it
_LONGEST_BYLINE = 8  # words
_LONG = 25  # words from which a block is prose whatever it ends with
_SHORTEST_CAPTION = 4  # words after the credit that a scraper glued to it
_LONGEST_CAPTION = 70
_LONGEST_DATE = 120  # letters of a line that is a date
_DATELINE_REACH = 4  # blocks within which a dateline shows that what stands before it is no story
_DASHES = ("-", "–", "—", "--")

BARRIER, MINUTE_DATE, SIGNED = -40.0, -30.0, -30.0


def judge(lines: list[PageLine], pack: LanguagePack, *, record: bool = False) -> list[Block]:
    """The lines as blocks, each with its label; the blocks labelled body, in order, are the story.

    ``record`` says that the text is a scraper's story field, where chrome is the exception. No block is labelled body where
    no story is found.
    """
    known = phrases(pack)
    shown = [_phrase(line.text, pack) for line in lines]
    closed = [
        (phrase is not None and not line.text.rstrip().endswith(","))
        or _is_signoff(line.text.strip())
        or _is_date_line(line.text, pack)
        for phrase, line in zip(shown, lines, strict=True)
    ]
    blocks = blocks_of(lines, open_words(pack), closed)
    of_line = {line.no: phrase for line, phrase in zip(lines, shown, strict=True)}
    for place, block in enumerate(blocks):
        twin = not record and (
            (place > 0 and blocks[place - 1].text == block.text)
            or (place + 1 < len(blocks) and blocks[place + 1].text == block.text)
        )
        phrase = of_line[block.lines[0].no] if len(block.lines) == 1 else known.of(block.text, block.words)
        if not block.terminal and phrase is None and block.words >= 8:
            block.terminal = _ends_signed(block, pack) or ends_sentence(cut_chrome(block.text, pack))
        block.weight, block.label = _weigh(block, phrase, twin, pack)
        if record and BARRIER < block.weight < 0:
            block.weight *= _IN_RECORDS
        elif place > 0 and not record and _ends_signed(blocks[place - 1], pack):
            block.weight += SIGNED / 2
    _teasers(blocks, pack)
    _follow_up(blocks, record)
    weigh_lists(blocks, pack, record=record)
    first, last = _run([b.weight for b in blocks])
    first, last = _one_story(blocks, first, last, pack)
    if first < 0 or sum(b.words for b in blocks[first : last + 1] if b.label == "body") < (4 if record else 12):
        for block in blocks:
            block.label = "other" if block.label in ("body", "title") else block.label
        return blocks
    _inside(blocks, first, last, pack, record=record)
    _outside(blocks, first, last, pack)
    return blocks


@lru_cache(REMEMBERED)
def _phrase(line: str, pack: LanguagePack) -> Phrase | None:
    return phrases(pack).of(line, len(line.split(maxsplit=LONGEST_PHRASE)))


def _ends_signed(block: Block, pack: LanguagePack) -> bool:
    """Whether a block ends in a sign-off, in bylines, a copyright notice or an appeal, or in its writers' names in capitals."""
    if signoff_start(block.text) is not None:
        return True
    return block.words >= 12 and (has_tail(block.text, pack) or closing_names(block.text, pack) is not None)


def _weigh(block: Block, phrase: Phrase | None, twin: bool, pack: LanguagePack) -> tuple[float, str]:
    """How much a block speaks for the story (in words) or against it, and the label its own looks suggest."""
    text, words = block.text, block.words
    if phrase is not None:
        return (BARRIER if phrase.barrier else -2.0), phrase.label
    if hint := block.lines[0].hint:
        return -12.0, hint
    mark = marks(pack)
    digits = _DIGIT.search(text) is not None
    if digits and mark.age.fullmatch(text):
        return -15.0, "related"
    if words <= 6 and _only_outlets(text):
        return -5.0, "credit"
    if _is_signoff(text) or (text[:1] == "(" and outlet_signoff().fullmatch(text)):
        return SIGNED, "signoff"
    if not block.terminal and _is_date_line(text, pack):
        return MINUTE_DATE, "date"
    if digits and words < 14 and not block.terminal and mark.count.search(text):
        return -15.0, "related"
    if block.tag in _HEADINGS:
        return -4.0, "title"
    if block.linked > _MOSTLY_LINK and words >= 3 and not (block.tag == "p" and block.terminal and words > 20):
        return -10.0, "title" if words >= 4 else "other"
    if twin and words >= 8 and not block.quoted:
        return -12.0, "caption"
    if _SHORTEST_CAPTION <= words <= _LONGEST_CAPTION and not block.quoted and mark.opens_as_credit(text):
        return -3.0, "caption"
    captioned = words <= _LONGEST_CAPTION and not block.quoted and mark.credits_picture(text[-200:])
    if captioned and not _ends_signed(block, pack):
        return -3.0, "caption"
    if words < 15 and not (block.bullet and words >= 3) and _WEB_SIGN.search(text) and _WEB.search(text):
        return -10.0, "navigation"
    if 4 <= words <= 25 and text[-1:] in "?!" and not block.quoted and block.capitals >= _TITLE_CASE:
        return -10.0, "title"
    if 5 <= words < _LONG and _leads(block):
        return 4.0, "title"
    if block.terminal and words >= 8:
        return min(words, 60) + (8.0 if block.tag == "p" else 0.0), "body"
    if (block.terminal and words >= 3) or (block.quoted and words >= 6 and text[-1:] in '"”'):
        return 2.0, "body"
    if words >= _LONG:
        return 12.0, "body"
    if block.tag == "li" and words:
        return 0.0, "title"
    if words >= 4:
        return (-3.0 if block.bullet else -10.0), "title"
    return -5.0, "other"


def _is_signoff(text: str) -> bool:
    """Whether a line is a sign-off and nothing more: '(rin/dod)'."""
    return text[:1] in ("(", "[") and SIGNOFF.fullmatch(text) is not None


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


def _mostly_date(block: Block, pack: LanguagePack) -> bool:
    """Whether a short line is a date with little beside it (a headline may name a date too)."""
    found = [f for f in dates_in(block.text, pack) if f.precision in ("minute", "day")]
    if not found:
        return False
    beside = block.text[: found[0].start] + " " + block.text[found[-1].end :]
    return len(re.findall(r"[^\W\d]{2,}", beside)) <= _BESIDE_DATE


@lru_cache(REMEMBERED)
def _only_outlets(text: str) -> bool:
    """Whether a line is names of news organisations and nothing more but initials ('REUTERS', 'ANTARA | REUTERS', 'rk/hp (AFP)')."""
    text = _INITIALS.sub("", text)
    found = outlets.find(text, words=text[:1] in ("(", "["))
    return bool(found) and len(re.findall(r"\w", text)) == sum(
        len(re.findall(r"\w", text[f.start : f.end])) for f in found
    )


def _teasers(blocks: list[Block], pack: LanguagePack) -> None:
    """A short prose block between titles or ages, or between a title and its date, is a teaser in a list, hardly prose."""
    plain = [i for i, b in enumerate(blocks) if b.label != "caption"]
    for before, here, after in zip(plain, plain[1:], plain[2:], strict=False):
        block = blocks[here]
        if block.label != "body" or block.words > _LONGEST_TEASER:
            continue
        left, right = blocks[before], blocks[after]
        below = blocks[after + 1] if right.label == "credit" and after + 1 < len(blocks) else right
        dated = below.words <= _BESIDE_DATE and bool(dates_in(below.text, pack))
        if _heads_teaser(left) and (dated or _heads_teaser(right)):
            block.weight = min(block.weight, 4.0)


def _heads_teaser(block: Block) -> bool:
    return block.label in ("title", "related") and not block.bullet and block.weight < -4


def _follow_up(blocks: list[Block], record: bool) -> None:
    """The titles that a lone 'Baca juga' announces belong to it: the one after it, and in a page those in the lines right below."""
    for place, block in enumerate(blocks):
        if block.label != "related" or block.weight <= BARRIER or block.words > 3 or block.text[:1] == "[":
            continue
        for below in range(place + 1, min(place + (2 if record else 6), len(blocks))):
            after = blocks[below]
            adjacent = below == place + 1 or after.lines[0].no == blocks[below - 1].lines[-1].no + 1
            asks = after.label == "body" and after.words <= 14 and after.text[-1:] in "?!" and not after.quoted
            named = after.label in ("title", "other") and after.weight <= 0
            if not adjacent or not (named or (asks and below > place + 1)):
                break
            after.label, after.weight = "related", -2.0


def _run(weights: list[float]) -> tuple[int, int]:
    """First and last index of the contiguous run with the largest sum; (-1, -1) where no weight is positive."""
    best, best_span, total, start = 0.0, (-1, -1), 0.0, 0
    for place, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, place
        total += weight
        if total > best:
            best, best_span = total, (start, place)
    return best_span


def _one_story(blocks: list[Block], first: int, last: int, pack: LanguagePack) -> tuple[int, int]:
    """Cut a run at its head: a story opens with prose, and where a dateline names an outlet, with that.

    What stands before such a dateline ('BANDUNG, Kabarsela.id - …') is the caption of a picture or the deck.
    """
    while first < last and blocks[first].label != "body":
        first += 1
    for place in range(first + 1, min(first + _DATELINE_REACH, last) + 1):
        if blocks[place].label == "body" and (opens := dateline_of(blocks[place].text, pack)) and opens.domain:
            for block in blocks[first:place]:
                if block.label == "body":
                    block.label = "caption"
            return place, last
    return first, last


def _inside(blocks: list[Block], first: int, last: int, pack: LanguagePack, *, record: bool) -> None:
    """Name the blocks between the first and last prose of the story.

    Items of a list (bullets, or in a scraper's record three short lines on end) and lines that lead into one ('Syaratnya
    sebagai berikut:') are part of the story; a short line alone is a subheading.
    """
    seen: set[str] = set()
    short = [
        first <= i <= last and b.label in ("title", "other") and b.linked <= _MOSTLY_LINK for i, b in enumerate(blocks)
    ]
    for place in range(first, last + 1):
        block = blocks[place]
        if block.label in ("title", "other") and block.linked > _MOSTLY_LINK and block.tag not in _HEADINGS:
            block.label = "related"
        elif block.label == "title":
            listed = _listed(blocks, short, place, record)
            running = sum(w[:1].islower() for w in block.text.split()) * 2 > block.words
            leads = block.text.endswith(":") and (running or announces(block.text, pack))
            block.label = (
                "body" if (listed or leads or block.words >= 15) and block.tag not in _HEADINGS else "subheading"
            )
        elif block.label == "other":
            named = block.words >= 2 and block.text[:1].isupper()
            leads = block.text.endswith(":") and announces(block.text, pack)
            listed = leads or _listed(blocks, short, place, record)
            block.label = "body" if listed else "subheading" if named else "other"
        if block.label == "body" and block.words >= 8:
            whole = block.text
            after = blocks[place + 1].text if place < last else ""
            if whole in seen or (len(after) >= 30 and len(whole) > len(after) and whole.startswith(after)):
                block.label = "other"  # a copy, or a scraper's run of all that follows
            seen.add(whole)


def _leads(block: Block) -> bool:
    """Whether a line leads into a list or a quotation: a running sentence that ends in a colon."""
    return block.text.endswith(":") and block.capitals < _TITLE_CASE


def _listed(blocks: list[Block], short: list[bool], place: int, record: bool) -> bool:
    """Whether a short line is an item among items: by its bullet, as markup says, or in a record by its neighbours' length."""
    beside = [blocks[p] for p in (place - 1, place + 1) if 0 <= p < len(blocks)]
    if blocks[place].bullet and any(near.bullet for near in beside):
        return True
    if blocks[place].tag == "li" and any(near.tag == "li" and near.linked <= _MOSTLY_LINK for near in beside):
        return True
    return record and any(
        all(short[p : p + 3]) and len(short[p : p + 3]) == 3 for p in range(max(0, place - 2), place + 1)
    )


def _lone_dateline(blocks: list[Block], place: int) -> bool:
    """Whether a short line before the story is its dateline: it ends in a dash, or a line of a dash alone follows."""
    block = blocks[place]
    dash = block.text.strip() in _DASHES
    if dash:
        return place > 0 and blocks[place - 1].label == "dateline"
    after = blocks[place + 1].text.strip() if place + 1 < len(blocks) else ""
    return block.words <= 5 and block.text[:1].isupper() and (block.text[-1:] in _DASHES or after in _DASHES)


def _outside(blocks: list[Block], first: int, last: int, pack: LanguagePack) -> None:
    """Name the blocks before and after the story."""
    known = roles(pack)
    for place, block in enumerate(blocks):
        if place > last and block.label == "caption":
            block.label = "related"
        if first <= place <= last or block.label not in ("body", "title", "other", "credit"):
            continue
        if block.label == "credit":
            if not last < place <= last + _CREDIT_REACH:
                block.label = "navigation" if place < first else "related"
            continue
        if last < place <= last + _CREDIT_REACH and (closing := closing_names(block.text, pack)) and not closing[0]:
            block.label = "byline"
        elif block.words <= 14 and _mostly_date(block, pack):
            block.label = "date" if place < first else "related"
        elif (
            block.words <= _LONGEST_BYLINE
            and (role := known.get(_BREAK.split(block.text.lower(), 1)[0])) in _BYLINE_ROLES
        ):
            near = first - 2 * _CREDIT_REACH <= place <= last + 2 * _CREDIT_REACH
            block.label = "byline" if role != "source" else "credit" if near else "related"
        elif first - 4 <= place < first and _lone_dateline(blocks, place):
            block.label = "dateline"
        else:
            block.label = "navigation" if place < first else "related"
