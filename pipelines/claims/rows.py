"""The claims table's rows: an attribution or a sentence with everything that a row says of it.

Belongs here: filling the columns. Does not belong here: deciding what is a claim, whose, or what it does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from pipelines.claims.dates import dates_in
from pipelines.claims.naming import NOBODY, Speaker
from pipelines.claims.origins import origin_of
from pipelines.claims.quantities import quantities_in
from pipelines.claims.reading import Attribution, Place
from pipelines.claims.signs import DAY, FIGURE, NUMBER
from pipelines.claims.speakers import Cast
from pipelines.language import LanguagePack
from pipelines.language.dates import local_day
from pipelines.records import Article, Claim, Sentence, Span

CONFIDENCE = {
    "quote_cue": 0.97, "cue_quote": 0.96, "quote_verb": 0.85, "colon": 0.8, "quote_word": 0.85, "quote_alone": 0.75, "complement": 0.88, "postposed": 0.8,
    "marked": 0.8, "promise": 0.75, "request": 0.75, "according": 0.9, "inverted": 0.88, "passive": 0.8,
    "passive_topic": 0.55, "hearsay": 0.65, "question": 0.8, "noun": 0.75, "said_noun": 0.7, "urged": 0.65, "judgement": 0.7, "acceptance": 0.7, "accepted": 0.7, "offer": 0.7, "entrusting": 0.7, "toast": 0.7, "citation": 0.8, "assertion": 0.6,
}  # fmt: skip
"""How often a row of the rule is right, as judged by eye on a sample of real articles; a carried speaker costs 0.1."""
_CARRIED = 0.1


class Writing:
    """Makes the rows of one article; ``signs`` tell what may stand in each of its sentences."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], signs: Sequence[int], cast: Cast, pack: LanguagePack
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.signs = signs
        self.starts = [sentence.start for sentence in sentences]
        self.cast = cast
        self.pack = pack
        self.today = local_day(article.published_at, pack) if article.published_at else None

    def attributed(
        self, attribution: Attribution, pieces: list[Place], *, speaker: Speaker, addressee: Speaker, via: list[str],
        kind: str, stance: str,
    ) -> Claim:  # fmt: skip
        """The row of an attribution whose words stand in ``pieces``."""
        cue, source = attribution.cue_place, attribution.source
        places = [*pieces, *(place for place in (cue, source) if place is not None)]
        origin, evidence = origin_of(via, self.article.outlet)
        confidence = CONFIDENCE[attribution.rule] - (_CARRIED if speaker.resolution == "carried" else 0.0)
        return self._claim(
            pieces, start=min(a for a, _ in places), end=max(b for _, b in places), kind=kind,
            cue=self._words(cue), cue_start=cue and cue[0], cue_end=cue and cue[1],
            cue_lemma=attribution.cue.lemma if attribution.cue else None, source=self._words(source),
            source_start=source and source[0], source_end=source and source[1], speaker=speaker.name,
            speaker_id=speaker.entity_id, speaker_title=speaker.title, speaker_resolution=speaker.resolution,
            addressee=addressee.name, addressee_id=addressee.entity_id, stance=stance, via=via, origin=origin,
            origin_evidence=evidence, confidence=round(confidence, 2), rule=attribution.rule,
        )  # fmt: skip

    def assertion(self, sentence: Sentence, start: int) -> Claim:
        """The row of a sentence that the outlet states itself, from ``start`` on (behind a dateline), without its full stop."""
        text = self.article.text
        end = sentence.end
        while end > start and text[end - 1] in ". ":
            end -= 1
        origin, evidence = origin_of([], self.article.outlet)
        return self._claim(
            [(start, end)], start=start, end=end, kind="assertion", cue=None, cue_start=None,
            cue_end=None, cue_lemma=None, source=None, source_start=None, source_end=None, speaker=None, speaker_id=None,
            speaker_title=None, speaker_resolution=NOBODY.resolution, addressee=None, addressee_id=None, stance="assert",
            via=[], origin=origin, origin_evidence=evidence, confidence=CONFIDENCE["assertion"], rule="assertion",
        )  # fmt: skip

    def _words(self, place: Place | None) -> str | None:
        return None if place is None else self.article.text[place[0] : place[1]]

    def _signs(self, start: int, end: int) -> int:
        """What may stand in the sentences that [start, end) lies in."""
        first = max(0, bisect_right(self.starts, start) - 1)
        found = self.signs[first]
        for n in range(first + 1, len(self.starts)):
            if self.starts[n] >= end:
                break
            found |= self.signs[n]
        return found

    def _claim(self, pieces: list[Place], *, start: int, **columns: Any) -> Claim:
        article = self.article
        # a unit may hold several sentences (a quotation over two of them): the row stands in the one that it begins in
        sentence = self.sentences[max(0, bisect_right(self.starts, start) - 1)]
        content = " ".join(article.text[a:b] for a, b in pieces)
        signs = self._signs(pieces[0][0], pieces[-1][1])
        figures = bool(signs & FIGURE)
        ids = [m.entity_id for a, b in pieces for m in self.cast.within(a, b) if m.entity_id]
        return Claim(
            claim_id=f"{article.article_id}:{pieces[0][0]}-{pieces[-1][1]}", article_id=article.article_id,
            batch=article.batch, start=start, content=content, pieces=[Span(*piece) for piece in pieces],
            sentence_no=sentence.sentence_no, paragraph_no=sentence.paragraph_no, entity_ids=list(dict.fromkeys(ids)),
            quantities=quantities_in(content, self.pack, figures=figures, words=bool(signs & NUMBER)),
            dates=dates_in(content, self.today, self.pack, stance=columns["stance"], figures=figures, words=bool(signs & DAY)),
            outlet=article.outlet, published_at=article.published_at, **columns,
        )  # fmt: skip
