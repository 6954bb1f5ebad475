"""The fields of a scraper's record: which mean the story, the title, the date, whatever they are called.

Belongs here: names of fields and the shapes of their values. Does not belong here: how a file is cut into records.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import html
import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipelines import seeds
from pipelines.reading import encoding, tags
from pipelines.reading.document import Form
from pipelines.reading.found import Fault, Found, fault_of

SEED = "record_fields.csv"
KEPT = ("title", "date", "author", "deck", "modified", "outlet", "section")
"""The standard names that stand in Document.fields."""

_BLANK_LINES = re.compile(rb"\A(?:[ \t\r]*\n)+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STORY_HEAD = 64 * 1024  # letters of a story that are looked at for markup
_ENTITY = re.compile(r"&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)  # 'AT&T' is none


@cache
def _standard() -> dict[str, tuple[int, str]]:
    """Normalised field name -> its rank in the seed file and its standard name."""
    ranked: dict[str, tuple[int, str]] = {}
    for rank, row in enumerate(seeds.rows(SEED)):
        ranked.setdefault(_normal(row["field"]), (rank, row["standard"]))
    return ranked


@cache
def _known(name: str) -> tuple[int, str] | None:
    return _standard().get(_normal(name))


def _normal(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def standard_fields(record: Mapping[str, Any]) -> dict[str, str]:
    """The record's fields under their standard names, absent where empty; of several of one meaning the first in the seed file.

    A list of strings becomes one string (a story's paragraphs a line each, other lists with ', '); an object stands for its
    ``name``, or for what WordPress has ``rendered``; numbers stand as they are written.
    """
    best: dict[str, tuple[int, str]] = {}
    for name, value in record.items():
        known = _known(name)
        if known is None:
            continue
        rank, standard = known
        if standard in best and best[standard][0] <= rank:
            continue
        words = _words(value, "\n" if standard in ("text", "html") else ", ")
        if words and not words.isspace():
            best[standard] = (rank, words)
    return {standard: words for standard, (_, words) in best.items()}


def _words(value: Any, joint: str) -> str:
    if isinstance(value, str):
        return encoding.repaired(_SURROGATE.sub("\ufffd", value)) if not value.isascii() else value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list):
        return joint.join(words for words in (_words(item, joint) for item in value) if words)
    if isinstance(value, dict):
        return _words(value.get("name", value.get("rendered")), joint)
    return ""


def has_story(record: Mapping[str, Any]) -> bool:
    """Whether one of the record's field names means the story, whatever stands there."""
    return any((known := _known(name)) is not None and known[1] in ("text", "html") for name in record)


def document_of(record: Mapping[str, Any], data: bytes, where: str) -> Found | Fault:
    """The document that a record is; ``data`` are the bytes that it is identified by, ``where`` opens what a fault says.

    A story field that holds markup is a page. Where it holds none, and in the other fields, '&quot;' and the like are undone.
    """
    fields = standard_fields(record)
    story, page = fields.get("text"), fields.get("html")
    if story is None and page is None:
        if has_story(record):
            return fault_of(data, "empty", f"{where}: the story field is empty")
        names = ", ".join(sorted(record)[:20])[:300] or "none"
        return fault_of(
            data,
            "unsupported_format",
            f"{where}: no field is known as the story; its fields are {names}. Add the name to seeds/{SEED}",
        )
    form: Form = "html" if story is None or _is_markup(story) else "record"
    text = story if story is not None else page or ""
    if form == "record":
        text = _unescaped(text)
    elif story is not None and not tags.has_breaks(story.encode("utf-8", "replace")):
        text = story.replace("\n", "<br>\n")
    return Found(
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        form=form,
        text=text,
        url=fields["url"].strip() if "url" in fields else None,
        fetched_at=_time(fields.get("fetched")),
        fields={name: _unescaped(fields[name]) for name in KEPT if name in fields},
    )


def _is_markup(story: str) -> bool:
    if "<" not in story:
        return False
    head = story[:_STORY_HEAD].lstrip().encode("utf-8", "replace")
    return tags.opens_as_page(head) or tags.is_fragment(head)


def _unescaped(text: str) -> str:
    """The text with character references undone; what is blank without them stays, since no document is blank."""
    if "&" not in text:
        return text
    plain = _SURROGATE.sub("\ufffd", _ENTITY.sub(lambda match: html.unescape(match[0]), text))
    return plain if plain.strip() else text


def canonical(record: Any) -> bytes:
    """A JSON value as bytes that do not depend on blanks or the order of keys: what a record without a line is hashed by."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def csv_dialect(head: bytes) -> tuple[str, list[str]] | None:
    """Separator and column names, if the first line is the header of records: two known columns, the story or three in all."""
    first = _BLANK_LINES.sub(b"", head).partition(b"\n")[0].rstrip(b"\r")
    if len(first) > 10_000:
        return None
    line = first.decode("utf-8", "replace")
    for separator in ",;\t|":
        if separator not in line:
            continue
        try:
            columns = next(csv.reader([line], delimiter=separator, strict=True))
        except (csv.Error, StopIteration):
            continue
        columns = [column.strip() for column in columns]
        meant = {known[1] for column in columns if (known := _known(column))}
        if len(meant) >= 2 and (meant & {"text", "html"} or len(meant) >= 3):
            return separator, columns
    return None


def _time(text: str | None) -> dt.datetime | None:
    """A full ISO 8601 time with its zone, in UTC; None for anything less."""
    if text is None:
        return None
    try:
        time = dt.datetime.fromisoformat(text.strip())
        return time.astimezone(dt.UTC) if time.tzinfo else None
    except (ValueError, OverflowError):
        return None
