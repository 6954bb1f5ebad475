"""Where a story starts below its header and ends above the publisher's words."""

from __future__ import annotations

import pytest

from tests.pipelines.cleaning.invented import HEADLINE, STORY, cleaned, labels, page

BARE = [STORY[0].partition(" - ")[2], *STORY[1:]]  # no dateline shows where it opens
DECK = "Penutupan berlaku dua pekan sambil menunggu hasil uji laboratorium dari provinsi."
DATE = "Rabu, 15 Mei 2024 10:22 WIB"


@pytest.mark.parametrize("header", ["Ratri Kusuma\nBacaan 2 Menit", "Penulis: Ratri Kusuma", "Ratri Kusuma"])
def test_what_stands_above_the_writers_name_is_a_deck(header: str) -> None:
    found = cleaned(page(head=DATE, below=f"{DECK}\n{header}", story=BARE))
    assert found.article.text.split("\n\n") == BARE
    assert found.article.authors == ["Ratri Kusuma"]


def test_a_first_paragraph_above_a_subheading_is_no_deck() -> None:
    story = [BARE[0], "Warga Mengeluh", *BARE[1:]]
    assert cleaned(page(below=DATE, story=story)).article.text.split("\n\n") == BARE


@pytest.mark.parametrize(
    "picture", ["Petugas memeriksa pipa pabrik di tepi muara.\nFoto: dok. Humas Pemkab", "Petugas memeriksa pipa di tepi muara, 14 Mei 2024."]
)  # fmt: skip
def test_a_sentence_above_its_pictures_credit_or_with_its_day_at_the_end_is_a_caption(picture: str) -> None:
    found = cleaned(page(below=f"{DATE}\n{picture}", story=BARE))
    assert found.article.text.split("\n\n") == BARE
    assert labels(found)[picture.split("\n", maxsplit=1)[0]] in ("caption", "navigation")


@pytest.mark.parametrize("heading", ["Poin Penting", "Ringkasan Berita"])
def test_a_box_that_sums_the_story_up_is_not_the_story(heading: str) -> None:
    box = f"{heading}\nTiga pabrik ditutup sejak Selasa.\nHasil uji keluar dalam dua pekan.\n"
    assert cleaned(page(below=f"{DATE}\n{box}", story=BARE)).article.text.split("\n\n") == BARE


def test_an_ordinary_word_in_capitals_opens_the_story() -> None:
    story = ["PULUHAN warga mendatangi tiga pabrik ikan di Wanasari sejak Selasa pagi.", *STORY[1:]]
    found = cleaned(page(below=f"{DATE}\n{DECK}\nBau sudah tercium sejak enam bulan lalu.", story=story))
    assert found.article.text.split("\n\n") == story


def test_an_abbreviation_that_is_a_word_too_opens_no_story() -> None:
    story = [
        *BARE[:1],
        "CERAH merupakan nama program pemerintah daerah untuk pesisir.",
        BARE[1] + " CERAH dibiayai provinsi.",
    ]
    assert cleaned(page(below=DATE, story=story)).article.text.split("\n\n") == story


@pytest.mark.parametrize(
    "line",
    [
        "Kabarsela.id adalah portal berita yang melayani pembaca di seluruh pesisir sejak 2009.",
        "Bergabung dan dapatkan analisis berita pesisir melalui email Anda.",
        "Isi tulisan sepenuhnya menjadi tanggung jawab penulis.",
    ],
)
def test_the_publishers_word_below_the_story_is_not_the_story(line: str) -> None:
    assert cleaned(page(below=DATE, story=[*BARE, line])).article.text.split("\n\n") == BARE


def test_a_last_paragraph_that_its_writer_signs_is_no_caption() -> None:
    last = "Menurut dia, hasil uji akan diumumkan pekan depan di balai desa. (Ratri Kusuma/kabarsela)"
    found = cleaned(page(below=DATE, story=[*BARE, last], foot="TAGS\nlimbah"))
    assert found.article.text.endswith(last.partition(" (")[0])
    assert found.article.authors == ["Ratri Kusuma"]


@pytest.mark.parametrize("opening", ["WANASARI, (KS).- ", "WANASARI - "])
def test_what_stands_above_a_dateline_is_a_caption_even_where_it_opens_in_capitals(opening: str) -> None:
    story = [opening.replace("WANASARI", "MATARAM") + BARE[0], *BARE[1:]]
    caption = "PETUGAS memeriksa pipa pabrik di tepi muara. Pemeriksaan berlangsung dua jam."
    found = cleaned(page(below=f"{DATE}\n{caption}", story=story))
    assert found.article.text.split("\n\n") == story
    assert found.article.dateline == "Mataram"


def test_what_stands_above_a_dateline_of_its_own_is_a_deck() -> None:
    found = cleaned(page(below=f"{DATE}\n{DECK}\nMATARAM —", story=BARE))
    assert found.article.text.split("\n\n") == BARE
    assert found.article.dateline == "Mataram"


def test_sentences_in_a_list_that_open_a_story_sum_it_up() -> None:
    points = "- Tiga pabrik ikan ditutup sejak hari Selasa.\n- Hasil uji keluar dalam dua pekan lagi."
    assert cleaned(page(below=f"{DATE}\n{points}", story=BARE)).article.text.split("\n\n") == BARE


@pytest.mark.parametrize("menu", ["Salin tautan\nIklan", "Bahasa\nBahasa Indonesia\nEnglish"])
def test_what_stands_above_buttons_or_a_menu_is_no_story(menu: str) -> None:
    found = cleaned(page(below=f"{DECK}\n{menu}", story=BARE))
    assert found.article.text.split("\n\n") == BARE
    assert (found.article.headline, found.article.deck) == (HEADLINE, DECK)


def test_a_subheading_and_an_advert_behind_the_first_paragraph_are_no_menu() -> None:
    story = [BARE[0], "Iklan\nWarga Mengeluh", *BARE[1:]]
    assert cleaned(page(below=DATE, story=story)).article.text.split("\n\n") == BARE


def test_a_press_releases_dateline_opens_no_caption() -> None:
    story = [
        "Mataram, 8 Juni 2024 – Dinas Perikanan menerbitkan aturan baru yang berlaku mulai 1 Juli 2024.",
        *BARE[1:],
    ]
    assert cleaned(page(story=story)).article.text.split("\n\n") == story


def test_a_sentence_in_another_language_below_the_story_is_the_publishers() -> None:
    line = "This article is written by our community writers and has been reviewed by the editorial team."
    found = cleaned(page(below=DATE, story=[*BARE, line]))
    assert found.article.text.split("\n\n") == BARE


def test_a_place_and_an_outlet_on_a_line_of_their_own_are_the_dateline() -> None:
    found = cleaned(page(below=f"{DATE}\nMataram, Kabarsela.id", story=BARE)).article
    assert (found.dateline, found.text.split("\n\n")) == ("Mataram", BARE)
    found = cleaned(page(below=f"{DATE}\nRatri Kusuma, Kabarsela.id", story=BARE)).article
    assert (found.dateline, found.authors) == (None, ["Ratri Kusuma"])
