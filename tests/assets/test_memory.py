"""Memory that is free in this process is free for others."""

from __future__ import annotations

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
