"""One attempt to publish a stage's tables: rows -> schema -> suite -> published, or refused and nothing changed.

Belongs here: the order of judging and publishing, and its words and events. Does not belong here: which stage is due
(``gated.py``), what must hold (``expectations/``), where files lie (``lake.py``).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import partial

import dagster as dg
import pyarrow as pa

from assets import metadata
from assets.collector import held_off
from assets.lake import Lake
from assets.memory import give_back
from assets.packing import Rows, size
from assets.preparing import Prepared, prepared
from assets.workers import Workers
from expectations.verdict import Outcome, Verdict
from pipelines.records import Gate, VocabularyError, table_of

GATE, WARNINGS = "gate", "warnings"

SIDE_BY_SIDE = 3 * 2**22
"""Bytes of packed rows up to which files are written beside the judges; more rows are judged first, then written."""

Made = tuple[Mapping[str, Rows], Mapping[str, int]]
"""What a stage's body returns: the rows of each table it makes, and counts that its suites need (``documents_read``)."""


@dataclass(frozen=True)
class Publication:
    """One attempt to publish a stage's tables for a batch, by one version of the code from given versions of its inputs."""

    lake: Lake
    batch: str
    code_version: str
    inputs: Mapping[str, str]
    run_id: str

    def judge_and_publish(
        self, make: Callable[[], Made], workers: Workers, tables: Sequence[str]
    ) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
        """Dagster events: a materialization for each published table, two checks for each judged one."""
        now = dt.datetime.now(dt.UTC)
        try:
            with held_off():
                made, facts = make()
        except (VocabularyError, pa.ArrowInvalid, pa.ArrowTypeError) as error:
            for table in tables:
                yield from self._checked(_schema_verdict(table, error), refused_rows=False)
            return
        give_back()  # the judges need it now
        facts = {**facts, "today": (now.date() - dt.date(1970, 1, 1)).days}
        judges = {table: self._judge(table, made, workers, facts) for table in tables}
        if sum(map(size, made.values())) > SIDE_BY_SIDE:
            wait(judges.values())  # their tables, unpacked, shall not stand beside the writers'
        under_way = {table: self._prepare(table, made[table], workers) for table in tables}
        del made  # the processes have their copy
        verdicts = {table: judge.result() for table, judge in judges.items()}
        ready = {table: preparation.result() for table, preparation in under_way.items()}
        for table in tables:
            self._keep(verdicts[table], ready[table].candidate.footer.version, now)
        passed = all(verdict.passed for verdict in verdicts.values())
        for table in tables:
            if passed:
                self.lake.publish(ready[table].candidate, now=now)
            elif not verdicts[table].passed:
                self.lake.refuse(ready[table].candidate, now=now)
        for table in tables:
            if passed:
                yield self._published(ready[table])
            yield from self._checked(verdicts[table], refused_rows=not verdicts[table].passed)

    def _judge(
        self, table: str, made: Mapping[str, Rows], workers: Workers, facts: Mapping[str, int]
    ) -> Future[Verdict]:
        from assets.judging import brought, judged  # a run that has nothing to judge does without pandas

        return workers.submit(judged, self.lake.root, self.batch, table, brought(table, made), facts)

    def _prepare(self, table: str, rows: Rows, workers: Workers) -> Future[Prepared]:
        preparing = partial(prepared, code_version=self.code_version, inputs=self.inputs)
        return workers.submit(preparing, self.lake.root, self.batch, table, rows)

    def _published(self, ready: Prepared) -> dg.MaterializeResult:
        table = ready.candidate.table
        shown = metadata.of_profile(ready.profile, self.lake.url(table))
        if ready.before is not None and ready.changes is not None:
            shown |= metadata.of_changes(ready.changes, ready.before.version)
        version = dg.DataVersion(ready.candidate.footer.version)
        return dg.MaterializeResult(asset_key=table, data_version=version, metadata=shown)

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
