"""The folder where Dagster keeps the history of a lake's runs, and how a run writes there."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


@contextlib.contextmanager
def history_held_open() -> Iterator[None]:
    """Every SQLite file that SQLAlchemy opens in this process stays open, with its write-ahead log, until the block ends.

    Dagster opens and closes its files for each event that it records, hundreds of times a run. Each time the last connection
    to a file closes, SQLite folds the log into the file and waits for the disk; so one more connection stays. Nor does each
    event wait for the disk by itself: a killed process loses none, a power failure the last ones of a history at most
    (https://sqlite.org/pragma.html#pragma_synchronous). What is published does not rest on it.
    """
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    held: dict[str, sqlite3.Connection] = {}

    def hold(connection: Any, _: object) -> None:
        if not isinstance(connection, sqlite3.Connection):  # a site may keep its history elsewhere
            return
        connection.execute("PRAGMA synchronous=NORMAL")
        path = connection.execute("PRAGMA database_list").fetchone()[2]
        if path and path not in held:
            held[path] = sqlite3.connect(path, check_same_thread=False)
            held[path].execute("PRAGMA journal_mode=WAL")  # as Dagster itself does, later
            held[path].execute("SELECT name FROM sqlite_master").fetchall()  # only what has read holds the log

    event.listen(Engine, "connect", hold)
    try:
        yield
    finally:
        event.remove(Engine, "connect", hold)
        for connection in held.values():
            connection.close()
