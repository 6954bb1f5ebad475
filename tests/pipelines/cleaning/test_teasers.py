"""Where a teaser inside a paragraph ends, one way of writing titles a case; all pages are invented."""

from __future__ import annotations

import pytest

from pipelines import language
from pipelines.cleaning.inline import cut_chrome

PACK = language.load("id")
BEFORE = "Kapal feri itu kandas di karang sebelah barat pulau."
AFTER = "Warga menunggu di dermaga sejak pagi."


@pytest.mark.parametrize(
    ("teaser", "sentence"),
    [
        # a title with capitals: the last ordinary word with a capital opens the sentence
        ("Baca juga: 7 Cara Aman Naik Feri, Termasuk bagi Anak", "Obat mabuk laut sebaiknya diminum satu jam sebelumnya."),
        ("Baca juga: Harga Tiket Feri Naik saat Musim Libur di Lembar", "Menurut Wahyuni, tarif itu berlaku mulai Senin."),
        ("Baca juga: Pelabuhan Lembar Ditutup Dua Jam", "Namun Kepala Pelabuhan meminta warga tetap tenang."),
        ("Baca juga: Feri Kandas Lagi! Ini Kata Syahbandar", "Penyebabnya masih diselidiki petugas."),
        ("Baca juga: Mengapa Feri Sering Kandas?", "Wahyuni mengatakan karang di sana dangkal."),
        ("Baca juga: Nakhoda Feri Diperiksa Polisi di Mataram", "“Kami masih meminta keterangan,” kata dia."),
        # a title written like a sentence: the first ordinary word with a capital opens the next one
        ("Baca juga: KSOP ingatkan pemudik soal tiket di Lembar", "Berdasarkan data KSOP, tiket sudah habis."),
        # several on end
        ("Baca juga: KSOP ingatkan pemudik soal tiket Baca juga: Dermaga baru dibangun di Lembar", "Selain itu, ombak sedang tinggi."),
        ("Baca Juga Feri Kandas di Gili Rengat Penumpang Minta Uang Kembali Tiket Feri Naik", "Para penumpang dibawa ke darat."),
        # the end of the line
        ("Baca juga: Berapa Lama Feri Menyeberang? Berikut Penjelasannya...", ""),
        ("BACA SELENGKAPNYA >>>", ""),
    ],
)  # fmt: skip
def test_the_title_goes_and_the_next_sentence_stays(teaser: str, sentence: str) -> None:
    kept = cut_chrome(f"{BEFORE} {teaser} {sentence}".strip(), PACK)
    assert " ".join(kept.split()) == f"{BEFORE} {sentence}".strip()


@pytest.mark.parametrize(
    "line",
    [
        f"{BEFORE} Baca juga: Kisah Pedagang dari Medan Hanif Sukandar mengatakan kapal itu tua.",  # whose name is Hanif?
        f"{BEFORE} \"Silakan 'hubungi kami'.\" {AFTER}",
        f"{BEFORE} Kami baca juga surat itu. {AFTER}",
    ],
)
def test_what_is_not_certain_stays(line: str) -> None:
    assert cut_chrome(line, PACK) == line


def test_a_gap_after_a_whole_sentence_does_not_end_the_title() -> None:
    line = f"{BEFORE} Baca juga: Tiket Feri Naik Lagi Ada beberapa keluhan warga.  {AFTER}"
    assert "Ada beberapa keluhan warga." in cut_chrome(line, PACK)
