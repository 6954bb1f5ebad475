"""Typed configuration: the form that the launchpad shows."""

import os
from pathlib import Path

import dagster as dg
from pydantic import Field, PrivateAttr

from assets import environment
from assets.lake import Lake
from assets.workers import Workers
from pipelines import language


class Telusur(dg.ConfigurableResource):
    """Where raw pages lie, where tables go, and how."""

    raw_root: str = Field(
        default=environment.raw_root(),
        description="Folder of raw pages: each folder in it is a batch; files directly in it are the batch 'default'.",
    )
    lake_root: str = Field(
        default=environment.lake_root(),
        description="Where tables are published: a folder, or a URL that fsspec knows (s3://..., gs://...).",
    )
    languages: list[str] = Field(
        default=list(language.available()),
        description="BCP 47 codes of the languages to take in, each a folder of seeds/languages; pages in others are rejected.",
    )
    workers: int = Field(
        default=environment.workers(),
        ge=1,
        description="Processes that work on articles side by side; rows are the same for any number.",
    )
    _workers: Workers | None = PrivateAttr(default=None)

    @property
    def lake(self) -> Lake:
        """The lake at ``lake_root``."""
        return Lake(self.lake_root)

    @property
    def raw(self) -> Path:
        """The raw root as a path."""
        return Path(self.raw_root)

    @property
    def workers_at_hand(self) -> Workers:
        """The processes that a run shares among its stages."""
        if self._workers is None:
            self._workers = Workers(self.workers)
        return self._workers

    def teardown_after_execution(self, context: dg.InitResourceContext) -> None:
        """Let the worker processes go."""
        if self._workers is not None:
            self._workers.close()


def dagster_home(lake_root: str) -> Path:
    """Where Dagster keeps the history of a lake's runs: ``DAGSTER_HOME``, else ``.dagster`` in the lake's folder.

    An object store cannot hold it; its history lies in the checkout.
    """
    if "DAGSTER_HOME" in os.environ:
        return Path(os.environ["DAGSTER_HOME"])
    if "://" in lake_root and not lake_root.startswith("file://"):
        return environment.CHECKOUT / ".dagster"
    return Path(lake_root.removeprefix("file://")).absolute() / ".dagster"
