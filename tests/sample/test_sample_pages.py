"""Everything known of the sample pages, held against what the pipelines make of them.

A fact is one line of text, 'document: what is known'. The pipelines must reach every fact but those listed, with the
reason, in not_reached.yaml; a listed fact that is reached fails the test too, so that the list can only tell the truth.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines import claims, cleaning, corroboration, entities, language, reading
from pipelines.records import TABLES, Rejected
from tests.sample.judge_input import PAGES, clusters, facts, plain_text, rejected, single_name

Row = dict[str, Any]
NOT_REACHED: dict[str, str] = {
    fact: reason
    for reason, listed in yaml.safe_load((Path(__file__).parent / "not_reached.yaml").read_text("utf-8")).items()
    for fact in listed
}
SAME_CONTENT = 0.75  # 5-gram F1 from which two contents are the same claim, as the judge of the gold has it
KNOWN = {single_name(known["doc"], known["record"]): known for known in facts()}
SAME_ENTITIES = [  # names spelled in more than one way; a name that is the same everywhere need not be listed
    ["Badan Keselamatan Pelayaran Nusantara", "BKPN"],
    ["Maria Lengkey", "Maria Lengkei"],
    ["Rusdianto Mappe", "Rusdiyanto Mappe"],
]
CLUSTERS = {cluster["claim"]: cluster for cluster in clusters()}


@dataclasses.dataclass
class Lake:
    """What the pipelines make of the sample pages: rows by table, and the claims that meet known ones."""

    tables: dict[str, list[Row]]
    articles: dict[str, Row]
    met: dict[tuple[str, int], Row]
    unmet: dict[str, list[Row]]


def run() -> dict[str, list[Row]]:
    pack = language.load("id")
    out: dict[str, list[Any]] = {name: [] for name in TABLES}
    for batch in reading.batches(PAGES):
        for document in reading.read_batch(PAGES, batch):
            cleaned = document if isinstance(document, Rejected) else cleaning.clean(document, ("id",))
            if isinstance(cleaned, Rejected):
                out["rejected"].append(cleaned)
                continue
            article = cleaned.article
            sentences = language.split_sentences(article.article_id, article.text, pack)
            mentions = entities.find_mentions(article, sentences, pack)
            out["articles"].append(article)
            out["mentions"] += mentions
            out["claims"] += claims.find_claims(article, sentences, mentions, pack)
    made = {name: TABLES[name].to_arrow(rows) for name, rows in out.items()}
    made["entities"] = entities.collect_entities(made["mentions"], made["articles"])
    made |= corroboration.corroborate(made["articles"], made["claims"])
    return {name: table.to_pylist() for name, table in made.items()}


@pytest.fixture(scope="session")
def lake() -> Lake:
    tables = run()
    articles = {single_name(Path(a["source_path"]).name, a["record"]): a for a in tables["articles"]}
    found = Lake(tables, articles, {}, {})
    for doc, known in KNOWN.items():
        article_id = articles.get(doc, {}).get("article_id")
        rows = [r for r in tables["claims"] if r["article_id"] == article_id and r["kind"] != "assertion"]
        pairs = sorted(
            ((likeness(" ".join(c["content"]), r["content"]), -i, -j) for i, c in enumerate(known["claims"])
             for j, r in enumerate(rows)),
            reverse=True,
        )  # fmt: skip
        free = set(range(len(rows)))
        for score, i, j in pairs:
            if score >= SAME_CONTENT and (doc, -i) not in found.met and -j in free:
                found.met[doc, -i] = rows[-j]
                free.remove(-j)
        found.unmet[doc] = [rows[j] for j in sorted(free)]
    return found


def words(text: str | None) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text or "").lower())


def f1(left: list[str], right: list[str]) -> float:
    both = sum((collections.Counter(left) & collections.Counter(right)).values())
    return 2 * both / (len(left) + len(right)) if both else 0.0


def likeness(left: str, right: str) -> float:
    a, b = "".join(words(left)), "".join(words(right))
    return f1([a[i : i + 5] for i in range(max(1, len(a) - 4))], [b[i : i + 5] for i in range(max(1, len(b) - 4))])


def judge(facts_of_one: Iterator[tuple[str, bool, object]]) -> None:
    """Fail with every fact that was lost, and with every listed fact that is reached by now."""
    seen = {fact: (reached, got) for fact, reached, got in facts_of_one}
    lost = [
        f"{fact} -- got {got!r}" for fact, (reached, got) in seen.items() if not reached and fact not in NOT_REACHED
    ]
    gained = [fact for fact, (reached, _) in seen.items() if reached and fact in NOT_REACHED]
    if lost or gained:
        pytest.fail(
            "\n".join(["not reached:", *lost, "reached by now; strike from not_reached.yaml:", *gained]), pytrace=False
        )


def utc(value: str) -> dt.datetime:
    """The instant of an ISO time with offset, as the tables hold it: UTC."""
    return dt.datetime.fromisoformat(value).astimezone(dt.UTC)


def as_utc(value: dt.datetime | None) -> dt.datetime | None:
    return value.replace(tzinfo=dt.UTC) if value is not None and value.tzinfo is None else value


def metadata_facts(doc: str, article: Row) -> Iterator[tuple[str, bool, object]]:
    want = KNOWN[doc]["metadata"]
    for column, key in (("outlet", "outlet"), ("headline", "title"), ("authors", "authors"), ("deck", "deck"),
                        ("dateline", "dateline"), ("credited_sources", "credited_sources")):  # fmt: skip
        yield f"{doc}: {column} {want[key]}", article[column] == want[key], article[column]
    got = as_utc(article["published_at"])
    if len(want["published_at"]) == 10:  # a day alone stands at 00:00 in the outlet's zone
        day = got and (got + dt.timedelta(hours=7)).date().isoformat()
        reached = day == want["published_at"] and article["published_precision"] == "day"
    else:
        reached = got == utc(want["published_at"]) and article["published_precision"] == "minute"
    yield f"{doc}: published_at {want['published_at']}", reached, (got, article["published_precision"])
    if want["modified_at"]:
        changed = as_utc(article["modified_at"])
        yield f"{doc}: modified_at {want['modified_at']}", changed == utc(want["modified_at"]), changed


def speaker_is(known: Row, want: str | None, row: Row, aliases: dict[str, set[str]]) -> bool:
    if want is None or row["speaker"] is None:
        return want is None and row["speaker"] is None
    names = next(([e["name"], *e["surfaces"]] for e in known["entities"] if e["name"] == want), None)
    if names is None:
        return f1(words(want), words(row["speaker"])) >= 0.6
    return row["speaker"] in names or want in aliases.get(row["speaker_id"] or "", set())


def claim_facts(doc: str, lake: Lake) -> Iterator[tuple[str, bool, object]]:
    known = KNOWN[doc]
    aliases = {e["entity_id"]: {e["name"], *e["aliases"]} for e in lake.tables["entities"]}
    for i, claim in enumerate(known["claims"]):
        row = lake.met.get((doc, i))
        if claim.get("optional") and row is None:
            continue
        name = f"{doc}: claim {i} '{' '.join(' '.join(claim['content']).split()[:5])}'"
        yield f"{name} is found", row is not None, None
        if row is None:
            continue
        yield f"{name} content is exact", words(row["content"]) == words(" ".join(claim["content"])), row["content"]
        yield f"{name} speaker {claim['speaker']}", speaker_is(known, claim["speaker"], row, aliases), row["speaker"]
        yield f"{name} kind {claim['kind']}", row["kind"] == claim["kind"], row["kind"]
        stances = [claim["stance"], *claim.get("stance_also", [])]  # a quotation of two sentences may do two things
        yield f"{name} stance {claim['stance']}", row["stance"] in stances, row["stance"]
        yield f"{name} via {claim['via']}", row["via"] == claim["via"], row["via"]
        if claim["addressee"]:
            close = f1(words(claim["addressee"]), words(row["addressee"])) >= 0.5
            yield f"{name} addressee {claim['addressee']}", close, row["addressee"]
        if "origin" in claim:
            yield f"{name} origin {claim['origin']}", row["origin"] == claim["origin"], row["origin"]
    extra = [row["content"] for row in lake.unmet[doc]]
    yield f"{doc}: claims nothing else", not extra, extra


def told(known: Row) -> Iterator[tuple[Row, list[str]]]:
    """The entities that the story itself names, with the forms that stand there by themselves (mentions cover no headline)."""
    every = [form for entity in known["entities"] for form in entity["surfaces"]]
    for entity in known["entities"]:
        forms = []
        for form in entity["surfaces"]:
            rest = "\n".join(known["body"])
            for longer in every:
                rest = rest.replace(longer, "") if form in longer != form else rest
            forms += [form] if form in rest else []
        if forms and not entity.get("optional"):
            yield entity, forms


def entity_facts(doc: str, lake: Lake) -> Iterator[tuple[str, bool, object]]:
    article_id = lake.articles[doc]["article_id"]
    type_of = {e["entity_id"]: e["type"] for e in lake.tables["entities"]}
    surfaces: dict[str, set[str]] = collections.defaultdict(set)
    for m in lake.tables["mentions"]:
        if m["article_id"] == article_id and m["kind"] == "name" and m["entity_id"] is not None:
            surfaces[m["entity_id"]].add(m["surface"])
    for entity, forms in told(KNOWN[doc]):
        same = [e for e, got in surfaces.items() if got & {entity["name"], *forms}]
        reached = len(same) == 1 and type_of[same[0]] == entity["type"] and surfaces[same[0]] >= set(forms)
        got = [(type_of[e], sorted(surfaces[e])) for e in same]
        yield f"{doc}: entity {entity['type']} {' = '.join(forms)}", reached, got


def identity_facts(lake: Lake) -> Iterator[tuple[str, bool, object]]:
    """An entity that stands on several pages, in whatever spelling, is one entity over all of them."""
    doc_of = {article["article_id"]: doc for doc, article in lake.articles.items()}
    one_id = {e["entity_id"]: e["same_as"] or e["entity_id"] for e in lake.tables["entities"]}
    id_of = {
        (doc_of[m["article_id"]], m["surface"]): one_id.get(m["entity_id"], m["entity_id"])
        for m in lake.tables["mentions"]
    }
    spelled = {name: group[0] for group in SAME_ENTITIES for name in group}
    ids: dict[str, dict[str, str | None]] = collections.defaultdict(dict)
    for doc, known in KNOWN.items():
        for entity, forms in told(known):
            found = {id_of[doc, form] for form in forms if id_of.get((doc, form))}
            ids[spelled.get(entity["name"], entity["name"])][doc] = " and ".join(sorted(found)) or None
    for name, by_doc in ids.items():
        if len(by_doc) > 1:
            yield f"one entity: {name}", len(set(by_doc.values())) == 1, by_doc


def cluster_facts(cluster: Row, lake: Lake) -> Iterator[tuple[str, bool, object]]:
    name = f"cluster '{cluster['claim']}'"
    keys = [(m["doc"], m["claim"]) for m in cluster["members"] if "claim" in m]
    ids = {lake.met[key]["claim_id"] for key in keys if key in lake.met}
    for member in cluster["members"]:
        if "text" in member:  # what the outlet itself asserts: the assertion that holds most of the words
            article_id = lake.articles[member["doc"]]["article_id"]
            rows = [r for r in lake.tables["claims"] if r["article_id"] == article_id and r["kind"] == "assertion"]
            best = max(rows, key=lambda r: likeness(member["text"], r["content"]), default=None)
            ids |= {best["claim_id"]} if best and likeness(member["text"], best["content"]) >= SAME_CONTENT else set()
    holding = [c for c in lake.tables["claim_clusters"] if ids & set(c["claim_ids"])]
    together = len(ids) == len(cluster["members"]) and len(holding) == 1
    yield f"{name} is together", together, [c["content"] for c in holding]
    if not together:
        return
    got = holding[0]
    strangers = {row["claim_id"] for key, row in lake.met.items() if key not in keys} & set(got["claim_ids"])
    yield f"{name} holds no other known claim", not strangers, strangers
    origins = sorted(words(o)[0] for o in got["origins"])
    yield (
        f"{name} origins {cluster['origins']}",
        origins == sorted(words(o)[0] for o in cluster["origins"]),
        got["origins"],
    )
    counted = (got["independent_origins"], got["level"])
    yield f"{name} level {cluster['level']}", counted == (len(cluster["origins"]), cluster["level"]), counted
    fields = sorted(c["field"] for c in got["conflicts"])
    yield (
        f"{name} conflicts {cluster['conflicts']}",
        fields == sorted(c.split(":")[0] for c in cluster["conflicts"]),
        fields,
    )


@pytest.mark.parametrize("doc", KNOWN)
def test_every_fact_quotes_its_page(doc: str) -> None:
    known = KNOWN[doc]
    page = plain_text(known).splitlines()
    body = "\n".join(known["body"])
    assert [line for line in known["body"] + known["subheadings"] if line not in page] == []
    assert known["metadata"]["title"] in page
    quoted = [form for entity in known["entities"] for form in entity["surfaces"]]
    assert [form for form in quoted if not any(form in line for line in page)] == []
    said = [words for claim in known["claims"] for words in (*claim["content"], claim["cue"], claim["source"]) if words]
    assert [words for words in said if words not in body] == []


def test_every_document_is_accepted_or_rejected_as_known(lake: Lake) -> None:
    assert sorted(lake.articles) == sorted(KNOWN)
    got = [{key: row[key] for key in ("source_path", "record", "stage", "reason")} for row in lake.tables["rejected"]]
    assert got == rejected()


@pytest.mark.parametrize("doc", KNOWN)
def test_the_page_says_who_when_and_where(doc: str, lake: Lake) -> None:
    judge(metadata_facts(doc, lake.articles[doc]))


@pytest.mark.parametrize("doc", KNOWN)
def test_the_story_is_kept_and_nothing_else(doc: str, lake: Lake) -> None:
    got, want = lake.articles[doc]["text"], "\n\n".join(KNOWN[doc]["body"])
    judge(iter([(f"{doc}: body", got == want, set(got.splitlines()) ^ set(want.splitlines()))]))


@pytest.mark.parametrize("doc", KNOWN)
def test_names_are_found_as_the_entities_they_mean(doc: str, lake: Lake) -> None:
    judge(entity_facts(doc, lake))


def test_an_entity_is_one_over_all_pages(lake: Lake) -> None:
    judge(identity_facts(lake))


@pytest.mark.parametrize("doc", KNOWN)
def test_claims_are_found_with_speaker_stance_and_origin(doc: str, lake: Lake) -> None:
    judge(claim_facts(doc, lake))


@pytest.mark.parametrize("claim", CLUSTERS)
def test_the_same_claim_is_one_cluster_with_its_origins(claim: str, lake: Lake) -> None:
    judge(cluster_facts(CLUSTERS[claim], lake))


def test_a_story_copied_without_credit_is_seen(lake: Lake) -> None:
    name_of = {article["article_id"]: doc for doc, article in lake.articles.items()}
    copies = {frozenset((name_of[r["article_id"]], name_of[r["other_id"]])) for r in lake.tables["reuse"]
              if r["verdict"] == "same_text"}  # fmt: skip
    assert copies == {
        frozenset(("kabarsela-kmp-sinar-kemala-kandas.txt", "detakkota-feri-kandas-gili-rengat.txt")),
        frozenset(("nusakini-smu-kalah-arbitrase.html", "rekaman-20250321-0.jsonl")),
    }


def test_every_listed_fact_is_a_fact(lake: Lake) -> None:
    every = {fact for doc in KNOWN for fact, _, _ in (
        *metadata_facts(doc, lake.articles[doc]), *claim_facts(doc, lake), *entity_facts(doc, lake)
    )} | {fact for cluster in CLUSTERS.values() for fact, _, _ in cluster_facts(cluster, lake)}  # fmt: skip
    every |= {f"{doc}: body" for doc in KNOWN} | {fact for fact, _, _ in identity_facts(lake)}
    stale = sorted(set(NOT_REACHED) - every)
    if stale:
        pytest.fail("\n".join(["reached by now, or gone with the claim they are of; strike:", *stale]), pytrace=False)
