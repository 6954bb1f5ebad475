"""Names of those who rely on one another: one form for each news organisation, and who owns it."""

from __future__ import annotations

from functools import cache

from pipelines import outlets
from pipelines.corroboration.stories import Story

UNKNOWN_OUTLET = "unknown outlet"


@cache
def agent(name: str | None) -> str:
    """The one form of a news organisation's name: an outlet's registered domain, an agency's or broadcaster's usual name.

    A name that the registry lacks stays as it stands; None is ``UNKNOWN_OUTLET``.
    """
    if name is None or not name.strip():
        return UNKNOWN_OUTLET
    found = outlets.by_domain(name) or outlets.by_name(name)
    if found is None:
        return name.strip()
    return found.domain if found.kind == "outlet" else found.name


@cache
def publisher(name: str) -> str:
    """Who answers for what ``name`` publishes: its owner, where the registry gives one, else itself."""
    found = outlets.by_domain(name) or outlets.by_name(name)
    return found.owner if found is not None and found.owner else name


@cache
def is_organisation(name: str) -> bool:
    """Whether the registry knows ``name`` as a news organisation."""
    return outlets.by_name(name) is not None


@cache
def is_wire(name: str) -> bool:
    """Whether the registry knows ``name`` as a news agency."""
    found = outlets.by_domain(name) or outlets.by_name(name)
    return found is not None and found.kind == "agency"


def wires_of(story: Story) -> set[str]:
    """The news agencies that a story credits, and the outlet itself where it is one."""
    names = [*story.credited_sources, *([story.outlet] if story.outlet else [])]
    return {agent(name) for name in names if is_wire(name)}
