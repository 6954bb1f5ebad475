"""Claims made ready for comparison: sorted, each once, with weighted stems.

Belongs here: what is read from the tables claims and articles, and the one order in which everything is done.
Does not belong here: comparing two of them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Any

import pyarrow as pa

from pipelines.corroboration.stems import Wording, stemmer

_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)
_CONTEXT = 400
"""Code points before a claim that tell what its pronouns and demonstratives stand for."""


@dataclass(slots=True)
class Story:
    """An article, as far as corroboration needs it."""

    article_id: str
    outlet: str | None
    published_at: dt.datetime | None
    language: str
    credited_sources: list[str]
    text: str


@dataclass(slots=True)
class Telling:
    """One claim in one article.

    ``weights``: how much each content stem tells of this claim among its article's claims. ``place``: its number among
    the article's attributed claims, in order of the text; -1 for others. ``speaker_words``: stems of every word by
    which the article names this speaker (name, title, source).
    """

    no: int
    claim_id: str
    story: Story
    wording: Wording
    kind: str
    content: str
    start: int
    end: int
    source: str | None
    speaker: str | None
    speaker_id: str | None
    speaker_title: str | None
    stance: str
    via: Sequence[str]
    origin: str | None
    origin_evidence: str
    entity_ids: Sequence[str]
    quantities: Sequence[Mapping[str, Any]]
    dates: Sequence[Mapping[str, Any]]
    weights: dict[str, float] = field(default_factory=dict)
    total: float = 0.0
    place: int = -1
    speaker_words: frozenset[str] = frozenset()
    _context: dict[str, float] | None = None
    _context_total: float = 0.0

    @property
    def context(self) -> dict[str, float]:
        """Weights of the stems that stand before the claim in its story: what 'that' and 'the offer' point to."""
        if self._context is None:
            tongue = stemmer(self.story.language)
            before = tongue.read(self.story.text[max(0, self.start - _CONTEXT) : self.start]).stems
            self._context = {stem: tongue.weight(stem) for stem in before}
            self._context_total = sum(self._context.values())
        return self._context

    def share_of_context(self, other: Telling) -> float:
        """How much of what stands before this claim stands before ``other`` too, by weight of stems; 0 to 1."""
        shared = overlap(self.context, other.context)
        least = min(self._context_total, other._context_total)
        return shared / least if least else 0.0

    @property
    def figures(self) -> set[str]:
        """Its numbers, as stems."""
        return {stem for stem in self.weights if stem[0] == "#"}

    @property
    def day(self) -> dt.date | None:
        """The one day that its words name; None where they name none, or several."""
        days = {date["date"] for date in self.dates if date["precision"] == "day"}
        return days.pop() if len(days) == 1 else None

    @property
    def is_attributed(self) -> bool:
        """Whether somebody is named as saying it."""
        return self.speaker is not None


def read_stories(articles: pa.Table) -> dict[str, Story]:
    """Articles by id, each once however many batches it stands in, in order of time of publication and id."""
    names = ["article_id", "outlet", "published_at", "language", "credited_sources", "text"]
    columns = [articles.column(name).to_pylist() for name in names]
    found = {
        row[0]: Story(*row) for row in sorted(zip(*columns, strict=True), key=lambda row: (row[0], repr(row[1:5])))
    }
    return dict(sorted(found.items(), key=lambda item: _rank(item[1])))


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Shared weight of two bags of stems, each stem at the lower of its two weights."""
    if len(one) > len(other):
        one, other = other, one
    shared = 0.0
    for stem, weight in one.items():
        if stem in other:
            shared += min(weight, other[stem])
    return shared


def in_time(one: Story, other: Story) -> tuple[Story, Story]:
    """The earlier and the later; where a time is lacking, the dated one first; of equals the lower id."""
    return (one, other) if _rank(one) <= _rank(other) else (other, one)


def _rank(story: Story) -> tuple[dt.datetime, str]:
    return story.published_at or _NEVER, story.article_id


_CLAIM_COLUMNS = [
    "claim_id", "article_id", "kind", "content", "start", "end", "source", "speaker", "speaker_id", "speaker_title",
    "stance", "via", "origin", "origin_evidence", "entity_ids", "quantities", "dates",
]  # fmt: skip


def read_tellings(claims: pa.Table, stories: Mapping[str, Story]) -> list[Telling]:
    """Claims whose article is known, each once: by publication (undated last), article, and place in it."""
    columns = [claims.column(name).to_pylist() for name in _CLAIM_COLUMNS]
    once: dict[str, tuple[Any, ...]] = {}
    for row in zip(*columns, strict=True):
        if row[1] in stories:
            once.setdefault(row[0], row)
    del columns
    rows = sorted(once.values(), key=lambda row: (_rank(stories[row[1]]), row[4], row[5]))
    made, repeats = [], defaultdict[str, Counter[str]](Counter)
    for no, row in enumerate(rows):
        story = stories[row[1]]
        wording = stemmer(story.language).read(row[3])
        repeats[story.article_id].update(wording.stems)
        cells: list[Any] = [cell or () if isinstance(cell, list) else cell for cell in row[2:]]
        made.append(Telling(no, row[0], story, wording, *cells))
    for telling in made:
        _weigh(telling, repeats[telling.story.article_id])
    _place(made)
    _name(made)
    return made


def _place(tellings: Sequence[Telling]) -> None:
    in_text = sorted(
        (t for t in tellings if t.kind != "assertion"), key=lambda t: (t.story.article_id, t.start, t.claim_id)
    )
    for _, of_article in groupby(in_text, key=lambda t: t.story.article_id):
        for n, telling in enumerate(of_article):
            telling.place = n


def _name(tellings: Sequence[Telling]) -> None:
    namings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for telling in tellings:
        if telling.speaker is not None:
            parts = (telling.speaker, telling.speaker_title, telling.source)
            namings[telling.story.article_id, telling.speaker].update(part for part in parts if part)
    read: dict[tuple[str, str], frozenset[str]] = {}
    for telling in tellings:
        if telling.speaker is not None:
            key = (telling.story.article_id, telling.speaker)
            if key not in read:
                words = stemmer(telling.story.language).read(" ".join(sorted(namings[key])))
                read[key] = frozenset(words.stems)
            telling.speaker_words = read[key]


def _weigh(telling: Telling, repeats: Mapping[str, int]) -> None:
    # A stem that most claims of the article share (its topic) tells little of which claim this is; the words of one
    # long name tell hardly more than a short one.
    tongue = stemmer(telling.story.language)
    weights = {}
    for stem, run in telling.wording.stems.items():
        weight, times = tongue.weight(stem), repeats[stem]
        weights[stem] = weight if times == run == 1 else _lessened(weight, times, run)
    telling.weights, telling.total = weights, sum(weights.values())
    telling.wording = telling.wording._replace(stems=_WEIGHED)


_WEIGHED: dict[str, int] = {}
"""In place of the stems of a claim whose ``weights`` hold them: one such map for all, not one each."""


@cache
def _lessened(weight: float, times: int, run: int) -> float:
    return weight / times**0.25 / run**0.5
