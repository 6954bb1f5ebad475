"""Whether two entity ids may mean one thing.

Belongs here: what the ids alone tell. Does not belong here: what follows for the claims that name them.
"""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import fuzz


def same_entity(one: str, other: str) -> bool:
    """Whether two entity ids may mean one thing: equal, alike, or the one's words among the other's."""
    if one == other:
        return True
    (kind, _, name), (other_kind, _, other_name) = one.partition(":"), other.partition(":")
    mine, yours = set(name.split("-")), set(other_name.split("-"))
    return kind == other_kind and (mine <= yours or yours <= mine or fuzz.ratio(name, other_name) >= 85)


def swapped(mine: Collection[str], yours: Collection[str]) -> bool:
    """Whether each side names an entity that the other does not."""
    return bool(unmatched(mine, yours)) and bool(unmatched(yours, mine))


def unmatched(mine: Collection[str], yours: Collection[str]) -> list[str]:
    """Those of the one side that mean nothing on the other."""
    return [a for a in mine if not any(same_entity(a, b) for b in yours)]
