"""Entities over many articles: names, aliases, counts, order."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pyarrow as pa

from pipelines import entities
from pipelines.records import TABLES, Mention
from tests.pipelines.entities.test_mentions import article

A, B = "a" * 16, "b" * 16


def mention(article_id: str, start: int, surface: str, entity_id: str | None, **more: object) -> Mention:
    plain = Mention(
        mention_id=f"{article_id}:{start}-{start + len(surface)}", article_id=article_id, sentence_no=0, start=start,
        end=start + len(surface), surface=surface, kind="name", type="PER", title=None, entity_id=entity_id,
        member_ids=[], reason="name" if entity_id else None,
    )  # fmt: skip
    return dataclasses.replace(plain, **more)  # type: ignore[arg-type]


def tables() -> tuple[pa.Table, pa.Table]:
    utc = dt.timezone.utc  # noqa: UP017
    first = dataclasses.replace(article("x", A), published_at=dt.datetime(2024, 5, 1, tzinfo=utc))
    second = dataclasses.replace(article("x", B), published_at=dt.datetime(2024, 5, 3, tzinfo=utc), outlet=None)
    rows = [
        mention(A, 0, "Sarwo Danu", "per:sarwo-danu", title="Bupati"),
        mention(A, 20, "Sarwo", "per:sarwo-danu", reason="short_name"),
        mention(A, 40, "dia", "per:sarwo-danu", kind="pronoun", reason="antecedent"),
        mention(B, 0, "SARWO DANU", "per:sarwo-danu", title="mantan Bupati"),
        mention(B, 30, "Tarakan", "loc:tarakan", type="LOC"),
        mention(B, 50, "dia", None, kind="pronoun"),
    ]
    return TABLES["mentions"].to_arrow(rows), TABLES["articles"].to_arrow([first, second])


def test_an_entity_gathers_its_names_titles_and_counts() -> None:
    found = TABLES["entities"].from_arrow(entities.collect_entities(*tables()))
    assert [e.entity_id for e in found] == ["loc:tarakan", "per:sarwo-danu"]
    person = found[1]
    assert (person.name, person.aliases, person.titles) == (
        "Sarwo Danu",
        ["SARWO DANU", "Sarwo"],
        ["Bupati", "mantan Bupati"],
    )
    assert person.merges == [("SARWO DANU", "name", 1), ("Sarwo", "short_name", 1)]
    assert (person.mentions, person.articles, person.outlets) == (4, 2, 1)
    assert person.first_published_at is not None and person.first_published_at.day == 1
    assert person.last_published_at is not None and person.last_published_at.day == 3


def test_neither_the_order_of_rows_nor_an_article_in_two_batches_changes_the_entities() -> None:
    mentions, articles = tables()
    backwards = mentions.take(list(range(mentions.num_rows))[::-1])
    twice = pa.concat_tables([backwards, mentions]), pa.concat_tables([articles, articles])
    assert entities.collect_entities(*twice).equals(entities.collect_entities(mentions, articles))


def test_no_mentions_give_an_empty_table_of_the_right_schema() -> None:
    found = entities.collect_entities(TABLES["mentions"].schema.empty_table(), TABLES["articles"].schema.empty_table())
    assert found.schema.equals(TABLES["entities"].schema, check_metadata=True) and found.num_rows == 0


def test_a_person_of_one_article_alone_is_shown_by_the_plain_name() -> None:
    _, told = tables()
    rows = [mention(A, 0, "Budi", f"per:budi-{A}"), mention(B, 0, "Budi", f"per:budi-{B}")]
    made = entities.collect_entities(TABLES["mentions"].to_arrow(rows), told).to_pylist()
    assert [(row["entity_id"], row["name"], row["aliases"]) for row in made] == [
        (f"per:budi-{A}", "Budi", []),
        (f"per:budi-{B}", "Budi", []),
    ]


def test_a_name_is_shown_without_the_abbreviation_inside_it() -> None:
    surface, plain = "Badan Jaminan (BJ) Sarik", "Badan Jaminan Sarik"
    rows = [
        mention(A, 0, surface, "org:badan-jaminan-sarik", type="ORG", reason="expanded"),
        mention(A, 40, "BJ", "org:badan-jaminan-sarik", type="ORG", reason="abbreviation"),
    ]
    articles = TABLES["articles"].to_arrow([article("x", A)])
    (body,) = TABLES["entities"].from_arrow(entities.collect_entities(TABLES["mentions"].to_arrow(rows), articles))
    assert (body.name, body.aliases) == (plain, ["BJ", surface])


def test_an_unexplained_abbreviation_is_listed_with_what_it_stands_for() -> None:
    rows = [
        mention(A, 0, "Badan Penguji Sungai", "org:badan-penguji-sungai", type="ORG"),
        mention(A, 30, "BPS", "org:badan-penguji-sungai", type="ORG", reason="abbreviation"),
        mention(A, 50, "Kali Sarik", "loc:kali-sarik", type="LOC"),
        mention(B, 0, "BPS", "org:bps", type="ORG"),
        mention(B, 20, "Kali Sarik", "loc:kali-sarik", type="LOC"),
    ]
    _, told = tables()
    made = entities.collect_entities(TABLES["mentions"].to_arrow(rows), told).to_pylist()
    assert [(row["entity_id"], row["same_as"], row["articles"]) for row in made] == [
        ("loc:kali-sarik", None, 2),
        ("org:badan-penguji-sungai", None, 1),
        ("org:bps", "org:badan-penguji-sungai", 1),
    ]


def test_each_alias_is_listed_with_every_reason_that_it_has_and_how_often() -> None:
    own = "per:wisnu-nazarudin"
    rows = [
        mention(A, 0, "Wisnu Nazaruddin", own),
        mention(B, 0, "Wisnu Nazaruddin", own),
        mention(A, 30, "Wisnu Nazarudin", own),
        mention(A, 60, "Wisnu", own, reason="short_name"),
        mention(B, 60, "Wisnu", own, reason="short_name"),
        mention(B, 90, "Wisnu", own, reason="nickname"),
    ]
    _, told = tables()
    (person,) = TABLES["entities"].from_arrow(entities.collect_entities(TABLES["mentions"].to_arrow(rows), told))
    assert person.name == "Wisnu Nazaruddin"
    assert person.merges == [("Wisnu", "nickname", 1), ("Wisnu", "short_name", 2), ("Wisnu Nazarudin", "spelling", 1)]


def test_a_name_that_always_stands_with_an_abbreviation_inside_has_no_mention_of_its_own() -> None:
    plain, bracketed = "Badan Jaminan Sarik", "Badan Jaminan (BJ) Sarik"
    rows = [
        mention(A, 0, "Badan Jaminan Sarik Raya", "org:badan-jaminan-sarik-raya", type="ORG"),
        mention(A, 40, bracketed, "org:badan-jaminan-sarik-raya", type="ORG", reason="short_name"),
    ]
    _, told = tables()
    (body,) = TABLES["entities"].from_arrow(entities.collect_entities(TABLES["mentions"].to_arrow(rows), told))
    assert body.merges == [(bracketed, "short_name", 1), (plain, "expanded", 0)]
