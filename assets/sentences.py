"""Sentences of articles."""

from __future__ import annotations

from assets.gated import Made, Work, gated
from pipelines.language.tables import sentences_of


@gated(["sentences"], reads=["articles"], code=["pipelines.language"], group="language", kinds={"python", "parquet"})
def sentences(work: Work) -> Made:
    """The story's text cut into sentences and paragraphs, nothing lost between them."""
    return {"sentences": work.per_article(sentences_of, "sentences", "articles")}, {}
