"""How far names run that a head word or a maker opens, on invented sentences."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_mentions import ids, names

FACTS = {
    "a court is named with the court that it is at": (
        "Sidang di Pengadilan Tipikor pada PN Jakarta Pusat ditunda.",
        [("ORG", "Pengadilan Tipikor pada PN Jakarta Pusat")],
    ),
    "a street's name holds the rank and initials of the person it is called after": (
        "Kantor itu berada di Jalan Kapten P. Sarwo, Surabaya.",
        [("FAC", "Jalan Kapten P. Sarwo"), ("LOC", "Surabaya")],
    ),
    "a stadium's name holds an honorific": (
        "Laga itu digelar di Stadion Gelora Bung Danu, Surabaya.",
        [("FAC", "Stadion Gelora Bung Danu"), ("LOC", "Surabaya")],
    ),
    "a house number is no part of a street's name": (
        "Polisi menutup Jalan Dr. Palupi No. 14 kemarin.",
        [("FAC", "Jalan Dr. Palupi")],
    ),
    "a law's number follows a point, its year a small word": (
        "Hal itu diatur dalam UU No. 7 tahun 2019 yang lama.",
        [("MISC", "UU No. 7 tahun 2019")],
    ),
    "letters may open a law's number": (
        "Ia merujuk Peraturan Menteri Perhubungan Nomor PS 30 Tahun 2015 tentang Feri.",
        [("MISC", "Peraturan Menteri Perhubungan Nomor PS 30 Tahun 2015 tentang Feri")],
    ),
    "a law without its number is no name": ("Isi UU No itu belum jelas.", []),
    "initials in brackets keep a body's coordinated words together": (
        "Ia mendatangi Perhimpunan Nelayan dan Petambak Kerinjo (PNPK) kemarin.",
        [("ORG", "Perhimpunan Nelayan dan Petambak Kerinjo"), ("ORG", "PNPK")],
    ),
    "without such initials 'dan' parts two bodies": (
        "Ia mendatangi Dinas Pangan dan Polda Bali kemarin.",
        [("ORG", "Dinas Pangan"), ("ORG", "Polda Bali")],
    ),
    "two nouns of buildings and a place are one name": (
        "Ia datang ke Gereja Katedral Jakarta kemarin.",
        [("FAC", "Gereja Katedral Jakarta")],
    ),
    "a refinery is a building": ("Warga mendatangi Kilang Kerinjo kemarin.", [("FAC", "Kilang Kerinjo")]),
    "a maker's model is a product": (
        "Harga Oppo Sarik X7 Pro turun, tetapi Oppo tidak rugi.",
        [("MISC", "Oppo Sarik X7 Pro"), ("ORG", "Oppo")],
    ),
    "a version follows a series": ("Ia memakai iPhone 15 Pro Max sejak lama.", [("MISC", "iPhone 15 Pro Max")]),
    "a maker's company is a body": ("Laba Samsung Electronics naik.", [("ORG", "Samsung Electronics")]),
    "a maker's rider is a person": (
        "Pebalap Ducati Ratih Palupi menang.",
        [("ORG", "Ducati"), ("PER", "Ratih Palupi")],
    ),
    "groups and rounds of a competition are no names": ("Tim itu masuk Grup C pada Putaran 3.", []),
    "a common word with a possessor is no name": ("Ia belajar dari Kakeknya di rumah.", []),
    "a day before the event is no name": ("Tiket dijual hingga H-1 oleh panitia.", []),
    "a noun with a circumfix opens no person's name": (
        "Keteladanan Danukarta patut ditiru, kata dia.",
        [("PER", "Danukarta")],
    ),
    "a person behind a rank may be called like an outlet": (
        "Hal itu dibenarkan AKBP Fajar Danukarta pada Rabu.",
        [("PER", "Fajar Danukarta")],
    ),
    "a company is one also without its legal form": (
        "Laba PT Indra Kerinjo naik. Indra Kerinjo membangun jembatan.",
        [("ORG", "PT Indra Kerinjo"), ("ORG", "Indra Kerinjo")],
    ),
    "a stretch of months is no name": ("Harga naik pada Juni-Juli 2025.", []),
    "a common word is no place, whatever stands before it": ("Warga menunggu di Gerbang dan tidur.", []),
}


@pytest.mark.parametrize("fact", FACTS)
def test_names_end_where_their_kind_tells(fact: str) -> None:
    text, expected = FACTS[fact]
    assert names(text) == expected


def test_a_person_called_like_a_company_keeps_the_first_name_in_the_whole_document() -> None:
    text = "Direktur rumah sakit itu, dr. Tesla Palupi, hadir. Menurut Tesla, jalan itu ditutup."
    assert ("ORG", "Tesla") not in names(text)


def test_a_series_is_not_its_one_model() -> None:
    text = "Harga Pertamax Turbo naik. Harga Pertamax tetap."
    assert ids(text, "Pertamax") != ids(text, "Pertamax Turbo")


def test_a_legal_form_adds_nothing_to_a_known_company() -> None:
    text = "Laba PT Bank Central Asia Tbk naik. Saham BCA pun naik."
    assert ids(text, "PT Bank Central Asia Tbk") == ids(text, "BCA")


def test_a_city_that_a_district_is_also_called_after_is_a_place() -> None:
    assert names("Warga Sukabumi dan Jayapura mengungsi.") == [("LOC", "Sukabumi"), ("LOC", "Jayapura")]


def test_a_hotel_is_not_the_temple_of_its_name() -> None:
    text = "Rapat digelar di Hotel Borobudur. Turis mendatangi Candi Borobudur dan bandara Kualanamu. Kualanamu ramai."
    assert ids(text, "Hotel Borobudur") != ids(text, "Candi Borobudur")
    assert ids(text, "bandara Kualanamu") == ids(text, "Kualanamu")


def test_a_market_ends_before_a_rank_and_a_year_of_the_hijra_before_the_next_sentence() -> None:
    assert ("PER", "I Wayan Sarwo") in names("Hal itu dikatakan Kapolsek Pasar Sarik AKP I Wayan Sarwo, Selasa.")
    assert all("H. Bulan" not in name for _, name in names("Itu jatuh pada 1 Syaban 1446 H. Bulan Syaban lalu tiba."))
