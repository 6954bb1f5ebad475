"""What must hold of rejected documents beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from expectations.declaration import View, between, holds, ordered
from expectations.derived import is_blank

PARENTS: dict[str, tuple[str, ...]] = {}
FACTS = ("documents_read",)

UNREAD = {
    "unreadable", "outside_raw_root", "corrupt_archive", "truncated_archive", "archive_limit", "too_large", "empty",
}  # fmt: skip
"""Reasons that may leave the bytes of the document unread, and so without a digest."""
BY_CLEANING = {"no_article_text", "language_not_enabled"}
"""Reasons that only a reader of the text can give."""

EXPECTATIONS = (
    ordered(
        "rejected",
        "documents_read",
        or_equal=True,
        view="batch",
        says="not more documents are rejected than were read",
        reason="Each raw document ends once, as an article or as a rejection.",
    ),
    holds(
        "detail_is_said",
        "detail is not blank",
        about="detail",
        reason="Whoever delivered the document must learn what to do.",
    ),
    holds(
        "digest_is_given",
        "sha256 is given wherever the bytes were read",
        about="sha256",
        reason="The digest names the document for ever, whatever its file is called.",
        shows=("reason", "sha256"),
    ),
    holds(
        "stage_fits_reason",
        "stage is cleaning exactly where only the text could tell the reason",
        about="stage",
        reason="It says where to look.",
        shows=("stage", "reason"),
    ),
    between(
        "share_rejected",
        0,
        0.5,
        about="reason",
        view="batch",
        severity="warning",
        says="at most half of the documents are rejected",
        reason="Where most documents of a batch are turned away, the batch or the reader is broken.",
        shows=("rejected", "documents_read"),
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of rejected documents; facts: ``documents_read``; view ``batch``: one row."""
    reason = frame["reason"].astype(str)
    frame["detail_is_said"] = ~is_blank(rows["detail"])
    frame["digest_is_given"] = frame["sha256"].notna() | reason.isin(UNREAD)
    frame["stage_fits_reason"] = (frame["stage"] == "cleaning") == reason.isin(BY_CLEANING)
    read = facts["documents_read"]
    batch = pd.DataFrame({"rejected": [rows.num_rows], "documents_read": [read]})
    batch["share_rejected"] = rows.num_rows / max(read, 1)
    return {"batch": View(batch)}
