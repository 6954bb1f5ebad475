"""Bad input through the whole job: each a row of rejected with its reason, the batch going on, every gate green."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from tests.conftest import NEW_PAGE, House

BIG = 50 * 2**20


def lay_bad_files(folder: Path, outside: Path) -> dict[str, str]:
    """Bad files in the folder; returns the reason that each must be turned away with."""
    folder.mkdir(parents=True)
    outside.write_text(NEW_PAGE, encoding="utf-8")
    record = b'{"url": "https://nusakini.id/a", "title": "Satu", "text": "Dua kapal bersandar di dermaga pada Senin malam."}\n'
    (folder / "kosong.txt").write_bytes(b"")
    (folder / "gambar.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (folder / "sandi.txt").write_bytes(b"\x81\x8d\x8f\x90\x9d" * 3000)
    (folder / "terpotong.jsonl.gz").write_bytes(gzip.compress(record * 4000, mtime=0)[:300])
    (folder / "rusak.html").write_text("<html><body><div><p>Masuk<ul><li><a href='/'>Beranda</b>", encoding="utf-8")
    (folder / "bukan-objek.jsonl").write_bytes(record + b"[1, 2, 3]\n")
    (folder / "panjang.jsonl").write_bytes(b'{"text": "' + b"a" * BIG + b'"}\n')
    (folder / "menu.txt").write_text("Beranda\nNasional\nOlahraga\nMasuk\nDaftar\n", encoding="utf-8")
    (folder / "pintu.txt").symlink_to(outside)
    (folder / "sama-1.txt").write_text(NEW_PAGE + "\nHari ini.\n", encoding="utf-8")
    (folder / "sama-2.txt").write_text(NEW_PAGE + "\nHari ini.\n", encoding="utf-8")
    os.mkfifo(folder / "pipa.txt")
    return {
        "kosong.txt": "empty",
        "gambar.txt": "binary",
        "terpotong.jsonl.gz": "truncated_archive",
        "rusak.html": "no_article_text",
        "bukan-objek.jsonl": "not_an_object",
        "panjang.jsonl": "too_large",
        "menu.txt": "no_article_text",
        "pintu.txt": "outside_raw_root",
        "sama-2.txt": "duplicate",
        "pipa.txt": "unreadable",
    }


def test_each_bad_file_is_a_row_with_its_reason_and_the_good_ones_come_through(house: House) -> None:
    folder = house.root / "raw" / "campuran"
    expected = lay_bad_files(folder, house.root / "di-luar.txt")
    (folder / "baik.txt").write_text(NEW_PAGE, encoding="utf-8")

    result = house.launch("ingest", "campuran")

    assert result.success
    rejected = house.lake.read("rejected", batch="campuran").to_pylist()
    reasons = {(Path(row["source_path"]).name, row["reason"]) for row in rejected}
    assert set(expected.items()) <= reasons
    assert "sandi.txt" in {
        name for name, reason in reasons if reason in {"unknown_encoding", "binary", "no_article_text"}
    }
    assert all(row["detail"] for row in rejected)
    accepted = {Path(p).name for p in house.lake.read("articles", batch="campuran").column("source_path").to_pylist()}
    assert {"baik.txt", "sama-1.txt"} <= accepted
    assert not accepted & set(expected) - {"terpotong.jsonl.gz", "bukan-objek.jsonl"}
