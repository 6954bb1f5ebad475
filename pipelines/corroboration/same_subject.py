"""Whether two claims, as rows, speak of one thing, so that what they say differently may be a contradiction.

Belongs here: who says them and whom they name. Does not belong here: what they contradict one another in.
"""

from __future__ import annotations

from pipelines.corroboration.agents import agent, publisher
from pipelines.corroboration.same_entity import same_entity, swapped
from pipelines.corroboration.speakers import same_speaker
from pipelines.corroboration.tellings import Telling


def of_one_thing(one: Telling, other: Telling) -> bool:
    """Whether one named person says both, or they name one entity in common; none may stand in place of another."""
    if any(swapped(entities(one, kind), entities(other, kind)) for kind in ("per:", "loc:", "org:")):
        return False
    return not fill_one_form(one, other) and share_speaker_or_entity(one, other)


def fill_one_form(one: Telling, other: Telling) -> bool:
    """Whether they are one publisher's own statements: 'prices today', 'quake at a depth of' contradict nobody."""
    if one.is_attributed or other.is_attributed or one.story.outlet is None:
        return False
    return publisher(agent(one.story.outlet)) == publisher(agent(other.story.outlet))


def share_speaker_or_entity(one: Telling, other: Telling) -> bool:
    """Whether one named person says both, or they name one entity in common."""
    if one.speaker_id is not None and other.speaker_id is not None and one_speaker(one, other):
        return True
    return any(same_entity(a, b) for a in one.entity_ids for b in other.entity_ids)


def one_speaker(one: Telling, other: Telling) -> bool:
    """Whether both have a speaker, and it is the same."""
    return one.voice is not None and other.voice is not None and same_speaker(one.voice, other.voice)


def entities(telling: Telling, kind: str) -> list[str]:
    """The ids of the entities of a kind ('per:') that a claim names."""
    return [entity for entity in telling.entity_ids if entity.startswith(kind)]
