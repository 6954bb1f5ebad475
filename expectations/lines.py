"""What must hold of lines, the audit trail of cleaning, beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.declaration import View, between, equal, holds, ordered
from expectations.derived import count_of, looked_up, previous

PARENTS = {"articles": ("article_id", "text")}

EXPECTATIONS = (
    between(
        "body_lines",
        1,
        view="articles",
        about="label",
        says="every article has a body line",
        reason="A text that no line of the page accounts for cannot be checked.",
    ),
    equal(
        "raw_length",
        "text_length",
        about="text",
        says="text is as long as raw_end - raw_start",
        reason="The line stands in the decoded document between these offsets.",
        shows=("raw_start", "raw_end", "text"),
    ),
    ordered(
        "previous_raw_end",
        "raw_start",
        or_equal=True,
        says="a line starts at or after the end of the line before it",
        reason="Lines stand in the order of the document and share no character.",
        shows=("raw_start",),
    ),
    holds(
        "text_start_with_body",
        "text_start is given for body lines and for no others",
        about="text_start",
        reason="Body lines alone make the article's text.",
        shows=("label", "text_start"),
    ),
    ordered(
        "text_start",
        "article_length",
        says="text_start lies inside the article's text",
        reason="It says where the line's story text starts in articles.text.",
    ),
    ordered(
        "previous_text_start",
        "text_start",
        says="body lines stand in the text in the order of the page",
        reason="The story is told in the order in which the page tells it.",
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of lines; view ``articles``: how many lines each article has."""
    articles = parents["articles"]
    is_body = frame["label"] == "body"
    frame["text_start_with_body"] = is_body == frame["text_start"].notna()
    lengths_of_lines = pc.utf8_length(rows["text"]).to_pandas()
    frame["raw_length"] = frame["raw_end"] - frame["raw_start"]
    frame["text_length"] = lengths_of_lines.where(frame["raw_length"].notna())
    lengths = pc.utf8_length(articles["text"])
    frame["article_length"] = looked_up(rows["article_id"], articles["article_id"], lengths).to_pandas()
    frame["previous_raw_end"] = previous(frame, "raw_end", by="article_id", along="line_no")
    body = frame.loc[is_body, ["article_id", "line_no", "text_start"]]
    frame["previous_text_start"] = previous(body, "text_start", by="article_id", along="line_no")
    per_article = pd.DataFrame({"article_id": articles["article_id"].to_pandas()})
    body_ids = rows["article_id"].filter(pa.array(is_body.to_numpy(dtype=bool)))
    per_article["body_lines"] = count_of(articles["article_id"], body_ids)
    return {"articles": View(per_article, ("article_id",))}
