"""Processes that work side by side: on articles, and as judges.

Belongs here: how work gets to a process and its rows back. Does not belong here: what the work is, or what a chunk of it
holds. Imported in every worker, so without Dagster.
"""

from __future__ import annotations

import contextlib
import gc
import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import forkserver
from typing import Any, NamedTuple

import pyarrow as pa

SMALL = 4
"""Up to so many chunks the work stays in this process: starting workers costs more than they save."""
AHEAD = 2
"""Chunks that lie ready for each worker: enough that none waits, few enough that memory does not grow with their number."""


PRELOADED = ("assets.judging", "great_expectations.expectations", "pipelines.corroboration", "pipelines.claims.tables")
"""What a worker finds in memory when it starts: loaded once, in the process that all workers are forks of."""


class Packed(NamedTuple):
    """A table as the bytes of its rows alone; pickled as it is, a slice takes along the whole table that it was cut from."""

    stream: pa.Buffer


def packed(value: Any) -> Any:
    """``value`` with every table in it, alone or in a dictionary, as ``Packed``."""
    if isinstance(value, pa.Table):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, value.schema) as stream:
            stream.write_table(value)
        return Packed(sink.getvalue())
    return {name: packed(part) for name, part in value.items()} if isinstance(value, dict) else value


def unpacked(value: Any) -> Any:
    """The inverse of ``packed``."""
    if isinstance(value, Packed):
        return pa.ipc.open_stream(value.stream).read_all()
    return {name: unpacked(part) for name, part in value.items()} if isinstance(value, dict) else value


@contextlib.contextmanager
def collector_held_off() -> Iterator[None]:
    """Python's search for cyclic garbage waits until the block ends, and then looks at what the block made alone.

    Work on articles makes many objects and almost no cycles; looking for them again and again in all that lives, lexicons
    and models first of all, took a quarter of the whole run.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if before:
            gc.enable()


def _work(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    with collector_held_off():
        return packed(function(*map(unpacked, arguments)))


def _here(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    with collector_held_off():
        return function(*arguments)


def _begin() -> None:
    """In a worker: end when the process that gave it work ends, even by kill -9; else it would wait for more for ever."""
    gc.disable()  # between two pieces of work too
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def warm_up() -> None:
    """Begin, in a process of its own, to load what every worker needs: it takes as long as loading Dagster does."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(list(PRELOADED))
    forkserver.ensure_running()


class Workers:
    """``count`` processes, forked when there is work for them; with one alone the work is done in this process."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """``function(*arguments)`` under way; ``result()`` waits for it. ``function`` is a module-level function.

        Tables travel among the arguments, alone or in dictionaries.
        """
        if self.count > 1:
            return self._started().submit(_work, function, tuple(map(packed, arguments)))
        done: Future[Any] = Future()
        done.set_result(_here(function, arguments))
        return done

    def map(self, function: Callable[..., Any], chunks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """``function(*chunk)`` for each chunk, results in the order of the chunks; a handful is done in this process."""
        waiting = iter(chunks)
        first = list(itertools.islice(waiting, SMALL + 1))
        chunks = itertools.chain(first, waiting)
        if self.count == 1 or len(first) <= SMALL:
            return (_here(function, chunk) for chunk in chunks)
        return self._side_by_side(function, chunks)

    def _side_by_side(self, function: Callable[..., Any], chunks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        under_way: deque[Future[Any]] = deque()
        for chunk in chunks:
            under_way.append(self.submit(function, *chunk))
            if len(under_way) > self.count * (1 + AHEAD):
                yield unpacked(under_way.popleft().result())
        while under_way:
            yield unpacked(under_way.popleft().result())
        self.close()  # what they have loaded for this work would stand in memory beside the next

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            warm_up()
            context = multiprocessing.get_context("forkserver")
            self._pool = ProcessPoolExecutor(self.count, mp_context=context, initializer=_begin)
        return self._pool

    def close(self) -> None:
        """Let the processes go; they come back with the next work."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
