"""Whatever lies in a batch: each document is kept or turned away with its reason, and its neighbours come through."""

import gzip
import hashlib
import io
import json
import os
import random
import socket
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
import zstandard

from pipelines.reading import Document, Limits, raw_files, read_batch, streams
from pipelines.reading.found import StreamError
from pipelines.records import TABLES, Rejected
from tests.pipelines.reading.made_files import PAGE, PROSE, WARC, gzipped, page, read, response, zipped


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """A batch with a sound neighbour before and after whatever a test adds."""
    folder = tmp_path / "raw" / "b"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Berita pertama dari kota.")
    (folder / "z.txt").write_text("Berita terakhir dari desa.")
    return folder


def rejected(batch: Path, **limits: int) -> list[Rejected]:
    """What was turned away; asserts that the neighbours came through, in order, and that keys are unique and rows valid."""
    rows = list(read_batch(batch.parent, batch.name, Limits(**limits)))
    kept = [row.source_path for row in rows if isinstance(row, Document)]
    assert (kept[0], kept[-1]) == ("b/a.txt", "b/z.txt")
    keys = [(row.source_path, row.record) for row in rows]
    assert keys == sorted(set(keys))
    found = [row for row in rows if isinstance(row, Rejected)]
    assert TABLES["rejected"].to_arrow(found).num_rows == len(found)
    assert all(row.stage == "reading" and row.detail for row in found)
    return found


def texts(batch: Path) -> list[str]:
    return [row.text for row in read_batch(batch.parent, batch.name) if isinstance(row, Document)][1:-1]


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def json_lines(count: int) -> bytes:
    """Lines that do not compress, so that a cut lies where it is made."""
    return b"".join(json.dumps({"title": f"{n}", "text": noise(300, n).hex()}).encode() + b"\n" for n in range(count))


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe \x00", "\u00a0\n".encode()]
)
def test_an_empty_file_is_turned_away_as_empty(batch, content):
    (batch / "m").write_bytes(content)
    (row,) = rejected(batch)
    assert (row.source_path, row.record, row.reason, row.size_bytes) == ("b/m", 0, "empty", len(content))
    assert row.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"[ ]\n",
        b"judul,isi\n",
        gzipped(b""),
        zstandard.compress(b" "),
        zipped({}),
        zipped({"x": b""}),
        gzipped(b"[]"),
    ],
    ids=["array", "array-blank", "csv", "gzip", "zstd", "zip", "zip-member", "gzip-array"],
)
def test_a_container_of_nothing_is_turned_away_as_empty(batch, content):
    (batch / "m").write_bytes(content)
    (row,) = rejected(batch)
    assert row.reason == "empty"


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\x02\x01\x01\x00" + noise(100), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"a\0b" * 9, b"\x01\x02\x03\x04" * 20],
)
def test_bytes_that_are_no_text_are_turned_away_as_binary(batch, content):
    (batch / "m.txt").write_bytes(content)
    (row,) = rejected(batch)
    assert (row.reason, row.size_bytes, row.sha256) == ("binary", len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "PDF"),
        (b"\xfd7zXZ\x00\x00\x04", "xz"),
        (b"PAR1\x15\x04", "parquet"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>', "feed"),
        (b"<rss><channel></channel></rss>", "feed"),
        (zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "office document"),
        (gzipped(zipped({"x.txt": b"x"})), "zip within"),
        (zipped({"x.txt": b"x" * 99}, zipfile.ZIP_BZIP2), "deflate"),
        (b'{"nama": "Rina", "umur": "40"}', "nama, umur"),
        (b"judul,tautan,tanggal\nSatu,u,2024\n", "seeds/record_fields.csv"),
        (response("https://warta.example/x.png", b"\x89PNG", "image/png"), "without any page"),
    ],
)
def test_a_format_that_is_not_read_is_named_as_unsupported(batch, content, words):
    (batch / "m").write_bytes(content)
    (row,) = rejected(batch)
    assert row.reason == "unsupported_format"
    assert words in row.detail


def test_an_encoding_that_cannot_be_told_is_said_so(batch):
    ebcdic = "Wali kota meresmikan jembatan baru di tepi sungai itu. ".encode("cp037") * 5
    (batch / "m").write_bytes(ebcdic)
    (row,) = rejected(batch)
    assert (row.reason, row.size_bytes) == ("unknown_encoding", len(ebcdic))
    assert "UTF-8" in row.detail


def test_a_line_in_an_unknown_encoding_leaves_the_other_lines(batch):
    (batch / "m").write_bytes(
        b'{"text": "satu"}\n{"text": "' + bytes(range(0x80, 0x100)) * 3 + b'"}\n{"text": "tiga"}\n'
    )
    (row,) = rejected(batch)
    assert (row.record, row.reason) == (1, "unknown_encoding")
    assert row.detail.startswith("line 2:")
    assert texts(batch) == ["satu", "tiga"]


@pytest.mark.parametrize("pack", [gzipped, zstandard.compress], ids=["gzip", "zstd"])
def test_of_a_truncated_archive_the_records_before_the_break_are_kept(batch, pack):
    packed = pack(json_lines(2000))
    (batch / "m.gz").write_bytes(packed[: len(packed) * 3 // 4])
    (row,) = rejected(batch)
    assert row.reason == "truncated_archive"
    assert row.size_bytes == len(packed) * 3 // 4
    kept = [json.loads(line)["text"] for line in json_lines(2000).splitlines()][: row.record]
    assert texts(batch) == kept
    assert row.record > 1000


def test_a_truncated_archive_of_one_page_gives_no_half_page(batch):
    (batch / "m.gz").write_bytes(gzipped(PAGE.encode())[:-12])
    (row,) = rejected(batch)
    assert (row.record, row.reason) == (0, "truncated_archive")


@pytest.mark.parametrize(
    "pack", [gzipped, zstandard.ZstdCompressor(write_checksum=True).compress], ids=["gzip", "zstd"]
)
def test_of_a_damaged_archive_the_records_before_the_damage_are_kept(batch, pack):
    packed = bytearray(pack(json_lines(2000)))
    middle = len(packed) // 2
    packed[middle : middle + 40] = bytes(b ^ 0x5A for b in packed[middle : middle + 40])
    (batch / "m.gz").write_bytes(packed)
    found = rejected(batch)
    assert found[-1].reason == "corrupt_archive"
    assert len(texts(batch)) > 500
    assert "fetch" in found[-1].detail


def test_of_a_damaged_gzip_all_that_stands_before_the_damage_is_handed_out():
    sound = noise(20_000).hex().encode() * 50
    packing = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    packed = packing.compress(sound) + packing.flush(zlib.Z_FULL_FLUSH) + b"\x07"  # a block of a kind that there is not
    expanded = streams.gunzip(io.BufferedReader(io.BytesIO(packed)), streams.Budget(Limits()))
    given = []
    with pytest.raises(StreamError):
        while piece := expanded.read1():
            given.append(piece)
    assert b"".join(given) == sound


def test_a_wrong_checksum_at_the_end_keeps_the_records_and_is_said(batch):
    packed = bytearray(gzipped(json_lines(3)))
    packed[-8] ^= 1
    (batch / "m.gz").write_bytes(packed)
    (row,) = rejected(batch)
    assert (row.record, row.reason) == (3, "corrupt_archive")


def test_a_damaged_member_of_a_zip_leaves_the_other_members(batch):
    packed = bytearray(zipped({"1.txt": b"satu", "2.txt": b"dua", "3.txt": b"tiga"}, zipfile.ZIP_STORED))
    packed[packed.index(b"dua")] ^= 1
    (batch / "m.zip").write_bytes(packed)
    (row,) = rejected(batch)
    assert (row.record, row.reason) == (1, "corrupt_archive")
    assert "2.txt" in row.detail
    assert texts(batch) == ["satu", "tiga"]


def test_a_zip_without_its_table_of_contents_is_truncated(batch):
    (batch / "m.zip").write_bytes(zipped({"1.txt": b"satu" * 99})[:-30])
    (row,) = rejected(batch)
    assert row.reason == "truncated_archive"


def test_an_encrypted_member_of_a_zip_is_unreadable(batch):
    packed = bytearray(zipped({"1.txt": b"satu", "2.txt": b"dua"}))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        packed[packed.index(sign) + offset] |= 1
    (batch / "m.zip").write_bytes(packed)
    (row,) = rejected(batch)
    assert (row.record, row.reason) == (0, "unreadable")
    assert texts(batch) == ["dua"]


def test_bad_lines_of_json_leave_the_good_ones(batch):
    lines = [
        b'{"text": "satu"}',
        b'{"text": "dua"',
        b"[1, 2]",
        b"",
        b'"kata"',
        b"12",
        b"null",
        b'{"text": ""}',
        b'{"text": "enam"}',
    ]
    (batch / "m").write_bytes(b"\n".join(lines))
    found = rejected(batch)
    assert [(row.record, row.reason) for row in found] == [
        (1, "invalid_json"),
        (2, "not_an_object"),
        (3, "not_an_object"),
        (4, "not_an_object"),
        (5, "not_an_object"),
        (6, "empty"),
    ]
    assert found[0].detail.startswith("line 2:")
    assert found[2].detail.startswith("line 5:")
    assert found[0].sha256 == hashlib.sha256(lines[1]).hexdigest()
    assert texts(batch) == ["satu", "enam"]


def test_a_file_of_one_broken_line_is_invalid_json(batch):
    (batch / "m").write_bytes(b'{"title": "Satu", "text": "Isi')
    (row,) = rejected(batch)
    assert row.reason == "invalid_json"


def test_bad_objects_of_a_json_array_leave_the_good_ones(batch):
    (batch / "m").write_bytes(
        b'[{"text": "satu"}, {"text": dua}, 3, [{"text": "x"}], {"text": "lima"}, {"text": "enam"'
    )
    assert [(row.record, row.reason) for row in rejected(batch)] == [
        (1, "invalid_json"),
        (2, "not_an_object"),
        (3, "not_an_object"),
        (5, "invalid_json"),
    ]
    assert texts(batch) == ["satu", "lima"]


def test_json_nested_without_end_is_invalid(batch):
    (batch / "m").write_bytes(b'{"text": "satu"}\n{"text": ' + b"[" * 100_000 + b"\n" + b'{"text": "tiga"}\n')
    (row,) = rejected(batch)
    assert (row.record, row.reason) == (1, "invalid_json")
    assert texts(batch) == ["satu", "tiga"]


def test_a_row_of_csv_with_too_many_cells_leaves_the_others(batch):
    (batch / "m").write_bytes(b"judul,isi\nSatu,satu\nDua,dua,sisa\nTiga,tiga\nEmpat\n")
    assert [(row.record, row.reason) for row in rejected(batch)] == [(1, "invalid_csv"), (3, "empty")]
    assert texts(batch) == ["satu", "tiga"]


def test_a_quotation_mark_never_closed_in_csv_ends_the_file_at_the_limit(batch):
    (batch / "m").write_bytes(b'judul,isi\nSatu,satu\nDua,"dua\n' + b"baris\n" * 1000)
    (row,) = rejected(batch, max_document_bytes=2000)
    assert (row.record, row.reason) == (1, "too_large")
    assert "line 3" in row.detail
    assert texts(batch)[0] == "satu"


def test_a_line_of_fifty_megabytes_is_turned_away_without_being_held(batch):
    line = b'{"text": "' + b"a" * 50_000_000 + b'"}'
    (batch / "m").write_bytes(b'{"text": "satu"}\n' + line + b'\n{"text": "tiga"}\n')
    digest, size = hashlib.sha256(line).hexdigest(), len(line)
    del line
    tracemalloc.start()
    (row,) = rejected(batch, max_document_bytes=2**20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (row.record, row.reason, row.size_bytes, row.sha256) == (1, "too_large", size, digest)
    assert peak < 12_000_000
    assert texts(batch) == ["satu", "tiga"]


@pytest.mark.parametrize("layout", ["lines", "array", "csv"])
def test_memory_does_not_grow_with_the_file(batch, layout):
    with gzip.open(batch / "m", "wb", compresslevel=1) as opened:
        opened.write({"lines": b"", "array": b"[", "csv": b"title,text\n"}[layout])
        for n in range(1000):
            line = b'{"title": "%d", "text": "%s"}' % (n, b"kata " * 2000)
            opened.write(
                {"lines": line + b"\n", "array": line + b",", "csv": b"%d,%s\n" % (n, b"kata " * 2000)}[layout]
            )
        opened.write({"lines": b"", "array": b"{}]", "csv": b""}[layout])
    tracemalloc.start()
    read = sum(isinstance(row, Document) for row in read_batch(batch.parent, "b"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read == 1002
    assert peak < 6_000_000


def test_an_object_over_the_limit_leaves_its_neighbours(batch):
    objects = [{"text": "satu"}, {"text": "a" * 5000}, {"text": "tiga"}]
    (batch / "m").write_text(json.dumps(objects, indent=1))
    (row,) = rejected(batch, max_document_bytes=2000)
    assert (row.record, row.reason) == (1, "too_large")
    assert texts(batch)[0::2] == ["satu", "tiga"]


@pytest.mark.parametrize("content", [b"kata " * 1000, b"<html>" + b"<p>kata</p>" * 1000])
def test_a_page_over_the_limit_is_too_large(batch, content):
    (batch / "m").write_bytes(gzipped(content))
    (row,) = rejected(batch, max_document_bytes=2000)
    assert (row.reason, row.size_bytes, row.sha256) == ("too_large", len(content), hashlib.sha256(content).hexdigest())


def test_a_line_exactly_at_the_limit_is_kept(batch):
    line = b'{"text": "' + b"a" * 988 + b'"}'
    (batch / "m").write_bytes(line + b"\r\n" + line + b"b")
    (row,) = rejected(batch, max_document_bytes=1000)
    assert (len(line), row.reason, row.size_bytes) == (1000, "too_large", 1001)


@pytest.mark.parametrize(
    "pack", [gzipped, zstandard.compress, lambda data: zipped({"x": data})], ids=["gzip", "zstd", "zip"]
)
def test_a_bomb_is_stopped_by_its_ratio(batch, pack):
    (batch / "m").write_bytes(pack(b" " * 34_000_000))
    (row,) = rejected(batch)
    assert (row.record, row.reason) == (0, "archive_limit")


@pytest.mark.parametrize(
    "pack", [gzipped, zstandard.compress, lambda data: zipped({"x": data})], ids=["gzip", "zstd", "zip"]
)
def test_an_archive_that_expands_past_the_absolute_limit_is_stopped_after_what_fits(batch, pack):
    (batch / "m").write_bytes(pack(json_lines(1500)))
    (row,) = rejected(batch, max_expanded_bytes=700_000)
    assert row.reason == "archive_limit"
    assert 500 < row.record < 1500
    assert len(texts(batch)) == 1500


def test_members_of_a_zip_share_the_absolute_limit(batch):
    (batch / "m").write_bytes(zipped({f"{n}.txt": noise(1000, n).hex().encode() for n in range(10)}))
    (row,) = rejected(batch, max_expanded_bytes=5000)
    assert (row.record, row.reason) == (2, "archive_limit")


def test_a_zip_of_too_many_members_is_stopped(batch):
    (batch / "m").write_bytes(zipped({f"{n}.txt": b"x" for n in range(10)}))
    (row,) = rejected(batch, max_members=9)
    assert row.reason == "archive_limit"


def test_archives_in_archives_are_opened_to_a_depth(batch):
    content = PROSE.encode()
    for _ in range(4):
        content = gzipped(content)
    (batch / "m").write_bytes(content)
    (row,) = rejected(batch)
    assert row.reason == "archive_limit"
    assert not rejected(batch, max_depth=4)


def test_a_link_out_of_the_raw_root_is_not_followed(batch, tmp_path):
    (tmp_path / "secret.txt").write_text("Rahasia.")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "x.txt").write_text("Rahasia.")
    (batch / "m").symlink_to(tmp_path / "secret.txt")
    (batch / "n").symlink_to(tmp_path / "secrets")
    assert [(row.source_path, row.reason, row.sha256) for row in rejected(batch)] == [
        ("b/m", "outside_raw_root", None),
        ("b/n", "outside_raw_root", None),
    ]


def test_a_link_within_the_raw_root_is_followed_to_a_file_but_not_to_a_folder(batch):
    (batch.parent / "c").mkdir()
    (batch.parent / "c" / "x.txt").write_text("Berita dari kabupaten.")
    (batch / "m").symlink_to(batch.parent / "c" / "x.txt")
    (batch / "n").symlink_to(batch.parent / "c")
    (batch / "o").symlink_to(batch)
    assert [(row.source_path, row.reason) for row in rejected(batch)] == [("b/n", "unreadable"), ("b/o", "unreadable")]
    assert texts(batch) == ["Berita dari kabupaten."]


def test_pipes_sockets_and_links_to_nothing_are_unreadable_and_never_waited_for(batch, monkeypatch):
    os.mkfifo(batch / "m")
    (batch / "n").symlink_to(batch / "nothing")
    (batch / "o").symlink_to(batch / "o")
    (batch / "p").symlink_to(batch / "m")
    monkeypatch.chdir(batch)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("q")
        found = rejected(batch)
    assert [(row.source_path, row.reason) for row in found] == [(f"b/{name}", "unreadable") for name in "mnopq"]


def test_a_file_without_permission_is_unreadable(batch, monkeypatch):
    (batch / "m").write_text(PROSE)
    (batch / "m").chmod(0)
    if os.access(batch / "m", os.R_OK):  # root reads everything: let the system refuse as it does to others
        opened = os.open

        def refusing(path, flags, *rest, **more):
            if str(path).endswith("b/m"):
                raise PermissionError(13, "Permission denied")
            return opened(path, flags, *rest, **more)

        monkeypatch.setattr(os, "open", refusing)
    (row,) = rejected(batch)
    assert (row.source_path, row.reason, row.size_bytes) == ("b/m", "unreadable", len(PROSE))
    assert "Permission denied" in row.detail


def test_a_file_that_goes_away_while_the_batch_is_read_is_unreadable(batch):
    (batch / "m").write_text(PROSE)
    rows = read_batch(batch.parent, "b")
    (batch / "m").unlink()
    assert [row.reason for row in rows if isinstance(row, Rejected)] == ["unreadable"]


@pytest.mark.parametrize(
    "content", [PROSE.encode() * 9999, gzipped(json_lines(2000)), WARC * 999, gzipped(WARC * 9999)]
)
def test_a_disk_that_fails_while_a_file_is_read_ends_that_file(batch, monkeypatch, content):
    class Failing(io.BytesIO):
        def read(self, size=-1):
            if self.tell() >= 65536:
                raise OSError(5, "Input/output error")
            return super().read(min(size, 65536) if size >= 0 else 65536)

        read1 = read

        def readinto(self, buffer):
            piece = self.read(len(buffer))
            buffer[: len(piece)] = piece
            return len(piece)

    opened = raw_files.open_raw
    monkeypatch.setattr(
        raw_files, "open_raw", lambda file: Failing(content) if file.source_path == "b/m" else opened(file)
    )
    (batch / "m").write_bytes(content)
    assert rejected(batch)[0].reason in ("unreadable", "corrupt_archive", "duplicate")


def test_a_stray_zero_in_a_long_page_does_not_make_it_binary(batch):
    (batch / "m").write_bytes(PROSE.encode() * 50 + b"\0" + PROSE.encode())
    assert rejected(batch) == []


def test_the_same_bytes_twice_keep_the_first_in_order_of_path_and_record(batch):
    line = b'{"text": "satu"}'
    (batch / "n").write_bytes(line + b"\n" + line + b'\n{"text": "dua"}\n')
    (batch / "m.gz").write_bytes(gzipped(line))
    (batch / "y").write_text("Berita pertama dari kota.")
    found = rejected(batch)
    assert [(row.source_path, row.record, row.reason) for row in found] == [
        ("b/n", 0, "duplicate"),
        ("b/n", 1, "duplicate"),
        ("b/y", 0, "duplicate"),
    ]
    assert "b/m.gz, record 0" in found[0].detail
    assert "b/a.txt" in found[2].detail
    assert found[0].sha256 == hashlib.sha256(line).hexdigest()


def test_the_same_bytes_in_another_batch_are_no_duplicate(batch):
    (batch.parent / "c").mkdir()
    (batch.parent / "c" / "a.txt").write_text("Berita pertama dari kota.")
    (row,) = read_batch(batch.parent, "c")
    assert isinstance(row, Document)


def test_bad_files_that_are_alike_each_keep_their_own_reason(batch):
    for name in "mn":
        (batch / name).write_bytes(b"")
    assert [row.reason for row in rejected(batch)] == ["empty", "empty"]


def test_a_damaged_member_of_a_packed_web_archive_loses_that_record_alone(tmp_path):
    members = [
        gzipped(response(f"https://warta.example/{n}", page(n) + noise(500, n).hex().encode())) for n in range(1, 8)
    ]
    broken = bytearray(members[3])
    broken[60:90] = b"\xff" * 30
    members[3] = bytes(broken)
    rows = read(tmp_path, b"".join(members))
    assert [row.reason for row in rows if isinstance(row, Rejected)] == ["corrupt_archive"]
    assert [row.url[-1] for row in rows if isinstance(row, Document)] == list("123567")


def test_a_damaged_record_of_a_web_archive_leaves_the_others(tmp_path):
    records = [response(f"https://warta.example/{n}", page(n)) for n in range(1, 6)]
    records[2] = records[2].replace(b"Content-Length: ", b"Content-Length: x")
    rows = read(tmp_path, b"".join(records))
    assert [row.reason for row in rows if isinstance(row, Rejected)] == ["corrupt_archive"]
    assert [row.url[-1] for row in rows if isinstance(row, Document)] == list("1245")


def test_a_web_archive_cut_within_a_page_keeps_the_pages_before(tmp_path):
    rows = read(tmp_path, WARC[:-40])
    assert [getattr(row, "reason", None) for row in rows] == [None, "truncated_archive"]


def test_a_page_of_a_web_archive_that_cannot_be_unpacked_leaves_the_others(tmp_path):
    bad = response("https://warta.example/1", gzipped(page(1))[:60], extra="Content-Encoding: gzip\r\n")
    odd = response("https://warta.example/2", b"5\r\nabc", extra="Transfer-Encoding: chunked\r\n")
    large = response("https://warta.example/3", b"a" * 17_000_000)
    rows = read(
        tmp_path,
        bad
        + odd
        + large
        + response("https://warta.example/4", b"", extra="")
        + response("https://warta.example/5", page(5)),
    )
    assert [getattr(row, "reason", None) for row in rows] == [
        "corrupt_archive",
        "corrupt_archive",
        "too_large",
        "empty",
        None,
    ]
    assert rows[2].size_bytes == 17_000_000
