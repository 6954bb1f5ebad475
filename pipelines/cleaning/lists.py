"""Lists that belong to a story: fixtures, steps, demands, prices, set out line by line.

Belongs here: telling a story's list by what announces it and by the marks of its items. Does not belong here: lists of links
and teasers, which nothing in the story announces; what a line is that bears no mark and stands in no list (labels).

Running text announces a list with a clause that ends in a colon, or with a word such as 'berikut' in its last sentence; a box
below a story has a title instead, or a phrase such as 'Baca juga'.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.cleaning.page import MOSTLY_LINK, Block
from pipelines.cleaning.phrases import alternatives, opening_role
from pipelines.language.pack import LanguagePack

_DASHES = "–—•*●▪·-"
_OPENS = re.compile(rf"[\d({_DASHES}]|[A-Za-z][.)]")  # what every mark opens with; few paragraphs do
_NUMBERED = re.compile(r"\(?(?P<number>\d{1,3}|[A-Za-z])(?P<mark>[.)])\s*(?=\D)")
_TIME = re.compile(r"\d{1,2}[.:]\d{2}\s(?=.*[^\W\d_]{4})")
_VALUE = re.compile(r"\w+\s?:\s?\S")  # 'Jawaban: B'
_TIME_MARK = "@"
_ITEM = 2.0  # what an item weighs for the story, as a short sentence does
_UNDER_ITEM = 0.5  # what a line under an item weighs
_LONGEST_ITEM = 60  # words
_LONGEST_UNDER = 10  # words of an unmarked line that tells more of an item ('Suhu: 27 derajat')
_MOST_UNDER = 5  # such lines under one item
_SHORTEST_LEAD = 3  # words
_FEWEST_BARE = 2  # items of a list without marks
_MOST_BARE = 40
_LONGEST_BARE = 20  # words of such an item
_LONGEST_HEADING = 5  # words of a heading of a part of a list
_PROSE = 8  # words from which a body line is a sentence rather than an item
_HEADLINE = 5  # words from which an item in title case may be another story's headline
_SHORT_WORD = 3  # letters; whether such a word has a capital says nothing
_TITLE_CASE = 0.6  # share of longer words with a capital from which a line is written as titles are
_PASSED = frozenset({"advert", "related", "social", "caption"})  # what may stand between a list and its lines
_LAST_SENTENCE = 120  # letters of it that are looked at
_FARTHEST = 4  # blocks between a list and the sentence that announces it


def weigh_lists(blocks: list[Block], pack: LanguagePack, *, record: bool) -> None:
    """The items of lists that belong to the story become body and speak for it.

    A list belongs to it where the story's prose has begun and a sentence announces the list, or where prose stands right before
    it and its items are numbered from the first on and no headlines: two of them in a scraper's ``record``, three in a page. Items
    that lost their marks belong to it where the line above them ends in a colon and what follows, or they themselves, show it.
    """
    told = False
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if not _marked(block):
            told = told or (block.label == "body" and block.words >= _PROSE)
            place += 1
            if told and not record and block.text.endswith(":"):
                place = _take_bare(blocks, place)
            continue
        items = _items_from(blocks, place)
        end = _end(blocks, items, pack)
        after = next((b for b in blocks[end : end + _FARTHEST] if b.label not in _PASSED), None)
        lone_heading = len(items) == 1 and after is not None and after.label == "body"
        if told and not lone_heading and (_announced(blocks, items, pack, record) or _counted(blocks, items, record)):
            under = [block for block in blocks[place:end] if _under(block) and not _marked(block)]
            detailed = len(under) > len(items) // 2  # most items have lines under them
            if not record:
                detailed = detailed and all(map(_tells, under))
            for block in blocks[place:end]:
                _take(block, detailed)
        place = items[-1] + 1


def _take_bare(blocks: list[Block], first: int) -> int:
    """Count the unmarked short lines from ``first`` on, below a line with a colon, for the story if they are a list; returns where to go on.

    They are one where the story goes on after them, or most of them hold a number or read like running text; titles in capitals
    are not. Below a heading ('Bahan:') they need both prose of the story above it and looks of their own.
    """
    opener = blocks[first - 1]
    leads = opener.words >= _SHORTEST_LEAD and opener.weight > 0
    if not leads and not (opener.words <= _LONGEST_HEADING and _under_story(blocks, first - 1)):
        return first
    end = first
    while end < len(blocks) and (
        blocks[end].label == "advert" or (_bare(blocks[end]) and not _is_heading(blocks[end]))
    ):
        end += 1
    items = [block for block in blocks[first:end] if block.label != "advert"]
    titles = sum(map(_reads_like_title, items))
    if len(items) < _FEWEST_BARE or titles * 2 > len(items):
        return first
    after = blocks[end] if end < len(blocks) else None
    goes_on = leads and after is not None and after.weight > 0 and after.label == "body" and len(items) <= _MOST_BARE
    running = sum(any(map(str.isdigit, b.text)) or (b.words >= _HEADLINE and not _reads_like_title(b)) for b in items)
    if not goes_on and running * 2 <= len(items):
        return first
    for block in items:
        block.label, block.weight = "body", _ITEM
    return end


def _is_heading(block: Block) -> bool:
    return block.text.endswith(":") and block.words <= _LONGEST_HEADING


def _under_story(blocks: list[Block], place: int) -> bool:
    """Whether the story, adverts aside, stands right before a line."""
    above = next(
        (block for block in reversed(blocks[max(0, place - _FARTHEST) : place]) if block.label not in _PASSED), None
    )
    return above is not None and above.label == "body" and above.weight > 0


def _reads_like_title(block: Block) -> bool:
    """Whether a line has as many words as a headline, written with capitals; numbers and amounts aside."""
    longer = [word for word in block.text.split() if len(word) > _SHORT_WORD and word.isalpha()]
    return len(longer) >= _HEADLINE - 1 and sum(word[0].isupper() for word in longer) >= _TITLE_CASE * len(longer)


def _bare(block: Block) -> bool:
    """Whether a block may be an item that lost its mark."""
    return (
        block.label in ("title", "other")
        and block.words <= _LONGEST_BARE
        and block.linked <= MOSTLY_LINK
        and block.tag != "p"
        and not block.tag.startswith("h")
    )


def _mark(block: Block) -> str | None:
    """The mark that an item opens with: its dash or bullet, or its number or letter with the sign after it; None where none.

    An item of a list in markup has a bullet, whatever its text; a time of day is the mark of a fixture ('19.00 WIB: …').
    """
    text = block.text
    if not _OPENS.match(text):
        return "•" if block.tag == "li" and text else None
    if _TIME.match(text):
        return _TIME_MARK
    if text[:1] in _DASHES:
        return text[0] if text.strip(_DASHES + " ") and text[1:2] not in _DASHES else None
    numbered = _NUMBERED.match(text)
    return numbered["number"].lower() + numbered["mark"] if numbered else None


def _marked(block: Block) -> bool:
    """Whether a block opens with the mark of an item and is no link."""
    if block.label not in ("title", "other", "body", "date") or block.words > _LONGEST_ITEM:
        return False
    return block.linked <= MOSTLY_LINK and _mark(block) is not None


def _under(block: Block) -> bool:
    """Whether a block may be an unmarked short line under an item."""
    return block.label in ("title", "other") and block.words <= _LONGEST_UNDER and block.linked <= MOSTLY_LINK


def _gives_value(block: Block) -> bool:
    """Whether a short line is a word and its value: 'Jawaban: B'."""
    return _under(block) and _VALUE.match(block.text) is not None


def _tells(block: Block) -> bool:
    """Whether a line gives a fact as tables do: a number, or a word and its value ('Rekomendasi: Beli')."""
    return ":" in block.text or any(map(str.isdigit, block.text))


def _items_from(blocks: list[Block], first: int) -> list[int]:
    """The places of the marked lines from ``first`` on that stand together but for adverts and short lines under an item."""
    items = [first]
    under = 0
    for place in range(first + 1, len(blocks)):
        block = blocks[place]
        if _marked(block):
            items.append(place)
            under = 0
        elif _under(block) and under < _MOST_UNDER:
            under += 1
        elif block.label not in _PASSED:
            break
    return items


def _end(blocks: list[Block], items: list[int], pack: LanguagePack) -> int:
    """Where a list ends: its last item has as many lines under it as the one before, or one that gives its value."""
    end = items[-1] + 1
    between = [blocks[place] for place in range(items[-2] + 1, items[-1])] if len(items) > 1 else []
    if between and all(map(_under, between)) and all(map(_under, blocks[end : end + len(between)])):
        end = min(end + len(between), len(blocks))
    if end < len(blocks) and _gives_value(blocks[end]) and opening_role(blocks[end].text, pack) is None:
        end += 1
    return end


def _counted(blocks: list[Block], items: list[int], record: bool) -> bool:
    """Whether items right after prose, a short heading aside, are numbered from the first on and are no headlines."""
    first = items[0]
    heading = 1 if record and first > 1 and _under(blocks[first - 1]) else 0
    before = blocks[first - 1 - heading] if first > heading else None
    if before is None or before.label != "body" or before.words < _PROSE or len(items) < (2 if record else 3):
        return False
    if not _numbered(blocks, items):
        return False
    titles = [
        blocks[item] for item in items if blocks[item].words >= _HEADLINE and blocks[item].capitals >= _TITLE_CASE
    ]
    return len(titles) * 2 <= len(items)


def _numbered(blocks: list[Block], items: list[int]) -> bool:
    """Whether items are numbered from the first on: '1.', '2.' or 'a.', 'b.', or a question with its choices, '1.', 'A.', 'B.'."""
    marks = [(_mark(blocks[item]) or "")[:-1] for item in items[:3]]
    return marks[:2] in (["1", "2"], ["a", "b"]) or marks == ["1", "a", "b"]


def announces(text: str, pack: LanguagePack) -> bool:
    """Whether the last sentence of a text holds a word that announces a list ('Berikut syaratnya')."""
    return _opener(pack).search(text[-_LAST_SENTENCE:]) is not None


@cache
def _opener(pack: LanguagePack) -> re.Pattern[str]:
    words = alternatives(pack.column("list_openers", "form"))
    return re.compile(rf"\b(?:{words})\b(?:[^.!?]|[.](?=\S))*[.!?]?\W*$", re.IGNORECASE)


def _announced(blocks: list[Block], items: list[int], pack: LanguagePack, record: bool) -> bool:
    """Whether the story leads into a list: a sentence announces it, or, two items or more, a heading under its prose.

    Adverts and references to other stories may stand between, in a scraper's ``record`` a short heading as well.
    """
    headings = 0
    for before in range(items[0] - 1, max(-1, items[0] - 1 - _FARTHEST), -1):
        block = blocks[before]
        if block.label in _PASSED and not block.text.endswith(":"):
            continue
        announcing = announces(block.text, pack)
        if block.label in ("body", "title") and block.weight > 0:
            return block.words >= _SHORTEST_LEAD and (announcing or block.text.endswith(":"))
        if block.label not in ("title", "other"):
            return False
        under_prose = before > 0 and blocks[before - 1].label == "body" and blocks[before - 1].words >= _PROSE
        if under_prose and len(items) > 1 and (announcing or (record and block.text.endswith(":"))):
            return True
        if not record and block.text.endswith(":") and _under_story(blocks, before) and _numbered(blocks, items):
            return True
        headings += 1
        if headings > (1 if record else 0) or not _under(block):
            return False
    return False


def _take(block: Block, detailed: bool) -> None:
    """Count a block of a list for the story: an item is body, and so is a line under it where items are ``detailed`` or it gives
    a value under its name ('Jawaban: B').
    """
    if _marked(block):
        block.label, block.weight = "body", max(block.weight, _ITEM)
    elif _under(block):
        block.label, block.weight = ("body", _UNDER_ITEM) if detailed or _gives_value(block) else (block.label, 0.0)
