"""What pages print around their story: headline, writers, dates, credits."""

from __future__ import annotations

import datetime as dt

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
