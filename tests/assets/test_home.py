"""The folder of Dagster's history, and how a run writes there."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy

from assets.home import history_held_open, open_home


def write(path: Path) -> None:
    """A row from a connection of its own, as Dagster records an event."""
    engine = sqlalchemy.create_engine(f"sqlite:///{path}", poolclass=sqlalchemy.NullPool)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("create table if not exists events (said text)"))
        connection.execute(sqlalchemy.text("insert into events values ('something')"))
    engine.dispose()


def rows(path: Path) -> int:
    """How many rows a reader from outside sees."""
    with sqlite3.connect(path) as reader:
        found: int = reader.execute("select count(*) from events").fetchone()[0]
    reader.close()
    return found


def test_the_log_of_a_history_stays_open_between_events_and_is_folded_into_its_file_at_the_end(tmp_path: Path) -> None:
    history = tmp_path / "runs.db"
    log = history.with_name("runs.db-wal")
    with history_held_open():
        write(history)
        assert log.stat().st_size > 0, "the last connection closed, and the file was written and waited for"
        write(history)
        assert rows(history) == 2, "what is in the log alone must be seen by others"
    assert not log.exists()
    assert rows(history) == 2


def test_files_that_are_opened_later_are_not_held(tmp_path: Path) -> None:
    with history_held_open():
        pass
    write(tmp_path / "other.db")
    assert [path.name for path in tmp_path.iterdir()] == ["other.db"]


def test_the_settings_of_a_home_that_a_site_wrote_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", "elsewhere")
    monkeypatch.setenv("DAGSTER_DISABLE_TELEMETRY", "1")
    settings = tmp_path / "dagster.yaml"
    settings.write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    open_home(tmp_path)
    assert settings.read_text(encoding="utf-8") == "telemetry: {enabled: false}\n"
    assert os.environ["DAGSTER_HOME"] == str(tmp_path)
