"""Tables cut into chunks of whole articles, the unit of work of a process.

Belongs here: where a chunk begins and ends. Does not belong here: what is done with it, or where (``workers.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

CHUNK = 64
"""Articles a worker takes at a time: small enough to balance two cores, large enough that passing rows costs little."""


def chunks_of(tables: Sequence[pa.Table], size: int) -> Iterator[tuple[pa.Table, ...]]:
    """Slices of the tables that belong to the same ``size`` articles; the first table has one row an article.

    The other tables' rows stand in the order of the articles, each article's together (so the lake keeps them);
    ValueError where they do not.
    """
    ids = tables[0]["article_id"].combine_chunks()
    firsts = np.arange(0, len(ids), size)
    cuts = [firsts, *(_rows_before(table, ids, firsts) for table in tables[1:])]
    ends = [np.append(cut[1:], table.num_rows) for cut, table in zip(cuts, tables, strict=True)]
    for chunk in range(len(firsts)):
        yield tuple(
            table.slice(cut[chunk], end[chunk] - cut[chunk]) for table, cut, end in zip(tables, cuts, ends, strict=True)
        )


def _rows_before(table: pa.Table, ids: pa.Array, firsts: np.ndarray) -> np.ndarray:
    """How many rows of ``table`` belong to articles before each of ``firsts``, which are places in ``ids``."""
    places = pc.fill_null(pc.index_in(table["article_id"], value_set=ids), -1).to_numpy()
    backwards = np.diff(places, prepend=0) < 0
    if backwards.any():
        row = int(np.argmax(backwards))
        raise ValueError(
            f"row {row} of {table.column_names[:2]} belongs to an article out of order: {table['article_id'][row]}"
        )
    return np.searchsorted(places, firsts)
