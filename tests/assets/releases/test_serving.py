"""A browser on this machine reads the releases that the Dagster UI leads to."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from assets.lake import Lake
from assets.releases.serving import LATEST, served_releases


def test_the_newest_report_is_served_on_loopback(released: Lake, folder: Path) -> None:
    with served_releases(released, 0) as address:
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address + LATEST) as page:
            assert page.url == f"{address}/2025.03.1/report/index.html"
            assert page.read() == (folder / "report" / "index.html").read_bytes()


def test_nothing_beside_the_releases_is_served(released: Lake) -> None:
    assert Path(released.storage.url("claims/2025-03-w2.parquet")).is_file()
    with served_releases(released, 0) as address, pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{address}/../claims/2025-03-w2.parquet")


def test_a_lake_without_a_release_says_how_to_make_one(tmp_path: Path) -> None:
    with served_releases(Lake(str(tmp_path)), 0) as address:
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(address + LATEST)
        assert refused.value.code == 404
        assert b"make release" in refused.value.read()


def test_another_port_serves_where_the_asked_one_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with served_releases(Lake(str(tmp_path)), port) as address:
            assert not address.endswith(f":{port}")
