"""What the environment names, without Dagster, so that it can be asked before that is loaded."""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def raw_root() -> str:
    """``TELUSUR_RAW``: the folder of raw pages; without it, the sample."""
    return os.environ.get("TELUSUR_RAW", str(CHECKOUT / "seeds" / "pages"))


def lake_root() -> str:
    """``TELUSUR_LAKE``: where tables are published; without it, ``lake`` in the checkout."""
    return os.environ.get("TELUSUR_LAKE", str(CHECKOUT / "lake"))


def workers() -> int:
    """``TELUSUR_WORKERS``: processes that work side by side; without it, as many as there are cores."""
    return int(os.environ.get("TELUSUR_WORKERS", os.cpu_count() or 1))
