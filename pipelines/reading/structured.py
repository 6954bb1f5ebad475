"""Files of records: JSON lines, JSON, CSV.

Belongs here: how a stream is cut into records under limits. Does not belong here: what a record's fields mean.

A record is identified by the SHA-256 of its line without the line end (JSON lines), or of the record written again as JSON with
sorted keys and no blanks (JSON, CSV, where the bytes between records and the layout belong to nobody).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from pipelines.reading import encoding, records
from pipelines.reading.found import Fault, Found, fault_of
from pipelines.reading.limits import Limits

_PIECE = 1024 * 1024
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
_STRUCTURE = re.compile(rb'["{}\[\],]')


def json_lines(stream: io.BufferedReader, limits: Limits, legacy: str | None = None) -> Iterator[Found | Fault]:
    """One document a line that is not blank; a line that is broken, no object or too long is a fault, and the next is read.

    ``legacy`` is the encoding to try first on a line that is not UTF-8.
    """
    for number, line in _lines(stream, limits.max_document_bytes):
        if isinstance(line, Fault):
            yield line
            continue
        yield from _outcomes(line, f"line {number}", legacy, is_line=True)


def _lines(stream: io.BufferedReader, longest: int) -> Iterator[tuple[int, bytes | Fault]]:
    """Numbered lines from 1 without their ends, blank ones left out; a line over ``longest`` bytes is never held whole."""
    number = 0
    while line := stream.readline(longest + 2):
        number += 1
        bare = line.rstrip(b"\r\n")
        if len(bare) > longest:
            yield number, _drained_line(stream, line, longest, f"line {number}")
        elif bare and not bare.isspace():
            yield number, bare


def _drained_line(stream: io.BufferedReader, piece: bytes, longest: int, where: str) -> Fault:
    digest, size = hashlib.sha256(), 0
    while piece:
        ended = piece.endswith(b"\n")
        bare = piece.rstrip(b"\r\n") if ended else piece
        digest.update(bare)
        size += len(bare)
        piece = b"" if ended else stream.readline(_PIECE)
    return Fault("too_large", _too_large(where, size, longest), size, digest.hexdigest())


def _too_large(where: str, size: int, longest: int) -> str:
    return f"{where}: {size:,} bytes, more than the {longest:,} that one document may have; raise max_document_bytes"


def _outcomes(data: bytes, where: str, legacy: str | None, *, is_line: bool) -> Iterator[Found | Fault]:
    """What one JSON value gives: its document, or those of the list that it wraps (``{"status": "ok", "articles": [...]}``)."""
    try:
        value = json.loads(encoding.decode(data, legacy))
        items = _wrapped(value)
        for item in items:
            yield _of_value(item, records.canonical(item), where)
        if not items:
            yield _of_value(value, data if is_line else records.canonical(value), where)
    except encoding.UnknownEncodingError as error:
        yield fault_of(data, "unknown_encoding", f"{where}: {error}; save it as UTF-8")
    except json.JSONDecodeError as error:
        yield fault_of(data, "invalid_json", f"{where}: {error.msg} at character {error.pos}")
    except (ValueError, RecursionError) as error:
        yield fault_of(data, "invalid_json", f"{where}: {error}")


def _wrapped(value: Any) -> list[dict[str, Any]]:
    """The objects in the lists of an object that has no story itself."""
    if not isinstance(value, dict) or records.has_story(value):
        return []
    lists = [v for v in value.values() if isinstance(v, list) and v and all(isinstance(item, dict) for item in v)]
    return [item for found in lists for item in found if records.has_story(item)]


def _of_value(value: Any, data: bytes, where: str) -> Found | Fault:
    if not isinstance(value, dict):
        kind = {list: "an array", str: "a string", type(None): "null"}.get(type(value), "a number or boolean")
        return fault_of(data, "not_an_object", f"{where}: {kind} where an object with the record's fields should stand")
    return records.document_of(value, data, where)


def json_values(stream: io.BufferedReader, limits: Limits, legacy: str | None = None) -> Iterator[Found | Fault]:
    """The documents of a JSON file that is no JSON lines: the objects of its array, or its one object."""
    for number, element in enumerate(_elements(stream, limits.max_document_bytes)):
        if isinstance(element, Fault):
            yield element
        else:
            yield from _outcomes(element, f"object {number}", legacy, is_line=False)


def _elements(stream: io.BufferedReader, longest: int) -> Iterator[bytes | Fault]:
    """The bytes of each element of a top-level array, or of each top-level value; one over ``longest`` is never held whole."""
    cutter = _Cutter(longest)
    while piece := stream.read1(_PIECE):
        yield from cutter.feed(piece)
    yield from cutter.finish()


class _Cutter:
    """Follows strings and brackets of JSON, and cuts it where an element of the outermost array ends."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._depth = 0
        self._base: int | None = None
        self._in_string = False
        self._escape = False
        self._held: list[bytes] = []
        self._size = 0
        self._digest: Any = None
        self._count = 0

    def feed(self, piece: bytes) -> Iterator[bytes | Fault]:
        start = position = 0
        if self._base is None:
            stripped = piece.lstrip(b"\xef\xbb\xbf \t\r\n")
            if not stripped:
                return
            self._base = 1 if stripped.startswith(b"[") else 0
        while position < len(piece):
            if self._in_string:
                if self._escape:
                    self._escape = False
                    position += 1
                    continue
                position = _end(_IN_STRING.match(piece, position), position)
                if position >= len(piece):
                    break
                self._in_string = False
                self._escape = piece[position] == 0x5C
                if self._escape:
                    self._in_string = True
                position += 1
                continue
            found = _STRUCTURE.search(piece, position)
            if not found:
                break
            sign, position = found[0], found.end()
            if sign == b'"':
                self._in_string = True
            elif sign in b"{[":
                self._depth += 1
                if self._depth == self._base and self._base == 1:
                    start = position
                    self._drop()
            elif sign in b"}]":
                closes_array = self._depth == self._base and self._base == 1
                self._depth = max(self._depth - 1, 0)
                if closes_array or (self._base == 0 and self._depth == 0):
                    end = found.start() if closes_array else position
                    yield from self._cut(piece[start:end])
                    start = position
            elif self._depth == self._base:
                yield from self._cut(piece[start : found.start()])
                start = position
        self._hold(piece[start:])

    def finish(self) -> Iterator[bytes | Fault]:
        yield from self._cut(b"")

    def _cut(self, tail: bytes) -> Iterator[bytes | Fault]:
        self._hold(tail)
        held, size, digest = b"".join(self._held), self._size, self._digest
        self._drop()
        if digest is not None:
            yield Fault("too_large", _too_large(f"object {self._count}", size, self._longest), size, digest.hexdigest())
        elif not held or held.isspace():
            return
        else:
            yield held.strip()
        self._count += 1

    def _hold(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._digest is not None:
            self._digest.update(piece)
            return
        self._held.append(piece)
        if self._size > self._longest:
            self._digest = hashlib.sha256(b"".join(self._held))
            self._held = []

    def _drop(self) -> None:
        self._held, self._size, self._digest = [], 0, None


def _end(match: re.Match[bytes] | None, otherwise: int) -> int:
    return match.end() if match else otherwise


def csv_rows(
    stream: io.BufferedReader, limits: Limits, head: bytes, legacy: str | None = None
) -> Iterator[Found | Fault]:
    """One document a row after the header. A row of more cells than the header has is a fault, and the next is read.

    A quotation mark that is never closed makes one endless row; past ``max_document_bytes`` the file is given up.
    """
    dialect = records.csv_dialect(head)
    if dialect is None:
        return
    separator, columns = dialect
    # the module's own bound is for the whole process: it is only ever widened, the bound here is _RowLines'
    csv.field_size_limit(max(csv.field_size_limit(), limits.max_document_bytes))
    lines = _RowLines(stream, limits.max_document_bytes, legacy)
    reader = csv.reader(lines, delimiter=separator)
    lines.skip_header()
    while True:
        where = f"the row that starts in line {lines.number + 1}"
        lines.row_starts()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except RowTooLongError as error:
            yield Fault(
                "too_large", f"{where}: {error}; look for a quotation mark that is not closed. The rest is not read"
            )
            return
        except encoding.UnknownEncodingError as error:
            yield Fault("unknown_encoding", f"{where}: {error}; save it as UTF-8")
            continue
        except csv.Error as error:
            yield Fault("invalid_csv", f"{where}: {error}")
            continue
        if not any(cell and not cell.isspace() for cell in cells):
            continue
        row = dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))
        data = records.canonical(row)
        if len(cells) > len(columns):
            yield fault_of(
                data, "invalid_csv", f"{where}: {len(cells)} cells where the header has {len(columns)}; quote the cells"
            )
            continue
        yield records.document_of(row, data, where)


class RowTooLongError(ValueError):
    """A row of CSV that goes on past the limit."""


class _RowLines:
    """Decoded lines for the csv module, with a bound on the bytes between two starts of rows."""

    def __init__(self, stream: io.BufferedReader, longest: int, legacy: str | None) -> None:
        self._stream = stream
        self._longest = longest
        self._legacy = legacy
        self._used = 0
        self.number = 0

    def skip_header(self) -> None:
        while (line := self._stream.readline(self._longest)) and line.isspace():
            self.number += 1
        self.number += 1

    def row_starts(self) -> None:
        self._used = 0

    def __iter__(self) -> _RowLines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._longest + 1)
        if not line:
            raise StopIteration
        self._used += len(line)
        if self._used > self._longest:
            raise RowTooLongError(f"more than the {self._longest:,} bytes that one document may have")
        self.number += 1
        return encoding.decode(line, self._legacy)
