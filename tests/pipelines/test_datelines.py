"""Datelines: which words before the dash are a place, which an outlet."""

from __future__ import annotations

import pytest

from pipelines.datelines import dateline_of
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
