"""Abbreviations that the document itself explains.

Belongs here: 'Mahkamah Agung (MA)', initials of the one body that the document names in full. Does not belong here: abbreviations
that the seeds know (``lexicon``), nicknames (``nicknames``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.entities.naming import Meant
from pipelines.entities.parting import Placed

_INITIALS = re.compile(r"[A-Z]{3,8}")
_OF_PERSON = re.compile(r"[A-Z]{2,4}")
_INSIDE = re.compile(r"(\S.*?) \(([^()\s]+)\) (\S.*)")


def learn_abbreviations(text: str, placed: Sequence[Placed]) -> dict[str, Meant]:
    """Abbreviations and the full names that the document gives them; an unknown abbreviation is given the type of its full name.

    What stands in brackets behind a name goes before initials.
    """
    explained = teach_types(text, placed)
    initials = _initials_of_persons(text, placed) | _initialled(text, placed) | _inside(text, placed)
    found = initials | _taught(text, explained)
    return {short: Meant(full, "abbreviation") for short, full in found.items()}


def teach_types(text: str, placed: Sequence[Placed]) -> list[tuple[Placed, Placed, str]]:
    """Gives an unknown abbreviation, wherever it stands, the type of the name that explains it; returns the explanations."""
    explained = list(_bracketed(text, placed))
    for a, b, short in explained:
        if _no_person(a, short):
            a.found.type = b.found.type if b.found.canonical else "MISC"
    full = {short: a.found for a, b, short in explained if b.found.canonical is None and a.found.type}
    for p in placed if full else ():
        name = full.get(text[p.start : p.end])
        if name and p.found.canonical is None and p.found.title is None:
            p.found.type, p.found.sure = name.type, p.found.sure or name.sure
    return explained


def _no_person(full: Placed, short: str) -> bool:
    """Whether a name taken for a person's is rather a term, by its initials in brackets: 'Quantitative Easing (QE)'; no word is of persons' names."""
    f = full.found
    words = full.tokens.words[f.first : f.last]
    doubtful = f.type == "PER" and f.title is None and not f.sure and not any(w.part for w in words)
    return doubtful and len(words) > 1 and "".join(w.text[0] for w in words) == short


def _bracketed(text: str, placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed, str]]:
    """Names with the abbreviation in brackets after them, 'Mahkamah Agung (MA)', or the reverse, 'MA (Mahkamah Agung)'."""
    for a, b in pairwise(placed):
        if text[b.end : b.end + 1] == ")" and text[a.end : b.start].strip() == "(":
            one, other = text[a.start : a.end], text[b.start : b.end]
            if " " not in other and _drawn(other, one):
                yield a, b, other
            elif " " in other and b.found.sure and _INITIALS.fullmatch(one) and _drawn(one, other):
                yield b, a, one


def _drawn(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation stand in this order in the name: 'Jihandak' in 'Penjinak Bahan Peledak'."""
    letters = iter(full.lower())
    return all(letter in letters for letter in short.lower())


def _taught(text: str, explained: Sequence[tuple[Placed, Placed, str]]) -> dict[str, str]:
    """Abbreviations the document explains: 'Mahkamah Agung (MA)'."""
    return {
        short: a.found.canonical or text[a.start : a.end]
        for a, b, short in explained
        if a.found.type == b.found.type is not None
    }


def _inside(text: str, placed: Sequence[Placed]) -> dict[str, str]:
    """What a name teaches that has its abbreviation inside: 'Badan Jaminan (BJ) Sarik' is what 'BJ', 'BJ Sarik' and 'Badan Jaminan' mean.

    These are given its type.
    """
    found: dict[str, str] = {}
    types: dict[str, str] = {}
    for p in placed:
        told = _INSIDE.fullmatch(text, p.start, p.end) if "(" in p.words and p.found.type else None
        if told and p.found.type and _drawn(told[2], told[1]):
            for name in (told[2], f"{told[2]} {told[3]}", told[1]):
                found.setdefault(name, p.found.canonical or f"{told[1]} {told[3]}")
                types.setdefault(name, p.found.type)
    for p in placed if found else ():
        if p.found.canonical is None and p.found.title is None and not p.found.sure:
            p.found.type = types.get(text[p.start : p.end], p.found.type)
    return found


def _initials_of_persons(text: str, placed: Sequence[Placed]) -> dict[str, str]:
    """Unknown abbreviations that are the initials of just one person of the document, whom it named before: 'Danu Sarwo hadir. DS mengatakan …'.

    These are given the type.
    """
    full: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    for p in placed:
        name = text[p.start : p.end]
        if p.found.type == "PER" and len(p.words) > 1 and all(w[0].isupper() and w[1:].islower() for w in p.words):
            full.setdefault("".join(w[0] for w in p.words), set()).add(p.found.canonical or name)
        elif p.found.canonical is None and p.found.title is None and _OF_PERSON.fullmatch(name) and name in full:
            after = p.tokens.words[p.found.last].roles if p.found.last < len(p.tokens.words) else frozenset()
            if len(full[name]) == 1 and "speech" in after | _before(p):
                found[name] = next(iter(full[name]))
    for p in placed if found else ():
        if p.found.canonical is None and text[p.start : p.end] in found:
            p.found.type, p.found.sure = "PER", True
    return found


def _before(p: Placed) -> frozenset[str]:
    """The roles of the word before a name."""
    return p.tokens.words[p.found.first - 1].roles if p.found.first else frozenset()


def _initialled(text: str, placed: Sequence[Placed]) -> dict[str, str]:
    """Unknown abbreviations that are the initials of one body of the document, 'LBN' where it also names 'Lembaga Bahasa Nusantara', or stand
    behind its first word for the rest of it: 'Lembaga BN'.

    Those without a type are given the body's.
    """
    short = [p for p in placed if p.found.canonical is None and len(p.words) < 3 and _INITIALS.fullmatch(p.words[-1])]
    wanted = {p.words for p in short}
    found: dict[str, set[str]] = {}
    for p in placed if wanted else ():
        if p.found.type == "ORG" and len(p.words) > 2 and p.found.canonical is None:
            initials = "".join(w[0] for w in p.words if w[0].isupper())
            if (initials,) in wanted:
                found.setdefault(initials, set()).add(text[p.start : p.end])
            elif (p.words[0], initials[1:]) in wanted:  # 'Lembaga BN'
                found.setdefault(initials[1:], set()).add(text[p.start : p.end])
    taught = {initials: full for initials, (full, *others) in found.items() if not others}
    for p in short:
        if p.words[0] in taught and p.found.type is None:
            p.found.type = "ORG"
    return taught
