"""Each format is told by what is in the file, whatever it is called, and gives its documents."""

import datetime as dt
import hashlib
import json
import zipfile

import pytest
import zstandard

from pipelines.reading import Document
from tests.pipelines.reading.made_files import (
    LINES,
    PAGE,
    PROSE,
    RECORDS,
    TEXTS,
    WARC,
    gzipped,
    page,
    read,
    response,
    warc_record,
    zipped,
)


def test_prose_is_one_text_document_with_its_newlines_as_they_stand(tmp_path):
    (row,) = read(tmp_path, PROSE.replace("\n", "\r\n"), "data.json")
    assert (row.form, row.text, row.record) == ("text", PROSE.replace("\n", "\r\n"), 0)
    assert row.sha256 == hashlib.sha256(PROSE.replace("\n", "\r\n").encode()).hexdigest()
    assert row.article_id == row.sha256[:16]
    assert (row.batch, row.source_path, row.size_bytes) == ("b", "b/data.json", len(PROSE) + 2)


@pytest.mark.parametrize(
    "text",
    [
        "[LANGSUNG] Jembatan diresmikan\n\nWali kota hadir.\n",
        "{Foto: Rina}\nWali kota hadir.\n",
        '{"@context": "https://schema.org", "headline": "Jembatan"}\n' + PROSE * 3,
        "Nilai a < b dan b > c, kata <b>guru</b> itu.\n",
        '<iframe src="https://video.example/1"></iframe>\n' + PROSE * 3,
        PROSE * 3
        + '<blockquote class="post"><p lang="in">Sah!</p><a href="https://post.example/1">1 Mei</a></blockquote>\n'
        + PROSE,
        "Judul, Penulis, Kota\nJembatan itu, kata dia, kuat.\n",
        "1. Satu\n2. Dua\n",
        "2024\n2023\n",
        '"Kami hadir," kata wali kota.\n',
        "text\nSatu kata saja.\n",
    ],
)
def test_prose_with_signs_of_other_formats_stays_text(tmp_path, text):
    (row,) = read(tmp_path, text)
    assert (row.form, row.text) == ("text", text)


@pytest.mark.parametrize(
    "html",
    [
        PAGE,
        "\n  <html><body>Wali kota hadir.</body></html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html><body>Wali kota hadir.</body></html>',
        "<!-- disimpan --><p>Wali kota hadir.",
        '<div class="isi">Wali kota hadir.',
        '<strong>Lirih</strong> - Wali kota hadir.</p>\n<p>Ia pulang.</p>\n<a href="/2">Berikutnya</a>',
        "Wali kota hadir.<br>Ia pulang.<br/>Warga senang.<p>Selesai.</p>",
    ],
)
def test_html_is_told_by_its_markup_fragments_too(tmp_path, html):
    (row,) = read(tmp_path, html, "x.txt")
    assert (row.form, row.text) == ("html", html)


def test_json_lines_give_a_record_a_line_under_standard_names(tmp_path):
    rows = read(tmp_path, "\n" + LINES.replace("\n", "\r\n\r\n"))
    assert [(r.record, r.form, r.text, r.url) for r in rows] == [
        (n, "record", r["text"], r["url"]) for n, r in enumerate(RECORDS)
    ]
    assert rows[0].fields == {"title": "Satu", "date": "2024-05-01", "author": "Rina"}
    assert rows[0].sha256 == hashlib.sha256(json.dumps(RECORDS[0]).encode()).hexdigest()
    assert rows[0].size_bytes == len(json.dumps(RECORDS[0]))


def test_json_gives_a_record_an_object_the_same_however_it_is_laid_out(tmp_path):
    compact = read(tmp_path, json.dumps(RECORDS))
    assert [(r.record, r.text) for r in compact] == list(enumerate(TEXTS))
    backwards = [dict(reversed(r.items())) for r in RECORDS]
    assert read(tmp_path, json.dumps(backwards, indent=2)) == compact


def test_one_json_object_over_several_lines_is_one_record(tmp_path):
    (row,) = read(tmp_path, json.dumps(RECORDS[0], indent=2))
    assert (row.record, row.text) == (0, "Isi satu.")


def test_several_json_objects_over_several_lines_are_several_records(tmp_path):
    rows = read(tmp_path, "\n".join(json.dumps(r, indent=1) for r in RECORDS))
    assert [r.text for r in rows] == TEXTS


@pytest.mark.parametrize("indent", [None, 1])
def test_an_object_around_a_list_of_records_stands_for_them(tmp_path, indent):
    rows = read(tmp_path, json.dumps({"status": "ok", "articles": RECORDS}, indent=indent))
    assert [r.text for r in rows] == TEXTS


def test_brackets_quotes_and_backslashes_within_strings_cut_no_json(tmp_path):
    nasty = ['a"},{"b', "\\", '\\"]', "[{]}", "\\\\", 'é”"\\']
    records = [{"title": "x", "text": text * n} for n in (1, 7) for text in nasty]
    for layout in (json.dumps(records), json.dumps(records, indent=2, ensure_ascii=False)):
        assert [r.text for r in read(tmp_path, layout)] == [r["text"] for r in records]


def test_json_is_cut_the_same_wherever_the_blocks_of_reading_end(tmp_path, monkeypatch):
    records = [{"title": f"{n}", "text": f'Kata "dia" \\ {n} [a]'} for n in range(5)]
    content = json.dumps(records, indent=1)
    whole = read(tmp_path, content)
    for size in (1, 2, 3, 7):
        monkeypatch.setattr("pipelines.reading.structured._PIECE", size)
        assert read(tmp_path, content) == whole


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_gives_a_record_a_row(tmp_path, separator):
    header = separator.join(["", "judul", "tautan", "tanggal", "isi"])
    rows = "".join(
        separator.join([str(n), r["title"], r["url"], r["date"], f'"{r["text"]}\nBaris ""dua"".{separator}"']) + "\r\n"
        for n, r in enumerate(RECORDS)
    )
    found = read(tmp_path, header + "\r\n" + rows)
    assert [(r.record, r.form, r.url, r.fields["title"]) for r in found] == [
        (n, "record", r["url"], r["title"]) for n, r in enumerate(RECORDS)
    ]
    assert found[1].text == f'Isi dua.\nBaris "dua".{separator}'


def test_names_of_fields_are_known_in_any_spelling_and_the_first_in_the_seed_wins(tmp_path):
    record = {
        "Link": "u",
        "JUDUL": "J",
        "publishedAt": "P",
        "Penulis": ["A", "B"],
        "summary": "S",
        "isi_berita": "I",
        "content": "C",
    }
    (row,) = read(tmp_path, json.dumps(record))
    assert (row.text, row.url) == ("C", "u")
    assert row.fields == {"title": "J", "date": "P", "author": "A, B", "deck": "S"}


def test_empty_fields_are_absent_and_lists_and_objects_become_words(tmp_path):
    record = {
        "title": " ",
        "author": [{"name": "Rina"}],
        "source": {"id": None, "name": "Warta"},
        "date": 1714521600,
        "text": ["a", "b"],
    }
    (row,) = read(tmp_path, json.dumps(record))
    assert row.text == "a\nb"
    assert row.fields == {"author": "Rina", "outlet": "Warta", "date": "1714521600"}


def test_a_record_that_holds_a_page_alone_is_html_with_the_records_fields(tmp_path):
    (row,) = read(tmp_path, json.dumps({"url": "https://warta.example/1", "title": "Satu", "raw_html": PAGE}))
    assert (row.form, row.text, row.url, row.fields) == ("html", PAGE, "https://warta.example/1", {"title": "Satu"})


def test_half_a_surrogate_in_json_becomes_a_replacement_character(tmp_path):
    (row,) = read(tmp_path, '{"title": "a\\ud83d", "text": "b\\ude00 \\ud83d\\ude00"}')
    assert (row.fields["title"], row.text) == ("a\ufffd", "b\ufffd 😀")


def test_a_fetch_time_is_taken_only_with_its_zone(tmp_path):
    lines = [{"text": "a", "crawled_at": "2024-05-01T10:00:00+07:00"}, {"text": "b", "crawled_at": "2024-05-01"}]
    first, second = read(tmp_path, "\n".join(map(json.dumps, lines)))
    assert first.fetched_at == dt.datetime(2024, 5, 1, 3, tzinfo=dt.UTC)
    assert second.fetched_at is None


@pytest.mark.parametrize(
    "content",
    [PROSE, PAGE, LINES, json.dumps(RECORDS), WARC.decode("latin-1")],
    ids=["text", "html", "jsonl", "json", "warc"],
)
@pytest.mark.parametrize(
    "pack",
    [
        gzipped,
        zstandard.compress,
        lambda data: gzipped(data[:50]) + gzipped(data[50:]),
        lambda data: zstandard.compress(data[:50]) + zstandard.compress(data[50:]),
        lambda data: zipped({"x": data}),
        lambda data: zipped({"x": data}, zipfile.ZIP_STORED),
        lambda data: zipped({"x.gz": gzipped(data)}),
        lambda data: gzipped(zstandard.compress(data)),
    ],
    ids=["gzip", "zstd", "gzip-members", "zstd-frames", "zip", "zip-stored", "gzip-in-zip", "zstd-in-gzip"],
)
def test_packing_changes_nothing_about_the_documents(tmp_path, content, pack):
    plain = content.encode("latin-1")
    assert read(tmp_path, pack(plain)) == read(tmp_path, plain)
    assert all(isinstance(row, Document) for row in read(tmp_path, plain))


def test_members_of_a_zip_are_numbered_on_by_name_hidden_ones_left_out(tmp_path):
    members = {
        "b.jsonl": LINES.encode(),
        "a.txt": PROSE.encode(),
        "__MACOSX/._a.txt": b"\0",
        ".DS_Store": b"\0",
        "c/": b"",
    }
    rows = read(tmp_path, zipped(members))
    assert [(r.record, r.source_path, r.text) for r in rows] == [
        (0, "b/x", PROSE),
        *((n + 1, "b/x", t) for n, t in enumerate(TEXTS)),
    ]


def test_a_web_archive_gives_its_pages_with_url_and_fetch_time(tmp_path):
    rows = read(tmp_path, WARC)
    assert [(r.record, r.form, r.url) for r in rows] == [
        (0, "html", "https://warta.example/1"),
        (1, "html", "https://warta.example/2"),
    ]
    assert rows[0].text.encode() == page(1)
    assert rows[0].fetched_at == dt.datetime(2024, 5, 1, 3, 4, 5, tzinfo=dt.UTC)
    assert rows[0].sha256 == hashlib.sha256(page(1)).hexdigest()


def test_a_web_archive_packed_record_by_record_reads_the_same(tmp_path):
    cut = [b"WARC/1.0" + part for part in WARC.split(b"WARC/1.0")[1:]]
    assert read(tmp_path, b"".join(map(gzipped, cut))) == read(tmp_path, WARC)


def test_a_page_packed_within_its_answer_is_unpacked(tmp_path):
    packed = response("https://warta.example/1", gzipped(page(1)), extra="Content-Encoding: gzip\r\n")
    (row,) = read(tmp_path, packed)
    assert row.text.encode() == page(1)


def test_the_charset_of_the_answer_is_heeded(tmp_path):
    body = "<html><body>Café Élite — “baru”</body></html>".encode("cp1252")
    (row,) = read(tmp_path, response("https://warta.example/1", body, "text/html; charset=windows-1252"))
    assert row.text == "<html><body>Café Élite — “baru”</body></html>"


def test_the_texts_of_wet_are_text_documents(tmp_path):
    wet = b"".join(
        warc_record("conversion", f"https://warta.example/{n}", f"{PROSE}{n}".encode(), "text/plain") for n in (1, 2)
    )
    rows = read(tmp_path, gzipped(wet))
    assert [(r.form, r.text, r.url) for r in rows] == [
        ("text", f"{PROSE}{n}", f"https://warta.example/{n}") for n in (1, 2)
    ]


def test_of_a_wacz_only_the_web_archives_are_read(tmp_path):
    members = {
        "datapackage.json": b'{"profile": "data-package"}',
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://warta.example/1", "text": "x"}\n',
        "archive/data.warc.gz": gzipped(WARC),
        "indexes/index.cdx": b"x",
    }
    assert read(tmp_path, zipped(members, zipfile.ZIP_STORED)) == read(tmp_path, WARC)


MARKUP = "<p>Kapal <b>feri</b> itu kandas.</p><p>Semua &amp; selamat.</p>"


@pytest.mark.parametrize(
    ("record", "form", "text"),
    [
        ({"content": MARKUP}, "html", MARKUP),
        ({"content": {"rendered": MARKUP, "protected": False}}, "html", MARKUP),
        ({"content:encoded": MARKUP}, "html", MARKUP),
        ({"content": ["<p>Satu.</p>", "<p>Dua.</p>"]}, "html", "<p>Satu.</p>\n<p>Dua.</p>"),
        ({"text": "<b>Satu</b>.\n<i>Dua</i>."}, "html", "<b>Satu</b>.<br>\n<i>Dua</i>."),
        (
            {"text": "Kapal <Sinar> kandas.\nHarga < Rp 5 & naik."},
            "record",
            "Kapal <Sinar> kandas.\nHarga < Rp 5 & naik.",
        ),
        (
            {"text": "&quot;Semua selamat,&quot; kata Rina &#8211; AT&T."},
            "record",
            '"Semua selamat," kata Rina – AT&T.',
        ),
        ({"text": "&nbsp;"}, "record", "&nbsp;"),
    ],
    ids=["markup", "WordPress", "feed", "list", "inline markup", "no markup", "references", "nothing but a blank"],
)
def test_markup_in_a_story_field_is_told_from_text(tmp_path, record, form, text):
    (row,) = read(tmp_path, json.dumps(record | {"title": {"rendered": "Satu &amp; dua"}}))
    assert (row.form, row.text, row.fields) == (form, text, {"title": "Satu & dua"})
