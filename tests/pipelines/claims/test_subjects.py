"""Whose subject stands before an attributing verb: qualities, companions, manner, objects of another verb, spokesmen."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Pria berkacamata tebal itu mengatakan jembatan itu rapuh.", "Pria berkacamata tebal itu", None),
        ("Pemain berusia 31 tahun itu mengatakan jembatan itu rapuh.", "Pemain berusia 31 tahun itu", None),
        ("Ratna Dewi dengan tegas mengatakan jembatan itu rapuh.", "Ratna Dewi", "Ratna Dewi"),
        ("Kepala dinas itu dengan jelas menggambarkan jembatan itu sebagai ancaman.", "Kepala dinas itu", None),
        ("Gunadi mewakili Dinas Pasar mengatakan jembatan itu rapuh.", "Gunadi", "Gunadi"),
        ("Gunadi didampingi Hartono mengatakan jembatan itu rapuh.", "Gunadi", "Gunadi"),
        ("Dinas Pasar melalui Gunadi mengatakan jembatan itu rapuh.", "Gunadi", "Gunadi"),
        ("Dinas Pasar melalui Instagram mengatakan jembatan itu rapuh.", "Dinas Pasar", "Dinas Pasar"),
        ("Ketua Panitia Gunadi ditemui di Balai Kota, Gresik, Kamis, mengatakan jembatan itu rapuh.", "Ketua Panitia Gunadi", "Gunadi"),
        ("Kepala Pasar Baru mengatakan jembatan itu rapuh.", "Kepala Pasar Baru", None),
        ("Dinas Pasar dan Bank Sentral kompak mengatakan jembatan itu rapuh.", "Dinas Pasar dan Bank Sentral", None),
        ("Gunadi yang ditemui usai rapat di Gresik, mengatakan jembatan itu rapuh.", "Gunadi", "Gunadi"),
        ("Dinas Pasar resmi mengumumkan sewa kios naik menjadi Rp5 juta.", "Dinas Pasar", "Dinas Pasar"),
        ("Ratna Dewi, S.E., M.T., mengatakan jembatan itu rapuh.", "Ratna Dewi, S.E., M.T.", "Ratna Dewi"),
        ("Anehnya, warga itu mengatakan jembatan itu rapuh.", "warga itu", None),
        ("Bahkan beberapa waktu lalu, Ratna Dewi mengatakan jembatan itu rapuh.", "Ratna Dewi", "Ratna Dewi"),
    ],
)  # fmt: skip
def test_the_subject_is_who_says_it_and_no_more(text: str, source: str, speaker: str | None) -> None:
    claim = only(text)
    assert (claim.source, claim.speaker) == (source, speaker or source)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gunadi mengetuk jendela Hartono lalu mengaku telah merusak jembatan itu.", "Gunadi"),
        ("Tidak seperti Bank Sentral, Balai Kota menolak ikut dan membantah tuduhan itu.", "Balai Kota"),
    ],
)
def test_a_verb_that_follows_another_has_its_subject_not_its_object(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


def test_whom_the_clause_before_addresses_is_not_told_what_its_second_verb_says() -> None:
    text = "Hartono mengatakan ia telah mengirim surat kepada sekitar 80 pedagang dan menduga surat itu dibuang."
    assert [claim.addressee for claim in attributed(text)] == [None, None]


def test_whoever_says_it_also_is_the_source_alone() -> None:
    claim = only("Disebutkan Gunadi juga, saat ini polisi masih mencari pencurinya.")
    assert (claim.source, claim.content) == ("Gunadi", "saat ini polisi masih mencari pencurinya")


@pytest.mark.parametrize("adverb", ["lagi", "singkat", "berulang kali"])
def test_an_adverb_behind_a_name_is_no_part_of_the_source(adverb: str) -> None:
    assert only(f'"Jembatan itu rapuh," kata Ratna Dewi {adverb}.').source == "Ratna Dewi"


def test_an_adjective_behind_a_document_is_part_of_the_source() -> None:
    assert only("Menurut pernyataan resmi, jembatan itu rapuh.").source == "pernyataan resmi"


def test_who_is_named_behind_a_role_is_named_though_a_clause_follows() -> None:
    text = "Pasar lama di kota itu akhirnya dipilih warga. Hal itu diakui oleh kepala pasar, Ratna Dewi yang datang terlambat."
    assert only(text).speaker == "Ratna Dewi"


def test_a_sentence_that_opens_with_a_verb_of_saying_goes_on_with_the_speaker() -> None:
    found = attributed("Gunadi mengatakan pasar itu ramai. Lanjutnya, pasar itu ditutup bulan depan.")
    assert [(claim.speaker, claim.content) for claim in found] == [
        ("Gunadi", "pasar itu ramai"),
        ("Gunadi", "pasar itu ditutup bulan depan"),
    ]


def test_a_verb_behind_an_enclitic_goes_on_with_its_speaker() -> None:
    text = 'Ratna Dewi membuka pasar itu. "Pasar ini ramai," ujarnya, menambahkan bahwa kios masih kurang.'
    assert [(claim.content, claim.speaker) for claim in attributed(text)] == [
        ("Pasar ini ramai", "Ratna Dewi"),
        ("kios masih kurang", "Ratna Dewi"),
    ]


def test_another_speaker_behind_an_adversative_has_a_claim_of_his_own() -> None:
    text = "Norwegia mengklaim bahwa kapal itu bersalah, tetapi para ahli mengatakan bahwa kapal itu tersesat."
    assert [(claim.content, claim.speaker) for claim in attributed(text)] == [
        ("kapal itu bersalah", "Norwegia"),
        ("kapal itu tersesat", "para ahli"),
    ]


def test_whose_act_a_sentence_is_on_does_not_speak_behind_it() -> None:
    assert only('Permainan cantik Gunadi membuat Ratna Dewi kagum. "Ia unggul," ujarnya.').speaker == "Ratna Dewi"
