"""Whatever the bytes, reading never raises, and each file gives at least one row that the tables take."""

import json
import tempfile
from pathlib import Path

import zstandard
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipelines.reading import Document, Limits, fingerprint, read_batch
from pipelines.records import TABLES, Rejected
from tests.pipelines.reading.made_files import (
    LINES,
    PAGE,
    PROSE,
    RECORDS,
    WARC,
    damaged,
    gzipped,
    page,
    response,
    zipped,
)

CSV = "judul,isi,tanggal\nSatu,Isi satu,2024\n" + 'Dua,"Isi\ndua",2024\n'
SOUND = [
    PROSE.encode(),
    PAGE.encode(),
    LINES.encode(),
    str(RECORDS).replace("'", '"').encode(),
    CSV.encode(),
    PROSE.encode("utf-16"),
    LINES.encode("utf-16"),
    WARC,
    WARC + response("https://warta.example/9", gzipped(page(9)), extra="Content-Encoding: gzip\r\n"),
    gzipped(LINES.encode()),
    gzipped(WARC[:400]) + gzipped(WARC[400:]),
    zstandard.compress(LINES.encode()),
    zipped({"a.txt": PROSE.encode(), "b.jsonl.gz": gzipped(LINES.encode()), "c.warc": WARC}),
]
SMALL = Limits(max_document_bytes=700, max_expanded_bytes=20_000, max_ratio=20, ratio_from_bytes=5_000, max_members=4)

json_like = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["text", "title", "url", "html", "x", "articles"]), inner)
    ),
    max_leaves=8,
)


def checked(contents: list[bytes], limits: Limits = SMALL) -> list[Document | Rejected]:
    """The rows of a batch of these files; asserts all that holds of any batch."""
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(contents):
            (Path(folder) / f"{number:03}").write_bytes(content)
        rows = list(read_batch(Path(folder), "default", limits))
        assert rows == list(read_batch(Path(folder), "default", limits))
        assert fingerprint(Path(folder), "default") == fingerprint(Path(folder), "default")
    keys = [(row.source_path, row.record) for row in rows]
    assert keys == sorted(set(keys))
    assert {path for path, _ in keys} == {f"{number:03}" for number in range(len(contents))}
    for path, record in keys:
        assert record == 0 or (path, record - 1) in set(keys)
    TABLES["rejected"].to_arrow([row for row in rows if isinstance(row, Rejected)])
    for row in rows:
        if isinstance(row, Document):
            assert row.text.strip()
            "".join([row.text, row.url or "", *row.fields.values()]).encode("utf-8")
    return rows


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4))
@example([b"\xff\xfe\x00\xd8"])
@example(
    [b"\x1f\x8b", b"PK\x03\x04", b"PK\x05\x06", b"\x28\xb5\x2f\xfd", b"WARC/1.0\r\n", b"[", b"{", b'"', b'{"', b"[{"]
)
def test_any_bytes_end_as_documents_or_rejections(contents):
    checked(contents)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SOUND), st.integers(0, 2**32), st.integers(1, 6))
def test_any_damage_to_sound_files_ends_as_documents_or_rejections(content, seed, wounds):
    rows = checked([PROSE.encode() + b"a", damaged(content, seed, wounds), PROSE.encode() + b"z"])
    assert isinstance(rows[0], Document)
    assert isinstance(rows[-1], Document)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(json_like, min_size=1, max_size=5), st.sampled_from([None, 1]), st.booleans())
def test_any_json_ends_as_documents_or_rejections(values, indent, ascii_only):
    lines = "\n".join(json.dumps(value, ensure_ascii=ascii_only) for value in values)
    array = json.dumps(values, indent=indent, ensure_ascii=ascii_only)
    checked([lines.encode("utf-8", "surrogatepass"), array.encode("utf-8", "surrogatepass")])


def test_the_sound_files_are_sound():
    rows = checked(SOUND, Limits())
    assert {row.reason for row in rows if isinstance(row, Rejected)} == {"duplicate"}
    assert sum(isinstance(row, Document) for row in rows) >= 12
