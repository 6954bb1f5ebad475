"""The rubric of its outlet under which a page stands: 'Nasional', 'Ekonomi'.

Belongs here: what says so, and what goes before what. Does not belong here: one vocabulary for the rubrics of all outlets; a
rubric is named as its outlet names it.

The evidence, in order: what the page's head or a scraper's field states; the address (its host before its path); a breadcrumb above
the headline ('Home', 'Ekonomi', 'Industri'); a lone rubric right above the headline. Where nothing is stated, only known rubrics
(sections.csv) count; of several the first that is not general ('News') is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from pipelines import outlets
from pipelines.cleaning.page import Block
from pipelines.language.pack import LanguagePack

_LONGEST = 40  # letters of a stated rubric
_LONGEST_CRUMB = 4  # words
_REACH = 4  # lines above the headline within which a breadcrumb opens
_MENU = 7  # lines above the headline of which another that is a rubric shows a menu
_JOINT = re.compile(r"\s*[>»›/|•]\s*")
_APART = re.compile(r"[^\w&]+")


@cache
def _known(pack: LanguagePack) -> dict[str, tuple[str, str]]:
    """A rubric's form in small letters, words joined by hyphens -> its name and whether it is general."""
    return {row["form"]: (row["name"], row["general"]) for row in pack.rows("sections")}


@cache
def _homes(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(form for form, (_, general) in _known(pack).items() if general == "home")


def _form(text: str) -> str:
    return _APART.sub("-", text.lower().replace("&", " ")).strip("-")


def section_of(stated: str | None, url: str | None, blocks: list[Block], pack: LanguagePack) -> str | None:
    """The page's rubric by the evidence above, None where nothing tells it.

    ``stated``: what the head or a record's field says; ``blocks`` are labelled.
    """
    return _stated(stated, pack) or _first(_of_address(url), pack) or _printed(blocks, pack)


def _stated(text: str | None, pack: LanguagePack) -> str | None:
    """A stated rubric, as known, else as printed; an outlet's name and what is too long for a rubric are none."""
    for part in re.split(r"[,;>»]", text or ""):
        name = part.strip()
        if name and len(name) <= _LONGEST and outlets.by_name(name) is None:
            known = _known(pack).get(_form(name))
            if known is None:
                return name
            if known[1] != "home":
                return known[0]
    return None


def _of_address(url: str | None) -> list[str]:
    """The parts of an address that may name a rubric: those of its host, then of its path."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return []
    hosts = (parts.hostname or "").split(".")
    return [*hosts[:-1], *parts.path.lower().split("/")[:-1]]


def _first(forms: Iterable[str], pack: LanguagePack) -> str | None:
    """The first known rubric that is not general, else the first that is."""
    found = [known for form in forms if (known := _known(pack).get(form)) and known[1] != "home"]
    return next((name for name, general in found if not general), found[0][0] if found else None)


def _printed(blocks: list[Block], pack: LanguagePack) -> str | None:
    """The rubric that a breadcrumb above the headline ends in, or that stands alone right above it."""
    title = next((i for i, block in enumerate(blocks) if block.label == "headline"), 0)
    lines = (line.text.strip() for block in blocks[:title] for line in block.lines)
    head = [text for text in lines if len(text) > 1]  # separators stand as lines of their own
    for text in reversed(head):
        if not text[:_LONGEST].lower().startswith(_homes(pack)):
            continue
        parts = [_form(part) for part in _JOINT.split(text)]
        crumbs = parts if len(parts) > 1 else _form(text).split("-")
        if len(crumbs) > 1 and len(text.split()) <= 3 * _LONGEST_CRUMB and _opens(crumbs[0], pack):
            return _first(crumbs[1:], pack)
    for place in range(1, min(_REACH, len(head)) + 1):
        text = head[-place]
        if _opens(_form(text), pack) or outlets.by_name(text):
            return _first(map(_form, head[len(head) - place + 1 :]), pack)
        if len(text.split()) > _LONGEST_CRUMB:
            break
    in_menu = any(_form(text) in _known(pack) for text in head[-_MENU:-1])
    return None if in_menu else _first(map(_form, head[-1:]), pack)


def is_rubric(text: str, pack: LanguagePack) -> bool:
    """Whether a line is the name of a rubric and nothing more."""
    return _form(text) in _known(pack)


def _opens(form: str, pack: LanguagePack) -> bool:
    """Whether a word opens a breadcrumb ('Home')."""
    return _known(pack).get(form, ("", ""))[1] == "home"
