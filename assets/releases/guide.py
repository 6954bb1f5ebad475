"""README.md of a release: what is in the folder, and how to read it in one line."""

from __future__ import annotations

READINGS = {
    "pandas": 'pandas.read_parquet("claims")',
    "Polars": 'polars.read_parquet("claims/*.parquet")',
    "DuckDB": "duckdb.sql(\"select * from 'claims/*.parquet'\")",
    "Spark": 'spark.read.parquet("claims")',
    "R": 'arrow::open_dataset("claims")',
}
"""One line for each tool; a path is relative to the folder of the release, or to the lake."""

_CONTENTS = {
    "<table>/<batch>.parquet": "the tables; descriptions of columns travel in the files",
    "telusur.duckdb": "a view for each table, with comments: start `duckdb telusur.duckdb` in this folder",
    "report/index.html": "the report: open it in a browser, no server and no network needed",
    "QUESTIONS.md": "ten questions as SQL, with their answers on this release",
    "DATA_DICTIONARY.md": "every table and column in words",
    "CHANGES.md": "what differs from the release before",
    "datapackage.json": "Frictionless metadata: rows, bytes, SHA-256, versions of code and inputs",
    "croissant.json": "the same for machine learning tools (MLCommons Croissant)",
}


def guide(name: str) -> str:
    """The page for release ``name``."""
    files = "\n".join(f"| `{path}` | {what} |" for path, what in _CONTENTS.items())
    lines = "\n".join(f"| {tool} | `{line}` |" for tool, line in READINGS.items())
    return (
        f"# Telusur {name}\n\nOne consistent state of all tables. Nothing in this folder changes any more.\n\n"
        f"| file | what it is |\n| --- | --- |\n{files}\n\n"
        f"## Reading a table in one line\n\n| in | line |\n| --- | --- |\n{lines}\n"
    )
