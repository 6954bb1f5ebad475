"""Set phrases of pages: wording that tells what a line is, whatever the outlet.

Belongs here: compiling seeds/languages/<code>/chrome.csv and bylines.csv, and asking a line for them. Does not belong here:
the decision what a line is; a phrase is one piece of evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipelines.language.pack import LanguagePack

_TRIM = " \t\u00a0\"'“”‘’*#>|:;.,!-–—•·[](){}«»→↓▼►"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A set phrase found in a line: what it makes of the line, and whether the story seldom goes on after it."""

    label: str
    barrier: bool


class Phrases:
    """The set phrases of one language, ready to be looked up."""

    def __init__(self, pack: LanguagePack) -> None:
        self._whole: dict[str, Phrase] = {}
        self._start: dict[str, list[tuple[str, bool, Phrase]]] = {}
        contains: dict[str, Phrase] = {}
        short: dict[str, Phrase] = {}
        for row in pack.rows("chrome"):
            form, phrase = row["form"].lower(), Phrase(row["label"], row["barrier"] == "yes")
            match row["match"]:
                case "whole":
                    self._whole[form] = phrase
                case "start" | "start-short" as kind:
                    self._start.setdefault(form.split()[0], []).append((form, kind == "start-short", phrase))
                case "contains":
                    contains[form] = phrase
                case "contains-short":
                    short[form] = phrase
        for forms in self._start.values():
            forms.sort(key=lambda f: -len(f[0]))
        self._contains = contains
        self._contains_short = short
        self._contains_re = re.compile("|".join(map(re.escape, sorted(contains, key=len, reverse=True))))
        self._short_re = re.compile("|".join(map(re.escape, sorted(short, key=len, reverse=True))))

    def of(self, text: str, words: int) -> Phrase | None:
        """The phrase that a line of ``words`` words shows, None where it shows none."""
        low = text.lower().strip(_TRIM)
        if not low:
            return Phrase("other", False)
        found = self._whole.get(low)
        if found:
            return found
        first = re.match(r"[^\s:,.]+", low)
        for form, short, phrase in self._start.get(first.group() if first else "", ()):
            rest = low[len(form) :]
            if low.startswith(form) and (not rest or not rest[0].isalnum()) and not (short and words > 6):
                return phrase
        if words <= 12 and (hit := self._short_re.search(low)):
            return self._contains_short[hit.group()]
        if hit := self._contains_re.search(low):
            return self._contains[hit.group()]
        return None


@cache
def phrases(pack: LanguagePack) -> Phrases:
    """The compiled phrases of a pack."""
    return Phrases(pack)


@cache
def roles(pack: LanguagePack) -> dict[str, str]:
    """Words of bylines.csv, lower case, and their role."""
    return {row["form"].lower(): row["role"] for row in pack.rows("bylines")}
