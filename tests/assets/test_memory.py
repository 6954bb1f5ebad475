"""Memory that is free in this process is free for others."""

from __future__ import annotations

import platform
from pathlib import Path

import pytest

from assets.memory import give_back

STATM = Path("/proc/self/statm")


def pages() -> int:
    return int(STATM.read_text().split()[1])


@pytest.mark.skipif(not STATM.exists(), reason="what a process holds is read from /proc, which this system lacks")
def test_a_heap_that_was_emptied_goes_back_to_the_system() -> None:
    """Every other block is kept, so that the heap cannot shrink at its end; the freed ones are 100 MB."""
    blocks = [bytearray(50_000) for _ in range(4_000)]
    full = pages()
    del blocks[::2]
    give_back()
    assert full - pages() > 50 * 2**20 // 4096
    assert all(len(block) == 50_000 for block in blocks)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="pages of their own for large arrays are asked of glibc")
def test_a_large_array_goes_back_to_the_system_when_it_is_let_go() -> None:
    """The C library would keep such arrays from the second on: it has learnt from the first."""
    for _ in range(3):
        array = bytearray(24 * 2**20)
        full = pages()
        kept = bytearray(50_000)  # lies behind it where it is on the heap, so that the heap cannot shrink
        del array
        assert full - pages() > 20 * 2**20 // 4096
        del kept
