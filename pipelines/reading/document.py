"""The document: what reading hands to cleaning."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Form = Literal["text", "html", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One raw document, decoded.

    ``form`` says what ``text`` is: a tag-less dump, HTML (of a page, or of a record whose story field holds markup or that has a
    page and no story), or the story field of a scraper's record, with '&quot;' and the like undone. ``text`` is never blank; newlines are as in the
    file. ``fields`` holds a record's other fields under the standard names title, date, author, deck, modified, outlet and section, as they
    stand, absent where empty. ``record`` is the index of the document in its file. ``fetched_at`` (UTC) is what a web archive or
    a record says. ``sha256`` is of the raw document's bytes: a page out of its compression; a line of JSON lines without its
    end; a record of JSON or CSV written again as JSON with sorted keys and no blanks.
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
