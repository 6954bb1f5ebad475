"""Tables on their way between processes: the compressed bytes of their rows.

Belongs here: how a table becomes bytes and a table again. Does not belong here: which process gets them (``workers.py``).
Imported in every worker, so without Dagster.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa

from pipelines.records import TABLES


class Packed(NamedTuple):
    """A table as compressed bytes, in parts whose rows stand one after the other.

    Pickled as it is, a slice takes along the whole table that it was cut from. Rows that wait here until a gate has judged
    them take a quarter of their room.
    """

    parts: tuple[pa.Buffer, ...]


Rows: TypeAlias = pa.Table | Packed
"""A table, packed where it came out of another process: the process between two others has no use for its cells."""


def packed(value: Any) -> Any:
    """``value`` with every table in it, alone or in a dictionary, as ``Packed``."""
    if isinstance(value, pa.Table):
        sink = pa.BufferOutputStream()
        options = pa.ipc.IpcWriteOptions(compression="zstd")
        with pa.ipc.new_stream(sink, value.schema, options=options) as stream:
            stream.write_table(value)
        return Packed((sink.getvalue(),))
    return {name: packed(part) for name, part in value.items()} if isinstance(value, dict) else value


def unpacked(value: Any) -> Any:
    """The inverse of ``packed``."""
    if isinstance(value, Packed):
        return pa.concat_tables([pa.ipc.open_stream(part).read_all() for part in value.parts])
    return {name: unpacked(part) for name, part in value.items()} if isinstance(value, dict) else value


def size(rows: Rows) -> int:
    """Bytes of the rows as they are, packed or not."""
    return int(sum(part.size for part in rows.parts) if isinstance(rows, Packed) else rows.nbytes)


def joined(table: str, parts: Iterable[Rows]) -> Rows:
    """Parts of a declared table, all packed or none, as one; an empty table where there are none."""
    found = list(parts)
    streams = [stream for part in found if isinstance(part, Packed) for stream in part.parts]
    if streams:
        return Packed(tuple(streams))
    return TABLES[table].concat(found)
