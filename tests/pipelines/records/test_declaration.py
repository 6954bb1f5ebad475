"""Records become rows of arrow and come back as they were."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest

from pipelines.records import TABLES, Article, VocabularyError, table_of
from pipelines.records.declaration import cells
from tests.expectations.valid_lake import A, arrow, rows, tables


@pytest.mark.parametrize("name", TABLES)
def test_records_made_of_rows_give_the_same_rows(name: str) -> None:
    table, given = TABLES[name], tables(rows())[name]
    assert given.num_rows
    assert table.to_arrow(table.from_arrow(given)).equals(given, check_metadata=True)


@pytest.mark.parametrize("name", TABLES)
def test_chunks_and_slices_give_the_same_records_as_the_whole(name: str) -> None:
    table, given = TABLES[name], tables(rows())[name]
    twice = pa.concat_tables([given, given])
    assert table.from_arrow(twice.slice(given.num_rows - 1)) == [
        *table.from_arrow(given)[-1:],
        *table.from_arrow(given),
    ]
    assert table.from_arrow(given.slice(0, 0)) == []


def test_cells_are_what_a_record_is_made_of() -> None:
    inner = pa.struct([("value", pa.string()), ("claim_id", pa.string())])
    outer = pa.struct([("field", pa.string()), ("values", pa.list_(inner))])
    conflicts = [[("number", [("12", "a"), ("14", "b")])], [], [("date", []), ("place", [("Rengat", "c")])]]
    assert cells(pa.array(conflicts, pa.list_(outer)).slice(0, 3)) == conflicts
    assert cells(pa.array(conflicts, pa.list_(outer)).slice(1)) == conflicts[1:]
    moment = dt.datetime(2025, 3, 1, 2, 30, tzinfo=dt.UTC)
    assert cells(pa.chunked_array([[moment], [None, moment]], pa.timestamp("us", "UTC"))) == [moment, None, moment]
    words = pa.array(["assert", None, "deny", "assert"]).dictionary_encode()
    assert cells(words.slice(1)) == [None, "deny", "assert"]


def test_a_null_where_none_may_be_and_a_word_outside_its_vocabulary_are_named() -> None:
    good = rows()["articles"][0]
    with pytest.raises(pa.ArrowInvalid, match=r"articles\.text: null where none may be, row 0"):
        table_of(Article).to_arrow([Article(**{**good, "text": None})])
    with pytest.raises(VocabularyError, match=r"published_precision: \['century'\] not in"):
        table_of(Article).to_arrow([Article(**{**good, "published_precision": "century"})])


def test_records_of_an_article_stay_together_in_their_order() -> None:
    lake = rows()
    found = TABLES["sentences"].by_article(arrow("sentences", lake["sentences"]))
    assert [s.sentence_no for s in found[A]] == list(range(len(found[A])))
    assert sum(map(len, found.values())) == len(lake["sentences"])
