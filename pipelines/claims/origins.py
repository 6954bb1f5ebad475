"""Where the chain of a claim ends: the last of its chain, the wire that the story credits for it, or the outlet.

Belongs here: origin and what shows it. Does not belong here: the chain itself (chains), reuse between articles
(corroboration).

A story's credit is not each claim's. It covers the whole story where the outlet credits nobody in the text itself (a
sign-off), or names the organisation in its first half, or at its close ('…, demikian dilansir AFP.'). Named later on, or
no agency, it covers that claim and what else the same speaker says from there on ('lanjutnya').
It never covers whoever told the outlet itself ('kata Ratna kepada KabarSela').
The outlet's own reporting ends it: behind a contact with the outlet, what it saw itself, or its scene in the place of its
dateline, only those speak for the credited organisation whom it quoted before, until it is cited again at a sentence's
head or at the close.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from pipelines import outlets
from pipelines.claims.lexicon import Lexicon, Phrases
from pipelines.claims.units import Unit
from pipelines.records import Article, Claim

Evidence = Literal["via", "credit", "reuse", "outlet"]
_BEFORE = 4
"""Words before the outlet's own name in which the verb or preposition of the contact stands, or the inquiry's noun."""


def origin_of(via: Sequence[str], outlet: str | None) -> tuple[str | None, Evidence]:
    """Where the chain of a claim ends by its own sentence: the last of ``via``, else the outlet."""
    return (via[-1], "via") if via else (outlet, "outlet")


class Origins:
    """What one story shows of where its claims come from, gathered on the way through it."""

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.own = _own_names(article.outlet, article.outlet_name)
        self.wires: list[tuple[int, str | None]] = []
        self.cited: list[tuple[int, str]] = []
        self.heard: set[str] = set()

    def goes_by(self, name: str, unit: Unit) -> None:
        """From ``unit`` on, which opens with a citation, the story goes by the news organisation if it credits it."""
        if name in self.article.credited_sources:
            self.wires.append((unit.starts[0], name))

    def cites(self, names: Sequence[str], unit: Unit) -> None:
        """The news organisations that ``unit`` cites."""
        self.cited += [(unit.starts[0], name) for name in names]

    def enter(self, unit: Unit) -> None:
        """A scene in the place of the dateline ('Di Surabaya, …'), or what the outlet itself saw or looked up ('Pantauan
        KabarSela, …'), is the outlet's own.
        """
        if self._names_itself(unit, "inquiry"):
            self.wires.append((unit.starts[0], None))
        place = (self.article.dateline or "").lower().split()
        if self.wires and place and place[0] in unit.small and self.lexicon.role("place_preposition").at(unit.words, 0):
            n = 1 + len(place)
            if unit.words[1:n] == place and unit.words[n : n + 1] == [","]:
                self.wires.append((unit.starts[0], None))

    def hears(self, speaker: str | None, unit: Unit) -> None:
        """In ``unit`` the speaker (entity id or name) tells the outlet itself: it reports on its own from there on."""
        if speaker is not None:
            self.heard.add(speaker)
        self.wires.append((unit.starts[0], None))

    def tells_outlet(self, unit: Unit) -> bool:
        """Whether somebody speaks to the outlet itself in the unit ('kepada KabarSela', 'saat dihubungi KabarSela'); not
        asked where the story credits nobody.
        """
        return self._names_itself(unit, "contact")

    def _names_itself(self, unit: Unit, role: str) -> bool:
        """Whether the outlet's own name stands shortly behind a word of the role."""
        if not self.article.credited_sources or not any(map(unit.small.__contains__, self.own.firsts)):
            return False
        before = self.lexicon.role(role)
        return any(
            self.own.at(unit.words, i)
            and unit.capitals[i]
            and any(before.at(unit.words, j) for j in range(max(0, i - _BEFORE), i))
            for i in range(len(unit))
        )

    def settled(self, rows: Sequence[Claim]) -> list[Claim]:
        """The rows, those that the story credits to a news organisation with it as their origin."""
        credited = self.article.credited_sources
        if not credited:
            return list(rows)
        whole, closing = self._story_credit()
        wires = [(since, name or closing) for since, name in self.wires]
        told: dict[str, str] = {}
        found = {}
        for row in sorted(rows, key=lambda row: (row.start, row.end)):
            speaker = row.speaker_id or row.speaker
            if row.origin_evidence == "outlet":
                wire = self._credit_of(row, wires, whole, told)
                found[row.claim_id] = row if wire is None else replace(row, origin=wire, origin_evidence="credit")
            else:
                wire = row.origin if row.origin in credited else None
                found[row.claim_id] = row
            if wire is not None and speaker is not None and not speaker.startswith("loc:"):  # a state speaks everywhere
                told[speaker] = wire
        return [found[row.claim_id] for row in rows]

    def _credit_of(
        self, row: Claim, wires: Sequence[tuple[int, str | None]], whole: str | None, told: Mapping[str, str]
    ) -> str | None:
        """The news organisation that the story credits for a row without a chain; None where it is the outlet's own.

        ``wires``: from where on the story goes by whom; ``told``: who spoke for a news organisation before the row.
        """
        if row.speaker in self.article.credited_sources:
            return row.speaker
        speaker = row.speaker_id or row.speaker
        if speaker in self.heard:
            return None
        wire = next((name for since, name in reversed(wires) if since <= row.start), whole)
        return wire or told.get(speaker or "")

    def _story_credit(self) -> tuple[str | None, str | None]:
        """The news organisation that the whole story is credited to, an agency or one that the text does not name; and
        again where the story closes with it.
        """
        text, credited = self.article.text, self.article.credited_sources
        places: dict[str, int] = {}
        for found in outlets.find(text, words=True):
            places.setdefault(found.outlet.name, found.start)
            places.setdefault(outlets.canonical_name(text[found.start : found.end]) or "", found.start)
        for name in sorted(credited, key=lambda name: not _is_agency(name)):
            if name not in places and name not in text:
                return name, None
            if not _is_agency(name):
                continue
            if self._closes_with(name):
                return name, name
            if 2 * places.get(name, text.find(name)) < len(text):
                return name, None
        return None, None

    def _closes_with(self, name: str) -> bool:
        """Whether the last paragraph cites the organisation."""
        last = self.article.text.rfind("\n\n") + 1
        return any(start >= last and cited == name for start, cited in self.cited)


def _is_agency(name: str) -> bool:
    known = outlets.by_name(name)
    return known is not None and known.kind == "agency"


@cache
def _own_names(outlet: str | None, printed: str | None) -> Phrases:
    """The outlet's own names in lower-case words: its domain, that domain's first label, those of the registry."""
    known = outlets.by_domain(outlet) if outlet else None
    names = [printed, outlet, outlet.split(".")[0] if outlet else None]
    names += [known.name, *known.aliases, *known.word_aliases] if known else []
    return Phrases(frozenset(tuple(name.lower().split()) for name in names if name))
