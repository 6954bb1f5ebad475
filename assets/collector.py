"""Python's search for cyclic garbage, held off where much is made and no cycles are.

Looking again and again at all that lives, lexicons, models and libraries first of all, took a quarter of a whole run.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def held_off() -> Iterator[None]:
    """The search waits until the block ends, and then looks at what the block made alone."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if before:
            gc.enable()


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """For imports and the like: the search waits, and never looks at what was made, as that stays until the end."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if before:
            gc.enable()
