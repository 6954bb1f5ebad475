"""The gate before publication: rows -> schema -> suite -> published, or refused and nothing changed.

Belongs here: how a stage becomes a Dagster asset whose rows nobody sees before they are judged. Does not belong here:
what a stage computes (its own module), what must hold (``expectations/``), where files lie (``lake.py``).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import dagster as dg
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from assets import metadata
from assets.code_version import code_version
from assets.differences import differences
from assets.files import Candidate
from assets.lake import WHOLE_LAKE, Lake, NotPublished, published_path
from assets.partitions import batches
from assets.resources import Telusur
from assets.workers import collector_held_off
from expectations.verdict import Outcome, Verdict
from pipelines.records import TABLES, Gate, VocabularyError, table_of

CHUNK = 64
"""Articles a worker takes at a time: small enough to balance two cores, large enough that passing rows costs little."""

GATE, WARNINGS = "gate", "warnings"

Made = tuple[Mapping[str, pa.Table], Mapping[str, int]]
"""What a stage's body returns: the rows of each table it makes, and counts that its suites need (``documents_read``)."""


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


@dataclass(frozen=True)
class Work:
    """What a stage's body may use: published inputs, configuration, worker processes."""

    telusur: Telusur
    batch: str

    def read(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Published rows of the batch, or of the whole lake where the stage or the table is over the whole lake."""
        return self.telusur.lake.read_for(self.batch, table, columns)

    def per_article(self, function: Callable[..., pa.Table], table: str, *inputs: str) -> pa.Table:
        """``function(articles, *children, languages)`` over chunks of articles, results in the order of the articles.

        ``inputs`` are tables of the batch, ``articles`` first; a chunk holds all rows of its articles.
        """
        rows = [self.read(name) for name in inputs]
        chunks = ((*part, tuple(self.telusur.languages)) for part in chunks_of(rows, CHUNK))
        return TABLES[table].concat(self.telusur.workers_at_hand.map(function, chunks))


def chunks_of(tables: Sequence[pa.Table], size: int) -> Iterator[tuple[pa.Table, ...]]:
    """Slices of the tables that belong to the same ``size`` articles; the first table has one row an article.

    The other tables' rows stand in the order of the articles, each article's together (so the lake keeps them);
    ValueError where they do not.
    """
    ids = tables[0]["article_id"].combine_chunks()
    firsts = np.arange(0, len(ids), size)
    cuts = [firsts, *(_rows_before(table, ids, firsts) for table in tables[1:])]
    ends = [np.append(cut[1:], table.num_rows) for cut, table in zip(cuts, tables, strict=True)]
    for chunk in range(len(firsts)):
        yield tuple(
            table.slice(cut[chunk], end[chunk] - cut[chunk]) for table, cut, end in zip(tables, cuts, ends, strict=True)
        )


def _rows_before(table: pa.Table, ids: pa.Array, firsts: np.ndarray) -> np.ndarray:
    """How many rows of ``table`` belong to articles before each of ``firsts``, which are places in ``ids``."""
    places = pc.fill_null(pc.index_in(table["article_id"], value_set=ids), -1).to_numpy()
    backwards = np.diff(places, prepend=0) < 0
    if backwards.any():
        row = int(np.argmax(backwards))
        raise ValueError(
            f"row {row} of {table.column_names[:2]} belongs to an article out of order: {table['article_id'][row]}"
        )
    return np.searchsorted(places, firsts)


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
            work = Work(telusur, batch)
            if lake.is_current(tables, batch, version, versions):
                context.log.info(f"{', '.join(tables)}, batch {batch}: unchanged, nothing to do")
                yield from _unchanged(lake, tables, batch)
                return
            publication = Publication(lake, batch, version, versions, context.run.run_id)
            yield from publication.judge_and_publish(make, work, tables)
            telusur.workers_at_hand.close()  # the next stage's rows need not stand beside this one's
            pa.default_memory_pool().release_unused()

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


@dataclass(frozen=True)
class Publication:
    """One attempt to publish a stage's tables for a batch."""

    lake: Lake
    batch: str
    code_version: str
    inputs: Mapping[str, str]
    run_id: str

    def judge_and_publish(self, make: Callable[[Work], Made], work: Work, tables: Sequence[str]) -> Iterator[Any]:
        """Dagster events: a materialization for each published table, two checks for each judged one."""
        now = dt.datetime.now(dt.UTC)
        try:
            with collector_held_off():
                made, facts = make(work)
        except (VocabularyError, pa.ArrowInvalid, pa.ArrowTypeError) as error:
            for table in tables:
                yield from self._checked(_schema_verdict(table, error), refused_rows=False)
            return
        facts = {**facts, "today": (now.date() - dt.date(1970, 1, 1)).days}
        judges = {table: self._judge(table, made, work, facts) for table in tables}
        candidates = {table: self._candidate(table, made[table]) for table in tables}  # while the judges are at work
        verdicts = {table: judge.result() for table, judge in judges.items()}
        for table in tables:
            self._keep(verdicts[table], candidates[table].footer.version, now)
        passed = all(verdict.passed for verdict in verdicts.values())
        changed = {table: self._changes(table, made[table]) for table in tables if passed}
        for table in tables:
            if passed:
                self.lake.publish(candidates[table], now=now)
            elif not verdicts[table].passed:
                self.lake.refuse(candidates[table], now=now)
        for table in tables:
            if passed:
                yield dg.MaterializeResult(
                    asset_key=table,
                    data_version=dg.DataVersion(candidates[table].footer.version),
                    metadata=metadata.of_rows(table, made[table], self.lake.url(table)) | changed[table],
                )
            yield from self._checked(verdicts[table], refused_rows=not verdicts[table].passed)

    def _changes(self, table: str, rows: pa.Table) -> dict[str, Any]:
        """Metadata that holds the rows against what is published now; none for a first version, nor for ``gates``."""
        before = self.lake.footer(table, self.batch) if table != "gates" else None
        if before is None:
            return {}
        with self.lake.storage.open(published_path(table, self.batch)) as file:
            published = pq.read_table(file)
        return metadata.of_changes(differences(published, rows, TABLES[table].key), before.version)

    def _judge(self, table: str, made: Mapping[str, pa.Table], work: Work, facts: Mapping[str, int]) -> Future[Verdict]:
        from assets.judging import brought, judged  # a run that has nothing to judge does without pandas

        rows = brought(table, made)
        return work.telusur.workers_at_hand.submit(judged, self.lake.root, self.batch, table, rows, facts)

    def _candidate(self, table: str, rows: pa.Table) -> Candidate:
        return Candidate.of(table, self.batch, rows, code_version=self.code_version, inputs=self.inputs)

    def _keep(self, verdict: Verdict, version: str, now: dt.datetime) -> None:
        gates = [
            Gate(
                table=verdict.table,
                batch=self.batch,
                version=version,
                expectation=o.expectation,
                column=o.column,
                severity=o.severity,
                reason=o.reason,
                success=o.success,
                observed=o.observed,
                unexpected_count=o.unexpected_count,
                unexpected_share=o.unexpected_share,
                run_id=self.run_id,
                checked_at=now,
            )
            for o in verdict.outcomes
        ]
        self.lake.write_verdict(verdict.table, self.batch, version, table_of(Gate).to_arrow(gates))

    def _checked(self, verdict: Verdict, *, refused_rows: bool) -> Iterator[dg.AssetCheckResult]:
        where = f".refused/{verdict.table}" if refused_rows else None
        yield dg.AssetCheckResult(
            asset_key=verdict.table,
            check_name=GATE,
            passed=bool(verdict.passed),
            description=None if verdict.passed else refusal(verdict, self.batch),
            metadata=metadata.of_verdict(verdict, "critical", where),
        )
        yield dg.AssetCheckResult(
            asset_key=verdict.table,
            check_name=WARNINGS,
            passed=not verdict.warnings,
            severity=dg.AssetCheckSeverity.WARN,
            metadata=metadata.of_verdict(verdict, "warning", None),
        )


def refusal(verdict: Verdict, batch: str) -> str:
    """A refusal for people: table, batch, each failed expectation with its reason, and rows that show it."""
    lines = [f"The gate of {verdict.table}, batch {batch}, refused {verdict.rows} rows; what was published stays."]
    for outcome in verdict.failures:
        about = f"{outcome.column}: " if outcome.column else ""
        lines.append(f"- {about}{outcome.expectation}. Found: {outcome.observed}. Why it must hold: {outcome.reason}")
        lines += [f"    row {', '.join(f'{k}={v!r}' for k, v in row.items())}" for row in outcome.examples[:3]]
    return "\n".join(lines)


def _schema_verdict(table: str, error: Exception) -> Verdict:
    outcome = Outcome(
        expectation="rows have the declared types",
        column=None,
        severity="critical",
        reason="a table keeps the types and closed vocabularies of its contract",
        success=False,
        observed=str(error),
        unexpected_count=1,
        unexpected_share=1.0,
        examples=(),
    )
    return Verdict(table=table, rows=0, outcomes=(outcome,))


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
