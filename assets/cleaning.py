"""Cleaning: raw pages -> articles, lines, rejected."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from assets.chunks import CHUNK
from assets.gated import Made, Work, gated
from assets.packing import joined
from assets.resources import Telusur
from pipelines import reading
from pipelines.cleaning.tables import TABLES_MADE, cleaned
from pipelines.reading import Document
from pipelines.records import Rejected


def raw_versions(telusur: Telusur, batch: str) -> dict[str, str]:
    """Versions of what cleaning reads that is no table: the batch's files, the languages taken in."""
    return {"raw_pages": reading.fingerprint(telusur.raw, batch), "languages": ",".join(telusur.languages)}


@gated(
    TABLES_MADE,
    deps=["raw_pages"],
    code=["pipelines.reading", "pipelines.cleaning"],
    inputs=raw_versions,
    group="cleaning",
    kinds={"python", "parquet"},
)
def cleaning(work: Work) -> Made:
    """Pages of a batch, cleaned: the story and what the page says of it, every line's label, and what was turned away."""
    read = 0

    def chunks() -> Iterator[tuple[list[Document | Rejected], tuple[str, ...]]]:
        nonlocal read
        documents = reading.read_batch(work.telusur.raw, work.batch)
        while chunk := list(itertools.islice(documents, CHUNK)):
            read += len(chunk)
            yield chunk, tuple(work.telusur.languages)

    parts = list(work.telusur.workers_at_hand.map(cleaned, chunks()))
    made = {table: joined(table, (part[table] for part in parts)) for table in TABLES_MADE}
    return made, {"documents_read": read}
