"""Rows that are right pass every suite."""

import pytest

from expectations.gate import judge
from expectations.suites import parents
from pipelines.records import TABLES
from tests.expectations.valid_lake import FACTS, rows, tables


@pytest.mark.parametrize("table", TABLES)
def test_a_valid_table_beside_the_parents_it_names_breaks_no_expectation(table: str) -> None:
    lake = tables(rows())
    needed = {parent: lake[parent].select(list(names)) for parent, names in parents(table).items()}
    verdict = judge(table, lake[table], needed, FACTS)
    assert [(o.expectation, o.observed, o.examples) for o in verdict.outcomes if not o.success] == []
    assert verdict.passed
    assert verdict.rows == lake[table].num_rows > 0
