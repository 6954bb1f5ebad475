"""Datelines: which words before the dash are a place, which an outlet."""

from __future__ import annotations

import pytest

from pipelines.datelines import Dateline, dateline_of, names_outlet
from pipelines.language.pack import load


@pytest.mark.parametrize(
    ("text", "place", "domain"),
    [
        ("WANASARI, KABARSELA.ID - Pemerintah menutup pabrik.", "Wanasari", "kabarsela.id"),
        ("VIVA Nasional – Pemerintah menutup pabrik.", None, "viva.co.id"),
        ("Mataram, NTB (ANTARA) - Pemerintah menutup pabrik.", "Mataram", "antaranews.com"),
    ],
)  # fmt: skip
def test_an_outlet_is_not_taken_for_the_place(text: str, place: str | None, domain: str) -> None:
    found = dateline_of(text, load("id"))
    assert found is not None
    assert (found.place, found.domain) == (place, domain)


@pytest.mark.parametrize("day", ["9 Juni 2025", "09/06/2025"])
def test_a_press_release_opens_with_place_and_day(day: str) -> None:
    found = dateline_of(f"Wanasari, {day} – Pengelola menutup pabrik.", load("id"))
    assert found is not None
    assert (found.end, found.place) == (len(f"Wanasari, {day} –"), "Wanasari")
    assert dateline_of(f"Wanasari, {day} ditutup.", load("id")) is None


@pytest.mark.parametrize(
    ("text", "place", "domain"),
    [
        ("INFO NASIONAL - Pemerintah menutup pabrik.", None, None),
        ("INFO BISNIS– Pemerintah menutup pabrik.", None, None),
        ("KABARSELA.ID, GAYA HIDUP - Warga kembali bersepeda.", None, "kabarsela.id"),
        ("RADAR WANASARI – Pemerintah menutup pabrik.", None, None),
        ("Wanasari Post - Pemerintah menutup pabrik.", None, None),
        ("POS-WANASARI, KUPANG - Pemerintah menutup pabrik.", "Kupang", None),
        ("Kabarsela.id, Jakarta-PandemiFlu-19 masih terjadi.", "Jakarta", "kabarsela.id"),
        ("Kabarsela.id, Jakarta Virus Flu-19 masih terjadi.", "Jakarta", "kabarsela.id"),
        ("SAN LUIS - Pemerintah menutup pabrik.", "San Luis", None),
        ("NTB - Pemerintah menutup pabrik.", "NTB", None),
        ("MATARAM. Pemerintah menutup pabrik.", "Mataram", None),
        ("MATARAM, (KS).- Pemerintah menutup pabrik.", "Mataram", None),
    ],
)
def test_a_dateline_names_a_place_and_no_rubric_or_paper(text: str, place: str | None, domain: str | None) -> None:
    found = dateline_of(text, load("id"))
    assert found is not None
    assert (found.place, found.domain) == (place, domain)


@pytest.mark.parametrize(
    "text",
    [
        "Amerika Serikat (AS) menutup pabrik.",
        "Presiden Amerika Serikat (AS) menutup pabrik.",
        "Menurut Kantor Berita (AFP) pabrik ditutup.",
    ],
)
def test_a_name_before_its_initials_is_no_dateline(text: str) -> None:
    assert dateline_of(text, load("id")) is None


@pytest.mark.parametrize("text", ["PENTING. Pemerintah menutup pabrik.", "Mataram. Pemerintah menutup pabrik."])
def test_only_a_place_in_capitals_needs_no_more_than_a_full_stop(text: str) -> None:
    assert dateline_of(text, load("id")) is None


def test_a_place_before_its_wire_needs_no_dash() -> None:
    found = dateline_of("JAKARTA (Antara) Pemerintah menutup pabrik.", load("id"))
    assert found is not None
    assert (found.place, found.domain) == ("Jakarta", "antaranews.com")


@pytest.mark.parametrize(
    ("place", "domain", "own"),
    [("Kabarlaut Timur", "kabarlauttimur.com", True), ("Kabarlaut", "kabarlauttimur.com", True),
     ("Bandung", "bandungpagi.com", False), ("Wanasari", "kabarlauttimur.com", False), (None, "kabarlaut.com", False)],
)  # fmt: skip
def test_the_outlets_own_name_is_no_place(place: str | None, domain: str, own: bool) -> None:
    assert names_outlet(Dateline(0, place, None), domain, load("id")) is own


@pytest.mark.parametrize(
    ("text", "place", "domain"),
    [
        ("KABARSELA.ID, Sebanyak tiga pabrik ditutup.", None, "kabarsela.id"),
        ("Jember (Antaranews Jatim) - Bupati menutup pabrik.", "Jember", "antaranews.com"),
        ("KBRN, Nabire : Bupati menutup pabrik.", "Nabire", "rri.co.id"),
    ],
)
def test_editions_and_addresses_open_stories(text: str, place: str | None, domain: str) -> None:
    found = dateline_of(text, load("id"))
    assert found is not None
    assert (found.place, found.domain) == (place, domain)
