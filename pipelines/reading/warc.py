"""Web archives: WARC and WET, read with fastwarc.

Belongs here: which records of an archive are documents. Does not belong here: decompression (streams.py).

Documents are ``response`` and ``resource`` records of HTML, XHTML or plain text, responses with status 200 alone, and the ``conversion``
records of WET. Requests, metadata, revisits, images, redirects and error pages are no documents and leave no row; an archive
without one document leaves one fault that says so. Documents are numbered in the order of the archive.

A damaged record, or a damaged member of a gzip, is one fault; reading goes on at the next record that can be found.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from pipelines.reading import encoding
from pipelines.reading.found import Fault, Found, StreamError, fault_of
from pipelines.reading.limits import Limits

_HTML = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"
_START = b"WARC/1."
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
_ZLIB = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_BLOCK = 64 * 1024  # as many bytes as fastwarc asks for at once: it gets them as they came, without a copy


class _Tape:
    """The archive's bytes for fastwarc, which asks where it is; able to wind on to the next record after damage."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._block = b""
        self._used = 0
        self.position = 0

    def read(self, size: int = _BLOCK) -> bytes:
        if self._used >= len(self._block):
            self._block, self._used = self._stream.read1(_BLOCK), 0
        piece = self._block[self._used : self._used + size]
        self._used += len(piece)
        self.position += len(piece)
        return piece

    def tell(self) -> int:
        return self.position

    def wind(self, least: int) -> bool:
        """Goes to the first sign of a record at ``least`` or after it that is at hand or to come; False if there is none."""
        start = self.position - self._used
        while (at := self._block.find(_START, max(least - start, 0))) < 0:
            tail = self._block[-len(_START) + 1 :]
            following = self._stream.read1(_BLOCK)
            if not following:
                return False
            start += len(self._block) - len(tail)
            self._block = tail + following
        self._used, self.position = at, start + at
        return True


def web_archive(stream: io.BufferedReader, limits: Limits) -> Iterator[Found | Fault]:
    """The documents of a WARC or WET stream, each with its URL and fetch time, and a fault for each damaged stretch."""
    from fastwarc.warc import ArchiveIterator

    tape = _Tape(stream)
    least = outcomes = 0
    is_sound = True
    while True:
        fault, before = None, (least, tape.position)
        try:
            if not tape.wind(least):
                break
            least = tape.position + 1
            end = 0
            archive = ArchiveIterator(tape, stream_detect=False, fsspec_args=False)  # type: ignore[arg-type]  # it asks no more
            for record in archive:
                end = record.stream_pos + record.content_length
                found = _document(record, limits)
                is_sound = True
                least = max(least, end)
                if found is not None:
                    outcomes += 1
                    yield found
            if end > tape.position and not isinstance(found, Fault):
                fault = Fault("truncated_archive", f"the archive ends within the record at byte {record.stream_pos:,}")
        except StreamError as stop:
            fault = stop.fault
        except OSError as error:
            fault = Fault(
                "corrupt_archive", f"the archive is damaged between bytes {least:,} and {tape.position:,}: {error}"
            )
        if fault is not None and is_sound:
            outcomes += 1
            yield fault
        if fault is None or fault.reason != "corrupt_archive" or (least, tape.position) == before:
            break
        is_sound = False
    if not outcomes:
        yield Fault(
            "unsupported_format", "a web archive without any page: no response of type HTML or text with status 200"
        )


def _document(record: Any, limits: Limits) -> Found | Fault | None:
    """What the record gives; None where it is no document. OSError where it does not say how long it is."""
    headers = _by_name(record.headers)
    if not headers.get("content-length", "").strip().isdigit():
        raise OSError(f"the record at byte {record.stream_pos:,} does not say how long it is")
    kind = _media_type(record, headers)
    if kind not in (*_HTML, _TEXT) or headers.get("warc-type") not in ("response", "resource", "conversion"):
        return None
    if record.http_headers is not None and record.http_headers.status_code not in (200, None):
        return None
    url = headers.get("warc-target-uri")
    where = f"the record at byte {record.stream_pos:,} ({url})"
    length = record.content_length
    longest = limits.max_document_bytes
    stored = record.reader.read(min(length, longest) + 1)  # it makes room for all that it is asked for
    if len(stored) > longest:
        return _drained(record.reader, stored, longest, where)
    if len(stored) < length:
        return Fault("truncated_archive", f"{where} has {len(stored):,} bytes of {length:,}; fetch the archive again")
    try:
        data = _decoded(stored, record.http_headers, longest)
    except (OSError, zlib.error, ValueError) as error:
        return fault_of(stored, "corrupt_archive", f"{where}: its content cannot be unpacked: {error}")
    if len(data) > longest:
        return fault_of(
            stored, "too_large", f"{where} unpacks to more than the {longest:,} bytes one document may have"
        )
    if not data or data.isspace():
        return fault_of(data, "empty", f"{where}: the page has no content")
    try:
        text = encoding.repaired(encoding.decode(data, record.http_charset))
    except encoding.UnknownEncodingError as error:
        return fault_of(data, "unknown_encoding", f"{where}: {error}")
    return Found(
        sha256=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        form="text" if kind == _TEXT else "html",
        text=text,
        url=url,
        fetched_at=_time(record.record_date),
    )


def _by_name(headers: Any) -> dict[str, str]:
    """Header fields by their names in small letters, of several of one name the first: fastwarc takes as long to find one."""
    return {name.lower(): value for name, value in reversed(headers.items())}


def _media_type(record: Any, headers: dict[str, str]) -> str | None:
    """The type of what was fetched, without parameters: of the HTTP answer where there is one, else of the record."""
    stated = record.http_content_type if record.http_headers is not None else headers.get("content-type")
    return stated.partition(";")[0].strip().lower() if stated else None


def _decoded(stored: bytes, http_headers: Any, longest: int) -> bytes:
    """The page out of its transfer and content codings; as stored where the bytes do not bear out what the headers say.

    At most ``longest`` + 1 bytes. Raises OSError, zlib.error or ValueError where a coding is damaged or unknown.
    """
    if http_headers is None:
        return stored
    stated = _by_name(http_headers)
    codings = ",".join(stated.get(name, "") for name in ("content-encoding", "transfer-encoding")).lower()
    for coding in reversed([c.strip() for c in codings.split(",")]):
        if coding == "chunked" and _CHUNK.match(stored):
            from fastwarc.stream_io import ChunkedReader

            stored = ChunkedReader(io.BytesIO(stored)).read(longest + 1)
        elif coding in ("gzip", "x-gzip", "deflate") and _ZLIB.match(stored):
            unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
            stored = unpacking.decompress(stored, longest + 1)
            if not unpacking.eof and len(stored) <= longest:
                raise ValueError("it is cut")
        elif coding == "br" and not stored.lstrip().startswith(b"<"):
            from fastwarc.stream_io import BrotliReader

            stored = BrotliReader(io.BytesIO(stored)).read(longest + 1)
    return stored


def _drained(reader: Any, piece: bytes, longest: int, where: str) -> Fault:
    digest, size = hashlib.sha256(), 0
    while piece:
        digest.update(piece)
        size += len(piece)
        piece = reader.read(_BLOCK)
    detail = f"{where}: {size:,} bytes, more than the {longest:,} that one document may have; raise max_document_bytes"
    return Fault("too_large", detail, size, digest.hexdigest())


def _time(stated: Any) -> dt.datetime | None:
    return stated.astimezone(dt.UTC) if isinstance(stated, dt.datetime) and stated.tzinfo else None
