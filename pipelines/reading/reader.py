"""A batch as a stream of documents and rejections.

Belongs here: the order, the numbering, duplicates, files that cannot be opened. Does not belong here: formats.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipelines.reading import contents, raw_files
from pipelines.reading.document import Document
from pipelines.reading.found import Fault, Found
from pipelines.reading.limits import DEFAULT_LIMITS, Limits
from pipelines.records import Rejected

_TURNED_AWAY: dict[raw_files.Kind, Fault] = {
    "outside": Fault(
        "outside_raw_root",
        "a symbolic link that leaves the raw root is not followed; put the file itself into the batch",
    ),
    "broken_link": Fault("unreadable", "a symbolic link to nothing; remove it, or put the file where it points"),
    "linked_folder": Fault(
        "unreadable", "a symbolic link to a folder is not followed; its files are read where they lie"
    ),
    "unlistable_folder": Fault("unreadable", "the folder cannot be listed; give the right to read and enter it"),
    "special": Fault("unreadable", "a pipe, socket or device, not a file; remove it"),
}


def read_batch(raw_root: Path, batch: str, limits: Limits = DEFAULT_LIMITS) -> Iterator[Document | Rejected]:
    """Each raw document of a batch, decoded, or the reason why not; sorted by source path (code points), then record.

    (source_path, record) is unique; record counts the documents of a file from 0 in its order, those that are turned away
    included. Each file that is not hidden gives at least one row. The same bytes a second time in the batch, in that order, are
    turned away as ``duplicate``; only digests are kept for that. Memory does not grow with the size of a file.

    Raises LookupError where there is no such batch and NotADirectoryError where there is no such root, both at once; nothing
    that lies in a batch raises.
    """
    return _rows(batch, raw_files.files(raw_root, batch), limits)


def _rows(batch: str, found: list[raw_files.RawFile], limits: Limits) -> Iterator[Document | Rejected]:
    first_seen: dict[bytes, tuple[str, int]] = {}
    for file in found:
        for record, item in enumerate(_outcomes(file, limits)):
            if isinstance(item, Found):
                first = first_seen.setdefault(bytes.fromhex(item.sha256), (file.source_path, record))
                if first == (file.source_path, record):
                    yield _document(batch, file, record, item)
                    continue
                same = Fault("duplicate", _same_as(*first), item.size_bytes, item.sha256)
                yield _rejected(batch, file, record, same)
            else:
                yield _rejected(batch, file, record, item)


def _outcomes(file: raw_files.RawFile, limits: Limits) -> Iterator[Found | Fault]:
    if file.kind != "file":
        yield _TURNED_AWAY[file.kind]
        return
    count = 0
    try:
        with raw_files.open_raw(file) as opened:
            for item in contents.documents(opened, limits):
                count += 1
                yield item
    except OSError as error:
        yield Fault("unreadable", f"it cannot be read: {error.strerror or error}; look at its permissions and the disk")
        return
    if not count:
        yield Fault("empty", "it holds no document: an archive, array or table without entries")


def _same_as(path: str, record: int) -> str:
    return f"the same bytes as {path}, record {record}, which is kept"


def _document(batch: str, file: raw_files.RawFile, record: int, found: Found) -> Document:
    return Document(
        batch=batch,
        source_path=file.source_path,
        record=record,
        sha256=found.sha256,
        size_bytes=found.size_bytes,
        form=found.form,
        text=found.text,
        url=found.url,
        fetched_at=found.fetched_at,
        fields=found.fields,
    )


def _rejected(batch: str, file: raw_files.RawFile, record: int, fault: Fault) -> Rejected:
    return Rejected(
        batch=batch,
        source_path=file.source_path,
        record=record,
        stage="reading",
        reason=fault.reason,
        detail=fault.detail,
        size_bytes=file.size_bytes if fault.size_bytes is None else fault.size_bytes,
        sha256=fault.sha256,
    )
