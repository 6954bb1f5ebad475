"""Set phrases of pages: wording that tells what a line is, whatever the outlet.

Belongs here: compiling chrome.csv, appeals.csv, bylines.csv and the like, and asking a line for them. Does not belong here:
the decision what a line is; a phrase is one piece of evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines import outlets
from pipelines.language.pack import LanguagePack

_TRIM = " \t\u00a0\u200b\ufeff\"'“”‘’*#>|:;.,!-–—•·[](){}«»→↓▼►_"
_FIRST = re.compile(r"[^\s:,.\]]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase found in a line: what it makes of the line, and whether the story seldom goes on after it."""

    label: str
    barrier: bool


def alternatives(forms: Iterable[str]) -> str:
    """A pattern that matches any of the forms, the longest first."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda f: (-len(f), f)))


class Phrases:
    """The set phrases of one language, ready to be looked up."""

    def __init__(self, pack: LanguagePack) -> None:
        self._whole: dict[str, Phrase] = {}
        self._start: dict[str, list[tuple[str, bool, Phrase]]] = {}
        self._contains: dict[str, Phrase] = {}
        for row in pack.rows("chrome"):
            form, phrase = row["form"].lower(), Phrase(row["label"], row["barrier"] == "yes")
            if row["match"] == "whole":
                self._whole[form] = phrase
            elif row["match"] == "contains":
                self._contains[form] = phrase
            elif row["match"] == "inline":
                self._whole[form.strip(_TRIM)] = phrase
            elif row["match"] != "inline-bracket":
                first = _FIRST.match(form)
                key = first.group() if first else form
                self._start.setdefault(key, []).append((form, row["match"] == "start-short", phrase))
        for forms in self._start.values():
            forms.sort(key=lambda f: (-len(f[0]), f[0]))
        self._contains_re = re.compile(alternatives(self._contains))
        appeals = pack.rows("appeals")
        verbs, channels, openers = (
            alternatives(r["form"] for r in appeals if r["role"] == role) for role in ("verb", "channel", "opener")
        )
        self._verb = re.compile(rf"\b(?:{verbs})\b")
        self._channel = re.compile(rf"\b(?:{channels})\b")
        self._opens = re.compile(rf"(?:\W|\b(?:{openers})\b)*(?:{verbs})\b")
        starts = alternatives(
            row["form"] for row in pack.rows("chrome") if row["match"].startswith("start") and " " in row["form"]
        )
        rows = pack.rows("bylines")
        named = alternatives(r["form"].capitalize() for r in rows if r["role"] in ("writer", "editor"))
        appeal = alternatives(r["form"].capitalize() for r in appeals if r["role"] == "verb")
        # What single-line stories end with: 'Pewarta: … Editor: … Copyright …', '… Ikuti WhatsApp Channel Kabarsela'
        self.tail = re.compile(
            rf"(?<=[\w.!?\"”)])\s+(?:(?:{named})\s?:\s?[A-Z][\w.]|Copyright\s*©|©\s*\d{{4}}"
            rf"|(?:{appeal})\s(?=(?:\S+\s){{0,6}}(?i:{channels})\b(?:\s\S+){{0,6}}\s*$))"
        )
        inline = [re.escape(row["form"]) for row in pack.rows("chrome") if row["match"] == "inline"]
        inline += [
            re.escape(row["form"]) + r"[^\]]*\]" for row in pack.rows("chrome") if row["match"] == "inline-bracket"
        ]
        self.inline = re.compile("|".join(inline))
        self.inner = re.compile(rf"(?P<end>[.!?\"”’')\]])\s*(?P<phrase>{starts})\b", re.IGNORECASE)

    def of(self, text: str, words: int) -> Phrase | None:
        """The phrase that a line of ``words`` words shows, None where it shows none."""
        low = text.lower().strip(_TRIM)
        if not low:
            return Phrase("other", False)
        if found := self._whole.get(low):
            return found
        first = _FIRST.match(low)
        if words <= 45:
            for form, short, phrase in self._start.get(first.group() if first else "", ()):
                rest = low[len(form) : len(form) + 1]
                if low.startswith(form) and not (rest.isalnum() and form[-1].isalnum()) and not (short and words > 6):
                    return phrase
        if words <= 45 and (hit := self._contains_re.search(low)):
            return self._contains[hit.group()]
        if words <= 60 and text[:1] not in '"“' and self._channel.search(low) and self._verb.search(low):
            named = bool(outlets.find(text))
            if self._opens.match(low) and (words <= 20 or named):
                return Phrase("social", False)
            if named and words <= 40 and not text[:1].isalnum():
                return Phrase("social", False)
        return None


@cache
def phrases(pack: LanguagePack) -> Phrases:
    """The compiled phrases of a pack."""
    return Phrases(pack)


@cache
def roles(pack: LanguagePack) -> dict[str, str]:
    """Words of bylines.csv, lower case, and their role."""
    return {row["form"].lower(): row["role"] for row in pack.rows("bylines")}


@cache
def open_words(pack: LanguagePack) -> frozenset[str]:
    """Words that no sentence ends with."""
    return frozenset(pack.column("open_words", "word"))


@cache
def outlet_signoff() -> re.Pattern[str]:
    """A closing '(Kabarsela.id/Rina Dewi)': the outlet, then the writer."""
    names = alternatives(name for o in outlets.registry() for name in (o.name, *o.aliases) if o.country == "id")
    return re.compile(rf"\s*\(\s*(?:{names}|\w+\.(?:com|id|co\.id))\s*/\s*(?P<names>[^()]{{3,80}})\)\W*$")


@dataclass(frozen=True, slots=True)
class Marks:
    """Patterns of a language for what stands beside stories: picture credits, ages, counts, sign-offs."""

    picture: re.Pattern[str]
    age: re.Pattern[str]
    count: re.Pattern[str]


@cache
def marks(pack: LanguagePack) -> Marks:
    """The compiled marks of a pack."""
    rows = pack.rows("bylines")
    photo = alternatives(r["form"] for r in rows if r["role"] == "photo")
    counter = alternatives(r["form"] for r in rows if r["role"] == "counter")
    words = pack.rows("date_words")
    units = alternatives(r["form"] for r in words if r["role"] == "unit")
    past = alternatives(r["form"] for r in words if r["role"] == "past")
    agency = alternatives(
        name for o in outlets.registry() if o.kind == "agency" and o.note != "sample" for name in (o.name, *o.aliases)
    )
    picture = re.compile(
        rf"[(\[]\s*(?:{photo})\b[^()\[\]]*[)\]]?\W*$"  # (Foto: Dok. Pribadi)
        rf"|[(\[](?-i:[A-Z])[^()\[\]]*(?:[^\W\d]\s?/\s?[^\W\d]|\bvia\b|\b(?:{photo})\b)[^()\[\]]*[)\]]\W*$"  # (Yuri Kadobnov/AFP PHOTO)
        rf"|(?:^|[.\s])(?:{photo})\s*[:.]\s*\S[^.]{{0,80}}\W*$|^(?:{photo})\s*:"  # Foto: Rina Dewi
        rf"|\b(?:{agency})\s*/\s*\S[^.]{{0,60}}$|\S/\s?(?:{agency})\W*$|\b(?i:via|melalui)\s+(?:{agency})\W*$"  # REUTERS/Ali Vox
        rf"|[(\[](?:{agency})[)\]]\W*$|\b(?:acquire licensing rights)\b|(?<![^\W_])©\s?\S.{{0,50}}$|^[\w.]+\.(?:com|co\.id|id)/\S"
        rf"|\b(?-i:[A-Z]{{4,}}[A-Z.]*/(?:[A-Z][\w.'-]*\s?)+)\W*$",  # KABARSELA/RINA DEWI
        re.IGNORECASE,
    )
    return Marks(
        picture,
        re.compile(rf"\W*\d+\s+(?:{units})s?\s+(?:yang\s+)?(?:{past})\b.{{0,30}}", re.IGNORECASE),
        re.compile(rf"\b\d[\d.,]*\s*(?:{counter})\b|\b(?:{counter})\s*:?\s*\d[\d.,]*", re.IGNORECASE),
    )
