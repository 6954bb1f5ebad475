"""The rejected table."""

from __future__ import annotations

from typing import Annotated, Literal

import pyarrow as pa

from pipelines.records.columns import Batch, RecordNo, SourcePath
from pipelines.records.declaration import Column, table

Reason = Literal[
    "empty",
    "binary",
    "unknown_encoding",
    "corrupt_archive",
    "truncated_archive",
    "archive_limit",
    "invalid_json",
    "not_an_object",
    "invalid_csv",
    "invalid_html",
    "too_large",
    "outside_raw_root",
    "unreadable",
    "unsupported_format",
    "duplicate",
    "no_article_text",
    "language_not_enabled",
]


@table("rejected", key=("source_path", "record"), grain="One row is one raw document that did not become an article.")
class Rejected:
    """A raw document that was turned away, with the reason."""

    batch: Batch
    source_path: SourcePath
    record: RecordNo
    stage: Annotated[Literal["reading", "cleaning"], Column("Where it was turned away.")]
    reason: Annotated[Reason, Column("Why, from a closed list.")]
    detail: Annotated[str, Column("Why, in words: what was wrong, where, and what to do.")]
    size_bytes: Annotated[
        int, Column("Size of the raw document; of the file where it could not be opened.", ge=0, arrow=pa.int64())
    ]
    sha256: Annotated[
        str | None,
        Column("SHA-256 of the raw document's bytes; null where they could not be read.", pattern=r"[0-9a-f]{64}"),
    ]
