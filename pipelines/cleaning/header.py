"""What a page says of its story: headline, deck, writers, dates, dateline.

Belongs here: reading these facts from the blocks around the story and from a scraper's fields. Does not belong here: what a
block is (labels), what markup says (markup).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cache

from pipelines import outlets
from pipelines.cleaning.byline import byline_end
from pipelines.cleaning.page import Block, dates_in
from pipelines.cleaning.phrases import alternatives, holds, outlet_signoff, roles
from pipelines.language.dates import FoundDate
from pipelines.language.pack import LanguagePack

_CAPITAL_WORD = r"[A-Z][\w'’.-]*"
_NAME = re.compile(rf"{_CAPITAL_WORD}(?:\s+(?:{_CAPITAL_WORD}|bin|binti|al|van|de|der)){{1,4}}")
_SIGNED_BY = re.compile(rf"(?P<name>{_NAME.pattern})\s+[-–—|]\s*(?P<site>\S+)")  # 'Rina Dewi - kabarNews'
_CAMEL = re.compile(r"[a-z]+[A-Z]\w*")
_SPLIT = re.compile(r"\s*(?:,|;|/|&|\||\bdan\b|\band\b)\s*")
_SECTION = re.compile(r"\s+[-–—|]\s*\S.*$|\s*-(?=[a-z]+[A-Z]).*$")  # ' -kabarNews', ' - Nusakini'
_SITE_NAME = re.compile(r"(?P<headline>.+\S)(?:\s+[-–—|•»:]\s+|\s+[-–—]|\s*[|•]\s*)(?P<site>\S.*)$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[a-z]{2,4}){1,2}", re.IGNORECASE)
_LONGER = re.compile(r"\w{4,}")
_TOLD = 0.3  # share of a headline's longer words that its story repeats at least
_PULLED = 4  # what a headline's score loses where the story has the line word for word
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


@dataclass(frozen=True, slots=True)
class _Forms:
    """Patterns of bylines: where a writer's name ends, writers named inside a story's last line (after
    one of ``writers``).
    """

    stop: re.Pattern[str]
    writer: re.Pattern[str]
    writers: tuple[str, ...]


@cache
def _forms(pack: LanguagePack) -> _Forms:
    def words(*wanted: str) -> str:
        return alternatives(word for word, role in roles(pack).items() if role in wanted)

    writers = tuple(word.capitalize() for word, role in roles(pack).items() if role == "writer")
    return _Forms(
        re.compile(rf"\b(?:{words('published', 'modified', 'editor')})\b|\b\d", re.IGNORECASE),
        re.compile(rf"[\s,(](?:{alternatives(writers)})\s?:\s?({_NAME.pattern}(?:\s*[,/&]\s*{_NAME.pattern})*)"),
        writers,
    )


def utc(found: FoundDate | None) -> dt.datetime | None:
    """The moment in UTC; where no zone is named, western Indonesian time is meant."""
    return found.utc(_WESTERN) if found else None


def authors_in(text: str, pack: LanguagePack) -> list[str]:
    """The people in a byline such as 'Mega Ratih -kabarNews' or 'Adi Wira, Sari Putri'; desks and outlets are nobody."""
    known = roles(pack)
    people: list[str] = []
    for piece in _SPLIT.split(_SECTION.sub("", text.strip())):
        tokens = piece.split()
        while tokens and known.get(tokens[0].lower().strip(":")) == "writer":
            tokens = tokens[1:]
        name = " ".join(tokens).strip(" :.-–()*")
        lower = name.lower().split()
        if not lower or len(lower) > 5 or re.search(r"[\d@]|\.\w", name) or not name[0].isupper():
            continue
        if re.search(r"[a-z][A-Z]", name) and len(lower) == 1:
            continue  # 'KabarSela' is a desk's brand
        if any(known.get(word) == "desk" for word in lower) or outlets.by_name(name) or name in people:
            continue
        people.append(name)
    return people


def read_page(blocks: list[Block], pack: LanguagePack, stated: str | None = None) -> Facts:
    """The facts that the page prints around its story; labels the blocks that print them.

    ``stated``: the headline where it is known already (a scraper's field); no other line is taken for it then.
    """
    facts = Facts()
    first = next((i for i, b in enumerate(blocks) if b.label == "body"), len(blocks))
    head = blocks[:first]
    dated = [i for i, b in enumerate(head) if b.label in ("date", "byline") and dates_in(b.text, pack)]
    if stated is None:
        title = _headline(head, dated, blocks[first:])
    else:
        title = next((i for i, b in enumerate(head) if b.text.strip() == stated.strip()), None)
    if title is not None:
        facts.headline = without_site(head[title].text.strip())
        shown = (head[title].text, facts.headline)
        for block in head:
            if block.text in shown:
                block.label = "headline"
        _deck(facts, head, title)
    read_dates(facts, [head[i].text for i in dated if _of_the_story(head[i], i, title, pack)], pack)
    _writers(facts, blocks, title or 0, first, pack)
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


def _of_the_story(block: Block, place: int, title: int | None, pack: LanguagePack) -> bool:
    """Whether a date line can be the story's: under the headline, or right above it with a time of day.

    A day alone above the headline is today's date in the page's header.
    """
    if title is None or place > title:
        return True
    return place > title - 4 and any(found.time for found in dates_in(block.text, pack))


def _headline(head: list[Block], dated: list[int], rest: list[Block]) -> int | None:
    """Index of the block that is the headline: title-like, near the date line, its words told again in the ``rest``'s story."""
    if not head:
        return None
    story = {word for b in rest if b.label == "body" for word in _LONGER.findall(b.text.lower())}
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
        words = set(_LONGER.findall(text.lower()))
        told = len(words & story) / len(words) if words else 0.0
        gap = abs(anchor - place)
        score = 6 * told + (3 if gap <= 2 else 1.5 if gap <= 5 else 0) + (8 if block.tag == "h1" else 0)
        score += 1 if block.words >= 5 else -1
        sure = told >= _TOLD or block.tag == "h1"
        if sure and any(text in b.text for b in rest if b.label == "body"):
            score -= _PULLED
        if not sure and (gap > 3 or block.label == "caption"):
            continue
        best = max(best or (sure, score, place), (sure, score, place))
    if best is None:
        return None
    whole = head[best[2]].text  # 'zoom-in Feri Kandas …' stands for a picture, the headline by itself as well
    return next((i for i, b in enumerate(head) if b.words >= 3 and whole.endswith(" " + b.text)), best[2])


def _deck(facts: Facts, head: list[Block], title: int) -> None:
    """The sentence under the headline."""
    for block in head[title + 1 : title + 4]:
        if block.label in ("date", "byline", "caption"):
            break
        if block.label == "navigation" and block.words >= 6 and block.terminal:
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


def _writers(facts: Facts, blocks: list[Block], title: int, first: int, pack: LanguagePack) -> None:
    """Writers from labelled lines ('Penulis: …', 'oleh … diperbarui'), role lines beside names, and names beside the date."""
    known, forms = roles(pack), _forms(pack)
    stop = forms.stop

    def add(people: list[str]) -> bool:
        facts.authors += [person for person in people if person not in facts.authors]
        return bool(people)

    for place, block in enumerate(blocks):
        if block.label not in ("byline", "date"):
            continue
        text = block.text.strip()
        role = known.get(text.lower().strip(" :"))
        after = blocks[place + 1] if place + 1 < len(blocks) else block
        if role == "editor" and after.label in ("navigation", "related") and _NAME.fullmatch(after.text.strip()):
            after.label = "byline"
        if role == "writer":
            for beside in (place - 1, place + 1):
                if not 0 <= beside < len(blocks) or blocks[beside].label in (
                    "headline",
                    "deck",
                    "caption",
                    "date",
                    "body",
                ):
                    continue
                name = blocks[beside].text.strip()
                far = known.get(blocks[beside - 1].text.lower().strip(" :")) if beside > place or beside > 0 else None
                if beside < place and far in ("editor", "writer"):
                    continue
                if (
                    known.get(name.lower().strip(" :")) is None
                    and _NAME.fullmatch(name)
                    and add(authors_in(name, pack))
                ):
                    blocks[beside].label = "byline"
                    break
            continue
        match = re.match(
            r"(?P<role>[^\W\d]+(?:\s[^\W\d]+)?)\s*[:,]\s*(?P<rest>.+)|(?P<word>[^\W\d]+)\s+(?P<name>.+)", text
        )
        if match:
            named = known.get((match["role"] or match["word"]).lower())
            if named == "writer":
                rest = match["rest"] or match["name"]
                dates = dates_in(rest, pack)
                add(authors_in(stop.split(rest[: dates[0].start] if dates else rest)[0], pack))
    if not facts.authors:
        for block in blocks[-8:]:
            if block.text.rstrip()[-1:] == ")" and (match := outlet_signoff().search(block.text[-120:])):
                add(authors_in(match["names"], pack))
    if not facts.authors and (last := next((b for b in reversed(blocks) if b.label == "body"), None)):
        tail = last.text[-500:]
        for match in forms.writer.finditer(tail) if holds(tail, forms.writers) else ():
            add(authors_in(stop.split(match[1])[0], pack))
    if not facts.authors and first < len(blocks) and (end := byline_end(blocks[first].text, pack)):
        add(authors_in(blocks[first].text[:end], pack))
    if not facts.authors:
        for block in blocks[title + 1 : first]:
            match = _SIGNED_BY.fullmatch(block.text.strip()) if block.label in ("navigation", "byline") else None
            if match and (outlets.by_name(match["site"]) or _CAMEL.fullmatch(match["site"])):
                add(authors_in(match["name"], pack))
                block.label = "byline"
                break
    if not facts.authors:
        printed = next((i for i, b in enumerate(blocks[:title]) if b.text == blocks[title].text), title)
        _beside_date(facts, blocks[printed:first], blocks[first:], pack)


def _beside_date(facts: Facts, head: list[Block], rest: list[Block], pack: LanguagePack) -> None:
    """A writer's bare name in or next to the date line, where no role word names one; never a name that the story tells of."""
    known = roles(pack)
    if any(known.get(b.text.lower().strip(" :")) in ("writer", "editor") for b in head):
        return
    for place, block in enumerate(head):
        if block.label != "date":
            continue
        found = dates_in(block.text, pack)
        lead = block.text[: found[0].start].strip(" -–—|,.") if found else ""
        around = [lead] + [head[p].text.strip() for p in (place - 1, place + 1) if 0 <= p < len(head)
                           and head[p].label in ("navigation", "byline")]  # fmt: skip
        for text in around:
            names = [part.strip() for part in text.split("|")]
            several = len(names) > 1 and all(_NAME.fullmatch(one) for one in names)  # 'Rina Dewi | Adi Wira'
            name = names[0] if several else _SECTION.sub("", _SPLIT.split(text)[0]).strip()
            told = name in (facts.headline or "") or any(name in b.text for b in rest if b.label == "body")
            if (
                not told
                and _NAME.fullmatch(name)
                and known.get(name.split()[0].lower()) is None
                and len(text.split()) <= 8
            ):
                people = authors_in(", ".join(names) if several else name, pack)
                if people:
                    facts.authors = people
                    for near in (place - 1, place + 1):
                        if 0 <= near < len(head) and head[near].text.strip() == text:
                            head[near].label = "byline"
                    return
