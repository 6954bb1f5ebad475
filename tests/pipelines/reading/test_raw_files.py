"""Batches, their names, their files, and what tells that one changed."""

import os
from pathlib import Path

import pytest

from pipelines.reading import batches, fingerprint, read_batch, signature


def write(path: Path, content: str | bytes = "Sebuah berita.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def paths(root: Path, batch: str) -> list[str]:
    return [row.source_path for row in read_batch(root, batch)]


def test_a_batch_is_a_folder_under_the_root_with_all_that_is_nested_in_it(tmp_path):
    write(tmp_path / "b" / "x" / "y.txt", "satu")
    write(tmp_path / "b" / "z.txt", "dua")
    write(tmp_path / "a" / "z.txt", "tiga")
    assert batches(tmp_path) == ["a", "b"]
    assert paths(tmp_path, "b") == ["b/x/y.txt", "b/z.txt"]


def test_loose_files_and_a_folder_called_default_are_one_batch(tmp_path):
    write(tmp_path / "default" / "x.txt", "satu")
    write(tmp_path / "x.txt", "dua")
    write(tmp_path / "other" / "x.txt", "tiga")
    assert batches(tmp_path) == ["default", "other"]
    assert paths(tmp_path, "default") == ["default/x.txt", "x.txt"]


def test_loose_files_alone_make_the_batch_default(tmp_path):
    write(tmp_path / "x.txt")
    assert batches(tmp_path) == ["default"]


def test_hidden_files_and_folders_without_files_are_no_batch(tmp_path):
    write(tmp_path / ".git" / "x.txt")
    write(tmp_path / "a" / ".x.txt")
    write(tmp_path / ".hidden")
    (tmp_path / "empty" / "nested").mkdir(parents=True)
    assert batches(tmp_path) == []


def test_a_root_that_is_no_folder_is_refused_with_its_name(tmp_path):
    with pytest.raises(NotADirectoryError, match="nowhere"):
        batches(tmp_path / "nowhere")


def test_a_batch_that_is_not_there_is_refused_at_the_call(tmp_path):
    with pytest.raises(LookupError, match="'x'"):
        read_batch(tmp_path, "x")
    with pytest.raises(LookupError, match="'x'"):
        fingerprint(tmp_path, "x")


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("2024-06_berita.v2", "2024-06_berita.v2"),
        ("berita, 2023", "berita%2C%202023"),
        ("a...b", "a%2E%2E%2Eb"),
        ("dua\nbaris", "dua%0Abaris"),
        ("a=b%2C", "a%3Db%252C"),
        ("warta-é", "warta-%C3%A9"),
        (b"rusak-\xff", "rusak-%FF"),
    ],
)
def test_a_folder_name_becomes_a_batch_name_fit_for_files_keys_and_urls(tmp_path, folder, name):
    write(tmp_path / os.fsdecode(folder) / "x.txt")
    assert batches(tmp_path) == [name]
    (row,) = read_batch(tmp_path, name)
    assert row.batch == name
    assert row.source_path.encode("utf-8")


def test_a_very_long_folder_name_is_cut_and_stays_unique(tmp_path):
    for end in "ab":
        write(tmp_path / ("," * 200 + end) / "x.txt", end)
    first, second = batches(tmp_path)
    assert first != second
    assert max(len(first), len(second)) <= 120
    assert paths(tmp_path, first) != paths(tmp_path, second)


def test_files_come_in_code_point_order_of_their_path(tmp_path):
    for name in ("a.txt", "a/b.txt", "a-b.txt", "B.txt", "é.txt"):
        write(tmp_path / "k" / name, name)
    assert paths(tmp_path, "k") == ["k/B.txt", "k/a-b.txt", "k/a.txt", "k/a/b.txt", "k/é.txt"]


def test_file_names_that_are_no_utf8_are_shown_apart_from_those_that_spell_the_same(tmp_path):
    for name in (b"\xff.txt", b"\\xff.txt"):
        write(tmp_path / "k" / os.fsdecode(name), name.hex())
    assert paths(tmp_path, "k") == ["k/\\\\xff.txt", "k/\\xff.txt"]


def test_the_fingerprint_follows_content_and_paths_and_nothing_else(tmp_path):
    file = write(tmp_path / "a" / "x.txt", "satu")
    before = fingerprint(tmp_path, "a")
    os.utime(file, (1, 1))
    assert fingerprint(tmp_path, "a") == before
    write(file, "dua!")
    changed = fingerprint(tmp_path, "a")
    assert changed != before
    write(file, "satu")
    assert fingerprint(tmp_path, "a") == before
    file.rename(tmp_path / "a" / "y.txt")
    assert fingerprint(tmp_path, "a") not in (before, changed)


def test_the_signature_follows_size_and_time_without_opening_a_file(tmp_path):
    file = write(tmp_path / "a" / "x.txt", "satu")
    before = signature(tmp_path, "a")
    assert signature(tmp_path, "a") == before
    os.utime(file, (1, 1))
    assert signature(tmp_path, "a") != before


def test_the_fingerprint_does_not_look_outside_the_root(tmp_path):
    secret = write(tmp_path / "secret.txt", "satu")
    (tmp_path / "raw" / "a").mkdir(parents=True)
    (tmp_path / "raw" / "a" / "x.txt").symlink_to(secret)
    before = fingerprint(tmp_path / "raw", "a")
    write(secret, "dua")
    assert fingerprint(tmp_path / "raw", "a") == before


def test_a_root_reached_over_a_link_gives_the_same_rows(tmp_path):
    write(tmp_path / "raw" / "a" / "x.txt")
    (tmp_path / "link").symlink_to(tmp_path / "raw")
    assert list(read_batch(tmp_path / "link", "a")) == list(read_batch(tmp_path / "raw", "a"))
    assert fingerprint(tmp_path / "link", "a") == fingerprint(tmp_path / "raw", "a")
