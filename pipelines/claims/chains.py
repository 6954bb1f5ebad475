"""Through whom a claim came: the news organisations named for it, under their canonical names.

Belongs here: what via holds. Does not belong here: where a chain ends (origins).
"""

from __future__ import annotations

from pipelines import outlets


def news_organisation(words: str) -> str | None:
    """The canonical name of the news organisation that a phrase names; None where the registry knows none in it."""
    known = outlets.canonical_name(words)
    if known is not None:
        return known
    found = _found(words)
    return outlets.canonical_name(words[found[-1].start : found[-1].end]) if found else None


def organisation_names(words: str) -> list[str]:
    """The canonical names of the news organisations in a phrase, in order; empty where none is known."""
    known = outlets.canonical_name(words)
    if known is not None:
        return [known]
    names = (outlets.canonical_name(words[f.start : f.end]) for f in _found(words))
    return [name for name in names if name is not None]


def _found(words: str) -> list[outlets.Found]:
    """The registered names in a phrase; one that is an ordinary word too ('Suara') not as part of a longer name."""
    every = outlets.find(words, words=True)
    sure = {found.start for found in outlets.find(words)} if every else set()
    return [f for f in every if f.start in sure or not words[f.end : f.end + 2].strip()[:1].isupper()]
