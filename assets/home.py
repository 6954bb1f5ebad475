"""The folder where Dagster keeps the history of a lake's runs."""

from __future__ import annotations

import os
from pathlib import Path

INSTANCE = """\
telemetry:
  enabled: false
nux:
  enabled: false
concurrency:
  runs:
    max_concurrent_runs: 1  # a run uses every core already; batches wait their turn
"""


def open_home(home: Path) -> Path:
    """Make the folder a Dagster home if it is none, and the home of this process; returns it.

    Writes ``dagster.yaml`` (telemetry off, one run at a time) only where there is none, so that a site can keep its own.
    """
    home = home.absolute()
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    if not settings.exists():
        settings.write_text(INSTANCE, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    return home
