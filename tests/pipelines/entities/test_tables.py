"""Mentions over a chunk of articles."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipelines import language
from pipelines.entities.tables import mentions_of
from pipelines.records import TABLES, Article, Sentence
from tests.pipelines.entities.test_mentions import FACTS, PACK, article

TEXTS = [*(text for text, _ in FACTS.values()), "hujan turun.", "", "…", "SELURUH WARGA SARIK PULANG KE KERINJO"]


def tables(texts: list[str]) -> tuple[pa.Table, pa.Table]:
    """The articles of these texts, each twice over with a dash between, and their sentences."""
    articles: list[Article] = []
    sentences: list[Sentence] = []
    for n, text in enumerate(texts):
        articles.append(article(f"{text}\n\n– {text}", f"{n:016x}"))
        sentences += language.split_sentences(f"{n:016x}", articles[-1].text, PACK)
    return TABLES["articles"].to_arrow(articles), TABLES["sentences"].to_arrow(sentences)


@pytest.mark.parametrize("size", [1, 7, 64])
def test_the_mentions_of_an_article_are_the_same_alone_and_among_others(size: int) -> None:
    articles, sentences = tables(TEXTS)
    whole = mentions_of(articles, sentences, ("id",))
    parts = [mentions_of(articles[i : i + size], sentences, ("id",)) for i in range(0, len(articles), size)]
    assert whole.num_rows > len(TEXTS)
    assert pa.concat_tables(parts).equals(whole)


def test_the_mentions_come_in_the_order_of_their_articles_whatever_that_is() -> None:
    articles, sentences = tables(TEXTS)
    turned = articles.take(list(reversed(range(len(articles)))))
    straight, reverse = (mentions_of(rows, sentences, ("id",)).to_pylist() for rows in (articles, turned))
    assert sorted(reverse, key=lambda m: (m["article_id"], m["start"], m["end"])) == straight
    assert [m["article_id"] for m in reverse] == sorted((m["article_id"] for m in straight), reverse=True)
