"""Who wrote a story, as its page says.

Belongs here: reading people from bylines, from names beside the date, from sign-offs and from names in capitals at the end.
Does not belong here: which lines are bylines (labels), where a byline inside the story's text ends (byline).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import outlets
from pipelines.cleaning.byline import byline_end, closing_names
from pipelines.cleaning.page import REMEMBERED, Block, dates_in
from pipelines.cleaning.phrases import (
    alternatives,
    common_words,
    holds,
    open_words,
    outlet_signoff,
    roles,
    writer_signoff,
)
from pipelines.cleaning.section import is_rubric
from pipelines.datelines import SITE, is_known_place, names_no_place
from pipelines.language.pack import LanguagePack

_CAPITAL_WORD = r"[A-Z][\w'’.-]*"
_NAME = re.compile(rf"{_CAPITAL_WORD}(?:\s+(?:{_CAPITAL_WORD}|bin|binti|al|van|de|der)){{1,4}}")
_SIGNED_BY = re.compile(
    rf"(?P<name>{_NAME.pattern}|{_CAPITAL_WORD})(?:\s*[|,]|\s+[-–—])\s*(?P<site>\S.{{0,40}})"
)  # 'Rina Dewi - kabarNews', 'Rina - kabarNews'
_CAMEL = re.compile(r"[a-z]+[A-Z]\w*")
_SPLIT = re.compile(r"\s*(?:,|;|/|&|\bdan\b|\band\b)\s*")
_SECTION = re.compile(r"\s+[-–—]\s*\S.*$|\s*-(?=[a-z]+[A-Z]).*$")  # ' -kabarNews', ' - Nusakini'
_SITE_BEFORE = re.compile(rf"{SITE}\s+(?=[A-Z])")  # 'Kabarsela.id Rina Dewi'
_SITE_AFTER = re.compile(rf"\s+{SITE}$")  # 'Rina Dewi Kabarsela.id'
_NO_NAME = re.compile(r"[\d@]|\.[a-z]|[a-z]\.\w")  # an address; but 'M.A. Wirawan'
_NO_WRITER = re.compile(r"[A-Z]{2,4}|(?:[A-Z][a-z]{0,2}\.)+[A-Z]?[a-z]{0,4}\.?")  # initials; a degree ('S.Kom')
_TYPED_BAR = re.compile(r"\s+[Il]\s+(?=[A-Z])")  # 'Rina Dewi I Banda Aceh': a letter that looks like a bar
_LABELLED = re.compile(r"(?P<role>[^\W\d]+(?:\s[^\W\d]+)?)\s*[:,]\s*.+|(?P<word>[^\W\d]+)\s+.+")
_NO_NAMES = frozenset({"headline", "deck", "caption", "date", "body"})  # what holds no bare name of a writer
_SHORT_ROLE = 3  # letters up to which a word is a role only before a colon ('Red:')
_NEXT_NAME = re.compile(r",\s+|\s+dan\s+")
_IN_BRACKETS = re.compile(
    r"\s*\[.*$|\s*\([^()]*\)\s*(?=,|$)"
)  # 'Rina Dewi [Mataram]', 'Rina Dewi (Kabarsela), Jurnalis'
_LONGEST_DESK = 3  # words behind an outlet's name
_SHORTEST_NAME = 3  # letters of the longest word of a name
_LAST = 8  # blocks at a page's end that may hold a sign-off
_MOST_STACKED = 3  # names under one another


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


@cache
def _role(pack: LanguagePack) -> re.Pattern[str]:
    """A role word inside a byline, parted from the name before it or glued to it ('Rina DewiEditor: Adi')."""
    words = [word for word, role in roles(pack).items() if role != "desk"]
    plain = alternatives(word for word in words if len(word) > _SHORT_ROLE)
    glued = alternatives(word.capitalize() for word in words)
    dated = alternatives(word.capitalize() for word, role in roles(pack).items() if role in ("published", "modified"))
    return re.compile(
        rf"\b(?i:{plain})\b\s*:?|\b(?i:{alternatives(words)})\s*:|(?<=[a-z])(?:(?:{glued})\s*:|(?:{dated})\b)"
    )


@cache
def _role_in_brackets(pack: LanguagePack) -> re.Pattern[str]:
    """A name with a role after it in brackets that is no writer's: 'Adi Wira (Editor)'."""
    others = alternatives(word for word, role in roles(pack).items() if role not in ("writer", "desk"))
    return re.compile(rf"[^,;/&|()]*\(\s*(?:{others})\s*\)", re.IGNORECASE)


def _writers_part(text: str, pack: LanguagePack) -> Iterator[str]:
    """The parts of a byline that name writers: what no role word stands before, and what stands after a writer's."""
    if "(" in text:
        text = _role_in_brackets(pack).sub("", text)
    start, writes = 0, True
    for match in _role(pack).finditer(text):
        if writes:
            yield text[start : match.start()]
        start, writes = match.end(), roles(pack).get(match.group().lower().rstrip(":").rstrip()) == "writer"
    if writes:
        yield text[start:]


def authors_in(text: str, pack: LanguagePack) -> list[str]:
    """The people in a byline such as 'Mega Ratih -kabarNews' or 'Reporter Adi Wira Editor Sari Putri'; desks, outlets, places,
    editors and photographers are nobody.
    """
    return list(_people_in(text.strip(), pack))


@lru_cache(REMEMBERED)
def _people_in(text: str, pack: LanguagePack) -> tuple[str, ...]:
    people: list[str] = []
    for part in _writers_part(text, pack):
        sides = part.split("|")
        pieces = [
            (piece, place > 0)
            for place, side in enumerate(sides)
            for piece in _SPLIT.split(_SECTION.sub("", side.strip()))
        ]
        several = len([piece for piece, _ in pieces if piece.strip()]) > 1
        for piece, barred in pieces:
            name = _person(piece, pack)
            if not name or name in people or (barred and " " not in name) or (several and _NO_WRITER.fullmatch(name)):
                continue
            if (several and is_known_place(name, pack)) or names_no_place(name, pack):
                continue
            people.append(name)
    return tuple(people)


def _person(piece: str, pack: LanguagePack) -> str | None:
    """The person that a piece of a byline names, None where it names none."""
    piece = _SITE_BEFORE.sub("", _IN_BRACKETS.sub("", piece).strip(" :"), count=1)
    if (bar := _TYPED_BAR.search(piece)) and is_known_place(piece[bar.end() :].strip(), pack):
        piece = piece[: bar.start()]
    tokens = piece.split()
    while tokens and roles(pack).get(tokens[0].lower().strip(":")) == "writer":
        tokens = tokens[1:]  # 'By Rina Dewi'
    leads = (place for place, token in enumerate(tokens) if place and token in open_words(pack))
    name = " ".join(tokens[: next(leads, len(tokens))]).strip(" :.-–()*")  # 'Rina Dewi dari Sumedang'
    lower = name.lower().split()
    if not lower or len(lower) > 5 or _NO_NAME.search(name) or not name[0].isupper():
        return None
    if re.search(r"[a-z][A-Z]", name) and len(lower) == 1:
        return None  # 'KabarSela' is a desk's brand
    if any(roles(pack).get(word) == "desk" for word in lower) or outlets.by_name(name):
        return None
    return name.title() if name.isupper() and " " in name else name


def writers(blocks: list[Block], title: int, first: int, headline: str, pack: LanguagePack) -> list[str]:
    """The people who wrote the story whose first body block is ``first`` and whose headline block is ``title``, in the page's order.

    From labelled lines ('Penulis: …', 'oleh … diperbarui') and role lines beside names; failing these from sign-offs, the story's
    own ends, and names beside the date. Labels the blocks that name them.
    """
    people = _labelled(blocks, pack)
    end = next((place for place in reversed(range(len(blocks))) if blocks[place].label == "body"), None)
    last = None if end is None else blocks[end]
    if not people:
        for block in blocks[first if end is None else min(end, max(first, len(blocks) - _LAST)) :]:
            if block.text.rstrip()[-1:] != ")":
                continue
            match = outlet_signoff().search(block.text[-120:])
            if block is last and not match:
                match = writer_signoff().search(block.text[-120:])
            if match:
                _add(people, authors_in(match["names"], pack))
    if not people and last:
        forms, tail = _forms(pack), last.text[-500:]
        for match in forms.writer.finditer(tail) if holds(tail, forms.writers) else ():
            _add(people, authors_in(forms.stop.split(match[1])[0], pack))
    if not people:
        for block in [last, *(b for b in blocks[first:] if b.label == "byline")] if last else []:
            if closing := closing_names(block.text, pack):
                _add(people, closing[1])
    if not people and first < len(blocks) and (end := byline_end(blocks[first].text, pack)):
        _add(people, authors_in(blocks[first].text[:end], pack))
    printed = next((i for i, b in enumerate(blocks[:title]) if b.text == blocks[title].text), title)
    if not people:
        for block in blocks[printed + 1 : first]:
            signed = _SIGNED_BY.fullmatch(block.text.strip()) if block.label in ("navigation", "byline") else None
            if (
                signed
                and (" " in signed["name"] or _is_strange_word(signed["name"], pack))
                and _stands_behind_writers(signed["site"], pack)
                and _add(people, authors_in(signed["name"], pack))
            ):
                block.label = "byline"
                break
    if not people:
        people = _beside_date(blocks[printed:first], blocks[first:], headline, pack)
    if not people and headline:
        people = _alone(blocks[printed + 1 : first], blocks[first:], headline, pack)
    return people


def _add(people: list[str], found: list[str]) -> bool:
    people += [person for person in found if person not in people]
    return bool(found)


def _labelled(blocks: list[Block], pack: LanguagePack) -> list[str]:
    """Writers from lines that open with a role, with their names in them or in lines of their own beside them."""
    known = roles(pack)
    people: list[str] = []
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
                if not 0 <= beside < len(blocks) or blocks[beside].label in _NO_NAMES:
                    continue
                name = blocks[beside].text.strip()
                far = known.get(blocks[beside - 1].text.lower().strip(" :")) if beside > place or beside > 0 else None
                if beside < place and far in ("editor", "writer"):
                    continue
                named = known.get(name.lower().strip(" :")) is None and _NAME.fullmatch(name)
                if named and _add(people, authors_in(name, pack)):
                    blocks[beside].label = "byline"
                    if beside > place:
                        _add(people, _stacked(blocks, beside + 1, pack))
                    break
            continue
        match = _LABELLED.match(text)
        opens = known.get((match["role"] or match["word"]).lower()) if match else None
        if opens == "writer" or (opens == "editor" and _role(pack).match(text)):
            dates = dates_in(text, pack)
            part = re.split(r"\b\d", text[: dates[0].start] if dates else text)[0]
            found = authors_in(part, pack)
            if match and match["word"]:  # 'Laporan Khusus'
                found = [name for name in found if " " in name or name.lower() not in common_words(pack)]
            if _add(people, found):
                _add(people, _stacked(blocks, place + 1, pack))
    return people


def _stacked(blocks: list[Block], start: int, pack: LanguagePack) -> list[str]:
    """The names under a writer's name, one a line, that the next role or the date closes; labels their blocks."""
    end = start
    while (
        end < len(blocks)
        and blocks[end].label in ("navigation", "related")
        and _NAME.fullmatch(blocks[end].text.strip())
    ):
        end += 1
    if not 0 < end - start <= _MOST_STACKED or end == len(blocks) or blocks[end].label not in ("byline", "date"):
        return []
    people: list[str] = []
    for block in blocks[start:end]:
        if _add(people, authors_in(block.text, pack)):
            block.label = "byline"
    return people


def _beside_date(head: list[Block], rest: list[Block], headline: str, pack: LanguagePack) -> list[str]:
    """Writers' bare names in or next to the date line, where no role word names one; never a name that the story tells of."""
    known = roles(pack)
    if any(known.get(b.text.lower().strip(" :")) in ("writer", "editor") for b in head):
        return []

    def told(name: str) -> bool:
        return name in headline or any(name in b.text for b in rest if b.label == "body")

    for place, block in enumerate(head):
        if block.label != "date":
            continue
        found = dates_in(block.text, pack)
        lead = block.text[: found[0].start].strip(" -–—|,.•·") if found else ""
        around = [place - 2 if place > 1 and _is_outlet(head[place - 1].text) else place - 1, place + 1]
        beside = [p for p in around if 0 <= p < len(head) and head[p].label in ("navigation", "byline")]
        for at, line in [(None, lead), *((p, head[p].text) for p in beside)]:
            text = _SITE_AFTER.sub("", _IN_BRACKETS.sub("", line.strip())).rstrip(" -–—")
            names = [part.strip() for part in text.split("|")]
            several = len(names) > 1 and all(_NAME.fullmatch(one) for one in names)  # 'Rina Dewi | Adi Wira'
            name = names[0] if several else _SECTION.sub("", _SPLIT.split(names[0])[0]).strip()
            if told(name) or not _has_names_shape(name) or known.keys() & name.lower().split() or len(text.split()) > 8:
                continue
            people = authors_in(", ".join(names) if several else name, pack)
            if not people:
                continue
            if at is not None:
                head[at].label = "byline"
                step = 1 if at > place else -1
                for near in head[at + step :: step] if at + step >= 0 else []:
                    other = near.text.strip()
                    if (
                        near.label != "navigation"
                        or _is_outlet(other)
                        or len(people) > _MOST_STACKED
                        or not _may_be_person(other, pack)
                        or told(other)
                    ):
                        break
                    near.label = "byline"
                    people = [*people, *authors_in(other, pack)] if step > 0 else [*authors_in(other, pack), *people]
            return people
    return []


def _stands_behind_writers(site: str, pack: LanguagePack) -> bool:
    """Whether what follows a name is an outlet, its desk ('kabarNews') or its rubric."""
    found = outlets.find(site)
    return bool(found and found[0].start == 0) or bool(
        outlets.by_name(site) or _CAMEL.fullmatch(site) or is_rubric(site, pack)
    )


def _alone(head: list[Block], rest: list[Block], headline: str, pack: LanguagePack) -> list[str]:
    """The person, or the persons in one line, whose bare name stands in the page's header, with nothing that says what it is there for."""
    if any(roles(pack).get(b.text.lower().strip(" :")) in ("writer", "editor") for b in head):
        return []
    told = headline + "\n" + "\n".join(b.text for b in rest if b.label == "body")
    found = [
        block
        for block in head
        if block.label == "navigation"
        and all(_is_strange_name(part, pack) and part not in told for part in _NEXT_NAME.split(block.text.strip()))
        and not outlets.find(block.text)
    ]
    people = authors_in(found[0].text, pack) if len(found) == 1 else []
    if people:
        found[0].label = "byline"
    return people


def _has_names_shape(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and max(map(len, name.split())) >= _SHORTEST_NAME


def _is_strange_name(name: str, pack: LanguagePack) -> bool:
    """Whether words have the shape of a name, are no place, and none of them is an ordinary word."""
    return (
        _has_names_shape(name)
        and not any(word.lower().strip(".") in common_words(pack) for word in name.split())
        and not is_known_place(name, pack)
    )


def _is_strange_word(word: str, pack: LanguagePack) -> bool:
    """Whether a word is no ordinary one, no place and no rubric."""
    return word.lower() not in common_words(pack) and not is_known_place(word, pack) and not is_rubric(word, pack)


def _is_outlet(line: str) -> bool:
    """Whether a line is an outlet's name or address and nothing more but where it stands ('BBC News Indonesia, Atambua')."""
    line = line.strip()
    if outlets.by_name(line) is not None or re.fullmatch(SITE, line):
        return True
    found = outlets.find(line)
    return bool(found) and found[0].start == 0 and len(line[found[0].end :].split()) <= _LONGEST_DESK


def _may_be_person(name: str, pack: LanguagePack) -> bool:
    """Whether a line has the shape of a name and a word that is no ordinary one."""
    return _NAME.fullmatch(name) is not None and not all(word.lower() in common_words(pack) for word in name.split())
