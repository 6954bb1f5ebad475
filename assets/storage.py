"""Where bytes lie: a folder on a disk or an object store, behind the few moves that the lake needs.

Belongs here: atomic writing and replacing. Does not belong here: what the bytes are (``lake.py``).
"""

from __future__ import annotations

import contextlib
import os
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Protocol

import pyarrow as pa
from typing_extensions import Buffer


class Storage(Protocol):
    """Paths are relative to the root, '/'-separated. A write is seen whole or not at all."""

    def write(self, path: str, data: Buffer) -> None:
        """Put the bytes at ``path``, replacing what was there in one step."""

    def replace(self, source: str, target: str) -> None:
        """Make ``target`` the same bytes as ``source`` in one step; ``source`` stays."""

    def open(self, path: str) -> IO[bytes]:
        """The bytes at ``path`` for reading in any order; FileNotFoundError if there are none."""

    def open_native(self, path: str) -> pa.NativeFile:
        """The same, to be read by Arrow's own threads.

        No Python object may lie behind it: a thread that lets go of one while the process ends takes the whole process
        down with it ("terminate called without an active exception", https://github.com/apache/arrow/issues/34314).
        """

    def names(self, folder: str) -> list[str]:
        """Names directly in the folder, sorted, without those that open with a dot; none if it is not there."""

    def remove(self, path: str) -> None:
        """Take the file away; no error if it is gone."""

    def lock(self) -> contextlib.AbstractContextManager[None]:
        """Hold off other writers of this root while the block runs."""

    def url(self, path: str) -> str:
        """The path in a form that pandas, DuckDB and people can use."""


class Folder:
    """A folder on a local disk: temporary file, fsync, rename; versions and published files share bytes by hard link."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, data: Buffer) -> None:  # noqa: D102
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        _sync_folder(target.parent)

    def replace(self, source: str, target: str) -> None:  # noqa: D102
        end = self.root / target
        end.parent.mkdir(parents=True, exist_ok=True)
        temporary = end.with_name(f".{end.name}.{os.getpid()}.tmp")
        temporary.unlink(missing_ok=True)
        try:
            os.link(self.root / source, temporary)
        except OSError:  # a file system without hard links
            self.write(target, (self.root / source).read_bytes())
            return
        temporary.replace(end)
        # rename of a link onto another link to the same file does nothing and leaves the name behind
        temporary.unlink(missing_ok=True)
        _sync_folder(end.parent)

    def open(self, path: str) -> IO[bytes]:  # noqa: D102
        return (self.root / path).open("rb")

    def open_native(self, path: str) -> pa.NativeFile:  # noqa: D102
        return pa.OSFile(str(self.root / path), "rb")

    def names(self, folder: str) -> list[str]:  # noqa: D102
        try:
            return sorted(entry.name for entry in (self.root / folder).iterdir() if not entry.name.startswith("."))
        except FileNotFoundError:
            return []

    def remove(self, path: str) -> None:  # noqa: D102
        (self.root / path).unlink(missing_ok=True)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:  # noqa: D102
        import fcntl

        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / ".lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def url(self, path: str) -> str:  # noqa: D102
        return str(self.root / path)


class ObjectStore:
    """Any file system that fsspec knows, where putting an object is atomic (S3, GCS, Azure, memory)."""

    def __init__(self, root: str) -> None:
        import fsspec

        self.fs, self.root = fsspec.core.url_to_fs(root)
        self.address = root.rstrip("/")

    def _at(self, path: str) -> str:
        return posixpath.join(self.root, path)

    def write(self, path: str, data: Buffer) -> None:  # noqa: D102
        self.fs.pipe_file(self._at(path), bytes(data))

    def replace(self, source: str, target: str) -> None:  # noqa: D102
        self.fs.pipe_file(self._at(target), self.fs.cat_file(self._at(source)))

    def open(self, path: str) -> IO[bytes]:  # noqa: D102
        return self.fs.open(self._at(path), "rb")

    def open_native(self, path: str) -> pa.NativeFile:  # noqa: D102
        return pa.BufferReader(self.fs.cat_file(self._at(path)))

    def names(self, folder: str) -> list[str]:  # noqa: D102
        self.fs.invalidate_cache()
        try:
            found = self.fs.ls(self._at(folder), detail=False)
        except FileNotFoundError:
            return []
        names = (posixpath.basename(entry.rstrip("/")) for entry in found)
        return sorted(name for name in names if name and not name.startswith("."))

    def remove(self, path: str) -> None:  # noqa: D102
        with contextlib.suppress(FileNotFoundError):
            self.fs.rm_file(self._at(path))

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:  # noqa: D102
        yield  # object stores have no lock; Dagster's own concurrency keeps writers of one batch apart

    def url(self, path: str) -> str:  # noqa: D102
        return f"{self.address}/{path}"


def open_storage(root: str) -> Storage:
    """The storage of a lake root: a folder's path, ``file://`` URL or any other fsspec URL."""
    if root.startswith("file://"):
        return Folder(Path(root.removeprefix("file://")))
    return ObjectStore(root) if "://" in root else Folder(Path(root).absolute())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
