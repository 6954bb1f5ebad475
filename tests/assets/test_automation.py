"""The sensor, the schedule and the conditions ask for what is due, and for nothing that a gate holds back."""

from __future__ import annotations

import datetime as dt
import json

import dagster as dg
import pytest

from assets.automation import WHOLE_LAKE, failed_runs, new_and_changed_batches, nightly
from assets.definitions import defs
from tests.assets.test_gated import plant
from tests.conftest import NEW_PAGE, House


def tick(house: House, cursor: str | None) -> dg.SensorResult:
    with dg.build_sensor_context(
        instance=house.instance, cursor=cursor, resources={"telusur": house.telusur}
    ) as context:
        result = new_and_changed_batches(context)
    assert isinstance(result, dg.SensorResult)
    for request in result.dynamic_partitions_requests or []:
        assert isinstance(request, dg.AddDynamicPartitionsRequest)
        house.instance.add_dynamic_partitions("batch", list(request.partition_keys))
    return result


def asked(result: dg.SensorResult) -> list[str | None]:
    return [request.partition_key for request in result.run_requests or []]


def test_the_sensor_asks_for_new_and_changed_batches_once(house: House, a_batch: str) -> None:
    first = tick(house, None)
    assert asked(first) == sorted(p.name for p in (house.root / "raw").iterdir())
    assert set(house.instance.get_dynamic_partitions("batch")) == set(asked(first))
    second = tick(house, first.cursor)
    assert asked(second) == []

    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    (house.root / "raw" / "minggu-baru").mkdir()
    (house.root / "raw" / "minggu-baru" / "satu.txt").write_text(NEW_PAGE, encoding="utf-8")
    third = tick(house, second.cursor)
    assert asked(third) == [a_batch, "minggu-baru"]
    # the key carries the content, so that a lost cursor cannot make Dagster run the same bytes twice
    again = tick(house, second.cursor)
    assert [r.run_key for r in again.run_requests or []] == [r.run_key for r in third.run_requests or []]


def test_a_file_that_is_touched_but_not_changed_asks_for_nothing(house: House, a_batch: str) -> None:
    first = tick(house, None)
    page = next(p for p in sorted((house.root / "raw" / a_batch).iterdir()) if p.is_file())
    page.write_bytes(page.read_bytes())
    second = tick(house, first.cursor)
    assert asked(second) == []
    assert json.loads(second.cursor or "") != json.loads(first.cursor or "")


def test_the_sensor_reports_data_versions_of_raw_pages(house: House, a_batch: str) -> None:
    result = tick(house, None)
    seen = {
        e.partition: e.tags["dagster/data_version"] for e in result.asset_events if isinstance(e, dg.AssetObservation)
    }
    footer = house.lake.footer("articles", a_batch)
    assert footer is not None
    assert seen[a_batch] == footer.inputs["raw_pages"]


def test_the_schedule_ticks_at_two_in_jakarta_and_asks_for_what_is_not_up_to_date(house: House, a_batch: str) -> None:
    assert (nightly.cron_schedule, nightly.execution_timezone) == ("0 2 * * *", "Asia/Jakarta")

    def requests() -> list[str | None]:
        with dg.build_schedule_context(
            instance=house.instance,
            resources={"telusur": house.telusur},
            scheduled_execution_time=dt.datetime(2025, 3, 20, 19, tzinfo=dt.UTC),
            repository_def=defs.get_repository_def(),
        ) as context:
            return [request.partition_key for request in nightly.evaluate_tick(context).run_requests or []]

    assert requests() == []
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    assert requests() == [a_batch]


def test_whole_lake_tables_follow_a_publication_and_never_a_refusal(
    house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def evaluate(cursor: object = None) -> tuple[set[str], object]:
        result = dg.evaluate_automation_conditions(defs, instance=house.instance, cursor=cursor)  # type: ignore[arg-type]
        return {
            k.to_user_string() for k in [dg.AssetKey(t) for t in WHOLE_LAKE] if result.get_num_requested(k)
        }, result.cursor

    assert house.launch("ingest", a_batch).success
    assert house.launch("refresh").success
    _, cursor = evaluate()
    quiet, cursor = evaluate(cursor)
    assert quiet == set()

    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    plant(monkeypatch, "claims")
    assert not house.launch("ingest", a_batch).success
    refused, cursor = evaluate(cursor)
    assert refused == set()

    monkeypatch.undo()
    assert house.launch("ingest", a_batch).success
    published, _ = evaluate(cursor)
    assert published == set(WHOLE_LAKE)


def test_a_failed_run_asks_for_the_table_of_gates(house: House, a_batch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (house.root / "raw" / a_batch / "baru.txt").write_text(NEW_PAGE, encoding="utf-8")
    plant(monkeypatch, "articles")
    result = house.launch("ingest", a_batch)
    run = house.instance.get_run_by_id(result.run_id)
    assert run is not None
    logged = house.instance.all_logs(result.run_id, of_type=dg.DagsterEventType.RUN_FAILURE)
    event = logged[0].dagster_event
    assert event is not None
    context = dg.build_run_status_sensor_context(
        sensor_name="failed_runs", dagster_event=event, dagster_instance=house.instance, dagster_run=run
    ).for_run_failure()
    request = failed_runs(context)
    assert isinstance(request, dg.RunRequest)
    assert request.run_key == result.run_id


def test_observing_raw_pages_gives_each_batch_the_hash_of_its_files(house: House, a_batch: str) -> None:
    house.instance.add_dynamic_partitions("batch", [a_batch])
    from dagster._core.definitions.observe import observe

    from assets.raw_pages import raw_pages

    result = observe([raw_pages], instance=house.instance, resources={"telusur": house.telusur})
    seen = {
        e.event_specific_data.asset_observation.partition
        for e in result.all_events
        if e.event_type_value == "ASSET_OBSERVATION"
    }
    assert seen == {a_batch}
