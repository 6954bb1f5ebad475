"""What a release's folder holds beside its tables, as (path, bytes), from the tables alone.

Belongs here: which files there are and in which order. Does not belong here: when a release may be made
(``making.py``), what each file says (one module each).
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as pq

from assets.files import read_rows
from assets.releases.changes import changes, compare
from assets.releases.croissant import croissant
from assets.releases.database import database
from assets.releases.datapackage import datapackage
from assets.releases.dictionary import data_dictionary
from assets.releases.guide import guide
from assets.releases.identities import identities
from assets.releases.questions import answers, page, questions
from assets.storage import Storage
from pipelines.report import Facts, report_files

REPORT = "report/"


@dataclass(frozen=True)
class Plan:
    """What a release is beside its rows: its name, its day, the release before it."""

    name: str
    created: str
    before: str | None


@dataclass(frozen=True)
class Part:
    """One parquet file of a release: ``path`` in the release, ``source`` in the lake, and what its bytes say."""

    path: str
    source: str
    bytes: int
    hash: str
    rows: int
    footer: dict[str, str]

    @classmethod
    def of(cls, storage: Storage, path: str, source: str) -> Part:
        """The part that lies at ``source``."""
        with storage.open(source) as file:
            data = file.read()
        facts = pq.read_metadata(io.BytesIO(data))
        footer = {k.decode(): v.decode() for k, v in (facts.metadata or {}).items() if k != b"ARROW:schema"}
        return cls(path, source, len(data), digest(data), facts.num_rows, footer)

    @property
    def table(self) -> str:
        """The table it belongs to."""
        return self.path.partition("/")[0]

    @property
    def batch(self) -> str:
        """The batch it holds; ``all`` for tables over the whole lake."""
        return unquote(self.path.partition("/")[2].removesuffix(".parquet"))


def digest(data: bytes) -> str:
    """The checksum as a datapackage writes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def read_all(storage: Storage, parts: Sequence[Part]) -> dict[str, pa.Table]:
    """All rows of the release by table."""
    found: dict[str, list[pa.Table]] = {}
    for part in parts:
        with storage.open_native(part.source) as file:
            found.setdefault(part.table, []).append(read_rows(file))
    return {name: pa.concat_tables(rows) for name, rows in found.items()}


def release_files(
    plan: Plan, storage: Storage, parts: Sequence[Part], before: Sequence[Part]
) -> Iterator[tuple[str, bytes]]:
    """Every file of the release but its parquet, ``datapackage.json`` last; the same parts give the same bytes."""
    on_record: dict[str, str] = {}
    for path, data in _files(plan, storage, parts, before):
        on_record[path] = digest(data)
        yield path, data
    # a report has a file for every few articles: one line on record stands for all of them
    report = sorted(path for path in on_record if path.startswith(REPORT))
    whole = digest("".join(f"{path} {on_record.pop(path)}\n" for path in report).encode())
    facts = {"files": on_record, "report": {"files": len(report), "hash": whole}}
    yield "datapackage.json", _json(datapackage(plan, parts, facts))


def _files(plan: Plan, storage: Storage, parts: Sequence[Part], before: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    tables, old = read_all(storage, parts), read_all(storage, before)
    compared = compare(old, tables) if plan.before else []
    asked = answers(tables)
    yield "README.md", guide(plan.name).encode()
    yield "DATA_DICTIONARY.md", data_dictionary().encode()
    yield "CHANGES.md", changes(plan.name, plan.before, compared, identities(old, tables)).encode()
    yield "QUESTIONS.md", page(asked).encode()
    yield "telusur.duckdb", database()
    yield "croissant.json", _json(croissant(plan, parts))
    facts = Facts(
        release=plan.name,
        created=plan.created,
        before=plan.before,
        published=[(part.table, part.batch, part.footer["version"]) for part in parts],
        changes=[
            (c.table, c.before or 0, c.now or 0, c.found.added, c.found.removed, c.found.changed)
            for c in compared
            if c.found is not None
        ],
        questions=[asdict(q) | asdict(asked[q.name]) for q in questions()],
    )
    for path, data in report_files(tables, facts):
        yield f"{REPORT}{path}", data


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=1, ensure_ascii=False) + "\n").encode()
