"""What the UI shows of a table is what the table holds."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

import dagster as dg
import pyarrow as pa

from assets.metadata import CELL, bar_chart, of_definition, of_profile
from assets.profile import Profile, numbers
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
        shown = of_profile(Profile.of(table, rows), "somewhere")
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


def test_the_picture_of_articles_counts_pages_of_no_known_outlet_too(house: House) -> None:
    articles = house.lake.read("articles")
    outlets = [row["outlet"] for row in articles.to_pylist()]
    place, field = articles.schema.get_field_index("outlet"), articles.schema.field("outlet")
    unknown = articles.set_column(place, field, pa.array([None, *outlets[1:]], pa.string()))
    shown = of_profile(Profile.of("articles", unknown), "somewhere")["picture"].value
    drawn = base64.b64decode(shown.partition("base64,")[2].rstrip(")")).decode()
    assert "unknown" in drawn
    assert all(outlet in drawn for outlet in outlets[1:] if outlet)


def test_a_picture_has_a_bar_for_each_count_as_long_as_it_is_large() -> None:
    uri = bar_chart({"kabarsela.id": 300, "nusakini.id": 100, "A & B": 1}, "Articles by outlet")
    head, _, body = uri.partition(",")
    assert head == "data:image/svg+xml;base64"
    drawn = ElementTree.fromstring(base64.b64decode(body))
    namespace = "{http://www.w3.org/2000/svg}"
    words = [text.text for text in drawn.iter(f"{namespace}text")]
    assert words == ["Articles by outlet", "kabarsela.id", "300", "nusakini.id", "100", "A & B", "1"]
    widths = [int(bar.attrib["width"]) for bar in drawn.iter(f"{namespace}rect")]
    assert widths[0] == 3 * widths[1] > widths[2] > 0


def test_a_picture_shows_the_largest_counts_alone() -> None:
    drawn = bar_chart({f"outlet {n:03}": n for n in range(1, 41)}, "Articles by outlet", most=12)
    body = base64.b64decode(drawn.partition(",")[2]).decode()
    assert "outlet 029" in body
    assert "outlet 028" not in body
