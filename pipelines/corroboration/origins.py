"""Where the members of a cluster have the claim from, and how many of those are independent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.corroboration.agents import UNKNOWN_OUTLET, agent, publisher, wires_of
from pipelines.corroboration.stories import Stories, Story, in_time
from pipelines.corroboration.tellings import Telling
from pipelines.records import Reuse


def origins_by_reuse(stories: Stories, reuse: Sequence[Reuse]) -> dict[str, str]:
    """Where articles that credit no wire have their matter from, as reuse shows: the wire that a retelling or a copy of
    the same text credits, else, for a copy, the earliest copy's outlet.
    """
    pairs = [
        (in_time(stories.of(row.article_id), stories.of(row.other_id)), row.verdict)
        for row in reuse
        if row.verdict != "follow_up"
    ]
    pairs.sort(key=lambda pair: [(s.published_at is None, s.published_at, s.article_id) for s in pair[0]])
    found: dict[str, str] = {}
    for (first, second), _ in pairs:
        for story, told in ((second, first), (first, second)):
            wires = sorted(wires_of(told))
            if wires and not wires_of(story):
                found.setdefault(story.article_id, wires[0])
    for (first, second), verdict in pairs:
        if verdict == "same_text" and not wires_of(second):
            found.setdefault(second.article_id, found.get(first.article_id, agent(first.outlet)))
    return found


def independent_origins(members: Sequence[Telling], retold: Mapping[str, str]) -> list[str]:
    """Origins of the members that do not go back to one another, by name, sorted.

    An article that names its source for one telling of the claim has all its tellings from there; a copy has it from
    what it copies; an outlet that repeats its own statement has it from where it had it first; an outlet that others
    name, and whose own story of the claim names another, has it from that other; outlets of one owner count once; an
    article of unknown outlet is an origin of its own.
    """
    named: dict[str, set[str]] = {}
    for telling in members:
        if telling.via:
            named.setdefault(telling.story.article_id, set()).add(agent(telling.via[-1]))
    given: list[set[str]] = []
    of_outlet: dict[str, set[str]] = {}
    first_of: dict[str, set[str]] = {}
    for telling in members:
        story = telling.story
        found = named.get(story.article_id) or {origin_of(story, telling.origin, telling.origin_evidence, retold)}
        outlet = agent(story.outlet)
        if found == {outlet} and not telling.is_attributed:  # 'as reported before'
            found = first_of.get(outlet, found)
        if outlet != UNKNOWN_OUTLET:
            first_of.setdefault(outlet, found)
        given.append(found)
        of_outlet.setdefault(outlet, set()).update(found)
    origins: dict[str, str] = {}
    for origin in sorted({end for found in given for start in found for end in _ends(start, of_outlet)}):
        origins.setdefault(publisher(origin), origin)
    return sorted(origins.values())


def _ends(origin: str, of_outlet: Mapping[str, set[str]]) -> set[str]:
    """Where a named origin has the claim from: what it says itself where its own story of it is at hand, else itself."""
    own = of_outlet.get(origin, {origin})
    return {origin} if origin in own else own


def origin_of(story: Story, origin: str | None, evidence: str, retold: Mapping[str, str]) -> str:
    """The origin of one claim of a story: ``origin`` and ``evidence`` as the claim gives them, unless reuse shows more."""
    if evidence == "outlet" and story.article_id in retold:
        return retold[story.article_id]
    name = agent(origin or story.outlet)
    return f"article {story.article_id}" if name == UNKNOWN_OUTLET else name
