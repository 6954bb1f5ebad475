"""What the reader of a format finds in a file, before it is numbered and given its path.

Belongs here: the two outcomes and the exception that ends a stream. Does not belong here: any format.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from pipelines.reading.document import Form
from pipelines.records.rejected import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A document that was read; the fields are those of Document."""

    sha256: str
    size_bytes: int
    form: Form
    text: str
    url: str | None = None
    fetched_at: dt.datetime | None = None
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A document that could not be read; the fields are those of Rejected. Size None: that of the file on disk."""

    reason: Reason
    detail: str
    size_bytes: int | None = None
    sha256: str | None = None


class StreamError(Exception):
    """The stream cannot be read on: what was read before stands, what follows is lost."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.fault = Fault(reason, detail)


def fault_of(data: bytes, reason: Reason, detail: str) -> Fault:
    """The fault of a document whose bytes are known."""
    return Fault(reason, detail, len(data), hashlib.sha256(data).hexdigest())
