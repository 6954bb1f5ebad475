"""One release of the sample, made once."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from assets.lake import Lake
from assets.releases import make_release


@pytest.fixture(scope="session")
def released(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """A copy of the sample's lake with its first release, 2025.03.1; nobody writes to it."""
    root = tmp_path_factory.mktemp("released") / "lake"
    shutil.copytree(built / "lake", root)
    lake = Lake(str(root))
    assert make_release(lake, dt.date(2025, 3, 20)) == "2025.03.1"
    return lake


@pytest.fixture(scope="session")
def folder(released: Lake) -> Path:
    """The folder of that release."""
    return Path(released.storage.url("releases/2025.03.1"))
