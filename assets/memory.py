"""Memory that nothing uses any more goes back to the system.

Arrow's pool and the C library keep it for what may come; after the whole lake was compared that was half of this process,
beside judges that need it.
"""

from __future__ import annotations

import ctypes

import pyarrow as pa


def give_back() -> None:
    """Hand back what is free in arrow's pool and, where the C library is glibc, in its heap; takes milliseconds."""
    pa.default_memory_pool().release_unused()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
