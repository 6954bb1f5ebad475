"""What must not depend on the order of rows, on batches, or on what else the lake holds; cost that does not explode."""

from __future__ import annotations

import datetime as dt
import random
from itertools import product

import pyarrow as pa
import pytest

from pipelines.corroboration import READS_ALONE, compare_claims, conclude, corroborate, read_alone
from pipelines.corroboration.candidates import DENSE, candidate_pairs
from pipelines.corroboration.stories import read_stories
from pipelines.corroboration.tellings import Tellings, read_tellings
from pipelines.records import TABLES
from tests.pipelines.corroboration.invented import NOON, Newsroom, said, told

OUTLETS = ("kompas.com", "detik.com", "tempo.co", "okezone.com")
PEOPLE = ("Danu Prakoso", "Sari Melati", "Ratih Wulandari", "Bimo Saputra")
VERBS = ("ditutup", "dibuka", "diperbaiki", "terbakar", "dijual", "dijarah", "digembok", "dipagari")
THINGS = ("gudang garam", "dermaga kayu", "pasar ikan", "menara suar", "kebun kopi", "pabrik es")


def crowded(stories: int, seed: int = 7) -> Newsroom:
    """Stories of one day that share people, things and verbs in every mixture."""
    chance = random.Random(seed)
    newsroom = Newsroom()
    for n in range(stories):
        claims = [
            said(person, f"{thing} Kalibening nomor {chance.randint(2, 90)} {verb} setelah {other} roboh")
            for person, thing, verb, other in (
                (chance.choice(PEOPLE), chance.choice(THINGS), chance.choice(VERBS), chance.choice(THINGS))
                for _ in range(4)
            )
        ]
        newsroom.story(OUTLETS[n % 4], *claims, hours=n / 20)
    return newsroom


def test_the_order_of_rows_changes_nothing() -> None:
    newsroom = crowded(30)
    articles, claims = newsroom.tables()
    expected = corroborate(articles, claims)
    for seed in (1, 2):
        mixed = corroborate(*(_shuffled(table, seed) for table in (articles, claims)))
        assert all(mixed[name].equals(table) for name, table in expected.items())


@pytest.mark.parametrize(("size", "parts"), [(1, 1), (7, 3), (100, 2), (100, 50)])
def test_whoever_reads_articles_in_whatever_parts_the_tables_are_the_same(
    size: int, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = crowded(30)
    for hours in (2, 3):
        retold = [said(claim.speaker, claim.content) for claim in newsroom.claims[:4]]
        newsroom.story("okezone.com", *retold, hours=hours, credits=("ANTARA",) * (hours == 2))
    tables = newsroom.tables()
    expected = corroborate(*tables)
    assert all(table.num_rows for table in expected.values())
    monkeypatch.setattr("pipelines.corroboration.tables._PART", size)
    needed = [table.select(columns) for table, columns in zip(tables, READS_ALONE.values(), strict=True)]
    made = conclude(compare_claims(*tables), *(read_alone(*needed, part, parts) for part in range(parts)))
    assert {name: table.equals(expected[name]) for name, table in made.items()} == dict.fromkeys(expected, True)


def _shuffled(table: pa.Table, seed: int) -> pa.Table:
    places = list(range(table.num_rows))
    random.Random(seed).shuffle(places)
    return table.take(places)


def test_an_article_that_stands_in_two_batches_counts_once() -> None:
    newsroom = crowded(12)
    articles, claims = newsroom.tables()
    again = [_in_batch(table, "two") for table in (articles, claims)]
    doubled = corroborate(pa.concat_tables([articles, again[0]]), pa.concat_tables([claims, again[1]]))
    for name, table in corroborate(articles, claims).items():
        assert doubled[name].equals(table), name


def _in_batch(table: pa.Table, batch: str) -> pa.Table:
    place = table.schema.get_field_index("batch")
    return table.set_column(place, table.schema.field(place), pa.array([batch] * table.num_rows))


def test_a_later_batch_adds_to_clusters_and_changes_nothing_else() -> None:
    newsroom = crowded(30)
    before = {row["cluster_id"]: set(row["claim_ids"]) for row in newsroom.clusters()}
    earlier = set().union(*before.values())
    for later in crowded(10, seed=8).claims:
        newsroom.story("tempo.co", said(later.speaker, later.content), hours=30)
    newsroom.story("detik.com", *(said(c.speaker, c.content) for c in newsroom.claims[:3]), hours=31)
    after = {row["cluster_id"]: set(row["claim_ids"]) for row in newsroom.clusters()}
    assert {key: after[key] & earlier for key in before} == before
    assert any(after[key] != members for key, members in before.items())


def test_the_stories_of_another_month_change_no_cluster() -> None:
    newsroom = crowded(20)
    before = newsroom.clusters()
    for story in crowded(20, seed=8).claims[::4]:
        newsroom.story("tempo.co", said(story.speaker, story.content), hours=24 * 60)
    ids = {claim for row in before for claim in row["claim_ids"]}
    after = [row for row in newsroom.clusters() if ids & set(row["claim_ids"])]
    assert after == before


def test_pairs_grow_with_the_claims_not_with_their_square() -> None:
    counts = {}
    for stories in (100, 400):
        tellings = tellings_of(crowded(stories))
        counts[stories] = len(candidate_pairs(tellings)) / len(tellings)
    assert counts[400] < 1.5 * counts[100]
    assert counts[400] < 2 * DENSE


def tellings_of(newsroom: Newsroom) -> Tellings:
    articles, claims = newsroom.tables()
    return read_tellings(claims, read_stories(articles))


def test_the_tables_of_an_empty_lake_are_empty() -> None:
    made = corroborate(TABLES["articles"].schema.empty_table(), TABLES["claims"].schema.empty_table())
    assert {name: table.num_rows for name, table in made.items()} == {"reuse": 0, "provenance": 0, "claim_clusters": 0}
    assert all(table.schema.equals(TABLES[name].schema) for name, table in made.items())


def test_a_cluster_says_when_it_first_and_last_appeared() -> None:
    newsroom = Newsroom()
    ferry = told("Kapal feri Lestari Jaya karam di Selat Kabut dengan 64 penumpang")
    for outlet, hours in zip(OUTLETS, (5, 1, 3, None), strict=True):
        newsroom.story(outlet, ferry, hours=hours)
    (cluster,) = newsroom.clusters()
    assert cluster["first_claim_id"] == newsroom.claims[1].claim_id
    assert cluster["first_published_at"] == NOON + dt.timedelta(hours=1)
    assert cluster["last_published_at"] == NOON + dt.timedelta(hours=5)


def test_every_pair_of_articles_stands_once_lower_id_first() -> None:
    newsroom = Newsroom()
    body = [
        told(f"{thing} Kalibening {verb} menjelang fajar oleh petugas pelabuhan")
        for thing, verb in product(THINGS, VERBS[:3])
    ]
    for n in range(20):
        newsroom.story(OUTLETS[n % 4], *body, hours=n)
    pairs = [(row["article_id"], row["other_id"]) for row in newsroom.reuse()]
    assert len(set(pairs)) == len(pairs) > 0
    assert all(one < other for one, other in pairs)
