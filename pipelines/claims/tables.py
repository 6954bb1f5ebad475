"""Claims over a chunk of articles: what a worker process runs."""

from __future__ import annotations

import pyarrow as pa

from pipelines.claims import find_claims
from pipelines.language.pack import pack_for
from pipelines.records import TABLES, Claim


def claims_of(articles: pa.Table, sentences: pa.Table, mentions: pa.Table, languages: tuple[str, ...]) -> pa.Table:
    """The claims in the articles, in their order."""
    sentences_by, mentions_by = TABLES["sentences"].by_article(sentences), TABLES["mentions"].by_article(mentions)
    rows: list[Claim] = []
    for article in TABLES["articles"].from_arrow(articles):
        rows += find_claims(
            article,
            sentences_by.get(article.article_id, []),
            mentions_by.get(article.article_id, []),
            pack_for(article.language, languages),
        )
    return TABLES["claims"].to_arrow(rows)
