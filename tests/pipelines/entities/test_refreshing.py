"""The entities table of a lake that grows and changes: what it would be if it were made at once."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.files import Candidate
from pipelines.entities import Part, collect_entities, refresh_entities
from pipelines.records import TABLES, Article, Mention
from tests.pipelines.entities.test_collecting import mention
from tests.pipelines.entities.test_mentions import article

RIVER = "org:badan-penguji-sungai"
SEEN = [
    ("Badan Penguji Sungai", RIVER, "name"),
    ("Badan Penguji (BPS) Sungai", RIVER, "expanded"),
    ("BPS", RIVER, "abbreviation"),
    ("BPS", "org:bps", "name"),
    ("BPS", "misc:bahan-pangan-strategis", "abbreviation"),
    ("Kali Sarik", "loc:kali-sarik", "name"),
    ("Sarwo Danu", "per:sarwo-danu", "name"),
    ("SARWO DANU", "per:sarwo-danu", "name"),
    ("Sarwo", "per:sarwo-danu", "short_name"),
    ("dia", "per:sarwo-danu", "antecedent"),
    ("dia", None, None),
]
"""Surfaces, what they may mean, and why."""

Batch = tuple[tuple[Article, ...], tuple[Mention, ...]]


def told(number: int, outlet: str | None, day: int | None) -> Article:
    published = None if day is None else dt.datetime(2025, 3, day, tzinfo=dt.timezone.utc)  # noqa: UP017
    return dataclasses.replace(article("x", f"{number:016x}"), outlet=outlet, published_at=published)


@st.composite
def batches(draw: st.DrawFn) -> Batch:
    """A batch of some of five articles: two batches may tell the same article otherwise."""
    outlets, days = st.sampled_from([None, "a.example", "b.example"]), st.sampled_from([None, 3, 4])
    numbers = draw(st.lists(st.integers(0, 4), unique=True, max_size=3))
    articles = tuple(told(number, draw(outlets), draw(days)) for number in numbers)
    places = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(SEEN)), max_size=5, unique_by=lambda place: place[0])
    titles = st.sampled_from([None, "Bupati", "mantan Bupati"])
    rows = [
        mention(a.article_id, 40 * start, surface, entity, reason=reason, title=draw(titles),
                kind="pronoun" if surface == "dia" else "name", type=(entity or "per:").partition(":")[0].upper())
        for a in articles for start, (surface, entity, reason) in draw(places)
    ]  # fmt: skip
    return articles, tuple(rows)


def part(lake: list[Batch]) -> Part:
    mentions = TABLES["mentions"].to_arrow([row for _, rows in lake for row in rows])
    return Part(mentions, TABLES["articles"].to_arrow([one for articles, _ in lake for one in articles]))


def refreshed(before: pa.Table, old: dict[str, Batch], new: dict[str, Batch]) -> pa.Table:
    same = [name for name in new if old.get(name) == new[name]]
    others = part([new[name] for name in same])
    return refresh_entities(
        before,
        part([batch for name, batch in old.items() if name not in same]),
        part([batch for name, batch in new.items() if name not in same]),
        [part([new[name]]).mentions for name in same],
        others.articles,
    )


def as_file(rows: pa.Table) -> bytes:
    return Candidate.of("entities", "all", rows).data.to_pybytes()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from("abcd"), st.none() | batches(), min_size=1), min_size=2, max_size=4))
def test_a_lake_that_grows_changes_and_shrinks_has_the_bytes_of_one_made_at_once(
    history: list[dict[str, Batch | None]],
) -> None:
    lake: dict[str, Batch] = {}
    entities = collect_entities(*part([]))
    for step in history:
        new = {name: batch for name, batch in (lake | step).items() if batch is not None}  # None takes a batch away
        made = as_file(refreshed(entities, lake, new))
        assert made == as_file(collect_entities(*part(list(new.values()))))
        entities, lake = pq.read_table(pa.BufferReader(made)).cast(TABLES["entities"].schema), new


def test_what_no_changed_batch_means_is_taken_over_as_it_was() -> None:
    first = (told(0, "a.example", 3),), (mention(f"{0:016x}", 0, "Sarwo Danu", "per:sarwo-danu"),)
    second = (told(1, "a.example", 4),), (mention(f"{1:016x}", 0, "Kali Sarik", "loc:kali-sarik", type="LOC"),)
    before = collect_entities(*part([first]))
    marked = before.set_column(1, before.schema.field(1), pa.array(["as it was"]))
    made = refreshed(marked, {"a": first}, {"a": first, "b": second})
    assert made["name"].to_pylist() == ["Kali Sarik", "as it was"]
    again = (), ()
    assert refreshed(marked, {"a": first}, {"a": again, "b": second})["name"].to_pylist() == ["Kali Sarik"]


def test_an_article_told_otherwise_by_a_new_batch_changes_what_an_old_one_alone_means() -> None:
    place = f"{0:016x}"
    first = (told(0, "b.example", 4),), (mention(place, 0, "Sarwo Danu", "per:sarwo-danu"),)
    second = (told(0, "b.example", 3),), (mention(place, 0, "Kali Sarik", "loc:kali-sarik", type="LOC"),)
    before = collect_entities(*part([first]))
    made = refreshed(before, {"a": first}, {"a": first, "b": second})
    assert made.equals(collect_entities(*part([first, second])))
    assert [day.day for day in made["first_published_at"].to_pylist()] == [3, 3]
