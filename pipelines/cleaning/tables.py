"""Cleaning over a chunk of documents: what a worker process runs."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from pipelines.cleaning import clean
from pipelines.reading import Document
from pipelines.records import TABLES, Article, Line, Rejected

TABLES_MADE = ("articles", "lines", "rejected")


def cleaned(documents: Sequence[Document | Rejected], languages: Sequence[str]) -> dict[str, pa.Table]:
    """The documents as rows of articles, lines and rejected, in their order; each is in articles or in rejected."""
    articles: list[Article] = []
    lines: list[Line] = []
    rejected: list[Rejected] = []
    for document in documents:
        found = document if isinstance(document, Rejected) else clean(document, languages)
        if isinstance(found, Rejected):
            rejected.append(found)
        else:
            articles.append(found.article)
            lines += found.lines
    rows: dict[str, Sequence[object]] = {"articles": articles, "lines": lines, "rejected": rejected}
    return {table: TABLES[table].to_arrow(rows[table]) for table in TABLES_MADE}
