"""Abbreviations and short names that a document explains, in invented sentences."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_mentions import ids, names

JAMINAN = "Badan Jaminan Niaga (BJN) Sarikrejo menolak. "


@pytest.mark.parametrize("short", ["BJN", "BJN Sarikrejo", "Badan Jaminan Niaga"], ids=lambda s: s.replace(" ", "-"))
def test_an_abbreviation_inside_a_name_and_the_words_before_it_mean_the_whole(short: str) -> None:
    assert ids(f"{JAMINAN}Warga mendatangi kantor {short} kemarin.", short) == {"org:badan-jaminan-niaga-sarikrejo"}


def test_a_person_behind_an_office_and_a_body_with_its_abbreviation_is_not_of_the_body() -> None:
    text = (
        "Kepala Badan Jaminan Niaga (BJN) Ratih Palupi menolak. Badan Jaminan Niaga (BJN) Ratih Palupi temui kemarin."
    )
    assert ids(text, "Ratih Palupi") == {"per:ratih-palupi"}


def test_a_full_name_in_brackets_explains_the_abbreviation_before_it() -> None:
    text = "Ratih Palupi memimpin LBSN (Lembaga Bahasa Sastra Nusantara). Menurut LBSN, buku itu langka."
    assert ids(text, "LBSN") == {"org:lembaga-bahasa-sastra-nusantara"}


def test_initials_behind_the_head_word_mean_the_body_without_it() -> None:
    text = "Dinas Ketahanan Benih, Kelautan, dan Perikanan menolak. Kepala Dinas KBKP Ratih Palupi menjawab."
    assert ids(text, "Dinas KBKP") == {"org:dinas-ketahanan-benih-kelautan-dan-perikanan"}


def test_a_head_word_alone_means_the_one_body_that_it_opens() -> None:
    text = "Pemprov Bali menunda proyek itu. Menurut Pemprov, dananya belum turun."
    assert ids(text, "Pemprov") == {"org:pemerintah-provinsi-bali"}
    two = "Pemprov Bali dan Pemprov Jambi menunda proyek itu. Menurut Pemprov, dananya belum turun."
    assert ("ORG", "Pemprov") not in names(two)
    assert ("ORG", "Bank") not in names("Bank Sarik Danu tutup. Menurut Bank itu, dananya habis.")


def test_a_known_body_and_the_body_it_is_of_are_the_known_body() -> None:
    text = "Bareskrim Polri menahan dua orang. Penyidik Bareskrim pulang."
    assert len(ids(text, "Bareskrim Polri") | ids(text, "Bareskrim")) == 1


def test_a_word_that_also_stands_in_small_letters_is_no_name_where_a_sentence_opens() -> None:
    assert names("Manifes adalah dokumen resmi. Tanpa manifes, kapal dilarang berlayar.") == []


def test_a_company_that_opens_a_sentence_by_its_short_name_is_the_company() -> None:
    text = (
        "Hakim menghukum perusahaan logam Norwegia, Haldor Stalverk, pada Senin. Haldor, yang berkantor di Oslo, diam."
    )
    assert ids(text, "Haldor") == {"org:haldor-stalverk"}


def test_initials_beside_a_verb_of_speech_are_the_one_person_named_before() -> None:
    text = "Wakapolri Komjen Budi Sarwo hadir. BS mengimbau warga tenang."
    assert ids(text, "BS") == ids(text, "Budi Sarwo")
    two = "Budi Sarwo dan Bambang Sukarna hadir. BS mengimbau warga tenang."
    assert ids(two, "BS").isdisjoint(ids(two, "Budi Sarwo") | ids(two, "Bambang Sukarna"))
