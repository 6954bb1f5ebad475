"""What a page says of its story: headline, deck, writers, dates, outlet, dateline.

Belongs here: reading these facts from the lines, the record's fields and the URL. Does not belong here: what a line is.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from pipelines import outlets
from pipelines.cleaning.labels import Judged
from pipelines.cleaning.phrases import roles
from pipelines.language.dates import FoundDate, find_dates
from pipelines.language.pack import LanguagePack

_DATELINE = re.compile(
    r"^(?P<lead>(?:[A-Z][\w.]*(?:\s?[\w.]+){0,2}\.(?:com|id|co|net|tv|ID|COM|CO|CO\.ID|co\.id)|[A-Z][\w.]+),\s*)?"
    r"(?P<place>[A-Z][\w'’.-]*(?:[ ,]+[A-Z][\w'’.-]*){0,3}?)"
    r"(?P<tail>\s*,\s*[\w.]+\.(?:com|id|co|net|tv|CO\.ID|COM|ID)|\s*\([^()]{2,30}\)|\s*,\s*[A-Z][\w ]{2,20}?)?"
    r"\s*(?:[-–—]{1,2}|\|)\s*"
)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|bin|binti|al|van|de|putra|putri)){0,5}")


@dataclass(slots=True)
class Facts:
    """What the page says; absent is None or empty."""

    outlet: str | None = None
    headline: str | None = None
    deck: str | None = None
    authors: list[str] = field(default_factory=list)
    published: FoundDate | None = None
    modified: FoundDate | None = None
    dateline: str | None = None


def authors_in(text: str, pack: LanguagePack) -> list[str]:
    """The people in a byline such as 'Mega Ratih -kabarNews' or 'Adi Wira, Sari Putri'; desks are nobody."""
    known = roles(pack)
    text = re.split(r"\s-\s?|\s?-(?=[a-z]+[A-Z])|\|", text)[0]
    people = []
    for piece in re.split(r"\s*(?:,|;|/|&|\bdan\b|\band\b)\s*", text):
        tokens = piece.split()
        while tokens and known.get(tokens[0].lower().strip(":")) == "writer":
            tokens = tokens[1:]
        part = " ".join(tokens).strip(" :.")
        words = part.lower().split()
        if not part or (not _NAME.fullmatch(part) and not (part.istitle() or part.isupper())):
            continue
        if any(known.get(w) == "desk" for w in words) or outlets.by_name(part) or "." in part.rstrip("."):
            continue
        if part not in people:
            people.append(part)
    return people


def read_page(judged: list[Judged], pack: LanguagePack) -> Facts:
    """The facts that a tag-less page states; sets the labels of the lines that state them."""
    facts = Facts()
    body = [i for i, j in enumerate(judged) if j.label == "body"]
    first = body[0] if body else 0
    head = judged[:first]
    dates = [i for i, j in enumerate(head) if j.label == "date"]
    minute = [i for i in dates if any(f.precision == "minute" for f in find_dates(head[i].line.text, pack))]
    anchor = (minute or dates or [first])[0]
    _headline(facts, head, anchor)
    _dates(facts, [head[i].line.text for i in (minute or dates)], pack)
    _byline(facts, judged, first, pack)
    return facts


def _headline(facts: Facts, head: list[Judged], anchor: int) -> None:
    def fits(j: Judged) -> bool:
        text = j.line.text.strip()
        return (
            3 <= j.shape.words <= 30
            and not text.endswith((".", ":"))
            and j.label in ("navigation", "headline", "caption")
        )

    choice = next(
        (i for i in range(min(anchor, len(head)) - 1, -1, -1) if fits(head[i]) and head[i].shape.words >= 4), None
    )
    if choice is None:
        choice = next((i for i in range(len(head) - 1, -1, -1) if fits(head[i])), None)
    if choice is None:
        return
    title = head[choice].line.text.strip()
    facts.headline = title
    for j in head:
        if j.line.text.strip() == title:
            j.label = "headline"
    for j in head[choice + 1 :]:
        if j.label == "navigation" and j.shape.words >= 6 and j.shape.terminal and facts.deck is None:
            facts.deck = j.line.text.strip()
            j.label = "deck"


def _dates(facts: Facts, texts: list[str], pack: LanguagePack) -> None:
    known = roles(pack)
    plain: FoundDate | None = None
    for text in texts:
        for found in find_dates(text, pack):
            before = re.findall(r"[a-z]+", text[: found.start].lower())
            role = next((known[w] for w in reversed(before) if known.get(w) in ("published", "modified")), None)
            if role == "published" and facts.published is None:
                facts.published = found
            elif role == "modified" and facts.modified is None:
                facts.modified = found
            elif role is None and plain is None:
                plain = found
    facts.published = facts.published or plain or facts.modified


def _byline(facts: Facts, judged: list[Judged], first: int, pack: LanguagePack) -> None:
    """Writers from labelled lines ('Penulis: …', 'oleh … diperbarui') and from role lines with names beside them."""
    known = roles(pack)
    for place, j in enumerate(judged):
        if j.label not in ("byline", "date"):
            continue
        text = j.line.text.strip()
        if known.get(text.lower().strip(" :")) == "writer":
            before = judged[place - 1] if place else None
            after = judged[place + 1] if place + 1 < len(judged) else None
            for beside in (before, after):
                if beside is None or beside.label not in ("navigation", "related", "byline"):
                    continue
                name = beside.line.text.strip()
                if known.get(name.lower().strip(" :")) or not 2 <= beside.shape.words <= 5:
                    continue
                if people := authors_in(name, pack):
                    facts.authors += [p for p in people if p not in facts.authors]
                    beside.label = "byline"
                    break
            continue
        match = re.match(r"(?P<role>[A-Za-z]+)\s*(?::|\s)\s*(?P<rest>.+)", text)
        if match and known.get(match["role"].lower()) == "writer":
            rest = re.split(r"\b(?:diperbarui|diterbitkan|editor|tayang)\b|\d", match["rest"], flags=re.IGNORECASE)[0]
            facts.authors += [p for p in authors_in(rest, pack) if p not in facts.authors]


def dateline_of(text: str) -> tuple[str | None, str | None]:
    """Place and outlet domain that open a story ('MOSKWA, KOMPAS.com - …', 'Liputan6.com, Jakarta - …'), each or None."""
    match = _DATELINE.match(text[:120])
    if not match:
        return None, None
    domain = None
    for part in (match["lead"], match["tail"]):
        found = outlets.by_name((part or "").strip(" ,()"))
        if found:
            domain = found.domain
    place = match["place"].strip(" ,.")
    known = outlets.by_name(place)
    if known:
        return None, known.domain
    place = place.split(",")[0].strip()
    if place.isupper() and len(place) > 3:
        place = place.title()
    return place, domain


def utc(found: FoundDate | None) -> dt.datetime | None:
    """The moment in UTC; a page that names no zone means western Indonesian time."""
    return found.utc(420) if found else None
