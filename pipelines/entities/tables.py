"""Mentions over a chunk of articles: what a worker process runs."""

from __future__ import annotations

import pyarrow as pa

from pipelines.entities import find_mentions
from pipelines.language.pack import pack_for
from pipelines.records import TABLES, Mention


def mentions_of(articles: pa.Table, sentences: pa.Table, languages: tuple[str, ...]) -> pa.Table:
    """The mentions in the articles, in their order."""
    by_article = TABLES["sentences"].by_article(sentences)
    rows: list[Mention] = []
    for article in TABLES["articles"].from_arrow(articles):
        rows += find_mentions(article, by_article.get(article.article_id, []), pack_for(article.language, languages))
    return TABLES["mentions"].to_arrow(rows)
