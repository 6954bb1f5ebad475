"""Pages of invented outlets: the story and nothing but the story, and what the page says of it."""

from __future__ import annotations

import datetime as dt

import pytest

from pipelines.cleaning import clean
from pipelines.records import Rejected
from tests.pipelines.cleaning.invented import HEADLINE, cleaned, document

STORY = [
    "MATARAM, KABARSELA.ID - Kapal feri yang membawa dua ratus penumpang kandas di perairan Gili Rengat, Selasa (11/3/2025).",
    "“Semua penumpang sudah kami bawa ke darat dengan selamat,” kata Kepala Pelabuhan Lembar Sri Wahyuni.",
    "Menurut dia, air laut sedang surut ketika kapal itu mendekati karang di sebelah barat pulau.",
    "Seperti dilansir Warta Samudra, nakhoda sudah meminta bantuan sejak pukul lima pagi.",
]


DUMP = "\n\n".join([
    "Beranda\nNusantara\nEkonomi\nSelasa, 1 April 2025",
    "Lupa kata sandi? Klik di sini",
    "Feri Kandas di Gili Rengat, Dua Ratus Penumpang Selamat",
    "Kapal berangkat dari Surabaya pada malam sebelumnya.",
    "Penulis: Rintan Pawestri | Editor: Dodi Hastomo\nSelasa, 11 Maret 2025 | 09:12 WITA",
    "Petugas membantu penumpang turun dari kapal. (Foto: Dok. Kabarsela)",
    STORY[0], STORY[1], "Baca juga: Harga Tiket Feri Naik Bulan Depan", "SCROLL TO CONTINUE WITH CONTENT", STORY[2],
    "Penumpang Menunggu di Dermaga", STORY[3], "(rin/dod)", "Tag: feri | Lombok", "Berita Terkait",
    "Dermaga Baru Dibangun Tahun Depan\n10 Maret 2025 | 11:10 WITA\nPemerintah menyiapkan dana untuk dermaga itu sejak tahun lalu.",
    "Tiket Lebaran Mulai Dijual\n9 Maret 2025 | 08:00 WITA", "Komentar (0)", "© 2025 Kabarsela.id. Hak cipta dilindungi.",
])  # fmt: skip


def test_a_dump_becomes_the_story_and_nothing_but_the_story() -> None:
    assert cleaned(DUMP).article.text == "\n\n".join(STORY)


def test_the_facts_around_the_story_are_read() -> None:
    article = cleaned(DUMP).article
    assert article.headline == "Feri Kandas di Gili Rengat, Dua Ratus Penumpang Selamat"
    assert article.deck == "Kapal berangkat dari Surabaya pada malam sebelumnya."
    assert article.authors == ["Rintan Pawestri"]
    assert (article.outlet, article.outlet_name, article.dateline) == ("kabarsela.id", "Kabarsela.id", "Mataram")
    assert (article.published_at, article.published_precision) == (
        dt.datetime(2025, 3, 11, 1, 12, tzinfo=dt.UTC),
        "minute",
    )
    assert article.credited_sources == ["Warta Samudra"]
    assert article.language == "id"


def test_every_line_is_accounted_for_with_its_place() -> None:
    found = cleaned(DUMP)
    raw = [(n, line) for n, line in enumerate(DUMP.split("\n"), 1) if line.strip()]
    assert [(line.line_no, line.text) for line in found.lines] == raw
    assert all(DUMP[line.raw_start : line.raw_end] == line.text for line in found.lines)
    for line in found.lines:
        assert (line.text_start is not None) == (line.label == "body")
        if line.text_start is not None:
            assert found.article.text[line.text_start :].startswith(line.text)
    labels = {line.text: line.label for line in found.lines}
    assert labels["Penumpang Menunggu di Dermaga"] == "subheading"
    assert labels["(rin/dod)"] == "signoff"
    assert labels["Petugas membantu penumpang turun dari kapal. (Foto: Dok. Kabarsela)"] == "caption"
    assert labels["Baca juga: Harga Tiket Feri Naik Bulan Depan"] == "related"
    assert labels["SCROLL TO CONTINUE WITH CONTENT"] == "advert"


def test_a_date_in_the_page_header_or_a_related_list_is_not_the_articles() -> None:
    without = DUMP.replace("Selasa, 11 Maret 2025 | 09:12 WITA", "")
    article = cleaned(without).article
    assert article.published_at is None and article.published_precision is None


@pytest.mark.parametrize(
    ("printed", "place", "outlet"),
    [
        ("MATARAM, KABARSELA.ID - ", "Mataram", "kabarsela.id"),
        ("Kabarsela.id, Mataram - ", "Mataram", "kabarsela.id"),
        ("Kabarsela.id, Mataram ", "Mataram", "kabarsela.id"),
        ("Kabarsela.id, Mataram", "Mataram", "kabarsela.id"),  # glued to the first word
        ("NUSAKINI.ID, SURABAYA -- ", "Surabaya", "nusakini.id"),
        ("Mataram, NTB (Warta Samudra) - ", "Mataram", "wartasamudra.id"),
        ("MATARAM- ", "Mataram", None),
        ("Mataram - ", "Mataram", None),
        ("Pangkal Pinang – ", "Pangkal Pinang", None),
        ("", None, None),
    ],
)
def test_the_dateline_opens_the_story_in_many_forms(printed: str, place: str | None, outlet: str | None) -> None:
    text = printed + "Kapal itu kandas di karang sebelah barat pulau pada Selasa pagi, kata petugas pelabuhan."
    article = cleaned("\n".join([text, *STORY[1:3]]), "record").article
    assert (article.dateline, article.outlet) == (place, outlet)
    assert article.text.startswith(text)


def test_a_page_that_names_only_a_foreign_wire_has_no_outlet() -> None:
    text = "LISBOA (Reuters) - " + STORY[2]
    article = cleaned("\n".join([text, *STORY[1:3]])).article
    assert (article.outlet, article.outlet_name, article.credited_sources) == (None, None, ["Reuters"])
    own = cleaned("\n".join([text, *STORY[1:3], "© 2025 Reuters. All rights reserved."])).article
    assert own.outlet == "reuters.com"


def test_a_wire_in_the_dateline_is_credited_and_is_not_the_outlet() -> None:
    text = "LISBOA (Reuters) - " + STORY[2]
    article = cleaned("\n".join([text, STORY[1]]), "record", url="https://nusakini.id/a").article
    assert (article.outlet, article.dateline, article.credited_sources) == ("nusakini.id", "Lisboa", ["Reuters"])


@pytest.mark.parametrize(
    "opening", ["Mengutip laporan Reuters,", "Melansir data Reuters,", "Dikutip dari data Reuters,"]
)
def test_words_for_what_is_cited_may_stand_between_the_cue_and_the_name(opening: str) -> None:
    story = f"{opening} harga gandum di pasar Teluk Biru naik menjadi 412 dolar per ton pada Rabu pagi."
    page_text = f"{story}\n\nPara pedagang mengatakan persediaan di gudang pelabuhan hanya cukup untuk dua pekan."
    assert cleaned(page_text).article.credited_sources == ["Reuters"]


def test_a_dateline_on_a_line_of_its_own_stays_out_of_the_body() -> None:
    article = cleaned("\n".join(["Mataram", "-", *STORY[1:3]]), "record").article
    assert article.dateline == "Mataram"
    assert article.text == "\n\n".join(STORY[1:3])


def test_a_paragraph_that_links_broke_apart_is_one_paragraph() -> None:
    lines = ["Pelatih tim nasional itu memuji", "Bagas Prakoso", ", penjaga gawang berusia dua puluh tahun.", STORY[2]]
    found = cleaned("\n".join(lines), "record")
    assert found.article.text.split("\n\n") == [
        "Pelatih tim nasional itu memuji Bagas Prakoso, penjaga gawang berusia dua puluh tahun.", STORY[2]
    ]  # fmt: skip
    for line in found.lines:
        assert line.text_start is not None and found.article.text[line.text_start :].startswith(line.text)


def test_a_scrapers_doubled_paragraphs_count_once() -> None:
    lines = [STORY[1] + STORY[2], STORY[1], STORY[2], STORY[2]]
    assert cleaned("\n".join(lines), "record").article.text == "\n\n".join(STORY[1:3])


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (f"{STORY[2]} SCROLL TO CONTINUE WITH CONTENT {STORY[1]}", f"{STORY[2]} {STORY[1]}"),
        (f"{STORY[2]} Baca juga: Tiket Feri Naik  {STORY[1]}", f"{STORY[2]} {STORY[1]}"),
        (f"{STORY[2]}Baca juga: Tiket Feri Naik, Warga Mengeluh", STORY[2]),
        (f"{STORY[2]} Baca juga: Mengapa Feri Sering Kandas? {STORY[1]}", f"{STORY[2]} {STORY[1]}"),
        (
            f"{STORY[2]} Baca juga: Tiket Feri Naik di Pelabuhan Lembar Namun, warga tetap menunggu kapal.",
            f"{STORY[2]} Namun, warga tetap menunggu kapal.",
        ),
        (
            f"Kepala desa itu Sumantre. {STORY[2]} Baca juga: Tiket Feri Naik di Pelabuhan Lembar Sumantre menolak berkomentar.",
            f"Kepala desa itu Sumantre. {STORY[2]} Sumantre menolak berkomentar.",
        ),
        (f"{STORY[2]} Pewarta: Rintan Pawestri Editor: Dodi Hastomo Copyright © KABARSELA 2025", STORY[2]),
        (f"{STORY[2]} [Gambas:Video Kabarsela]", STORY[2]),
        (f"{STORY[2]} (rin/dod)", STORY[2]),
        (
            f"{STORY[2]} Baca juga berita lain Warga tetap menunggu.",
            f"{STORY[2]} Baca juga berita lain Warga tetap menunggu.",
        ),
    ],
)
def test_chrome_inside_a_paragraph_goes_where_its_end_is_certain(line: str, kept: str) -> None:
    found = cleaned("\n".join([line, STORY[3]]), "record")
    assert found.article.text == f"{kept}\n\n{STORY[3]}"
    assert found.lines[0].text == line


def test_a_records_fields_go_before_what_its_text_shows() -> None:
    article = cleaned(
        "\n".join(STORY), "record", url="https://bahari.nusakini.id/a", title=" Feri  Kandas ",
        author="Mega Ratih -kabarNews", date="Diperbarui 12 Mar 2025, 14:05 WIB",
    ).article  # fmt: skip
    assert (article.outlet, article.headline, article.authors) == ("nusakini.id", "Feri Kandas", ["Mega Ratih"])
    assert article.published_at == dt.datetime(2025, 3, 12, 7, 5, tzinfo=dt.UTC)


def test_a_writer_named_at_the_end_of_a_single_line_is_the_author() -> None:
    article = cleaned(
        " ".join([*STORY, "Pewarta: Rintan Pawestri Editor: Dodi Hastomo Copyright © KABARSELA 2025"]), "record"
    ).article
    assert article.authors == ["Rintan Pawestri"]
    assert article.text == " ".join(STORY)


@pytest.mark.parametrize("author", ["Tim Nusakini", "Redaksi", "Kabarsela.id", "redaksi@nusakini.id", "Antara"])
def test_desks_and_outlets_are_no_authors(author: str) -> None:
    assert cleaned("\n".join(STORY), "record", author=author).article.authors == []


HTML = f"""<!DOCTYPE html><html><head><title>Feri Kandas | Kabarsela.id</title>
<link rel="canonical" href="https://kabarsela.id/bahari/1">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "Kabarsela"}},
{{"@type": "NewsArticle", "headline": "Feri Kandas", "datePublished": "2025-03-11T09:12:00+08:00",
"dateModified": "2025-03-11T10:00:00+08:00", "author": [{{"@type": "Person", "name": "Rintan Pawestri"}}]}}]}}</script>
<style>.a{{color:red}}</style></head><body><nav><a href="/">Beranda</a> <a href="/b">Bahari</a></nav>
<h1>Feri Kandas</h1><div style="display:none">Teks yang tersembunyi bagi pembaca halaman ini.</div>
<p>{STORY[0]}</p><script>var rahasia = "tidak boleh bocor";</script><p>{STORY[1]}<br>{STORY[2]}</p>
<ul><li><a href="/1">Dermaga Baru Dibangun Tahun Depan di Pelabuhan Lembar.</a></li></ul><p>{STORY[3]}</p>
<footer>&copy; 2025 Kabarsela.id</footer></body></html>"""


def test_html_gives_the_story_and_what_its_head_states() -> None:
    found = cleaned(HTML, "html")
    article = found.article
    assert article.text == "\n\n".join(STORY)
    assert (article.url, article.outlet) == ("https://kabarsela.id/bahari/1", "kabarsela.id")
    assert (article.headline, article.authors) == ("Feri Kandas", ["Rintan Pawestri"])
    assert article.published_at == dt.datetime(2025, 3, 11, 1, 12, tzinfo=dt.UTC)
    assert article.modified_at == dt.datetime(2025, 3, 11, 2, 0, tzinfo=dt.UTC)
    assert not any("rahasia" in line.text or "tersembunyi" in line.text or "color" in line.text for line in found.lines)
    assert all(line.raw_start is None and line.raw_end is None for line in found.lines)


@pytest.mark.parametrize(
    "broken", ["<p>", "<html><head><title>x", "<a href='", "\x00<div>", '<script type="application/ld+json">{']
)
def test_broken_markup_is_turned_away_with_a_reason(broken: str) -> None:
    found = clean(document(broken, "html"), ("id",))
    assert isinstance(found, Rejected) and (found.stage, found.reason) == ("cleaning", "no_article_text")


def test_a_page_of_menus_alone_has_no_article_text() -> None:
    found = clean(document("Beranda\nNusantara\nEkonomi\nMasuk | Daftar\nTentang Kami\n© 2025 Kabarsela.id"), ("id",))
    assert isinstance(found, Rejected) and found.reason == "no_article_text" and found.detail


def test_a_story_in_another_language_is_turned_away() -> None:
    english = "\n\n".join(
        ["The ferry ran aground on a reef to the west of the island early on Tuesday, officials said, and all of the people on "
         "board were brought to the shore by fishing boats that came to their help within an hour of the call."] * 1
        + ["The captain of the vessel said that the radar had failed and that he was waiting for the tide to rise again."]
    )  # fmt: skip
    found = clean(document(english), ("id",))
    assert isinstance(found, Rejected) and found.reason == "language_not_enabled"


def test_the_same_page_gives_the_same_rows() -> None:
    assert clean(document(DUMP), ("id",)) == clean(document(DUMP), ("id",))


def test_a_long_word_in_capitals_after_a_slash_is_read_in_no_time() -> None:
    line = "Rapat PANITIA/" + "BADANPENYELENGGARA" * 4 + " ditunda"  # once 2^72 steps
    assert cleaned("\n".join([STORY[1], line, STORY[2]])).article.text


def test_a_byline_before_the_dateline_is_no_story_and_names_the_writer() -> None:
    dateline = "KABARSELA.ID, MATARAM - "
    line = "Laporan Wartawan Kabarsela.id, Rintan Pawestri " + dateline + STORY[2]
    article = cleaned("\n".join([line, STORY[1]]), "record").article
    assert article.text == dateline + STORY[2] + "\n\n" + STORY[1]
    assert (article.authors, article.dateline) == (["Rintan Pawestri"], "Mataram")


def test_a_word_that_the_end_of_a_line_parts_is_one_word_in_the_story() -> None:
    lines = [
        "Kapal feri itu kandas karena nakhoda mengabaikan peringatan dari pemerin-",
        "tah tentang karang.",
        STORY[1],
    ]
    found = cleaned("\n".join(lines), "record")
    assert "peringatan dari pemerintah tentang karang." in found.article.text
    assert found.lines[0].text.endswith("pemerin-")


def test_a_long_paragraph_that_ends_in_a_colon_is_story() -> None:
    text = " ".join(STORY) + " Selengkapnya, berikut nama kapal yang kandas di perairan itu sejak awal tahun:"
    assert cleaned(text, "record").article.text == text


def test_what_stands_before_a_dateline_with_an_outlets_name_is_no_story() -> None:
    head = "Feri Kandas di Gili Rengat\n\nSelasa, 11 Maret 2025 09:12 WITA\n\nKapal feri terlihat miring di perairan Gili Rengat, Selasa (11/3/2025).\n\nLaporan Wartawan Kabarsela.id, Rintan Pawestri\n\n"
    article = cleaned(head + "\n\n".join(STORY)).article
    assert article.text == "\n\n".join(STORY)
    assert (article.dateline, article.authors) == ("Mataram", ["Rintan Pawestri"])


def test_a_dateline_in_small_letters_goes_on_no_caption() -> None:
    story = [
        "kabarsela.id, MATARAM - Kapal feri itu kandas pada Selasa pagi dan semua penumpangnya selamat.",
        *STORY[1:],
    ]
    head = "Feri Kandas\nSelasa, 11 Maret 2025 09:12 WITA\nKapal feri di dermaga. Foto: Adi Wira/kabarsela.id\n"
    assert cleaned(head + "\n".join(story)).article.text == "\n\n".join(story)


def test_a_line_that_ends_in_a_comma_goes_on_in_the_next() -> None:
    head = "Feri Kandas di Gili Rengat\nSumber gambar, Warta Samudra\nKeterangan gambar,\nPetugas membantu penumpang turun dari kapal.\n11 Maret 2025\n"
    article = cleaned(head + "\n".join(STORY[1:3])).article
    assert article.text == "\n\n".join(STORY[1:3])
    assert article.credited_sources == []
    assert (article.published_at, article.published_precision) == (
        dt.datetime(2025, 3, 10, 17, tzinfo=dt.UTC),
        "day",
    )


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Rep: Rintan Pawestri/ Red: Dodi Hastomo", ["Rintan Pawestri"]),
        ("Rintan Pawestri | Adi Wira", ["Rintan Pawestri", "Adi Wira"]),
        ("Oleh Liputan6.com", []),
    ],
    ids=["abbreviated roles", "names side by side", "an outlet with a digit"],
)
def test_a_byline_line_beside_the_date_names_the_writers(line: str, people: list[str]) -> None:
    head = (
        f"Feri Kandas di Gili Rengat Lombok\n{line}\npada 11 Mar 2025, 09:12 WITA\nFeri Kandas di Gili Rengat Lombok\n"
    )
    article = cleaned(head + "\n".join(STORY)).article
    assert (article.headline, article.authors) == ("Feri Kandas di Gili Rengat Lombok", people)
    assert article.published_at == dt.datetime(2025, 3, 11, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "tail", [" - KABARSELA.ID", " | Kabarsela.id", " - Kompas.com", " » Nusakini.id", " - Kompas.com Bahari"]
)
def test_a_headline_is_without_the_outlets_name_after_it(tail: str) -> None:
    title = "Feri Kandas - Dua Ratus Penumpang Selamat"
    assert cleaned("\n".join(STORY), "record", title=title + tail).article.headline == title


@pytest.mark.parametrize("date", ["1715743320", "1715743320000", "1715743320.5"])
def test_a_record_may_count_its_time_in_seconds(date: str) -> None:
    found = cleaned("\n".join(STORY), "record", title=HEADLINE, date=date).article
    assert found.published_at == dt.datetime(2024, 5, 15, 3, 22, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("author", "authors"),
    [("-", ["Ratri Kusuma"]), ("Tim Redaksi", ["Ratri Kusuma"]), ("Bayu Lesmana, S.Kom", ["Bayu Lesmana"])],
)
def test_the_texts_byline_counts_where_a_records_author_is_nobody(author: str, authors: list[str]) -> None:
    text = "\n".join([*STORY, "Reporter: Ratri Kusuma"])
    assert cleaned(text, "record", title=HEADLINE, author=author).article.authors == authors
