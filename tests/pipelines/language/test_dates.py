"""The grammar of dates: forms, places, what leans on a reference day, and what is no date."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from pipelines.language import load
from pipelines.language.dates import find_dates

PACK = load("id")
DAY = dt.date(2025, 3, 12)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("Selasa, 11 Mar 2025 20:02 WIB", "2025-03-11T13:02"),
        ("Kabarsela.id - 11/03/2025, 20:00 WIB", "2025-03-11T13:00"),
        (", Wartawan-Selasa, 11 Maret 2025 |11:37 WITA", "2025-03-11T03:37"),
        ("Tayang: Selasa, 11 Maret 2025 07.08 WIT", "2025-03-10T22:08"),
        ("Selasa   11 Mar 2025  22:02 WIB", "2025-03-11T15:02"),
        ("2025-03-11T10:00:05+07:00", "2025-03-11T03:00"),
        ("2025-03-11T03:00:05.123Z", "2025-03-11T03:00"),
        ("11-03-2025 08:15", "2025-03-11T01:15"),
        ("Tue, 11 Mar 2025 10:00:00 +0700", "2025-03-11T03:00"),
        ("March 11, 2025 3:05 PM", "2025-03-11T08:05"),
        ("March 11, 2025 @ 3:05pm", "2025-03-11T08:05"),
        ("Jum'at, 14 Maret 2025 - 13:30 wib", "2025-03-14T06:30"),
    ],
)
def test_a_moment_is_read_with_its_zone(text: str, utc: str) -> None:
    found = find_dates(text, PACK)
    assert [f.precision for f in found] == ["minute"]
    assert found[0].utc(420).strftime("%Y-%m-%dT%H:%M") == utc


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("kata dia, Selasa (11/3/2025).", "Selasa (11/3/2025)", dt.date(2025, 3, 11)),
        ("pada 11 Maret 2025 di Mataram", "11 Maret 2025", dt.date(2025, 3, 11)),
        ("pada 10-11 Maret 2025", "11 Maret 2025", dt.date(2025, 3, 11)),
        ("SELASA, 11 MARET 2025", "SELASA, 11 MARET 2025", dt.date(2025, 3, 11)),
        ("terbit 11Mar 2025", "11Mar 2025", dt.date(2025, 3, 11)),
        ("dari İzmir 11 Maret 2025", "11 Maret 2025", dt.date(2025, 3, 11)),  # a letter whose small form is two
    ],
)
def test_a_day_is_read_with_its_place(text: str, words: str, day: dt.date) -> None:
    found = find_dates(text, PACK)
    assert [(text[f.start : f.end], f.day, f.precision) for f in found] == [(words, day, "day")]


@pytest.mark.parametrize(
    ("text", "words", "day", "precision"),
    [
        ("ujarnya, Selasa (11/3).", "Selasa (11/3)", dt.date(2025, 3, 11), "day"),
        ("pada 30 Desember", "30 Desember", dt.date(2024, 12, 30), "day"),
        ("pada Agustus lalu", "Agustus lalu", dt.date(2024, 8, 1), "month"),
        ("pada Agustus mendatang", "Agustus mendatang", dt.date(2025, 8, 1), "month"),
        ("kata dia, Senin.", "Senin", dt.date(2025, 3, 10), "day"),
        ("kata dia, Rabu.", "Rabu", dt.date(2025, 3, 12), "day"),
        ("kata dia kemarin", "kemarin", dt.date(2025, 3, 11), "day"),
        ("Hari ini hujan", "Hari ini", dt.date(2025, 3, 12), "day"),
        ("JUMAT MENDATANG", "JUMAT MENDATANG", dt.date(2025, 3, 14), "day"),
        ("pada 30 September lalu", "30 September lalu", dt.date(2024, 9, 30), "day"),
        ("pada 30 September kemarin", "30 September kemarin", dt.date(2024, 9, 30), "day"),
        ("pada 10 Januari mendatang", "10 Januari mendatang", dt.date(2026, 1, 10), "day"),
        ("pada 10 Maret mendatang", "10 Maret mendatang", dt.date(2025, 3, 10), "day"),  # an older story retold
        ("pada 2 Maret tahun lalu", "2 Maret tahun lalu", dt.date(2024, 3, 2), "day"),
        ("pada Sabtu malam (8/3)", "Sabtu malam (8/3)", dt.date(2025, 3, 8), "day"),
        ("sejak Desember tahun lalu", "Desember tahun lalu", dt.date(2024, 12, 1), "month"),
        ("sejak bulan lalu", "bulan lalu", dt.date(2025, 2, 1), "month"),
        ("Bulan depan hujan", "Bulan depan", dt.date(2025, 4, 1), "month"),
        ("pada akhir tahun ini", "tahun ini", dt.date(2025, 1, 1), "year"),
        ("tahun yang lalu", "tahun yang lalu", dt.date(2024, 1, 1), "year"),
        ("tahun mendatang", "tahun mendatang", dt.date(2026, 1, 1), "year"),
        ("hingga pekan depan", "pekan depan", dt.date(2025, 3, 17), "week"),
        ("sejak minggu lalu", "minggu lalu", dt.date(2025, 3, 3), "week"),
        ("pada 1998—saat itu", "1998", dt.date(1998, 1, 1), "year"),
        ("tahun 2026", "2026", dt.date(2026, 1, 1), "year"),
    ],
)
def test_forms_without_a_year_lean_on_the_day_of_writing(text: str, words: str, day: dt.date, precision: str) -> None:
    assert find_dates(text, PACK) == []
    found = find_dates(text, PACK, reference=DAY)
    assert [(text[f.start : f.end], f.day, f.precision) for f in found] == [(words, day, precision)]


@pytest.mark.parametrize(
    "text", ["Rp11.025", "pukul 10.44 WIB", "31/02/2025", "skor 3-1", "nomor 0811-2025-11", "versi 2.10.2"]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find_dates(text, PACK) == []


@pytest.mark.parametrize(
    "text",
    [
        "ulang tahun ini", "tahun-tahun mendatang", "akhir tahun nanti", "pada 2019-2024", "tahun 2024/2025", "pada 2000,5",
        "Kodim 1998", "tahun 1930-an", "pada 2019 - 2024",
    ],
)  # fmt: skip
def test_what_names_no_one_year_is_none_on_any_day_of_writing(text: str) -> None:
    assert find_dates(text, PACK, reference=DAY) == []


@pytest.mark.parametrize("text", ["10 Maret tahun 2023", "Maret tahun 2023"])
def test_a_year_may_have_its_noun_before_it(text: str) -> None:
    (found,) = find_dates(text, PACK)
    assert (found.start, found.end, found.day.year) == (0, len(text), 2023)


def test_a_month_before_january_is_december_of_the_year_before() -> None:
    days = [find_dates(text, PACK, reference=dt.date(2025, 1, 9))[0].day for text in ("bulan lalu", "bulan depan")]
    assert days == [dt.date(2024, 12, 1), dt.date(2025, 2, 1)]


def test_dates_never_overlap_and_stand_in_order() -> None:
    text = "Diperbarui 12 Mar 2025, 14:05 WIB Diterbitkan 11 Mar 2025, 12:10 WIB, Maret 2025"
    found = find_dates(text, PACK, reference=DAY)
    assert [f.precision for f in found] == ["minute", "minute", "month"]
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_part_of_a_text_gives_the_dates_in_it_at_their_places_in_the_whole() -> None:
    text = "Rapat 10 Maret 2025 diundur ke 11 Maret 2025, lalu ke Rabu."
    start = text.index("11")
    found = find_dates(text, PACK, reference=DAY, start=start, end=text.index(", lalu"))
    assert [text[f.start : f.end] for f in found] == ["11 Maret 2025"]
    inside = find_dates(text, PACK, start=start + 1)  # no day of the month starts inside a number
    assert [text[f.start : f.end] for f in inside] == ["Maret 2025"]


def test_a_weekday_without_its_capital_is_a_common_word() -> None:
    assert find_dates("tiga minggu di Mataram", PACK, reference=DAY) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("diumumkan sebelum Jumat pekan depan", dt.date(2025, 3, 21)),
        ("diumumkan Senin minggu lalu", dt.date(2025, 3, 3)),
        ("diumumkan Jumat pekan ini", dt.date(2025, 3, 14)),
    ],
    ids=["next week", "last week", "this week"],
)
def test_a_weekday_of_a_named_week_is_counted_from_monday(text: str, day: dt.date) -> None:
    (found,) = find_dates(text, PACK, reference=DAY)
    assert (found.day, text[found.start : found.end]) == (day, text.removeprefix("diumumkan ").removeprefix("sebelum "))
