"""HTML as lines: what a reader sees, block by block, and what the page states in its head.

Belongs here: visible text in document order with the element and the share of links of each line; JSON-LD, Open Graph and
meta tags. Does not belong here: which lines are the story (labels).
"""

from __future__ import annotations

import html
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipelines import outlets
from pipelines.cleaning.header import Facts, authors_in
from pipelines.cleaning.page import PageLine
from pipelines.language.dates import FoundDate, find_dates
from pipelines.language.pack import LanguagePack

_HIDDEN = (
    "[hidden]", "[aria-hidden=true]", '[style*="display:none"]', '[style*="display: none"]',
    '[style*="visibility:hidden"]', '[style*="visibility: hidden"]', "template", "noscript", "select", "button",
)  # fmt: skip
_ROLES = {  # what the usual class names and elements say of the text they hold, and how long such a text can be
    "advert": (('[class^="ad-"]', '[class^="ads-"]', '[class~="ad"]', '[class~="ads"]', '[class*="iklan"]',
                '[class*="advert"]', '[class*="sponsor"]', "ins"), 600),
    "caption": (("figcaption", '[class*="caption"]'), 800),
    "comment": (('[class^="comment"]', '[id^="comment"]', '[class^="komentar"]', '[id^="komentar"]'), 4000),
    "related": (("aside", '[class*="related"]', '[class*="terkait"]', '[class*="populer"]', '[class*="recommend"]',
                 '[class*="rekomendasi"]', '[class*="baca-juga"]', '[class*="bacajuga"]'), 4000),
}  # fmt: skip
_MOST_ELEMENTS = 12  # of one selector that are looked at: the outer ones come first
_LARGEST_COLLECTION = 60  # reaching an element costs time in proportion to how many the selector matched
_TAG = re.compile(r"<(/?)(h[1-6]|p|a|li|ul|ol|pre|br)\b[^>]*>", re.IGNORECASE)
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_JSON_LD = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_CANONICAL = re.compile(r"<link\b[^>]*\brel\s*=\s*[\"']?canonical\b[^>]*>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PUBLISHED = ("article:published_time", "datepublished", "publishdate", "pubdate", "date", "dc.date", "content_publisheddate",
              "parsely-pub-date", "publish_date", "originalpublicationdate", "content_pubdate", "content_date")  # fmt: skip
_MODIFIED = ("article:modified_time", "datemodified", "og:updated_time", "lastmod", "content_modifieddate")
_AUTHOR = ("author", "content_author", "article:author", "dc.creator", "parsely-author", "content_authorname")


@dataclass(slots=True)
class Page:
    """An HTML page: its visible lines, and what its head states (absent: None or empty)."""

    lines: list[PageLine]
    url: str | None = None
    site_name: str | None = None
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)


def read(text: str) -> Page:
    """The page of an HTML document or fragment; never raises on broken markup."""
    page = Page(_lines(text))
    bare = _COMMENT.sub("", text)
    for tag in _META.findall(bare):
        parts = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}
        name = parts.get("property") or parts.get("name") or parts.get("itemprop")
        if name and parts.get("content", "").strip():
            page.meta.setdefault(name.lower(), re.sub(r"\s+", " ", parts["content"]).strip())
    for block in _JSON_LD.findall(bare):
        page.article = page.article or _article(block)
    canonical = _CANONICAL.search(bare)
    link = re.search(r"href\s*=\s*[\"']?([^\"'\s>]+)", canonical.group()) if canonical else None
    stated = [html.unescape(link[1]) if link else None, page.meta.get("og:url"), _text(page.article.get("url"))]
    page.url = next((u for u in stated if u and u.startswith(("http://", "https://"))), None)
    publisher = page.article.get("publisher")
    page.site_name = page.meta.get("og:site_name") or _text(
        publisher.get("name") if isinstance(publisher, dict) else None
    )
    title = _TITLE.search(bare)
    page.title = re.sub(r"\s+", " ", html.unescape(title[1])).strip() if title else None
    return page


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _lines(text: str) -> list[PageLine]:
    """The visible text, one line a block element or line break, in document order."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(text)
    plain = extract_plain_text(
        tree, preserve_formatting="minimal_html", main_content=False, list_bullets=True, links=True, alt_texts=False,
        skip_elements=list(_HIDDEN),
    )  # fmt: skip
    hints = _hints(tree)
    lines: list[PageLine] = []
    element = ""
    inside = False
    for no, raw in enumerate(plain.split("\n"), 1):
        shown: list[str] = []
        linked = place = 0
        tag = element
        for match in _TAG.finditer(raw):
            piece = html.unescape(raw[place : match.start()])
            shown.append(piece)
            linked += len(piece.strip()) if inside else 0
            place = match.end()
            closing, name = match[1] == "/", match[2].lower()
            if name == "a":
                inside = not closing
            elif name != "br":
                element = "" if closing else name
                tag = tag or element
                inside = False
        piece = html.unescape(raw[place:])
        shown.append(piece)
        linked += len(piece.strip()) if inside else 0
        line = "".join(shown).strip(" \t\u00a0\u200b\ufeff")
        inside = False  # a link that the markup forgot to close must not swallow the story
        if line:
            lines.append(PageLine(no, None, None, line, tag, min(1.0, linked / len(line)), _hint(line, hints)))
    return lines


def _key(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def _hints(tree: Any) -> dict[str, str]:
    """By role (see _ROLES): the letters of all text in elements of that role."""
    found: dict[str, str] = {}
    for role, (selectors, longest) in _ROLES.items():
        texts: list[str] = []
        for selector in selectors:
            elements = tree.document.query_selector_all(selector)
            if len(elements) <= _LARGEST_COLLECTION:
                texts += [e.text for e in itertools.islice(elements, _MOST_ELEMENTS)]
        found[role] = "\n".join(_key(text) for text in texts if len(text) <= longest)
    return found


def _hint(line: str, hints: dict[str, str]) -> str:
    """The role of the element that holds a line of three words or more, empty where none is known."""
    if len(line.split()) < 3:
        return ""
    key = _key(line)
    return next((role for role, letters in hints.items() if key and key in letters), "")


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
        stated = _without_site(html.unescape(stated), page.site_name)
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


def _without_site(title: str, site: str | None) -> str:
    """A stated title without the site name or section that trails or leads it."""
    parts = re.split(r"\s+[|–—»:-]\s+|\s+:\s+", title)
    if len(parts) > 1:
        name = (site or "").lower()
        last = parts[-1].lower()
        if outlets.find(parts[-1], words=True) or (name and (name in last or last in name)):
            return title[: title.rindex(parts[-1])].rstrip(" |–—»:-")
    return title


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
