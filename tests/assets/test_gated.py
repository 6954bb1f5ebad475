"""A gate stands before publication: what it refuses is seen by nobody, in this run or a later one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dagster as dg
import pyarrow as pa
import pytest
from dagster._core.definitions.data_version import extract_data_version_from_entry

import assets.claims
import assets.cleaning
import assets.corroboration
import assets.entities
import assets.mentions
import assets.sentences
from assets.lake import Lake
from assets.publication import GATE
from pipelines.records import TABLES
from tests.conftest import NEW_PAGE, House

PLACES = {
    "articles": (assets.cleaning, "cleaned"),
    "lines": (assets.cleaning, "cleaned"),
    "rejected": (assets.cleaning, "cleaned"),
    "sentences": (assets.sentences, "sentences_of"),
    "mentions": (assets.mentions, "mentions_of"),
    "claims": (assets.claims, "claims_of"),
    "entities": (assets.entities, "refreshed"),
    "reuse": (assets.corroboration, "conclude"),
    "provenance": (assets.corroboration, "conclude"),
    "claim_clusters": (assets.corroboration, "conclude"),
    "gates": (Lake, "verdicts"),
}
"""Where each table's rows come from: the function of the pipelines that its asset calls."""

DOWNSTREAM = {
    "articles": ["sentences", "mentions", "claims"],
    "lines": ["sentences", "mentions", "claims"],
    "rejected": ["sentences", "mentions", "claims"],
    "sentences": ["mentions", "claims"],
    "mentions": ["claims"],
    "claims": ["reuse", "provenance", "claim_clusters"],
    "entities": [],
    "reuse": [],
    "provenance": [],
    "claim_clusters": [],
    "gates": [],
}


def twice_the_first_row(rows: pa.Table) -> pa.Table:
    assert rows.num_rows, "the sample must have a row of every table"
    return pa.concat_tables([rows, rows.slice(0, 1)])


def plant(monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    """Make the stage's own function hand back its first row twice: the defect goes the way of real rows."""
    owner, name = PLACES[table]
    real: Callable[..., Any] = getattr(owner, name)

    def defective(*args: Any, **named: Any) -> Any:
        made = real(*args, **named)
        if isinstance(made, dict):
            return {**made, table: twice_the_first_row(made[table])}
        return twice_the_first_row(made)

    monkeypatch.setattr(owner, name, defective)


@pytest.mark.parametrize("table", list(TABLES))
def test_a_planted_defect_is_refused_and_changes_nothing(
    table: str, house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    partitioned = TABLES[table].partitioned
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    if not partitioned:
        assert house.launch("ingest", a_batch).success
    before = house.published()
    plant(monkeypatch, table)

    batch = a_batch if partitioned else None
    result = house.launch("ingest" if partitioned else "record_gates" if table == "gates" else "refresh", batch)

    assert not result.success
    checks = [e for e in result.get_asset_check_evaluations() if e.check_name == GATE]
    red = {e.asset_key.to_user_string(): e.description or "" for e in checks if not e.passed}
    assert "unique" in red[table]
    assert set(red) <= (
        {table} if table in set(TABLES) - {"articles", "lines", "rejected"} else {"articles", "lines", "rejected"}
    )
    own = {p for p in before if p.startswith(f"{table}/")}
    after = house.published()
    assert {p: after[p] for p in own} == {p: before[p] for p in own}, "the version published before stays byte for byte"
    made = {e.asset_key.to_user_string() for e in result.get_asset_materialization_events() if e.asset_key}
    assert not made & {table, *DOWNSTREAM[table]}, "nothing downstream runs in that run"
    assert house.lake.storage.names(f".refused/{table}/{a_batch if partitioned else 'all'}"), "the candidate is kept"

    # a later run of what lies downstream, launched alone, publishes nothing: the last good rows were made from inputs that
    # have moved on, and a mixture of old and new is not built
    monkeypatch.undo()
    for child in DOWNSTREAM[table]:
        if TABLES[child].partitioned == partitioned:
            house.materialize(child, batch)
            path = f"{child}/{a_batch if partitioned else 'all'}.parquet"
            assert house.published()[path] == before[path]


def test_a_batch_stopped_half_way_enters_whole_lake_tables_as_it_was(
    house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = house.published()
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    plant(monkeypatch, "mentions")
    assert not house.launch("ingest", a_batch).success
    monkeypatch.undo()
    after = house.published()
    assert after[f"articles/{a_batch}.parquet"] != before[f"articles/{a_batch}.parquet"]
    assert house.launch("refresh").success
    for table in ("entities", "reuse", "provenance", "claim_clusters"):
        assert house.published()[f"{table}/all.parquet"] == before[f"{table}/all.parquet"]


def test_a_batch_without_published_input_fails_and_names_the_gate(
    house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = house.root / "raw" / "minggu-baru"
    fresh.mkdir()
    (fresh / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    (fresh / "kosong.txt").write_text("", encoding="utf-8")
    plant(monkeypatch, "articles")
    assert not house.launch("ingest", "minggu-baru").success
    monkeypatch.undo()
    result = house.materialize("sentences", "minggu-baru")
    assert not result.success
    errors = [str(e.step_failure_data.error) for e in result.all_events if e.is_step_failure]
    assert any("its gate refused newer rows" in error and "unique" in error for error in errors)


def test_a_value_outside_its_vocabulary_is_refused_by_a_red_check(
    house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    real = assets.claims.claims_of

    def misspelt(*args: Any) -> pa.Table:
        records = TABLES["claims"].from_arrow(real(*args))
        object.__setattr__(records[0], "kind", "verbatim")
        return TABLES["claims"].to_arrow(records)

    monkeypatch.setattr(assets.claims, "claims_of", misspelt)
    before = house.published()
    result = house.launch("ingest", a_batch)
    red = [e for e in result.get_asset_check_evaluations() if e.check_name == GATE and not e.passed]
    assert [e.asset_key.to_user_string() for e in red] == ["claims"]
    assert "verbatim" in (red[0].description or "")
    assert {p: b for p, b in house.published().items() if p.startswith("claims/")} == {
        p: b for p, b in before.items() if p.startswith("claims/")
    }


def test_a_warning_publishes_and_shows(house: House, a_batch: str) -> None:
    """Forty more pages of no known outlet, date or headline push the shares over their limits."""
    story = "\n\n".join(
        f"Sebanyak {n} perahu nelayan kembali ke dermaga pada malam itu dengan selamat." for n in range(7, 12)
    )
    for n in range(40):
        (house.root / "raw" / a_batch / f"tanpa-{n}.txt").write_text(story.replace("nelayan", f"nelayan desa {n}"))
    result = house.launch("ingest", a_batch)
    assert result.success
    warned = {e.asset_key.to_user_string() for e in result.get_asset_check_evaluations() if not e.passed}
    assert "articles" in warned
    articles = house.lake.read("articles", batch=a_batch).column("source_path").to_pylist()
    assert any(path.endswith("tanpa-0.txt") for path in articles)


def test_what_gates_found_is_a_table(house: House, a_batch: str) -> None:
    gates = house.lake.read("gates").to_pylist()
    assert {row["table"] for row in gates} == set(TABLES) - {"gates"}
    footer = house.lake.footer("claims", a_batch)
    assert footer is not None
    mine = [r for r in gates if r["table"] == "claims" and r["batch"] == a_batch and r["version"] == footer.version]
    assert len(mine) > 10
    assert all(r["success"] for r in mine if r["severity"] == "critical")
    assert all(r["reason"] for r in mine)


def test_unchanged_rows_keep_their_data_version_and_write_nothing(house: House, a_batch: str) -> None:
    before = house.published()
    result = house.launch("ingest", a_batch)
    assert result.success
    assert house.published() == before
    seen = house.instance.get_latest_data_version_record(dg.AssetKey("claims"), partition_key=a_batch)
    footer = house.lake.footer("claims", a_batch)
    assert seen is not None
    assert footer is not None
    assert extract_data_version_from_entry(seen.event_log_entry) == dg.DataVersion(footer.version)
