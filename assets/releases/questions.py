"""QUESTIONS.md: the questions of ``seeds/queries`` as SQL, with their answers on one release.

Belongs here: running the queries over the views of ``database.py`` and writing the page. A query is a file with ``-- en:``
(the question), ``-- id:`` (the same in Indonesian), ``-- note:`` (what to know of it) and one select.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from assets.releases.database import create_members
from pipelines.records import TABLES

QUERIES = Path(__file__).resolve().parent.parent.parent / "seeds" / "queries"


@dataclass(frozen=True)
class Question:
    """One question, in two languages, and the select that answers it."""

    name: str
    en: str
    id: str
    note: str
    sql: str


@dataclass(frozen=True)
class Answer:
    """The rows of an answer, every cell as text."""

    columns: list[str]
    rows: list[list[str]]


def questions() -> list[Question]:
    """All questions in order of their files' names."""
    return [_question(path) for path in sorted(QUERIES.glob("*.sql"))]


def _question(path: Path) -> Question:
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = dict(line[3:].split(": ", 1) for line in lines if line.startswith("-- "))
    sql = "\n".join(line for line in lines if not line.startswith("-- ")).strip().rstrip(";")
    return Question(path.stem, heads["en"], heads["id"], heads["note"], sql)


def answers(tables: Mapping[str, pa.Table]) -> dict[str, Answer]:
    """The answer to each question, by its name, over tables by their name."""
    import duckdb

    connection = duckdb.connect(config={"threads": 1})
    connection.execute("set TimeZone = 'UTC'")
    for name in TABLES:
        connection.register(name, tables[name])
    create_members(connection)
    found = {}
    for question in questions():
        result = connection.execute(question.sql)
        columns = [column[0] for column in result.description]
        found[question.name] = Answer(columns, [[cell(value) for value in row] for row in result.fetchall()])
    connection.close()
    return found


def page(found: Mapping[str, Answer]) -> str:
    """The markdown page with every question, its SQL and its answer."""
    parts = ["# Ten questions\n\nAsked over the views of `telusur.duckdb`; run one with `duckdb telusur.duckdb`.\n"]
    for number, question in enumerate(questions(), 1):
        answer = found[question.name]
        rows = [answer.columns, ["---"] * len(answer.columns), *answer.rows]
        table = "\n".join(f"| {' | '.join(row)} |" for row in rows) if answer.rows else "No rows."
        parts.append(
            f"## {number}. {question.en}\n\n*{question.id}*\n\n{question.note}\n\n```sql\n{question.sql}\n```\n\n{table}\n"
        )
    return "\n".join(parts)


def cell(value: Any) -> str:
    """A cell of a markdown table: no bar, no markup, no line end that a page's words could bring in."""
    if value is None:
        return ""
    words = " ".join(str(value).split())
    for sign in "\\`*_[]<>|":
        words = words.replace(sign, f"\\{sign}")
    return words
