"""The documents in one raw file: unpacked as far as needed, recognised, handed to the reader of its format.

Belongs here: the way from a file to its documents. Does not belong here: batches, numbering, duplicates (reader.py).
"""

from __future__ import annotations

import codecs
import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import cast

from pipelines.reading import encoding, recognition, streams, structured, warc
from pipelines.reading.document import Form
from pipelines.reading.found import Fault, Found, StreamError, fault_of
from pipelines.reading.limits import Limits
from pipelines.records.rejected import Reason

_HIDDEN_MEMBERS = ("__MACOSX/",)


def documents(opened: io.BufferedReader, limits: Limits) -> Iterator[Found | Fault]:
    """All documents of an opened file, in its order (a zip's members by name), and a fault for whatever could not be read.

    Nothing where an archive, array or table has no entries. Never raises for what is in the file; OSError where the disk fails.
    """
    budget = streams.Budget(limits)
    head = opened.read(4)
    opened.seek(0)
    if recognition.packed_format(head) == "zip":
        yield from _zip(opened, limits, budget)
    else:
        yield from _stream(opened, limits, budget, 0)


def _stream(source: streams.Source, limits: Limits, budget: streams.Budget, depth: int) -> Iterator[Found | Fault]:
    """The documents of a stream; a StreamError in it becomes the last fault."""
    try:
        head, stream = streams.with_head(source, recognition.HEAD)
        packed = recognition.packed_format(head)
        if packed in ("gzip", "zstd", "zip") and depth == limits.max_depth:
            yield Fault("archive_limit", f"more than {limits.max_depth} archives stand in one another; unpack it first")
        elif packed == "gzip":
            yield from _stream(streams.gunzip(stream, budget), limits, budget, depth + 1)
        elif packed == "zstd":
            yield from _stream(streams.unzstd(stream, budget), limits, budget, depth + 1)
        elif packed == "zip":
            yield Fault("unsupported_format", "a zip within another archive; unpack the outer one first")
        elif packed == "warc":
            yield from warc.web_archive(stream, limits)
        else:
            yield from _plain(head, stream, limits)
    except StreamError as stop:
        yield stop.fault


def _plain(head: bytes, stream: io.BufferedReader, limits: Limits) -> Iterator[Found | Fault]:
    unread = recognition.unread_format(head)
    if unread is not None:
        yield _whole_fault(stream, "unsupported_format", f"{unread}, which is not read here; extract its text first")
        return
    if encoding.is_binary(head):
        yield _whole_fault(
            stream, "binary", "the file opens with bytes that are no text; remove it or extract its text"
        )
        return
    kind = recognition.text_format(recognition.marked_text(head), len(head) < recognition.HEAD)
    if kind == "xml":
        yield _whole_fault(
            stream, "unsupported_format", "XML that is not XHTML (a feed, a sitemap); fetch the pages it names"
        )
        return
    if kind in ("html", "text"):
        yield _page(stream, limits, "html" if kind == "html" else "text")
        return
    utf8, legacy = _utf8(head, stream), encoding.legacy_encoding(recognition.marked_text(head))
    if kind == "json_lines":
        yield from structured.json_lines(utf8, limits, legacy)
    elif kind == "json":
        yield from structured.json_values(utf8, limits, legacy)
    else:
        yield from structured.csv_rows(utf8, limits, recognition.marked_text(head), legacy)


def _page(stream: io.BufferedReader, limits: Limits, form: Form) -> Found | Fault:
    """A file that is one document: HTML or text."""
    data = _at_most(stream, limits.max_document_bytes + 1)
    if len(data) > limits.max_document_bytes:
        digest, size = _digest(stream, data)
        detail = f"{size:,} bytes, more than the {limits.max_document_bytes:,} that one document may have"
        return Fault("too_large", f"{detail}; split it, or raise max_document_bytes", size, digest)
    if not data.strip(b"\xef\xbb\xbf\0 \t\r\n\v\f"):
        return fault_of(data, "empty", "the file is empty" if not data else "the file holds nothing but blanks")
    try:
        text = encoding.repaired(encoding.decode(data))
    except encoding.UnknownEncodingError as error:
        return fault_of(data, "unknown_encoding", f"{error}; save it as UTF-8")
    if not text or text.isspace():
        return fault_of(data, "empty", "the file holds nothing but blanks")
    return Found(sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data), form=form, text=text)


def _at_most(stream: io.BufferedReader, size: int) -> bytes:
    """The next ``size`` bytes, or all that there are; unlike ``read``, takes no more memory than that."""
    pieces, left = [], size
    while left and (piece := stream.read1(min(left, streams.BLOCK))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _whole_fault(stream: io.BufferedReader, reason: Reason, detail: str) -> Fault:
    digest, size = _digest(stream, b"")
    return Fault(reason, detail, size, digest)


def _digest(stream: io.BufferedReader, read: bytes) -> tuple[str, int]:
    """SHA-256 and size of what was read and all that follows, a block at a time."""
    digest, size = hashlib.sha256(read), len(read)
    while block := stream.read(streams.BLOCK):
        digest.update(block)
        size += len(block)
    return digest.hexdigest(), size


def _utf8(head: bytes, stream: io.BufferedReader) -> io.BufferedReader:
    """The stream without its byte order mark, and in UTF-8 if it was in UTF-16 or UTF-32 (records are cut at bytes)."""
    marked, skip = encoding.marked_encoding(head)
    stream.read(skip)
    if marked in (None, "utf-8"):
        return stream
    decoder = codecs.getincrementaldecoder(marked or "")("replace")

    def pull() -> bytes:
        while block := stream.read1(streams.BLOCK):
            if text := decoder.decode(block):
                return text.encode("utf-8", "replace")
        return decoder.decode(b"", final=True).encode("utf-8", "replace")

    return streams.stream(pull)


def _zip(opened: io.BufferedReader, limits: Limits, budget: streams.Budget) -> Iterator[Found | Fault]:
    try:
        archive = zipfile.ZipFile(opened)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        yield Fault("truncated_archive", f"the zip's table of contents cannot be read ({error}): fetch the file again")
        return
    members = _members(archive)
    if isinstance(members, Fault):
        yield members
        return
    if len(members) > limits.max_members:
        yield Fault(
            "archive_limit", f"{len(members):,} members, more than {limits.max_members:,}; unpack it, or split it"
        )
        return
    for member in members:
        for item in _member(archive, member, limits, budget):
            if isinstance(item, Fault):
                detail = f"member {member.filename!r}: {item.detail}"
                size = member.compress_size if item.size_bytes is None else item.size_bytes
                yield Fault(item.reason, detail, size, item.sha256)
                if item.reason == "archive_limit":
                    return
            else:
                yield item


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo] | Fault:
    """The members to read, by name; of a WACZ the web archives alone (the rest are its indexes and page lists)."""
    names = set(archive.namelist())
    if names & {"[Content_Types].xml", "META-INF/MANIFEST.MF", "mimetype"}:
        return Fault(
            "unsupported_format", "an office document, e-book or program packed as zip; extract its text first"
        )
    members = [m for m in archive.infolist() if not m.is_dir() and not _is_hidden(m.filename)]
    if "datapackage.json" in names:
        web_archives = [m for m in members if m.filename.startswith("archive/")]
        members = web_archives or members
    return sorted(members, key=lambda m: (m.filename, m.header_offset))


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN_MEMBERS) or any(
        part.startswith(".") and part not in (".", "..") for part in name.split("/")
    )


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits, budget: streams.Budget
) -> Iterator[Found | Fault]:
    if member.flag_bits & 1:
        yield Fault("unreadable", "it is encrypted; unpack it with its password first")
        return
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        yield Fault("unsupported_format", "it is packed by a method other than deflate; pack it again, or unpack it")
        return
    read = 0
    try:
        with archive.open(member) as content:
            for item in _stream(
                streams.unzipped(cast("streams.Source", content), member.compress_size, budget), limits, budget, 1
            ):
                read += 1
                yield item
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield Fault("corrupt_archive", f"it is damaged: {error}; fetch the file again")
        return
    if not read:
        yield Fault("empty", "it holds no document")
