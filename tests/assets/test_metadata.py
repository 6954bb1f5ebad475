"""What the UI shows of a table is what the table holds."""

from __future__ import annotations

import base64

import dagster as dg

from assets.metadata import CELL, bar_chart, numbers, of_definition, of_rows
from pipelines.records import TABLES
from tests.conftest import House


def test_columns_carry_their_descriptions_and_constraints() -> None:
    for table in TABLES.values():
        schema = of_definition(table)["dagster/column_schema"]
        assert [c.name for c in schema.columns] == [c.name for c in table.columns]
        assert all(c.description for c in schema.columns)
    columns = {c.name: c for c in of_definition(TABLES["claims"])["dagster/column_schema"].columns}
    assert columns["claim_id"].constraints.unique
    assert not columns["claim_id"].constraints.nullable
    assert "direct" in columns["kind"].constraints.other[0]


def test_every_table_of_the_sample_has_a_row_count_and_a_preview(house: House) -> None:
    for table in TABLES:
        rows = house.lake.read(table)
        shown = of_rows(table, rows, "somewhere")
        assert shown["dagster/row_count"] == rows.num_rows
        preview = shown["preview"]
        assert isinstance(preview, dg.TableMetadataValue)
        assert len(preview.records) == min(10, rows.num_rows)
        assert all(len(cell) <= CELL for r in preview.records for cell in r.data.values() if isinstance(cell, str))


def test_numbers_worth_plotting_count_kinds_and_gaps(house: House) -> None:
    claims = house.lake.read("claims")
    shown = numbers("claims", claims)
    kinds = [name for name in shown if name.startswith("kind ")]
    assert sum(shown[name] for name in kinds) == claims.num_rows
    assert 0 < shown["share without speaker"] < 1
    assert not [name for name in shown if name.endswith(("_start", "_end"))]


def test_a_picture_is_a_png_in_a_data_uri() -> None:
    uri = bar_chart({"kabarsela.id": 3, "nusakini.id": 1}, "Articles by outlet")
    head, _, body = uri.partition(",")
    assert head == "data:image/png;base64"
    assert base64.b64decode(body).startswith(b"\x89PNG")
