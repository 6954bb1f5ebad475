"""Where a story starts and ends inside the run of prose that holds it.

Belongs here: telling a story's first paragraph from the deck, the summary and the captions above it, and its last from the
publisher's words below it. Does not belong here: which run holds the story, what a line is by its own looks (labels).

A story opens with prose; where a dateline or a first word in capitals ('RATUSAN warga …') marks its opening, with that; else behind the
header's last line: what stands above a byline, a date or the credit of a picture is a deck or a caption.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines import outlets
from pipelines.cleaning.naming import is_lone_dateline
from pipelines.cleaning.page import HEADINGS, Block, dates_in
from pipelines.cleaning.phrases import common_words, opening_role, phrases, writer_signoff
from pipelines.cleaning.tongue import is_foreign
from pipelines.datelines import dateline_of, is_known_place
from pipelines.language.pack import LanguagePack

_DATELINE_REACH = 4  # blocks within which a dateline shows that what stands before it is no story
_HEADER_REACH = 5  # blocks within which a line of the page's header shows the same
_LONGEST_ABOVE = 45  # words of a deck or caption
_LONGEST_CREDIT = 8  # words of a line that is a picture's credit and no caption
_LONGEST_BYLINE = 8
_LONGEST_BUTTON = 3  # words
_FEWEST_BUTTONS = 3
_BUTTONS = frozenset({"title", "other", "navigation", "social", "advert"})
_MOST_POINTS = 5  # lines of a box that sums the story up
_LONGEST_POINT = 25  # words
_SHORTEST_SIGNED = 8  # words
_SENTENCE_END = '.!?"”'
_HEADER_ROLES = frozenset({"writer", "editor", "published", "modified"})
_PERSON = re.compile(r"[A-Z][a-z'’.-]*(?:\s[A-Z][a-z'’.-]*){1,3}")
_LOUD = re.compile(r"[\"“]?(?P<word>[A-Z]{5,})\s[a-z(]")
_CREDIT_ALONE = re.compile(r"[^\W\d_]+\s*:\s*\S")
_PLACE_END = re.compile(r"[,(.:|–—]|\s?-")
_ENDS_ON_DATE = re.compile(r"(?:19|20)\d\d\W*$")


def borders(blocks: list[Block], first: int, last: int, pack: LanguagePack, *, record: bool) -> tuple[int, int]:
    """First and last block of the story inside the run from ``first`` to ``last``; what is cut off gets another label than body."""
    while first < last and blocks[first].label != "body":
        first += 1
    first = _opening(blocks, first, last, pack)
    first = _behind_points(blocks, first, last)
    if not record:
        while first < last and (end := _end_of_header(blocks, first, last, pack)):
            first = _cut(blocks, first, end)
        last = _signed_end(blocks, last)
        while last > first and blocks[last].label == "body" and _is_publishers_word(blocks[last], pack):
            blocks[last].label = "advert"
            last = max(place for place in range(first, last) if blocks[place].weight > 0)
    return first, last


def _cut(blocks: list[Block], first: int, start: int) -> int:
    """Take what stands from ``first`` to before ``start`` for captions."""
    for block in blocks[first:start]:
        if block.label == "body":
            block.label = "caption"
    return start


def _opening(blocks: list[Block], first: int, last: int, pack: LanguagePack) -> int:
    """The block that opens as stories do, where one near ``first`` does; what stands before it is a caption or the deck."""
    if first < 0 or dateline_of(blocks[first].text, pack):
        return first
    near = range(first + 1, min(first + _DATELINE_REACH, last) + 1)
    for place in near:
        if blocks[place].label == "body" and _opens_at_place(blocks[place], pack):
            return _cut(blocks, first, place)
        if place < last and blocks[place + 1].label == "body" and is_lone_dateline(blocks, place, pack):
            return _cut(blocks, first, place + 1)
    if not _opens_loudly(blocks[first], blocks, pack):
        for place in near:
            if blocks[place].label == "body" and _opens_loudly(blocks[place], blocks, pack):
                return _cut(blocks, first, place)
    return first


def _opens_at_place(block: Block, pack: LanguagePack) -> bool:
    """Whether a block opens with a dateline that names an outlet or a place in capitals."""
    found = dateline_of(block.text, pack)
    return found is not None and (found.domain is not None or _is_loud_place(block.text[: found.end], pack))


def _opens_loudly(block: Block, blocks: list[Block], pack: LanguagePack) -> bool:
    """Whether a block opens with an ordinary word in capitals before running text."""
    loud = _LOUD.match(block.text)
    if loud is None or loud["word"].lower() not in common_words(pack):
        return False
    return not any(loud["word"] in other.text for other in blocks if other is not block)  # else it is an abbreviation


def _is_loud_place(dateline: str, pack: LanguagePack) -> bool:
    """Whether a dateline opens with a known place in capitals: 'MATARAM - '."""
    place = _PLACE_END.split(dateline, maxsplit=1)[0].strip()
    return place.isupper() and is_known_place(place, pack)


def _behind_points(blocks: list[Block], first: int, last: int) -> int:
    """Where the story starts if sentences that sum it up open it: as a list, or below a heading such as 'Poin Penting'.

    Below a heading they stand line under line like the first two, one sentence each.
    """
    place = first
    while place < min(first + _MOST_POINTS, last) and blocks[place].bullet and blocks[place].label == "body":
        place += 1
    if place > first + 1 and blocks[place].label == "body" and not blocks[place].bullet:
        return _cut(blocks, first, place)  # a list stands in no story's first line
    if not any(block.label == "deck" for block in blocks[max(0, first - 1) : first]):
        return first
    place = first
    while place < min(first + _MOST_POINTS, last):
        block = blocks[place]
        gap = block.lines[0].no - blocks[place - 1].lines[-1].no
        if (
            block.label != "body"
            or block.words > _LONGEST_POINT
            or block.quoted
            or ". " in block.text
            or (place > first and gap > blocks[first].lines[0].no - blocks[first - 1].lines[-1].no)
        ):
            break
        place += 1
    return _cut(blocks, first, place) if place < last else first


def _end_of_header(blocks: list[Block], first: int, last: int, pack: LanguagePack) -> int | None:
    """Where the story starts if the block ``first`` still belongs to the page's header; None where it opens the story."""
    block = blocks[first]
    if block.words > _LONGEST_ABOVE or block.quoted:
        return None
    if _opens_at_place(block, pack) or _opens_loudly(block, blocks, pack):
        return None
    following = [place for place in range(first + 1, last + 1) if blocks[place].label == "body"]
    if not following or following[0] - first > _HEADER_REACH:
        return None
    for above, below in pairwise([first, *following[:2]]):
        if blocks[above].words > _LONGEST_ABOVE or blocks[above].quoted:
            break
        if _is_menu(blocks[above + 1 : below]):
            return below
    between = blocks[first + 1 : following[0]]
    if any(_is_header(line, pack) for line in between):
        return following[0]
    if between and between[0].label == "caption" and _is_credit_alone(between[0]) and len(following) > 1:
        return following[0]
    if not between and len(following) > 1 and _dated_caption(block, blocks[following[0]], pack):
        return following[0]
    return None


def _is_menu(between: list[Block]) -> bool:
    """Whether what stands between two paragraphs is a page's menu or its buttons for sharing, as no story has them behind its first lines."""
    if not all(
        block.words <= _LONGEST_BUTTON and not block.terminal and block.label in _BUTTONS and block.tag not in HEADINGS
        for block in between
    ):
        return False
    return len(between) >= _FEWEST_BUTTONS or any(block.label == "social" for block in between[:1])


def _is_header(block: Block, pack: LanguagePack) -> bool:
    """Whether a short line is a date, a byline or a person's bare name."""
    if block.label == "date":
        return True
    if block.label not in ("title", "other") or block.words > _LONGEST_BYLINE:
        return False
    if opening_role(block.text, pack) in _HEADER_ROLES:
        return True
    return _PERSON.fullmatch(block.text) is not None and not any(
        word.lower().strip(".") in common_words(pack) for word in block.text.split()
    )


def _is_credit_alone(block: Block) -> bool:
    """Whether a line is the credit of a picture and nothing more: 'Foto: Dok. Humas'."""
    return block.words <= _LONGEST_CREDIT and _CREDIT_ALONE.match(block.text) is not None


def _dated_caption(block: Block, after: Block, pack: LanguagePack) -> bool:
    """Whether one sentence ends on a full date outside brackets, as captions do ('… di Bireuen, 7 Mei 2018.')."""
    text = block.text
    if not _ENDS_ON_DATE.search(text) or ". " in text or after.quoted or dateline_of(text, pack):
        return False
    found = dates_in(text, pack)
    return (
        bool(found)
        and found[-1].precision == "day"
        and not text[found[-1].end :].strip(" .")
        and text[found[-1].start].isdigit()
    )


def _signed_end(blocks: list[Block], last: int) -> int:
    """The story's last block: the one right below ``last`` where that looks like a caption but is a sentence that its writer signs."""
    end = next(
        (place for place in range(last + 1, min(last + 3, len(blocks))) if blocks[place].label != "advert"), None
    )
    if end is None or blocks[end].label != "caption" or blocks[end].words < _SHORTEST_SIGNED:
        return last
    signed = writer_signoff().search(blocks[end].text)
    if signed is None or blocks[end].text[: signed.start()].rstrip()[-1:] not in _SENTENCE_END:
        return last
    blocks[end].label, blocks[end].weight = "body", 1.0
    return end


def _is_publishers_word(block: Block, pack: LanguagePack) -> bool:
    """Whether a block says what the outlet is ('Kabarsela.id adalah …'), asks the reader for something, or is in another language."""
    if block.words > _LONGEST_ABOVE or any(map(block.text.__contains__, '"“”')):
        return False
    named = outlets.find(block.text, end=60)
    if named and named[0].start == 0 and phrases(pack).introduces(block.text[named[0].end :]):
        return True
    return phrases(pack).appeals(block.text) or is_foreign(block.text, pack)
