"""Which news organisations a story credits.

Belongs here: credit formulas ('dilansir dari …', 'Sumber …', '… melaporkan'). Does not belong here: which claim a credit
is for (claims).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines import outlets
from pipelines.language.pack import LanguagePack


@cache
def _pattern(pack: LanguagePack) -> re.Pattern[str]:
    rows = pack.rows("credits")
    cue = "|".join(re.escape(r["form"]) for r in rows if r["role"] == "cue")
    link = "|".join(
        re.escape(r["form"]) for r in sorted(rows, key=lambda r: -len(r["form"])) if r["role"] in ("link", "kind")
    )
    return re.compile(rf"\b(?:{cue})(?:nya)?\b(?:[\s:]*\b(?:{link}))*[\s:]*", re.IGNORECASE)


@cache
def _report(pack: LanguagePack) -> re.Pattern[str]:
    verbs = "|".join(re.escape(r["form"]) for r in pack.rows("credits") if r["role"] == "report")
    return re.compile(rf"(?P<name>(?:[A-Z][\w.'’-]*)(?:\s+[A-Z][\w.'’-]*){{0,3}})\s+(?:{verbs})\b")


@cache
def _parts(pack: LanguagePack) -> re.Pattern[str]:
    parts = "|".join(re.escape(r["form"]) for r in pack.rows("credits") if r["role"] == "part")
    return re.compile(rf"(?:\b|(?<=[a-z]))(?:{parts})\b")


_CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|of|the|de))*")


def credited(story: str, others: list[str], own: str | None, pack: LanguagePack) -> list[str]:
    """Canonical names of the news organisations that a story credits, in order of first credit.

    ``others`` are credit lines outside the story ('Sumber Reuters', 'REUTERS'); ``own`` is the outlet's domain, never
    its own credit.
    """
    at: dict[str, int] = {}

    def note(name: str, place: int) -> None:
        at[name] = min(at.get(name, place), place)

    for line in others:
        for found in outlets.find(line, words=True):
            if found.outlet.domain != own:
                note(found.outlet.name, -1)
    for match in _pattern(pack).finditer(story):
        for start, end in _names_after(story, match.end()):
            hit = outlets.by_name(story[start:end])
            if hit:
                if hit.domain != own:
                    note(hit.name, start)
            elif _parts(pack).search(story[start:end]):
                note(story[start:end], start)
    for match in _report(pack).finditer(story):
        name = match["name"]
        hits = outlets.find(name)
        if hits:
            if hits[-1].outlet.domain != own:
                note(hits[-1].outlet.name, match.start() + hits[-1].start)
        elif _parts(pack).search(name):
            note(name, match.start())
    return sorted(at, key=lambda name: (at[name], name))


def _names_after(story: str, start: int) -> list[tuple[int, int]]:
    """Where the organisation named after a credit cue stands: a known name, else the run of capitalised words."""
    known = outlets.find(story, words=True, start=start, end=min(len(story), start + 60))
    if known and known[0].start == start:
        return [(known[0].start, known[0].end)]
    match = _CAPITALS.match(story, start)
    return [(match.start(), match.start() + len(match.group().rstrip(".")))] if match else []
