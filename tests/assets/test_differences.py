"""What differs between two states of a table."""

from __future__ import annotations

import pyarrow as pa

from assets.differences import differences


def rows(*pairs: tuple[str | None, list[str]], **more: list[int]) -> pa.Table:
    return pa.table({"id": [p[0] for p in pairs], "words": [p[1] for p in pairs], **more})


def test_rows_are_added_removed_and_changed_by_their_key() -> None:
    old = rows(("a", ["x"]), ("b", ["y"]), ("c", []))
    new = rows(("b", ["y"]), ("c", ["z"]), ("d", []), ("e", []))
    found = differences(old, new, ("id",))
    assert (found.added, found.removed, found.changed) == (2, 1, 1)
    assert found.examples == {"added": ["d", "e"], "removed": ["a"], "changed": ["c"]}
    assert found.columns == []


def test_the_order_of_rows_is_no_difference_and_a_key_on_several_rows_counts_once() -> None:
    old = rows(("a", ["x"]), ("a", ["y"]), ("b", []))
    assert not differences(old, old.take([2, 1, 0]), ("id",)).any
    assert differences(old, rows(("a", ["x"]), ("a", ["q"]), ("b", [])), ("id",)).changed == 1


def test_a_null_in_a_key_is_a_key_of_its_own() -> None:
    assert differences(rows((None, ["x"])), rows((None, ["y"])), ("id",)).changed == 1


def test_columns_that_came_went_or_have_another_type_are_named_and_change_no_row() -> None:
    old = rows(("a", []), n=[1], gone=[1])
    new = rows(("a", [])).append_column("n", pa.array([1], pa.int32())).append_column("new", pa.array(["x"]))
    found = differences(old, new, ("id",))
    assert (found.added, found.removed, found.changed) == (0, 0, 0)
    assert found.columns == ["column new added", "column gone removed", "column n: int64 became int32"]
