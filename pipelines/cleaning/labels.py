"""The model of the line in its neighbourhood: which lines are the story, and what the others are.

Method: every block of lines gets a weight from its shape and wording (prose for the story; titles, times, menus against),
corrected by its neighbours (a teaser between titles is no prose); the story is the contiguous run of blocks with the largest
sum (the block rule of MEASURED.md); inside it prose is body and the rest is named by its shape; outside it, by its place.
"""

from __future__ import annotations

import re

from pipelines.cleaning.alone import BARRIER, HEADINGS, MOSTLY_LINK, SIGNED, block_alone, ends_signed, line_alone
from pipelines.cleaning.byline import closing_names
from pipelines.cleaning.lists import announces, weigh_lists
from pipelines.cleaning.page import INVISIBLE, Block, PageLine, blocks_of, dates_in
from pipelines.cleaning.phrases import phrases, roles
from pipelines.datelines import dateline_of
from pipelines.language.letters import count_words
from pipelines.language.pack import LanguagePack

_BYLINE_ROLES: frozenset[str | None] = frozenset(
    {"writer", "editor", "desk", "source", "photographer", "published", "modified"}
)
_LONGEST_TEASER = 45  # words; a longer paragraph between two titles is prose

_BESIDE_DATE = 5  # words that a date line holds beside its date
_IN_RECORDS = 0.1  # what chrome between prose weighs in a scraper's story field against in a page
_BREAK = re.compile(r"[\s:,]")
_CREDIT_REACH = 4  # blocks from the story within which a lone agency name credits it
_LONGEST_BYLINE = 8  # words
_DATELINE_REACH = 4  # blocks within which a dateline shows that what stands before it is no story
_DASHES = ("-", "–", "—", "--")


def judge(lines: list[PageLine], pack: LanguagePack, *, record: bool = False) -> list[Block]:
    """The lines as blocks, each with its label; the blocks labelled body, in order, are the story.

    ``record`` says that the text is a scraper's story field, where chrome is the exception. No block is labelled body where
    no story is found.
    """
    known = phrases(pack)
    anywhere = known.anywhere_in(" ".join([line.text.strip(INVISIBLE) for line in lines]).lower())
    shown = [line_alone(line.text, anywhere, pack) for line in lines]
    blocks = blocks_of(lines, [edges for _, _, edges in shown], [closed for _, closed, _ in shown])
    of_line = {line.no: phrase for line, (phrase, _, _) in zip(lines, shown, strict=True)}
    for place, block in enumerate(blocks):
        text, opening = block.text, block.lines[0]
        twin = not record and (
            (place > 0 and blocks[place - 1].text == text)
            or (place + 1 < len(blocks) and blocks[place + 1].text == text)
        )
        phrase = of_line[opening.no] if len(block.lines) == 1 else known.of(text, count_words(text), anywhere)
        markup = opening.tag, block.linked, opening.hint
        looks, block.weight, block.label = block_alone(text, markup, phrase, twin, pack)
        _, block.words, block.terminal, block.quoted, block.bullet = looks
        if record and BARRIER < block.weight < 0:
            block.weight *= _IN_RECORDS
        elif place > 0 and not record and ends_signed(blocks[place - 1].text, blocks[place - 1].words, pack):
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


def _mostly_date(block: Block, pack: LanguagePack) -> bool:
    """Whether a short line is a date with little beside it (a headline may name a date too)."""
    found = [f for f in dates_in(block.text, pack) if f.precision in ("minute", "day")]
    if not found:
        return False
    beside = block.text[: found[0].start] + " " + block.text[found[-1].end :]
    return len(re.findall(r"[^\W\d]{2,}", beside)) <= _BESIDE_DATE


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
        first <= i <= last and b.label in ("title", "other") and b.linked <= MOSTLY_LINK for i, b in enumerate(blocks)
    ]
    for place in range(first, last + 1):
        block = blocks[place]
        if block.label in ("title", "other") and block.linked > MOSTLY_LINK and block.tag not in HEADINGS:
            block.label = "related"
        elif block.label == "title":
            listed = _listed(blocks, short, place, record)
            running = sum(w[:1].islower() for w in block.text.split()) * 2 > block.words
            leads = block.text.endswith(":") and (running or announces(block.text, pack))
            block.label = (
                "body" if (listed or leads or block.words >= 15) and block.tag not in HEADINGS else "subheading"
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


def _listed(blocks: list[Block], short: list[bool], place: int, record: bool) -> bool:
    """Whether a short line is an item among items: by its bullet, as markup says, or in a record by its neighbours' length."""
    beside = [blocks[p] for p in (place - 1, place + 1) if 0 <= p < len(blocks)]
    if blocks[place].bullet and any(near.bullet for near in beside):
        return True
    if blocks[place].tag == "li" and any(near.tag == "li" and near.linked <= MOSTLY_LINK for near in beside):
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
