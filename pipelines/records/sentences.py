"""The sentences table."""

from __future__ import annotations

from typing import Annotated

from pipelines.records.columns import ArticleId, End, ParagraphNo, SentenceNo, Start
from pipelines.records.declaration import Column, table


@table("sentences", key=("article_id", "sentence_no"), grain="One row is one sentence of an article.")
class Sentence:
    """A sentence with its place in the article."""

    article_id: ArticleId
    sentence_no: SentenceNo
    paragraph_no: ParagraphNo
    start: Start
    end: End
    text: Annotated[str, Column("The sentence: articles.text[start:end].")]
