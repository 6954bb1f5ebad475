"""A release is named, write-once, checksummed and diffed, comes from one state, and can be made again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pandas as pd
import pytest

from assets.lake import WHOLE_LAKE, Lake
from assets.releases import (
    CannotRebuild,
    NotConsistent,
    disagreements,
    make_release,
    rebuild_release,
    releases,
)
from assets.storage import Folder
from pipelines.records import TABLES
from tests.assets.test_gated import plant
from tests.conftest import NEW_PAGE, House

DAY = dt.date(2025, 3, 20)


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_release_holds_every_table_with_its_checksum(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    listed = {r["path"]: r for r in package["resources"]}
    assert {p.partition("/")[0] for p in listed} == set(TABLES)
    for path, resource in listed.items():
        data = (folder / path).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        assert resource["rows"] == len(pd.read_parquet(folder / path))
        assert resource["version"] and resource["code_version"]
    for path, on_record in package["telusur"]["files"].items():
        assert on_record == f"sha256:{hashlib.sha256((folder / path).read_bytes()).hexdigest()}"


def test_the_dictionary_describes_every_column(folder: Path) -> None:
    dictionary = (folder / "DATA_DICTIONARY.md").read_text(encoding="utf-8")
    for table in TABLES.values():
        assert table.grain in dictionary
        assert all(f"| {column.name} |" in dictionary for column in table.columns)


def test_where_nothing_differs_no_release_is_made(released: Lake) -> None:
    assert make_release(released, DAY) is None
    assert releases(released) == ["2025.03.1"]


def test_a_release_is_rebuilt_bit_for_bit_from_its_versions(released: Lake, folder: Path, tmp_path: Path) -> None:
    made = rebuild_release(released, "2025.03.1", Folder(tmp_path))
    assert sorted(made) == sorted(files(folder))
    assert files(tmp_path) == files(folder)


def test_the_next_release_says_what_changed_and_leaves_the_first_alone(house: House, a_batch: str) -> None:
    make_release(house.lake, DAY)
    first = house.root / "lake" / "releases" / "2025.03.1"
    before = files(first)
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    ingested = house.launch("ingest", a_batch)
    assert ingested.success
    shown = {e.asset_key.path[-1]: e.materialization.metadata for e in ingested.get_asset_materialization_events()}
    assert (shown["articles"]["rows added"].value, shown["articles"]["rows removed"].value) == (1, 0)
    assert hashlib.sha256(NEW_PAGE.encode()).hexdigest()[:16] in shown["articles"]["changes"].value
    assert house.launch("refresh").success
    assert make_release(house.lake, DAY) == "2025.03.2"
    second = house.root / "lake" / "releases" / "2025.03.2"
    changes = (second / "CHANGES.md").read_text(encoding="utf-8")
    rows = len(pd.read_parquet(first / "articles"))
    assert f"| articles | {rows} | {rows + 1} | 1 | 0 | 0 |" in changes
    assert hashlib.sha256(NEW_PAGE.encode()).hexdigest()[:16] in changes
    assert "Every id of the release before is still there and means the same." in changes
    assert files(first) == before
    # both can be made again, also where the folders of releases hold nothing but what is on record
    for name, whole in (("2025.03.1", before), ("2025.03.2", files(second))):
        rebuild_release(house.lake, name, Folder(house.root / "again" / name))
        assert files(house.root / "again" / name) == whole


def test_a_release_whose_version_is_gone_says_so(house: House, a_batch: str) -> None:
    make_release(house.lake, DAY)
    for version in house.lake.versions("claims", a_batch):
        house.lake.storage.remove(version.path)
    with pytest.raises(CannotRebuild, match=f"claims/{a_batch}.parquet: version .* is not in .versions any more"):
        rebuild_release(house.lake, "2025.03.1", Folder(house.root / "again"))


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
    report = Path(url2pathname(urlsplit(made["report"].value).path))
    assert report.is_file()
    assert report.is_relative_to(Path(made["folder"].value))
    assert "The first release" in made["changes"].value
    assert {record.data["table"] for record in made["tables"].records} == set(TABLES)
    again = house.launch("make_release").get_asset_materialization_events()[0].materialization.metadata
    assert again["made"].value is False
