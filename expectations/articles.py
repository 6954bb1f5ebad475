"""What must hold of articles beyond their declaration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, between, equal, holds, mostly_given, ordered, unique
from expectations.derived import is_blank

PARENTS = {"rejected": ("source_path", "record")}
FACTS = ("documents_read",)

FIRST_DAY = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
LAST_DAY = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)

MARKUP = r"(?i)</?(?:a|b|br|div|em|i|img|li|nav|p|script|span|strong|style|td|tr|ul)(?:\s[^<>]*)?/?>"
NO_PARAGRAPHS = r"^\s|\s$|\r|\n{3}|[^\n]\n[^\n]"

EXPECTATIONS = (
    equal(
        "accepted_and_rejected",
        "documents_read",
        about="article_id",
        view="batch",
        says="accepted and rejected documents are as many as were read",
        reason="Nothing vanishes: each raw document ends as an article or as a rejection with a reason.",
        shows=("accepted", "rejected"),
    ),
    unique("source_path", "record", reason="One document of a file gives one article."),
    holds(
        "is_not_rejected_too",
        "no article's document is rejected too",
        reason="A document is accepted or rejected, never both.",
        shows=("source_path", "record"),
    ),
    holds("text_is_said", "text is not blank", about="text", reason="An article without a story has no claims."),
    holds(
        "text_is_plain",
        "text holds no markup in at least 98% of the rows",
        about="text",
        severity="warning",
        share=0.98,
        reason="Tags in the text mean that a page was not read as what it is.",
        shows=("text",),
    ),
    holds(
        "text_is_paragraphs",
        "text is paragraphs joined by a blank line",
        about="text",
        reason="Paragraph numbers and offsets rest on this form.",
        shows=("text",),
    ),
    between(
        "words_by_blank",
        0.5,
        2.0,
        about="word_count",
        severity="warning",
        says="word_count is half to twice the number of words between blanks",
        reason="A count far from that was not made of this text.",
        shows=("word_count",),
    ),
    between(
        "word_count",
        20,
        20_000,
        severity="warning",
        share=0.9,
        reason="Shorter texts are scraps of a page, longer ones several pages in one.",
    ),
    holds(
        "precision_with_time",
        "published_at and published_precision are given together",
        reason="A time without its precision cannot be compared, a precision without a time says nothing.",
        shows=("published_at", "published_precision"),
    ),
    between(
        "published_at",
        FIRST_DAY,
        LAST_DAY,
        says="published_at is from 1990 to 2100",
        reason="No news page is older than the web; another date was misread.",
    ),
    between(
        "days_ahead",
        None,
        1,
        about="published_at",
        severity="warning",
        says="published_at is not in the future",
        reason="A page cannot appear after it was read: a date was misread, or a clock is wrong.",
        shows=("published_at",),
    ),
    ordered(
        "published_at",
        "modified_at",
        or_equal=True,
        severity="warning",
        reason="A page is changed after it appeared; else the two dates were taken for one another.",
    ),
    mostly_given("outlet", 0.8, of="articles", reason="Without the outlet nobody can be held to a claim."),
    mostly_given("published_at", 0.6, of="articles", reason="Without the date claims cannot be put in order."),
    mostly_given(
        "headline", 0.8, of="articles", reason="Pages print headlines; many missing means they were not found."
    ),
    unique(
        "text",
        severity="warning",
        share=0.9,
        reason="Many equal texts mean that the same pages were delivered twice under other bytes.",
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of articles; facts: ``documents_read``, and ``today`` in days since 1970 if known."""
    rejected = parents["rejected"]
    frame["text_is_said"] = ~is_blank(rows["text"])
    frame["text_is_plain"] = ~pc.match_substring_regex(rows["text"], MARKUP).to_numpy()
    frame["text_is_paragraphs"] = ~pc.match_substring_regex(rows["text"], NO_PARAGRAPHS).to_numpy()
    words = np.array([len((text or "").split()) for text in rows["text"].to_pylist()], dtype=np.int64)
    frame["words_by_blank"] = frame["word_count"] / np.maximum(words, 1)
    frame["precision_with_time"] = frame["published_at"].isna() == frame["published_precision"].isna()
    today = pd.Timestamp(facts["today"], unit="D", tz="UTC") if "today" in facts else pd.Timestamp(LAST_DAY)
    frame["days_ahead"] = (frame["published_at"] - today) / pd.Timedelta(days=1)
    refused = set(zip(rejected["source_path"].to_pylist(), rejected["record"].to_pylist(), strict=True))
    documents = zip(rows["source_path"].to_pylist(), rows["record"].to_pylist(), strict=True)
    frame["is_not_rejected_too"] = [document not in refused for document in documents]
    batch = pd.DataFrame({"accepted": [rows.num_rows], "rejected": rejected.num_rows})
    batch["accepted_and_rejected"] = batch["accepted"] + batch["rejected"]
    batch["documents_read"] = facts["documents_read"]
    return {"batch": View(batch)}
