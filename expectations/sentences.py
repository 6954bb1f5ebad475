"""What must hold of sentences beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from expectations.declaration import View, between, equal, ordered
from expectations.derived import count_of, previous, slices, sum_of

PARENTS = {"articles": ("article_id", "text")}

EXPECTATIONS = (
    equal(
        "text",
        "text_at_offsets",
        about="text",
        says="text is articles.text[start:end]",
        reason="Offsets are the contract: the slice is the sentence.",
        shows=("start", "end"),
    ),
    ordered(
        "previous_end",
        "start",
        or_equal=True,
        says="a sentence starts at or after the end of the sentence before it",
        reason="Sentences stand in reading order and share no character.",
    ),
    ordered(
        "previous_paragraph_no",
        "paragraph_no",
        or_equal=True,
        says="paragraph_no never falls from one sentence to the next",
        reason="Paragraphs are numbered in reading order.",
    ),
    between(
        "sentences",
        1,
        view="articles",
        about="sentence_no",
        says="every article has a sentence",
        reason="An accepted article has a text, and a text has sentences.",
    ),
    equal(
        "sentences",
        "sentence_nos",
        view="articles",
        about="sentence_no",
        says="sentence_no counts the sentences of an article from 0 without a gap",
        reason="Mentions and claims name their sentence by this number.",
    ),
    equal(
        "characters_in_sentences",
        "characters_in_text",
        view="articles",
        about="text",
        says="the sentences of an article hold every character of its text that is not blank",
        reason="What no sentence holds can never be found as a claim.",
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of sentences; view ``articles``: how much of each article the sentences hold."""
    articles = parents["articles"]
    ids = articles["article_id"]
    frame["text_at_offsets"] = slices(rows["article_id"], rows["start"], rows["end"], articles).to_pandas()
    frame["previous_end"] = previous(frame, "end", by="article_id", along="sentence_no")
    frame["previous_paragraph_no"] = previous(frame, "paragraph_no", by="article_id", along="sentence_no")
    per_article = pd.DataFrame({"article_id": ids.to_pandas()})
    per_article["sentences"] = count_of(ids, rows["article_id"])
    last = frame.groupby("article_id", sort=False)["sentence_no"].max()
    per_article["sentence_nos"] = per_article["article_id"].map(last).fillna(-1).astype(np.int64) + 1
    per_article["characters_in_text"] = _written(articles["text"])
    per_article["characters_in_sentences"] = sum_of(ids, rows["article_id"], _written(rows["text"]))
    return {"articles": View(per_article, ("article_id",))}


def _written(values: pa.ChunkedArray) -> np.ndarray:
    """How many characters of each text are not blank; parting at blanks takes half as long as looking for them."""
    return np.array([sum(map(len, (text or "").split())) for text in values.to_pylist()], dtype=np.int64)
