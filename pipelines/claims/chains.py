"""Through whom a claim came: the news organisations named for it, and where the chain ends.

Belongs here: via, origin and what shows it. Does not belong here: reuse between articles (corroboration).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipelines import outlets
from pipelines.records import Article

Evidence = Literal["via", "credit", "reuse", "outlet"]


def news_organisation(words: str) -> str | None:
    """The canonical name of the news organisation that a phrase names; None where the registry knows none in it."""
    known = outlets.by_name(words)
    if known is not None:
        return known.name
    found = outlets.find(words, words=True)
    return found[-1].outlet.name if found else None


def organisation_names(words: str) -> list[str]:
    """The canonical names of the news organisations in a phrase, in order; the words themselves where none is known."""
    known = outlets.by_name(words)
    if known is not None:
        return [known.name]
    return [found.outlet.name for found in outlets.find(words, words=True)] or [words]


def origin_of(via: Sequence[str], article: Article) -> tuple[str | None, Evidence]:
    """Where the chain of a claim ends, and what says so.

    The last of ``via``; else the first agency that the story credits, else its first credit; else the outlet.
    """
    if via:
        return via[-1], "via"
    for name in article.credited_sources:
        known = outlets.by_name(name)
        if known is not None and known.kind == "agency":
            return name, "credit"
    if article.credited_sources:
        return article.credited_sources[0], "credit"
    return article.outlet, "outlet"
