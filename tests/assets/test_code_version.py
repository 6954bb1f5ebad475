"""A stage's code version covers what it runs and reads: no more, no less."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assets.code_version import ROOT, closure, code_version, seed_files
from assets.gated import STAGES

STAGE = {
    "cleaning": """
from pipelines.cleaning.tables import cleaned
from pipelines.reading import batches, read_batch
for batch in batches(root / "raw"):
    cleaned(list(read_batch(root / "raw", batch)), ("id",))
""",
    "language": """
from pipelines.language.tables import sentences_of
sentences_of(lake.read("articles"), ("id",))
""",
    "entities": """
from pipelines.entities import collect_entities
from pipelines.entities.tables import mentions_of
mentions_of(lake.read("articles"), lake.read("sentences"), ("id",))
collect_entities(lake.read("mentions"), lake.read("articles"))
""",
    "claims": """
from pipelines.claims.tables import claims_of
claims_of(lake.read("articles"), lake.read("sentences"), lake.read("mentions"), ("id",))
""",
    "corroboration": """
from pipelines.corroboration import corroborate
corroborate(lake.read("articles"), lake.read("claims"))
""",
}

WATCHED = """
import sys
from pathlib import Path
from assets.lake import Lake
root = Path(sys.argv[1])
lake, opened = Lake(str(root / "lake")), set()
sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == "open" else None)
{stage}
print("\\n".join(sorted(name for name in opened if {seeds!r} in name and {pages!r} not in name)))
"""


def test_a_package_brings_in_what_it_imports_and_no_other_room() -> None:
    names = {str(p.relative_to(ROOT)) for p in closure("pipelines.claims")}
    assert {"pipelines/claims/tables.py", "pipelines/records/claims.py", "pipelines/seeds.py"} <= names
    assert not [n for n in names if n.startswith(("pipelines/cleaning", "pipelines/corroboration", "assets"))]


def test_every_stage_has_a_version_of_its_own_that_does_not_change_by_asking() -> None:
    assert code_version(["pipelines.claims"]) == code_version(["pipelines.claims"])
    assert len({stage.code_version for stage in STAGES}) > len(STAGES) - 3


@pytest.mark.parametrize("room", list(STAGE))
def test_every_seed_file_that_a_room_opens_is_declared(room: str, built: Path) -> None:
    """The room's own work on the sample, in a process of its own, with an eye on the files it opens."""
    declared = {str(p) for p in seed_files(closure(f"pipelines.{room}") | closure("pipelines.reading"))}
    code = WATCHED.format(stage=STAGE[room], seeds=str(ROOT / "seeds"), pages=str(ROOT / "seeds" / "pages"))
    done = subprocess.run(
        [sys.executable, "-c", code, str(built)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    opened = set(done.stdout.split())
    assert opened
    assert opened <= declared, sorted(opened - declared)
