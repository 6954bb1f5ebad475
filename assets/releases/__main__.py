"""Releases from the command line.

python -m assets.releases questions LAKE             prints the ten questions with their answers on the lake
python -m assets.releases rebuild LAKE NAME FOLDER   makes a release again from its versions, bit for bit
"""

from __future__ import annotations

import sys


def main(arguments: list[str]) -> int:
    """Do what the arguments say; exit status 2 where they say nothing known."""
    from assets.lake import Lake
    from assets.releases import rebuild_release
    from assets.releases.questions import answers, page
    from assets.storage import open_storage
    from pipelines.records import TABLES

    match arguments:
        case ["questions", root]:
            lake = Lake(root)
            print(page(answers({name: lake.read(name) for name in TABLES})), end="")
        case ["rebuild", root, name, folder]:
            written = rebuild_release(Lake(root), name, open_storage(folder))
            print(f"{name}: {len(written)} files, each as on record, in {folder}")
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
