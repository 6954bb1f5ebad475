"""Where the members of a cluster have the claim from, and how many of those are independent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.corroboration.agents import agent, publisher, wires_of
from pipelines.corroboration.stories import Stories, Story, in_time
from pipelines.corroboration.tellings import Telling
from pipelines.records import Reuse

REPEATED = 0.8
"""Share of the stems of the shorter of two tellings from which they are one outlet's same words."""
_UNKNOWN = "article "
"""Before its id, the name of an article of unknown outlet as an origin; with the blank, lest an outlet's name begins so."""


def origins_by_reuse(stories: Stories, reuse: Sequence[Reuse]) -> dict[str, str]:
    """Where articles that credit no wire have their matter from, as reuse shows: the wire that a retelling or a copy of
    the same text credits, else, for a copy, who published the earliest copy.
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
            found.setdefault(second.article_id, found.get(first.article_id, _home(first, found)))
    return found


def independent_origins(members: Sequence[Telling], retold: Mapping[str, str]) -> list[str]:
    """Origins of the members, which come in order of time, that do not go back to one another, by name, sorted.

    An article that names its source for one telling of the claim has all its tellings from there; an outlet that tells the
    same elsewhere has it from the source that it gives once, for leaving it out says nothing; a copy has it from what it
    copies; an outlet that others name, and whose own story of the claim names another, has it from that other; outlets of
    one owner count once. Articles of unknown outlets that name nobody may all be of one outlet, and of one that is among
    the others: they are an origin where there is no other, and one together.
    """
    named: dict[str, set[str]] = {}
    for telling in members:
        source = agent(telling.via[-1]) if telling.via else None
        if source is not None and source != agent(telling.story.outlet):
            named.setdefault(telling.story.article_id, set()).add(source)
    told: dict[str, list[tuple[Telling, set[str]]]] = {}
    for telling in sorted(members, key=lambda t: (t.story.article_id not in named, t.origin_evidence == "outlet")):
        before = told.setdefault(_home(telling.story, retold), [])
        found = named.get(telling.story.article_id)
        if found is None:
            found = next((origins for earlier, origins in before if _repeats(telling, earlier)), None)
        if found is None:
            found = {origin_of(telling.story, telling.origin, telling.origin_evidence, retold)}
        before.append((telling, found))
    of_outlet = {home: {origin for _, found in tellings for origin in found} for home, tellings in told.items()}
    origins: dict[str, str] = {}
    for origin in sorted({end for found in of_outlet.values() for start in found for end in _ends(start, of_outlet)}):
        origins.setdefault(publisher(origin), origin)
    known = [origin for origin in origins.values() if not origin.startswith(_UNKNOWN)]
    return sorted(known) or [_home(members[0].story, retold)]


def _repeats(telling: Telling, earlier: Telling) -> bool:
    """Whether an outlet's telling is what it told before: its own statement of the claim, or one in the same words."""
    fewest = min(len(telling.stems), len(earlier.stems))
    same = len(telling.stems & earlier.stems) >= REPEATED * fewest
    return same or not (telling.is_attributed or earlier.is_attributed)


def _home(story: Story, retold: Mapping[str, str]) -> str:
    """Who published a story: its outlet; of an unknown one what it copies, else the article itself."""
    own = f"{_UNKNOWN}{story.article_id}"
    return agent(story.outlet) if story.outlet is not None else retold.get(story.article_id, own)


def _ends(origin: str, of_outlet: Mapping[str, set[str]]) -> set[str]:
    """Where a named origin has the claim from: what it says itself where its own story of it is at hand, else itself."""
    own = of_outlet.get(origin, {origin})
    return {origin} if origin in own else own


def origin_of(story: Story, origin: str | None, evidence: str, retold: Mapping[str, str]) -> str:
    """The origin of one claim of a story: ``origin`` and ``evidence`` as the claim gives them, unless reuse shows more."""
    if evidence == "outlet" and story.article_id in retold:
        return retold[story.article_id]
    return agent(origin) if origin is not None else _home(story, retold)
