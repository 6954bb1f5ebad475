"""Names to entities: which names of a document mean the same, and its id.

Belongs here: clustering of one document's names, canonical names, ids. Does not belong here: finding names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from pipelines.entities.tagging import Found

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def entity_id(kind: str, name: str) -> str:
    """The id of a name: its type and the name in lower-case ASCII, words joined by hyphens ('per:kim-jong-un').

    A name without any Latin letter or digit keeps its own letters.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    slug = _NOT_SLUG.sub("-", folded).strip("-") or "-".join(re.findall(r"\w+", name.lower())) or "x"
    return f"{kind.lower()}:{slug}"


def canonical_names(names: Sequence[tuple[str, Found]], taught: dict[str, str]) -> list[str]:
    """For each (surface, name) of a document the name of the entity it means.

    ``taught`` maps abbreviations that the document itself explains ('Mahkamah Agung (MA)') to the full name. A person's short name
    means the one full name of the document that has it as a word; where several have it, the last one named before.
    """
    full: Counter[str] = Counter()
    for surface, found in names:
        if found.type == "PER":
            full[found.canonical or surface] += 1
    people = [name for name in full if " " in name]
    seen: list[str] = []
    result = []
    for surface, found in names:
        name = found.canonical or taught.get(surface) or surface
        if found.type == "PER":
            name = _person(found.canonical or surface, people, seen)
            seen.append(name)
        elif found.canonical is None and name.isupper() and len(name) > 5:
            name = name.title()
        result.append(name)
    return result


def _person(name: str, people: list[str], seen: list[str]) -> str:
    words = set(_folded(name))
    fits = [p for p in people if words < set(_folded(p))]
    if not fits:
        return next((p for p in people if _folded(p) == _folded(name)), name)
    before = next((p for p in reversed(seen) if p in fits), None)
    return before or max(fits, key=lambda p: (len(p.split()), -people.index(p)))


def _folded(name: str) -> list[str]:
    return re.findall(r"\w+", name.lower())
