"""Claims made ready for comparison: sorted, each once, as columns of numbers and weighted stems.

Belongs here: what is known of each claim, all together. Does not belong here: how each column is made
(``claim_columns.py``, ``stem_matrix.py``, ``voices.py``), comparing two claims.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.corroboration import claim_columns
from pipelines.corroboration.stem_matrix import figures_among, read_texts, stem_matrix, stem_weights, weights_in_story
from pipelines.corroboration.stems import stemmer
from pipelines.corroboration.stories import Stories, Story
from pipelines.corroboration.voices import Voice, find_voices
from pipelines.corroboration.wordings import Reader

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]

CONTEXT = 400
"""Code points before a claim that tell what its pronouns and demonstratives stand for."""
TELLING_DIGITS = 3
"""Digits, zeros at the ends aside, of a number that tells as much as a name."""
_OF_ROW = (
    "claim_id", "kind", "content", "speaker", "speaker_id", "stance", "via", "origin", "origin_evidence", "entity_ids",
    "quantities", "dates",
)  # fmt: skip
COLUMNS = (*_OF_ROW, "article_id", "start", "end", "source", "speaker_title")
"""The columns of the table claims that are read."""


@dataclass(slots=True, kw_only=True)
class Telling:
    """One claim in one article, as a row, with its content stems, their weight, and those that a negation governs."""

    no: int
    story: Story
    voice: Voice | None
    claim_id: str
    kind: str
    content: str
    speaker: str | None
    speaker_id: str | None
    stance: str
    via: Sequence[str]
    origin: str | None
    origin_evidence: str
    entity_ids: Sequence[str]
    quantities: Sequence[Mapping[str, Any]]
    dates: Sequence[Mapping[str, Any]]
    stems: frozenset[str]
    negated: frozenset[str]
    total: float

    @property
    def is_attributed(self) -> bool:
        """Whether somebody is named as saying it."""
        return self.voice is not None

    @property
    def day(self) -> dt.date | None:
        """The one day that its words name; None where they name none, or several."""
        days: set[dt.date] = {date["date"] for date in self.dates if date["precision"] == "day"}
        return days.pop() if len(days) == 1 else None

    @property
    def day_text(self) -> str:
        """The words that name its day."""
        return next((date["text"] for date in self.dates if date["precision"] == "day"), "")

    @property
    def days_off(self) -> int | None:
        """Days from publication to the day that it names."""
        if self.day is None or self.story.published_at is None:
            return None
        return (self.day - self.story.published_at.date()).days


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """Claims in order of publication (undated last), article and place in it; one element or row a claim.

    ``story`` is the number of its article, ``voice`` that of its speaker (-1: nobody named), ``place`` its number among
    the article's attributed claims in order of the text (-1: the outlet's own), ``entities`` the number of its list of
    entities; ``named`` the entities that it names, ``named_in_story`` (one row a story) those that a story's claims name.
    ``weights`` holds how much each content stem tells of this claim among its article's claims, ``negated`` which of them
    a negation governs, ``total`` their sum; ``figures`` the numbers among them, ``is_precise`` whether one tells as much as
    a name; ``totals`` how many it says there are in all, by the stem of what is counted. ``points_back`` and
    ``leans_back`` are as in ``Wordings``.
    """

    stories: Stories
    reader: Reader
    claims: pa.Table
    order: pa.Array
    story: _Numbers
    start: _Numbers
    end: _Numbers
    place: _Numbers
    voice: _Numbers
    voices: Sequence[Voice]
    stance: _Numbers
    asks: _Numbers
    denies: _Numbers
    feels: _Numbers
    commits: _Numbers
    direct: _Numbers
    day: _Numbers
    entities: _Numbers
    entity_lists: Sequence[tuple[str, ...]]
    weights: csr_matrix
    negated: _Numbers
    total: _Numbers
    figures: csr_matrix
    is_precise: _Numbers
    is_named: _Numbers
    named: csr_matrix
    named_in_story: csr_matrix
    points_back: _Numbers
    leans_back: _Numbers
    totals: csr_matrix

    def __len__(self) -> int:
        return len(self.story)

    def column(self, name: str, claims: _Numbers | None = None) -> pa.ChunkedArray:
        """A column of the table claims, of all claims in their order or of those of these numbers."""
        return self.claims.column(name).take(self.order if claims is None else self.order.take(pa.array(claims)))

    def contexts(self, claims: _Numbers) -> csr_matrix:
        """Weights of the stems that stand before each of the claims in its story: what 'that' and 'the offer' point to."""
        texts = [""] * len(claims)
        story, start = self.story[claims], self.start[claims]
        order = np.argsort(story, kind="stable")
        known, text = -1, ""
        for n in order.tolist():
            if story[n] != known:
                known = int(story[n])
                text = self.stories.text(known)
            texts[n] = text[max(0, start[n] - CONTEXT) : start[n]]
        languages = self.stories.languages[story]
        found = read_texts(self.reader, texts, languages)
        return stem_matrix(found, stem_weights(self.reader, found, languages), self.reader, len(claims))

    def names(self, claims: _Numbers) -> csr_matrix:
        """The stems of the names of the entities in each of the claims, each 1."""
        from scipy.sparse import csr_matrix

        codes, of = np.unique(self.stories.languages[self.story[claims]].astype(str), return_inverse=True)
        kinds, place = np.unique(self.entities[claims] * np.int64(len(codes) or 1) + of, return_inverse=True)
        rows = [
            self._stems_of_names(self.entity_lists[kind // len(codes)], codes[kind % len(codes)])
            for kind in kinds.tolist()
        ]
        ends = np.cumsum([0, *map(len, rows)])
        stems = np.array([stem for row in rows for stem in row], np.int32)
        return csr_matrix((np.ones(len(stems)), stems, ends), (len(rows), self.weights.shape[1]))[place]

    def _stems_of_names(self, entities: Sequence[str], code: str) -> list[int]:
        tongue, known, width = stemmer(code), self.reader.stems, self.weights.shape[1]
        words = {word for entity in entities for word in entity.partition(":")[2].split("-")}
        found = {known.get(part.stem, width) for word in words for part in tongue.words(word) if part.stem is not None}
        return sorted(stem for stem in found if stem < width)

    def namings(self, claims: _Numbers) -> csr_matrix:
        """The stems by which the speaker of each of the claims is named."""
        from scipy.sparse import csr_matrix

        chosen = [self.voices[n].words if n >= 0 else () for n in self.voice[claims].tolist()]
        ends = np.cumsum([0, *map(len, chosen)])
        stems = np.array([stem for words in chosen for stem in words], np.int32)
        return csr_matrix((np.ones(len(stems)), stems, ends), (len(claims), self.weights.shape[1]))

    def as_rows(self, claims: _Numbers) -> list[Telling]:
        """The claims of these numbers, each as a row."""
        stems = list(self.reader.stems)
        cells = zip(*(self.column(name, claims).to_pylist() for name in _OF_ROW), strict=True)
        made = []
        for no, row in zip(claims.tolist(), cells, strict=True):
            first, last = self.weights.indptr[no : no + 2]
            of = [stems[stem] for stem in self.weights.indices[first:last].tolist()]
            made.append(
                Telling(
                    no=no, story=self.stories[self.story[no]],
                    voice=None if self.voice[no] < 0 else self.voices[self.voice[no]],
                    **dict(zip(_OF_ROW, row, strict=True)),
                    stems=frozenset(of), negated=frozenset(compress(of, self.negated[first:last].tolist())),
                    total=float(self.total[no]),
                )
            )  # fmt: skip
        return made


def read_tellings(claims: pa.Table, stories: Stories) -> Tellings:
    """Claims whose article is among ``stories``, each once however many batches it stands in."""
    order, story = claim_columns.in_order(claims, stories)
    start, end, speaker = (claims.column(name).take(order) for name in ("start", "end", "speaker"))
    kind, stance = (claims.column(name).take(order).cast(pa.string()).combine_chunks() for name in ("kind", "stance"))
    reader, languages = Reader(), stories.languages[story]
    found = read_texts(reader, claim_columns.contents(claims, order, languages), languages)
    said = np.flatnonzero(speaker.is_valid())
    voice, voices = find_voices(claims, order.take(pa.array(said)), story[said], stories, reader)
    weights = stem_matrix(found, weights_in_story(found, story, reader, languages), reader, len(order))
    figures = figures_among(weights, reader)
    entities, entity_lists = claim_columns.entities_of(claims, order)
    named = claim_columns.named(entities, entity_lists)
    every = np.full(len(order), -1, np.int64)
    every[said] = voice
    return Tellings(
        stories=stories, reader=reader, claims=claims, order=order, story=story, start=start.to_numpy(),
        end=end.to_numpy(), place=claim_columns.places(story, claim_columns.flags(pc.not_equal(kind, "assertion"))), voice=every, voices=voices,
        stance=stance.dictionary_encode().indices.to_numpy(), asks=claim_columns.flags(pc.equal(stance, "ask")),
        denies=claim_columns.flags(pc.equal(stance, "deny")), feels=claim_columns.flags(pc.equal(stance, "feel")), commits=claim_columns.flags(pc.equal(stance, "commit")),
        direct=claim_columns.flags(pc.equal(kind, "direct")), day=claim_columns.days(claims.column("dates").take(order)),
        entities=entities, entity_lists=entity_lists, weights=weights, negated=found.negated,
        total=np.bincount(found.text, weights.data, len(order)), figures=figures,
        is_precise=figures.max(axis=1).toarray().ravel() >= TELLING_DIGITS if len(order) else np.zeros(0, bool),
        is_named=found.is_named, named=named, named_in_story=claim_columns.named_in_story(named, story, len(stories)), points_back=found.points_back,
        leans_back=found.leans_back, totals=claim_columns.totals_of(claims, order, languages, reader),
    )  # fmt: skip
