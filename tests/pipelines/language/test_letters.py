"""Quick looks at letters agree with the patterns that they stand in for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.letters import count_runs, count_words, runs, shape, small_runs

TEXTS = st.text(st.sampled_from("abZÉé1_ .,-–'’\"“”(!?\n\t\u00a0\u0142\u4e2d\u200b"), max_size=40)


@given(TEXTS)
def test_words_and_runs_are_counted_as_patterns_count_them(text: str) -> None:
    assert count_words(text) == len(re.findall(r"\w[\w'’.-]*", text))
    assert count_runs(text) == len(re.findall(r"\w+", text))


@given(TEXTS)
def test_a_run_of_letters_is_written_the_same_whatever_its_case_and_what_stands_beside_it(text: str) -> None:
    alone = [small_runs(run) for run in re.findall(r"[^\W\d_]+", text)]
    assert [[run] for run in small_runs(text)] == alone == [[run] for run in small_runs(text.lower())]


@given(TEXTS)
def test_every_word_in_ascii_is_among_the_runs(text: str) -> None:
    assert {word.encode() for word in re.findall(r"\b[A-Za-z]+\b", text)} <= runs(text)


@pytest.mark.parametrize(
    ("pattern", "kinds"),
    [(r"[a-z][A-Z]", b"aA"), (r"[.!?][A-Z]", b".A"), (r"[a-z],[a-z]", b"a,a"), (r"[.!?][\"“”][A-Z]", b'."A')],
    ids=["case", "mark", "comma", "quote"],
)
@given(text=TEXTS)
def test_what_is_in_a_text_is_in_its_shape(pattern: str, kinds: bytes, text: str) -> None:
    assert kinds in shape(text) or not re.search(pattern, text)


def test_a_long_row_of_hyphens_is_counted_at_once() -> None:
    assert count_words("-" * 200_000 + " kapal") == 1
