"""What a sentence shows at a glance: never no where something stands."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import language
from pipelines.claims.lexicon import lexicon
from pipelines.claims.signs import CUE, DAY, FIGURE, GLUED, NUMBER, signs_of
from pipelines.claims.units import read_units
from tests.pipelines.claims.invented import ARTICLE_ID, PACK

WORDS = st.sampled_from(
    [
        *sorted(lexicon(PACK).cues)[::9],
        "dalam",
        "pandangan",
        "Ratna",
        "pasar",
        "dariReuters",
        "AFPmelaporkan",
        "PresidenRatna",
        "\u0142aba",
        "2",
        "“",
        "”",
        ".",
    ]
)


def signs(text: str) -> list[int]:
    """The signs of each sentence of the text."""
    return signs_of(text, language.split_sentences(ARTICLE_ID, text, PACK), PACK)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Pasar itu ramai.", 0),
        ("Pasar itu ramai, kata Ratna.", CUE),
        ("MENURUT Ratna pasar itu ramai.", CUE),
        ("Reutersmelaporkan pasar itu ramai.", CUE | GLUED),
        ("Surat dariReuters itu hilang.", CUE | GLUED),
        ("Lima kios terbakar.", NUMBER),
        ("Kios terbakar hari Senin.", DAY),
        ("Kios 12B terbakar.", FIGURE),
        ("Dalam pandangan Ratna pasar itu ramai.", CUE),
        ("Pasar itu ramai dalam hujan.", 0),
        ("Kios terbakar hari ini.", DAY),
        ("Pasar itu ramai tiap hari.", 0),
        ("Pasar itu tampil di KanalPasar.", 0),
    ],
)
def test_a_sentence_shows_its_cue_number_word_day_or_figures(text: str, shown: int) -> None:
    assert signs(text) == [shown]


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from([" ", "-", ", "]))
def test_no_cue_stands_in_a_unit_that_shows_none(words: list[str], glue: str) -> None:
    text = glue.join(words).strip()
    sentences = language.split_sentences(ARTICLE_ID, text, PACK)
    for unit in chain.from_iterable(read_units(text, sentences, signs(text), lexicon(PACK))):
        assert unit.may_speak or not any(lexicon(PACK).cue_at(unit.words, i) for i in range(len(unit)))
