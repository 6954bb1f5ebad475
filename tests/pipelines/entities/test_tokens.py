"""Words and marks with their offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import language
from pipelines.entities.lexicon import load
from pipelines.entities.tokens import Tokens, tokenize

LEXICON = load(language.load("id"))
PIECES = ["Sarik", "warga", "di", "Rusia-lah", "rute", "Padang-Kerinjo", "3,5", "I/BB", '"', "(", "…", ",", ".", "-", " ", "  ", "\n", "\t"]  # fmt: skip


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    return tokenize(text, start, len(text) if end is None else end, LEXICON)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join), st.integers(0, 5), st.integers(0, 5))
def test_tokens_are_the_text_at_their_offsets_and_leave_out_only_blanks(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    found = tokens(text, start, end)
    assert [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)] == found.texts
    assert "".join(found.texts) == "".join(text[start:end].split())
    assert [word.text for word in found.words] == found.texts
    assert found.starts == sorted(found.starts)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)
def test_a_blank_more_moves_tokens_and_changes_none(one: str, other: str) -> None:
    narrow, wide = tokens(f"{one} {other}"), tokens(f"{one}  {other}")
    assert narrow.texts == wide.texts
    moved = [b - a for a, b in zip(narrow.starts, wide.starts, strict=True)]
    assert set(moved) <= {0, 1} and moved == sorted(moved)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kata Sarwo,", ["kata", "Sarwo", ","]),
        ("Rusia-lah", ["Rusia", "-", "lah"]),
        ("rute Sarik-Kerinjo", ["rute", "Sarik", "-", "Kerinjo"]),
        ("toko Sarik-Kerinjo", ["toko", "Sarik-Kerinjo"]),
        ("pukul 09.30 Yonif 512/QY", ["pukul", "09.30", "Yonif", "512/QY"]),
    ],
    ids=["mark", "enclitic", "route", "no-route", "numbers"],
)
def test_a_word_is_parted_where_its_hyphen_joins_words(text: str, expected: list[str]) -> None:
    assert tokens(text).texts == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PresidenPrabowo dan BupatiBandung", ["Presiden", "Prabowo", "dan", "Bupati", "Bandung"]),
        ("WhatsApp dan OpenSarik", ["WhatsApp", "dan", "OpenSarik"]),
    ],
    ids=["title before a name", "a brand"],
)
def test_a_name_that_a_scraper_joined_to_a_title_is_parted(text: str, expected: list[str]) -> None:
    assert tokens(text).texts == expected
