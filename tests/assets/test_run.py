"""The one command: what it prints, what it leaves alone, how it ends."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assets.files import content_hash
from assets.gated import STAGES
from assets.run import bring_up_to_date
from pipelines.records import TABLES
from tests.conftest import NEW_PAGE, PAGES, House

ROOT = Path(__file__).resolve().parent.parent.parent


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below the folder with its size and time of change."""
    return {
        str(p.relative_to(folder)): (p.stat().st_size, p.stat().st_mtime_ns)
        for p in sorted(folder.rglob("*"))
        if p.is_file() and ".dagster" not in p.parts and p.name != ".lock"
    }


def test_the_command_says_what_the_lake_holds_and_how_to_open_it(tmp_path: Path) -> None:
    raw = tmp_path / "raw" / "satu"
    raw.mkdir(parents=True)
    (raw / "berita.txt").write_text(NEW_PAGE, encoding="utf-8")
    (raw / "kosong.txt").write_text("", encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("TELUSUR_", "DAGSTER_"))}
    command = [sys.executable, "-m", "assets.run", "--raw", str(raw.parent), "--lake", str(tmp_path / "lake")]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stderr
    words = " ".join(done.stdout.split())
    assert "documents accepted 1" in words
    assert "documents rejected 1 empty 1" in words
    for name in ("sentences", "mentions", "entities", "claims", "claim clusters", "gates passed", "gates refused 0"):
        assert name in words
    opening = [line.strip() for line in done.stdout.splitlines() if "import pandas" in line or "duckdb" in line]
    assert len(opening) == 3
    shown = subprocess.run(
        [sys.executable, "-c", "\n".join(opening)], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert shown.returncode == 0, shown.stderr
    assert "Darma Wiguna" in shown.stdout

    before = files(tmp_path / "lake")
    again = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert again.returncode == 0
    assert "no file was written" in again.stdout
    assert files(tmp_path / "lake") == before


def test_a_new_file_rewrites_its_batch_and_the_whole_lake_tables_only(house: House, a_batch: str) -> None:
    other = next(b for b in house.lake.batches("articles") if b != a_batch)
    before = files(house.root / "lake")
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")

    assert bring_up_to_date(house.telusur) == []

    after = files(house.root / "lake")
    changed = {p for p in after if after[p] != before.get(p) and not p.startswith(".")}
    per_batch = {f"{t}/{a_batch}.parquet" for t in TABLES if TABLES[t].partitioned}
    over_all = {f"{t}/all.parquet" for t in TABLES if not TABLES[t].partitioned}
    # rejected and reuse may come out the same, row for row; a footer that names new inputs is still written
    assert changed == per_batch | over_all
    assert not any(other in p for p in changed)


def test_a_refusal_ends_with_status_1_and_says_table_batch_expectation_and_rows(
    house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.assets.test_gated import plant

    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    plant(monkeypatch, "claims")
    failures = bring_up_to_date(house.telusur)
    assert [code for code, _ in failures] == [1]
    words = failures[0][1]
    assert "claims" in words
    assert a_batch in words
    assert "claim_id is unique" in words
    assert "claim_id=" in words
    refused = [r for r in house.lake.read("gates").to_pylist() if not r["success"] and r["severity"] == "critical"]
    assert {r["table"] for r in refused} == {"claims"}


def test_order_of_files_batch_size_and_processes_change_no_byte(built: Path, tmp_path: Path) -> None:
    """The same raw bytes laid down in reverse order, worked on by two processes in other chunks."""
    import assets.cleaning
    import assets.gated
    import assets.workers
    from assets.resources import Telusur

    for path in sorted((p for p in (built / "raw").rglob("*") if p.is_file()), reverse=True):
        target = tmp_path / "raw" / path.relative_to(built / "raw")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assets.gated, "CHUNK", 3)
        patch.setattr(assets.cleaning, "CHUNK", 2)
        patch.setattr(assets.workers, "SMALL", 0)
        patch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
        telusur = Telusur(raw_root=str(tmp_path / "raw"), lake_root=str(tmp_path / "lake"), languages=["id"], workers=2)
        assert bring_up_to_date(telusur) == []
    ours, theirs = tmp_path / "lake", built / "lake"
    compared = 0
    for path in sorted(theirs.glob("*/*.parquet")):
        if path.parent.name != "gates":  # run ids and times are the subject of gates
            assert (ours / path.relative_to(theirs)).read_bytes() == path.read_bytes(), path.name
            compared += 1
    assert compared == sum(2 if t.partitioned else 1 for t in TABLES.values()) - 1


def test_touching_the_cue_verbs_makes_exactly_the_stages_that_read_them_stale(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In a checkout whose cue list has one more line, only the stage that reads it has another code version."""
    checkout = tmp_path / "checkout"
    for room in ("pipelines", "expectations", "assets", "seeds"):
        shutil.copytree(ROOT / room, checkout / room, ignore=shutil.ignore_patterns("__pycache__"))
    code = (
        "from assets.definitions import defs; from assets.gated import STAGES; "
        "print({s.tables[0]: s.code_version for s in STAGES})"
    )

    def versions() -> dict[str, str]:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code], cwd=checkout, capture_output=True, text=True, check=True
        )
        return eval(done.stdout)

    before = versions()
    assert before == {s.tables[0]: s.code_version for s in STAGES}
    cues = checkout / "seeds" / "languages" / "id" / "cues.csv"
    cues.write_text(cues.read_text(encoding="utf-8") + "# one more remark\n", encoding="utf-8")
    after = versions()
    assert {stage for stage in after if after[stage] != before[stage]} == {"claims"}


def test_the_sample_has_rows_in_every_table(house: House) -> None:
    assert PAGES.is_dir()
    for table in TABLES:
        rows = house.lake.read(table)
        assert rows.num_rows, table
        assert content_hash(rows)
