"""Edges between those who publish and those they rely on, each with the words that show it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from pipelines import outlets
from pipelines.corroboration.agents import UNKNOWN_OUTLET, agent, is_organisation, wires_of
from pipelines.corroboration.stories import Stories, Story, in_time, read_stories
from pipelines.records import TABLES, Provenance, Reuse

COLUMNS = [
    "claim_id", "article_id", "start", "end", "cue", "cue_start", "cue_end", "source", "source_start", "source_end",
    "speaker", "via",
]  # fmt: skip
_KEY = "key"
"""Column of the keys while edges are gathered."""
_Edges = dict[tuple[object, ...], Provenance]


def trace_provenance(stories: Stories, stated: pa.Table, reuse: Sequence[Reuse]) -> pa.Table:
    """Every reliance that the articles state, and, marked as inferred, those that ``reuse`` shows; table ``provenance``.

    ``stated`` are the edges of all articles, as ``state_provenance`` makes them. Agents: an outlet is its registered
    domain, an agency its usual name, a speaker the claim's ``speaker``. Edges: outlet cites credited source (the whole
    story); outlet cites via[0] cites via[1] ... (a claim), the last of them quotes the speaker, or the outlet itself where
    no chain is named; outlet republishes a wire whose text it carries; later outlet reuses earlier one where texts agree
    and no credit says why.
    """
    edges: _Edges = {}
    for pair in reuse:
        for edge in _copied(stories.of(pair.article_id), stories.of(pair.other_id), pair):
            _add(edges, edge)
    return pa.concat_tables([stated, _in_table(edges)]).sort_by(_KEY).drop_columns([_KEY]).combine_chunks()


def state_provenance(articles: pa.Table, claims: pa.Table) -> pa.Table:
    """The edges that articles, each one row, and their claims state, each under the key by which all are sorted."""
    stories = read_stories(articles)
    edges: _Edges = {}
    for no, story in enumerate(stories):
        for name in story.credited_sources:
            if agent(name) != agent(story.outlet):
                _add(edges, _credit(story, stories.text(no), name))
    said = claims.filter(pc.or_(claims["speaker"].is_valid(), pc.greater(pc.list_value_length(claims["via"]), 0)))
    said = said.select(COLUMNS).sort_by([("article_id", "ascending"), ("claim_id", "ascending")])
    for article_id, chained in groupby(said.to_pylist(), key=itemgetter("article_id")):
        number = stories.number_of[article_id]
        text = stories.text(number)
        for edge in (edge for row in chained for edge in _chain(stories[number], text, row)):
            _add(edges, edge)
    return _in_table(edges)


def _add(edges: _Edges, edge: Provenance) -> None:
    key = (edge.article_id, edge.claim_id, edge.from_agent, edge.to_agent, edge.relation, edge.start)
    edges.setdefault(key, edge)


def _in_table(edges: _Edges) -> pa.Table:
    return (
        TABLES["provenance"].to_arrow(list(edges.values())).append_column(_KEY, pa.array(map(repr, edges), pa.string()))
    )


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


@cache
def _naming(name: str) -> re.Pattern[str]:
    """Any of the names of a news organisation, the longest first."""
    known = outlets.by_domain(name) or outlets.by_name(name)
    every = {name} if known is None else {name, known.name, *known.aliases, *known.word_aliases}
    names = sorted(every, key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def _find(name: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    found = _naming(name).search(text, start, end)
    return found.span() if found else None


def _credit(story: Story, text: str, name: str) -> Provenance:
    span = _find(name, text, 0, len(text))
    words = f"the page credits {name} outside its story text" if span is None else text[slice(*span)]
    return _edge(story, (agent(story.outlet), agent(name)), "cites", span, words)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph round a claim: where its chain of sources is named."""
    last = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if last < 0 else last


def _chain(story: Story, text: str, claim: Mapping[str, Any]) -> list[Provenance]:
    """The claim's edges from the outlet over the organisations named for it to the speaker."""
    at, made = agent(story.outlet), []
    paragraph = _paragraph(text, claim["start"], claim["end"])
    for name in claim["via"]:
        span = _find(name, text, *paragraph)
        words = name if span is None else text[slice(*span)]
        if agent(name) != at:
            made.append(_edge(story, (at, agent(name)), "cites", span, words, claim_id=claim["claim_id"]))
        at = agent(name)
    speaker = claim["speaker"]
    if speaker is not None and agent(speaker) != at:
        span = _span(claim, "source") or _span(claim, "cue")
        words = f"the story goes on with {speaker}" if span is None else text[slice(*span)]
        relation: Literal["cites", "quotes"] = "cites" if is_organisation(speaker) else "quotes"
        made.append(_edge(story, (at, agent(speaker)), relation, span, words, claim_id=claim["claim_id"]))
    return made


def _span(claim: Mapping[str, Any], part: str) -> tuple[int, int] | None:
    start, end = claim[f"{part}_start"], claim[f"{part}_end"]
    return None if start is None or end is None else (start, end)


def _copied(one: Story, other: Story, row: Reuse) -> list[Provenance]:
    """What a pair of articles shows of the later one, beyond what it says itself."""
    if row.verdict == "follow_up":
        return []
    first, second = in_time(one, other)
    copier, model = agent(second.outlet), agent(first.outlet)
    common = sorted(wires_of(first) & wires_of(second))
    stated = {agent(name) for name in second.credited_sources}
    made = []
    if row.verdict == "same_text":
        if common or model in stated:
            wire = common[0] if common else model
            if copier != wire:
                made.append(_edge(second, (copier, wire), "republishes", None, f"credited; {row.evidence}"))
        elif UNKNOWN_OUTLET not in (copier, model) and copier != model:
            made.append(_edge(second, (copier, model), "reuses", None, f"inferred: {row.evidence}"))
    elif not common:
        for story, told in ((second, first), (first, second)):
            wires = sorted(wires_of(told))
            if wires and not wires_of(story) and story.outlet is not None:
                made.append(_edge(story, (agent(story.outlet), wires[0]), "reuses", None, f"inferred: {row.evidence}"))
    return made
