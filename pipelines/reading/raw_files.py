"""Where raw files lie: batches, their files, and what tells that a batch changed.

Belongs here: names, paths, links. Does not belong here: what is in a file.

A batch is a folder directly under the raw root with everything nested in it. Files lying directly in the root are the batch
``default``; should a folder be called so as well, both are that one batch (their paths differ, so nothing collides). Whatever starts
with a dot is ignored, and so are folders that hold no file. No link to a folder is followed: it is listed as a file is, and reading
turns it away with the reason.

A batch's name is its folder's name with every byte but ASCII letters, digits, ``-``, ``_``, ``~`` and single dots
percent-encoded (``berita, 2023`` is ``berita%2C%202023``), so that it can stand in a file name, a partition key and a URL.
Names that would be longer than 120 characters are cut and end in a hash of the whole.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote

DEFAULT = "default"
_LONGEST = 120

Kind = Literal["file", "outside", "broken_link", "linked_folder", "unlistable_folder", "special"]


@dataclass(frozen=True, slots=True)
class RawFile:
    """One entry of a batch. ``source_path`` is relative to the raw root; ``path`` is where to open it (links resolved)."""

    source_path: str
    path: str
    kind: Kind
    size_bytes: int
    mtime_ns: int


def batches(raw_root: Path) -> list[str]:
    """The names of the batches under ``raw_root``, sorted. Raises NotADirectoryError where that is no folder."""
    root = _root(raw_root)
    found = {name for name, folder in _folders(root).items() if next(_walk(root, folder), None) is not None}
    if next(_loose(root), None) is not None:
        found.add(DEFAULT)
    return sorted(found)


def files(raw_root: Path, batch: str) -> list[RawFile]:
    """The entries of a batch, sorted by source path in code point order.

    Raises LookupError where the raw root has no such batch and NotADirectoryError where there is no such root.
    """
    root = _root(raw_root)
    folder = _folders(root).get(batch)
    found = list(_walk(root, folder)) if folder is not None else []
    if batch == DEFAULT:
        found += _loose(root)
    if not found:
        raise LookupError(f"no batch {batch!r} under {raw_root}: no such folder, or no file in it")
    return sorted(found, key=lambda file: file.source_path)


def fingerprint(raw_root: Path, batch: str) -> str:
    """SHA-256 (hex) over the sorted source paths of a batch and the SHA-256 of each file's content.

    What cannot be opened, and links that leave the raw root, count by path and kind alone. Raises as ``files`` does.
    """
    total = hashlib.sha256()
    for file in files(raw_root, batch):
        total.update(_framed(file.source_path, file.kind, _content_hash(file)))
    return total.hexdigest()


def signature(raw_root: Path, batch: str) -> str:
    """SHA-256 (hex) over path, kind, size and modification time of a batch's files: no file is opened.

    The same signature twice means that the fingerprint need not be taken again. Raises as ``files`` does.
    """
    total = hashlib.sha256()
    for file in files(raw_root, batch):
        total.update(_framed(file.source_path, file.kind, str(file.size_bytes), str(file.mtime_ns)))
    return total.hexdigest()


def open_raw(file: RawFile) -> io.BufferedReader:
    """The file opened for reading, without ever waiting for a pipe. Raises OSError where it cannot be, or is no regular file."""
    descriptor = os.open(file.path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("it is no regular file any more")
    return os.fdopen(descriptor, "rb")


def _root(raw_root: Path) -> str:
    root = os.path.realpath(raw_root)
    if not Path(root).is_dir():
        raise NotADirectoryError(f"the raw root {raw_root} is no folder")
    return root


def _entries(path: str) -> list[os.DirEntry[str]]:
    with os.scandir(path) as found:
        return [entry for entry in found if not entry.name.startswith(".")]


def _folders(root: str) -> dict[str, str]:
    return {_batch_name(e.name): e.path for e in _entries(root) if e.is_dir(follow_symlinks=False)}


def _batch_name(folder: str) -> str:
    name = re.sub(r"\.{2,}", lambda dots: "%2E" * len(dots[0]), quote(os.fsencode(folder), safe=""))
    if len(name) > _LONGEST:
        name = name[: _LONGEST - 17] + "~" + hashlib.sha256(name.encode()).hexdigest()[:16]
    return name


def _loose(root: str) -> Iterator[RawFile]:
    return (_raw_file(root, e) for e in _entries(root) if not e.is_dir(follow_symlinks=False))


def _walk(root: str, folder: str) -> Iterator[RawFile]:
    try:
        entries = _entries(folder)
    except OSError:
        yield RawFile(_shown(root, folder), folder, "unlistable_folder", 0, 0)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, entry.path)
        else:
            yield _raw_file(root, entry)


def _raw_file(root: str, entry: os.DirEntry[str]) -> RawFile:
    shown, path = _shown(root, entry.path), entry.path
    facts = entry.stat(follow_symlinks=False)
    kind: Kind = "file"
    if stat.S_ISLNK(facts.st_mode):
        path = os.path.realpath(entry.path)
        try:
            target = os.stat(path)  # noqa: PTH116
        except OSError:
            return RawFile(shown, path, "broken_link", facts.st_size, facts.st_mtime_ns)
        if os.path.commonpath((root, path)) != root:
            return RawFile(shown, path, "outside", facts.st_size, facts.st_mtime_ns)
        facts = target
        if stat.S_ISDIR(facts.st_mode):
            kind = "linked_folder"
    if kind == "file" and not stat.S_ISREG(facts.st_mode):
        kind = "special"
    return RawFile(shown, path, kind, facts.st_size if kind == "file" else 0, facts.st_mtime_ns)


def _shown(root: str, path: str) -> str:
    r"""Path relative to the root as text: bytes that are not UTF-8 as ``\xff``, and therefore ``\`` as ``\\``."""
    relative = os.fsencode(os.path.relpath(path, root)).replace(b"\\", b"\\\\")
    return relative.decode("utf-8", "backslashreplace")


def _content_hash(file: RawFile) -> str:
    if file.kind != "file":
        return ""
    try:
        with open_raw(file) as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def _framed(*parts: str) -> bytes:
    encoded = [part.encode("utf-8") for part in parts]
    return b"".join(len(part).to_bytes(8, "big") + part for part in encoded)
