"""A small invented lake that passes every suite, as rows that a test may spoil before they are judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from pipelines.records import (
    TABLES,
    Article,
    Claim,
    ClaimCluster,
    Conflict,
    ConflictValue,
    Entity,
    Gate,
    Line,
    Link,
    Mention,
    Merge,
    Provenance,
    Quantity,
    Rejected,
    ResolvedDate,
    Reuse,
    Sentence,
    Span,
)

Rows = dict[str, list[dict[str, Any]]]

BATCH = "2025-03"
A, B, C = "a" * 16, "b" * 16, "c" * 16
STORIES = {
    A: "Wali kota Rahma Yulita menyatakan jembatan Sungai Biru akan dibuka pada 3 Maret 2025.\n\n"
    '"Kami siap," kata Rahma kepada warga. "Semua sudah diperiksa."\n\n'
    "Jembatan itu dibangun dengan biaya 12 miliar rupiah oleh Dinas Pekerjaan Umum.",
    B: "Jembatan Sungai Biru akan dibuka pada 3 Maret 2025, kata Rahma Yulita seperti dikutip Kantor Samudra.\n\n"
    "Biayanya mencapai 14 miliar rupiah. Warga 🌉 menunggu pembukaan itu dengan gembira sejak pagi tadi.",
    C: "Rahma Yulita membantah bahwa jembatan Sungai Biru rusak.\n\n"
    "Menurut Dinas Pekerjaan Umum, semua tiang sudah diuji dua kali oleh petugas sejak bulan lalu.",
}
OUTLETS = {A: "suarakota.example", B: "kabarsungai.example", C: "suarakota.example"}
TIMES = {number: dt.datetime(2025, 3, day, 2, 0, tzinfo=dt.UTC) for day, number in enumerate((A, B, C), start=1)}
MAYOR, BRIDGE, OFFICE, WIRE = "per:rahma-yulita", "loc:sungai-biru", "org:dinas-pekerjaan-umum", "org:kantor-samudra"
FACTS = {"documents_read": 4, "today": (dt.date(2025, 3, 10) - dt.date(1970, 1, 1)).days}


def place(article: str, words: str, after: int = 0) -> Span:
    """Where the words stand in the article's text."""
    start = STORIES[article].index(words, after)
    return Span(start, start + len(words))


def rows() -> Rows:
    """Fresh rows of every table, as dictionaries that a test may change."""
    claims = _claims()
    mentions = _mentions()
    records: dict[str, list[Any]] = {
        "articles": [_article(number) for number in STORIES],
        "lines": [line for number in STORIES for line in _lines(number)],
        "sentences": [sentence for number in STORIES for sentence in _sentences(number)],
        "mentions": mentions,
        "entities": _entities(mentions),
        "claims": claims,
        "claim_clusters": _clusters(claims),
        "reuse": [
            Reuse(
                article_id=A, other_id=B, verdict="same_wire", containment=0.4, shared_claims=2, evidence="two claims"
            ),
            Reuse(article_id=A, other_id=C, verdict="follow_up", containment=0.2, shared_claims=1, evidence="one"),
        ],
        "provenance": _provenance(claims),
        "rejected": [
            Rejected(
                batch=BATCH, source_path=f"{BATCH}/menu.html", record=0, stage="cleaning", reason="no_article_text",
                detail="no line reads like a story", size_bytes=120, sha256="d" * 64,
            )
        ],
        "gates": _gates(),
    }  # fmt: skip
    return {name: [_plain(record) for record in found] for name, found in records.items()}


def tables(lake: Rows) -> dict[str, pa.Table]:
    """The rows as arrow tables of the declared schemas, without the checks that ``Table.to_arrow`` makes."""
    return {name: arrow(name, found) for name, found in lake.items()}


def arrow(name: str, found: list[dict[str, Any]]) -> pa.Table:
    """Rows as an arrow table of the declared schema, whatever nulls and unknown words they hold."""
    arrays = []
    for column in TABLES[name].columns:
        values = [row[column.name] for row in found]
        if column.vocabulary:
            words = list(dict.fromkeys([*column.vocabulary, *(v for v in values if v is not None)]))
            codes = pa.array([None if v is None else words.index(v) for v in values], pa.int8())
            arrays.append(pa.DictionaryArray.from_arrays(codes, pa.array(words, pa.string())))
        else:
            arrays.append(pa.array(values, column.type))
    return pa.Table.from_arrays(arrays, schema=TABLES[name].schema)


def _plain(record: Any) -> dict[str, Any]:
    """A record as a dictionary whose nested cells are dictionaries too."""

    def cell(value: Any) -> Any:
        if hasattr(value, "_asdict"):
            return {name: cell(part) for name, part in value._asdict().items()}
        return [cell(part) for part in value] if isinstance(value, list) else value

    names: Mapping[str, Any] = {name: getattr(record, name) for name in record.__slots__}
    return {name: cell(value) for name, value in names.items()}


def _article(number: str) -> Article:
    return Article(
        article_id=number, batch=BATCH, source_path=f"{BATCH}/{number}.txt", record=0, url=None, outlet=OUTLETS[number],
        outlet_name=None, headline=f"Jembatan Sungai Biru {number[0]}", deck=None, authors=["Ayu Lestari"],
        published_at=TIMES[number], published_precision="minute", modified_at=TIMES[number] + dt.timedelta(hours=1),
        dateline=None, section="Ekonomi", language="id", credited_sources=["Samudra"] if number == C else [], text=STORIES[number],
        word_count=len(STORIES[number].split()),
    )  # fmt: skip


def _lines(number: str) -> list[Line]:
    paragraphs = STORIES[number].split("\n\n")
    found, raw, story = [], 0, 0
    for at, text in enumerate(["Beranda | Kota", *paragraphs]):
        body = at > 0
        found.append(
            Line(
                article_id=number,
                line_no=2 * at + 1,
                raw_start=raw,
                raw_end=raw + len(text),
                label="body" if body else "navigation",
                text_start=story if body else None,
                text=text,
            )
        )
        raw += len(text) + 2
        story += len(text) + 2 if body else 0
    return found


def _sentences(number: str) -> list[Sentence]:
    found, story = [], STORIES[number]
    for paragraph_no, paragraph in enumerate(story.split("\n\n")):
        at = story.index(paragraph)
        for text in paragraph.replace(". W", ".\nW").replace('. "S', '.\n"S').split("\n"):
            start = story.index(text, at)
            found.append(
                Sentence(
                    article_id=number,
                    sentence_no=len(found),
                    paragraph_no=paragraph_no,
                    start=start,
                    end=start + len(text),
                    text=text,
                )
            )
    return found


def _sentence_of(number: str, start: int) -> Sentence:
    return next(s for s in _sentences(number) if s.start <= start < s.end)


def _mentions() -> list[Mention]:
    named = [
        (A, "Rahma Yulita", MAYOR), (A, "Sungai Biru", BRIDGE), (A, "Dinas Pekerjaan Umum", OFFICE),
        (B, "Sungai Biru", BRIDGE), (B, "Rahma Yulita", MAYOR), (B, "Kantor Samudra", WIRE),
        (C, "Rahma Yulita", MAYOR), (C, "Sungai Biru", BRIDGE), (C, "Dinas Pekerjaan Umum", OFFICE),
    ]  # fmt: skip
    found = [_mention(number, place(number, words), "name", entity) for number, words, entity in named]
    found.append(_mention(A, place(A, "Rahma", 40), "name", MAYOR))
    found.append(_mention(B, place(B, "nya mencapai"), "pronoun", None))
    return found


def _mention(number: str, at: Span, kind: Any, entity: str | None) -> Mention:
    types: dict[str, Any] = {"per": "PER", "loc": "LOC", "org": "ORG"}
    return Mention(
        mention_id=f"{number}:{at.start}-{at.end}", article_id=number,
        sentence_no=_sentence_of(number, at.start).sentence_no, start=at.start, end=at.end,
        surface=STORIES[number][slice(*at)], kind=kind, type=types[entity[:3]] if entity else "MISC", title=None,
        entity_id=entity, member_ids=[], reason="name" if entity else None,
    )  # fmt: skip


def _entities(mentions: list[Mention]) -> list[Entity]:
    names = {MAYOR: "Rahma Yulita", BRIDGE: "Sungai Biru", OFFICE: "Dinas Pekerjaan Umum", WIRE: "Kantor Samudra"}
    found = []
    for entity, name in sorted(names.items()):
        own = [m for m in mentions if m.entity_id == entity]
        articles = {m.article_id for m in own}
        times = sorted(TIMES[number] for number in articles)
        found.append(
            Entity(
                entity_id=entity,
                name=name,
                type=own[0].type,
                aliases=sorted({m.surface for m in own} - {name}),
                merges=[Merge("Rahma", "short_name", 1)] if entity == MAYOR else [],
                titles=["Wali kota"] if entity == MAYOR else [],
                mentions=len(own),
                articles=len(articles),
                outlets=len({OUTLETS[number] for number in articles}),
                first_published_at=times[0],
                last_published_at=times[-1],
                same_as=None,
                wikidata_id=None,
            )
        )
    return found


def _claim(number: str, pieces: list[str], **given: Any) -> Claim:
    spans: list[Span] = []
    for words in pieces:
        spans.append(place(number, words, spans[-1].end if spans else 0))
    story = STORIES[number]
    parts: dict[str, Any] = {}
    bounds = [*spans]
    for part in ("cue", "source"):
        words = given.pop(part, None)
        at = place(number, words, given.get("after", 0)) if words else None
        parts |= {part: words, f"{part}_start": at and at.start, f"{part}_end": at and at.end}
        bounds += [at] if at else []
    given.pop("after", None)
    start, end = min(b.start for b in bounds), max(b.end for b in bounds)
    sentence = _sentence_of(number, start)
    defaults: dict[str, Any] = {
        "cue_lemma": None, "speaker": None, "speaker_id": None, "speaker_title": None, "speaker_resolution": "none",
        "addressee": None, "addressee_id": None, "stance": "assert", "via": [], "origin": OUTLETS[number],
        "origin_evidence": "outlet", "entity_ids": [], "quantities": [], "dates": [], "confidence": 0.75,
    }  # fmt: skip
    return Claim(
        claim_id=f"{number}:{spans[0].start}-{spans[-1].end}", article_id=number, batch=BATCH,
        content=" ".join(story[slice(*s)] for s in spans), pieces=spans, start=start, end=end,
        sentence_no=sentence.sentence_no, paragraph_no=sentence.paragraph_no, outlet=OUTLETS[number],
        published_at=TIMES[number], rule="invented", **parts, **(defaults | given),
    )  # fmt: skip


def _claims() -> list[Claim]:
    mayor = {"speaker": "Rahma Yulita", "speaker_id": MAYOR, "speaker_resolution": "name"}
    day = [ResolvedDate(dt.date(2025, 3, 3), "day", "3 Maret 2025")]
    return [
        _claim(
            A, ["jembatan Sungai Biru akan dibuka pada 3 Maret 2025"], kind="indirect", cue="menyatakan",
            cue_lemma="nyata", source="Wali kota Rahma Yulita", speaker_title="Wali kota", dates=day,
            entity_ids=[BRIDGE], **mayor,
        ),
        _claim(
            A, ["Kami siap", "Semua sudah diperiksa."], kind="direct", cue="kata", cue_lemma="kata", source="Rahma",
            after=90, addressee="warga", **mayor | {"speaker_resolution": "alias"},
        ),
        _claim(
            A, ["Jembatan itu dibangun dengan biaya 12 miliar rupiah oleh Dinas Pekerjaan Umum"], kind="assertion",
            quantities=[Quantity(12e9, "IDR", "12 miliar rupiah")], entity_ids=[OFFICE],
        ),
        _claim(
            B, ["Jembatan Sungai Biru akan dibuka pada 3 Maret 2025"], kind="indirect", cue="kata", cue_lemma="kata",
            source="Rahma Yulita", via=["Samudra"], origin="Samudra", origin_evidence="via", dates=day,
            entity_ids=[BRIDGE], addressee="Kantor Samudra", addressee_id=WIRE, **mayor,
        ),
        _claim(
            B, ["Biayanya mencapai 14 miliar rupiah"], kind="assertion",
            quantities=[Quantity(14e9, "IDR", "14 miliar rupiah")],
        ),
        _claim(
            C, ["jembatan Sungai Biru rusak"], kind="indirect", cue="membantah", cue_lemma="bantah",
            source="Rahma Yulita", stance="deny", origin="Samudra", origin_evidence="credit", entity_ids=[BRIDGE],
            **mayor,
        ),
        _claim(
            C, ["semua tiang sudah diuji dua kali oleh petugas sejak bulan lalu"], kind="indirect", cue="Menurut",
            cue_lemma="turut", source="Dinas Pekerjaan Umum", speaker="Dinas Pekerjaan Umum", speaker_id=OFFICE,
            speaker_resolution="name",
        ),
    ]  # fmt: skip


def _clusters(claims: list[Claim]) -> list[ClaimCluster]:
    opening, ready, cost, opening_too, cost_too, denial, tested = claims
    price = Conflict(
        "number",
        [ConflictValue("12 miliar rupiah", cost.claim_id), ConflictValue("14 miliar rupiah", cost_too.claim_id)],
    )
    return [
        _cluster("1", [opening, opening_too], ["Samudra", OUTLETS[A]], "corroborated"),
        _cluster("2", [cost, cost_too], [OUTLETS[B], OUTLETS[A]], "disputed", [price]),
        _cluster("3", [ready], [OUTLETS[A]], "single_outlet"),
        _cluster("4", [denial], ["Samudra"], "single_outlet"),
        _cluster("5", [tested], [OUTLETS[C]], "single_outlet"),
    ]


def _cluster(
    digit: str, members: list[Claim], origins: list[str], level: Any, conflicts: list[Conflict] | None = None
) -> ClaimCluster:
    times = [TIMES[m.article_id] for m in members]
    return ClaimCluster(
        cluster_id=digit * 16, content=members[0].content, speaker=members[0].speaker,
        speaker_id=members[0].speaker_id, stance=members[0].stance, claim_ids=sorted(m.claim_id for m in members),
        claims=len(members), articles=len({m.article_id for m in members}), outlets=len({m.outlet for m in members}),
        independent_origins=len(origins), origins=sorted(origins), level=level, conflicts=conflicts or [],
        links=[Link(m.claim_id, members[0].claim_id, 1.2, 0.9, 0.0, "same") for m in members[1:]],
        first_claim_id=members[0].claim_id, first_published_at=min(times), last_published_at=max(times),
    )  # fmt: skip


def _provenance(claims: list[Claim]) -> list[Provenance]:
    chained = claims[3]
    wire = place(B, "Samudra")
    return [
        Provenance(
            article_id=B, claim_id=chained.claim_id, from_agent=OUTLETS[B], to_agent="Samudra", relation="cites",
            start=wire.start, end=wire.end, evidence="Samudra",
        ),
        Provenance(
            article_id=B, claim_id=chained.claim_id, from_agent="Samudra", to_agent="Rahma Yulita", relation="quotes",
            start=chained.source_start, end=chained.source_end, evidence="Rahma Yulita",
        ),
        Provenance(
            article_id=C, claim_id=None, from_agent=OUTLETS[C], to_agent="Samudra", relation="cites", start=None,
            end=None, evidence="the page credits Samudra outside its story text",
        ),
    ]  # fmt: skip


def _gates() -> list[Gate]:
    judged = [("articles", BATCH, "schema is the declared one", None), ("articles", BATCH, "text is not blank", "text"),
              ("entities", "all", "schema is the declared one", None)]  # fmt: skip
    return [
        Gate(
            table=table, batch=batch, version="e" * 16, expectation=expectation, column=column, severity="critical",
            reason="it is promised", success=True, observed="0 of 3 rows break it", unexpected_count=0,
            unexpected_share=0.0, run_id="run", checked_at=TIMES[C],
        )
        for table, batch, expectation, column in judged
    ]  # fmt: skip
