"""Sentences over a chunk of articles: what a worker process runs."""

from __future__ import annotations

import pyarrow as pa

from pipelines.language.pack import pack_for
from pipelines.language.sentences import split_sentences
from pipelines.records import TABLES, Sentence


def sentences_of(articles: pa.Table, languages: tuple[str, ...]) -> pa.Table:
    """The sentences of the articles, in their order."""
    rows: list[Sentence] = []
    columns = (articles.column(name).to_pylist() for name in ("article_id", "text", "language"))
    for article_id, text, language in zip(*columns, strict=True):
        rows += split_sentences(article_id, text, pack_for(language, languages))
    return TABLES["sentences"].to_arrow(rows)
