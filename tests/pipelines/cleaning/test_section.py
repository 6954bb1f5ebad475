"""The rubric of a page: what says it, and what goes before what."""

from __future__ import annotations

import pytest

from tests.pipelines.cleaning.invented import HEADLINE, STORY, cleaned, page

RECORD = "\n".join(STORY)
HEAD = "<html><head><title>{0}</title>{1}</head><body><h1>{0}</h1><p>{2}</p></body></html>"


def html(stated: str) -> str:
    return HEAD.format(HEADLINE, stated, "</p><p>".join(STORY))


@pytest.mark.parametrize(
    "stated",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": ["Ekonomi", "Industri"]}</script>',
        '<meta property="article:section" content="ekonomi">',
    ],
)  # fmt: skip
def test_what_the_head_states_goes_first(stated: str) -> None:
    found = cleaned(html(stated), "html", "https://nasional.kabarsela.id/baca/tiga-pabrik").article
    assert found.section == "Ekonomi"


def test_a_rubric_that_is_not_known_counts_where_it_is_stated() -> None:
    assert cleaned(html('<meta name="section" content="Kabar Pesisir">'), "html").article.section == "Kabar Pesisir"


def test_a_scrapers_field_states_it() -> None:
    assert (
        cleaned(RECORD, "record", "https://kabarsela.id/bola/tiga-pabrik", section="Ekonomi").article.section
        == "Ekonomi"
    )


@pytest.mark.parametrize(
    ("url", "section"),
    [
        ("https://ekonomi.kabarsela.id/read/2024/05/15/tiga-pabrik", "Ekonomi"),
        ("https://www.kabarsela.id/gaya-hidup/read/123/tiga-pabrik", "Gaya Hidup"),
        ("https://news.kabarsela.id/internasional/d-123/tiga-pabrik", "Internasional"),
        ("https://news.kabarsela.id/d-123/tiga-pabrik", "News"),
        ("https://kabarsela.id/2024/05/bola", None),
        ("https://[kabarsela.id/bola/x", None),
    ],
)  # fmt: skip
def test_the_address_names_it_by_its_host_before_its_path(url: str, section: str | None) -> None:
    assert cleaned(RECORD, "record", url).article.section == section


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("Home\nEkonomi\nIndustri", "Ekonomi"),
        ("Beranda > News > Daerah", "Daerah"),
        ("home daerah jateng", "Daerah"),
        ("Home\n/\nDaerah\n/\nJateng\n/", "Daerah"),
        ("Kabarsela.id\nHumaniora", "Humaniora"),
        ("Kata Kunci\nEdisi Cetak\nKirim Tulisan\nSurat Pembaca\nLingkungan Hidup", "Lingkungan Hidup"),
        ("Politik\nEkonomi\nOlahraga\nSains\nOtomotif\nHiburan", None),
    ],
)  # fmt: skip
def test_a_breadcrumb_or_a_lone_rubric_above_the_headline_names_it_and_a_menu_does_not(
    head: str, section: str | None
) -> None:
    dump = page(head=head, below="Rabu, 15 Mei 2024 10:22 WIB").removeprefix("Beranda\nNusantara\n")
    assert cleaned(dump).article.section == section
