"""Ten questions that an analyst really asks have answers, and the answers on the sample are those on record."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.lake import Lake
from assets.releases.questions import QUERIES, Answer, answers, cell, page, questions
from pipelines.records import TABLES

ON_RECORD = QUERIES / "ANSWERS.md"


@pytest.fixture(scope="module")
def tables(built: Path) -> dict[str, object]:
    lake = Lake(str(built / "lake"))
    return {name: lake.read(name) for name in TABLES}


def test_the_answers_on_the_sample_are_those_on_record(tables: dict[str, object]) -> None:
    assert page(answers(tables)) == ON_RECORD.read_text(encoding="utf-8"), (
        "the sample's answers changed; once they are right: make run, then "
        "python -m assets.releases questions lake > seeds/queries/ANSWERS.md"
    )


def test_there_are_ten_questions_each_asked_in_two_languages_with_an_answer(tables: dict[str, object]) -> None:
    asked = questions()
    assert len(asked) == 10
    assert all(q.en.endswith("?") and q.id.endswith("?") and q.en != q.id and q.note for q in asked)
    found = answers(tables)
    assert [q.name for q in asked if not found[q.name].rows] == []


def test_every_query_says_where_it_comes_from() -> None:
    for path in QUERIES.glob("*.sql"):
        text = path.read_text(encoding="utf-8")
        assert "-- origin: " in text and "-- licence: " in text


def test_words_of_a_page_cannot_break_out_of_their_cell() -> None:
    hostile = Answer(["words"], [[cell("a | b <script>`x`</script>\n# head")], [cell(None)]])
    shown = page({question.name: hostile for question in questions()})
    assert r"| a \| b \<script\>\`x\`\</script\> # head |" in shown
    assert "<script>" not in shown


def test_the_release_holds_its_own_answers(folder: Path) -> None:
    assert (folder / "QUESTIONS.md").read_bytes() == ON_RECORD.read_bytes()
