"""Words that scrapers join to names, in invented examples."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Danu Supriatnamengingatkan warga", ["Danu", "Supriatna", "mengingatkan", "warga"]),
        ("Prabowotelah tiba", ["Prabowo", "telah", "tiba"]),
        ("PresidenPrabowo dan BupatiBandung", ["Presiden", "Prabowo", "dan", "Bupati", "Bandung"]),
        ("Rudiantara dan Multimedia", ["Rudiantara", "dan", "Multimedia"]),
        ("WhatsApp dan OpenSarik", ["WhatsApp", "dan", "OpenSarik"]),
    ],
    ids=["verb", "joint behind a known name", "title before a name", "a name's own end", "a brand"],
)
def test_what_scrapers_glue_to_a_name_is_parted(text: str, expected: list[str]) -> None:
    assert tokens(text).texts == expected
