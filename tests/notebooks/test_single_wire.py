"""The notebook runs from top to bottom on the sample, and its finding is what the tables say."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from assets.lake import Lake

NOTEBOOK = Path(__file__).resolve().parent.parent.parent / "notebooks" / "single_wire.ipynb"


def test_the_notebook_runs_and_counts_the_claims_that_rest_on_a_single_wire(
    built: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TELUSUR_LAKE", str(built / "lake"))
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    names: dict[str, object] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    lake = Lake(str(built / "lake"))
    clusters = lake.read("claim_clusters").to_pylist()
    claims = {row["claim_id"]: row for row in lake.read("claims").to_pylist()}
    shared = [row for row in clusters if row["outlets"] > 1]
    on_one_wire = [
        row
        for row in shared
        if row["independent_origins"] == 1
        and any(
            claims[claim]["origin_evidence"] != "outlet" and claims[claim]["origin"] == row["origins"][0]
            for claim in row["claim_ids"]
        )
    ]
    assert 0 < len(on_one_wire) < len(shared)
    assert (names["carried"], names["on_one_wire"]) == (len(shared), len(on_one_wire))
    by_outlet = names["by_outlet"]
    assert isinstance(by_outlet, pd.DataFrame)
    assert by_outlet["shared_claims"].sum() >= len(shared)
    assert f"{len(on_one_wire)} (" in capsys.readouterr().out


def test_the_notebook_is_kept_without_outputs_which_age() -> None:
    for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
