"""Each expectation of each suite catches a defect planted against it, and shows the row."""

from __future__ import annotations

from typing import Any

import pytest

from expectations.declaration import Expectation
from expectations.gate import judge_by
from expectations.structural import structural
from expectations.suites import suite
from expectations.verdict import Outcome
from pipelines.records import TABLES
from tests.expectations.declared_defects import Spoilt, spoilt_copies
from tests.expectations.defects import DEFECTS, Plant
from tests.expectations.valid_lake import FACTS, rows, tables


def demanded(table: str) -> list[Expectation]:
    """What the table's own module expects beyond its declaration."""
    return list(suite(table)[len(structural(TABLES[table])) :])


CASES = [
    pytest.param(table, says, plant, id=f"{table}: {says}")
    for table in TABLES
    for says, plant in DEFECTS[table].items()
]


@pytest.mark.parametrize(("table", "says", "plant"), CASES)
def test_a_planted_defect_breaks_its_expectation_and_is_shown(table: str, says: str, plant: Plant) -> None:
    lake, facts = rows(), dict(FACTS)
    row = plant(lake, facts)
    spoilt = tables(lake)
    expected = [e for e in demanded(table) if e.says == says]
    _, outcome = judge_by(expected, table, spoilt[table], spoilt, facts).outcomes
    assert_fails_and_shows(outcome, row)


@pytest.mark.parametrize("table", TABLES)
def test_every_declared_expectation_catches_a_row_that_breaks_it(table: str) -> None:
    lake = rows()
    copies: list[Spoilt] = spoilt_copies(TABLES[table], lake[table][-1])
    lake[table] += [copy.row for copy in copies]
    spoilt = tables(lake)
    _, *outcomes = judge_by(structural(TABLES[table]), table, spoilt[table], spoilt, FACTS).outcomes
    assert [o.expectation for o in outcomes] == [copy.says for copy in copies]
    for outcome, copy in zip(outcomes, copies, strict=True):
        assert_fails_and_shows(outcome, copy.shown)


def assert_fails_and_shows(outcome: Outcome, row: dict[str, Any]) -> None:
    assert not outcome.success, outcome
    assert outcome.unexpected_count > 0
    assert outcome.unexpected_share > 0
    assert any(row.items() <= example.items() for example in outcome.examples), (row, outcome)


@pytest.mark.parametrize("table", TABLES)
def test_every_expectation_beyond_the_declaration_has_a_planted_defect(table: str) -> None:
    assert set(DEFECTS[table]) == {e.says for e in demanded(table)}
