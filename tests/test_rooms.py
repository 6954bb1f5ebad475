"""The repository keeps its own rules: who imports whom, names, seeds, paths."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = [
    "records",
    "seeds",
    "language",
    "outlets",
    "datelines",
    "reading",
    "cleaning",
    "entities",
    "claims",
    "corroboration",
    "report",
]
SOURCES = sorted(p for room in ("pipelines", "expectations", "assets") for p in (ROOT / room).rglob("*.py"))


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_its_room_may_see(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0]
    for name in imports(path):
        top = name.partition(".")[0]
        if room == "pipelines":
            assert top not in {"assets", "expectations", "dagster", "great_expectations"}, name
        if room == "expectations":
            assert top not in {"assets", "dagster"}, name
            assert top != "pipelines" or name.startswith("pipelines.records") or name == "pipelines", name
        if top == "great_expectations":
            assert path.name == "gate.py", f"only expectations/gate.py touches Great Expectations, not {path.name}"


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if p.is_relative_to(ROOT / "pipelines")], ids=lambda p: str(p.relative_to(ROOT))
)
def test_a_room_of_pipelines_imports_nothing_to_its_right(path: Path) -> None:
    own = path.relative_to(ROOT / "pipelines").parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "pipelines" and len(parts) > 1 and parts[1] in ORDER:
            assert ORDER.index(parts[1]) <= ORDER.index(own), f"{own} imports {name}"


def test_pipelines_read_no_environment_and_no_clock() -> None:
    for path in SOURCES:
        if path.is_relative_to(ROOT / "pipelines"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"os\.environ|getenv|datetime\.now\(|time\.time\(|utcnow|date\.today\(", text), path


def test_importing_the_pipelines_brings_in_neither_dagster_nor_great_expectations() -> None:
    code = (
        "import sys, pipelines.reading, pipelines.corroboration, pipelines.claims.tables, pipelines.cleaning.tables, pipelines.report, "
        "expectations.gate; print(sorted({'dagster', 'great_expectations'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def test_no_file_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "common", "misc", "manager"}
    assert not [p for p in tracked() if p.stem in empty]


def test_no_tracked_file_names_a_registry_or_a_path_of_a_machine() -> None:
    words = ("py" + "pi.org", "python" + "hosted", "registry." + "npmjs", "/ro" + "ot/", "/wo" + "rk/")
    for path in tracked():
        if path.suffix in {".parquet", ".npz", ".png", ".gz", ".zst"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for word in words:
            assert word not in text, f"{path.relative_to(ROOT)} names {word}"
