"""A page as lines and blocks: the units that cleaning judges.

Belongs here: cutting a document into lines, putting the lines of one paragraph together, and what can be measured of a
block by its shape. Does not belong here: what a block is (labels) and what its words mean (phrases, header).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from pipelines import outlets
from pipelines.language.dates import FoundDate, find_dates
from pipelines.language.letters import count_words
from pipelines.language.pack import LanguagePack

REMEMBERED = 4096
"""Distinct lines, or words, whose looks are remembered: a page's lines are asked for several times, and an outlet's menus stand in every page."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MOSTLY_LINK = 0.6  # share of letters inside links from which a line is a link

_ROW = re.compile(r"[A-Z][\w .'’()/-]{1,40}:\s")
_FACTS_IN_A_ROW = 3  # signs between the names of a row at least
_LINE_END = re.compile(r"\r\n?|\n")
INVISIBLE = " \t\u00a0\u200b\ufeff\u200e"
_UNSEEN = INVISIBLE + "\x0b\x0c"
_BULLET = re.compile(r"(?:[-–—•*●▪·]\s*\S|\(?\d{1,3}[.)]\s*\D|[a-z][.)]\s)")
_OPENERS = "\"'“‘«([{*_"
_CLOSERS = "\"'”’»)]}*_ \u200b\u00a0"
_CONTINUES = re.compile(
    r"\s*(?:[,;:!?)”%]|\([a-z]|\.(?!\.)(?!\d)|[\"”](?:\s+[a-z]|[,.])"
    r"|[a-z](?!\w*[A-Z])(?![.)]\s)(?![\w-]*(?:\.[a-z]{2,4}){1,2}\s*[,–—-]\s*[A-Z]))"  # but 'kabarsela.id, JAKARTA - …'
)


@dataclass(slots=True)  # frozen it takes five times as long to make
class PageLine:
    """A line that is not blank.

    ``no`` counts all lines from 1; ``start`` and ``end`` are code points in the document, null for markup; ``tag`` is the
    HTML element that holds it ('p', 'h1' …, empty where unknown); ``linked`` is the share of its letters inside links;
    ``hint`` is the label that the markup around it suggests ('advert', 'caption'; empty where none).
    """

    no: int
    start: int | None
    end: int | None
    text: str
    tag: str = ""
    linked: float = 0.0
    hint: str = ""


def split_lines(text: str) -> list[PageLine]:
    """The lines of a text that hold more than blanks, with their place in it. LF, CRLF and CR end a line."""
    lines = []
    is_plain = "\r" not in text
    bodies = text.split("\n") if is_plain else _LINE_END.split(text)
    widths = repeat(1) if is_plain else chain(map(len, _LINE_END.findall(text)), repeat(0))
    start = 0
    for no, (body, width) in enumerate(zip(bodies, widths, strict=False), 1):
        end = start + len(body)
        if body.strip(_UNSEEN):
            lines.append(PageLine(no, start, end, body))
        start = end + width
    return lines


@lru_cache(REMEMBERED)
def dates_in(line: str, pack: LanguagePack) -> tuple[FoundDate, ...]:
    """The dates that a line of a page names with their year."""
    return tuple(find_dates(line, pack))


@lru_cache(REMEMBERED)
def outlets_in(line: str) -> tuple[outlets.Found, ...]:
    """The news organisations that a line of a page names."""
    return tuple(outlets.find(line))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotation marks and brackets aside."""
    text = text.rstrip()
    bare = text.rstrip(_CLOSERS)
    return bare.endswith((".", "!", "?", "…")) or (text[-1:] in '"”»' and bare.endswith(","))


class Looks(NamedTuple):
    """A text with what can be measured of it by its shape; the fields are those of Block."""

    text: str
    words: int
    terminal: bool
    quoted: bool
    bullet: bool


def looks_of(text: str) -> Looks:
    """What can be measured of a text by its shape."""
    return Looks(text, count_words(text), ends_sentence(text), text[:1] in "\"“”'‘’«", bool(_BULLET.match(text)))


def capitals_of(text: str) -> float:
    """Share of a text's longer words that open with a capital."""
    longer = [word.lstrip(_OPENERS)[:1] for word in text.split() if len(word) > 3]
    return sum(map(str.isupper, longer)) / len(longer) if longer else 0.0


def is_row(text: str) -> bool:
    """Whether a line is a row of facts under a name: 'Wanasari FC (4-3-3): Rudi; Adi, Bayu, Candra; Dewa'."""
    return text.count(",") + text.count(";") >= _FACTS_IN_A_ROW and _ROW.match(text) is not None


@dataclass(slots=True)
class Block:
    """Lines that make one paragraph, title or entry, what can be measured of them, and in the end their label.

    ``words`` counts words; ``terminal``: it ends as a sentence does; ``quoted``: it opens with a quotation mark;
    ``bullet``: it opens as an item of a list does; ``weight``: how much it speaks for the story, in words.
    """

    lines: list[PageLine]
    text: str
    words: int = 0
    terminal: bool = False
    quoted: bool = False
    bullet: bool = False
    weight: float = 0.0
    label: str = "other"

    @property
    def capitals(self) -> float:
        """Share of its longer words that open with a capital."""
        return capitals_of(self.text)

    @property
    def tag(self) -> str:
        """The HTML element of its first line."""
        return self.lines[0].tag

    @property
    def linked(self) -> float:
        """The largest share of linked letters among its lines."""
        return self.lines[0].linked if len(self.lines) == 1 else max(line.linked for line in self.lines)


class Edges(NamedTuple):
    """How a line opens and ends, as far as it tells whether a paragraph goes on across a break.

    ``stops``: it ends as a sentence does; ``breaks_off``: at a comma, a bracket or a word that no sentence ends with;
    ``leads``: with a sign that something else follows; ``closes``: it is a closing mark alone; ``continues``: it opens as the rest of a sentence does.
    """

    stops: bool
    breaks_off: bool
    leads: bool
    closes: bool
    continues: bool


def edges_of(text: str, function_words: frozenset[str]) -> Edges:
    """How a line, without blanks around it, opens and ends."""
    stops = text[-1:] in ".!?…" and text[-3:] != "..."
    breaks_off = not stops and (text.endswith((",", "(")) or _ends_open(text, function_words))
    leads, closes = text[-1:] in ":]", text in (".", "”", '"')
    return Edges(stops, breaks_off, leads, closes, _CONTINUES.match(text) is not None)


def _ends_open(text: str, function_words: frozenset[str]) -> bool:
    """Whether a text of several words ends with one that no sentence ends with."""
    _, *tail = text.rsplit(maxsplit=1)
    return bool(tail) and tail[0].islower() and tail[0] in function_words


def blocks_of(lines: list[PageLine], edges: list[Edges], closed: list[bool]) -> list[Block]:
    """Put together the lines of paragraphs that links or fonts broke apart.

    Two lines belong together only where no blank line parts them and the words show it: the second opens with a small
    letter or a comma, or the first breaks off at a function word or a comma. ``edges`` are those of the lines; ``closed`` marks
    lines that are complete as they stand (set phrases, sign-offs). The blocks are not measured yet.
    """
    joined = [False] * len(lines)  # joined[i]: line i goes on in line i + 1
    for i in range(len(lines) - 1):
        if closed[i] or closed[i + 1] or lines[i + 1].no != lines[i].no + 1:
            continue
        left, right = edges[i], edges[i + 1]
        joined[i] = right.closes if left.stops else left.breaks_off or (right.continues and not left.leads)
    for i in range(len(lines) - 2, -1, -1):
        if joined[i] or not joined[i + 1] or closed[i] or closed[i + 1] or lines[i + 1].no != lines[i].no + 1:
            continue
        if len(lines[i + 1].text.split()) <= 6 and lines[i].text.strip()[-1:] not in '.!?…:"”)]':
            split = lines[i].text.split()
            running = sum(word[0].islower() for word in split) * 2 > len(split) >= 3  # titles have capitals
            joined[i] = len(split) >= 8 or len(split) <= 2 or running
    blocks: list[Block] = []
    held: list[PageLine] = []
    for i, line in enumerate(lines):
        held.append(line)
        if not joined[i]:
            blocks.append(Block(held, _joined(held)))
            held = []
    return blocks


def _joined(lines: list[PageLine]) -> str:
    """The text of a block's lines."""
    text = lines[0].text.strip(INVISIBLE)
    for line in lines[1:]:
        piece = line.text.strip(INVISIBLE)
        text += piece if piece[:1] in ",.;:!?)”%" else " " + piece
    return text
