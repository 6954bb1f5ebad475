"""Abbreviations that one article leaves unexplained and others explain."""

from __future__ import annotations

from itertools import pairwise, permutations

import pandas as pd
import pyarrow as pa
import pytest

from pipelines.entities.short_forms import AT_LEAST, spelled_out

RIVER = "org:badan-penguji-sungai"
EXPLAINED = [("explains", "BPS", RIVER), ("explains", "Kali Sarik", "loc:kali-sarik")]
ALONE = [("leaves open", "BPS", "org:bps"), ("leaves open", "Kali Sarik", "loc:kali-sarik")]


def found(*rows: tuple[str, str, str]) -> dict[str, str]:
    """What is spelled out in a lake of these articles, surfaces and entities."""
    told = pd.DataFrame(rows, columns=["article_id", "surface", "entity_id"])
    by_entity = told.groupby("entity_id", sort=False)
    surfaces = [list(dict.fromkeys(names)) for _, names in by_entity["surface"]]
    entities = {
        "entity_id": list(by_entity.groups),
        "name": [names[0] for names in surfaces],
        "aliases": pa.array([names[1:] for names in surfaces], pa.list_(pa.string())),
        "articles": by_entity["article_id"].nunique().tolist(),
    }
    return spelled_out(pa.table(entities), pa.Table.from_pandas(told[["entity_id", "article_id"]]))


def test_an_abbreviation_means_what_an_article_of_the_same_matter_explains_it_by() -> None:
    assert found(*EXPLAINED, *ALONE) == {"org:bps": RIVER}


def test_a_name_may_have_small_words_that_its_abbreviation_leaves_out() -> None:
    full = "org:badan-pengairan-dan-sungai"
    rows = [(article, surface, full if entity == RIVER else entity) for article, surface, entity in EXPLAINED]
    assert found(*rows, *ALONE) == {"org:bps": full}


@pytest.mark.parametrize("other", ["org:bank-perkreditan-sarik", "misc:bahan-pangan-strategis", "org:sungai"])
def test_an_abbreviation_that_the_lake_explains_in_two_ways_stays_open(other: str) -> None:
    assert found(*EXPLAINED, *ALONE, ("another", "BPS", other)) == {}


@pytest.mark.parametrize("longer", ["org:badan-penguji-sungai-sarik", "org:tim-bps"])
def test_a_longer_name_that_goes_on_from_it_is_no_other_explanation(longer: str) -> None:
    assert found(*EXPLAINED, *ALONE, ("another", "BPS", longer)) == {"org:bps": RIVER}


def test_an_abbreviation_in_articles_of_other_matters_stays_open() -> None:
    elsewhere = [("leaves open", "BPS", "org:bps"), ("leaves open", "Tarakan", "loc:tarakan")]
    assert found(*EXPLAINED, *elsewhere) == {}


def test_what_everybody_names_is_no_common_matter() -> None:
    everywhere = [(f"article {n}", "Kali Sarik", "loc:kali-sarik") for n in range(AT_LEAST)]
    assert found(*EXPLAINED, *ALONE, *everywhere) == {}


@pytest.mark.parametrize("full", ["org:sungai-badan-penguji", "misc:badan-penguji-sungai"])
def test_neither_other_initials_nor_another_type_explain_an_abbreviation(full: str) -> None:
    rows = [(article, surface, full if entity == RIVER else entity) for article, surface, entity in EXPLAINED]
    assert found(*rows, *ALONE) == {}


def test_no_order_of_the_rows_changes_what_is_found() -> None:
    made = [found(*rows) for rows in permutations([*EXPLAINED, *ALONE])]
    assert all(one == other for one, other in pairwise(made))
