"""Which articles retell one another; stories are invented."""

from __future__ import annotations

import pytest

from tests.pipelines.corroboration.invented import Newsroom, said, told

BODY = (
    "Kapal feri Lestari Jaya karam di Selat Kabut pada Senin malam ketika gelombang mencapai empat meter.",
    "Regu penolong dari Pelabuhan Batu Ampar mencapai tempat itu menjelang tengah malam dengan dua kapal cepat.",
    "Penumpang yang selamat dibawa ke Tanjung Kelam dan diberi selimut serta makanan hangat oleh warga.",
    "Syahbandar mencatat bahwa feri itu berangkat terlambat tiga jam karena menunggu muatan garam.",
)
OTHER = (
    "Panen kopi di lereng Gunung Arum tahun ini turun karena hujan datang terlalu awal.",
    "Para petani menunda penjualan sampai harga biji kering naik lagi di pasar lelang.",
)


def story_of(newsroom: Newsroom, outlet: str, *paragraphs: str, credits: tuple[str, ...] = (), hours: float = 0) -> str:
    return newsroom.story(outlet, *(told(p) for p in paragraphs), credits=credits, hours=hours)


def test_a_copy_with_another_opening_is_the_same_text() -> None:
    newsroom = Newsroom()
    story_of(newsroom, "kompas.com", *BODY)
    story_of(newsroom, "detik.com", "Kabar duka datang dari Selat Kabut.", *BODY, hours=1)
    (row,) = newsroom.reuse()
    assert row["verdict"] == "same_text"
    assert row["containment"] > 0.9
    assert row["shared_claims"] == 4


def test_a_short_excerpt_of_a_long_story_is_the_same_text() -> None:
    newsroom = Newsroom()
    story_of(newsroom, "kompas.com", *BODY, *OTHER)
    story_of(newsroom, "detik.com", *BODY[:2], hours=1)
    (row,) = newsroom.reuse()
    assert row["verdict"] == "same_text"


def test_stories_on_other_matters_are_no_pair() -> None:
    newsroom = Newsroom()
    story_of(newsroom, "kompas.com", *BODY)
    story_of(newsroom, "detik.com", *OTHER)
    assert newsroom.reuse() == []


def test_one_shared_quotation_is_no_reuse() -> None:
    quotation = said("Danu Prakoso", "Kami akan menutup pelabuhan sampai gelombang reda kembali", "direct")
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(BODY[0]), quotation)
    newsroom.story("detik.com", told(OTHER[0]), quotation)
    assert newsroom.reuse() == []


def test_two_retellings_that_credit_one_wire_are_of_one_wire() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told("Feri Lestari Jaya karam di Selat Kabut"), credits=("Reuters",))
    newsroom.story("detik.com", told("Di Selat Kabut feri Lestari Jaya karam"), credits=("Reuters",), hours=1)
    (row,) = newsroom.reuse()
    assert (row["verdict"], "both credit Reuters" in row["evidence"]) == ("same_wire", True)


def test_one_outlets_next_article_on_its_story_follows_up() -> None:
    newsroom = Newsroom()
    story_of(newsroom, "kompas.com", *BODY[:2], OTHER[0])
    retold = (
        "Gelombang empat meter membuat kapal feri Lestari Jaya karam di Selat Kabut Senin malam.",
        "Dua kapal cepat regu penolong Pelabuhan Batu Ampar mencapai tempat itu menjelang tengah malam.",
    )
    story_of(newsroom, "kompas.com", *retold, "Pencarian dihentikan pada hari keenam.", hours=20)
    (row,) = newsroom.reuse()
    assert (row["verdict"], row["shared_claims"]) == ("follow_up", 2)


def test_a_sentence_that_every_page_carries_ties_no_articles() -> None:
    """Boilerplate: more articles bear it than could retell one another."""
    newsroom = Newsroom()
    for n, outlet in enumerate(("kompas.com", "detik.com", "tempo.co", "okezone.com") * 5):
        own = f"Peristiwa nomor {n} di desa ke-{n * 7} selesai tanpa korban menurut catatan nomor {n * 13}."
        newsroom.story(outlet, text=f"{own}\n\nUnduh aplikasi kami untuk mendapat berita pilihan setiap pagi hari.")
    assert newsroom.reuse() == []


@pytest.mark.parametrize(("stories", "pairs"), [(3, 3), (15, 0)])
def test_what_an_outlet_says_under_every_story_makes_none_the_follow_up_of_another(stories: int, pairs: int) -> None:
    newsroom = Newsroom()
    sign_off = (
        told("Rubrik Periksa Kabar membantu pembaca Kalibening mengenali kabar bohong sejak didirikan"),
        told("Ratih Wulandari memimpin rubrik itu bersama sembilan pewarta lepas dari Wanasari"),
    )
    for n in range(stories):
        own = told(f"Kabar bahwa pabrik nomor {n + 31} dijual murah ternyata keliru")
        aside = " ".join(f"kata{n}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 3)
        text = "\n\n".join([own["content"], aside, *(claim["content"] for claim in sign_off)])
        newsroom.story("detik.com", own, *sign_off, hours=n, text=text)
    assert sum(row["verdict"] == "follow_up" for row in newsroom.reuse()) == pairs
