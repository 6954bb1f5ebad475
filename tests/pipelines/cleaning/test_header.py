"""What pages print around their story: headline, writers, dates, credits."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.pipelines.cleaning.invented import HEADLINE, cleaned, page

DATE = "Rabu, 15 Mei 2024 10:22 WIB"


def test_what_stands_for_a_picture_is_not_the_headline() -> None:
    found = cleaned(page(below=f"Penulis: Ratri Kusuma\n{DATE}\nzoom-in {HEADLINE}")).article
    assert found.headline == HEADLINE


def test_a_quotation_pulled_out_of_the_story_is_not_the_headline() -> None:
    pulled = "tim dari dinas lingkungan hidup menemukan dua pipa pabrik"
    assert cleaned(page(below=f"{DATE}\nwaktu baca 3 menit\n{pulled}")).article.headline == HEADLINE


def test_a_name_before_the_outlets_section_is_the_writer_wherever_the_date_stands() -> None:
    found = cleaned(page(head=DATE, below="Ratri Kusuma - kabarNews")).article
    assert found.authors == ["Ratri Kusuma"]


def test_a_role_is_parted_from_its_name_by_a_comma_too() -> None:
    found = cleaned(page(below="Penulis, Ratri Kusuma\nPeranan, Wartawan Kabarsela\n15 Mei 2024")).article
    assert found.authors == ["Ratri Kusuma"]


def test_a_slash_may_stand_between_day_and_time() -> None:
    found = cleaned(page(below="Rabu, 15 Mei 2024 / 10:22 WIB")).article
    assert (found.published_at, found.published_precision) == (dt.datetime(2024, 5, 15, 3, 22, tzinfo=dt.UTC), "minute")


def test_a_headline_printed_twice_is_labelled_twice() -> None:
    found = cleaned(page(below=f"{DATE}\n{HEADLINE} - Kabarsela.id"))
    assert found.article.headline == HEADLINE
    assert [line.label for line in found.lines if HEADLINE in line.text] == ["headline", "headline"]


def test_a_day_between_two_printings_of_the_headline_is_the_storys() -> None:
    found = cleaned(page(below=f"Utama\n15 Mei 2024\n{HEADLINE}")).article
    assert (found.published_at, found.published_precision) == (dt.datetime(2024, 5, 14, 17, tzinfo=dt.UTC), "day")


def test_a_caption_printed_twice_is_not_the_headline() -> None:
    caption = "Petugas menutup tiga pabrik pengolahan ikan di Wanasari. (Dok Humas Pemkab)"
    found = cleaned(page(below=f"{DATE}\n{caption}\nPerbesar\n{caption}")).article
    assert found.headline == HEADLINE


def test_a_short_caption_credited_to_a_wire_is_not_the_headline() -> None:
    found = cleaned(page(below=f"{DATE}\nPemerintah menutup pabrik pengolahan ikan. (Antara)")).article
    assert (found.headline, found.text.split("\n\n")[0][:8]) == (HEADLINE, "WANASARI")


def test_a_caption_that_ends_on_its_day_in_brackets_is_not_the_headline() -> None:
    below = f"Oleh: Ratri Kusuma\nEditor: Sari Putri\n{DATE}\nMataram\nPetugas menutup sementara tiga pabrik ikan di Wanasari, Selasa (14/5/2024)"
    assert cleaned(page(below=below)).article.headline == HEADLINE


def test_a_sentence_that_ends_in_its_pictures_credit_is_not_the_headline() -> None:
    below = f"{DATE}\nPetugas menutup tiga pabrik ikan di Wanasari. kabarsela.id/Ratri"
    assert cleaned(page(below=below)).article.headline == HEADLINE


def test_the_deck_may_stand_below_the_first_of_two_headlines() -> None:
    deck = "Penutupan berlaku dua pekan sambil menunggu hasil uji laboratorium."
    found = cleaned(page(below=f"{deck}\nOleh:\nRatri Kusuma\n{DATE}\n{HEADLINE}\nGedung dinas. Foto: RK")).article
    assert (found.headline, found.deck) == (HEADLINE, deck)


@pytest.mark.parametrize("date", ["Tanggal 15.05.2024", "Tanggal: 15 Mei 2024"])
def test_a_date_that_stands_only_below_the_story_counts_beside_a_byline(date: str) -> None:
    found = cleaned(page(foot=f"Topik terkait\nLimbah\n{date}\nPenulis Ratri Kusuma")).article
    assert (found.published_at, found.published_precision) == (dt.datetime(2024, 5, 14, 17, tzinfo=dt.UTC), "day")
    assert cleaned(page(foot=f"Lomba memancing\n{date}\nTempat: muara")).article.published_at is None


@pytest.mark.parametrize(
    "line",
    ["2024.05.15", "15/05/2024\nteruskan\ncetak", "Oleh: Humas ; Diterbitkan pada: 15 Mei 2024 ; Kategori: Berita ; Dilihat: 1.532 Kali"],
)  # fmt: skip
def test_a_day_alone_below_the_headline_is_the_storys(line: str) -> None:
    found = cleaned(page(below=line)).article
    assert (found.published_at, found.published_precision) == (dt.datetime(2024, 5, 14, 17, tzinfo=dt.UTC), "day")


@pytest.mark.parametrize("line", ["admin", "by Reporter : Ratri Kusuma"])
def test_a_byline_in_small_letters_is_no_part_of_the_headline(line: str) -> None:
    assert cleaned(page(below=f"{line}\n{DATE}")).article.headline == HEADLINE
