"""Columns that stand in more than one table, and the small types cells are made of.

Belongs here: an alias used by two record modules. Does not belong here: a column of one table.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, NamedTuple

import pyarrow as pa

from pipelines.records.declaration import Column

HEX16 = r"[0-9a-f]{16}"
ENTITY_ID_PATTERN = r"(per|org|loc|fac|misc):[^\s:]+"


class Span(NamedTuple):
    """Half-open [start, end) in code points of ``articles.text``."""

    start: int
    end: int


class Quantity(NamedTuple):
    """A number with its unit, and the words that say it."""

    value: float
    unit: str
    text: str


class ResolvedDate(NamedTuple):
    """A calendar day (the first of the span it names), how exact it is (minute, day, week, month or year), and the words
    that say it.
    """

    date: dt.date
    precision: str
    text: str


class Merge(NamedTuple):
    """Another surface of an entity, why it names it, and in how many places."""

    alias: str
    reason: str
    mentions: int


class Link(NamedTuple):
    """Why a claim is in its cluster: the member, earlier if possible, that it is most like, and how like it is."""

    claim_id: str
    like: str
    score: float
    words: float
    context: float
    speakers: str


class ConflictValue(NamedTuple):
    """One of the values that disagree, and the claim that gives it."""

    value: str
    claim_id: str


class Conflict(NamedTuple):
    """What members of a cluster disagree on."""

    field: str
    values: list[ConflictValue]


ArticleId = Annotated[
    str,
    Column(
        "The article: 16 hex digits of the SHA-256 of the raw document's bytes.",
        pattern=HEX16,
        references="articles.article_id",
    ),
]
Batch = Annotated[str, Column("The partition of raw files that the row came in.")]
SourcePath = Annotated[str, Column("Path of the raw file relative to the raw root, separated by '/'.")]
RecordNo = Annotated[int, Column("Index of the document in its file; 0 for a file of one document.", ge=0)]
SentenceNo = Annotated[int, Column("Number of the sentence in the article, from 0.", ge=0)]
ParagraphNo = Annotated[int, Column("Number of the paragraph in the article, from 0.", ge=0)]
Start = Annotated[int, Column("First code point in articles.text.", ge=0)]
End = Annotated[int, Column("Code point after the last in articles.text.", ge=0)]
EntityType = Literal["PER", "ORG", "LOC", "FAC", "MISC"]
Reason = Literal[
    "name",
    "spelling",
    "expanded",
    "lexicon",
    "abbreviation",
    "nickname",
    "short_name",
    "title",
    "nearest",
    "antecedent",
]
"""Why a mention is of its entity; each reason is said in the description of ``mentions.reason``."""
Stance = Literal["assert", "deny", "predict", "ask", "commit", "feel"]
StanceColumn = Annotated[
    Stance, Column("What the speaker does: asserts, denies, predicts, asks, commits to act, expresses a feeling.")
]
Share32 = pa.float32()
