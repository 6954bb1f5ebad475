"""A table as one file of the lake: its version, its footer, its bytes.

Belongs here: what stands in a file. Does not belong here: where files lie and which one is published (``lake.py``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ROWS_PER_GROUP = 128 * 1024  # a single id in a million claims: 0.09 s, against 0.20 s in one group


@dataclass(frozen=True)
class Footer:
    """What a file says of itself: content hash, code version and the versions of what it was made from."""

    version: str
    code_version: str
    inputs: dict[str, str]
    rows: int

    @classmethod
    def of(cls, file: IO[bytes]) -> Footer:
        """The footer of an open file."""
        facts = pq.read_metadata(file)
        meta = {k.decode(): v.decode() for k, v in (facts.metadata or {}).items() if k != b"ARROW:schema"}
        return cls(meta["version"], meta["code_version"], json.loads(meta["inputs"]), facts.num_rows)


@dataclass(frozen=True)
class Candidate:
    """Rows on their way into the lake: the file that they will be, if the gate lets them pass."""

    table: str
    batch: str
    footer: Footer
    data: pa.Buffer

    @classmethod
    def of(
        cls, table: str, batch: str, rows: pa.Table, *, code_version: str = "", inputs: Mapping[str, str] | None = None
    ) -> Candidate:
        """The rows as a file that says by which code and from which versions of which inputs they were made."""
        footer = Footer(content_hash(rows), code_version, dict(sorted((inputs or {}).items())), rows.num_rows)
        facts = dict(rows.schema.metadata or {})
        facts |= {b"version": footer.version.encode(), b"code_version": code_version.encode()}
        facts[b"inputs"] = json.dumps(footer.inputs).encode()
        sink = pa.BufferOutputStream()
        pq.write_table(
            rows.combine_chunks().replace_schema_metadata(facts),
            sink,
            compression="zstd",
            compression_level=3,
            row_group_size=ROWS_PER_GROUP,
            write_page_index=True,
        )
        return cls(table, batch, footer, sink.getvalue())


def read_rows(file: pa.NativeFile, columns: Sequence[str] | None = None) -> pa.Table:
    """The rows of an open file, of all columns or of these in this order; KeyError for one that it does not have.

    ``pyarrow.parquet.read_table`` would load Arrow's machinery for data sets of many files: 36 MiB in every process that
    reads, and a second where it is the first to.
    """
    with pq.ParquetFile(file) as parquet:
        rows = parquet.read(columns)
    return rows if columns is None else rows.select(columns)


def content_hash(rows: pa.Table) -> str:
    """16 hex digits over names, types and values, the same however the rows are chunked or encoded."""
    digest = hashlib.sha256()
    for name, column in zip(rows.column_names, rows.columns, strict=True):
        digest.update(f"{name}\0{column.type}\0{len(column)}\0".encode())
        _hash_array(digest, column.combine_chunks())
    return digest.hexdigest()[:16]


def _hash_array(digest: hashlib._Hash, array: pa.Array | pa.ChunkedArray) -> None:
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    digest.update(pc.is_valid(array).cast(pa.int8()).to_numpy(zero_copy_only=False).tobytes())
    if pa.types.is_list(array.type):
        digest.update(pc.list_value_length(array).fill_null(-1).to_numpy(zero_copy_only=False).tobytes())
        _hash_array(digest, array.flatten())
    elif pa.types.is_struct(array.type):
        for part in array.flatten():
            _hash_array(digest, part)
    elif pa.types.is_string(array.type):
        kept = array.drop_null()
        digest.update(pc.binary_length(kept).to_numpy(zero_copy_only=False).tobytes())
        # the first buffer that holds bytes may hold more than this slice's: cut it by the offsets
        offsets = memoryview(kept.buffers()[1]).cast("i") if len(kept) else []
        if len(kept):
            digest.update(memoryview(kept.buffers()[2])[offsets[kept.offset] : offsets[kept.offset + len(kept)]])
    elif pa.types.is_boolean(array.type):
        digest.update(array.drop_null().cast(pa.int8()).to_numpy(zero_copy_only=False).tobytes())
    elif pa.types.is_temporal(array.type):
        width = pa.int32() if pa.types.is_date32(array.type) else pa.int64()
        digest.update(array.drop_null().cast(width).to_numpy(zero_copy_only=False).tobytes())
    else:
        digest.update(array.drop_null().to_numpy(zero_copy_only=False).tobytes())
