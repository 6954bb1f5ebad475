"""Entities made of the published ones and of the batches that changed: the rows of a making at once, from the files of a real lake."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import assets.refreshing
from assets.files import Candidate
from assets.lake import published_path
from assets.refreshing import refreshed
from tests.conftest import NEW_PAGE, House


def changed(house: House, batch: str) -> tuple[str, Mapping[str, str]]:
    """The lake with one more page in a batch, before its entities are refreshed: the code that made them, and the inputs now."""
    (house.root / "raw" / batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    assert house.launch("ingest", batch).success
    footer = house.lake.footer("entities")
    assert footer is not None
    return footer.code_version, house.lake.input_versions(["articles", "mentions"], None)


def made(house: House, code_version: str, inputs: Mapping[str, str]) -> bytes:
    rows = refreshed(house.lake.root, code_version, inputs)
    candidate = Candidate.of("entities", "all", rows, code_version="any", inputs=inputs)
    return candidate.data.to_pybytes()


def test_a_changed_batch_gives_the_bytes_of_a_making_at_once(house: House, a_batch: str) -> None:
    code_version, inputs = changed(house, a_batch)
    assert made(house, code_version, inputs) == made(house, "other code", inputs)
    before = house.published()["entities/all.parquet"]
    assert house.launch("refresh").success
    assert house.published()["entities/all.parquet"] != before
    published = Candidate.of("entities", "all", house.lake.read("entities"), code_version="any", inputs=inputs)
    assert published.data.to_pybytes() == made(house, "other code", inputs)


def test_published_rows_are_taken_over_from_this_code_alone(
    house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code_version, inputs = changed(house, a_batch)
    seen: list[str] = []
    for name in ("collect_entities", "refresh_entities"):
        monkeypatch.setattr(assets.refreshing, name, lambda *_, name=name: seen.append(name))
    refreshed(house.lake.root, code_version, inputs)
    refreshed(house.lake.root, "other code", inputs)
    (house.root / "lake" / published_path("entities", "all")).unlink()
    refreshed(house.lake.root, code_version, inputs)
    assert seen == ["refresh_entities", "collect_entities", "collect_entities"]


def test_a_batch_whose_old_version_is_no_longer_kept_does_not_stand_in_the_way(house: House, a_batch: str) -> None:
    code_version, inputs = changed(house, a_batch)
    wanted = made(house, code_version, inputs)
    oldest = house.lake.versions("mentions", a_batch)[0]
    house.lake.storage.remove(oldest.path)
    assert made(house, code_version, inputs) == wanted
