"""What the seeds know of names, compiled once per language.

Belongs here: names, the words that open them, titles, the function words beside them. Does not belong here: judgement of a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from pipelines.language import LanguagePack

_WORD = re.compile(r"\w+(?:[-'’./&]\w+)*|[^\w\s]")
COMMON_BELOW = 60  # a word capitalised in fewer than this many percent of its places inside sentences is a common word


@dataclass(frozen=True, slots=True)
class Name:
    """A known name: its type, the name it is an alias of, and whether it names even without support from the context."""

    type: str
    canonical: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A word that opens names of a type; names are compared under its full form ('Pemprov' as 'Pemerintah Provinsi')."""

    type: str
    full: str


V = TypeVar("V")


class Phrases(Generic[V]):
    """Token sequences and their values; finds the longest one at a place."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, ...], V] = {}
        self.longest: dict[str, int] = {}

    def add(self, phrase: str, value: V) -> None:
        """Enters a phrase; the first value of a phrase stays."""
        key = tuple(_WORD.findall(phrase))
        if key and key not in self.values:
            self.values[key] = value
            self.longest[key[0]] = max(self.longest.get(key[0], 0), len(key))

    def at(self, words: list[str], i: int) -> tuple[int, V] | None:
        """How many words the longest phrase at ``words[i]`` takes, and its value."""
        for n in range(min(self.longest.get(words[i], 0), len(words) - i), 0, -1):
            value = self.values.get(tuple(words[i : i + n]))
            if value is not None:
                return n, value
        return None


@dataclass(frozen=True)
class Lexicon:
    """Everything the tagger asks of one language."""

    names: Phrases[Name]
    titles: Phrases[str]
    heads: Phrases[Head]
    roles: dict[str, frozenset[str]]
    common: frozenset[str]
    capital_share: dict[str, int]
    single: frozenset[str]
    pronouns: dict[str, str]
    suffixes: tuple[str, ...]

    def has(self, role: str, word: str) -> bool:
        """Whether the word has the role that name_words.csv gives it."""
        return word in self.roles[role]

    def trigger(self, word: str) -> int:
        """The roles of a word beside names as one number: a bit each for title, head word and the roles in order."""
        low = word.lower()
        bits = [(low,) in self.titles.values, (word,) in self.heads.values]
        bits += [low in words or word in words for _, words in sorted(self.roles.items())]
        return sum(1 << i for i, bit in enumerate(bits) if bit)

    def is_common(self, word: str) -> bool:
        """Whether the word, whatever its case here, is usually written small."""
        return word.lower() in self.common


@cache
def load(pack: LanguagePack) -> Lexicon:
    """The lexicon of a language, from its seeds."""
    names, titles, heads = Phrases[Name](), Phrases[str](), Phrases[Head]()
    for row in pack.rows("organisations"):
        names.add(row["name"], Name("ORG", row["canonical"], True))
    for row in pack.rows("places"):
        names.add(row["name"], Name("LOC", row["canonical"], True))
    for row in pack.rows("persons"):
        names.add(row["name"], Name("PER", row["canonical"], True))
    for row in pack.rows("works_and_events"):
        names.add(row["name"], Name("MISC", row["canonical"], True))
    for row in pack.rows("regencies"):
        names.add(row["name"], Name("LOC", row["name"], row["kind"] == "regency"))
    for key, value in list(names.values.items()):
        if value.type == "LOC" and value.sure:
            names.add(" ".join(key).upper(), value)
    for title in pack.column("titles", "title"):
        titles.add(title, title)
    for row in pack.rows("head_words"):
        head = Head(row["type"], row["full"] or row["word"])
        heads.add(row["word"], head)
        if row["small"] == "yes":
            heads.add(row["word"].lower(), head)
    roles: dict[str, set[str]] = {}
    for row in pack.rows("name_words"):
        roles.setdefault(row["role"], set()).add(row["word"])
    shares = {row["word"]: int(row["capital_share"]) for row in pack.rows("common_words")}
    return Lexicon(
        names=names,
        titles=titles,
        heads=heads,
        roles={role: frozenset(words) for role, words in roles.items()},
        common=frozenset(word for word, share in shares.items() if share < COMMON_BELOW),
        capital_share=shares,
        pronouns={row["word"]: row["kind"] for row in pack.rows("pronouns") if row["kind"] != "suffix"},
        suffixes=tuple(row["word"] for row in pack.rows("pronouns") if row["kind"] == "suffix"),
        single=frozenset(key[0] for key in names.values if len(key) == 1),
    )
