"""What a gate leaves out of Great Expectations' work changes neither what is demanded nor what is found."""

from __future__ import annotations

import great_expectations.expectations as originals
import pytest
from great_expectations.expectations import registry

from expectations import gate
from expectations.structural import structural
from expectations.suites import suite
from expectations.verdict import Verdict
from pipelines.records import TABLES
from tests.expectations.declared_defects import spoilt_copies
from tests.expectations.valid_lake import FACTS, rows, tables

KINDS = sorted({expectation.kind for table in TABLES for expectation in suite(table)})


def judged(table: str) -> Verdict:
    """The verdict on rows that break everything that the table's declaration implies, and more with it."""
    lake = rows()
    lake[table] += [copy.row for copy in spoilt_copies(TABLES[table], lake[table][-1])]
    spoilt = tables(lake)
    return gate.judge(table, spoilt[table], spoilt, FACTS)


@pytest.mark.parametrize("table", TABLES)
def test_verdicts_are_those_of_great_expectations_own_classes(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = judged(table)
    assert len(ours.failures) >= len(structural(TABLES[table]))
    monkeypatch.setattr(gate, "_form", lambda kind: getattr(originals, kind))
    for kind in KINDS:
        original = getattr(originals, kind)
        monkeypatch.setitem(registry._registered_expectations, original.expectation_type, original)
    assert judged(table) == ours


@pytest.mark.parametrize("table", TABLES)
def test_a_configuration_is_worked_out_once_and_is_the_same(table: str) -> None:
    for expectation in suite(table):
        given = {**expectation.arguments, "severity": expectation.severity, "meta": {"number": 7}}
        mine, original = gate._form(expectation.kind)(**given), getattr(originals, expectation.kind)(**given)
        assert mine.configuration == original.configuration
        assert mine.configuration is mine.configuration
