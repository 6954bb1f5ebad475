"""telusur.duckdb: a view for each table over the parquet beside it, with comments, and one view that joins.

Belongs here: the views. The file holds no rows; its paths are relative to the folder of the release, so that the folder
can be moved. DuckDB finds them when it is started in that folder, or after ``set file_search_path = '<the folder>'``.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from pipelines.records import TABLES

if TYPE_CHECKING:
    import duckdb

STORAGE_VERSION = "v1.2.0"
"""The file's format: every DuckDB since 1.2 opens it. From 1.4 on, a file carries a random id and is never the same twice."""

MEMBERS = """
select k.cluster_id, k.level, k.independent_origins, k.content as cluster_content, c.*
from claim_clusters k, unnest(k.claim_ids) as member(claim_id) join claims c using (claim_id)
"""
"""The view ``cluster_members``: one row is one claim with the cluster that it belongs to."""


def database() -> bytes:
    """The bytes of the database file; they follow from the declared tables alone."""
    import duckdb

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for table in TABLES.values():
            (folder / table.name).mkdir()
            pq.write_table(table.schema.empty_table(), folder / table.name / "empty.parquet")
        made = folder / "telusur.duckdb"
        connection = duckdb.connect(config={"threads": 1})
        connection.execute(f"set file_search_path = {_quoted(str(folder))}")
        connection.execute(f"attach {_quoted(str(made))} as telusur (storage_version '{STORAGE_VERSION}')")
        connection.execute("use telusur")
        for table in TABLES.values():
            connection.execute(f"create view {table.name} as select * from read_parquet('{table.name}/*.parquet')")
            connection.execute(f"comment on view {table.name} is {_quoted(table.grain)}")
            for column in table.columns:
                connection.execute(f'comment on column {table.name}."{column.name}" is {_quoted(column.description)}')
        create_members(connection)
        connection.execute("use memory")
        connection.execute("detach telusur")
        connection.close()
        return made.read_bytes()


def create_members(connection: duckdb.DuckDBPyConnection) -> None:
    """The view ``cluster_members`` over the views or tables of the connection."""
    connection.execute(f"create view cluster_members as {MEMBERS}")
    connection.execute("comment on view cluster_members is 'One row is one claim with the cluster that it belongs to.'")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
