"""Memory that nothing uses any more goes back to the system.

Arrow's pool and the C library keep it for what may come; after the whole lake was compared that was half of this process,
beside judges that need it. Arrow shares the C library's heap here: its own allocator gives back what the calling thread
freed alone, and much is freed in Arrow's threads (a run over 11,192 articles held 1,293 MiB at its peak, so 1,122).
"""

from __future__ import annotations

import pyarrow as pa

pa.set_memory_pool(pa.system_memory_pool())


def give_back() -> None:
    """Hand back what is free in the heap that Arrow and Python share, where the C library is glibc; takes milliseconds."""
    pa.system_memory_pool().release_unused()
