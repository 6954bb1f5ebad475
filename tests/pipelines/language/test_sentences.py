"""Where sentences end, one fact of Indonesian press prose a case; all examples are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipelines import language

PACK = language.load("id")
BAR = " | "


def split(text: str) -> list[str]:
    return [s.text for s in language.split_sentences("0" * 16, text, PACK)]


# The bar shows where a sentence must end.
CASES = [
    "Hujan turun di Tarakan. | Warga mengungsi.",
    "Ir. H. Sarwo Danu datang ke Jl. Kenanga No. 5 pada siang hari. | Ia disambut warga.",
    "Rombongan dipimpin Jend. (Purn.) Damar Yudha. | Mereka tiba Senin.",
    "Saham PT. Lestari Abadi Tbk. naik tajam pada pukul 10.44 WIB. | Nilainya Rp11,8 triliun.",
    "Buku itu karya A. Rahman dan K.H. M. Anwar. | Terbit tahun lalu.",
    "Laporan ditulis Kartika, S.H. | Namun berkasnya hilang.",
    "Mereka membawa beras, gula, dll. | Selain itu ada minyak.",
    '"Berhenti di situ!" teriak Sari kepada sopir. | Mobil itu melaju.',
    '"Apakah ini benar?" tanya Danu. | Tak ada yang menjawab.',
    "“Kami menang,” kata Danu. | “Semua senang.”",
    '"Kami menang. | Semua orang senang," kata Danu.',
    "Ia berkata, “Kami pulang.” | Rombongan lalu pergi.",
    "”Harga naik,” ujarnya. | Pasar sepi.",
    "KOMPAS.com memberitakan hal itu, demikian pula Liputan6.com dan detik.com. | Isinya sama.",
    "Ia ragu ... lalu pergi. | Pintu tertutup.",
    "Ia ragu… | Namun ia tetap pergi.",
    "Mereka tiba (lihat halaman depan.) | Lalu mereka makan.",
    "Harga minyak naik 2,5 persen. | Tahun 2021 harganya turun.",
    "1. Beras dari Karawang. | Beras itu pulen.",
    "Benarkah begitu?! | Tidak ada yang tahu.",
    "Warga membeli nikel.Harga pun naik.".replace(".H", ". | H"),
    "Ia duduk di kursi dekat pintu A. | Namun pintu itu tertutup.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_the_bar_stands(marked: str) -> None:
    text = marked.replace("nikel. | H", "nikel.H").replace(BAR, " ")
    assert split(text) == marked.split(BAR)


@pytest.mark.parametrize(
    "marked",
    [
        "Kapal kandas, Selasa (11/3/2025).|Damar menyebut lambungnya bocor.",
        "Kapal kandas pukul 04.15 WITA.|Menurut Damar, lambungnya bocor.",
        "Kapal milik PT.Karya Bahari dan UD.Berkah itu kandas di dekat rumah KH.Ahmad dan TB.Wirawan.",
        "Alamatnya www.KABARSELA.Com dan kantornya di Jl.Kenanga.",
    ],
    ids=["bracket", "capitals", "abbreviations", "address"],
)
def test_a_sentence_ends_where_a_scraper_lost_the_blank_after_it(marked: str) -> None:
    assert split(marked.replace("|", "")) == marked.split("|")


def test_an_abbreviation_behind_a_slash_ends_no_sentence() -> None:
    marked = "Alamatnya di Jl. Mawar, RT. 03/RW. 02.|Rumah itu kosong."
    assert split(marked.replace("|", " ")) == marked.split("|")


def test_sentences_never_span_paragraphs() -> None:
    found = language.split_sentences("0" * 16, "Judul tanpa titik\n\nWarga datang. Mereka pulang.\n \nSelesai", PACK)
    assert [(s.paragraph_no, s.sentence_no, s.text) for s in found] == [
        (0, 0, "Judul tanpa titik"),
        (1, 1, "Warga datang."),
        (1, 2, "Mereka pulang."),
        (2, 3, "Selesai"),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "...\n\n?", 'A."b" c.  D', "“” . “X” ! ” Y…Z.Zeta", "\u00a0a.\u00a0B"]
)
def test_sentences_hold_all_that_is_not_blank_at_true_offsets(text: str) -> None:
    found = language.split_sentences("0" * 16, text, PACK)
    assert all(text[s.start : s.end] == s.text == s.text.strip() for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
