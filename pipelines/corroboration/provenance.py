"""Edges between those who publish and those they rely on, each with the words that show it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

import pyarrow as pa

from pipelines import outlets
from pipelines.corroboration.agents import UNKNOWN_OUTLET, agent, wires_of
from pipelines.corroboration.tellings import Story, in_time, read_stories
from pipelines.records import TABLES, Provenance

_COLUMNS = [
    "claim_id", "article_id", "start", "end", "cue", "cue_start", "cue_end", "source", "source_start", "source_end",
    "speaker", "via",
]  # fmt: skip


def trace_provenance(articles: pa.Table, claims: pa.Table, reuse: pa.Table) -> pa.Table:
    """Every reliance that the articles state, and, marked as inferred, those that ``reuse`` shows; table ``provenance``.

    Agents: an outlet is its registered domain, an agency its usual name, a speaker the claim's ``speaker``. Edges:
    outlet cites credited source (the whole story); outlet cites via[0] cites via[1] ... (a claim), the last of them
    quotes the speaker, or the outlet itself where no chain is named; outlet republishes a wire whose text it carries;
    later outlet reuses earlier one where texts agree and no credit says why.
    """
    stories = read_stories(articles)
    edges: dict[tuple[object, ...], Provenance] = {}

    def add(edge: Provenance) -> None:
        key = (edge.article_id, edge.claim_id, edge.from_agent, edge.to_agent, edge.relation, edge.start)
        edges.setdefault(key, edge)

    for story in stories.values():
        for name in story.credited_sources:
            if agent(name) != agent(story.outlet):
                add(_credit(story, name))
    columns = [claims.column(name).to_pylist() for name in _COLUMNS]
    for row in sorted(zip(*columns, strict=True), key=lambda row: (row[1], row[0])):
        if row[1] in stories:
            for edge in _chain(stories[row[1]], dict(zip(_COLUMNS, row, strict=True))):
                add(edge)
    for row in sorted(reuse.to_pylist(), key=lambda row: (row["article_id"], row["other_id"])):
        if row["article_id"] in stories and row["other_id"] in stories:
            for edge in _copied(stories[row["article_id"]], stories[row["other_id"]], row):
                add(edge)
    rows = [edges[key] for key in sorted(edges, key=repr)]
    return TABLES["provenance"].to_arrow(rows)


def _edge(
    story: Story,
    agents: tuple[str, str],
    relation: Literal["quotes", "cites", "republishes", "reuses"],
    span: tuple[int, int] | None,
    evidence: str,
    *,
    claim_id: str | None = None,
) -> Provenance:
    start, end = span if span is not None else (None, None)
    return Provenance(
        article_id=story.article_id, claim_id=claim_id, from_agent=agents[0], to_agent=agents[1], relation=relation,
        start=start, end=end, evidence=evidence,
    )  # fmt: skip


def _names(name: str) -> list[str]:
    known = outlets.by_domain(name) or outlets.by_name(name)
    every = {name} if known is None else {name, known.name, *known.aliases, *known.word_aliases}
    return sorted(every, key=lambda n: (-len(n), n))


def _find(name: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, _names(name))) + r")(?!\w)"
    found = re.compile(pattern).search(text, start, end)
    return found.span() if found else None


def _credit(story: Story, name: str) -> Provenance:
    span = _find(name, story.text, 0, len(story.text))
    words = f"the page credits {name} outside its story text" if span is None else story.text[slice(*span)]
    return _edge(story, (agent(story.outlet), agent(name)), "cites", span, words)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph round a claim: where its chain of sources is named."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _chain(story: Story, claim: Mapping[str, Any]) -> list[Provenance]:
    """The claim's edges from the outlet over the organisations named for it to the speaker."""
    at, made = agent(story.outlet), []
    paragraph = _paragraph(story.text, claim["start"], claim["end"])
    for name in claim["via"]:
        span = _find(name, story.text, *paragraph)
        words = name if span is None else story.text[slice(*span)]
        if agent(name) != at:
            made.append(_edge(story, (at, agent(name)), "cites", span, words, claim_id=claim["claim_id"]))
        at = agent(name)
    speaker = claim["speaker"]
    if speaker is not None and agent(speaker) != at:
        span = _span(claim, "source") or _span(claim, "cue")
        words = f"the story goes on with {speaker}" if span is None else story.text[slice(*span)]
        relation: Literal["cites", "quotes"] = "cites" if outlets.by_name(speaker) else "quotes"
        made.append(_edge(story, (at, agent(speaker)), relation, span, words, claim_id=claim["claim_id"]))
    return made


def _span(claim: Mapping[str, Any], part: str) -> tuple[int, int] | None:
    start, end = claim[f"{part}_start"], claim[f"{part}_end"]
    return None if start is None or end is None else (start, end)


def _copied(one: Story, other: Story, row: Mapping[str, Any]) -> list[Provenance]:
    """What a pair of articles shows of the later one, beyond what it says itself."""
    if row["verdict"] == "follow_up":
        return []
    first, second = in_time(one, other)
    copier, model = agent(second.outlet), agent(first.outlet)
    common = sorted(wires_of(first) & wires_of(second))
    stated = {agent(name) for name in second.credited_sources}
    made = []
    if row["verdict"] == "same_text":
        if common or model in stated:
            wire = common[0] if common else model
            if copier != wire:
                made.append(_edge(second, (copier, wire), "republishes", None, f"credited; {row['evidence']}"))
        elif UNKNOWN_OUTLET not in (copier, model) and copier != model:
            made.append(_edge(second, (copier, model), "reuses", None, f"inferred: {row['evidence']}"))
    elif not common:
        for story, told in ((second, first), (first, second)):
            wires = sorted(wires_of(told))
            if wires and not wires_of(story) and story.outlet is not None:
                made.append(
                    _edge(story, (agent(story.outlet), wires[0]), "reuses", None, f"inferred: {row['evidence']}")
                )
    return made
