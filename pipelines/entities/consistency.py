"""What one place in a document tells of the same words at another.

Belongs here: types of names by the document's own evidence, names it takes back. Does not belong here: ids (``naming``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.entities.findings import Found
from pipelines.entities.lexicon import Lexicon
from pipelines.entities.naming import plain_name, stands_alone

_BRACKETED = re.compile(r"\(([A-Z]{2,8})\)")


def explained_in_small(text: str) -> frozenset[str]:
    """Abbreviations in brackets after a small word: 'alat pelindung diri (APD)'."""
    found = set()
    for match in _BRACKETED.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()].split()
        if before and before[-1].islower():
            found.add(match[1])
    return frozenset(found)


def settle_types(names: Sequence[tuple[str, Found]], text: str, lexicon: Lexicon) -> None:
    """Gives every name of a document a type, or None where it is none after all.

    ``names`` are (surface, name) in order of the ``text``. Abbreviations that the text explains in small letters are no names, nor is a
    word that opens a sentence and stands in small letters elsewhere. A surface takes the type that its places give it, sure ones
    first; what still has none is a person if it looks like one; a word of a person's full name is that person; an abbreviation is a body;
    a head word in short form ('Pemprov') means the one body of the text that it opens.
    """
    lower_explained = explained_in_small(text)
    votes: dict[str, dict[str, int]] = {surface: {} for surface, _ in names}
    for surface, found in names:
        if found.type is not None:
            of = votes[surface]
            of[found.type] = of.get(found.type, 0) + (3 if found.sure else 1)
    bodies = {s for s, f in names if f.type == "ORG" and f.sure and f.canonical is None and f.title is None}
    for surface, found in names:
        if found.canonical is None and found.title is None:
            if of := votes[surface]:
                found.type = next(iter(of)) if len(of) == 1 else min(of, key=lambda t: (-of[t], t))
            elif _looks_like_person(surface, lexicon):
                found.type = "PER"
    _spread_companies(names, bodies, lexicon)
    parts = {
        w
        for s, f in names
        if f.type == "PER" and " " in s
        for w in s.split()
        if len(w) > 2 and not lexicon.is_common(w)
    }
    cores = {
        w: f.type
        for s, f in names
        if f.type in ("FAC", "ORG") and f.sure and (f.canonical is None or f.type == "FAC")
        for w in s.split()[1:]
        if w.lower() not in lexicon.capital_share
    }
    companies = {
        s.partition(" ")[2] for s, f in names if f.type == "ORG" and s.partition(" ")[0] in lexicon.roles["company"]
    }
    given = {s.split()[0] for s, f in names if f.type == "PER" and " " in s and f.sure and f.canonical is None}
    for surface, found in names:
        if found.type == "ORG" and found.canonical is not None and surface.istitle() and surface in given:
            found.type, found.canonical = "PER", None  # 'kata Tesla' in a text on 'Direktur Tesla Palupi'
        if found.canonical is not None or found.sure:
            continue
        if surface in companies and " " in surface and found.title is None:
            found.type = "ORG"  # 'Indra Sarik' in a text on 'PT Indra Sarik'
        elif surface in parts:
            found.type = "PER"
        elif found.opening and " " not in surface and _stands_small(surface, text):
            found.type = None  # 'Manifes itu hilang' in a text on 'manifes kapal'
        elif found.type in ("LOC", "ORG") and surface.istitle() and lexicon.is_common(surface):
            found.type = None  # 'di Kualifikasi', though the tagger sees a place behind 'di'
        elif _one_body(surface, names, lexicon):
            found.type = "ORG"
        elif (surface in lower_explained or (surface,) in lexicon.heads.values) or (
            found.opening and found.type != "PER" and _plain_word(surface) and [s for s, _ in names].count(surface) == 1
        ):
            found.type = None  # 'alat pelindung diri (APD)'; a bare 'RUU'; 'Mengacu' where a sentence opens
        elif found.type is None:
            found.type = _guess(surface, cores.get(surface))


def _spread_companies(names: Sequence[tuple[str, Found]], sure: set[str], lexicon: Lexicon) -> None:
    """A body's name without a head word is one wherever its first word is a name: 'Haldor' in a text on 'Haldor Metaller', and the reverse.

    ``sure`` are names that some sentence shows to be a body's. So is the client before a comma and a person: 'Pengacara Haldor, Ratih Palupi,'.
    """
    if not sure:
        return
    single = {s for s in sure if " " not in s and s not in lexicon.parts and s.istitle()}
    firsts = {s.split()[0] for s in sure if " " in s and not lexicon.heads.at(s.split(), 0)}
    firsts = {w for w in firsts if w not in lexicon.parts and w.lower() not in lexicon.capital_share} | single
    for n, (surface, found) in enumerate(names):
        words = surface.split()
        known = words[0] in single or (len(words) == 1 and surface in firsts)
        if not known and surface not in sure:
            continue
        if found.canonical is not None or (found.sure and found.type != "LOC" and found.title is None):
            continue
        after = names[n + 1][1] if n + 1 < len(names) else None
        if found.title is None:
            found.type, found.opening = "ORG", False
        elif after and after.first == found.last + 1 and after.type == "PER" and after.last - after.first > 1:
            found.type, found.title = "ORG", None


def _stands_small(word: str, text: str) -> bool:
    """Whether the word also stands in small letters in the text."""
    small = word.lower()
    return word[1:].islower() and small in text and re.search(rf"\b{re.escape(small)}\b", text) is not None


def _one_body(surface: str, names: Sequence[tuple[str, Found]], lexicon: Lexicon) -> bool:
    """Whether the surface is a head word that stands alone and the document names one body by it: 'Pemprov' beside 'Pemprov Bali'."""
    if not stands_alone(surface, lexicon):
        return False
    full = lexicon.heads.values[surface,].full + " "
    bodies = {plain_name(s, "ORG", lexicon).name for s, f in names if f.type == "ORG" and " " in s}
    return len([body for body in bodies if body.startswith(full)]) == 1


def _looks_like_person(surface: str, lexicon: Lexicon) -> bool:
    words = surface.split()
    return (
        len(words) in (2, 3, 4)
        and all(w.isalpha() and w.istitle() and not lexicon.words[w].common for w in words)
        and any(w in lexicon.parts for w in words)
    )


def _plain_word(surface: str) -> bool:
    return surface.isalpha() and not surface.isupper()


def _guess(surface: str, core: str | None) -> str | None:
    return "MISC" if " " in surface or any(c.isdigit() for c in surface) else core
