"""Scores the pipeline on the gold that lies beside the checkout, and holds the figures against tests/floors.json.

    python benchmarks/quality.py [--shared FOLDER] [--check] [--errors]

Without the folder (by default ../shared) it says so and ends with status 0: there is nothing to hold anything against.
``--check`` ends with status 1 where a figure is below its floor, or where the gold is not the gold that the floors were
pinned on (its digest stands in the file).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "floors.json"
SETS = ("seeds", "dev")


def digest(folder: Path) -> str:
    """SHA-256 over names and bytes of the gold files."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def score(shared: Path, name: str, errors: bool) -> dict[str, dict[str, float]]:
    """The scorer's rows for one set of gold, over a fresh lake made by the one command."""
    with tempfile.TemporaryDirectory() as folder:
        lake, out = Path(folder) / "lake", Path(folder) / "score.json"
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("DAGSTER_", "TELUSUR_"))}
        command = ["-m", "assets.run", "--raw", str(shared / "corpus" / name), "--lake", str(lake)]
        subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, check=True)
        judge = [str(shared / "gold" / "score.py"), str(lake), str(shared / "gold" / name), "--json", str(out)]
        subprocess.run([sys.executable, *judge, *(["--errors"] if errors else [])], check=True)
        return json.loads(out.read_text(encoding="utf-8"))


def figure(row: dict[str, float]) -> float:
    """The one figure of a row that a floor is set on: F1, or accuracy."""
    return row["f1"] if "f1" in row else row["accuracy"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    if not (given.shared / "gold" / "score.py").is_file():
        print(f"no gold at {given.shared}: nothing to score against")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    wrong = []
    for name in SETS:
        print(f"== {name}")
        rows = score(given.shared.resolve(), name, given.errors)
        found = digest(given.shared / "gold" / name)
        if found != floors[name]["digest"]:
            wrong.append(f"{name}: the gold is not the one the floors were pinned on (digest {found})")
        for measure, floor in floors[name]["floors"].items():
            if figure(rows[measure]) < floor:
                wrong.append(f"{name}: {measure} {figure(rows[measure])} is below its floor {floor}")
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if given.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
