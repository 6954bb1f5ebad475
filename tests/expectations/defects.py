"""One planted defect for each expectation beyond the declared ones: what to spoil, and the row that must be named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from expectations import gates
from pipelines.records import TABLES
from tests.expectations.valid_lake import BATCH, BRIDGE, MAYOR, OFFICE, TIMES, A, B, Rows, rows

Facts = dict[str, int]
Named = dict[str, Any]
Plant = Callable[[Rows, Facts], Named]


def change(table: str, number: int, /, **values: Any) -> Plant:
    """Puts ``values`` into one row of ``table``; its key names the row."""

    def plant(lake: Rows, _: Facts) -> Named:
        row = lake[table][number]
        row.update(values)
        return {name: row[name] for name in TABLES[table].key}

    return plant


def both(*plants: Plant) -> Plant:
    """Several plants; the last names the row."""

    def plant(lake: Rows, facts: Facts) -> Named:
        return [one(lake, facts) for one in plants][-1]

    return plant


def named(plant: Plant, **name: Any) -> Plant:
    """``plant``, with another row named than the one that is spoilt."""

    def planted(lake: Rows, facts: Facts) -> Named:
        plant(lake, facts)
        return name

    return planted


def without(table: str, **values: Any) -> Plant:
    """Takes all rows with these values out of ``table``; they name the row that must be missed."""

    def plant(lake: Rows, _: Facts) -> Named:
        lake[table] = [row for row in lake[table] if any(row[name] != value for name, value in values.items())]
        return values

    return plant


def each(table: str, **values: Any) -> Plant:
    """Puts ``values`` into every row of ``table``."""

    def plant(lake: Rows, _: Facts) -> Named:
        for row in lake[table]:
            row.update(values)
        return {name: row[name] for name in TABLES[table].key}

    return plant


def again(table: str, number: int, /, **values: Any) -> Plant:
    """Adds a second copy of a row, with other ``values``."""

    def plant(lake: Rows, _: Facts) -> Named:
        row = {**lake[table][number], **values}
        lake[table].append(row)
        return {name: row[name] for name in TABLES[table].key}

    return plant


def fact(name: str, value: int, **observed: Any) -> Plant:
    """Gives another count from outside."""

    def plant(_: Rows, facts: Facts) -> Named:
        facts[name] = value
        return observed

    return plant


LATE = dt.datetime(2025, 3, 30, tzinfo=dt.UTC)
NUMBER_CONFLICT = [{"field": "number", "values": [{"value": "1", "claim_id": "x"}, {"value": "2", "claim_id": "y"}]}]
UNDIFFERENT = [{"field": "number", "values": [{"value": "1", "claim_id": "x"}, {"value": "1", "claim_id": "y"}]}]
NO_FIELD = [{"field": "colour", "values": NUMBER_CONFLICT[0]["values"]}]

DEFECTS: dict[str, dict[str, Plant]] = {
    "articles": {
        "accepted and rejected documents are as many as were read": fact("documents_read", 5, documents_read=5),
        "source_path, record are unique together": change("articles", 1, source_path=f"{BATCH}/{A}.txt"),
        "no article's document is rejected too": change("articles", 1, source_path=f"{BATCH}/menu.html"),
        "text is not blank": change("articles", 1, text="\u00a0\n "),
        "text holds no markup in at least 98% of the rows": change("articles", 1, text='Kami <a href="/x">siap</a>.'),
        "text is paragraphs joined by a blank line": change("articles", 1, text="Satu baris.\nBaris kedua."),
        "word_count is half to twice the number of words between blanks": change("articles", 1, word_count=400),
        "word_count is at least 20 and at most 20000 in at least 90% of the rows": change(
            "articles", 1, word_count=20_001
        ),
        "published_at and published_precision are given together": change("articles", 1, published_precision=None),
        "published_at is from 1990 to 2100": change("articles", 1, published_at=dt.datetime(1970, 1, 1, tzinfo=dt.UTC)),
        "published_at is not in the future": change("articles", 1, published_at=LATE),
        "published_at is at most modified_at": change("articles", 1, modified_at=TIMES[B] - dt.timedelta(minutes=1)),
        "outlet is given in at least 80% of the articles": change("articles", 1, outlet=None),
        "published_at is given in at least 60% of the articles": each("articles", published_at=None),
        "headline is given in at least 80% of the articles": change("articles", 1, headline=None),
        "text is unique in at least 90% of the rows": each("articles", text="Teks yang sama."),
    },
    "lines": {
        "every article has a body line": without("lines", article_id=B),
        "text is as long as raw_end - raw_start": change("lines", 1, text="Terpotong"),
        "a line starts at or after the end of the line before it": change("lines", 1, raw_start=5),
        "text_start is given for body lines and for no others": change("lines", 0, text_start=0),
        "text_start lies inside the article's text": change("lines", 3, text_start=9999),
        "body lines stand in the text in the order of the page": change("lines", 3, text_start=0),
    },
    "sentences": {
        "text is articles.text[start:end]": change("sentences", -1, text="Sudah diuji."),
        "a sentence starts at or after the end of the sentence before it": change("sentences", 1, start=80),
        "paragraph_no never falls from one sentence to the next": both(
            change("sentences", 0, paragraph_no=7), change("sentences", 1)
        ),
        "every article has a sentence": without("sentences", article_id=B),
        "sentence_no counts the sentences of an article from 0 without a gap": named(
            change("sentences", 3, sentence_no=9), article_id=A
        ),
        "the sentences of an article hold every character of its text that is not blank": named(
            without("sentences", article_id=B, sentence_no=1), article_id=B
        ),
    },
    "mentions": {
        "surface is articles.text[start:end]": change("mentions", 1, surface="Sungai Hijau"),
        "mention_id is article_id:start-end": change("mentions", 1, mention_id=f"{A}:1-2"),
        "article_id and sentence_no stand in sentences": change("mentions", 1, sentence_no=44),
        "a mention starts inside its sentence": change("mentions", 2, start=30),
        "a mention ends inside its sentence": change("mentions", 1, end=100),
        "the kind of entity in entity_id is the mention's type": change("mentions", 1, type="PER"),
        "reason is given exactly where entity_id or member_ids is": change("mentions", 1, reason=None),
        "member_ids are several and entity_id is null, or there are none": change("mentions", 1, member_ids=[MAYOR]),
        "each of member_ids is the entity of another mention": change("mentions", 10, member_ids=["per:nobody", MAYOR]),
        "reason is one that names, phrases or pronouns have, whichever it is": change(
            "mentions", 1, reason="antecedent"
        ),
        "names do not overlap": both(change("mentions", 0, end=49), change("mentions", 1)),
        "entity_id is given in at least 80% of the names": both(
            change("mentions", 0, entity_id=None),
            change("mentions", 1, entity_id=None),
            change("mentions", 3, entity_id=None),
        ),
        "at least 80% of the articles mention somebody or something": without("mentions", article_id=B),
    },
    "entities": {
        "every entity_id of mentions stands in entities": without("entities", entity_id=OFFICE),
        "the kind of entity in entity_id is its type": change("entities", 0, type="PER"),
        "name is not blank": change("entities", 0, name=" "),
        "name, type are unique together in at least 99% of the rows": again("entities", 0, entity_id="loc:kali-biru"),
        "aliases are sorted, each once, without the name": change("entities", 0, aliases=["Kali Biru", "Biru"]),
        "merges lists every alias and no other surface, in order, each reason of it once": change(
            "entities", 0, merges=[{"alias": "Biru", "reason": "short_name", "mentions": 1}]
        ),
        "each merge is for one of the reasons of mentions": change(
            "entities", 2, merges=[{"alias": "Rahma", "reason": "no reason", "mentions": 1}]
        ),
        "titles are sorted, each once": change("entities", 0, titles=["Kali", "Kali"]),
        "same_as is another listed entity of this type, which has none itself": change(
            "entities", 0, same_as="loc:nowhere"
        ),
        "articles is at most mentions": change("entities", 0, articles=99),
        "outlets is at most articles": change("entities", 0, outlets=99),
        "mentions is the number of mentions with this entity_id": change("entities", 0, mentions=98),
        "articles is the number of articles with such a mention": change("entities", 0, articles=1),
        "outlets is the number of known outlets of those articles": change("entities", 0, outlets=0),
        "first_published_at is the earliest published_at of those articles": change(
            "entities", 0, first_published_at=None
        ),
        "last_published_at is the latest published_at of those articles": change("entities", 0, last_published_at=LATE),
    },
    "claims": {
        "a claim has at least one piece": change("claims", 1, pieces=[]),
        "pieces run forwards and do not overlap": change(
            "claims", 1, pieces=[{"start": 90, "end": 99}, {"start": 98, "end": 105}]
        ),
        "content is the pieces of articles.text joined by one blank": change("claims", 1, content="Kami sudah siap"),
        "content is not blank": change("claims", 1, content=" "),
        "cue is articles.text[cue_start:cue_end]": change("claims", 1, cue="ujar"),
        "source is articles.text[source_start:source_end]": change("claims", 1, source=None),
        "claim_id is article_id:start-end of the content": change("claims", 1, claim_id=f"{A}:1-2"),
        "pieces, cue and source lie between start and end": change("claims", 0, start=20),
        "article_id and sentence_no stand in sentences": change("claims", 1, sentence_no=44),
        "the claim lies in its sentence or begins or ends there": change("claims", 1, sentence_no=0),
        "paragraph_no is that of the claim's sentence": change("claims", 1, paragraph_no=0),
        "batch is the article's": change("claims", 1, batch="2025-04"),
        "outlet is the article's": change("claims", 1, outlet=None),
        "published_at is the article's": change("claims", 1, published_at=LATE),
        "cue_lemma is given only where a cue is": change("claims", 2, cue_lemma="kata"),
        "an assertion has no cue, no source and no speaker": change("claims", 0, kind="assertion"),
        "speaker_resolution is none exactly where the speaker is unknown": change(
            "claims", 1, speaker_resolution="none"
        ),
        "speaker_id and speaker_title are given only where a speaker is": change("claims", 2, speaker_title="Camat"),
        "addressee_id is given only where an addressee is": change("claims", 3, addressee=None),
        "speaker_id stands in the article's mentions": change("claims", 6, speaker_id="org:kantor-samudra"),
        "addressee_id stands in the article's mentions": change("claims", 3, addressee_id=OFFICE),
        "entity_ids stand in the article's mentions": change("claims", 3, entity_ids=[BRIDGE, OFFICE]),
        "entity_ids names each entity once": change("claims", 3, entity_ids=[BRIDGE, MAYOR, BRIDGE]),
        "origin_evidence is via exactly where via names somebody": change("claims", 0, via=["Samudra"]),
        "origin is the last of via where via names somebody": change("claims", 3, via=["Samudra", "Antariksa"]),
        "origin is one of the article's credited sources where a credit is the evidence": change(
            "claims", 5, origin="Antariksa"
        ),
        "origin is known exactly where the outlet is, if the outlet is the evidence": change("claims", 0, origin=None),
        "the words of each quantity stand in the content": change(
            "claims", 4, quantities=[{"value": 1.0, "unit": "IDR", "text": "15 miliar"}]
        ),
        "the words of each date stand in the content": change(
            "claims", 4, dates=[{"date": dt.date(2025, 3, 3), "precision": "day", "text": "Senin"}]
        ),
        "rule is not blank": change("claims", 1, rule=""),
        "speaker is given in at least 50% of the attributed claims": both(
            change("claims", 0, speaker=None), change("claims", 1, speaker=None), change("claims", 3, speaker=None)
        ),
        "at least 80% of the articles make a claim": without("claims", article_id=B),
    },
    "claim_clusters": {
        "every claim is in exactly one cluster": named(
            without("claim_clusters", cluster_id="3" * 16), claim_id=rows()["claims"][1]["claim_id"]
        ),
        "claim_ids stand in claims": change("claim_clusters", 2, claim_ids=[f"{A}:1-2"]),
        "claim_ids are sorted, each once": change("claim_clusters", 0, claim_ids=[f"{B}:0-50", f"{A}:35-85"]),
        "claims is the number of claim_ids": change("claim_clusters", 2, claims=2),
        "first_claim_id is one of claim_ids": change("claim_clusters", 2, first_claim_id=f"{B}:0-50"),
        "content is the content of a member": change("claim_clusters", 2, content="Kami sudah siap"),
        "speaker_id is the speaker_id of a member": change("claim_clusters", 2, speaker_id=OFFICE),
        "articles is the number of articles of the members": change("claim_clusters", 2, articles=2),
        "outlets is the number of known outlets of the members": change("claim_clusters", 2, outlets=2),
        "first_published_at is the earliest published_at of the members": change(
            "claim_clusters", 2, first_published_at=LATE
        ),
        "last_published_at is the latest published_at of the members": change(
            "claim_clusters", 2, last_published_at=None
        ),
        "independent_origins is at most claims": change("claim_clusters", 2, independent_origins=2),
        "independent_origins is the number of origins": change("claim_clusters", 2, origins=["Samudra", "Zona"]),
        "origins are sorted, each once": change("claim_clusters", 0, origins=["Samudra", "Samudra"]),
        "level is disputed exactly where there are conflicts": change("claim_clusters", 1, conflicts=[]),
        "level is corroborated only with two independent origins, single only with one": change(
            "claim_clusters", 2, level="corroborated"
        ),
        "level is single_outlet with at most one outlet, single_origin with more": change(
            "claim_clusters", 2, level="single_origin"
        ),
        "each conflict is about one of number, date, place, speaker, polarity, wording": change(
            "claim_clusters", 1, conflicts=NO_FIELD
        ),
        "each value of a conflict is given by a member": change("claim_clusters", 1, conflicts=NUMBER_CONFLICT),
        "each conflict has two values or more, all different": change("claim_clusters", 1, conflicts=UNDIFFERENT),
        "each member but the first has one link, to another member, in order of claim_id": change(
            "claim_clusters", 1, links=[]
        ),
        "each link has a positive score, parts from 0 to 1, and speakers that are one of nobody, one, same, two": change(
            "claim_clusters", 1, links=[dict(link, words=1.2) for link in rows()["claim_clusters"][1]["links"]]
        ),
    },
    "reuse": {
        "article_id is below other_id": change("reuse", 0, article_id=B, other_id=A),
        "evidence is not blank": change("reuse", 0, evidence=""),
        "a follow_up joins two articles of one outlet": change("reuse", 0, verdict="follow_up"),
        "shared_claims is at most the number of claims of either article": change("reuse", 0, shared_claims=4),
        "articles of one text share at least 0.3 of their word 5-grams": change("reuse", 1, verdict="same_text"),
    },
    "provenance": {
        "from_agent and to_agent differ": change("provenance", 0, from_agent="Samudra"),
        "from_agent and to_agent are not blank": change("provenance", 0, to_agent=" "),
        "evidence is not blank": change("provenance", 2, evidence=""),
        "evidence is articles.text[start:end] where there are offsets": change("provenance", 0, evidence="Antariksa"),
        "the claim is one of the article": change("provenance", 0, article_id=A),
        "at least 95% of the claims that name via have an edge": both(
            change("provenance", 1, claim_id=None), named(change("provenance", 0, claim_id=None), claim_id=f"{B}:0-50")
        ),
    },
    "rejected": {
        "not more documents are rejected than were read": fact("documents_read", 0, documents_read=0),
        "detail is not blank": change("rejected", 0, detail="  "),
        "sha256 is given wherever the bytes were read": change("rejected", 0, sha256=None),
        "stage is cleaning exactly where only the text could tell the reason": change("rejected", 0, stage="reading"),
        "at most half of the documents are rejected": fact("documents_read", 1, documents_read=1),
    },
    "gates": {
        next(e.says for e in gates.EXPECTATIONS if e.column == "table"): change("gates", 0, table="lakes"),
        "batch is all exactly for tables over the whole lake": change("gates", 2, batch=BATCH),
        "each version judged has an outcome for its schema": change("gates", 0, expectation="another"),
        "expectation, reason and observed are not blank": change("gates", 0, reason=""),
        "what failed has a share above 0": change("gates", 0, success=False),
        "unexpected_share is above 0 wherever rows are counted": change("gates", 0, unexpected_count=2),
    },
}
