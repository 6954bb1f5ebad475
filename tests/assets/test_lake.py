"""The lake keeps what it promises: whole files, every version, footers that tell where rows come from."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from assets.files import Candidate, content_hash
from assets.lake import Lake, NotPublished
from pipelines.records import TABLES, Claim, Sentence, Span, table_of

ARTICLE = "0123456789abcdef"
NOON = dt.datetime(2025, 3, 10, 12, tzinfo=dt.UTC)


def sentences(*texts: str) -> pa.Table:
    rows = [
        Sentence(article_id=ARTICLE, sentence_no=n, paragraph_no=0, start=n * 100, end=n * 100 + len(text), text=text)
        for n, text in enumerate(texts)
    ]
    return table_of(Sentence).to_arrow(rows)


def publish(
    lake: Lake, rows: pa.Table, *, batch: str = "b1", hour: int = 0, inputs: dict[str, str] | None = None
) -> bool:
    now = NOON + dt.timedelta(hours=hour)
    given = inputs or {"articles": "v1"}
    return lake.publish(Candidate.of("sentences", batch, rows, code_version="c1", inputs=given), now=now)


@pytest.fixture(params=["folder", "memory"])
def lake(request: pytest.FixtureRequest, tmp_path: Path) -> Lake:
    return Lake(str(tmp_path / "lake") if request.param == "folder" else f"memory://{tmp_path.name}/lake")


def test_published_rows_are_read_back_with_their_schema(lake: Lake) -> None:
    publish(lake, sentences("Satu.", "Dua é."))
    rows = lake.read("sentences")
    assert rows.schema.equals(TABLES["sentences"].schema)
    assert rows.column("text").to_pylist() == ["Satu.", "Dua é."]


def test_no_python_object_lies_behind_a_file_that_arrows_threads_read(lake: Lake) -> None:
    publish(lake, sentences("Satu."))
    with lake.storage.open_native("sentences/b1.parquet") as file:
        assert isinstance(file, pa.NativeFile)
        assert not isinstance(file, pa.PythonFile)
        assert pq.read_table(file).num_rows == 1
    with pytest.raises(FileNotFoundError):
        lake.storage.open_native("sentences/b2.parquet")


def test_tables_are_read_from_native_files_alone(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(lake, sentences("Satu."))
    parquet_file, sources = pq.ParquetFile, []
    monkeypatch.setattr(pq, "ParquetFile", lambda source: sources.append(source) or parquet_file(source))
    lake.read("sentences")
    lake.write_verdict("sentences", "b1", "v1", TABLES["gates"].schema.empty_table())
    lake.verdict("sentences", "b1", "v1")
    assert len(sources) == 2
    assert all(isinstance(source, pa.NativeFile) and not isinstance(source, pa.PythonFile) for source in sources)


def test_columns_are_read_in_the_order_asked_for_and_a_strange_one_is_named(lake: Lake) -> None:
    publish(lake, sentences("Satu."))
    assert lake.read("sentences", columns=["text", "start"]).column_names == ["text", "start"]
    with pytest.raises(KeyError, match="penulis"):
        lake.read("sentences", columns=["text", "penulis"])


def test_reading_does_without_arrows_machinery_for_data_sets(tmp_path: Path) -> None:
    publish(Lake(str(tmp_path)), sentences("Satu."))
    code = "import sys; from assets.lake import Lake; Lake(sys.argv[1]).read('sentences'); print('pyarrow.dataset' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_same_rows_from_the_same_inputs_write_nothing(lake: Lake) -> None:
    assert publish(lake, sentences("Satu."))
    assert not publish(lake, sentences("Satu."), hour=1)
    assert len(lake.versions("sentences", "b1")) == 1


def test_every_version_is_kept_and_can_be_read_as_of_a_moment(lake: Lake) -> None:
    publish(lake, sentences("Lama."))
    publish(lake, sentences("Baru."), hour=2)
    assert [v.published_at for v in lake.versions("sentences", "b1")] == [NOON, NOON + dt.timedelta(hours=2)]
    then = lake.read("sentences", as_of=NOON + dt.timedelta(hours=1))
    assert then.column("text").to_pylist() == ["Lama."]
    assert lake.read("sentences").column("text").to_pylist() == ["Baru."]
    with pytest.raises(NotPublished):
        lake.read("sentences", as_of=NOON - dt.timedelta(days=1))


def test_a_footer_tells_version_code_and_inputs(lake: Lake) -> None:
    rows = sentences("Satu.")
    publish(lake, rows, inputs={"articles": "abc"})
    footer = lake.footer("sentences", "b1")
    assert footer is not None
    assert (footer.version, footer.code_version, footer.inputs, footer.rows) == (
        content_hash(rows),
        "c1",
        {"articles": "abc"},
        1,
    )


def test_a_version_left_by_a_kill_before_publication_is_taken_away(lake: Lake) -> None:
    publish(lake, sentences("Lama."))
    orphan = ".versions/sentences/b1/20250310T130000000000Z-ffffffffffffffff.parquet"
    lake.storage.write(orphan, b"never published")
    publish(lake, sentences("Baru."), hour=2)
    assert [v.version for v in lake.versions("sentences", "b1")] == [
        content_hash(sentences("Lama.")),
        content_hash(sentences("Baru.")),
    ]


def test_plain_parquet_readers_see_current_rows_and_nothing_else(tmp_path: Path) -> None:
    lake = Lake(str(tmp_path))
    publish(lake, sentences("Lama."))
    publish(lake, sentences("Baru."), hour=1)
    publish(lake, sentences("Lain."), batch="b 2")
    lake.refuse(Candidate.of("sentences", "b1", sentences("Ditolak.")), now=NOON)
    expected = ["Baru.", "Lain."]
    assert sorted(pd.read_parquet(tmp_path / "sentences")["text"]) == expected
    found = duckdb.sql(f"select text from '{tmp_path}/sentences/*.parquet' order by text").fetchall()
    assert [text for (text,) in found] == expected
    # outside the known partitions nothing parquet lies where a reader would look
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith(".")) == ["sentences"]


def test_an_unfinished_write_is_invisible_to_readers(tmp_path: Path) -> None:
    lake = Lake(str(tmp_path))
    publish(lake, sentences("Satu."))
    (tmp_path / "sentences" / ".b2.parquet.999.tmp").write_bytes(b"half")
    assert lake.batches("sentences") == ["b1"]
    assert list(pd.read_parquet(tmp_path / "sentences")["text"]) == ["Satu."]


def test_descriptions_travel_in_the_file(tmp_path: Path) -> None:
    lake = Lake(str(tmp_path))
    publish(lake, sentences("Satu."))
    schema = pq.read_schema(tmp_path / "sentences" / "b1.parquet")
    assert schema.field("text").metadata[b"description"].startswith(b"The sentence")
    assert schema.metadata[b"grain"].startswith(b"One row is one sentence")


def test_a_missing_batch_names_the_gate_that_refused_it(lake: Lake) -> None:
    with pytest.raises(NotPublished, match="run the stage that makes it first"):
        lake.input_versions(["sentences"], "b1")
    rows = sentences("Ditolak.")
    lake.refuse(Candidate.of("sentences", "b1", rows), now=NOON)
    with pytest.raises(NotPublished, match="its gate refused newer rows"):
        lake.input_versions(["sentences"], "b1")


def test_a_batch_name_of_any_letters_stays_one_file(lake: Lake) -> None:
    for batch in ("2025-03 minggu 1", "a/b", "ébé", "..", "%2F"):
        publish(lake, sentences(f"Isi {batch}."), batch=batch)
        assert lake.read("sentences", batch=batch).column("text").to_pylist() == [f"Isi {batch}."]
    assert lake.batches("sentences") == sorted(["2025-03 minggu 1", "a/b", "ébé", "..", "%2F"])


def test_the_content_hash_ignores_chunks_and_sees_every_cell() -> None:
    rows = sentences("Satu.", "Dua.", "Tiga.")
    chunked = pa.concat_tables([rows.slice(0, 1), rows.slice(1)])
    assert content_hash(chunked) == content_hash(rows)
    assert content_hash(rows.slice(1)) == content_hash(pa.concat_tables([rows.slice(1, 1), rows.slice(2)]))
    assert content_hash(sentences("Satu.", "Dua.", "Tigo.")) != content_hash(rows)
    assert content_hash(sentences("Satu", ".Dua.", "Tiga.")) != content_hash(rows)
    assert content_hash(rows.slice(0, 2)) != content_hash(rows)


def test_the_content_hash_sees_lists_structs_nulls_and_vocabularies() -> None:
    def claim(**other: object) -> pa.Table:
        given = dict(
            claim_id=f"{ARTICLE}:0-4", article_id=ARTICLE, batch="b", kind="direct", content="Kata", pieces=[Span(0, 4)],
            start=0, end=9, sentence_no=0, paragraph_no=0, cue=None, cue_start=None, cue_end=None, cue_lemma=None,
            source=None, source_start=None, source_end=None, speaker=None, speaker_id=None, speaker_title=None,
            speaker_resolution="none", addressee=None, addressee_id=None, stance="assert", via=["A"], origin="A",
            origin_evidence="via", entity_ids=[], quantities=[], dates=[], outlet=None, published_at=None, confidence=0.5,
            rule="r",
        )  # fmt: skip
        return table_of(Claim).to_arrow([Claim(**{**given, **other})])

    plain = content_hash(claim())
    changed = [
        claim(pieces=[Span(0, 3)]), claim(pieces=[Span(0, 4), Span(5, 6)]), claim(via=[]), claim(via=["A", "B"]), claim(stance="deny"),
        claim(cue=""), claim(published_at=NOON), claim(confidence=0.25), claim(dates=[(dt.date(2025, 3, 1), "day", "x")]),
    ]  # fmt: skip
    hashes = [content_hash(rows) for rows in changed]
    assert len({plain, *hashes}) == len(changed) + 1
    back = table_of(Claim).from_arrow(claim())
    assert content_hash(table_of(Claim).to_arrow(back)) == plain
