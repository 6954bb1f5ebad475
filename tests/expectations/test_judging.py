"""How a verdict comes about: what is asked for, in which order, and what happens when a question cannot be answered."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pytest

from expectations import suites
from expectations.declaration import between, equal, holds
from expectations.gate import CELL, EXAMPLES, judge, judge_by
from pipelines.records import TABLES
from tests.expectations.valid_lake import FACTS, A, arrow, rows, tables


def test_importing_the_gate_does_not_import_great_expectations() -> None:
    code = "import sys, expectations.gate; print('great_expectations' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


@pytest.mark.parametrize("table", TABLES)
def test_expectation_and_column_name_an_outcome_of_a_table(table: str) -> None:
    asked = [(e.says, e.column) for e in suites.suite(table)]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("table", TABLES)
def test_every_expectation_is_about_a_declared_column_and_gives_a_reason(table: str) -> None:
    names = {column.name for column in TABLES[table].columns}
    parents = suites.parents(table)
    for expectation in suites.suite(table):
        assert expectation.column is None or expectation.column in names, expectation
        assert expectation.reason.endswith("."), expectation
    for parent, columns in parents.items():
        assert set(columns) <= {column.name for column in TABLES[parent].columns}


def test_outcomes_stand_in_the_order_of_the_suite_and_are_the_same_twice() -> None:
    lake = rows()
    lake["articles"][1].update(text=" ", outlet="no domain", word_count=0)
    spoilt = tables(lake)
    first, second = (judge("articles", spoilt["articles"], spoilt, FACTS) for _ in range(2))
    suite = suites.suite("articles")
    assert [o.expectation for o in first.outcomes] == ["schema is the declared one", *(e.says for e in suite)]
    assert first == second
    assert {o.expectation for o in first.failures} >= {"text is not blank", "word_count is at least 1"}


def test_a_warning_is_shown_and_lets_the_rows_pass() -> None:
    lake = rows()
    lake["articles"][1].update(outlet=None)
    spoilt = tables(lake)
    verdict = judge("articles", spoilt["articles"], spoilt, FACTS)
    assert verdict.passed
    assert [o.expectation for o in verdict.warnings] == ["outlet is given in at least 80% of the articles"]
    (warning,) = verdict.warnings
    assert (warning.observed, warning.unexpected_count) == ("1 of 3 rows break it", 1)


def test_a_wrong_schema_is_the_only_outcome_and_names_the_columns() -> None:
    lake = tables(rows())
    wrong = lake["articles"].drop_columns(["deck"]).append_column("mood", lake["articles"]["text"])
    (outcome,) = judge("articles", wrong, lake, FACTS).outcomes
    assert (outcome.success, outcome.severity, outcome.unexpected_share) == (False, "critical", 1.0)
    assert outcome.observed == "deck: nothing in place of string; mood: string in place of nothing"


def test_columns_in_another_order_are_another_schema() -> None:
    lake = tables(rows())
    turned = lake["reuse"].select(lake["reuse"].column_names[::-1])
    verdict = judge("reuse", turned, lake, FACTS)
    assert [o.observed for o in verdict.failures] == ["columns stand in another order"]


def test_an_expectation_that_raises_is_a_critical_failure_that_names_the_exception() -> None:
    lake = tables(rows())
    impossible = between("word_count", 9, 1, reason="It cannot be.", severity="warning")
    _, outcome = judge_by([impossible], "articles", lake["articles"], lake, FACTS).outcomes
    assert (outcome.success, outcome.severity) == (False, "critical")
    assert outcome.observed.startswith("could not be evaluated: ")
    assert "min_value cannot be greater than max_value" in outcome.observed


def test_rows_too_broken_for_a_derived_column_fail_what_reads_it_and_nothing_vanishes() -> None:
    lake = rows()
    lake["claim_clusters"][0]["origins"] = ["kabar.example", None]
    spoilt = tables(lake)
    verdict = judge("claim_clusters", spoilt["claim_clusters"], spoilt, FACTS)
    outcomes = {o.expectation: o for o in verdict.outcomes}
    assert len(outcomes) == len(suites.suite("claim_clusters")) + 1
    assert outcomes["origins holds no null items"].observed.startswith("1 of ")
    assert "TypeError" in outcomes["origins are sorted, each once"].observed
    assert outcomes["cluster_id is unique"].success


def test_an_expectation_on_a_column_that_nobody_derives_fails() -> None:
    lake = tables(rows())
    lost = holds("no_such_flag", "something holds", reason="It must.")
    _, outcome = judge_by([lost], "articles", lake["articles"], lake, FACTS).outcomes
    assert outcome.observed == "could not be evaluated: rows lacks one of no_such_flag"


def test_a_null_differs_from_a_value_and_equals_a_null() -> None:
    lake = rows()
    lake["articles"][0].update(deck="Ringkasan", url=None)
    lake["articles"][1].update(deck=None, url=None)
    lake["articles"][2].update(deck="Ringkasan", url="Ringkasan")
    spoilt = tables(lake)
    same = equal("deck", "url", reason="A test.")
    _, outcome = judge_by([same], "articles", spoilt["articles"], spoilt, FACTS).outcomes
    assert [example["article_id"] for example in outcome.examples] == [A]


def test_examples_are_few_short_and_plain() -> None:
    lake = rows()
    lake["articles"] = [
        {**lake["articles"][0], "article_id": f"{n:016x}", "text": "\n" + "panjang " * 200} for n in range(50)
    ]
    spoilt = arrow("articles", lake["articles"])
    verdict = judge("articles", spoilt, tables(lake), FACTS)
    outcome = next(o for o in verdict.outcomes if o.expectation.startswith("text is paragraphs"))
    assert outcome.unexpected_count == 50
    assert [example["article_id"] for example in outcome.examples] == [f"{n:016x}" for n in range(EXAMPLES)]
    for found in (example for o in verdict.outcomes for example in o.examples):
        for cell in found.values():
            assert cell is None or type(cell) in (str, int, float, bool)
            assert not isinstance(cell, str) or len(cell) <= CELL


def test_chunks_and_slices_of_a_table_are_judged_as_the_table_itself() -> None:
    lake = rows()
    lake["claims"][3]["entity_ids"].append("org:dinas-pekerjaan-umum")
    spoilt = tables(lake)
    cut = {name: pa.concat_tables([pa.concat_tables([t, t])[len(t) : -1], t[-1:]]) for name, t in spoilt.items()}
    asked = [e for e in suites.suite("claims") if e.column in ("content", "entity_ids", "pieces", "via", "origin")]
    whole, pieced = (judge_by(asked, "claims", lake["claims"], lake, FACTS) for lake in (spoilt, cut))
    assert pieced == whole
    assert [o.expectation for o in whole.failures] == ["entity_ids stand in the article's mentions"]


def test_missing_parents_columns_and_facts_are_named() -> None:
    lake = tables(rows())
    with pytest.raises(ValueError, match="judging lines needs the table articles"):
        judge("lines", lake["lines"], {}, FACTS)
    with pytest.raises(ValueError, match=r"needs articles with the columns \['text'\]"):
        judge("lines", lake["lines"], {"articles": lake["articles"].drop_columns(["text"])}, FACTS)
    with pytest.raises(ValueError, match=r"judging articles needs the facts \['documents_read'\]"):
        judge("articles", lake["articles"], lake, {})


def test_no_rows_pass_only_where_nothing_is_due() -> None:
    lake = tables(rows())
    nothing = {name: TABLES[name].schema.empty_table() for name in TABLES}
    assert judge("articles", nothing["articles"], lake, {"documents_read": 1}).passed
    assert not judge("articles", nothing["articles"], lake, {"documents_read": 2}).passed
    assert not judge("lines", nothing["lines"], lake, FACTS).passed
    assert judge("lines", nothing["lines"], nothing, FACTS).passed


def test_judging_writes_no_file_and_prints_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    lake = tables(rows())
    judge("reuse", lake["reuse"], lake, FACTS)
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
