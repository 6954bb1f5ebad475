"""Derived columns that more than one suite needs: membership, look-up, slices, counts.

Everything here takes arrow columns and gives columns of the same length; a null in gives a null (or, for
membership, no complaint) out, because nulls are another expectation's business.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def is_known(ids: pa.ChunkedArray, known: pa.ChunkedArray) -> np.ndarray:
    """Whether each id stands in ``known``; a null id is not a reference and passes."""
    found = pc.is_in(ids, value_set=known.combine_chunks())
    return pc.or_(found, pc.is_null(ids)).to_numpy()


def looked_up(ids: pa.ChunkedArray, known: pa.ChunkedArray, values: pa.ChunkedArray) -> pa.ChunkedArray:
    """For each id the value beside it in ``known``/``values``; null where it is not there."""
    return values.take(pc.index_in(ids, value_set=known.combine_chunks()))


def slices(
    ids: pa.ChunkedArray, starts: pa.ChunkedArray, ends: pa.ChunkedArray, articles: pa.Table
) -> list[str | None]:
    """``text[start:end]`` of the article named by each id, in code points; null where any of the three is missing."""
    texts = articles["text"].to_pylist()
    rows = pc.index_in(ids, value_set=articles["article_id"].combine_chunks()).to_pylist()
    return [
        None if row is None or start is None or end is None else texts[row][start:end]
        for row, start, end in zip(rows, starts.to_pylist(), ends.to_pylist(), strict=True)
    ]


def count_of(ids: pa.ChunkedArray, counted: pa.ChunkedArray) -> np.ndarray:
    """How often each of the distinct ``ids`` stands in ``counted``."""
    places = pc.index_in(counted, value_set=ids.combine_chunks()).drop_null().to_numpy()
    return np.bincount(places, minlength=len(ids))


def texts(values: list[Any]) -> pd.Series:
    """Strings and Nones as a frame's text column."""
    return pa.chunked_array([pa.array(values, pa.string())]).to_pandas()


def is_blank(values: pa.ChunkedArray) -> np.ndarray:
    """Whether each value is empty or white space alone; a null is not blank."""
    trimmed = pc.utf8_length(pc.utf8_trim_whitespace(values))
    return pc.fill_null(pc.equal(trimmed, 0), False).to_numpy()
