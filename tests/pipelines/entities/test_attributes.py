"""What is known of words by themselves, on invented words."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import language
from pipelines.entities.attributes import NAMES, Attributes
from pipelines.entities.lexicon import load

ATTRIBUTES = Attributes(load(language.load("id")), ["Sarik", "di"], np.array([[3, 4], [30, 40], [300, 400]], np.uint16))
WORDS = ["Sarik", "SARIK", "sarik", "Budi", "BUDI", "di", "1.500", "É", "Σας", "İzmir", "PT", "menteri", "iSarik", "…"]


def of(*words: str) -> dict[str, list[int]]:
    """The attributes of each word by name."""
    return dict(zip(NAMES, ATTRIBUTES.of(words).T.tolist(), strict=True))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS) | st.text(st.characters(categories=["L", "N", "P"]), min_size=1), min_size=1))
def test_a_word_has_the_same_attributes_whatever_stands_beside_it(words: list[str]) -> None:
    alone = np.concatenate([ATTRIBUTES.of([word]) for word in words])
    assert ATTRIBUTES.of(words).tolist() == alone.tolist()


def test_words_with_the_same_letters_share_what_these_say() -> None:
    found = of("Sarikrejo", "Sarikwangi", "sarikrejo", "Karangrejo")
    for name in ("p2", "p3", "p4"):
        assert len(set(found[name][:3])) == 1 and found[name][3] != found[name][0], name
    for name in ("s2", "s3", "s4"):
        assert found[name][0] == found[name][2] == found[name][3] != found[name][1], name
    assert found["low"][0] == found["low"][2] and found["cased"][0] != found["cased"][2]
    assert len(set(found["low"])) == 3


def test_a_shape_forgets_which_letter_and_a_run_its_length() -> None:
    found = of("Sarik-Danu", "Kerinjo-Ro", "SARIK", "sarik", "12")
    assert found["shape"][0] == found["shape"][1]
    assert found["long"][0] != found["long"][1]
    assert len(set(found["shape"])) == 4


def test_numbers_are_alike_whatever_their_digits() -> None:
    found = of("1.500", "7.204", "75.00")
    assert found["low"][0] == found["low"][1] != found["low"][2]


def test_a_word_has_its_clusters_in_capitals_and_in_small_too() -> None:
    found = of("Sarik", "SARIK", "Di", "di", "Danu")
    assert found["fine"][0] == found["fine"][1] != found["fine"][4]
    assert found["coarse"][2] == found["coarse"][3] != found["coarse"][0]


def test_a_person_s_name_in_capitals_throughout_is_told_from_one_as_written() -> None:
    found = of("Budi", "BUDI", "sarikrejo")
    assert len(set(found["part"])) == 3
    assert len(set(found["capital"])) == 3
