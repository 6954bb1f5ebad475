"""The language pack: the only reader of seeds/languages/<code>/.

Belongs here: finding a language's files. Does not belong here: rules (the rooms compile what they need from the rows).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines import seeds


@dataclass(frozen=True, eq=False)
class LanguagePack:
    """One language's knowledge: a folder of CSV files, read when asked for.

    ``load`` gives the one pack of a language; what rooms compile from it is kept by that object's identity.
    """

    code: str

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of seeds/languages/<code>/<name>.csv; SeedError where the file is missing or malformed."""
        return seeds.rows(f"languages/{self.code}/{name}.csv")

    def column(self, name: str, column: str) -> tuple[str, ...]:
        """One column of such a file, in the order of the file."""
        return tuple(row[column] for row in self.rows(name))


@cache
def load(code: str) -> LanguagePack:
    """The pack of a language by its BCP 47 code; SeedError where seeds/languages has no such folder."""
    if not (seeds.ROOT / "languages" / code).is_dir():
        raise seeds.SeedError(f"no language pack seeds/languages/{code}; have {', '.join(available())}")
    return LanguagePack(code)


def available() -> tuple[str, ...]:
    """Codes of the languages that have a pack, sorted."""
    return tuple(sorted(p.name for p in (seeds.ROOT / "languages").iterdir() if p.is_dir()))


@cache
def pack_for(language: str, languages: tuple[str, ...]) -> LanguagePack:
    """The pack for an article: its own language's if that is taken in, else the first that is (for ``und``)."""
    return load(language if language in languages and language in available() else languages[0])
