"""The lake: one published parquet file a table and batch, every version kept, nothing ever half-written.

Belongs here: where tables lie, versions, footers, reading. Does not belong here: whether rows are good (``gated.py``),
Dagster. Analysts may use it from Python (``Lake("lake").read("claims")``); plain parquet readers need none of it.

    <table>/<batch>.parquet                             published
    .versions/<table>/<batch>/<utc>-<version>.parquet   every version ever published
    .refused/<table>/<batch>/<utc>-<version>.parquet    what a gate refused
    .verdicts/<table>/<batch>/<version>.parquet         what the gate found, in rows of the table gates
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assets.storage import Storage, open_storage
from pipelines.records import TABLES

WHOLE_LAKE = "all"
"""The batch name of tables that are not partitioned."""

LAST = "claims"
"""The last table of a batch: what it was made from is the state in which a batch enters whole-lake tables."""

ROWS_PER_GROUP = 128 * 1024  # a single id in a million claims: 0.09 s, against 0.20 s in one group


@dataclass(frozen=True)
class Footer:
    """What a file says of itself: content hash, code version and the versions of what it was made from."""

    version: str
    code_version: str
    inputs: dict[str, str]
    rows: int


@dataclass(frozen=True)
class Version:
    """One published version of a table's batch."""

    table: str
    batch: str
    version: str
    published_at: dt.datetime
    path: str


class NotPublished(LookupError):
    """A table or batch that has no published version; the message says why and what to do."""


class Lake:
    """A lake root: a folder or an fsspec URL."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.storage: Storage = open_storage(root)

    # reading

    def batches(self, table: str) -> list[str]:
        """Batches of the table that have a published version, sorted; ``all`` for whole-lake tables."""
        names = self.storage.names(table)
        return sorted(unquote(n.removesuffix(".parquet")) for n in names if n.endswith(".parquet"))

    def read(
        self,
        table: str,
        *,
        batch: str | None = None,
        columns: Sequence[str] | None = None,
        as_of: dt.datetime | None = None,
    ) -> pa.Table:
        """Published rows of a table, batches in order of name, as an arrow table (``.to_pandas()`` for pandas).

        ``batch`` limits to one; ``columns`` to some; ``as_of`` (with a zone) gives the rows as they were published at
        that moment. Raises KeyError for a table that the contract does not know, NotPublished where there is none.
        """
        if table not in TABLES:
            raise KeyError(f"no table {table!r}; the contract has {', '.join(sorted(TABLES))}")
        if as_of is not None:
            paths = self._paths_as_of(table, as_of, batch)
        else:
            paths = [published_path(table, b) for b in ([batch] if batch is not None else self.batches(table))]
        if not paths:
            raise NotPublished(f"{table}: nothing published in {self.root}" + (f" as of {as_of}" if as_of else ""))
        return pa.concat_tables([self._read_file(p, columns) for p in paths])

    def versions(self, table: str, batch: str = WHOLE_LAKE) -> list[Version]:
        """Every version ever published of a table's batch, oldest first."""
        folder = f".versions/{table}/{file_name(batch)}"
        found = []
        for name in self.storage.names(folder):
            stamp, _, version = name.removesuffix(".parquet").partition("-")
            found.append(Version(table, batch, version, _moment(stamp), f"{folder}/{name}"))
        return found

    def footer(self, table: str, batch: str = WHOLE_LAKE) -> Footer | None:
        """What the published file says of itself; None where nothing is published."""
        try:
            with self.storage.open(published_path(table, batch)) as file:
                facts = pq.read_metadata(file)
        except FileNotFoundError:
            return None
        meta = {k.decode(): v.decode() for k, v in (facts.metadata or {}).items() if k != b"ARROW:schema"}
        return Footer(meta["version"], meta["code_version"], json.loads(meta["inputs"]), facts.num_rows)

    def input_versions(self, tables: Iterable[str], batch: str | None) -> dict[str, str]:
        """Versions of published inputs that belong together, by ``table`` for one batch, by ``table/batch`` for all.

        Over the whole lake each batch counts as ``LAST`` saw it: where a later stage of a batch was refused, the batch
        stands there as it was before. Raises NotPublished, naming the gate that refused it where one did, for an input
        that is missing, or that was made from another version of a second input.
        """
        found: dict[str, str] = {}
        for table in tables:
            if TABLES[table].partitioned and batch is None:
                found |= {f"{table}/{one}": version for one, version in self._whole_state(table).items()}
                continue
            footer = self.footer(table, batch or WHOLE_LAKE)
            if footer is None:
                raise NotPublished(self._why_not(table, batch or WHOLE_LAKE, "nothing published"))
            found[table] = footer.version
        for table in tables:
            if TABLES[table].partitioned and batch is None:
                continue
            footer = self.footer(table, batch or WHOLE_LAKE)
            made_from = footer.inputs if footer is not None else {}
            scope = {name.partition("/")[0] for name in made_from}
            now = {name: version for name, version in found.items() if name.partition("/")[0] in scope}
            behind = sorted(name for name in now if made_from.get(name) != now[name])
            if behind:
                what = f"the published rows were made from another version of {', '.join(behind[:3])}"
                raise NotPublished(self._why_not(table, batch or WHOLE_LAKE, what))
        return found

    def _whole_state(self, table: str) -> dict[str, str]:
        """The version of each batch of a partitioned table that belongs to the batch's published ``LAST`` table."""
        state = {}
        for batch in self.batches(LAST):
            footer = self.footer(LAST, batch)
            if footer is not None:
                state[batch] = footer.version if table == LAST else footer.inputs[table]
        return state

    def read_whole(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Rows of all batches of a partitioned table, each batch in the version that ``input_versions`` names."""
        parts = []
        for batch, version in self._whole_state(table).items():
            kept = [v.path for v in self.versions(table, batch) if v.version == version]
            if not kept:
                raise NotPublished(
                    f"{table}, batch {batch}: version {version} is not in .versions any more; run the batch again"
                )
            parts.append(self._read_file(kept[-1], columns))
        schema = TABLES[table].schema
        wanted = schema if columns is None else pa.schema([schema.field(c) for c in columns])
        return pa.concat_tables(parts) if parts else wanted.empty_table()

    def is_current(self, tables: Iterable[str], batch: str, code_version: str, inputs: Mapping[str, str]) -> bool:
        """Whether each table's published file was made by this code from these inputs."""
        for table in tables:
            footer = self.footer(table, batch)
            if footer is None or footer.code_version != code_version or footer.inputs != dict(inputs):
                return False
        return True

    # writing

    def publish(
        self, table: str, batch: str, rows: pa.Table, *, code_version: str, inputs: Mapping[str, str], now: dt.datetime
    ) -> bool:
        """Publish rows of the table's schema; returns whether anything was written.

        The version file is written first, then the published name is moved onto it. A kill between the two leaves a
        version that was never published; the next publication takes it away.
        """
        version = content_hash(rows)
        before = self.footer(table, batch)
        if before == Footer(version, code_version, dict(inputs), rows.num_rows):
            return False
        data = _parquet(rows, version, code_version, inputs)
        with self.storage.lock():
            for newest in self.versions(table, batch)[-1:]:
                if before is None or newest.version != before.version:
                    self.storage.remove(newest.path)
            path = f".versions/{table}/{file_name(batch)}/{_stamp(now)}-{version}.parquet"
            self.storage.write(path, data)
            self.storage.replace(path, published_path(table, batch))
        return True

    def refuse(self, table: str, batch: str, rows: pa.Table, *, now: dt.datetime) -> str:
        """Keep a refused candidate for inspection; returns where. The same rows refused again are kept once, under the newer time."""
        version = content_hash(rows)
        folder = f".refused/{table}/{file_name(batch)}"
        same = [name for name in self.storage.names(folder) if name.endswith(f"-{version}.parquet")]
        path = f"{folder}/{_stamp(now)}-{version}.parquet"
        self.storage.write(path, _parquet(rows, version, "", {}))
        for name in same:
            self.storage.remove(f"{folder}/{name}")
        return self.storage.url(path)

    def write_verdict(self, table: str, batch: str, version: str, rows: pa.Table) -> None:
        """Keep what the gate found on one version, as rows of the table gates."""
        self.storage.write(verdict_path(table, batch, version), _parquet(rows, content_hash(rows), "", {}))

    def verdict(self, table: str, batch: str, version: str) -> pa.Table | None:
        """What the gate found on one version; None where it was never judged."""
        try:
            with self.storage.open(verdict_path(table, batch, version)) as file:
                return pq.read_table(file)
        except FileNotFoundError:
            return None

    def verdicts(self) -> pa.Table:
        """All that gates found, as rows of the table gates, sorted by table, batch, version."""
        return TABLES["gates"].concat(self._read_file(path, None) for path in self._verdict_paths())

    def verdicts_version(self) -> str:
        """16 hex digits over all verdicts as they lie in the lake now."""
        digest = hashlib.sha256()
        for path in self._verdict_paths():
            with self.storage.open(path) as file:
                digest.update(path.encode() + b"\0" + hashlib.sha256(file.read()).digest())
        return digest.hexdigest()[:16]

    def _verdict_paths(self) -> Iterator[str]:
        """Verdicts on every table but gates itself, which cannot hold a row about its own rows."""
        for table in self.storage.names(".verdicts"):
            if table == "gates":
                continue
            for batch in self.storage.names(f".verdicts/{table}"):
                for name in self.storage.names(f".verdicts/{table}/{batch}"):
                    yield f".verdicts/{table}/{batch}/{name}"

    def url(self, table: str) -> str:
        """Where the table's published files lie."""
        return self.storage.url(table)

    def _read_file(self, path: str, columns: Sequence[str] | None) -> pa.Table:
        try:
            with self.storage.open(path) as file:
                rows = pq.read_table(file, columns=list(columns) if columns is not None else None)
        except FileNotFoundError:
            table, _, batch = path.removesuffix(".parquet").partition("/")
            raise NotPublished(self._why_not(table, unquote(batch), "nothing published")) from None
        schema = TABLES[_table_of(path)].schema
        return rows.cast(schema if columns is None else pa.schema([schema.field(c) for c in rows.column_names]))

    def _paths_as_of(self, table: str, as_of: dt.datetime, batch: str | None) -> list[str]:
        paths = []
        for one in [batch] if batch is not None else map(unquote, self.storage.names(f".versions/{table}")):
            earlier = [v for v in self.versions(table, one) if v.published_at <= as_of]
            if earlier:
                paths.append(earlier[-1].path)
        return paths

    def _why_not(self, table: str, batch: str, what: str) -> str:
        where = f"{table}, batch {batch}: {what} in {self.root}"
        names = self.storage.names(f".refused/{table}/{file_name(batch)}")
        if not names:
            return f"{where}; run the stage that makes it first"
        version = names[-1].removesuffix(".parquet").partition("-")[2]
        verdict = self.verdict(table, batch, version)
        failed = (
            []
            if verdict is None
            else [r for r in verdict.to_pylist() if not r["success"] and r["severity"] == "critical"]
        )
        why = "; ".join(f"{r['expectation']} ({r['unexpected_count']} rows)" for r in failed[:3])
        return (
            f"{where}, because its gate refused newer rows: {why}. "
            f"The refused rows are in .refused/{table}/{file_name(batch)}/{names[-1]}"
        )


def file_name(batch: str) -> str:
    """The batch as a file name: letters, digits and ``_.-~`` as they are, the rest percent-encoded; no dot in front."""
    name = quote(batch, safe="")
    return "%2E" + name[1:] if name.startswith(".") else name


def published_path(table: str, batch: str) -> str:
    """Path of the published file under the root."""
    return f"{table}/{file_name(batch)}.parquet"


def verdict_path(table: str, batch: str, version: str) -> str:
    """Path of a verdict under the root."""
    return f".verdicts/{table}/{file_name(batch)}/{version}.parquet"


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


def _parquet(rows: pa.Table, version: str, code_version: str, inputs: Mapping[str, str]) -> memoryview:
    facts = dict(rows.schema.metadata or {})
    facts |= {b"version": version.encode(), b"code_version": code_version.encode()}
    facts[b"inputs"] = json.dumps(dict(sorted(inputs.items()))).encode()
    sink = pa.BufferOutputStream()
    pq.write_table(
        rows.combine_chunks().replace_schema_metadata(facts),
        sink,
        compression="zstd",
        compression_level=3,
        row_group_size=ROWS_PER_GROUP,
        write_page_index=True,
    )
    return memoryview(sink.getvalue())


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _moment(stamp: str) -> dt.datetime:
    return dt.datetime.strptime(stamp, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=dt.UTC)


def _table_of(path: str) -> str:
    parts = path.split("/")
    if parts[0] == ".verdicts":
        return "gates"
    return parts[1] if parts[0].startswith(".") else parts[0]
