"""Which lines of a page are the story: what publishers add to it, and how it is known."""

from __future__ import annotations

import pytest

from tests.pipelines.cleaning.invented import HEADLINE, STORY, cleaned, labels, page

WHOLE = "\n\n".join(STORY)
DATE = "Rabu, 15 Mei 2024 10:22 WIB"
TITLE, TEASER = (
    "Harga Cabai Rawit Naik di Pasar Induk",
    "Kenaikan harga cabai rawit dipicu oleh cuaca buruk di sentra produksi sejak dua pekan lalu.",
)


@pytest.mark.parametrize(
    "line",
    [
        "Jika Anda memiliki informasi seputar kabar bohong, kirimkan kepada kami melalui surel periksa@kabarsela.id.",
        "Dukungan Anda akan menambah semangat kami untuk terus bekerja dari pulau ke pulau.",
        "Disclaimer: Setiap keputusan berusaha ada di tangan pembaca.",
        "Sekar Ayu, wartawan di Semarang, berkontribusi untuk laporan ini.",
        "Selengkapnya di halaman berikutnya.",
    ],
)  # fmt: skip
def test_the_publishers_word_to_its_readers_is_no_story(line: str) -> None:
    assert cleaned(page(below=DATE, foot="\n" + line)).article.text == WHOLE


def test_what_somebody_says_to_readers_is_story() -> None:
    said = '"Dukungan Anda membantu kami," ujar Gunarto kepada warga yang datang ke kantornya siang itu.'
    assert said in cleaned(page(below=DATE, story=[*STORY, said])).article.text


@pytest.mark.parametrize(
    "end",
    [
        " Simak selengkapnya di halaman berikutnya.",
        " BACA SELENGKAPNYA >>>",
        " Artikel ini telah tayang di Warta Samudra dengan judul Pabrik Ikan Ditutup",
    ],
)  # fmt: skip
def test_what_sends_the_reader_on_is_cut_from_the_end_of_a_line(end: str) -> None:
    found = cleaned(" ".join(STORY) + end, "record", title=HEADLINE).article
    assert found.text == " ".join(STORY)


def test_a_story_published_elsewhere_before_credits_that_outlet() -> None:
    found = cleaned(
        " ".join(STORY) + " Artikel ini telah tayang di Warta Samudra dengan judul Pabrik Ikan Ditutup", "record"
    )
    assert found.article.credited_sources == ["Warta Samudra"]


def test_a_sentence_that_leads_into_a_list_is_no_title_of_a_related_story() -> None:
    leads = "Lalu, pabrik mana saja yang ditutup pekan ini? Berikut beberapa di antaranya:"
    found = cleaned("\n".join([*STORY[:2], "Baca Juga", leads, *STORY[2:]]), "record", title=HEADLINE)
    assert labels(found)[leads] == "body"


@pytest.mark.parametrize("lead", ["Dok. Humas Pemkab", "PIXABAY/RATRI", "Shutterstock/Ratri Kusuma"])
def test_a_caption_that_opens_with_the_glued_credit_of_its_picture_is_no_story(lead: str) -> None:
    caption = f"{lead}Petugas memeriksa pipa pembuangan di tepi muara, Selasa (14/5/2024), setelah warga mengeluh."
    found = cleaned("\n".join([*STORY[:2], caption, *STORY[2:]]), "record", title=HEADLINE)
    assert labels(found)[caption] == "caption"


@pytest.mark.parametrize("below", ["15 Mei 2024", "Kabarsela.id\n15 Mei 2024"])
def test_the_paragraph_between_a_title_and_its_date_is_a_teaser(below: str) -> None:
    found = cleaned(
        page(below=DATE, foot=f"\n{TITLE}\n{TEASER}\n{below}\nWisata Air Terjun di Jawa Tengah\n{TEASER}\n{below}")
    )
    assert found.article.text == WHOLE


def test_related_titles_inside_the_story_do_not_end_it() -> None:
    box = "Berita Terkait\nHarga Cabai Rawit Naik di Pasar Induk\nWisata Air Terjun di Jawa Tengah Ramai"
    rest = [
        "Pengelola pabrik membantah perusahaannya membuang limbah tanpa izin dari Kabupaten Wanasari.",
        "Ia menyebut instalasi pengolahan di tempat itu sudah beroperasi sejak lima tahun lalu.",
    ]
    found = cleaned(page(below=DATE, story=[*STORY, box, *rest]))
    assert found.article.text.split("\n\n") == [*STORY, *rest]


def test_a_teaser_below_related_titles_is_no_story() -> None:
    foot = f"Berita Terkait\nWisata Air Terjun di Jawa Tengah Ramai\n{TITLE}\n{TEASER}"
    assert cleaned(page(below=DATE, foot=foot)).article.text == WHOLE


def test_one_sentence_below_a_pictures_bare_credit_is_its_caption() -> None:
    caption = "Pipa pabrik di tepi muara dilihat dari perahu nelayan."
    first = [STORY[0], STORY[1] + " Ia meminta warga tenang."]
    found = cleaned(page(below=DATE, story=[*first, f"KABARSELA/RATRI KUSUMA\n{caption}", *STORY[2:]]))
    assert found.article.text.split("\n\n") == [*first, *STORY[2:]]


def test_the_line_below_a_lone_word_for_captions_is_one() -> None:
    caption = "Pipa pabrik di tepi muara dilihat dari perahu."
    found = cleaned(page(below=DATE, story=[STORY[0], STORY[1], f"Image caption\n{caption}", *STORY[2:]]))
    assert labels(found)[caption] == "caption"


def test_how_the_next_page_begins_is_no_story() -> None:
    found = cleaned(page(below=DATE, foot="\nHalaman Selanjutnya\nIa mengatakan, sejumlah keluarga terpaksa...\n"))
    assert found.article.text == WHOLE


def test_short_questions_are_story_in_an_interview() -> None:
    asked = ["Bagaimana kondisi pabrik sekarang?", "Tiga pabrik kami tutup sejak Selasa, yang lain masih diperiksa.", "Apa sebabnya?",
             "Pipanya mengarah ke muara, jadi air sumur warga keruh.", "Kapan dibuka lagi?", "Tunggu hasil uji dulu, mungkin dua pekan."]  # fmt: skip
    story = [*STORY, *asked, "Warga diminta apa?", "Warga kami minta bersabar sampai hasilnya keluar."]
    assert cleaned(page(below=DATE, story=story)).article.text.split("\n\n") == story


def test_short_sentences_after_a_reference_to_another_story_end_the_story() -> None:
    story = [*STORY, "Baca Juga:", TITLE, "Uji air digelar di tiga desa.", "Hasilnya keluar dua pekan lagi."]
    text = cleaned(page(below=DATE, story=story, foot="Topik\nlimbah")).article.text
    assert text.split("\n\n") == [*STORY, *story[-2:]]
