"""The real server: what a person does in the Dagster UI, through the UI's own GraphQL."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assets.home import open_home
from tests.conftest import NEW_PAGE

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 240
"""Seconds to wait for the server or a run: generous, for a busy machine."""

DEFECT = """
    if articles.num_rows and articles.column("batch")[0].as_py() == "cacat":
        rows.append(rows[0])
    return TABLES["claims"].to_arrow(rows)
"""


class Server:
    """A ``dagster dev`` over a checkout of its own, spoken to as the UI does."""

    def __init__(self, root: Path) -> None:
        self.root = root
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        home = root / "home"
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("DAGSTER_", "TELUSUR_"))}
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DAGSTER_HOME", str(home))
            open_home(home)
        environment |= {
            "DAGSTER_HOME": str(home),
            "TELUSUR_RAW": str(root / "raw"),
            "TELUSUR_LAKE": str(root / "lake"),
            "TELUSUR_WORKERS": "1",
        }
        self.log = (root / "server.log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "assets.dev", "--port", str(self.port)],
            cwd=root / "checkout",
            env=environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/graphql", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            found = json.loads(answer.read())
        assert "errors" not in found, found
        return found["data"]

    def wait(self, what: str, ready: Callable[[], Any]) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if found := ready():
                    return found
            except OSError:
                assert self.process.poll() is None, (self.root / "server.log").read_text()[-4000:]
            time.sleep(1)
        raise AssertionError(f"no {what} in {PATIENCE} s: " + (self.root / "server.log").read_text()[-4000:])

    def launch(self, batch: str) -> str:
        self.ask(
            """mutation($key: String!) { addDynamicPartition(partitionsDefName: "batch", partitionKey: $key,
               repositorySelector: {repositoryName: "__repository__", repositoryLocationName: "telusur"}) { __typename } }""",
            key=batch,
        )
        launched = self.ask(
            """mutation($params: ExecutionParams!) { launchRun(executionParams: $params) {
               __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }""",
            params={
                "selector": {
                    "repositoryName": "__repository__",
                    "repositoryLocationName": "telusur",
                    "pipelineName": "ingest",
                },
                "runConfigData": {},
                "mode": "default",
                "executionMetadata": {"tags": [{"key": "dagster/partition", "value": batch}]},
            },
        )["launchRun"]
        assert launched["__typename"] == "LaunchRunSuccess", launched
        return launched["run"]["runId"]

    def finished(self, run_id: str) -> str:
        def status() -> str | None:
            found = self.ask("query($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }", id=run_id)
            return found["runOrError"]["status"] if found["runOrError"]["status"] in {"SUCCESS", "FAILURE"} else None

        return self.wait(f"end of run {run_id}", status)

    def runs_of(self, batch: str) -> list[dict[str, Any]]:
        found = self.ask(
            """query($tags: [ExecutionTag!]) { runsOrError(filter: {tags: $tags}) { ... on Runs { results {
               runId status tags { key value } } } } }""",
            tags=[{"key": "dagster/partition", "value": batch}],
        )
        return found["runsOrError"]["results"]

    def gate(self, table: str, batch: str) -> str:
        """The newest outcome of the table's gate for the batch, as the Checks tab shows it.

        The sensor asks for the same batch, so that a second run may be under way: its outcome is waited for.
        """
        return self.wait(f"verdict on {table}/{batch}", lambda: self._settled(table, batch))

    def _settled(self, table: str, batch: str) -> str | None:
        found = self.ask(
            """query($key: AssetKeyInput!, $partition: String) { assetCheckExecutions(
               assetKey: $key, checkName: "gate", partition: $partition, limit: 1) { status } }""",
            key={"path": [table]},
            partition=batch,
        )["assetCheckExecutions"]
        return found[0]["status"] if found and found[0]["status"] not in {"IN_PROGRESS", "SKIPPED"} else None

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.log.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server over a copy of this checkout whose claims stage hands back a row twice for the batch ``cacat``."""
    root = tmp_path_factory.mktemp("server")
    checkout = root / "checkout"
    for room in ("pipelines", "expectations", "assets", "seeds"):
        shutil.copytree(ROOT / room, checkout / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "workspace.yaml", checkout / "workspace.yaml")
    stage = checkout / "pipelines" / "claims" / "tables.py"
    source = stage.read_text(encoding="utf-8")
    end = '    return TABLES["claims"].to_arrow(rows)\n'
    assert source.endswith(end)
    stage.write_text(source.removesuffix(end) + DEFECT.lstrip("\n"), encoding="utf-8")
    (root / "raw").mkdir()
    running = Server(root)
    try:
        running.wait("server", lambda: running.ask("{ version }"))
        yield running
    finally:
        running.stop()


def lay(server: Server, batch: str) -> None:
    """A folder of one page in the raw root, seen whole or not at all."""
    hidden = server.root / "raw" / f".{batch}"
    hidden.mkdir()
    (hidden / "berita.txt").write_text(NEW_PAGE, encoding="utf-8")
    hidden.rename(server.root / "raw" / batch)


@pytest.mark.timeout(900)
def test_a_job_launched_as_the_ui_does_succeeds_and_its_checks_are_green(server: Server) -> None:
    lay(server, "satu")
    assert server.finished(server.launch("satu")) == "SUCCESS"
    for table in ("articles", "lines", "rejected", "sentences", "mentions", "claims"):
        assert server.gate(table, "satu") == "SUCCEEDED"
    assert (server.root / "lake" / "claims" / "satu.parquet").is_file()


@pytest.mark.timeout(900)
def test_a_planted_defect_turns_the_check_red_and_publishes_nothing(server: Server) -> None:
    lay(server, "cacat")
    assert server.finished(server.launch("cacat")) == "FAILURE"
    assert server.gate("claims", "cacat") == "FAILED"
    assert server.gate("mentions", "cacat") == "SUCCEEDED"
    assert not (server.root / "lake" / "claims" / "cacat.parquet").exists()
    assert list((server.root / "lake" / ".refused" / "claims" / "cacat").glob("*.parquet"))


@pytest.mark.timeout(900)
def test_the_sensor_picks_up_a_new_folder_and_the_whole_lake_follows(server: Server) -> None:
    lay(server, "baru")

    def by_sensor() -> list[dict[str, Any]]:
        tag = {"key": "dagster/sensor_name", "value": "new_and_changed_batches"}
        return [run for run in server.runs_of("baru") if tag in run["tags"]]

    run = server.wait("run by the sensor", by_sensor)[0]
    assert server.finished(run["runId"]) == "SUCCESS"
    server.wait("whole-lake tables", (server.root / "lake" / "claim_clusters" / "all.parquet").is_file)


@pytest.mark.timeout(900)
def test_every_asset_shows_group_grain_kinds_columns_and_numbers(server: Server) -> None:
    found = server.ask(
        """{ assetNodes { assetKey { path } groupName description kinds metadataEntries { __typename label }
             assetMaterializations(limit: 50) { metadataEntries { __typename label } } } }"""
    )["assetNodes"]
    tables = {node["assetKey"]["path"][0]: node for node in found}
    assert {"raw_pages", "articles", "claims", "claim_clusters", "gates", "release"} <= set(tables)
    for name, node in tables.items():
        assert node["groupName"] not in {None, "default"}, name
        assert node["description"].startswith(
            ("One row is one", "One partition is one", "One materialization is one")
        ), name
        if name not in {"raw_pages", "release"}:
            assert "parquet" in node["kinds"]
            assert "TableSchemaMetadataEntry" in {e["__typename"] for e in node["metadataEntries"]}, name
    shown = [{e["label"] for e in m["metadataEntries"]} for m in tables["claims"]["assetMaterializations"]]
    # the sensor may have asked for a batch that was current by then: that run says "unchanged"
    made = [labels for labels in shown if "unchanged" not in labels]
    assert any({"dagster/row_count", "preview", "picture", "kind direct"} <= labels for labels in made)


@pytest.mark.timeout(900)
def test_the_launchpad_form_offers_typed_and_described_settings(server: Server) -> None:
    found = server.ask(
        """{ runConfigSchemaOrError(selector: {repositoryName: "__repository__", repositoryLocationName: "telusur",
             pipelineName: "ingest"}) { ... on RunConfigSchema { allConfigTypes { ... on CompositeConfigType {
             fields { name description isRequired configType { key } } } } } } }"""
    )["runConfigSchemaOrError"]["allConfigTypes"]
    fields = {f["name"]: f for t in found if t for f in t["fields"]}
    for name in ("raw_root", "lake_root", "languages", "workers"):
        assert fields[name]["description"], name
        assert not fields[name]["isRequired"], name
    assert "Int" in fields["workers"]["configType"]["key"]
    assert "Array" in fields["languages"]["configType"]["key"]
