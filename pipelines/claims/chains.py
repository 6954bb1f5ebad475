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
    known = outlets.canonical_name(words)
    if known is not None:
        return known
    found = outlets.find(words, words=True)
    return outlets.canonical_name(words[found[-1].start : found[-1].end]) if found else None


def organisation_names(words: str) -> list[str]:
    """The canonical names of the news organisations in a phrase, in order; the words themselves where none is known."""
    known = outlets.canonical_name(words)
    if known is not None:
        return [known]
    names = (outlets.canonical_name(words[f.start : f.end]) for f in outlets.find(words, words=True))
    return [name for name in names if name is not None] or [words]


def is_agency(name: str) -> bool:
    """Whether the registry knows the name as a wire agency's."""
    known = outlets.by_name(name)
    return known is not None and known.kind == "agency"


def story_credit(article: Article) -> str | None:
    """The news organisation that the whole story is credited to; None where it is the outlet's own.

    The first agency that it credits, else the first organisation that it credits without naming it in its text (a
    sign-off): one that the text names is named for what it is named for.
    """
    agency = next((name for name in article.credited_sources if is_agency(name)), None)
    if agency is not None or not article.credited_sources:
        return agency
    named = {found.outlet.name for found in outlets.find(article.text, words=True)}
    return next((n for n in article.credited_sources if n not in named and n not in article.text), None)


def origin_of(
    via: Sequence[str], wire: str | None, credit: str | None, outlet: str | None
) -> tuple[str | None, Evidence]:
    """Where the chain of a claim ends, and what says so.

    The last of ``via``; else ``wire``, the news organisation that the story went by last before the claim; else
    ``credit``, that of the whole story; else the outlet.
    """
    if via:
        return via[-1], "via"
    if wire is not None or credit is not None:
        return wire or credit, "credit"
    return outlet, "outlet"
