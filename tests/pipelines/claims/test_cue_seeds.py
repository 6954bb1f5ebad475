"""The contract of a language's claim seeds, over every language that has cues."""

from __future__ import annotations

import pytest

from pipelines import claims, entities, language, seeds
from pipelines.claims.frames import CONSTRUCTIONS
from pipelines.claims.lexicon import FRAMES, STANCES, lexicon
from tests.pipelines.claims.invented import article

LANGUAGES = [code for code in language.available() if (seeds.ROOT / "languages" / code / "cues.csv").exists()]
CUES = [(code, row) for code in LANGUAGES for row in language.load(code).rows("cues")]
COLUMNS = {"form", "lemma", "voice", "frame", "stance", "example", "origin"}


def test_some_language_has_cues() -> None:
    assert "id" in LANGUAGES


def test_every_frame_is_a_construction() -> None:
    assert set(CONSTRUCTIONS) | {"citing", "said"} == set(FRAMES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_columns_are_complete_and_their_values_known(code: str) -> None:
    rows = language.load(code).rows("cues")
    assert all(set(row) == COLUMNS and all(row.values()) for row in rows)
    assert {row["frame"] for row in rows} <= set(FRAMES)
    assert {row["stance"] for row in rows} <= set(STANCES)
    assert {row["voice"] for row in rows} <= {"root", "active", "passive", "preposition", "adverb", "noun"}
    assert len({(row["form"], row["frame"] == "said") for row in rows}) == len(
        rows
    )  # a noun may be a root that is a cue too


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_is_listed_twice_in_a_role(code: str) -> None:
    for name in ("claim_words", "stance_words"):
        listed = [(row["role"], row["form"]) for row in language.load(code).rows(name)]
        assert len(set(listed)) == len(listed)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_litotes_is_an_auxiliary_without_being_listed_as_one(code: str) -> None:
    listed: dict[str, set[str]] = {role: set() for role in ("litotes", "auxiliary")}
    for row in language.load(code).rows("claim_words"):
        listed.get(row["role"], set()).add(row["form"])
    assert not listed["litotes"] & listed["auxiliary"]
    known = lexicon(language.load(code)).role("auxiliary")
    assert all(known.at(form.split(), 0) == len(form.split()) for form in listed["litotes"])


@pytest.mark.parametrize(("code", "row"), CUES, ids=[f"{code}-{row['form']}" for code, row in CUES])
def test_the_example_of_a_cue_yields_a_claim_with_that_cue(code: str, row: dict[str, str]) -> None:
    pack = language.load(code)
    story = article(row["example"], language=code)
    sentences = language.split_sentences(story.article_id, story.text, pack)
    found = claims.find_claims(story, sentences, entities.find_mentions(story, sentences, pack), pack)
    cues = [(c.cue.lower(), c.cue_lemma) for c in found if c.cue]
    assert (row["form"], row["lemma"]) in cues, [(c.rule, c.cue, c.content) for c in found]
