"""Judges a table: the only file that touches a Great Expectations context.

In: the rows of one table, the parents that ``suites.parents`` names, and plain counts from outside. Out: a
``Verdict``. Nothing is written, and no network is touched. ``great_expectations`` takes seconds to import, so that
happens when the first table is judged.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from expectations.declaration import ROWS, Expectation, View
from expectations.structural import frame
from expectations.suites import MODULES, suite
from expectations.suites import parents as parents_of
from expectations.verdict import Cell, Outcome, Verdict
from pipelines.records import TABLES

EXAMPLES = 20
"""At most so many failing rows are shown for an expectation."""
CELL = 200
"""At most so many characters of a cell are shown."""

TEXT_AT_ONCE = 2**25
"""Bytes of text that Great Expectations is given at a time, unless a single expectation reads more."""

NOT_NULL = "ExpectColumnValuesToNotBeNull"


def load() -> None:
    """Import Great Expectations, for a process whose forks will judge."""
    import great_expectations.expectations  # noqa: F401


def judge(table: str, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]) -> Verdict:
    """Hold ``rows`` against the suite of ``table``.

    ``parents`` holds at least the tables and columns of ``suites.parents(table)``, ``facts`` the counts that
    the table's module names in ``FACTS``; ValueError names what is missing. A wrong schema is the only outcome where
    there is one, since nothing else can be evaluated then. An expectation that cannot be evaluated is a critical
    failure that names the exception.
    """
    return judge_by(suite(table), table, rows, parents, facts)


def judge_by(
    expected: Sequence[Expectation],
    table: str,
    rows: pa.Table,
    parents: Mapping[str, pa.Table],
    facts: Mapping[str, int],
) -> Verdict:
    """As ``judge``, by the ``expected`` among the expectations of ``table`` alone (and the schema)."""
    _demand_inputs(table, parents, facts)
    schema = _schema_outcome(table, rows)
    if not schema.success:
        return Verdict(table, rows.num_rows, (schema,))
    base = frame(TABLES[table], rows, parents)
    views, error = {ROWS: View(base, TABLES[table].key)}, ""
    try:
        views |= MODULES[table].views(base, rows, parents, facts)
    except Exception as raised:  # rows so wrong that a derived column cannot be computed
        error = f"{type(raised).__name__}: {raised}"
    return Verdict(table, rows.num_rows, (schema, *_evaluated(expected, views, rows, error)))


def _demand_inputs(table: str, parents: Mapping[str, pa.Table], facts: Mapping[str, int]) -> None:
    for parent, columns in parents_of(table).items():
        if parent not in parents:
            raise ValueError(f"judging {table} needs the table {parent}")
        missing = sorted(set(columns) - set(parents[parent].column_names))
        if missing:
            raise ValueError(f"judging {table} needs {parent} with the columns {missing}")
    missing = sorted(set(getattr(MODULES[table], "FACTS", ())) - set(facts))
    if missing:
        raise ValueError(f"judging {table} needs the facts {missing}")


def _schema_outcome(table: str, rows: pa.Table) -> Outcome:
    declared = TABLES[table].schema
    wrong = []
    if not rows.schema.equals(declared):
        wrong = [
            f"{name}: {_field(rows.schema, name)} in place of {_field(declared, name)}"
            for name in dict.fromkeys([*declared.names, *rows.schema.names])
            if _field(rows.schema, name) != _field(declared, name)
        ] or ["columns stand in another order"]
    return Outcome(
        expectation="schema is the declared one",
        column=None,
        severity="critical",
        reason="Names and types of columns are the contract with everyone who reads the table.",
        success=not wrong,
        observed="; ".join(wrong) or f"{len(declared)} columns as declared",
        unexpected_count=rows.num_rows if wrong else 0,
        unexpected_share=1.0 if wrong else 0.0,
        examples=tuple({"column": text} for text in wrong[:EXAMPLES]),
    )


def _field(schema: pa.Schema, name: str) -> str:
    places = schema.get_all_field_indices(name)
    if len(places) != 1:
        return f"{len(places)} columns" if places else "nothing"
    found = schema.field(places[0])
    return f"{found.type}{'' if found.nullable else ' not null'}"


def _evaluated(expected: Sequence[Expectation], views: Mapping[str, View], rows: pa.Table, error: str) -> list[Outcome]:
    """Outcomes in the order of ``expected``; ``error`` is why columns may be missing from the views."""
    results: dict[int, Any] = {}
    door = _door()
    for name, view in views.items():
        there = set(view.frame.columns)
        numbered = {n: e for n, e in enumerate(expected) if e.view == name and there.issuperset(e.reads)}
        for part, columns in _parts(numbered, view.frame):
            results |= _validate(part, door.get_batch({"dataframe": columns}))
    return [
        _outcome(e, results[n], views[e.view], rows)
        if n in results
        else _not_evaluated(e, error or f"{e.view} lacks one of {', '.join(e.reads)}", rows.num_rows)
        for n, e in enumerate(expected)
    ]


def _parts(
    numbered: Mapping[int, Expectation], whole: pd.DataFrame
) -> Iterator[tuple[dict[int, Expectation], pd.DataFrame]]:
    """The expectations in parts, with the columns that each reads: those that read no text, and the others.

    Every filter inside Great Expectations copies all columns that it was given; text is what that costs, so a part has
    no more than ``TEXT_AT_ONCE`` of it. For the same reason a column that is only asked for nulls goes in as numbers and NaN.
    """
    compared = {name for e in numbered.values() if e.kind != NOT_NULL for name in e.reads}
    text = {name: whole[name].nbytes for name in compared if whole[name].dtype == "str"}
    parts: list[dict[int, Expectation]] = [{n: e for n, e in numbered.items() if text.keys().isdisjoint(e.reads)}, {}]
    held: set[str] = set()
    for n, e in numbered.items():
        if n in parts[0]:
            continue
        held |= text.keys() & e.reads
        if sum(text[name] for name in held) > TEXT_AT_ONCE and parts[-1]:
            parts.append({})
            held = text.keys() & e.reads
        parts[-1][n] = e
    for part in filter(None, parts):
        names = dict.fromkeys(name for e in part.values() for name in e.reads)
        given = {name: whole[name] if name in compared else _nulls(whole[name]) for name in names}
        yield part, pd.DataFrame(given, index=whole.index)


def _nulls(column: pd.Series) -> np.ndarray:
    """1 where ``column`` has a value, NaN where it has none."""
    return np.where(column.isna(), np.nan, 1.0)


def _validate(numbered: Mapping[int, Expectation], batch: Any) -> dict[int, Any]:
    """Great Expectations' result for each numbered expectation on a batch.

    Two passes, because counts and
    positions of failing rows cost three times as much as the bare answer: the second takes what failed in the
    first, and what may fail in some rows. Results come in any order, so each expectation carries its number.
    """
    import great_expectations as gx

    def results(numbers: list[int], result_format: dict[str, Any]) -> dict[int, Any]:
        demanded = []
        for number in numbers:
            e = numbered[number]
            demanded.append(_form(e.kind)(**e.arguments, severity=e.severity, meta={"number": number}))
        report = batch.validate(gx.ExpectationSuite("suite", expectations=demanded), result_format=result_format)
        configured = [(result.expectation_config, result) for result in report.results]
        return {config.meta["number"]: result for config, result in configured if config and config.meta}

    strict = [number for number, e in numbered.items() if "mostly" not in e.arguments]
    found = results(strict, {"result_format": "BOOLEAN_ONLY"}) if strict else {}
    open_questions = [number for number in numbered if number not in found or not found[number].success]
    if open_questions:
        found |= results(open_questions, {"result_format": "SUMMARY", "partial_unexpected_count": EXAMPLES})
    return found


@cache
def _form(kind: str) -> Any:
    """The class ``kind`` of Great Expectations, whose instances work out their configuration once.

    There it is a property that copies and parses everything anew; evaluating an expectation asks for it 80 times, which
    takes longer than looking at a thousand rows.
    """
    import great_expectations.expectations as forms
    from great_expectations.compatibility import pydantic

    base = getattr(forms, kind)

    def configuration(self: Any) -> Any:
        if self._known is None:
            self._known = base.configuration.fget(self)
        return self._known

    members = {
        "__doc__": base.__doc__,
        "__module__": __name__,
        "_known": pydantic.PrivateAttr(default=None),
        "configuration": property(configuration),
    }
    return type(base)(kind, (base,), members)


def _door() -> Any:
    """A door for frames into a fresh context that keeps everything in memory and prints nothing."""
    import great_expectations as gx
    from great_expectations.data_context.types import base
    from great_expectations.execution_engine import pandas_execution_engine

    # no hash of the whole frame, twice a batch, for a report that nobody reads: a third of the time
    pandas_execution_engine.HASH_THRESHOLD = 0
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    memory = base.InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    quiet = base.ProgressBarsConfig(globally=False)
    config = base.DataContextConfig(store_backend_defaults=memory, progress_bars=quiet)
    context = gx.get_context(mode="ephemeral", project_config=config)
    asset = context.data_sources.add_pandas("judged").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")


def _outcome(expectation: Expectation, result: Any, view: View, rows: pa.Table) -> Outcome:
    total = len(view.frame)
    if error := _exception(result.exception_info):
        return _not_evaluated(expectation, error, total)
    count = int(result.result.get("unexpected_count", 0))  # the bare answer "it holds" has no count
    positions = result.result.get("partial_unexpected_index_list") or []
    return Outcome(
        expectation=expectation.says,
        column=expectation.column,
        severity=expectation.severity,
        reason=expectation.reason,
        success=bool(result.success),
        observed=_observed(expectation, view, count),
        unexpected_count=count,
        unexpected_share=count / total if total else 0.0,
        examples=tuple(_example(expectation, view, rows, int(at)) for at in positions[:EXAMPLES]),
    )


def _observed(expectation: Expectation, view: View, count: int) -> str:
    """What was found, in words: of a view of one nameless row its cells, else how many rows break the expectation."""
    total = len(view.frame)
    if view.key:
        return f"{count} of {total} {expectation.view} break it"
    names = dict.fromkeys([*expectation.reads, *expectation.shows])
    return ", ".join(f"{name} {_cell(view.frame[name].iat[0])}" for name in names)


def _not_evaluated(expectation: Expectation, error: str, total: int) -> Outcome:
    return Outcome(
        expectation=expectation.says,
        column=expectation.column,
        severity="critical",
        reason=expectation.reason,
        success=False,
        observed=f"could not be evaluated: {error}",
        unexpected_count=total,
        unexpected_share=1.0,
        examples=(),
    )


def _exception(info: Any) -> str | None:
    """The message of the exception, if one was raised; the information is flat or one entry a metric."""
    entries = [info] if "raised_exception" in (info or {}) else list((info or {}).values())
    return next((str(e["exception_message"]) for e in entries if e.get("raised_exception")), None)


def _example(expectation: Expectation, view: View, rows: pa.Table, at: int) -> dict[str, Cell]:
    """The row at position ``at`` of the view: its key and the cells that the expectation is about."""
    names = dict.fromkeys([*view.key, *expectation.reads, *expectation.shows])
    own = rows if expectation.view == ROWS else None
    return {
        name: _cell(own[name][at].as_py() if own is not None and name in own.column_names else view.frame[name].iat[at])
        for name in names
    }


def _cell(value: Any) -> Cell:
    if hasattr(value, "item"):  # a numpy scalar
        value = value.item()
    if pd.isna(value) is True:
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool | int | float):
        return value
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= CELL else text[: CELL - 1] + "…"
