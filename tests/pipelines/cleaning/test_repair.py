"""Words glued by scrapers: parted where the letters leave no doubt, left alone where they do."""

from __future__ import annotations

import pytest

from pipelines.cleaning.repair import Repairs, hyphen_at_break
from pipelines.language import load
from pipelines.language.letters import runs

PACK = load("id")


def repaired(text: str) -> str:
    return Repairs(text, runs(text.lower()), PACK).of(text)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("pemerintah menjalankan programKIP untuk siswa", "pemerintah menjalankan program KIP untuk siswa"),
        ("menjaga kesehatan mentalyang baik", "menjaga kesehatan mental yang baik"),
        ("penumpang turun dengan selamat.Menteri datang", "penumpang turun dengan selamat. Menteri datang"),
        ('sudah selesai."Kami bersyukur," kata dia', 'sudah selesai. "Kami bersyukur," kata dia'),
        ('"Kami bersyukur,"kata dia', '"Kami bersyukur," kata dia'),
        ("Kabarsela.id,MATARAM", "Kabarsela.id, MATARAM"),
        (
            "oleh maskapai Garda Airlinesyang baru, kata Garda Airlines",
            "oleh maskapai Garda Airlines yang baru, kata Garda Airlines",
        ),
        ("programKIP dan insidenancaman itu", "program KIP dan insiden ancaman itu"),
        ("programKIP, PresidenRatna dan Ratna", "program KIP, Presiden Ratna dan Ratna"),
        (
            "Ratna Pardede dan adiknya. Ratna Pardededan Gunadi pulang.",
            "Ratna Pardede dan adiknya. Ratna Pardede dan Gunadi pulang.",
        ),
        ("kata Hartono. Bambang Hartonomengatakan hal itu", "kata Hartono. Bambang Hartono mengatakan hal itu"),
        ("warga Lodan. Bupati Lodandi kantornya", "warga Lodan. Bupati Lodan di kantornya"),
        ("Petugas KPK pulang. Lalu KPKjuga menutup kantornya.", "Petugas KPK pulang. Lalu KPK juga menutup kantornya."),
        ("JADWALsiaran radio Lodan", "JADWAL siaran radio Lodan"),
        (
            "Gubernur BI pulang, kata Ratna. Gubernur BIRatna diam",
            "Gubernur BI pulang, kata Ratna. Gubernur BI Ratna diam",
        ),
        (
            "Ratna dari BI pulang. Gubernur BIRatnadalam pidatonya diam",
            "Ratna dari BI pulang. Gubernur BI Ratna dalam pidatonya diam",
        ),
        (
            "Konflik antara Ratna Mulia dan Lodan. MuliadanGunadi diam",
            "Konflik antara Ratna Mulia dan Lodan. Mulia dan Gunadi diam",
        ),
        ("seperti dilansir AFPdanAl Lodan, Jumat", "seperti dilansir AFP dan Al Lodan, Jumat"),
        ("Bupati Ratna Pardedemenegaskan hal itu", "Bupati Ratna Pardede menegaskan hal itu"),
        ("Gubernur Gunadi Wibowoakan pulang, kata warga", "Gubernur Gunadi Wibowo akan pulang, kata warga"),
        ("Gubernur Gunadi Wibowoyang pulang", "Gubernur Gunadi Wibowo yang pulang"),
        ("Gubernur Gunadi Wibowodan Ratna pulang", "Gubernur Gunadi Wibowo dan Ratna pulang"),
        ("PIALALodan diikuti warga Lodan", "PIALA Lodan diikuti warga Lodan"),
        (
            "programKIP milik RatnadanGunadi, kata Gunadi kepada Ratna",
            "program KIP milik Ratna dan Gunadi, kata Gunadi kepada Ratna",
        ),
        (
            "Liputan, LodanRencana itu, kata BupatiRatna dan Ratna. programKIP",
            "Liputan, LodanRencana itu, kata Bupati Ratna dan Ratna. program KIP",
        ),
        ("Kabar dari JakartaRencana itu. programKIP", "Kabar dari Jakarta Rencana itu. program KIP"),
        ("MenurutLPG Raya, kata warga LPG", "Menurut LPG Raya, kata warga LPG"),
        ("Kata BupatiLodanRatna Dewi itu", "Kata Bupati Lodan Ratna Dewi itu"),
        ("Kabar dari JakartaRatna Dewi pulang", "Kabar dari Jakarta Ratna Dewi pulang"),
        ("Kabar dari JakartaPT Lodan Raya pulang", "Kabar dari Jakarta PT Lodan Raya pulang"),
        ("Kabar dari JakartaPresiden itu aman", "Kabar dari Jakarta Presiden itu aman"),
        ("Ratna pulang bersama BupatiRatna", "Ratna pulang bersama Bupati Ratna"),
        ("Ratna pulang. Ratnadan BupatiRatna menyapa", "Ratna pulang. Ratna dan Bupati Ratna menyapa"),
        ("dikutip dari Liputan6.compada Kamis", "dikutip dari Liputan6.com pada Kamis"),
        ("kata warga kepada kompas.combeberapa waktu lalu", "kata warga kepada kompas.com beberapa waktu lalu"),
        ("Reutersmelaporkan hal itu", "Reuters melaporkan hal itu"),
        ("menurut AFPdan kantor berita lain", "menurut AFP dan kantor berita lain"),
        ("programKIP untuk Pemutusan Hubungan Kerja(PHK)", "program KIP untuk Pemutusan Hubungan Kerja (PHK)"),
    ],
)
def test_glued_words_are_parted(glued: str, parted: str) -> None:
    assert repaired(glued) == parted
    assert repaired(parted) == parted


@pytest.mark.parametrize(
    "text",
    [
        "Menurut detikSumut dan kumparanNEWS, iPhone dan eKTP dijual di YouTube.",
        "Perkara Nomor 20/Pid.Sus-TPK/2024 di situs Nusakini.id",
        "Aplikasi ChatLPG dan warga LPG",
        "Wulandari, Sebayang, Syahdan, Bastianini, dan Pangeran Sambernyawa naik Halodigital.",
        "Nama aplikasi itu MendanGo dan JordanPlay.",
        "Aplikasi VinLodan Raya, dan BupatiKu yang baru",
        "Ia pergi ke Pyongyang lalu ke Luoyang.",
        "Di Mojokerto, surat dikirim ke info@kompas.combeberapa dan www.kompas.commerce/berita",
        "Ketidakadilan dan kewarganegaraan dipertanggungjawabkan.",
        "Harganya Rp1,5 juta, naik 2.000 persen.",
        "dr. Andi dan Ir. H. Budi",
        "Wahyudi bertemu Wahyu. Wahyu menegur Wahyudi.",
        "Bambang Hartonopergi jauh",
        "Harga BBM naik, dan konsumsi BBMnya irit.",
        "Bank LPGorgan berdiri di samping LPG, dan LPGorgan itu besar.",
        "Golkarlah yang menang, kata orang Golkar, dan Golkarnya senang.",
    ],
)
def test_what_is_written_so_is_left_alone(text: str) -> None:
    assert repaired(text) == text


def test_a_word_with_a_bound_form_is_one_word_in_a_damaged_text_too() -> None:
    assert repaired("programKIP tentang zat radioaktif") == "program KIP tentang zat radioaktif"


def test_ordinary_words_are_parted_only_in_a_text_that_shows_damage() -> None:
    assert repaired("insidenancaman itu") == "insidenancaman itu"


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("Kapal milik pemerin-", "tah itu kandas", "Kapal milik pemerin"),
        ("Kapal itu melanggar undang-", "undang pelayaran", "Kapal itu melanggar undang-"),
        ("Feri Gili-", "Lembar kandas", None),
        ("Feri itu kandas -", "kata petugas", None),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_put_together(left: str, right: str, joined: str | None) -> None:
    assert hyphen_at_break(left, right, PACK) == joined


def test_what_is_parted_in_a_damaged_story_may_be_two_words_itself() -> None:
    lines = ["programKIP untuk maskapai Garda Airlines", "programAirlinesyang baru"]
    repairs = Repairs("\n".join(lines), runs(" ".join(lines).lower()), PACK)
    assert [repairs.of(line) for line in lines] == [
        "program KIP untuk maskapai Garda Airlines",
        "program Airlines yang baru",
    ]
