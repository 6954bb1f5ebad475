"""Typed configuration: the form that the launchpad shows, and the only reader of the environment."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import dagster as dg
from pydantic import Field, PrivateAttr

from assets.lake import Lake
from pipelines import language

CHECKOUT = Path(__file__).resolve().parent.parent
SMALL = 4
"""Up to so many chunks the work stays in this process: starting workers costs more than they save."""


class Telusur(dg.ConfigurableResource):
    """Where raw pages lie, where tables go, and how."""

    raw_root: str = Field(
        default=os.environ.get("TELUSUR_RAW", str(CHECKOUT / "seeds" / "pages")),
        description="Folder of raw pages: each folder in it is a batch; files directly in it are the batch 'default'.",
    )
    lake_root: str = Field(
        default=os.environ.get("TELUSUR_LAKE", str(CHECKOUT / "lake")),
        description="Where tables are published: a folder, or a URL that fsspec knows (s3://..., gs://...).",
    )
    languages: list[str] = Field(
        default=list(language.available()),
        description="BCP 47 codes of the languages to take in, each a folder of seeds/languages; pages in others are rejected.",
    )
    workers: int = Field(
        default=int(os.environ.get("TELUSUR_WORKERS", os.cpu_count() or 1)),
        ge=1,
        description="Processes that work on articles side by side; rows are the same for any number.",
    )
    _pool: ProcessPoolExecutor | None = PrivateAttr(default=None)

    @property
    def lake(self) -> Lake:
        """The lake at ``lake_root``."""
        return Lake(self.lake_root)

    @property
    def raw(self) -> Path:
        """The raw root as a path."""
        return Path(self.raw_root)

    def map(self, function: Callable[..., Any], chunks: Iterator[tuple[Any, ...]]) -> Iterator[Any]:
        """``function(*chunk)`` for each chunk, results in the order of the chunks.

        A handful of chunks is done here; more go to ``workers`` processes, with few enough under way at once that
        memory does not grow with the number of chunks. ``function`` must be importable (a module-level function).
        """
        first = []
        for chunk in chunks:
            first.append(chunk)
            if len(first) > SMALL:
                break
        if self.workers == 1 or len(first) <= SMALL:
            yield from (function(*chunk) for chunk in first)
            yield from (function(*chunk) for chunk in chunks)
            return
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(["pipelines.corroboration", "pipelines.claims"])
            self._pool = ProcessPoolExecutor(self.workers, mp_context=context)
        waiting = [self._pool.submit(function, *chunk) for chunk in first]
        for chunk in chunks:
            waiting.append(self._pool.submit(function, *chunk))
            if len(waiting) > self.workers * 3:
                yield waiting.pop(0).result()
        while waiting:
            yield waiting.pop(0).result()

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        """Let the worker processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def dagster_home(lake_root: str) -> Path:
    """Where Dagster keeps the history of a lake's runs: ``DAGSTER_HOME``, else ``.dagster`` in the lake's folder.

    An object store cannot hold it; its history lies in the checkout.
    """
    if "DAGSTER_HOME" in os.environ:
        return Path(os.environ["DAGSTER_HOME"])
    if "://" in lake_root and not lake_root.startswith("file://"):
        return CHECKOUT / ".dagster"
    return Path(lake_root.removeprefix("file://")).absolute() / ".dagster"
