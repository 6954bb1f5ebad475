"""Ids over growing lakes, and what CHANGES.md says where they change; invented articles."""

from __future__ import annotations

import dataclasses
from itertools import accumulate, pairwise

import pyarrow as pa
import pytest

from assets.releases.identities import LISTED, Identities, described, identities
from pipelines import language
from pipelines.entities import collect_entities, find_mentions
from pipelines.records import TABLES, Mention
from tests.pipelines.entities.test_mentions import PACK, article

BATCHES = [
    [
        "Menurut BUSN, air Kali Sarik surut.",
        "Bupati Wisnu Nazarudin meninjau Kali Sarik. Menurut Wisnu, air surut. Budi pulang.",
    ],
    [
        "Badan Ukur Sungai Nusantara (BUSN) meninjau Kali Sarik. BUSN puas.",
        "Camat Wisnu Danu tiba di Jakarta. Wisnu diam. Budi tertawa.",
    ],
    [
        "Bupati Wisnu Nazaruddin tiba di Korut.",
        "Menurut Bupati Wisnu Nazaruddin, warga Korea Utara senang.",
        "Badan Urusan Sawah Niaga (BUSN) menolak. Menurut BUSN, sawah itu kering.",
    ],
]


def lake(batches: list[list[str]]) -> dict[str, pa.Table]:
    """Mentions and entities of the texts, each an article of the number that it has in BATCHES."""
    numbers = {text: f"{n:016x}" for n, text in enumerate(text for batch in BATCHES for text in batch)}
    articles, mentions = [], []
    for text in (text for batch in batches for text in batch):
        articles.append(article(text, numbers.get(text, "f" * 16)))
        sentences = language.split_sentences(articles[-1].article_id, text, PACK)
        mentions += find_mentions(articles[-1], sentences, PACK)
    rows = TABLES["mentions"].to_arrow(mentions)
    return {"mentions": rows, "entities": collect_entities(rows, TABLES["articles"].to_arrow(articles))}


def changed(mention: Mention, entity_id: str) -> Mention:
    return dataclasses.replace(mention, entity_id=entity_id, reason="short_name")


def test_a_new_batch_takes_no_id_away_and_gives_no_place_another() -> None:
    states = [lake(batches) for batches in accumulate([batch] for batch in BATCHES)]
    for before, now in pairwise(states):
        found = identities(before, now)
        assert (found.moved, found.gone) == ([], [])
        assert set(before["entities"]["entity_id"].to_pylist()) < set(now["entities"]["entity_id"].to_pylist())


def test_what_a_new_batch_tells_of_names_and_abbreviations_is_listed_and_taken_back_with_its_grounds() -> None:
    first, second, third = (lake(batches) for batches in accumulate([batch] for batch in BATCHES))
    assert identities(first, second).renamed == [("org:busn", "same_as", "", "org:badan-ukur-sungai-nusantara")]
    assert identities(second, third).renamed == [
        ("per:wisnu-nazarudin", "name", "Wisnu Nazarudin", "Wisnu Nazaruddin"),
        ("org:busn", "same_as", "org:badan-ukur-sungai-nusantara", ""),
    ]


def test_the_order_of_batches_changes_no_entity() -> None:
    assert lake(BATCHES)["entities"].equals(lake(BATCHES[::-1])["entities"])


def test_places_that_mean_another_entity_are_listed_with_both_ids_and_the_reason() -> None:
    before = lake(BATCHES)
    rows = [
        changed(m, "per:wisnu-nazarudin") if m.entity_id == "per:wisnu-danu" else m
        for m in TABLES["mentions"].from_arrow(before["mentions"])
    ]
    told = TABLES["articles"].to_arrow([article(t, f"{n:016x}") for n, t in enumerate(t for b in BATCHES for t in b)])
    mentions = TABLES["mentions"].to_arrow(rows)
    found = identities(before, {"mentions": mentions, "entities": collect_entities(mentions, told)})
    assert found.moved == [("per:wisnu-danu", "per:wisnu-nazarudin", "Wisnu Nazaruddin", 2, "short_name", True)]
    assert found.gone == []
    page = list(described(found))
    assert "Places that have another id: 1" in page
    assert "| per:wisnu-danu | gone | per:wisnu-nazarudin | Wisnu Nazaruddin | 2 | short_name |" in page


def test_an_id_whose_articles_have_left_the_lake_is_listed_as_gone() -> None:
    found = identities(lake(BATCHES[:2]), lake(BATCHES[:1]))
    gone = [entity for entity, _, _ in found.gone]
    assert found.moved == []
    assert "per:wisnu-danu" in gone and "org:badan-ukur-sungai-nusantara" in gone


@pytest.mark.parametrize("missing", ["mentions", "entities"])
def test_a_release_without_one_of_the_tables_tells_nothing_of_ids(missing: str) -> None:
    whole = lake(BATCHES[:1])
    less = {name: rows for name, rows in whole.items() if name != missing}
    assert identities(less, whole) == identities(whole, less) == Identities([], [], [])
    assert "Every id of the release before is still there and means the same." in described(Identities([], [], []))


def test_a_release_from_before_a_column_is_compared_without_it() -> None:
    whole = lake(BATCHES[:1])
    early = {**whole, "mentions": whole["mentions"].drop_columns(["reason"])}
    assert identities(early, whole) == Identities([], [], [])


def test_a_long_list_is_cut_and_the_rest_counted() -> None:
    page = list(described(Identities([], [(f"per:{n}", "a | b", 1) for n in range(LISTED + 2)], [])))
    assert "… and 2 more." in page
    assert "| per:0 | a / b | 1 |" in page
