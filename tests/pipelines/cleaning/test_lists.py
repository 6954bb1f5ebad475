"""Lists set out line by line: which of them are the story's."""

from __future__ import annotations

import pytest

from tests.pipelines.cleaning.invented import HEADLINE, STORY, cleaned, labels, page

DATE = "Rabu, 15 Mei 2024 10:22 WIB"
LEAD = "Pemerintah kabupaten mengumumkan jadwal pemeriksaan pipa untuk pekan depan sebagai berikut:"
ENDS = [
    ["1. Pabrik Bahari Makmur", "2. Pabrik Sari Laut", "3. Pabrik Mina Jaya"],
    ["- Senin: pipa utara", "- Selasa: pipa muara"],
    ["• Wanasari 12 derajat", "• Muara Angin 14 derajat", "• Tanjung Sepi 13 derajat"],
    ["- Wanasari FC vs Muara United (Sabtu, 18 Mei 2024, 19.00 WIB)", "- Tanjung FC vs Bahari (Minggu, 19 Mei 2024, 15.30 WIB)"],
    ["19.00 WIB: Wanasari FC vs Muara United", "21.30 WIB: Tanjung FC vs Bahari FC"],
    ["a. tidak membuang limbah", "b. memasang saringan", "c. melapor tiap bulan"],
]  # fmt: skip


@pytest.mark.parametrize("form", ["text", "record"])
@pytest.mark.parametrize("items", ENDS)
def test_a_list_that_a_clause_with_a_colon_announces_ends_the_story(items: list[str], form: str) -> None:
    story = [*STORY, LEAD, *items]
    found = cleaned(page(below=DATE, story=story) if form == "text" else "\n".join(story), form, title=HEADLINE)  # type: ignore[arg-type]
    assert found.article.text.split("\n\n") == story


@pytest.mark.parametrize(
    "opener", ["Berikut pabrik yang ditutup sementara itu.", "Ada tiga syarat untuk dibuka lagi, di antaranya."]
)
def test_a_sentence_may_announce_a_list_without_a_colon(opener: str) -> None:
    story = [*STORY, opener, *ENDS[0]]
    assert cleaned(page(below=DATE, story=story)).article.text.split("\n\n") == story


@pytest.mark.parametrize("kind", ["ol", "ul"])
def test_a_list_in_markup_has_no_marks_in_its_text(kind: str) -> None:
    items = ["Pabrik Bahari Makmur", "Pabrik Sari Laut", "Pabrik Mina Jaya"]
    told = "".join(f"<p>{line}</p>" for line in [*STORY, LEAD])
    listed = "".join(f"<li>{item}</li>" for item in items)
    box = '<h3>Terpopuler</h3><ol><li><a href="/a">Harga Cabai Rawit Naik</a></li><li><a href="/b">Air Terjun Ramai</a></li></ol>'
    shown = f"<html><body><h1>{HEADLINE}</h1><p>{DATE}</p>{told}<{kind}>{listed}</{kind}>{box}</body></html>"
    assert cleaned(shown, "html").article.text.split("\n\n") == [*STORY, LEAD, *items]


def test_adverts_and_references_between_items_do_not_end_a_list() -> None:
    lines = [*STORY, LEAD, "ADVERTISEMENT", "1. Pipa utara", "SCROLL TO CONTINUE WITH CONTENT", "2. Pipa muara"]
    assert cleaned("\n".join(lines), "record", title=HEADLINE).article.text.endswith("1. Pipa utara\n\n2. Pipa muara")


def test_lines_under_items_are_story_in_a_record() -> None:
    items = ["1. Wanasari", "Hujan petir", "Suhu: 27-29 derajat", "2. Muara Angin", "Cerah", "Suhu: 28-31 derajat"]
    text = cleaned("\n".join([*STORY, LEAD, *items]), "record", title=HEADLINE).article.text
    assert text.split("\n\n")[-6:] == items


def test_a_heading_with_a_colon_announces_a_list_in_a_record() -> None:
    items = ["Daftar Pabrik yang Ditutup di Wanasari:", *ENDS[0]]
    found = cleaned("\n".join([*STORY, *items]), "record", title=HEADLINE)
    assert found.article.text.split("\n\n")[-3:] == ENDS[0]


def test_items_numbered_from_one_right_after_prose_are_the_storys() -> None:
    assert cleaned(page(below=DATE, story=[*STORY, *ENDS[0]])).article.text.endswith("3. Pabrik Mina Jaya")


@pytest.mark.parametrize(
    "box",
    [
        ["Terpopuler", "1. Harga Cabai Rawit Naik di Pasar Induk", "2. Wisata Air Terjun Ramai Saat Libur Panjang"],
        ["1. Harga Cabai Rawit Naik di Pasar Induk", "2. Wisata Air Terjun Ramai Saat Libur", "3. Jalan Desa Ditutup Warga Pagi Ini"],
        ["- Harga Cabai Rawit Naik di Pasar Induk", "- Wisata Air Terjun Ramai Saat Libur Panjang"],
        ["Baca juga:", "- Harga Cabai Rawit Naik di Pasar Induk", "- Wisata Air Terjun Ramai Saat Libur Panjang"],
        ["Berita Pilihan:", "1. Harga Cabai Naik", "2. Wisata Air Terjun"],
    ],
)  # fmt: skip
def test_a_box_of_other_stories_below_is_none(box: list[str]) -> None:
    assert cleaned(page(below=DATE, foot="\n" + "\n".join(box))).article.text == "\n\n".join(STORY)


def test_a_table_of_contents_above_the_story_is_none() -> None:
    contents = ["Daftar Isi", "1. Pabrik yang ditutup", "2. Temuan pipa", "3. Kata nelayan"]
    found = cleaned("\n".join([*contents, *STORY]), "record", title=HEADLINE)
    assert found.article.text == "\n\n".join(STORY)


def test_a_numbered_heading_over_prose_is_a_subheading() -> None:
    lines = [*STORY[:2], "Berikut temuan tim di lapangan:", "1. Pipa Menuju Muara Sungai", STORY[2], "2. Hasil Tangkapan Nelayan Turun", STORY[3]]  # fmt: skip
    shown = labels(cleaned("\n".join(lines), "record", title=HEADLINE))
    assert shown[lines[2]] == "body"
    assert shown[lines[3]] == shown[lines[5]] == "subheading"


def test_a_sentence_with_a_time_that_announces_a_list_is_no_date_line() -> None:
    lead = "Berikut prakiraan cuaca yang dikutip pada Selasa, 14 Mei 2024 pukul 07.50 WIB:"
    found = cleaned("\n".join([*STORY, lead, *ENDS[2]]), "record", title=HEADLINE)
    assert found.article.text.split("\n\n")[-4:] == [lead, *ENDS[2]]


def test_items_that_lost_their_marks_are_story_where_it_goes_on_after_them() -> None:
    items = ["Selimut", "Popok bayi", "Air bersih"]
    story = [
        *STORY,
        "Kebutuhan mendesak warga pesisir saat ini:",
        *items,
        "Bantuan dapat diantar ke balai desa, kata Gunarto.",
    ]
    assert cleaned(page(below=DATE, story=story)).article.text.split("\n\n") == story


def test_unmarked_items_end_a_story_where_their_numbers_show_them() -> None:
    items = [
        "Ikan kembung Rp30.500 per kilogram",
        "Ikan tongkol Rp27.000 per kilogram",
        "Ikan layang Rp21.750 per kilogram",
    ]
    story = [*STORY, "Berikut daftar harga ikan di pasar induk:", *items]
    assert cleaned(page(below=DATE, story=story, foot="Topik\nlimbah")).article.text.split("\n\n") == story


def test_tags_and_titles_below_a_sentence_with_a_colon_are_no_list() -> None:
    story = [*STORY, "Simak keterangan lengkap bupati dalam video berikut:"]
    foot = "\nlimbah\nwanasari\nHarga Cabai Rawit Naik di Pasar Induk\nWisata Air Terjun di Jawa Tengah Ramai"
    assert cleaned(page(below=DATE, story=story, foot=foot)).article.text.split("\n\n") == story


def test_a_recipe_keeps_what_goes_in_and_what_to_do() -> None:
    goes_in = ["250 gram ikan kembung, buang durinya", "3 siung bawang putih, iris tipis", "2 sdm air jeruk nipis"]
    steps = ["1. Lumuri ikan dengan jeruk nipis.", "2. Tumis bawang sampai harum.", "3. Masukkan ikan."]
    story = [STORY[1], STORY[2], "Bahan:", *goes_in, "Cara Membuat:", *steps]
    text = cleaned(page(below=DATE, story=story)).article.text
    assert text.split("\n\n") == [STORY[1], STORY[2], *goes_in, *steps]


def test_values_under_items_are_story_in_a_page_too() -> None:
    items = ["1. IKAN", "Rekomendasi: beli", "Target: Rp3.300", "2. UDANG", "Rekomendasi: tahan", "Target: Rp8.500"]
    story = [*STORY, "Ia menyarankan dua saham berikut:", *items]
    assert cleaned(page(below=DATE, story=story)).article.text.split("\n\n") == story


def test_the_line_ups_below_a_match_report_are_story() -> None:
    teams = ["Wanasari FC: Rudi Hartono; Adi Wira, Bayu; Candra, Dewa", "Muara United: Eko; Fajar, Gilang Putra; Hadi"]
    found = cleaned(page(below=DATE, story=[*STORY, "Susunan Pemain", *teams], foot="(rtk)\nlimbah"))
    assert found.article.text.split("\n\n") == [*STORY, *teams]
    assert labels(found)["Susunan Pemain"] == "subheading"


def test_questions_of_a_quiz_keep_their_choices_and_answers() -> None:
    quiz = ["1. Perubahan wujud dari padat menjadi cair disebut ...", "A. membeku", "B. mencair", "Jawaban: B",
            "2. Kapur barus di dalam lemari lama-kelamaan habis karena ...", "A. menyublim", "B. mencair", "Jawaban: A"]  # fmt: skip
    found = cleaned(page(below=DATE, story=[*STORY, *quiz], foot="Editor: Sari Putri\nKunci Jawaban\nBerita Terkini"))
    assert found.article.text.split("\n\n") == [*STORY, *quiz]
