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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

import pyarrow as pa

from assets.files import Candidate, Footer, read_rows
from assets.memory import give_back
from assets.storage import Storage, open_storage
from pipelines.records import TABLES

WHOLE_LAKE = "all"
"""The batch name of tables that are not partitioned."""

LAST = "claims"
"""The last table of a batch: what it was made from is the state in which a batch enters whole-lake tables."""


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
                return Footer.of(file)
        except FileNotFoundError:
            return None

    def input_versions(self, tables: Iterable[str], batch: str | None) -> dict[str, str]:
        """Versions of published inputs that belong together, by ``table`` for one batch, by ``table/batch`` for all.

        Over the whole lake each batch counts as ``LAST`` saw it: where a later stage of a batch was refused, the batch
        stands there as it was before. Raises NotPublished, naming the gate that refused it where one did, for an input
        that is missing, or that was made from another version of a second input.
        """
        found: dict[str, str] = {}
        footers: dict[str, Footer] = {}
        for table in tables:
            if TABLES[table].partitioned and batch is None:
                found |= {f"{table}/{one}": version for one, version in self._whole_state(table).items()}
                continue
            footer = self.footer(table, batch or WHOLE_LAKE)
            if footer is None:
                raise NotPublished(self._why_not(table, batch or WHOLE_LAKE, "nothing published"))
            found[table], footers[table] = footer.version, footer
        for table, footer in footers.items():
            scope = {name.partition("/")[0] for name in footer.inputs}
            now = {name: version for name, version in found.items() if name.partition("/")[0] in scope}
            behind = sorted(name for name in now if footer.inputs.get(name) != now[name])
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

    def read_for(self, batch: str, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Published rows as a stage of ``batch`` sees them: the batch's, or the whole lake's if either is over it."""
        if not TABLES[table].partitioned:
            return self.read(table, columns=columns)
        if batch == WHOLE_LAKE:
            return self.read_whole(table, columns)
        return self.read(table, batch=batch, columns=columns)

    def read_whole(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Rows of all batches of a partitioned table, each batch in the version that ``input_versions`` names."""
        state = self._whole_state(table).items()
        parts = [self.read_version(table, batch, version, columns) for batch, version in state]
        schema = TABLES[table].schema
        wanted = schema if columns is None else pa.schema([schema.field(c) for c in columns])
        return pa.concat_tables(parts) if parts else wanted.empty_table()

    def read_version(self, table: str, batch: str, version: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Rows of one version of a table's batch, published now or before; NotPublished if it is not kept any more."""
        kept = [v.path for v in self.versions(table, batch) if v.version == version]
        if not kept:
            raise NotPublished(
                f"{table}, batch {batch}: version {version} is not in .versions any more; run the batch again"
            )
        return self._read_file(kept[-1], columns)

    def is_current(self, tables: Iterable[str], batch: str, code_version: str, inputs: Mapping[str, str]) -> bool:
        """Whether each table's published file was made by this code from these inputs."""
        for table in tables:
            footer = self.footer(table, batch)
            if footer is None or footer.code_version != code_version or footer.inputs != dict(inputs):
                return False
        return True

    # writing

    def publish(self, candidate: Candidate, *, now: dt.datetime) -> bool:
        """Publish the candidate; returns whether anything was written.

        The version file is written first, then the published name is moved onto it. A kill between the two leaves a
        version that was never published; the next publication takes it away.
        """
        table, batch = candidate.table, candidate.batch
        before = self.footer(table, batch)
        if before == candidate.footer:
            return False
        with self.storage.lock():
            for newest in self.versions(table, batch)[-1:]:
                if before is None or newest.version != before.version:
                    self.storage.remove(newest.path)
            path = f".versions/{table}/{file_name(batch)}/{_stamp(now)}-{candidate.footer.version}.parquet"
            self.storage.write(path, candidate.data)
            self.storage.replace(path, published_path(table, batch))
        return True

    def refuse(self, candidate: Candidate, *, now: dt.datetime) -> str:
        """Keep a refused candidate for inspection; returns where. The same rows refused again are kept once, under the newer time."""
        folder = f".refused/{candidate.table}/{file_name(candidate.batch)}"
        same = [name for name in self.storage.names(folder) if name.endswith(f"-{candidate.footer.version}.parquet")]
        path = f"{folder}/{_stamp(now)}-{candidate.footer.version}.parquet"
        self.storage.write(path, candidate.data)
        for name in same:
            self.storage.remove(f"{folder}/{name}")
        return self.storage.url(path)

    def write_verdict(self, table: str, batch: str, version: str, found: pa.Table) -> None:
        """Keep what the gate found on one version, as rows of the table gates."""
        self.storage.write(verdict_path(table, batch, version), Candidate.of("gates", batch, found).data)

    def verdict(self, table: str, batch: str, version: str) -> pa.Table | None:
        """What the gate found on one version; None where it was never judged."""
        try:
            with self.storage.open_native(verdict_path(table, batch, version)) as file:
                return read_rows(file)
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
            with self.storage.open_native(path) as file:
                rows = read_rows(file, columns)
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


def on_published(
    root: str, batch: str, function: Callable[..., Any], reads: Mapping[str, Sequence[str] | None], *more: Any
) -> Any:
    """``function`` of the published tables and columns (None: all) that a stage of ``batch`` sees, in the order of ``reads``,
    and of what is given besides.
    """
    lake = Lake(root)
    tables = [lake.read_for(batch, table, columns) for table, columns in reads.items()]
    give_back()  # decoding took as much again
    return function(*tables, *more)


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


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S%fZ")


def _moment(stamp: str) -> dt.datetime:
    return dt.datetime.strptime(stamp, "%Y%m%dT%H%M%S%fZ").replace(tzinfo=dt.UTC)


def _table_of(path: str) -> str:
    parts = path.split("/")
    if parts[0] == ".verdicts":
        return "gates"
    return parts[1] if parts[0].startswith(".") else parts[0]
