"""Which outlet published a page that names none in its head, its menus and its foot."""

from __future__ import annotations

import pytest

from tests.pipelines.cleaning.invented import HEADLINE, cleaned

LINES = [
    "Pemerintah Kabupaten Wanasari menutup sementara tiga pabrik pengolahan ikan di tepi muara, Selasa (14/5/2024).",
    "Menurut bupati, tim dari dinas lingkungan hidup menemukan dua pipa pabrik yang langsung mengarah ke muara.",
]


def outlet(*lines: str) -> str | None:
    return cleaned("\n\n".join([HEADLINE, *LINES, *lines])).article.outlet


def test_it_is_the_one_that_the_storys_people_spoke_to() -> None:
    assert (
        outlet('"Dua pekan itu cukup," kata Gunarto saat dihubungi Kabarsela.id, Rabu (15/5/2024).') == "kabarsela.id"
    )
    assert (
        cleaned("\n\n".join([HEADLINE, *LINES, '"Cukup," kata Gunarto kepada Kabarsela.id.'])).article.credited_sources
        == []
    )


def test_people_who_spoke_to_several_outlets_or_to_a_foreign_one_tell_nothing() -> None:
    assert outlet('"Cukup," kata Gunarto kepada Kabarsela.id.', '"Belum," kata Ratna kepada Kompas.com.') is None
    assert outlet('"Cukup," kata Gunarto kepada Reuters, dikutip Rabu (15/5/2024).') is None


@pytest.mark.parametrize(
    ("signed", "domain"),
    [("[rk/bl]", "voaindonesia.com"), ("(kpl/rkm)", "kapanlagi.com"), ("(rkm/bls)", None), ("[rkm]", None)],
)
def test_it_is_the_one_that_signs_its_stories_so(signed: str, domain: str | None) -> None:
    assert outlet(f"Nelayan setempat mengaku hasil tangkapan mereka turun hampir separuh. {signed}") == domain
    assert outlet("Nelayan setempat mengaku hasil tangkapan mereka turun hampir separuh.", signed) == domain


def test_it_is_the_mastheads_where_the_dateline_names_the_brand_alone() -> None:
    story = ["MATARAM, KOMPAS — " + LINES[0], LINES[1]]
    assert cleaned("\n\n".join(["Kompas.id", HEADLINE, *story])).article.outlet == "kompas.id"
    assert cleaned("\n\n".join(["Bola.com", HEADLINE, *story])).article.outlet == "kompas.com"
    story = ["KOMPAS.COM, MATARAM — " + LINES[0], LINES[1]]
    assert cleaned("\n\n".join(["Kompas.id", HEADLINE, *story])).article.outlet == "kompas.com"
