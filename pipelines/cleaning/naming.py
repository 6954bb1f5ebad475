"""What the blocks inside a story and outside it are called, once its first and last are known.

Belongs here: naming by place and neighbours: items, subheadings and copies inside; bylines, dates, datelines and menus outside.
Does not belong here: what a block is by its own looks (labels), where the story starts and ends (borders).
"""

from __future__ import annotations

import re

from pipelines.cleaning.byline import closing_names
from pipelines.cleaning.lists import announces
from pipelines.cleaning.page import HEADINGS, MOSTLY_LINK, Block, dates_in, is_row
from pipelines.cleaning.phrases import opening_role, roles
from pipelines.datelines import dateline_of, is_known_place
from pipelines.language.pack import LanguagePack

_BYLINE_ROLES: frozenset[str | None] = frozenset(
    {"writer", "editor", "desk", "source", "photographer", "published", "modified"}
)
_BESIDE_DATE = 5  # words that a date line holds beside its date
_CREDIT_REACH = 4  # blocks from the story within which a lone agency name credits it
_LONGEST_DATELINE = 5  # words of a line of its own
_LONGEST_BYLINE = 8  # words
_INTERVIEW = 3  # questions on lines of their own from which a story is made of questions and answers
_LONGEST_QUESTION = 14  # words
_DASHES = ("-", "–", "—", "--")


def name_inside(blocks: list[Block], first: int, last: int, pack: LanguagePack, *, record: bool) -> None:
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
            listed = (
                leads
                or (block.text.endswith("?") and _is_interview(blocks[first : last + 1]))
                or _listed(blocks, short, place, record)
            )
            block.label = "body" if listed else "subheading" if named else "other"
        if block.label == "body" and block.words >= 8:
            whole = block.text
            after = blocks[place + 1].text if place < last else ""
            if whole in seen or (len(after) >= 30 and len(whole) > len(after) and whole.startswith(after)):
                block.label = "other"  # a copy, or a scraper's run of all that follows
            seen.add(whole)


def _is_interview(story: list[Block]) -> bool:
    """Whether a story is made of questions and answers: some of its lines are questions and nothing more."""
    asked = (b for b in story if b.label == "body" and b.words <= _LONGEST_QUESTION and b.text.endswith("?"))
    return sum(1 for _ in asked) >= _INTERVIEW


def _listed(blocks: list[Block], short: list[bool], place: int, record: bool) -> bool:
    """Whether a short line is an item among items: by its bullet, as markup says, or in a record by its neighbours' length."""
    beside = [blocks[p] for p in (place - 1, place + 1) if 0 <= p < len(blocks)]
    if blocks[place].bullet and any(near.bullet for near in beside):
        return True
    if blocks[place].tag == "li" and any(near.tag == "li" and near.linked <= MOSTLY_LINK for near in beside):
        return True
    if ":" in blocks[place].text[:-1] and any(is_row(near.text) for near in beside):
        return True
    return record and any(
        all(short[p : p + 3]) and len(short[p : p + 3]) == 3 for p in range(max(0, place - 2), place + 1)
    )


def is_lone_dateline(blocks: list[Block], place: int, pack: LanguagePack) -> bool:
    """Whether a short line before the story is its dateline: a known place and an outlet, or a line that ends in a dash or has one alone below."""
    block = blocks[place]
    dash = block.text.strip() in _DASHES
    if dash:
        return place > 0 and blocks[place - 1].label == "dateline"
    found = dateline_of(block.text + " -", pack) if block.words <= _LONGEST_DATELINE else None
    if found and found.domain and is_known_place(found.place or "", pack) and found.end >= len(block.text):
        return True
    after = blocks[place + 1].text.strip() if place + 1 < len(blocks) else ""
    return (
        block.words <= _LONGEST_DATELINE
        and block.text[:1].isupper()
        and (block.text[-1:] in _DASHES or after in _DASHES)
    )


def name_outside(blocks: list[Block], first: int, last: int, pack: LanguagePack) -> None:
    """Name the blocks before and after the story."""
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
        elif block.words <= _LONGEST_BYLINE and (role := opening_role(block.text, pack)) in _BYLINE_ROLES:
            near = first - 2 * _CREDIT_REACH <= place <= last + 2 * _CREDIT_REACH
            block.label = "byline" if role != "source" else "credit" if near else "related"
        elif first - 4 <= place < first and is_lone_dateline(blocks, place, pack):
            block.label = "dateline"
        else:
            block.label = "navigation" if place < first else "related"


def _mostly_date(block: Block, pack: LanguagePack) -> bool:
    """Whether a short line is a date with little beside it (a headline may name a date too)."""
    found = [f for f in dates_in(block.text, pack) if f.precision in ("minute", "day")]
    if not found:
        return False
    before = block.text[: found[0].start]
    if any(roles(pack).get(word) == "published" for word in re.findall(r"\w+", before.lower())[-2:]):
        return True  # 'Diterbitkan 4 Juli', 'Diterbitkan pada 4 Juli'
    beside = before + " " + block.text[found[-1].end :]
    return len(re.findall(r"[^\W\d]{2,}", beside)) <= _BESIDE_DATE
