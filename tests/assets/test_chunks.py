"""Chunks of whole articles."""

from __future__ import annotations

import pyarrow as pa
import pytest

from assets.chunks import chunks_of
from assets.files import content_hash
from tests.conftest import House


def test_chunks_hold_all_rows_of_their_articles(house: House) -> None:
    articles, sentences = house.lake.read("articles"), house.lake.read("sentences")
    parts = list(chunks_of([articles, sentences], size=3))
    assert content_hash(pa.concat_tables([p[0] for p in parts])) == content_hash(articles)
    assert content_hash(pa.concat_tables([p[1] for p in parts])) == content_hash(sentences)
    for part in parts:
        assert set(part[1].column("article_id").to_pylist()) <= set(part[0].column("article_id").to_pylist())


def test_rows_of_an_article_out_of_order_are_noticed(house: House) -> None:
    articles, sentences = house.lake.read("articles"), house.lake.read("sentences")
    with pytest.raises(ValueError, match="out of order"):
        list(chunks_of([articles, pa.concat_tables([sentences.slice(50), sentences.slice(0, 50)])], size=2))
