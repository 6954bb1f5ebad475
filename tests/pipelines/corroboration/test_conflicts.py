"""Where members of a cluster disagree, and where they only seem to; stories are invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.pipelines.corroboration.invented import Newsroom, said, told

KARAM = "Kapal feri Lestari Jaya karam di Selat Kabut dengan {} penumpang di geladak"


def conflicts(*claims: dict[str, Any]) -> dict[str, list[str]]:
    """Conflicts of the one cluster that the claims, each of another outlet, make: field to values."""
    newsroom = Newsroom()
    for hours, (outlet, claim) in enumerate(zip(("kompas.com", "detik.com", "tempo.co"), claims, strict=False)):
        newsroom.story(outlet, claim, hours=hours)
    (cluster,) = newsroom.clusters()
    assert (cluster["level"] == "disputed") == bool(cluster["conflicts"])
    return {c["field"]: [value["value"] for value in c["values"]] for c in cluster["conflicts"]}


def counted(words: str, value: float, unit: str = "penumpang") -> dict[str, Any]:
    return told(KARAM.format(words), quantities=[(value, unit, f"{words} penumpang")])


def test_two_numbers_of_one_unit_disagree() -> None:
    assert conflicts(counted("64", 64), counted("68", 68)) == {"number": ["64 penumpang", "68 penumpang"]}


@pytest.mark.parametrize(("words", "value"), [("sekitar 70", 70), ("hampir 70", 70), ("lebih dari 60", 60)])
def test_a_rounded_number_does_not_disagree(words: str, value: float) -> None:
    assert conflicts(counted("64", 64), counted(words, value)) == {}


def test_another_unit_does_not_disagree() -> None:
    assert conflicts(counted("64", 64), counted("12", 12, "awak")) == {}


def test_the_same_value_written_in_two_ways_does_not_disagree() -> None:
    one = said(
        "Danu Prakoso", "kerugian feri Lestari Jaya Rp11,8 triliun", quantities=[(11.8e12, "IDR", "Rp11,8 triliun")]
    )
    other = said("Danu Prakoso", "kerugian feri Lestari Jaya Rp 11,8 T", quantities=[(11.8e12, "IDR", "Rp 11,8 T")])
    assert conflicts(one, other) == {}


def test_fewer_digits_of_the_same_value_do_not_disagree() -> None:
    one = said(
        "Danu Prakoso", "kerugian feri Lestari Jaya Rp11,83 triliun", quantities=[(11.83e12, "IDR", "Rp11,83 triliun")]
    )
    other = said(
        "Danu Prakoso", "kerugian feri Lestari Jaya Rp11,8 triliun", quantities=[(11.8e12, "IDR", "Rp11,8 triliun")]
    )
    assert conflicts(one, other) == {}


def test_two_days_disagree() -> None:
    one = told(KARAM.format("64") + " Senin", dates=[(dt.date(2025, 3, 3), "day", "Senin")])
    other = told(KARAM.format("64") + " Selasa", dates=[(dt.date(2025, 3, 4), "day", "Selasa")])
    assert conflicts(one, other) == {"date": ["2025-03-03", "2025-03-04"]}


def test_a_month_does_not_disagree_with_a_day_in_it() -> None:
    one = told(KARAM.format("64"), dates=[(dt.date(2025, 3, 1), "month", "Maret 2025")])
    other = told(KARAM.format("64"), dates=[(dt.date(2025, 3, 4), "day", "Selasa")])
    assert conflicts(one, other) == {}


def test_a_denial_and_an_assertion_of_one_thing_are_disputed() -> None:
    words = "Dewan Pelabuhan Kalibening menimbun garam impor di gudang timur"
    found = conflicts(said("Danu Prakoso", words), said("Sari Melati", words, stance="deny"))
    assert found == {"polarity": ["denied", "asserted"]}


def test_a_negated_and_an_unnegated_verb_are_disputed() -> None:
    found = conflicts(
        told("Feri Lestari Jaya membawa garam impor saat melintasi Selat Kabut"),
        told("Feri Lestari Jaya tidak membawa garam impor saat melintasi Selat Kabut"),
    )
    assert found == {"polarity": ["negated", "not negated"]}


def test_two_renderings_of_one_quotation_disagree_in_wording() -> None:
    one = said("Danu Prakoso", "Kami akan menutup gudang garam Kalibening sampai musim hujan berakhir", "direct")
    other = said("Danu Prakoso", "Kami akan menutup gudang garam Kalibening sampai musim angin berakhir", "direct")
    assert list(conflicts(one, other)) == ["wording"]


def test_a_shortened_quotation_does_not_disagree() -> None:
    one = said("Danu Prakoso", "Kami akan menutup gudang garam Kalibening sampai musim hujan berakhir", "direct")
    other = said("Danu Prakoso", "Kami akan menutup gudang garam Kalibening sampai musim hujan", "direct")
    assert conflicts(one, other) == {}


def test_a_code_with_its_digits_swapped_disagrees() -> None:
    words = "Feri Lestari Jaya LJ-{} karam di Selat Kabut menjelang tengah malam"
    assert conflicts(told(words.format(4182)), told(words.format(4812))) == {"number": ["LJ-4182", "LJ-4812"]}


def test_a_code_written_in_two_ways_does_not_disagree() -> None:
    words = "Feri Lestari Jaya {} karam di Selat Kabut menjelang tengah malam"
    assert conflicts(told(words.format("LJ-4182")), told(words.format("LJ 4182"))) == {}


def test_two_outlets_filling_in_one_form_for_two_places_do_not_disagree() -> None:
    form = "Pendapatan daerah {} sampai Juni sebesar Rp {} miliar menurut data kementerian"
    newsroom = Newsroom()
    for outlet, place, value in (("kompas.com", "Kalibening", 320.0), ("detik.com", "Selat Kabut", 410.0)):
        claim = told(form.format(place, value), quantities=[(value * 1e9, "IDR", f"Rp {value} miliar")])
        newsroom.story(outlet, claim)
    assert all(cluster["conflicts"] == [] for cluster in newsroom.clusters())


LANDED = "Feri Lestari Jaya dengan 64 penumpang merapat di Kalibening pada pukul {} dengan selamat"


def test_two_clock_times_disagree() -> None:
    found = conflicts(told(LANDED.format("10.44 WIB")), told(LANDED.format("10.55 WIB")))
    assert found == {"date": ["10.44 WIB", "10.55 WIB"]}


@pytest.mark.parametrize(
    "other", ["11.44 WITA", "10:44 WIB", "03.44 UTC"], ids=["another zone", "a colon", "world time"]
)
def test_one_moment_told_on_another_clock_does_not_disagree(other: str) -> None:
    assert conflicts(told(LANDED.format("10.44 WIB")), told(LANDED.format(other))) == {}


def test_a_hedged_clock_time_does_not_disagree() -> None:
    words = "Feri Lestari Jaya dengan 64 penumpang merapat di Kalibening sekitar pukul 10.50 WIB dengan selamat"
    assert conflicts(told(LANDED.format("10.44 WIB")), told(words)) == {}


def test_two_places_in_otherwise_the_same_words_disagree() -> None:
    words = "Kapal feri Lestari Jaya yang membawa garam karam di Selat Kabut dekat {} menjelang tengah malam"
    found = conflicts(told(words.format("Bendungan Wanasari")), told(words.format("Kalibening")))
    assert found == {"place": ["Bendungan Wanasari", "Kalibening"]}


def test_today_in_the_articles_of_two_days_does_not_disagree() -> None:
    words = "Hari ini Dewan Pelabuhan menutup dermaga kayu Kalibening untuk feri"
    today = [(dt.date(2025, 3, day), "day", "Hari ini") for day in (4, 5)]
    newsroom = Newsroom()
    newsroom.story("kompas.com", said("Danu Prakoso", words, "direct", dates=[today[0]]), hours=11)
    newsroom.story("detik.com", said("Danu Prakoso", words, "direct", dates=[today[1]]), hours=11.9)
    assert [cluster["conflicts"] for cluster in newsroom.clusters()] == [[]]


def test_numbers_of_two_moments_do_not_disagree() -> None:
    words = "pukul {} WIB harga garam Kalibening berada di level {} rupiah"
    one = said("Danu Prakoso", words.format("09.08", "5.450"), quantities=[(5450, "IDR", "5.450 rupiah")])
    other = said("Danu Prakoso", words.format("09.55", "5.430"), quantities=[(5430, "IDR", "5.430 rupiah")])
    assert "number" not in conflicts(one, other)


def test_numbers_of_a_named_and_an_unnamed_person_do_not_disagree() -> None:
    one = said(
        "Danu Prakoso",
        "menjatuhkan pidana penjara kepada terdakwa selama 14 tahun",
        quantities=[(14, "year", "14 tahun")],
    )
    other = said(
        "Danu Prakoso", "menjatuhkan pidana penjara kepada terdakwa Ratih Wulandari selama 11 tahun",
        quantities=[(11, "year", "11 tahun")],
    )  # fmt: skip
    assert conflicts(one, other) == {}


def test_a_hedge_behind_the_number_counts_too() -> None:
    assert conflicts(counted("64", 64), counted("62 lebih", 62)) == {}


@pytest.mark.parametrize(
    ("one", "other"), [("Ma'ruf Prakoso", "Maruf Prakoso"), ("Danu Prakoso", "KDKIDanu Prakoso")], ids=["mark", "glue"]
)
def test_a_mark_or_glued_letters_make_no_other_spelling(one: str, other: str) -> None:
    words = "kerugian feri Lestari Jaya ditanggung Dewan Pelabuhan sampai musim hujan berakhir"
    assert conflicts(said(one, words), said(other, words)) == {}


def test_one_persons_words_with_and_without_a_negation_are_not_disputed() -> None:
    one = said("Danu Prakoso", "Dewan Pelabuhan mengejar laba dari garam impor Kalibening")
    other = said("Danu Prakoso", "Dewan Pelabuhan tidak semata mengejar laba dari garam impor Kalibening")
    assert conflicts(one, other) == {}
