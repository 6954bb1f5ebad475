"""What the grammar finds in one sentence: names, and titles without a name.

Belongs here: the shapes of what is found. Does not belong here: finding it (``tagging``).
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Found:
    """A name in a sentence: tokens [first, last), its type (None where the sentence does not tell), what supports it.

    ``opening``: it opens the sentence, where a capital says nothing.
    """

    first: int
    last: int
    type: str | None
    sure: bool
    canonical: str | None = None
    title: tuple[int, int] | None = None
    opening: bool = False


@dataclass(slots=True)
class Role:
    """A title that no name follows, tokens [first, last): 'pemimpin Korea Utara itu', 'Presiden'."""

    first: int
    last: int


@dataclass(slots=True)
class Reading:
    """What one sentence holds, in order: names that do not overlap, roles that may hold names."""

    names: list[Found] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
