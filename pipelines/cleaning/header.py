"""What a page says of its story: headline, deck, writers, dates, dateline.

Belongs here: reading these facts from the blocks around the story and from a scraper's fields. Does not belong here: what a
block is (labels), what markup says (markup).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import takewhile

from pipelines import outlets
from pipelines.cleaning.page import Block, dates_in
from pipelines.cleaning.phrases import marks, roles
from pipelines.cleaning.writers import writers
from pipelines.language.dates import FoundDate
from pipelines.language.pack import LanguagePack

_SITE_NAME = re.compile(r"(?P<headline>.+\S)(?:\s+[-–—|•»:]\s+|\s+[-–—]|\s*[|•]\s*)(?P<site>\S.*)$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[a-z]{2,4}){1,2}", re.IGNORECASE)
_LONGER = re.compile(r"\w{4,}")
_TOLD = 0.3  # share of a headline's longer words that its story repeats at least
_LONGEST_DECK = 30  # words
_PULLED = 4  # what a headline's score loses where the story has the line word for word
_ABOVE = 6  # blocks above the headline within which a date with its time is the story's
_PRINTED_TWICE = 10  # blocks within which a headline is printed once more, with the date between
_EPOCH = re.compile(r"(?P<seconds>[1-9]\d{8,9})(?:\d{3}|\.\d+)?")
_WESTERN = 420  # minutes east of UTC; a page that names no zone means western Indonesian time


@dataclass(slots=True)
class Facts:
    """What the page says; absent is None or empty."""

    outlet: str | None = None
    headline: str | None = None
    deck: str | None = None
    authors: list[str] = field(default_factory=list)
    published: FoundDate | None = None
    modified: FoundDate | None = None


def utc(found: FoundDate | None) -> dt.datetime | None:
    """The moment in UTC; where no zone is named, western Indonesian time is meant."""
    return found.utc(_WESTERN) if found else None


def of_epoch(text: str) -> str | None:
    """A time that a record counts in seconds or milliseconds since 1970, as a date in words of the page's grammar; None for any other."""
    found = _EPOCH.fullmatch(text.strip())
    return f"{dt.datetime.fromtimestamp(int(found['seconds']), dt.UTC):%Y-%m-%d %H:%M:%S} UTC" if found else None


def read_page(blocks: list[Block], pack: LanguagePack, stated: str | None = None) -> Facts:
    """The facts that the page prints around its story; labels the blocks that print them.

    ``stated``: the headline where it is known already (a scraper's field); no other line is taken for it then.
    """
    facts = Facts()
    first = next((i for i, b in enumerate(blocks) if b.label == "body"), len(blocks))
    head = blocks[:first]
    dated = [i for i, b in enumerate(head) if b.label in ("date", "byline") and dates_in(b.text, pack)]
    if stated is None:
        title = _headline(head, dated, blocks[first:], pack)
    else:
        title = next((i for i, b in enumerate(head) if b.text.strip() == stated.strip()), None)
    if title is not None:
        facts.headline = without_site(head[title].text.strip())
        shown = (head[title].text, facts.headline)
        for block in head:
            if block.text in shown:
                block.label = "headline"
        printed = next(i for i in range(max(0, title - _PRINTED_TWICE), title + 1) if head[i].text in shown)
        for place in dict.fromkeys((title, printed)):
            _deck(facts, head, place)
        title = printed
    read_dates(facts, [head[i].text for i in dated if _of_the_story(head[i], i, title, pack)], pack)
    if facts.published is None:
        read_dates(facts, _dates_below(blocks, pack), pack)
    facts.authors = writers(blocks, title or 0, first, facts.headline or "", pack)
    return facts


def without_site(headline: str, site: str | None = None) -> str:
    """A headline without the outlet's name after it ('Banjir Surut - Kabarsela.id').

    ``site`` is the page's own name for itself where markup states one; a part that shares its words goes too ('… | Kabarsela Bahari').
    """
    match = _SITE_NAME.match(headline)
    if not match:
        return headline
    last, own = match["site"].strip(), (site or "").lower()
    shared = bool(own) and (own in last.lower() or last.lower() in own)
    if shared or outlets.by_name(last) or outlets.find(last) or _DOMAIN.fullmatch(last):
        return match["headline"]
    return headline


def _dates_below(blocks: list[Block], pack: LanguagePack) -> list[str]:
    """The lines below the story that are a date behind the word for it, beside a byline: 'Tanggal 12.09.2025', 'Penulis Adi Wira'."""
    below = list(takewhile(lambda block: block.label != "body", reversed(blocks)))
    words = {row["form"] for row in pack.rows("date_words") if row["role"] == "date"}
    return [
        block.text
        for place, block in enumerate(below)
        if any(near.label == "byline" for near in below[max(0, place - 1) : place + 2])
        and _is_date_behind(words, block, pack)
    ]


def _is_date_behind(words: set[str], block: Block, pack: LanguagePack) -> bool:
    """Whether a line is one of the ``words``, a date and nothing more."""
    word = block.text.split(maxsplit=1)[0].rstrip(":")
    if word.lower() not in words:
        return False
    found = dates_in(block.text, pack)
    return len(found) == 1 and not re.search(r"\w", block.text[len(word) : found[0].start] + block.text[found[0].end :])


def _of_the_story(block: Block, place: int, title: int | None, pack: LanguagePack) -> bool:
    """Whether a date line can be the story's: under the headline, or right above it with a time of day.

    A day alone above the headline is today's date in the page's header.
    """
    if title is None or place > title:
        return True
    return place > title - _ABOVE and any(found.time for found in dates_in(block.text, pack))


def _headline(head: list[Block], dated: list[int], rest: list[Block], pack: LanguagePack) -> int | None:
    """Index of the block that is the headline: title-like, near the date line, its words told again in the ``rest``'s story."""
    if not head:
        return None
    told = [b.text for b in rest if b.label == "body"] + [b.text for b in head if _is_prose(b)]
    story = set(_LONGER.findall("\n".join(told).lower()))
    anchor = dated[-1] if dated else len(head)
    best: tuple[bool, float, int] | None = None
    for place, block in enumerate(head):
        text = block.text.strip()
        if block.label not in ("navigation", "related", "headline", "title", "subheading", "caption"):
            continue
        if not 3 <= block.words <= 35 or text.endswith((".", ":", ",")):
            continue
        if block.label == "caption" and (block.words < 5 or block.weight > -10):
            continue  # a twin line may be a headline printed twice; a picture credit is none
        if text.endswith(")") and (marks(pack).credits_picture(text) or dates_in(text, pack)):
            continue  # 'Pekerja menyortir biji kopi. (Antara)', '… di Mataram, Senin (4/7/2022)'
        words = set(_LONGER.findall(text.lower()))
        share = len(words & story) / len(words) if words else 0.0
        gap = abs(anchor - place)
        score = 6 * share + (3 if gap <= 2 else 1.5 if gap <= 5 else 0) + (8 if block.tag == "h1" else 0)
        score += 1 if block.words >= 5 else -1
        sure = share >= _TOLD or block.tag == "h1"
        if sure and any(text in b.text for b in rest if b.label == "body"):
            score -= _PULLED
        if not sure and (gap > 3 or block.label == "caption"):
            continue
        best = max(best or (sure, score, place), (sure, score, place))
    if best is None:
        return None
    whole = head[best[2]].text  # 'zoom-in Feri Kandas …' stands for a picture, the headline by itself as well
    return next((i for i, b in enumerate(head) if b.words >= 3 and whole.endswith(" " + b.text)), best[2])


def _is_prose(block: Block) -> bool:
    """Whether a block is of the story, or a deck or caption above it that is written like prose."""
    return block.label == "body" or (block.label == "caption" and block.weight > 0 and block.words <= _LONGEST_DECK)


def _deck(facts: Facts, head: list[Block], title: int) -> None:
    """The sentence under the headline, where none is known yet."""
    for block in head[title + 1 : title + 4] if facts.deck is None else []:
        prose = _is_prose(block)
        if block.label in ("date", "byline") or (block.label == "caption" and not prose):
            break
        if (prose or block.label == "navigation") and block.words >= 6 and block.terminal:
            facts.deck = block.text.strip()
            block.label = "deck"
            break


def read_dates(facts: Facts, texts: list[str], pack: LanguagePack) -> None:
    """Publication and change from the date lines: the word before a date says which; a full time beats a day."""
    known = roles(pack)
    plain: list[FoundDate] = []
    for text in texts:
        left = 0
        for found in dates_in(text, pack):
            if found.precision not in ("minute", "day"):
                continue
            before = re.findall(r"[a-z]+", text[left : found.start].lower())
            left = found.end
            role = next((known[w] for w in reversed(before) if known.get(w) in ("published", "modified")), None)
            if role == "published":
                facts.published = facts.published or found
            elif role == "modified":
                facts.modified = facts.modified or found
            else:
                plain.append(found)
    timed = [found for found in plain if found.time]
    facts.published = facts.published or next(iter(timed or plain), None) or facts.modified
