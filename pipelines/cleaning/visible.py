"""HTML as lines: what a reader sees, block by block.

Belongs here: visible text in document order, with the element, the share of links and the role of each line. Does not belong
here: what the page's head states (markup), which lines are the story (labels).

The tree is parsed and written out as text by resiliparse, in C. What only the tree knows (a line stands in an advert box) is
written into it beforehand, as noncharacters that Unicode keeps for such inner use, and read off the lines.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from pipelines.cleaning.page import PageLine

_HIDDEN = [
    "[hidden]", "[aria-hidden=true]", '[style*="display:none"]', '[style*="display: none"]',
    '[style*="visibility:hidden"]', '[style*="visibility: hidden"]', "template", "noscript", "select", "button",
]  # fmt: skip
_ROLES = (  # what the usual class names and elements say of the text they hold, and how many letters such a text can have
    ("advert", 600, '[class^="ad-"], [class^="ads-"], [class~="ad"], [class~="ads"], [class*="iklan"], [class*="advert"], '
                    '[class*="sponsor"], ins'),
    ("caption", 800, '[data-figcaption], [class*="caption"]'),
    ("comment", 4000, '[class^="comment"], [id^="comment"], [class^="komentar"], [id^="komentar"]'),
    ("related", 4000, 'aside, [class*="related"], [class*="terkait"], [class*="populer"], [class*="recommend"], '
                      '[class*="rekomendasi"], [class*="baca-juga"], [class*="bacajuga"]'),
)  # fmt: skip
_OPEN, _CLOSE = "\ufdd0\ufdd1\ufdd2\ufdd3", "\ufdd8\ufdd9\ufdda\ufddb"  # by place in _ROLES
_MARKS = re.compile("[\ufdd0-\ufddf]")
_MARK_BYTES = b"\xef\xb7"  # what each of them opens with in UTF-8
_TOKEN = re.compile(r"<(/?(?:h[1-6]|p|a|li|ul|ol|pre|br))\b[^>]*>|([\ufdd0-\ufddf])")
_BLANK = " \t\u00a0\u200b\ufeff"
_LONGEST_LINK = 400  # letters; a longer one was not closed
# resiliparse leaves figures and what is written under them out with the texts that stand for pictures
_FIGURES = (
    ("<figcaption", "<div data-figcaption"),
    ("</figcaption", "</div"),
    ("<figure", "<div"),
    ("</figure", "</div"),
)
_LONGEST_TAG = 8000
_MOST_ATTRIBUTES = 300
_TAG_START = re.compile(r"<[a-z][a-z0-9]{0,20}", re.IGNORECASE)
_MOST_ELEMENTS = 2000  # with one role that are looked at
_DEEP_LIST = " ".join(
    [":is(ul, ol)"] * 16
)  # lists are written indented: without end in one another, without end in memory
_LIST_TAG = re.compile(r"<(/?)[uo]l\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class _Region:
    """An element with a role: which one (place in _ROLES), and how many letters stood before it and stand in it."""

    role: int
    before: int
    letters: int = 0


@dataclass(slots=True)
class _Seen:
    """A line as it was written out; ``linked_if``: its share of links should the link that it leaves open be closed soon."""

    no: int
    text: str
    tag: str
    linked: float
    linked_if: float
    regions: list[_Region]


def visible_lines(text: str) -> list[PageLine]:
    """The visible text of an HTML document or fragment, one line a block element or line break, in document order."""
    seen = _seen(_written(text))
    total = sum(len(line.text) for line in seen)
    return [
        PageLine(line.no, None, None, line.text, line.tag, line.linked, _role_of(line.regions, total)) for line in seen
    ]


def _seen(written: str) -> list[_Seen]:
    seen: list[_Seen] = []
    within: list[list[_Region]] = [[] for _ in _ROLES]  # what is open, by role, the innermost last
    inner: list[_Region] = []  # the innermost of each role: where an outer one is small enough, so is this
    element = ""
    is_link, link_from, link_letters, total = False, 0, 0, 0
    for no, raw in enumerate(written.split("\n"), 1):
        if not raw:
            continue
        parts = _TOKEN.split(raw)
        tag = element
        linked = pending = 0
        covered: list[tuple[_Region, int]] = []
        for place in range(0, len(parts), 3):
            if piece := parts[place]:
                letters = len(piece.strip())
                if is_link:
                    pending += letters
                    link_letters += letters
                total += letters
                if inner:
                    covered += [(region, letters) for region in inner]
            if place + 1 == len(parts):
                break
            name = parts[place + 1]
            if name is None:
                inner = _open_or_close(parts[place + 2], within, total)
            elif name == "a":
                linked, pending = (linked + pending, 0) if is_link else (linked, pending)
                is_link, link_from, link_letters = True, len(seen), 0
            elif name == "/a":
                if is_link and link_letters <= _LONGEST_LINK:
                    linked, pending = linked + pending, 0
                    for line in seen[link_from:]:
                        line.linked = line.linked_if
                is_link = False
            elif name != "br":
                element = "" if name[0] in "/uo" else name  # a list says nothing of its items
                tag = tag or element
        shown = "".join(parts[::3])
        if "&" in shown:
            shown = html.unescape(shown)
        if shown := shown.strip(_BLANK):
            length = len(shown)
            seen.append(
                _Seen(no, shown, tag, min(1.0, linked / length), min(1.0, (linked + pending) / length),
                      _mostly(covered, length) if covered else [])
            )  # fmt: skip
    for regions in within:  # what the page itself left open
        for region in regions:
            region.letters = total - region.before
    return seen


def _mostly(covered: list[tuple[_Region, int]], length: int) -> list[_Region]:
    """The regions that hold more than half of a line."""
    regions: list[_Region] = []
    for region, _ in covered:
        if region not in regions and 2 * sum(n for r, n in covered if r is region) > length:
            regions.append(region)
    return regions


def _written(text: str) -> str:
    """The visible text with block elements and links as tags, and marks where an element with a role opens and closes."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    if not text.isascii() and _MARK_BYTES in text.encode(
        "utf-8", "surrogatepass"
    ):  # far faster than to look for _MARKS
        text = _MARKS.sub("", text)
    text = _bounded(text)
    if "<fig" in text:
        for name, other in _FIGURES:
            text = text.replace(name, other)
    tree: Any = HTMLTree.parse(text)
    if tree.document.query_selector(_DEEP_LIST) is not None:
        tree = HTMLTree.parse(_LIST_TAG.sub(r"<\1div", text))
    for place, (_, _, selector) in enumerate(_ROLES):
        # values() takes time in proportion to the number of elements, iteration to its square
        for element in list(tree.document.query_selector_all(selector).values())[:_MOST_ELEMENTS]:
            element.prepend(tree.create_text_node(_OPEN[place]))
            element.append(tree.create_text_node(_CLOSE[place]))
    return extract_plain_text(
        tree, preserve_formatting="minimal_html", main_content=False, list_bullets=True, links=True, alt_texts=False,
        skip_elements=_HIDDEN,
    )  # fmt: skip


def _bounded(text: str) -> str:
    """The text with tags of hundreds of attributes bare of them: the parser compares each with each."""
    if not _has_long_piece(text):
        return text
    pieces = text.split(">")
    for place, piece in enumerate(pieces):
        if len(piece) > _LONGEST_TAG and (tag := _TAG_START.search(piece)) and len(piece) - tag.end() > _LONGEST_TAG:
            attributes = piece[tag.end() :]
            if attributes.count("=") + len(attributes.split()) > _MOST_ATTRIBUTES:
                pieces[place] = piece[: tag.end()]
    return ">".join(pieces)


def _has_long_piece(text: str) -> bool:
    """Whether more letters than a tag may have stand somewhere without a '>'; looks at one place in thousands."""
    place = 0
    while len(text) - place > _LONGEST_TAG:
        place = text.rfind(">", place, place + _LONGEST_TAG + 1) + 1
        if not place:
            return True
    return False


def _open_or_close(mark: str, within: list[list[_Region]], total: int) -> list[_Region]:
    """Keeps ``within`` at a mark that stands after ``total`` letters; returns the innermost region of each role."""
    opened = _OPEN.find(mark)
    if opened >= 0:
        within[opened].append(_Region(opened, total))
    elif regions := within[_CLOSE.find(mark)]:
        region = regions.pop()
        region.letters = total - region.before
    return [regions[-1] for regions in within if regions]


def _role_of(regions: list[_Region], total: int) -> str:
    """The role of a line: the first in _ROLES of the regions around it that are as small as such a text is."""
    fitting = [r.role for r in regions if r.letters <= _ROLES[r.role][1] and r.letters * 2 <= total]
    return _ROLES[min(fitting)][0] if fitting else ""
