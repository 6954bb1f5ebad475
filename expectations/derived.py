"""Derived columns that more than one suite needs: membership, look-up, slices, neighbours, counts.

Everything here gives one value a row. A null in gives a null out (or, for membership, no complaint), because nulls
are another expectation's business.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

SLICED_AT_ONCE = 8192
"""Rows whose words are cut out of their stories at a time: some seven hundred stories of news."""


def is_known(ids: pa.ChunkedArray, known: pa.ChunkedArray) -> np.ndarray:
    """Whether each id stands in ``known``; a null id is not a reference and passes."""
    found = pc.is_in(ids, value_set=known.combine_chunks())
    return pc.or_(found, pc.is_null(ids)).to_numpy()


def looked_up(ids: pa.ChunkedArray, known: pa.ChunkedArray, values: pa.ChunkedArray) -> pa.ChunkedArray:
    """For each id the value beside it in ``known``/``values``; null where it is not there."""
    return values.take(pc.index_in(ids, value_set=known.combine_chunks()))


def slices(ids: pa.ChunkedArray, starts: pa.ChunkedArray, ends: pa.ChunkedArray, articles: pa.Table) -> pa.ChunkedArray:
    """``text[start:end]`` of the article named by each id, in code points; null where any of the three is missing.

    Some rows at a time: as Python's strings, a lake's stories and what is cut from them take several times their room.
    """
    stories = articles["text"].combine_chunks()
    places = pc.index_in(ids, value_set=articles["article_id"].combine_chunks())
    columns = pa.table([places, starts, ends], names=["place", "start", "end"])
    parts = [_cut(stories, columns.slice(at, SLICED_AT_ONCE)) for at in range(0, len(ids), SLICED_AT_ONCE)]
    return pa.chunked_array(parts, pa.string())


def _cut(stories: pa.Array, spans: pa.Table) -> pa.Array:
    """What stands in the ``stories`` between ``start`` and ``end``, for each ``place`` among them."""
    needed = spans["place"].drop_null().unique()
    found = dict(zip(needed.to_pylist(), stories.take(needed).to_pylist(), strict=True))
    rows = zip(*(spans[name].to_pylist() for name in ("place", "start", "end")), strict=True)
    words = [None if None in row else found[row[0]][row[1] : row[2]] for row in rows]
    return pa.array(words, pa.string())


def previous(frame: pd.DataFrame, column: str, *, by: str, along: str) -> pd.Series:
    """The value of ``column`` in the row before, among the rows equal in ``by`` and in the order of ``along``.

    Indexed like ``frame``; null in the first row of each group.
    """
    group = pd.factorize(frame[by])[0]
    order = np.lexsort((frame[along].to_numpy(), group))
    values = frame[column].to_numpy(dtype=np.float64)[order]
    before = np.full(len(values), np.nan)
    same = group[order][1:] == group[order][:-1]
    before[1:][same] = values[:-1][same]
    result = np.empty(len(values))
    result[order] = before
    return pd.Series(result, index=frame.index)


def sentence_columns(rows: pa.Table, sentences: pa.Table, columns: Sequence[str]) -> dict[str, np.ndarray]:
    """The named columns of the sentence that each row's (article_id, sentence_no) names; NaN where there is none."""
    ids = sentences["article_id"].unique()
    sentence_keys = _sentence_keys(sentences, ids)
    order = np.argsort(sentence_keys, kind="stable")
    keys = _sentence_keys(rows, ids)
    places = np.searchsorted(sentence_keys, keys, sorter=order)
    found = np.zeros(len(keys), dtype=bool)
    inside = places < len(order)
    found[inside] = sentence_keys[order[places[inside]]] == keys[inside]
    result = {}
    for name in columns:
        values = sentences[name].to_numpy().astype(np.float64)
        result[name] = np.full(len(keys), np.nan)
        result[name][found] = values[order[places[found]]]
    return result


def _sentence_keys(table: pa.Table, ids: pa.Array) -> np.ndarray:
    """Article and sentence number as one whole number; -1 where either is missing or the article unknown."""
    article = pc.fill_null(pc.index_in(table["article_id"], value_set=ids), -1).to_numpy().astype(np.int64)
    number = pc.fill_null(table["sentence_no"], -1).to_numpy().astype(np.int64)
    return np.where((article < 0) | (number < 0), -1, article * 2**32 + number)


def exploded(lists: pa.ChunkedArray) -> tuple[np.ndarray, pa.Array]:
    """The items of all lists in order, and for each the number of the row that its list stands in."""
    whole = lists.combine_chunks()
    return pc.list_parent_indices(whole).to_numpy(), pc.list_flatten(whole)


def none_of(owner: np.ndarray, broken: np.ndarray, rows: int) -> np.ndarray:
    """For each of ``rows`` whether none of the items that it owns is ``broken``."""
    return np.bincount(owner[broken], minlength=rows) == 0


def has_repetition(lists: pa.ChunkedArray) -> np.ndarray:
    """Whether a text stands twice in the list of a row."""
    owner, items = exploded(lists)
    pairs = pd.DataFrame({"owner": owner, "item": pd.factorize(items.to_pandas())[0]})
    return np.bincount(owner[pairs.duplicated().to_numpy()], minlength=len(lists)) > 0


def known_pairs(ids: pa.ChunkedArray, entities: pa.ChunkedArray, known: pa.Table) -> np.ndarray:
    """Whether article and entity stand together in a row of ``known``; a null entity passes."""
    pairs = pc.binary_join_element_wise(ids, entities, " ")
    return is_known(pairs, pc.binary_join_element_wise(known["article_id"], known["entity_id"], " "))


def span_ids(ids: pa.ChunkedArray, starts: pa.ChunkedArray, ends: pa.ChunkedArray) -> pa.ChunkedArray:
    """``article_id:start-end`` of each row; null where any of the three is missing."""
    head = pc.binary_join_element_wise(ids, starts.cast(pa.string()), ":")
    return pc.binary_join_element_wise(head, ends.cast(pa.string()), "-")


def count_of(ids: pa.ChunkedArray, counted: pa.ChunkedArray) -> np.ndarray:
    """How often each of the distinct ``ids`` stands in ``counted``."""
    places = pc.index_in(counted, value_set=ids.combine_chunks()).drop_null().to_numpy()
    return np.bincount(places, minlength=len(ids))


def sum_of(ids: pa.ChunkedArray, named: pa.ChunkedArray, values: np.ndarray) -> np.ndarray:
    """For each of the distinct ``ids`` the sum of the whole ``values`` that stand beside it in ``named``."""
    places = pc.fill_null(pc.index_in(named, value_set=ids.combine_chunks()), -1).to_numpy()
    known = places >= 0
    return np.bincount(places[known], weights=values[known], minlength=len(ids)).astype(np.int64)


def is_blank(values: pa.ChunkedArray) -> np.ndarray:
    """Whether each value is empty or white space alone; a null is not blank."""
    trimmed = pc.utf8_length(pc.utf8_trim_whitespace(values))
    return pc.fill_null(pc.equal(trimmed, 0), False).to_numpy()
