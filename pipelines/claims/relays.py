"""Through whom words came, attribution by attribution: citations, reporters, documents, persons that are cited.

Belongs here: which of a unit's attributions and citations are one claim, and its chain. Does not belong here: canonical names
(chains), where a chain ends (origins).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from pipelines.claims import chains
from pipelines.claims.lexicon import Lexicon
from pipelines.claims.reading import Attribution, Citation, Place
from pipelines.claims.units import Unit


class Relays:
    """What stands between the outlet and who speaks, in one article."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self.text = text
        self.words = words

    def documents(self, unit: Unit, attributions: list[Attribution], citations: list[Citation]) -> list[Citation]:
        """'"…," demikian dikutip dari surat dakwaan.': a citation of no news organisation is the quotation's source."""
        alone = [a for a in attributions if a.rule == "quote_alone"]
        if len(alone) != 1 or len(attributions) != 1 or not citations:
            return citations
        citation = citations[-1]
        a, b = citation.organisation
        if chains.news_organisation(unit.text[unit.starts[a] : unit.ends[b - 1]]) is not None:
            return citations
        alone[0].source = (unit.starts[a], unit.ends[b - 1])
        alone[0].cue = citation.cue
        alone[0].cue_place = (unit.starts[citation.start], unit.ends[citation.start + len(citation.cue.words) - 1])
        return citations[:-1]

    def persons_cited(self, unit: Unit, attributions: list[Attribution], citations: list[Citation]) -> list[Citation]:
        """'Menurut AFP, yang mengutip seorang diplomat, …': who is cited and is no news organisation speaks, through AFP."""
        if not citations or unit.capitals[citations[-1].organisation[0]]:
            return citations
        a, b = citations[-1].organisation
        source = (unit.starts[a], unit.ends[b - 1])
        if chains.news_organisation(unit.text[slice(*source)]) is not None:
            return citations
        for claim in attributions:
            if claim.source is not None and claim.source[1] < source[0] and self._news(claim) is not None:
                through = replace(citations[-1], organisation=tokens_of(unit, claim.source))
                start = citations[-1].start
                claim.cue, claim.source, claim.cue_index = citations[-1].cue, source, start
                claim.cue_place = (unit.starts[start], unit.ends[start + len(claim.cue.words) - 1])
                return [*citations[:-1], through]
        return citations

    def organisations(self, unit: Unit, citation: Citation) -> list[str]:
        """The news organisations cited: those of the registry, else a bare name that is nothing else's ('Harian Fajar')."""
        a, b = citation.organisation
        named = chains.organisation_names(unit.text[unit.starts[a] : unit.ends[b - 1]])
        if named:
            return named
        page = self.words.role("home_page").at(unit.words, a)
        if not page or any(self.words.role("news_name").at(unit.words, k) for k in range(a + page, b)):
            a += self.words.role("news_noun").at(unit.words, a)
        unknown = a < b and all(unit.capitals[a:b]) and unit.words[a] not in self.words.speaking_words
        return [unit.text[unit.starts[a] : unit.ends[b - 1]]] if unknown else []

    def reports_of_reports(self, attributions: list[Attribution]) -> tuple[list[Attribution], dict[int, list[str]]]:
        """'RIA melaporkan bahwa Putin mengatakan …': one claim of the inner speaker, the reporter in its chain.

        An outer claim whose words hold another attribution is kept only where that one is a clause inside it.
        """
        reporters: dict[int, list[str]] = {}
        dropped: set[int] = set()
        attributions = [a for a in attributions if a.quoted or not self._is_own(a)]
        for n, outer in enumerate(attributions):
            if outer.rule == "reporter":
                dropped.add(id(outer))
                name = self._news(outer)
                if name is not None and n:
                    reporters.setdefault(id(attributions[n - 1]), []).append(name)
                continue
            if outer.quoted or outer.rule not in ("complement", "according", "inverted", "passive"):
                continue
            near = attributions[max(0, n - 3) : n + 4]
            inner = next((a for a in near if a is not outer and self._opens(outer, a)), None)
            if inner is None:
                continue
            name = self._news(outer)
            if name is not None:
                reporters.setdefault(id(inner), []).append(name)
            if name is not None or outer.rule == "inverted":
                dropped.add(id(outer))
            elif not inner.marked:
                dropped.add(id(inner))
        return [a for a in attributions if id(a) not in dropped], reporters

    def _is_own(self, attribution: Attribution) -> bool:
        """'Kami menegaskan truk dilarang lewat, ujar Ratna.': whether the source is a first person, in a quotation that lost its marks."""
        place = attribution.source or (0, 0)
        return self.text[slice(*place)].lower() in self.words.role("first_person").single

    def _news(self, attribution: Attribution) -> str | None:
        """The news organisation that the source names, if it names one."""
        if attribution.source is None:
            return None
        return chains.news_organisation(self.text[attribution.source[0] : attribution.source[1]])

    def _opens(self, outer: Attribution, inner: Attribution) -> bool:
        """Whether what ``outer`` makes its source say begins with the attribution ``inner``."""
        if inner.cue_place is None or inner.hearsay or inner.source is None:
            return False
        first, end = outer.pieces[0][0], outer.pieces[-1][1]
        if not first <= inner.cue_place[0] <= end + 2:
            return False
        return min(inner.source[0], inner.cue_place[0]) - first < 40


def tokens_of(unit: Unit, place: Place) -> tuple[int, int]:
    """The token range of the code points ``place``."""
    return bisect_left(unit.starts, place[0]), bisect_right(unit.starts, place[1] - 1)
