"""Claims made ready for comparison: sorted, each once, with weighted stems.

Belongs here: what is read from the tables claims and articles, and the one order in which everything is done.
Does not belong here: comparing two of them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pyarrow as pa

from pipelines.corroboration.stems import Stemmer, Wording, stemmer

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
    quantities: Sequence[Any]
    dates: Sequence[Any]
    place: int
    speaker_words: frozenset[str]
    negated: frozenset[str]
    points_back: bool
    is_named: bool
    weights: dict[str, float]
    total: float
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
        days = {day for day, precision, _ in self.dates if precision == "day"}
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


def read_tellings(claims: pa.Table, stories: dict[str, Story]) -> list[Telling]:
    """Claims whose article is known, each once, in order of publication (undated last) and claim_id."""
    columns = [claims.column(name).to_pylist() for name in _CLAIM_COLUMNS]
    once: dict[str, tuple[Any, ...]] = {}
    for row in zip(*columns, strict=True):
        if row[1] in stories:
            once.setdefault(row[0], row)
    rows = sorted(once.values(), key=lambda row: (stories[row[1]].published_at or _NEVER, row[0]))
    told = [dict(zip(_CLAIM_COLUMNS, row, strict=True)) for row in rows]
    del rows, once, columns
    wordings = [stemmer(stories[claim["article_id"]].language).read(claim["content"]) for claim in told]
    repeats: dict[str, Counter[str]] = {}
    for claim, wording in zip(told, wordings, strict=True):
        repeats.setdefault(claim["article_id"], Counter()).update(wording.stems)
    places, namings = _places(told), _namings(told, stories)
    made = []
    for no, (claim, wording) in enumerate(zip(told, wordings, strict=True)):
        story = stories[claim.pop("article_id")]
        weights = _weigh(wording, repeats[story.article_id], stemmer(story.language))
        claim["via"], claim["entity_ids"] = tuple(claim["via"]), tuple(claim["entity_ids"])
        for column in ("quantities", "dates"):
            claim[column] = tuple(tuple(item.values()) for item in claim[column])
        made.append(
            Telling(
                no=no, story=story, place=places.get(claim["claim_id"], -1), negated=wording.negated, points_back=wording.points_back, is_named=_is_named(claim["content"]), weights=weights,
                speaker_words=namings.get((story.article_id, claim["speaker"]), frozenset()),
                total=sum(weights.values()), **claim,
            )
        )  # fmt: skip
    return made


def _places(told: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    in_text = sorted((c["article_id"], c["start"], c["claim_id"]) for c in told if c["kind"] != "assertion")
    found: dict[str, int] = {}
    for _, claims in groupby(in_text, key=lambda claim: claim[0]):
        found |= {claim_id: n for n, (_, _, claim_id) in enumerate(claims)}
    return found


def _namings(told: Sequence[Mapping[str, Any]], stories: Mapping[str, Story]) -> dict[tuple[str, str], frozenset[str]]:
    words: dict[tuple[str, str], set[str]] = {}
    for claim in told:
        if claim["speaker"] is not None:
            here = words.setdefault((claim["article_id"], claim["speaker"]), {claim["speaker"]})
            here.update(part for part in (claim["speaker_title"], claim["source"]) if part)
    return {
        key: frozenset(stemmer(stories[key[0]].language).read(" ".join(sorted(said))).stems)
        for key, said in words.items()
    }


def _is_named(content: str) -> bool:
    """Whether the words name anybody or anything: a capital after the first word."""
    return any(word[:1].isupper() for word in content.split()[1:])


def _weigh(wording: Wording, repeats: Counter[str], tongue: Stemmer) -> dict[str, float]:
    # A stem that most claims of the article share (its topic) tells little of which claim this is; the words of one
    # long name tell hardly more than a short one.
    weights = {}
    for stem, run in zip(wording.stems, wording.runs, strict=True):
        weight, times = tongue.weight(stem), repeats[stem]
        weights[stem] = weight if times == run == 1 else weight / times**0.25 / run**0.5
    return weights
