"""A stage becomes a Dagster asset whose rows nobody sees before they are judged.

Belongs here: which stage is due, and what its body may use. Does not belong here: what a stage computes (its own module),
how its rows are judged and published (``publication.py``), where files lie (``lake.py``).
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import dagster as dg
import pyarrow as pa

from assets import metadata
from assets.chunks import CHUNK, chunks_of
from assets.code_version import code_version
from assets.lake import WHOLE_LAKE, Lake, NotPublished, on_published
from assets.memory import give_back
from assets.packing import Rows, joined
from assets.partitions import batches
from assets.publication import GATE, WARNINGS, Made, Publication
from assets.resources import Telusur
from assets.workers import keep, with_kept
from pipelines.records import TABLES


@dataclass(frozen=True)
class Stage:
    """What makes a stage's rows current: the tables it makes and reads, its code version, its other inputs."""

    tables: tuple[str, ...]
    reads: tuple[str, ...]
    code_version: str
    other_inputs: Callable[[Telusur, str], dict[str, str]] | None

    @property
    def partitioned(self) -> bool:
        """Whether it makes a file a batch."""
        return TABLES[self.tables[0]].partitioned

    def inputs(self, telusur: Telusur, batch: str) -> dict[str, str]:
        """Versions of all that the batch's rows are made from; NotPublished where an input is missing."""
        found = telusur.lake.input_versions(self.reads, batch if self.partitioned else None)
        return found | (self.other_inputs(telusur, batch) if self.other_inputs else {})

    def is_current(self, telusur: Telusur, batch: str) -> bool:
        """Whether what is published is what the stage would make now."""
        try:
            inputs = self.inputs(telusur, batch)
        except NotPublished:
            return False
        return telusur.lake.is_current(self.tables, batch, self.code_version, inputs)


STAGES: list[Stage] = []
"""Every stage, in the order in which its module is imported."""


Half = tuple[Callable[..., Any], Mapping[str, Sequence[str] | None]]
"""A function, and the tables and columns (None: all) that it is given: all published rows."""


@dataclass(frozen=True)
class Work:
    """What a stage's body may use: published inputs and their versions, configuration, worker processes."""

    telusur: Telusur
    batch: str
    code_version: str
    inputs: Mapping[str, str]

    def read(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Published rows of the batch, or of the whole lake where the stage or the table is over the whole lake."""
        return self.telusur.lake.read_for(self.batch, table, columns)

    def per_article(self, function: Callable[..., pa.Table], table: str, *inputs: str) -> Rows:
        """``function(articles, *children, languages)`` over chunks of articles, results in the order of the articles.

        ``inputs`` are tables of the batch, ``articles`` first; a chunk holds all rows of its articles.
        """
        rows = [self.read(name) for name in inputs]
        give_back()  # what decoding took
        chunks = ((*part, tuple(self.telusur.languages)) for part in chunks_of(rows, CHUNK))
        return joined(table, self.telusur.workers_at_hand.map(function, chunks))

    def since_published(self, function: Callable[[str, str, Mapping[str, str]], Any]) -> Any:
        """``function(lake root, code version, versions of the inputs)``, which may take over published rows, in a process that ends then.

        What it needed does not stand in memory beside the judges of what it made.
        """
        with contextlib.closing(self.telusur.workers_at_hand.keeper()) as worker:
            made = worker.submit(function, self.telusur.lake_root, self.code_version, self.inputs).result()
        give_back()
        return made

    def in_halves(self, one: Half, other: Half, conclude: Callable[..., Any]) -> Any:
        """``conclude(one(*tables), *others)``, with ``one`` and the ``others`` made side by side, in processes that end then.

        ``others`` are ``other(*tables, part, parts)`` for as many parts as there are processes beside that of ``one``; ``one`` is
        made and concluded in one process, and never leaves it.
        """
        workers, parts = self.telusur.workers_at_hand, max(self.telusur.workers - 1, 1)
        published = partial(on_published, self.telusur.lake_root, self.batch)
        with contextlib.closing(workers.keeper()) as keeper:
            others = [workers.submit(published, *other, part, parts) for part in range(parts)]
            kept = keeper.submit(keep, published, *one)
            found = [part.result() for part in others]
            workers.close()
            kept.result()
            made = keeper.submit(with_kept, conclude, *found)
            keeper.submit(int)  # what was sent last is kept by the thread that sends until it sends something else
            del others, found
            rows = made.result()
        give_back()
        return rows


def gated(
    tables: Sequence[str],
    *,
    reads: Sequence[str] = (),
    code: Sequence[str],
    group: str,
    kinds: set[str],
    deps: Sequence[dg.AssetKey | str] = (),
    inputs: Callable[[Telusur, str], dict[str, str]] | None = None,
    automation: dg.AutomationCondition | None = None,
) -> Callable[[Callable[[Work], Made]], dg.AssetsDefinition]:
    """Decorator: makes gated assets of a function from ``Work`` to the rows of ``tables``.

    ``reads`` are the tables it is made from, ``code`` the modules whose change makes it stale (the suites' are added),
    ``inputs`` gives versions of inputs that are no tables. If any of several tables is refused, none is published.
    """
    version = code_version([*code, *(f"expectations.{table}" for table in tables), "expectations.structural"])
    stage = Stage(tuple(tables), tuple(reads), version, inputs)
    STAGES.append(stage)
    partitions = batches if TABLES[tables[0]].partitioned else None

    def decorate(make: Callable[[Work], Made]) -> dg.AssetsDefinition:
        @dg.multi_asset(
            name="_".join(tables),
            specs=[
                dg.AssetSpec(
                    table,
                    deps=[*deps, *reads],
                    skippable=True,
                    description=f"{TABLES[table].grain}\n\n{make.__doc__}",
                    metadata=metadata.of_definition(TABLES[table]),
                    group_name=group,
                    code_version=version,
                    kinds=kinds,
                    automation_condition=automation,
                    partitions_def=partitions,
                )
                for table in tables
            ],
            check_specs=[spec for table in tables for spec in _checks(table, partitions)],
            partitions_def=partitions,
            can_subset=False,
        )
        def assets(context: dg.AssetExecutionContext, telusur: Telusur) -> Iterator[Any]:
            batch = context.partition_key if partitions else WHOLE_LAKE
            lake = telusur.lake
            versions = stage.inputs(telusur, batch)
            if lake.is_current(tables, batch, version, versions):
                context.log.info(f"{', '.join(tables)}, batch {batch}: unchanged, nothing to do")
                yield from _unchanged(lake, tables, batch)
                return
            publication = Publication(lake, batch, version, versions, context.run.run_id)
            workers = telusur.workers_at_hand
            yield from publication.judge_and_publish(
                partial(make, Work(telusur, batch, version, versions)), workers, tables
            )
            workers.close()  # the next stage's rows need not stand beside this one's
            give_back()

        return assets

    return decorate


def _checks(table: str, partitions: dg.PartitionsDefinition | None) -> list[dg.AssetCheckSpec]:
    return [
        dg.AssetCheckSpec(
            GATE,
            asset=table,
            blocking=True,
            partitions_def=partitions,
            description=f"Everything that must hold of {table} before it is published.",
        ),
        dg.AssetCheckSpec(
            WARNINGS,
            asset=table,
            blocking=False,
            partitions_def=partitions,
            description=f"What is unusual in {table}, yet published.",
        ),
    ]


def _unchanged(lake: Lake, tables: Sequence[str], batch: str) -> Iterator[Any]:
    """The events of a stage whose published rows are what it would make again: the same version, the same verdict."""
    for table in tables:
        footer = lake.footer(table, batch)
        assert footer is not None  # is_current has looked
        yield dg.MaterializeResult(
            asset_key=table,
            data_version=dg.DataVersion(footer.version),
            metadata={"dagster/row_count": footer.rows, "unchanged": True},
        )
        verdict = lake.verdict(table, batch, footer.version)
        failed = [] if verdict is None else [r for r in verdict.to_pylist() if not r["success"]]
        yield dg.AssetCheckResult(
            asset_key=table,
            check_name=GATE,
            passed=not any(r["severity"] == "critical" for r in failed),
            metadata={"judged before": footer.version},
        )
        yield dg.AssetCheckResult(
            asset_key=table,
            check_name=WARNINGS,
            passed=not failed,
            severity=dg.AssetCheckSeverity.WARN,
            metadata={"judged before": footer.version},
        )
