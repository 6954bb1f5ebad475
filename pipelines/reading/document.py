"""The document: what reading hands to cleaning."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Form = Literal["text", "html", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One raw document, decoded.

    ``form`` says what ``text`` is: a tag-less dump, HTML, or the story field of a scraper's record. ``fields`` holds the
    record's other fields under their standard names (title, date, author), as they stand, absent where empty. ``sha256`` is
    of the raw document's bytes (for a record of a JSON lines file: of its line).
    """

    batch: str
    source_path: str
    record: int
    sha256: str
    size_bytes: int
    form: Form
    text: str
    url: str | None = None
    fetched_at: dt.datetime | None = None
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def article_id(self) -> str:
        """The id its article will bear: the first 16 hex digits of ``sha256``."""
        return self.sha256[:16]
