"""Mentions over a chunk of articles: what a worker process runs."""

from __future__ import annotations

from itertools import groupby

import pyarrow as pa

from pipelines.entities import find_all_mentions
from pipelines.language.pack import pack_for
from pipelines.records import TABLES, Mention


def mentions_of(articles: pa.Table, sentences: pa.Table, languages: tuple[str, ...]) -> pa.Table:
    """The mentions in the articles, in their order."""
    by_article = TABLES["sentences"].by_article(sentences)
    documents = [
        (article, by_article.get(article.article_id, [])) for article in TABLES["articles"].from_arrow(articles)
    ]
    rows: list[Mention] = []
    for pack, group in groupby(documents, key=lambda document: pack_for(document[0].language, languages)):
        for found in find_all_mentions(list(group), pack):
            rows += found
    return TABLES["mentions"].to_arrow(rows)
