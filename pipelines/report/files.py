"""Every file of the site, from a release's tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.report import clusters
from pipelines.report.articles import KINDS, LABELS, PAGE, TEXTS, TYPES, article_files
from pipelines.report.checks import gate_files, rejected_files
from pipelines.report.numbering import LEVELS, Numbering
from pipelines.report.overview import overview
from pipelines.report.scripts import Files, script

SITE = Path(__file__).resolve().parent / "site"


@dataclass(frozen=True)
class Facts:
    """What a report says that is in no table.

    ``published`` are (table, batch, version) of the release's files; ``changes`` are rows (table, rows before, rows now,
    added, removed, changed) against release ``before``; ``questions`` have en, id, note, sql, columns and rows.
    """

    release: str
    created: str
    before: str | None = None
    published: Collection[tuple[str, str, str]] = ()
    changes: Sequence[tuple[str, int, int, int, int, int]] = ()
    questions: Sequence[Mapping[str, Any]] = field(default=())


def report_files(tables: Mapping[str, pa.Table], facts: Facts) -> Files:
    """(path, bytes) of every file; the same tables and facts give the same bytes, in the same order."""
    for path in sorted(SITE.rglob("*")):
        if path.is_file():
            yield path.relative_to(SITE).as_posix(), path.read_bytes()
    numbers = Numbering.of(tables)
    yield from clusters.cluster_files(numbers)
    yield from article_files(numbers, tables)
    yield script("speakers", numbers.speakers)
    yield from gate_files(tables["gates"], set(facts.published))
    yield from rejected_files(tables["rejected"])
    yield script("questions", list(facts.questions))
    about = {
        "release": facts.release,
        "created": facts.created,
        "before": facts.before,
        "changes": list(facts.changes),
        "rows": {name: table.num_rows for name, table in sorted(tables.items())},
        "outlets": numbers.outlets,
        "levels": LEVELS,
        "stances": clusters.STANCES,
        "conflicts": clusters.CONFLICT_FIELDS,
        "kinds": KINDS,
        "labels": LABELS,
        "types": TYPES,
        "pageSize": {"clusters": clusters.PAGE, "articles": PAGE, "texts": TEXTS},
    }
    yield script("overview", overview(numbers, tables) | {"about": about})
