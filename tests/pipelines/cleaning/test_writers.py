"""Who wrote a story: bylines of many makes, and the names that are no writers'."""

from __future__ import annotations

import pytest

from pipelines.cleaning.byline import closing_names
from pipelines.cleaning.writers import authors_in
from pipelines.language.pack import load
from tests.pipelines.cleaning.invented import HEADLINE, STORY, cleaned, labels, page

DATE = "Rabu, 15 Mei 2024 10:22 WIB"
TWO = ["Ratri Kusuma", "Adi Wira"]


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("Ratri Kusuma, Adi Wira", TWO),
        ("Ratri Kusuma | Adi Wira", TWO),
        ("Penulis: Ratri Kusuma | Editor: Sari Putri", ["Ratri Kusuma"]),
        ("Editor: Sari Putri Reporter: Ratri Kusuma", ["Ratri Kusuma"]),
        ("Reporter Ratri Kusuma Editor Sari Putri", ["Ratri Kusuma"]),
        ("Ratri KusumaEditor: Sari Putri", ["Ratri Kusuma"]),
        ("Ratri Kusuma, Sari Putri (Editor), Adi Wira", TWO),
        ("Editor: Sari Putri", []),
        ("Fotografer: Sari Putri, Penulis: Ratri Kusuma, Adi Wira", TWO),
        ("Kontributor Kabarsela.id Ratri Kusuma", ["Ratri Kusuma"]),
        ("Reporter Tribun Wanasari, Ratri Kusuma", ["Ratri Kusuma"]),
        ("Ratri Kusuma I Banda Aceh", ["Ratri Kusuma"]),
        ("Ratri Kusuma | Banda Aceh", ["Ratri Kusuma"]),
        ("Laporan\u00a0Ratri Kusuma | Banda\u00a0Aceh", ["Ratri Kusuma"]),
        ("Ratri Kusuma dari Semarang", ["Ratri Kusuma"]),
        ("Ratri kusuma", ["Ratri kusuma"]),
        ("By Ratri Kusuma", ["Ratri Kusuma"]),
        ("Tim Kabarsela", []),
        ("Ratri Kusuma - Kabarsela", ["Ratri Kusuma"]),
        ("RATRI KUSUMA", ["Ratri Kusuma"]),
        ("Oleh Ratri KusumaDiperbarui", ["Ratri Kusuma"]),
    ],
)
def test_a_byline_names_the_people_who_wrote(byline: str, people: list[str]) -> None:
    assert authors_in(byline, load("id")) == people


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (["Ratri Kusuma", "Adi Wira", DATE], TWO),
        ([DATE, "Ratri Kusuma", "Adi Wira"], TWO),
        (["Ratri Kusuma | Adi Wira", DATE], TWO),
        (["Ratri Kusuma", "Adi Wira", DATE, "Pabrik ikan di muara. (Kabarsela.id/Sari Putri)"], TWO),
        (["Ratri Kusuma", "Kabarsela.id", DATE], TWO[:1]),
        (["Penulis", "Ratri Kusuma", "Adi Wira", "Editor", "Sari Putri", DATE], TWO),
        (["Penulis: Ratri Kusuma", "Adi Wira", "Editor: Sari Putri", DATE], TWO),
        (["Reporter: Ratri Kusuma", "Editor: Sari Putri", DATE], ["Ratri Kusuma"]),
        (["Editor: Sari Putri | Penulis: Ratri Kusuma", DATE], ["Ratri Kusuma"]),
        (["By Ratri Kusuma", f"on {DATE}"], ["Ratri Kusuma"]),
        (["Harga Pangan", "Ratri Kusuma", DATE], ["Ratri Kusuma"]),
    ],
)
def test_names_may_stand_under_one_another(lines: list[str], people: list[str]) -> None:
    found = cleaned(page(below="\n".join(lines)))
    assert found.article.authors == people
    assert all(labels(found)[person] == "byline" for person in people if person in lines)


def test_a_rubric_that_opens_like_a_short_role_names_nobody() -> None:
    found = cleaned(page(head="Red Carpet\nFoto", below=f"Ratri Kusuma | {DATE}"))
    assert found.article.authors == ["Ratri Kusuma"]


@pytest.mark.parametrize("form", ["text", "record"])
@pytest.mark.parametrize(
    ("end", "people"),
    [("RATRI KUSUMA | ADI WIRA", TWO), ("RATRI KUSUMA, ADI WIRA", TWO), ("RATRI KUSUMA", TWO[:1]), ("M. ADI WIRA", ["M. Adi Wira"])],
)  # fmt: skip
def test_names_in_capitals_that_close_a_story_are_its_writers(end: str, people: list[str], form: str) -> None:
    for story in ([*STORY, end], [*STORY[:-1], f"{STORY[-1]} {end}"]):
        raw = page(below=DATE, story=story) if form == "text" else "\n".join(story)
        article = cleaned(raw, form, title=HEADLINE).article  # type: ignore[arg-type]
        assert (article.text, article.authors) == ("\n\n".join(STORY), people)


@pytest.mark.parametrize("glued", [False, True])
def test_a_wire_among_the_closing_names_is_credited(glued: bool) -> None:
    end = "RATRI KUSUMA | ANTARA"
    article = cleaned(page(below=DATE, story=[*STORY[:-1], f"{STORY[-1]} {end}"] if glued else [*STORY, end])).article
    assert (article.text, article.authors) == ("\n\n".join(STORY), ["Ratri Kusuma"])
    assert article.credited_sources == ["Antara"]


@pytest.mark.parametrize(
    "end",
    [
        "Ia menjabat komisaris PT SARI LAUT",
        "Keduanya dijerat pasal dalam UU ITE dan KUHP.",
        "Demikian keterangan itu. DPR RI",
        "Demikian keterangan itu. BABAK KEDUA",
        "Demikian keterangan itu. JAWA TIMUR",
        "Demikian keterangan itu. GAYA HIDUP",
    ],
)
def test_other_words_in_capitals_at_the_end_are_nobody(end: str) -> None:
    assert closing_names(end, load("id")) is None


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("Ratri Kusuma, Kabarsela.id\nBerita\n{date}", ["Ratri Kusuma"]),
        ("Ratri Kusuma | Nusantara\n{date}", ["Ratri Kusuma"]),
        ("Ratri Kusuma\nKabarsela.id Mataram\n{date}", ["Ratri Kusuma"]),
        ("{date}\nLihat Foto\nRatri Kusuma, Bayu Lesmana\nTim Redaksi", ["Ratri Kusuma", "Bayu Lesmana"]),
        ("Ratri Kusuma (Kabarsela), Jurnalis\n{date}", ["Ratri Kusuma"]),
        ("Ratri Kusuma • {date}", ["Ratri Kusuma"]),
        ("oleh Ratri Kusuma [Mataram] di 15 Mei 2024", ["Ratri Kusuma"]),
        ("Reporter:\nR.M. Kusuma\nEditor:\nBayu Lesmana\n{date}", ["R.M. Kusuma"]),
        ("{date}\nOleh: Ratri Kusuma / RK", ["Ratri Kusuma"]),
        ("{date}\nA A A", []),
        ("Ratri Kusuma Dewi - Kabarsela.id {date}", ["Ratri Kusuma Dewi"]),
        ("Jarwito - kabarJateng\n{date}", ["Jarwito"]),
        ("Berita - kabarJateng\n{date}", []),
        ("Oleh: Humas\n{date}", []),
        ("Laporan Pilihan\n{date}", []),
        ("Reporter: Ratri Kusuma\nlimbah\npabrik ikan\n{date}", ["Ratri Kusuma"]),
        ("{date}\nRatri Kusuma\nteruskan\ncetak", ["Ratri Kusuma"]),
    ],
)  # fmt: skip
def test_writers_stand_in_many_ways_around_the_date(below: str, authors: list[str]) -> None:
    found = cleaned(page(below=below.format(date="Rabu, 15 Mei 2024 10:22 WIB")))
    assert found.article.authors == authors


def test_a_sign_off_far_above_the_pages_foot_names_the_writer_and_is_no_story() -> None:
    last = "Menurut dia, hasil uji akan diumumkan pekan depan di balai desa."
    foot = "\n".join(["TAGS", *(f"Berita {number}" for number in range(12))])
    found = cleaned(page(story=[*STORY, last + " (Ratri Kusuma/kabarsela)"], foot=foot)).article
    assert (found.authors, found.text.split("\n\n")[-1]) == (["Ratri Kusuma"], last)
