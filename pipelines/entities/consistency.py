"""What one place in a document tells of the same words at another.

Belongs here: types of names by the document's own evidence. Does not belong here: ids (``naming``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pipelines.entities.lexicon import Lexicon
from pipelines.entities.tagging import Found


def settle_types(names: Sequence[tuple[str, Found]], lexicon: Lexicon) -> None:
    """Gives every name of a document a type.

    ``names`` are (surface, name) in order of the text. A surface takes the type that its sure places give it; a word of a person's
    full name is that person; what is left is a person if it looks like one, else an organisation.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    parts: set[str] = set()
    for surface, found in names:
        if found.type is not None:
            votes[surface][found.type] += 3 if found.sure else 1
        if found.type == "PER" and " " in surface:
            parts.update(word for word in surface.split() if len(word) > 1)
    for surface, found in names:
        if found.canonical is not None:
            continue
        if found.title is None and votes[surface]:
            found.type = min(votes[surface], key=lambda t: (-votes[surface][t], t))
        if found.type in (None, "LOC") and not found.sure and surface in parts:
            found.type = "PER"
        if found.type is None:
            found.type = _guess(surface, lexicon)


def _guess(surface: str, lexicon: Lexicon) -> str:
    words = surface.split()
    if len(words) in (2, 3) and all(w.isalpha() and w.istitle() and not lexicon.is_common(w) for w in words):
        return "PER"
    if any(c.isdigit() for c in surface):
        return "MISC"
    return "ORG"
