"""Opens the Dagster UI on loopback, with daemon, schedule and sensors, over the lake that the environment names.

python -m assets.dev [--raw FOLDER] [--lake FOLDER] [--port N]
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from assets.home import open_home

CHECKOUT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Replace this process by ``dagster dev``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raw", help="folder of raw pages; each folder in it is a batch")
    parser.add_argument("--lake", help="where tables are published: a folder or an fsspec URL")
    parser.add_argument("--port", type=int, default=3000)
    given = parser.parse_args()
    for name, value in (("TELUSUR_RAW", given.raw), ("TELUSUR_LAKE", given.lake)):
        if value:
            os.environ[name] = str(Path(value).absolute()) if "://" not in value else value

    from assets.resources import Telusur, dagster_home

    open_home(dagster_home(Telusur().lake_root))
    os.chdir(CHECKOUT)
    command = [sys.executable, "-m", "dagster", "dev", "-w", "workspace.yaml", "-h", "127.0.0.1", "-p", str(given.port)]
    os.execv(sys.executable, command)


if __name__ == "__main__":
    main()
