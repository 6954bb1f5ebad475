"""A release is named, write-once, checksummed and diffed, and comes from one consistent state."""

from __future__ import annotations

import datetime as dt
import hashlib
import json

import pandas as pd
import pytest

from assets.lake import WHOLE_LAKE
from assets.releases import NotConsistent, disagreements, make_release, releases
from pipelines.records import TABLES
from tests.assets.test_gated import plant
from tests.conftest import NEW_PAGE, House

DAY = dt.date(2025, 3, 20)


def test_a_release_holds_every_table_with_its_checksum_and_nothing_makes_a_second_one(house: House) -> None:
    assert make_release(house.lake, DAY) == "2025.03.1"
    folder = house.root / "lake" / "releases" / "2025.03.1"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    listed = {r["path"]: r for r in package["resources"]}
    assert {p.partition("/")[0] for p in listed} == set(TABLES)
    for path, resource in listed.items():
        data = (folder / path).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert resource["rows"] == len(pd.read_parquet(folder / path))
    dictionary = (folder / "DATA_DICTIONARY.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        assert table.grain in dictionary
        assert all(f"| {column.name} |" in dictionary for column in table.columns)
    assert make_release(house.lake, DAY) is None
    assert releases(house.lake) == ["2025.03.1"]


def test_the_next_release_says_what_changed_and_leaves_the_first_alone(house: House, a_batch: str) -> None:
    make_release(house.lake, DAY)
    first = house.root / "lake" / "releases" / "2025.03.1"
    before = {p: p.read_bytes() for p in sorted(first.rglob("*")) if p.is_file()}
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    assert house.launch("ingest", a_batch).success
    assert house.launch("refresh").success
    assert make_release(house.lake, DAY) == "2025.03.2"
    changes = (house.root / "lake" / "releases" / "2025.03.2" / "CHANGES.md").read_text(encoding="utf-8")
    assert "| articles | 1 | 0 | 0 |" in changes
    assert {p: p.read_bytes() for p in before} == before


def test_an_unfinished_folder_is_no_release_and_its_name_is_taken_again(house: House) -> None:
    house.lake.storage.write("releases/2025.03.1/claims/half.parquet", b"half")
    assert releases(house.lake) == []
    assert make_release(house.lake, DAY) == "2025.03.1"


def test_tables_of_different_states_make_no_release(
    house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(disagreements(house.lake)) == []
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    plant(monkeypatch, "mentions")
    assert not house.launch("ingest", a_batch).success
    with pytest.raises(NotConsistent, match=f"mentions.*{a_batch}.* made from another version of articles"):
        make_release(house.lake, DAY)
    assert house.lake.batches("claim_clusters") == [WHOLE_LAKE]


def test_the_release_asset_says_what_it_made(house: House) -> None:
    result = house.launch("make_release")
    assert result.success
    assert releases(house.lake)
    made = result.get_asset_materialization_events()[0].materialization.metadata
    assert made["release"].value == releases(house.lake)[0]
    assert made["made"].value is True
    again = house.launch("make_release").get_asset_materialization_events()[0].materialization.metadata
    assert again["made"].value is False
