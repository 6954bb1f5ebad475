"""Columns of the table claims as numbers: the order of the claims, and what they name, count and date.

Belongs here: what is found in one column or two of the table, claim by claim. Does not belong here: the stems of what
the claims say (``stem_matrix.py``), who says it (``voices.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.corroboration.canonical import changes, with_changes
from pipelines.corroboration.stories import Stories
from pipelines.corroboration.totals import totals
from pipelines.corroboration.wordings import Reader

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]

NO_DAY = np.iinfo(np.int32).min
"""In place of a day where a claim names none, or several."""
_PART = 20_000
"""Cells that are taken out of a column at a time: what bounds the memory that they take."""


def in_order(claims: pa.Table, stories: Stories) -> tuple[pa.Array, _Numbers]:
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


def cells(claims: pa.Table, name: str, order: pa.Array) -> Iterator[Any]:
    """The cells of a column in order, a part of them at a time."""
    for first in range(0, len(order), _PART):
        yield from claims.column(name).take(order.slice(first, _PART)).to_pylist()


def contents(claims: pa.Table, order: pa.Array, languages: _Numbers) -> Iterator[str]:
    """What each claim says, in one writing for one thing."""
    made = changes(claims.column("quantities").take(order), claims.column("dates").take(order), languages)
    for no, text in enumerate(cells(claims, "content", order)):
        yield with_changes(text, made.get(no, ()), languages[no])


def flags(answers: pa.Array) -> _Numbers:
    """Answers of yes and no, none of them unknown, as numpy has them."""
    return answers.to_numpy(zero_copy_only=False)


def places(story: _Numbers, is_attributed: _Numbers) -> _Numbers:
    """The number of each claim among its article's attributed ones, in order of the text; -1 for the outlet's own."""
    place = np.full(len(story), -1, np.int64)
    mine = np.flatnonzero(is_attributed)
    first = np.searchsorted(story[mine], story[mine])
    place[mine] = np.arange(len(mine)) - first
    return place


def days(dates: pa.ChunkedArray) -> _Numbers:
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


def entities_of(claims: pa.Table, order: pa.Array) -> tuple[_Numbers, list[tuple[str, ...]]]:
    """Each claim's list of entities as a number, and the lists."""
    lists: dict[tuple[str, ...], int] = {}
    numbers = [lists.setdefault(tuple(cell), len(lists)) for cell in cells(claims, "entity_ids", order)]
    return np.array(numbers, np.int64), list(lists)


def named(entities: _Numbers, lists: Sequence[tuple[str, ...]]) -> csr_matrix:
    """Which entities each claim names."""
    from scipy.sparse import csr_matrix

    numbers: dict[str, int] = {}
    columns = [numbers.setdefault(entity, len(numbers)) for one in lists for entity in dict.fromkeys(one)]
    ends = np.cumsum([0, *(len(set(one)) for one in lists)])
    return csr_matrix((np.ones(len(columns), bool), columns, ends), (len(lists), len(numbers)))[entities]


def named_in_story(named: csr_matrix, story: _Numbers, stories: int) -> csr_matrix:
    """Which entities the claims of each story name."""
    from scipy.sparse import csr_matrix

    of = csr_matrix((np.ones(len(story), bool), (story, np.arange(len(story)))), (stories, len(story)))
    return of @ named


def totals_of(claims: pa.Table, order: pa.Array, languages: _Numbers, reader: Reader) -> csr_matrix:
    """How many, by the stem of what is counted, in claims with a speaker that count the whole of something."""
    from scipy.sparse import csr_matrix

    length = pc.list_value_length(claims.column("quantities"))
    counts = pc.and_(pc.greater(length, 0), claims.column("speaker").is_valid()).take(order)
    here = np.flatnonzero(flags(counts))
    some = order.take(pa.array(here))
    rows = zip(here.tolist(), cells(claims, "content", some), cells(claims, "quantities", some), strict=True)
    found = {
        (no, reader.stems[total.noun]): total.value
        for no, content, quantities in rows
        for total in totals(content, quantities, languages[no])
    }
    owner, noun = np.array(list(found), np.int64).reshape(-1, 2).T
    return csr_matrix((list(found.values()), (owner, noun)), (len(order), len(reader.stems)), np.float64)
