"""Claims made ready for comparison: sorted, each once, as columns of numbers and weighted stems.

Belongs here: what is read from the tables claims and articles, and the one order in which everything is done.
Does not belong here: comparing two of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.corroboration.canonical import changes, with_changes
from pipelines.corroboration.stems import is_day, stemmer
from pipelines.corroboration.stories import Stories, Story
from pipelines.corroboration.totals import totals
from pipelines.corroboration.wordings import Reader, Wordings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]

CONTEXT = 400
"""Code points before a claim that tell what its pronouns and demonstratives stand for."""
TELLING_DIGITS = 3
"""Digits, zeros at the ends aside, of a number that tells as much as a name."""
NO_DAY = np.iinfo(np.int32).min
"""In place of a day where a claim names none, or several."""
_PART = 20_000
"""Texts that are read at a time: what bounds the memory that they take."""
_DATELINE = re.compile(r"(?:[A-Z0-9][\w.]*+[,/()\s]*+){1,8}(?:(?<=\s)[-–—]\s*|[-–—]\s+)")
"""What opens a story before its first statement: a place, an outlet, a dash. Possessive, lest a word in capitals is tried
in all the ways in which it can be parted."""
_OF_ROW = (
    "claim_id", "kind", "content", "speaker", "speaker_id", "stance", "via", "origin", "origin_evidence", "entity_ids",
    "quantities", "dates",
)  # fmt: skip
COLUMNS = (*_OF_ROW, "article_id", "start", "end", "source", "speaker_title")
"""The columns of the table claims that are read."""


class Voice(NamedTuple):
    """Somebody named as saying something in one article.

    ``words``: stems of every word by which the article names them (name, title, source), the most telling first.
    ``acronym``: the stem that the first letters of a body's name make, -1 for others.
    """

    name: str
    speaker_id: str | None
    words: tuple[int, ...]
    acronym: int


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
    entities. ``weights`` holds how much each content stem tells of this claim among its article's claims, ``negated``
    which of them a negation governs, ``total`` their sum; ``figures`` the numbers among them, ``is_precise`` whether one
    tells as much as a name; ``totals`` how many it says there are in all, by the stem of what is counted. ``points_back``
    and ``leans_back`` are as in ``Wordings``.
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
        found = _read(self.reader, texts, languages)
        return _matrix(found, _weights_of(self.reader, found, languages), self.reader, len(claims))

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
    order, story = _in_order(claims, stories)
    start, end, speaker = (claims.column(name).take(order) for name in ("start", "end", "speaker"))
    kind, stance = (claims.column(name).take(order).cast(pa.string()).combine_chunks() for name in ("kind", "stance"))
    reader, languages = Reader(), stories.languages[story]
    found = _read(reader, _contents(claims, order, start, languages), languages)
    said = np.flatnonzero(speaker.is_valid())
    voice, voices = _voices(claims, order.take(pa.array(said)), story[said], stories, reader)
    weights = _matrix(found, _weigh(found, story, reader, languages), reader, len(order))
    figures = _figures(weights, reader)
    entities, entity_lists = _entities(claims, order)
    every = np.full(len(order), -1, np.int64)
    every[said] = voice
    return Tellings(
        stories=stories, reader=reader, claims=claims, order=order, story=story, start=start.to_numpy(),
        end=end.to_numpy(), place=_places(story, _flags(pc.not_equal(kind, "assertion"))), voice=every, voices=voices,
        stance=stance.dictionary_encode().indices.to_numpy(), asks=_flags(pc.equal(stance, "ask")),
        denies=_flags(pc.equal(stance, "deny")),
        direct=_flags(pc.equal(kind, "direct")), day=_days(claims.column("dates").take(order)),
        entities=entities, entity_lists=entity_lists, weights=weights, negated=found.negated,
        total=np.bincount(found.text, weights.data, len(order)), figures=figures,
        is_precise=figures.max(axis=1).toarray().ravel() >= TELLING_DIGITS if len(order) else np.zeros(0, bool),
        is_named=found.is_named, named=_named(entities, entity_lists), points_back=found.points_back,
        leans_back=found.leans_back, totals=_totals(claims, order, languages, reader),
    )  # fmt: skip


def _contents(claims: pa.Table, order: pa.Array, start: pa.ChunkedArray, languages: _Numbers) -> Iterator[str]:
    """What each claim says, without the dateline that opens its story, in one writing for one thing."""
    made = changes(claims.column("quantities").take(order), claims.column("dates").take(order), languages)
    for no, (text, first) in enumerate(zip(_cells(claims, "content", order), start.to_pylist(), strict=True)):
        yield with_changes(text if first else _DATELINE.sub("", text), made.get(no, ()), languages[no])


def _flags(answers: pa.Array) -> _Numbers:
    return answers.to_numpy(zero_copy_only=False)


def _in_order(claims: pa.Table, stories: Stories) -> tuple[pa.Array, _Numbers]:
    """Where the rows lie, in the order in which everything is done, each claim once, and the number of each one's story."""
    place = pc.index_in(claims.column("article_id"), value_set=stories.ids)
    keys = pa.table({"story": place, **{name: claims.column(name) for name in ("start", "end", "claim_id")}})
    order = pc.sort_indices(keys, sort_keys=[(name, "ascending") for name in keys.column_names])
    order = order.slice(0, len(place) - place.null_count)
    ids = claims.column("claim_id").take(order)
    if len(ids) > 1:
        anew = pa.concat_arrays(
            [pa.array([True]), pc.not_equal(ids.slice(1), ids.slice(0, len(ids) - 1)).combine_chunks()]
        )
        order = order.filter(anew)
    return order, place.take(order).to_numpy()


def _cells(claims: pa.Table, name: str, order: pa.Array) -> Iterator[Any]:
    """The cells of a column in order, a part of them at a time."""
    for first in range(0, len(order), _PART):
        yield from claims.column(name).take(order.slice(first, _PART)).to_pylist()


def _read(reader: Reader, texts: Iterable[str], languages: _Numbers) -> Wordings:
    """Texts, each in its language, read in parts; the wordings in order of the texts."""
    made: list[tuple[_Numbers, Wordings]] = []
    waiting: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))

    def finish(language: str) -> None:
        places, held = waiting.pop(language)
        made.append((np.array(places), reader.read(held, language)))

    for no, (text, language) in enumerate(zip(texts, languages.tolist(), strict=True)):
        places, held = waiting[language]
        places.append(no)
        held.append(text)
        if len(held) == _PART:
            finish(language)
    for language in sorted(waiting):
        finish(language)
    return _joined(made, len(languages))


def _joined(made: Sequence[tuple[_Numbers, Wordings]], texts: int) -> Wordings:
    is_named, points_back, leans_back = np.zeros((3, texts), bool)
    for places, part in made:
        is_named[places], points_back[places], leans_back[places] = part.is_named, part.points_back, part.leans_back
    text = np.concatenate([np.empty(0, np.int64), *(places[part.text] for places, part in made)])
    order = np.argsort(text, kind="stable")
    stem, run, negated = (
        np.concatenate([np.empty(0, kind), *(part[n] for _, part in made)])[order]
        for n, kind in ((1, np.int32), (2, np.int64), (3, bool))
    )
    return Wordings(text[order], stem, run, negated, is_named, points_back, leans_back)


def _weights_of(reader: Reader, found: Wordings, languages: _Numbers) -> _Numbers:
    """How telling each stem that was found is, in the language of its text."""
    weight = np.empty(len(found.text))
    of = languages[found.text]
    for language in set(languages.tolist()):
        mine = of == language
        weight[mine] = reader.weights(language)[found.stem[mine]]
    return weight


def _weigh(found: Wordings, story: _Numbers, reader: Reader, languages: _Numbers) -> _Numbers:
    # A stem that most claims of the article share (its topic) tells little of which claim this is, least of all a word
    # of its names; the words of one long name tell hardly more than a short one.
    key = story[found.text].astype(np.int64) * len(reader.stems) + found.stem
    _, place = np.unique(key, return_inverse=True)
    times = np.bincount(place, found.run)[place]
    return _weights_of(reader, found, languages) / times**0.25 / found.run**0.5


def _matrix(found: Wordings, data: _Numbers, reader: Reader, texts: int) -> csr_matrix:
    from scipy.sparse import csr_matrix

    ends = np.concatenate([[0], np.cumsum(np.bincount(found.text, minlength=texts))])
    return csr_matrix((data, found.stem.astype(np.int32), ends.astype(np.int32)), (texts, len(reader.stems)))


def _figures(weights: csr_matrix, reader: Reader) -> csr_matrix:
    """The numbers among the stems, each by how many of its digits are no zeros: what tells it from others."""
    digits = [
        len(stem.strip("#0.").replace(".", "")) or 1 if stem[0] == "#" and not is_day(stem) else 0
        for stem in reader.stems
    ]
    figures = weights.copy()
    figures.data = np.array(digits, np.float64)[weights.indices]
    figures.eliminate_zeros()
    return figures


def _totals(claims: pa.Table, order: pa.Array, languages: _Numbers, reader: Reader) -> csr_matrix:
    """How many, by the stem of what is counted, in claims with a speaker that count the whole of something."""
    from scipy.sparse import csr_matrix

    length = pc.list_value_length(claims.column("quantities"))
    some = pc.and_(pc.greater(length, 0), claims.column("speaker").is_valid()).take(order)
    here = np.flatnonzero(some.to_numpy(zero_copy_only=False))
    rows = order.take(pa.array(here))
    cells = zip(here.tolist(), _cells(claims, "content", rows), _cells(claims, "quantities", rows), strict=True)
    found = {
        (no, reader.stems[total.noun]): total.value
        for no, content, quantities in cells
        for total in totals(content, quantities, languages[no])
    }
    owner, noun = np.array(list(found), np.int64).reshape(-1, 2).T
    return csr_matrix((list(found.values()), (owner, noun)), (len(order), len(reader.stems)), np.float64)


def _places(story: _Numbers, is_attributed: _Numbers) -> _Numbers:
    place = np.full(len(story), -1, np.int64)
    mine = np.flatnonzero(is_attributed)
    first = np.searchsorted(story[mine], story[mine])
    place[mine] = np.arange(len(mine)) - first
    return place


def _days(dates: pa.ChunkedArray) -> _Numbers:
    """The one day that each claim's words name, in days since 1970."""
    cells = dates.combine_chunks()
    of = pc.list_parent_indices(cells).to_numpy(zero_copy_only=False)
    flat = cells.flatten()
    exact = pc.equal(flat.field("precision"), "day").to_numpy(zero_copy_only=False)
    of, day = of[exact], flat.field("date").cast(pa.int32()).to_numpy()[exact]
    low, high = np.full(len(cells), np.iinfo(np.int32).max, np.int32), np.full(len(cells), NO_DAY, np.int32)
    np.minimum.at(low, of, day)
    np.maximum.at(high, of, day)
    return np.where(low == high, low, NO_DAY)


def _entities(claims: pa.Table, order: pa.Array) -> tuple[_Numbers, list[tuple[str, ...]]]:
    """Each claim's list of entities as a number, and the lists; without those that only its dateline names."""
    lists: dict[tuple[str, ...], int] = {}
    starts = claims.column("start").take(order).to_pylist()
    cells = zip(_cells(claims, "entity_ids", order), _cells(claims, "content", order), starts, strict=True)
    numbers = [
        lists.setdefault(tuple(_named_in_story(cell, content) if start == 0 and cell else cell), len(lists))
        for cell, content, start in cells
    ]
    return np.array(numbers, np.int64), list(lists)


def _named_in_story(entities: Sequence[str], content: str) -> list[str]:
    """The entities of a claim that opens its story, but for the place and the outlet of the dateline."""
    found = _DATELINE.match(content)
    if found is None:
        return list(entities)
    dateline, told = (set(re.findall(r"\w+", text.casefold())) for text in (found.group(), content[found.end() :]))
    return [
        entity
        for entity in entities
        if not (words := set(entity.partition(":")[2].split("-"))) <= dateline or words <= told
    ]


def _named(entities: _Numbers, lists: Sequence[tuple[str, ...]]) -> csr_matrix:
    """Which entities each claim names."""
    from scipy.sparse import csr_matrix

    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(entity, len(numbers)) for one in lists for entity in dict.fromkeys(one)]
    ends = np.cumsum([0, *(len(set(one)) for one in lists)])
    return csr_matrix((np.ones(len(columns), bool), columns, ends), (len(lists), len(numbers)))[entities]


def _voices(
    claims: pa.Table, said: pa.Array, story: _Numbers, stories: Stories, reader: Reader
) -> tuple[_Numbers, list[Voice]]:
    """The speakers of the rows ``said``, each as a number, and who they are, each once an article."""
    cells = (_cells(claims, name, said) for name in ("speaker", "speaker_id", "speaker_title", "source"))
    numbers: dict[tuple[int, str, str | None], int] = {}
    namings: dict[tuple[int, str], set[str]] = defaultdict(set)
    voice = []
    for no, speaker, speaker_id, title, source in zip(story.tolist(), *cells, strict=True):
        voice.append(numbers.setdefault((no, speaker, speaker_id), len(numbers)))
        namings[no, speaker].update(part for part in (speaker, title, source) if part)
    languages = stories.languages[np.array([no for no, _ in namings], np.int64)]
    found = _read(reader, [" ".join(sorted(parts)) for parts in namings.values()], languages)
    order = np.lexsort((reader.ranks()[found.stem], -_weights_of(reader, found, languages), found.text))
    ends = np.cumsum(np.bincount(found.text, minlength=len(namings))).tolist()
    stems = found.stem[order].tolist()
    words = {key: tuple(stems[first:end]) for key, first, end in zip(namings, [0, *ends], ends, strict=False)}
    letters = [_first_letters(speaker, speaker_id) for _, speaker, speaker_id in numbers]
    found = _read(reader, letters, stories.languages[np.array([no for no, _, _ in numbers], np.int64)])
    acronym = np.full(len(numbers), -1)
    acronym[found.text] = found.stem
    return np.array(voice, np.int64), [
        Voice(speaker, speaker_id, words[no, speaker], short)
        for (no, speaker, speaker_id), short in zip(numbers, acronym.tolist(), strict=True)
    ]


def _first_letters(speaker: str, speaker_id: str | None) -> str:
    """The acronym of a body's name of three words or more: 'Dewan Pelabuhan Rakyat' -> 'DPR'; else nothing.

    A word in capitals (the legal form PT) is no part of it.
    """
    words = [word for word in speaker.split() if word[0].isupper() and not word.isupper()]
    is_body = speaker_id is not None and speaker_id.startswith("org:") and len(words) > 2
    return "".join(word[0] for word in words) if is_body else ""
