"""Processes that work side by side: on articles, and as judges.

Belongs here: how work gets to a process and its results back. Does not belong here: what the work is, or what a chunk of
it holds (``chunks.py``). Imported in every worker, so without Dagster.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import forkserver
from typing import Any

from assets.collector import held_off
from assets.memory import give_back
from assets.packing import packed, unpacked

SMALL = 4
"""Up to so many chunks the work stays in this process: starting workers costs more than they save."""
AHEAD = 2
"""Chunks that lie ready for each worker: enough that none waits, few enough that memory does not grow with their number."""


def _work(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    with held_off():
        made = packed(function(*map(unpacked, arguments)))
    give_back()
    return made


def _here(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    with held_off():
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
    multiprocessing.get_context("forkserver").set_forkserver_preload(["assets.preloaded"])
    forkserver.ensure_running()


_kept: list[Any] = []
"""What this process keeps of one piece of work for the next."""


def keep(function: Callable[..., Any], *arguments: Any) -> None:
    """Keep ``function(*arguments)`` in this process."""
    _kept[:] = [function(*arguments)]


def with_kept(function: Callable[..., Any], *arguments: Any) -> Any:
    """``function`` of what this process kept, and of the arguments; it is kept no longer."""
    return function(_kept.pop(), *arguments)


class Workers:
    """``count`` processes, forked when there is work for them.

    ``here``: whether the work is done in this process and there are none; None: with one alone.
    """

    def __init__(self, count: int, *, here: bool | None = None) -> None:
        self.count = count
        self._here = count == 1 if here is None else here
        self._pool: ProcessPoolExecutor | None = None

    def keeper(self) -> Workers:
        """One process beside these, for work that finds what the work before it kept (``keep``); none where these are none."""
        return Workers(1, here=self._here)

    def submit(self, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """``function(*arguments)`` under way; ``result()`` waits for it. ``function`` is a module-level function.

        Tables among arguments and results, alone or in dictionaries, travel packed; results come packed from a process.
        """
        if not self._here:
            return self._started().submit(_work, function, tuple(map(packed, arguments)))
        done: Future[Any] = Future()
        done.set_result(_here(function, arguments))
        return done

    def map(self, function: Callable[..., Any], chunks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        """``function(*chunk)`` for each chunk, results in the order of the chunks; a handful is done in this process.

        Tables in results come packed from a process, as they are from this one.
        """
        waiting = iter(chunks)
        first = list(itertools.islice(waiting, SMALL + 1))
        chunks = itertools.chain(first, waiting)
        if self._here or len(first) <= SMALL:
            return (_here(function, chunk) for chunk in chunks)
        return self._side_by_side(function, chunks)

    def _side_by_side(self, function: Callable[..., Any], chunks: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
        under_way: deque[Future[Any]] = deque()
        for chunk in chunks:
            under_way.append(self.submit(function, *chunk))
            if len(under_way) > self.count * (1 + AHEAD):
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
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
