"""Opens the Dagster UI on loopback, with daemon, schedule and sensors, over the lake that the environment names.

python -m assets.dev [--raw FOLDER] [--lake FOLDER] [--port N]

The releases of a local lake are served beside it, on the next port, for the links of the UI.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from assets import environment
from assets.home import open_home


def main() -> int:
    """Run ``dagster dev`` until it ends or is told to; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raw", help="folder of raw pages; each folder in it is a batch")
    parser.add_argument("--lake", help="where tables are published: a folder or an fsspec URL")
    parser.add_argument("--port", type=int, default=3000)
    given = parser.parse_args()
    for name, value in (("TELUSUR_RAW", given.raw), ("TELUSUR_LAKE", given.lake)):
        if value:
            os.environ[name] = str(Path(value).absolute()) if "://" not in value else value

    from assets.releases.serving import ADDRESS, LATEST, served_releases
    from assets.resources import Telusur, dagster_home
    from assets.storage import Folder

    telusur = Telusur()
    open_home(dagster_home(telusur.lake_root))
    os.chdir(environment.CHECKOUT)
    command = [sys.executable, "-m", "dagster", "dev", "-w", "workspace.yaml", "-h", "127.0.0.1", "-p", str(given.port)]
    with contextlib.ExitStack() as serving:
        if isinstance(telusur.lake.storage, Folder):
            os.environ[ADDRESS] = serving.enter_context(served_releases(telusur.lake, given.port + 1))
            print(f"releases: {os.environ[ADDRESS]}{LATEST}", flush=True)
        # a shell lets a background job ignore INT, and Dagster then ignores TERM as well
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        dagster = subprocess.Popen(command)
        signal.signal(signal.SIGTERM, lambda *_: dagster.terminate())
        signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C reaches Dagster too, which then ends by itself
        return dagster.wait()


if __name__ == "__main__":
    sys.exit(main())
