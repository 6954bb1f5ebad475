"""A small lake built once from two sample batches, and the means to launch jobs over a copy of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from assets.definitions import defs
from assets.lake import Lake
from assets.resources import Telusur
from assets.run import bring_up_to_date, settings

PAGES = Path(__file__).resolve().parent.parent / "seeds" / "pages"

NEW_PAGE = """\
Pelabuhan Sungai Lima Dibuka Lagi

Kabarsela.id - 20/03/2025, 09:15 WIB

SUNGAI LIMA, Kabarsela.id - Pelabuhan Sungai Lima dibuka lagi pada Kamis (20/3/2025) setelah ditutup selama sebelas hari.

"Kapal boleh bersandar mulai pagi ini," kata Kepala Pelabuhan Sungai Lima, Darma Wiguna, kepada wartawan.

Ia mengatakan bahwa sebanyak 14 kapal sudah antre sejak Rabu malam dan semuanya akan dilayani menurut urutan datang.

Menurut Darma, pengerukan alur pelayaran menghabiskan dana Rp2,4 miliar dan selesai dua hari lebih awal dari rencana.
"""


@dataclass(frozen=True)
class House:
    """A raw root, a lake, and a Dagster instance."""

    root: Path
    instance: dg.DagsterInstance

    @property
    def telusur(self) -> Telusur:
        return Telusur(raw_root=str(self.root / "raw"), lake_root=str(self.root / "lake"), languages=["id"], workers=1)

    @property
    def lake(self) -> Lake:
        return self.telusur.lake

    def launch(self, job: str, batch: str | None = None) -> dg.ExecuteInProcessResult:
        """Execute a job of the definitions as the UI would, in this process."""
        if batch is not None:
            self.instance.add_dynamic_partitions("batch", [batch])
        return defs.resolve_job_def(job).execute_in_process(
            instance=self.instance, partition_key=batch, raise_on_error=False, run_config=self.run_config()
        )

    def materialize(self, table: str, batch: str | None) -> dg.ExecuteInProcessResult:
        """Launch one asset alone, as its page in the UI does."""
        job = dg.Definitions(
            assets=defs.assets,
            jobs=[dg.define_asset_job("alone", selection=[table], executor_def=dg.in_process_executor)],
            resources=defs.resources,
        ).resolve_job_def("alone")
        return job.execute_in_process(
            instance=self.instance, partition_key=batch, raise_on_error=False, run_config=self.run_config()
        )

    def run_config(self) -> dict[str, Any]:
        return {
            "resources": {"telusur": {"config": dict(settings(self.telusur))}},
            "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
        }

    def published(self) -> dict[str, bytes]:
        """Every published file by its path, as bytes."""
        lake = self.root / "lake"
        return {str(p.relative_to(lake)): p.read_bytes() for p in sorted(lake.glob("*/*.parquet"))}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with raw/ (the sample pages) and the lake/ that the one command makes of it."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(PAGES, root / "raw")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAGSTER_HOME", str(root / "home"))
        telusur = Telusur(raw_root=str(root / "raw"), lake_root=str(root / "lake"), languages=["id"], workers=1)
        assert bring_up_to_date(telusur) == []
    return root


@pytest.fixture
def house(built: Path, tmp_path: Path) -> Iterator[House]:
    """A copy of the built root, with a Dagster instance of its own."""
    shutil.copytree(built / "raw", tmp_path / "raw")
    shutil.copytree(built / "lake", tmp_path / "lake")
    with dg.instance_for_test(temp_dir=str(tmp_path)) as instance:
        yield House(tmp_path, instance)


@pytest.fixture(scope="session")
def a_batch() -> str:
    """The first sample batch."""
    return sorted(p.name for p in PAGES.iterdir() if p.is_dir())[0]
