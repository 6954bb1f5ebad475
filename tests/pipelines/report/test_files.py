"""The files of the report: complete, paged, the same for the same tables, and with nothing from elsewhere."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipelines.report import Facts, report_files
from pipelines.report.files import SITE
from pipelines.report.scripts import paged, script
from pipelines.report.words import SHARD, fold, index

VIEWS = ("claims", "articles", "gates", "rejected", "speakers", "questions", "claim/0", "article/0")
OWN = sorted(p for p in SITE.rglob("*") if p.is_file() and "vendor" not in p.parts)


def value(data: bytes) -> Any:
    """What a data file hands over."""
    return json.loads(data.decode().partition(",")[2].rstrip().removesuffix(");"))


def searched(files: Iterator[tuple[str, bytes]], word: str) -> set[int]:
    """Numbers of the texts that hold the word, as the page finds them."""
    data = {path: value(content) for path, content in files}
    firsts = data["data/x/words.js"]
    file = max(n for n, first in enumerate(firsts) if first <= word)
    words, gaps = data[f"data/x/words/{file}.js"]
    found, number = set(), 0
    for gap in gaps[words.index(word)]:
        number += gap
        found.add(number)
    return found


def test_the_same_tables_in_another_order_give_the_same_files(tables: dict[str, pa.Table], facts: Facts) -> None:
    def shuffled(rows: pa.Table) -> pa.Table:
        order = list(range(rows.num_rows))
        random.Random(1).shuffle(order)
        return rows.take(order)

    first = dict(report_files(tables, facts))
    again = dict(report_files({name: shuffled(rows) for name, rows in tables.items()}, facts))
    assert [path for path in first if first[path] != again[path]] == []
    assert first.keys() == again.keys()


def test_every_article_claim_line_and_gate_is_in_the_report(tables: dict[str, pa.Table], facts: Facts) -> None:
    data = {path: content for path, content in report_files(tables, facts) if path.startswith("data/")}
    articles = [one for path in data if path.startswith("data/articles/text/") for one in value(data[path])]
    assert len(articles) == tables["articles"].num_rows
    assert sum(len(one["claims"]) for one in articles) == tables["claims"].num_rows
    assert sum(len(one["lines"]) for one in articles) == tables["lines"].num_rows
    assert sum(len(one["mentions"]) for one in articles) == tables["mentions"].num_rows
    clusters = [row for path in data if re.fullmatch(r"data/clusters/\d+\.js", path) for row in value(data[path])]
    assert {row["id"] for row in clusters} == set(tables["claim_clusters"].column("cluster_id").to_pylist())
    assert sum(len(row["members"]) for row in clusters) == tables["claims"].num_rows
    assert [len(row["links"]) for row in clusters] == [len(row["members"]) for row in clusters]
    linked = [(row, link) for row in clusters for link in row["links"] if link is not None]
    assert len(linked) == sum(map(len, tables["claim_clusters"].column("links").to_pylist())) > 0
    assert all(link[:2] in row["members"] for row, link in linked)
    judged = value(data["data/gates.js"])["expectations"]
    assert {row["table"] for row in judged} == set(tables["gates"].column("table").to_pylist())
    assert value(data["data/rejected/reasons.js"])["rows"] == tables["rejected"].num_rows


def test_a_speaker_stands_under_the_title_most_often_given(tables: dict[str, pa.Table], facts: Facts) -> None:
    given: dict[str, Counter[str]] = {}
    for claim in tables["claims"].sort_by("claim_id").to_pylist():
        if claim["speaker_title"]:
            given.setdefault(claim["speaker"], Counter())[claim["speaker_title"]] += 1
    assert any(next(iter(titles)) != titles.most_common(1)[0][0] for titles in given.values()), "the first would do"
    shown = value(dict(report_files(tables, facts))["data/speakers.js"])
    assert {one["name"] for one in shown if one["title"]} == given.keys()
    assert all(given[one["name"]][one["title"]] == max(given[one["name"]].values()) for one in shown if one["title"])


def test_a_raw_line_is_told_in_full_though_the_story_repeats_it(tables: dict[str, pa.Table], facts: Facts) -> None:
    data = {path: content for path, content in report_files(tables, facts) if path.startswith("data/articles/text/")}
    expected: dict[str, list[str]] = {}
    for row in sorted(tables["lines"].to_pylist(), key=lambda r: (r["article_id"], r["line_no"])):
        expected.setdefault(row["article_id"], []).append(row["text"])
    for content in data.values():
        for one in value(content):
            told = [words if isinstance(words, str) else one["text"][rest[0] : rest[0] + words]
                    for _, words, *rest in one["lines"]]  # fmt: skip
            assert told == expected[one["id"]]


def test_rows_are_cut_into_pages_and_the_words_of_a_search_into_files_of_bounded_size() -> None:
    assert [path for path, _ in paged("x", list(range(250)), 100)] == ["data/x/0.js", "data/x/1.js", "data/x/2.js"]
    texts = [f"common word{number}" for number in range(20_000)]
    files = list(index("x", texts))
    assert len(files) > 5
    assert all(len(content) < 4 * SHARD for path, content in files if path != "data/x/words/0.js")
    assert searched(iter(files), "word19999") == {19_999}
    assert searched(iter(files), "common") == set(range(20_000))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Harga Rp1.500, naik!", ["harga", "rp1", "500", "naik"]),
        ("Café MÜNCHEN – ﬁne", ["cafe", "munchen", "fine"]),
        ("<script>alert('x')</script>", ["script", "alert", "x", "script"]),
        ("北京 дом", ["北京", "дом"]),
        ("a_b", ["a", "b"]),
    ],
    ids=["indonesian", "accents", "markup", "scripts", "underscore"],
)
def test_words_are_folded_for_search(text: str, words: list[str]) -> None:
    assert fold(text) == words


def test_no_data_file_holds_a_sign_that_could_open_markup() -> None:
    path, data = script("x", "</script><!-- \u2028 -->")
    assert path == "data/x.js"
    assert b"<" not in data and "\u2028".encode() not in data
    assert value(data) == "</script><!-- \u2028 -->"


@pytest.mark.parametrize("path", OWN, ids=lambda p: p.name)
def test_the_site_asks_nothing_of_the_network_and_parses_no_markup(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?://|//cdn|@import|url\(", text.replace("https?:", ""))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\(", text)
    assert not re.search(r"<script>|<style|\son\w+=\"|style=\"", text)


def test_the_bundled_libraries_have_their_licences_beside_them() -> None:
    for folder in (SITE / "vendor").iterdir():
        names = {p.name for p in folder.iterdir()}
        assert "LICENSE" in names
        assert any(name.endswith(".min.js") for name in names)
