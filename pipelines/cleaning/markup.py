"""What an HTML page states in its head: JSON-LD, Open Graph, meta tags.

Belongs here: reading these, and which of them go before what the page prints. Does not belong here: the visible text
(visible), which lines are the story (labels).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipelines.cleaning.header import Facts, without_site
from pipelines.cleaning.page import PageLine
from pipelines.cleaning.visible import visible_lines
from pipelines.cleaning.writers import authors_in
from pipelines.language.dates import FoundDate, find_dates
from pipelines.language.pack import LanguagePack

_TAG = re.compile(
    r"<(meta|link|script|title)\b([^>]*)", re.IGNORECASE
)  # no '>' is asked for: time grows with the page alone
_END = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "title")}
_ATTRIBUTE = re.compile(r"([\w:.-]{1,100})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LONGEST_TAG = 20_000
_PUBLISHED = ("article:published_time", "datepublished", "publishdate", "pubdate", "date", "dc.date", "content_publisheddate",
              "parsely-pub-date", "publish_date", "originalpublicationdate", "content_pubdate", "content_date")  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod", "content_modifieddate")
_SECTION = ("article:section", "section", "content_category", "parsely-section", "cxenseparse:articlesection")
_AUTHOR = ("author", "content_author", "article:author", "dc.creator", "parsely-author", "content_authorname")


@dataclass(slots=True)
class Page:
    """An HTML page: its visible lines, and what its head states (absent: None or empty)."""

    lines: list[PageLine]
    url: str | None = None
    site_name: str | None = None
    title: str | None = None
    section: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)


def read(text: str) -> Page:
    """The page of an HTML document or fragment; never raises on broken markup."""
    page = Page(visible_lines(text))
    canonical = None
    bare = _without_comments(text)
    place = 0
    while tag := _TAG.search(bare, place):
        place = tag.end()
        name = tag[1].lower()
        if name in _END:
            end = _END[name].search(bare, place)
            inner = bare[place + 1 : end.start() if end else None]
            place = end.end() if end else len(bare)
            if name == "title":
                page.title = page.title or _flat(html.unescape(inner)) or None
            elif not page.article and "ld+json" in tag[2].lower():
                page.article = _article(inner)
            continue
        parts = _attributes(tag[2])
        if name == "link":
            canonical = canonical or (
                parts.get("href") if "canonical" in parts.get("rel", "").lower().split() else None
            )
        elif (stated := parts.get("property") or parts.get("name") or parts.get("itemprop")) and (
            content := _flat(parts.get("content", ""))
        ):
            page.meta.setdefault(stated.lower(), content)
    addresses = (canonical, page.meta.get("og:url"), _text(page.article.get("url")))
    page.url = next((u for u in addresses if u and u.startswith(("http://", "https://"))), None)
    publisher = page.article.get("publisher")
    page.site_name = page.meta.get("og:site_name") or _text(
        publisher.get("name") if isinstance(publisher, dict) else None
    )
    stated = page.article.get("articleSection")
    page.section = _text(stated[0] if isinstance(stated, list) and stated else stated) or next(
        (page.meta[name] for name in _SECTION if name in page.meta), None
    )
    return page


def _without_comments(text: str) -> str:
    """The text without HTML comments; one that is not closed stays."""
    parts = []
    place = 0
    while (start := text.find("<!--", place)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[place:start])
        place = end + 3
    return "".join([*parts, text[place:]])


def _attributes(tag: str) -> dict[str, str]:
    """The attributes in the inner of a tag, names in lower case."""
    found = _ATTRIBUTE.finditer(tag) if len(tag) <= _LONGEST_TAG else ()
    return {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in found}


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _article(block: str) -> dict[str, Any]:
    """The first article that a JSON-LD block describes, empty where it describes none or is broken."""
    try:
        data = json.loads(block.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return {}
    for item in _objects(data):
        kinds = item.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and (kind.endswith("Article") or kind == "Report") for kind in kinds):
            return item
    return {}


def _objects(data: object) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for item in data:
            yield from _objects(item)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"))


def state(page: Page, facts: Facts, pack: LanguagePack) -> None:
    """Put what the page's head states into ``facts``: it goes before what the line model read, except the printed headline."""
    stated = _text(page.article.get("headline")) or page.meta.get("og:title") or page.title
    if stated:
        stated = without_site(html.unescape(stated), page.site_name)
        if facts.headline is None or not _same(facts.headline, stated):
            printed = next((line.text for line in page.lines if line.tag == "h1" and _same(line.text, stated)), None)
            facts.headline = printed or stated
    published = _date(_text(page.article.get("datePublished")), pack) or _first_date(page.meta, _PUBLISHED, pack)
    modified = _date(_text(page.article.get("dateModified")), pack) or _first_date(page.meta, _MODIFIED, pack)
    visible = facts.published
    if (
        published
        and visible
        and published.offset is None
        and (published.day, published.time) == (visible.day, visible.time)
    ):
        published = visible  # the head names no zone where the page does
    if published and (facts.published is None or published.time is not None or facts.published.time is None):
        facts.published = published
    facts.modified = modified or facts.modified
    people = _people(page.article.get("author"), pack)
    if not people and not facts.authors:
        for name in _AUTHOR:
            if value := page.meta.get(name):
                people = people or (authors_in(value, pack) if not value.startswith("http") else [])
    facts.authors = people or facts.authors


def _same(printed: str, stated: str) -> bool:
    """Whether a printed headline is the stated one, site names and cuts aside."""
    short, long = sorted((re.sub(r"\W+", "", printed.lower()), re.sub(r"\W+", "", stated.lower())), key=len)
    return len(short) >= 8 and short in long


def _date(value: str | None, pack: LanguagePack) -> FoundDate | None:
    found = find_dates(value, pack) if value else []
    return next((f for f in found if f.precision in ("minute", "day")), None)


def _first_date(meta: dict[str, str], names: tuple[str, ...], pack: LanguagePack) -> FoundDate | None:
    return next((found for name in names if (found := _date(meta.get(name), pack))), None)


def _people(author: object, pack: LanguagePack) -> list[str]:
    """The people in JSON-LD's author: a string, an object, or a list of these; organisations are nobody."""
    items = author if isinstance(author, list) else [author]
    people: list[str] = []
    for item in items:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(item, dict) and item.get("@type") == "Organization":
            continue
        for one in name if isinstance(name, list) else [name]:
            if isinstance(one, str):
                people += [person for person in authors_in(one, pack) if person not in people]
    return people
