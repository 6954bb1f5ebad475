"""What a person's full name tells of the same words elsewhere, in invented articles."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_mentions import ids, names, titles


def test_a_client_s_first_name_is_not_the_end_of_his_lawyers_title() -> None:
    text = "Kuasa hukum Agung Tri Wibisono, Sahala Siregar, hadir. Agung Tri Wibisono diam."
    assert titles(text)[0] == ("Agung Tri Wibisono", "Kuasa hukum")


def test_a_first_name_before_a_family_name_behind_an_office_and_a_comma_is_of_the_name() -> None:
    text = "Wakil Gubernur Jateng, Taj Yasin Danu menambahkan hal itu. Taj Yasin Danu lalu pulang."
    assert titles(text) == [("Taj Yasin Danu", "Wakil Gubernur Jateng"), ("Taj Yasin Danu", None)]


@pytest.mark.parametrize(
    ("text", "short", "who"),
    [
        ('Alexander Sabar hadir. "Data itu penting," kata Sabar.', "Sabar", "per:alexander-sabar"),
        ('Putri Kusuma Dewi tiba. "Kami siap," ujar Putri saat itu.', "Putri", "per:putri-kusuma-dewi"),
        (
            'Sony Susmana Danu hadir. "Jaga jarak," ungkap Sony. Menurut Sony, itu penting.',
            "Sony",
            "per:soni-susmana-danu",
        ),
        ('Pelatih Keisuke Honda tiba. "Kami menang," papar Honda.', "Honda", "per:keisuke-honda"),
    ],
    ids=["a common word", "a title", "a company, first name", "a company, last name"],
)
def test_a_word_of_a_full_name_beside_a_verb_of_speech_is_that_person(text: str, short: str, who: str) -> None:
    assert ids(text, short) == {who}


def test_a_word_of_a_full_name_that_the_text_also_writes_small_is_no_person_without_speech() -> None:
    text = "Bunga Rahmawati tiba. Ia membawa bunga untuk Festival. Ada yang memuji Bunga itu."
    assert ("PER", "Bunga") not in names(text)


def test_a_company_stays_one_beside_a_person_of_its_name_who_says_nothing() -> None:
    text = "Keisuke Honda tiba. Penjualan Honda naik."
    assert ("ORG", "Honda") in names(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Dirjen Penyelenggaraan Haji dan Umrah Kemenag Hilman Danu bersyukur. Hilman Danu pulang.", "Kemenag"),
        ("Turut hadir pelatih Timnas U17 Indonesia Bima Danu. Bima Danu diam.", "Timnas U17 Indonesia"),
    ],
)
def test_a_body_in_a_title_ends_where_the_completed_name_begins(text: str, body: str) -> None:
    assert names(text)[:2] == [("ORG", body), ("PER", " ".join(text.split()[-3:-1]))]
