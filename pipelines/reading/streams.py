"""Streams of bytes: opening, looking at the head, expanding under limits.

Belongs here: gzip and zstd, and what bounds them. Does not belong here: what the bytes mean.

Every stream is an ``io.BufferedReader``. One that cannot be read on raises StreamError when the reader arrives at the break, not before:
whole lines and records that were readable are handed out first.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from pipelines.reading.found import StreamError
from pipelines.reading.limits import Limits

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 256 * 1024
_GZIP_PIECE = 64 * 1024
_TRAIL = 1024 * 1024
_GZIP_MAGIC = b"\x1f\x8b\x08"
_ZSTD_PIECE = 512
"""Compressed bytes handed to zstd at once: 128 blocks of 4 bytes, each of which may expand to 128 KiB, are 16 MiB."""
_ZSTD_WINDOW = 2**27


class Source(Protocol):
    """What a stream is read from: what is at hand, at most ``size`` bytes, none at the end.

    Not ``read``, which waits for all ``size`` bytes and loses those that it has when the stream breaks.
    """

    def read1(self, size: int, /) -> bytes: ...  # noqa: D102


class Budget:
    """What the expansion of one raw file has cost, over all layers and members; StreamError('archive_limit') when it is spent."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._expanded = 0

    def spend(self, expanded: int, layer_expanded: int, layer_compressed: int) -> None:
        """Books ``expanded`` more bytes of a layer that so far made ``layer_expanded`` out of ``layer_compressed``."""
        limits = self._limits
        self._expanded += expanded
        if self._expanded > limits.max_expanded_bytes:
            raise StreamError(
                "archive_limit",
                f"expands to more than {limits.max_expanded_bytes:,} bytes; split it, or raise max_expanded_bytes",
            )
        if layer_expanded > limits.ratio_from_bytes and layer_expanded > limits.max_ratio * max(layer_compressed, 1):
            raise StreamError(
                "archive_limit",
                f"expands to more than {limits.max_ratio:g} times its size ({layer_expanded:,} bytes out of "
                f"{layer_compressed:,}), as archives made to do harm do; expand it yourself if it is meant so",
            )


class _Pulled(io.RawIOBase):
    """A raw stream over a function that returns the next piece, empty at the end; the pieces may be of any length."""

    def __init__(self, pull: Callable[[], bytes]) -> None:
        self._pull = pull
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        target = memoryview(buffer).cast("B")
        if not self._left:
            self._left = memoryview(self._pull())
        count = min(len(self._left), len(target))
        target[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def stream(pull: Callable[[], bytes]) -> io.BufferedReader:
    """A buffered stream over a function that returns the next piece of bytes, empty at the end."""
    return io.BufferedReader(_Pulled(pull), BLOCK)


def with_head(source: Source, size: int) -> tuple[bytes, io.BufferedReader]:
    """The first ``size`` bytes (fewer where there are fewer, or where the stream breaks), and a stream that still has them."""
    pieces: list[bytes] = []
    have = 0
    broken: StreamError | None = None
    while have < size:
        try:
            piece = source.read1(size - have)
        except StreamError as stop:
            broken = stop
            break
        if not piece:
            break
        pieces.append(piece)
        have += len(piece)
    head = b"".join(pieces)
    waiting = [head] if head else []

    def pull() -> bytes:
        nonlocal broken
        if waiting:
            return waiting.pop()
        if broken is not None:
            stop, broken = broken, None
            raise stop
        return source.read1(BLOCK)

    return head, stream(pull)


def unzipped(content: Source, packed_bytes: int, budget: Budget) -> io.BufferedReader:
    """An opened member of a zip, ``packed_bytes`` long in the archive. Breaks with corrupt_archive where it is damaged."""
    expanded = 0
    is_damaged = False

    def pull() -> bytes:
        nonlocal expanded, is_damaged
        if is_damaged:
            return b""
        try:
            piece = content.read1(BLOCK)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            is_damaged = True
            raise StreamError(
                "corrupt_archive", f"it is damaged after {expanded:,} expanded bytes: {error}; fetch the file again"
            ) from None
        expanded += len(piece)
        budget.spend(len(piece), expanded, packed_bytes)
        return piece

    return stream(pull)


def gunzip(source: io.BufferedReader, budget: Budget) -> io.BufferedReader:
    """The content of gzip, of all its members. Breaks with truncated_archive or corrupt_archive where it is so.

    After corrupt_archive, reading on gives what follows from the next member on, for formats that can find their feet again.
    """
    return stream(_Gunzip(source, budget).pull)


class _Gunzip:
    """Expands gzip piece by piece, and finds the next member after damage."""

    def __init__(self, source: io.BufferedReader, budget: Budget) -> None:
        self._source = source
        self._budget = budget
        self._member: Any = None
        self._trail = _Trail()
        self._waiting = b""
        self._is_lost = False
        self._damage = ""
        self._taken = 0
        self._expanded = 0

    def pull(self) -> bytes:
        """The next piece of content, empty at the end."""
        while True:
            if self._damage:
                damage, self._damage = self._damage, ""
                raise StreamError("corrupt_archive", damage)
            packed = self._waiting or self._take()
            self._waiting = b""
            if self._member is None and packed:
                packed = self._member_start(packed)
                if not packed:
                    continue
                self._member, self._trail = zlib.decompressobj(zlib.MAX_WBITS | 16), _Trail()
            if not packed:
                return self._end()
            try:
                piece: bytes = self._member.decompress(packed, BLOCK)
            except zlib.error as error:
                self._member, self._is_lost, self._waiting = None, True, packed[1:]
                self._damage = f"gzip is damaged near byte {self._place()}: {error}; fetch the file again"
                piece = self._trail.up_to_the_damage(packed)
                if piece:
                    return piece
                continue
            self._waiting = self._member.unconsumed_tail
            if self._member.eof:
                self._waiting, self._member = self._member.unused_data, None
            else:
                self._trail.add(packed[: len(packed) - len(self._waiting)], piece, self._member)
            if piece:
                self._expanded += len(piece)
                self._budget.spend(len(piece), self._expanded, self._taken)
                return piece

    def _take(self) -> bytes:
        piece = self._source.read1(_GZIP_PIECE)
        self._taken += len(piece)
        return piece

    def _member_start(self, packed: bytes) -> bytes:
        """What follows from the start of a member; zeros between members are padding. When lost, the next start is looked for."""
        if not self._is_lost:
            return packed.lstrip(b"\0")
        packed += self._take() if len(packed) < len(_GZIP_MAGIC) else b""
        at = packed.find(_GZIP_MAGIC)
        if at >= 0:
            self._is_lost = False
            return packed[at:]
        following = self._take()
        self._waiting = packed[-len(_GZIP_MAGIC) + 1 :] + following if following else b""
        return b""

    def _end(self) -> bytes:
        if self._member is None:
            return b""
        self._member, self._is_lost = None, True
        raise StreamError("truncated_archive", f"gzip ends in mid-stream at byte {self._place()}; fetch the file again")

    def _place(self) -> str:
        return f"{self._taken:,} ({self._expanded:,} expanded)"


class _Trail:
    """The way a gzip member came, to go it again up to a damage: zlib hands nothing out of a call that fails.

    Kept from the last copy of the member on, which is made every ``_TRAIL`` bytes: a copy costs as much as expanding many.
    """

    def __init__(self) -> None:
        self._copy: Any = None
        self._packed: list[bytes] = []
        self._packed_size = self._given = 0

    def add(self, packed: bytes, piece: bytes, member: Any) -> None:
        """``member`` took ``packed`` and gave ``piece`` for it."""
        self._packed.append(packed)
        self._packed_size += len(packed)
        self._given += len(piece)
        if self._packed_size + self._given > _TRAIL:
            self._copy, self._packed, self._packed_size, self._given = member.copy(), [], 0, 0

    def up_to_the_damage(self, packed: bytes) -> bytes:
        """What the member still gives out of ``packed``, which is damaged somewhere, or out of what it took just before."""
        member = zlib.decompressobj(zlib.MAX_WBITS | 16) if self._copy is None else self._copy
        sound, last = self._packed[:-1], b"".join([*self._packed[-1:], packed])
        pieces = [member.decompress(one) for one in sound]
        with contextlib.suppress(zlib.error):
            for at in range(len(last)):
                pieces.append(member.decompress(last[at : at + 1]))
        return b"".join(pieces)[self._given :]


def unzstd(source: io.BufferedReader, budget: Budget) -> io.BufferedReader:
    """The content of zstd, of all its frames. Breaks with truncated_archive or corrupt_archive where it is so."""
    import zstandard

    context = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    frame: Any = None
    waiting = b""
    taken = expanded = 0
    is_damaged = False

    def pull() -> bytes:
        nonlocal frame, waiting, taken, expanded, is_damaged
        while not is_damaged:
            compressed = waiting
            if not compressed:
                compressed = source.read1(_ZSTD_PIECE)
                taken += len(compressed)
            waiting = b""
            if not compressed:
                if frame is not None:
                    is_damaged = True
                    raise StreamError(
                        "truncated_archive",
                        f"zstd ends in mid-frame after {taken:,} bytes ({expanded:,} expanded): fetch the file again",
                    )
                return b""
            frame = frame or context.decompressobj()
            try:
                piece: bytes = frame.decompress(compressed)
            except zstandard.ZstdError as error:
                is_damaged = True
                raise StreamError(
                    "corrupt_archive",
                    f"zstd is damaged before byte {taken:,} ({expanded:,} expanded): {error}; fetch the file again",
                ) from None
            if frame.eof:
                waiting, frame = frame.unused_data, None
            if piece:
                expanded += len(piece)
                budget.spend(len(piece), expanded, taken)
                return piece
        return b""

    return stream(pull)
