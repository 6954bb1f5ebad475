"""Types of unknown names by how they are built and what stands beside them, in invented sentences."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_mentions import ids, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia melaju ke final Kerinjo Open 2023.", ("MISC", "Kerinjo Open 2023")),
        ("Ia kalah pada semifinal Australia Terbuka.", ("MISC", "Australia Terbuka")),
        ("Laga itu digelar di Sarikmulyo Stadium, Rabu.", ("FAC", "Sarikmulyo Stadium")),
        ("Mereka bertemu di Jakarta Expo Hall, Rabu.", ("FAC", "Jakarta Expo Hall")),
    ],
    ids=["tournament", "tournament of a country", "stadium", "hall in a city"],
)
def test_the_last_word_says_what_kind_of_name_it_closes(text: str, expected: tuple[str, str]) -> None:
    assert expected in names(text)


def test_a_club_is_known_by_the_syllables_that_clubs_begin_with() -> None:
    text = "Persikaljaya Lematang menang 3-1. Pelatih memuji pemain Persikaljaya."
    assert ids(text, "Persikaljaya Lematang") == ids(text, "Persikaljaya") == {"org:persikaljaya-lematang"}
    assert names("Persiapan panitia kurang. Persentasenya turun.") == []


def test_a_term_with_its_initials_in_brackets_is_no_person() -> None:
    text = "Bank sentral menjalankan Quantitative Easing (QE) sejak lama. Dampak QE terasa."
    assert ids(text, "QE") == {"misc:quantitative-easing"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Itu salah," ujarnya dilansir dari Sarikma, Rabu.', ("ORG", "Sarikma")),
        ("Petugas Sarikmedia.co.id datang ke pasar.", ("ORG", "Sarikmedia.co.id")),
        ("Ia adalah adik dari Sarwo Danukarta, orang terkaya di sana.", ("PER", "Sarwo Danukarta")),
        ("Tim tuan rumah menjamu Sarikdon United di Kerinjo.", ("ORG", "Sarikdon United")),
        ("Pelaku dibawa ke Mapolres Sarikbelawan, Rabu.", ("FAC", "Mapolres Sarikbelawan")),
        ('"Kota ini indah," ujar Haldor van der Brink, Rabu.', ("PER", "Haldor van der Brink")),
        ("Kepala Dinas Kesehatan Bangka Tengah, Zaitun mengatakan tugas itu berat.", ("PER", "Zaitun")),
        ('"Kami siap," ujar Analis Sarik PRT, Danukarta, saat ditemui.', ("ORG", "Sarik PRT")),
    ],
    ids=[
        "cited",
        "address",
        "kin of",
        "club",
        "station",
        "particles",
        "common word behind an office",
        "body in capitals",
    ],
)
def test_what_stands_beside_a_name_says_what_it_is(text: str, expected: tuple[str, str]) -> None:
    assert expected in names(text)


def test_a_common_word_with_its_ending_opens_no_name() -> None:
    assert names("Lolosnya Danukarta ke babak akhir menuai pujian.") == [("PER", "Danukarta")]


def test_a_reporting_word_with_a_capital_is_no_part_of_the_name_behind_it() -> None:
    assert names("“Dosa-dosaku” Jawab Danukarta.") == [("PER", "Danukarta")]


@pytest.mark.parametrize("text", ["Nilainya US$ 3 juta.", "Harganya mencapai US$80 per barel.", "Ia membawa S$ 200."])
def test_a_country_before_a_currency_sign_is_an_amount(text: str) -> None:
    assert names(text) == []
    assert names("Utusan US tiba di Kerinjo.") == [("LOC", "US"), ("LOC", "Kerinjo")]


@pytest.mark.parametrize("text", ["Ia menjual saham Haldor Co., Ltd kemarin.", "Mitranya Sarikma Pty. Ltd membantah."])
def test_the_legal_form_of_a_company_is_no_name_by_itself(text: str) -> None:
    assert not {"Ltd", "Pty", "Co"} & {name for _, name in names(text)}
    assert not {"PER"} & {kind for kind, _ in names(text)}


def test_a_name_with_a_figure_or_a_small_first_letter_is_no_person() -> None:
    text = "Menurut ulasan itu, Sarikdo G9 lebih ringan. Warga membeli iSarik Max di pasar."
    assert {name for kind, name in names(text) if kind == "PER"} == set()


def test_a_name_behind_the_noun_of_a_place_and_its_adjective_is_a_place() -> None:
    assert ("LOC", "Sarikwangi") in names("Ia lahir di desa terpencil Sarikwangi.")
    assert ("LOC", "Kerinjov") in names(
        "Ratih Palupi bertolak ke wilayah kota pelabuhan Kerinjov, bagian timur negeri itu."
    )
    assert ("PER", "Ratih Palupi") in names("Di kota besar Ratih Palupi bekerja, kata ibunya.")
    assert ("FAC", "pelabuhan Kerinjov") in names("Mereka menuju pelabuhan Kerinjov, kata Ratih.")
    assert ("PER", "Sarwo Danu") in names("Dari kecil Sarwo Danu suka bernyanyi.")


def test_a_race_is_named_with_its_place_and_year() -> None:
    assert names("Ratih menang di MotoGP Italia 2025 dan MotoGP Mandalika.") == [
        ("PER", "Ratih"),
        ("MISC", "MotoGP Italia 2025"),
        ("MISC", "MotoGP Mandalika"),
    ]


def test_a_verb_with_both_its_affixes_opens_no_name() -> None:
    assert names("Diuraikan Ratih, uang itu hilang.") == [("PER", "Ratih")]
