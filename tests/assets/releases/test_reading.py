"""A release is read in one line, by every tool that its README names; its DuckDB file and Croissant are what they say."""

from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from assets.releases.database import database
from assets.releases.guide import READINGS
from pipelines.records import TABLES


def test_the_readme_of_a_release_names_every_line_and_every_file(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert all(f"`{line}`" in text for line in READINGS.values())
    named = {line.split("`")[1] for line in text.splitlines() if line.startswith("| `")}
    assert all((folder / name).is_file() for name in named if "<" not in name)


@pytest.mark.parametrize(("tool", "module"), [("pandas", "pandas"), ("Polars", "polars"), ("DuckDB", "duckdb")])
def test_a_line_of_python_reads_all_claims(
    tool: str, module: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    read = eval(READINGS[tool], {module: importlib.import_module(module)})
    claims = pd.concat(pd.read_parquet(path) for path in sorted((folder / "claims").glob("*.parquet")))
    assert len(read) == len(claims)
    assert list(read.columns) == list(claims.columns)


def test_spark_reads_all_claims_in_a_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="no Spark here; .ci/run reads a release with it")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is none here")
    monkeypatch.chdir(folder)
    spark = sql.SparkSession.builder.master("local[1]").getOrCreate()
    try:
        read = eval(READINGS["Spark"], {"spark": spark})
        assert read.count() == len(pd.read_parquet(folder / "claims"))
    finally:
        spark.stop()


def test_the_views_of_the_database_are_the_tables_wherever_the_folder_lies(folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere's folder"
    shutil.copytree(folder, moved)
    connection = duckdb.connect(str(moved / "telusur.duckdb"), read_only=True)
    quoted = str(moved).replace("'", "''")
    connection.execute(f"set file_search_path = '{quoted}'")
    for name in TABLES:
        (rows,) = connection.execute(f"select count(*) from {name}").fetchone() or (None,)
        assert rows == len(pd.read_parquet(moved / name))
    members = connection.execute("select count(*), count(distinct claim_id) from cluster_members").fetchone()
    assert members == (len(pd.read_parquet(moved / "claims")),) * 2
    connection.close()


def test_every_view_and_column_of_the_database_has_its_comment(tmp_path: Path) -> None:
    (tmp_path / "telusur.duckdb").write_bytes(database())
    connection = duckdb.connect(str(tmp_path / "telusur.duckdb"), read_only=True)
    views = dict(connection.execute("select view_name, comment from duckdb_views() where not internal").fetchall())
    assert {name: views[name] for name in TABLES} == {t.name: t.grain for t in TABLES.values()}
    assert set(views) - set(TABLES) == {"cluster_members"}
    columns = connection.execute("select table_name, column_name, comment from duckdb_columns()").fetchall()
    found = {(table, name): words for table, name, words in columns}
    for table in TABLES.values():
        assert all(found[table.name, column.name] == column.description for column in table.columns)
    connection.close()


def test_the_database_is_the_same_bytes_each_time_and_any_duckdb_since_1_2_opens_it() -> None:
    assert database() == database()


def test_croissant_lists_every_file_with_its_checksum_and_every_readable_column(folder: Path) -> None:
    croissant = json.loads((folder / "croissant.json").read_text(encoding="utf-8"))
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    objects = {d["contentUrl"]: d["sha256"] for d in croissant["distribution"] if d["@type"] == "cr:FileObject"}
    assert objects == {r["path"]: r["hash"].removeprefix("sha256:") for r in package["resources"]}
    sets = {d["@id"] for d in croissant["distribution"] if d["@type"] == "cr:FileSet"}
    assert {record_set["name"] for record_set in croissant["recordSet"]} == set(TABLES)
    for record_set in croissant["recordSet"]:
        columns = {column.name for column in TABLES[record_set["name"]].columns}
        for field in record_set["field"]:
            assert field["source"]["fileSet"]["@id"] in sets
            assert field["source"]["extract"]["column"] in columns
        assert {key["@id"] for key in record_set["key"]} <= {field["@id"] for field in record_set["field"]}


def test_mlcroissant_finds_no_error_and_reads_the_rows(folder: Path) -> None:
    reason = "no mlcroissant here; .ci/run reads a release with it"
    mlcroissant: Any = pytest.importorskip("mlcroissant", reason=reason)
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert dataset.metadata.ctx.issues.errors == set()
    for name in ("articles", "claims", "claim_clusters", "rejected"):
        assert sum(1 for _ in dataset.records(record_set=name)) == len(pd.read_parquet(folder / name))
