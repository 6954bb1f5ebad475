"""From an article to its claims: units, attributions, speakers, chains, rows.

Belongs here: the order of the steps, and what one sentence hands on to the next. Does not belong here: any construction of the language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from pipelines.claims import chains, phrases, subjects, words
from pipelines.claims.assertions import assertion_places, story_start
from pipelines.claims.frames import read_unit
from pipelines.claims.lexicon import Lexicon, lexicon
from pipelines.claims.naming import NOBODY, Speaker
from pipelines.claims.origins import Origins
from pipelines.claims.reading import Attribution, Citation, Place
from pipelines.claims.relays import Relays, tokens_of
from pipelines.claims.rows import Writing
from pipelines.claims.signs import signs_of
from pipelines.claims.speakers import Cast
from pipelines.claims.stances import stance_of
from pipelines.claims.units import QUOTE, Unit, read_units, still_open
from pipelines.language import LanguagePack
from pipelines.language.dates import find_dates
from pipelines.records import Article, Claim, Mention, Sentence

_CLOSING_DAY = re.compile(r",\s+[^\W\d_]+,?\s+\(\d[\d/]*\)")


def find_claims(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], pack: LanguagePack
) -> list[Claim]:
    """The claims of ``article``, attributed and its own, sorted by start and end.

    ``sentences`` and ``mentions`` are those of the article, offsets into its text. One row a claim_id.
    """
    if not sentences:
        return []
    vocabulary = lexicon(pack)
    cast = Cast(article.text, mentions, vocabulary)
    signs = signs_of(article.text, sentences, pack)
    making = _Making(article, Writing(article, sentences, signs, cast, pack), pack, vocabulary, cast)
    story = story_start(article.text, pack)
    for paragraph in read_units(article.text, sentences, signs, vocabulary, story=story):
        making.paragraph(paragraph)
    rows = making.rows
    attributed = [(row.start, row.end) for row in rows]
    for sentence in assertion_places(sentences, signs, attributed, cast, vocabulary, story=story):
        rows.append(making.writing.assertion(sentence, max(sentence.start, story)))
    best: dict[str, Claim] = {}
    for row in rows:
        known = best.get(row.claim_id)
        if known is None or row.confidence > known.confidence:
            best[row.claim_id] = row
    return sorted(making.origins.settled(list(best.values())), key=lambda c: (c.start, c.end, c.claim_id))


class _Making:
    """Rows of one article in the making, with what carries over from unit to unit."""

    def __init__(self, article: Article, writing: Writing, pack: LanguagePack, words: Lexicon, cast: Cast) -> None:
        self.article = article
        self.pack = pack
        self.words = words
        self.cast = cast
        self.writing = writing
        self.origins = Origins(article, words)
        self.relays = Relays(article.text, words)
        self.rows: list[Claim] = []
        self.open: tuple[Attribution, Speaker, list[str], int] | None = None
        self.unnamed: tuple[Attribution, int | None] | None = None
        self.previous_unit: Unit | None = None
        self.previous_claimed = False
        self.unclosed = False

    def paragraph(self, units: list[Unit]) -> None:
        """Adds the claims of one paragraph."""
        if not self.unclosed:
            self.open = None
        for unit in units:
            before = None if self.previous_claimed else self.previous_unit
            self.cast.enter_unit(*unit.place, partial(_subject_place, before, self.words))
            self.origins.enter(unit)
            attributions, citations = read_unit(unit, self.words)
            if attributions or citations or self.open is not None:
                self._unit(unit, attributions, citations)
            self.previous_unit, self.previous_claimed = unit, bool(attributions)
            self.unclosed = False
        self.unclosed = still_open(units)

    def _unit(self, unit: Unit, attributions: list[Attribution], citations: list[Citation]) -> None:
        if self._goes_on(unit, attributions):
            return
        citations = self.relays.documents(unit, attributions, citations)
        citations = self.relays.persons_cited(unit, attributions, citations)
        via = [name for citation in citations for name in self.relays.organisations(unit, citation)]
        paragraph = unit.sentence.paragraph_no
        attributions, reporters = self.relays.reports_of_reports(attributions)
        self.open = None
        unnamed, self.unnamed = self.unnamed, None
        last: tuple[Attribution, Speaker] | None = None
        asked = False
        told = bool(attributions) and self.origins.tells_outlet(unit)
        for attribution in attributions:
            taken = not attribution.topic or self._take_topic(attribution)
            speaker = self._speaker(attribution, last, paragraph)
            if not taken and unnamed is not None:
                self._give_speaker(*unnamed, attribution, speaker, via)
            if not taken:  # what was said is a claim already, or is still to come: its speaker is the one who goes on
                self.cast.spoke(speaker, paragraph, unit.ends[-1])
                continue
            if not attribution.certain and not self.cast.can_speak(speaker):
                continue
            if attribution.restrictive and not speaker.person:
                continue
            if attribution.rule == "quote_alone" and speaker.name is None and not still_open([unit]):
                self.unnamed = attribution, None
                continue
            chain = [*via, *reporters.get(id(attribution), [])]
            chain = [name for n, name in enumerate(chain) if name not in chain[:n] and name != speaker.name]
            row = self._row(attribution, speaker, chain)
            if row is None:  # '"Iya," kata Ratna.': no claim, but she speaks
                self.cast.spoke(speaker, paragraph, unit.ends[-1])
                continue
            self.rows.append(row)
            if attribution.quoted and (attribution.cue is None or speaker.name is None):
                self.unnamed = attribution, len(self.rows) - 1
            if attribution.rule == "citation" and speaker.name is not None:
                self.origins.goes_by(speaker.name, unit)
                self.origins.cites([speaker.name], unit)
            elif told:
                self.origins.hears(speaker.entity_id or speaker.name, unit)
            if attribution.rule == "question":
                asked = True
                if last is not None and row.addressee_id is None:  # '"…," kata Ratna saat ditanya apakah …'
                    self.rows[-1] = replace(row, addressee=last[1].name, addressee_id=last[1].entity_id)
                continue
            if asked:
                self._answer(row)
                asked = False
            if not attribution.relative and attribution.rule != "citation":
                self.cast.spoke(speaker, paragraph, row.end)
                last = (attribution, speaker)
            self.open = (attribution, speaker, chain, len(self.rows) - 1)
        if asked:
            self._unanswered(paragraph)
        for citation in citations:
            if citation.leading:
                for name in self.relays.organisations(unit, citation):
                    self.origins.goes_by(name, unit)
        self.origins.cites(via, unit)

    def _unanswered(self, paragraph: int) -> None:
        """Whoever was asked, and is not said to answer, is who speaks next ('… ia menolak menjawab. "Nanti," katanya.')."""
        question = self.rows[-1]
        if question.addressee_id is not None:
            person = question.addressee_id.startswith("per:")
            who = Speaker(question.addressee, question.addressee_id, None, "name", person)
            self.cast.spoke(who, paragraph, question.end)

    def _answer(self, answer: Claim) -> None:
        """A question is put to whoever answers it, and a quoted answer is given to whoever asked."""
        n = next(n for n in range(len(self.rows) - 1, -1, -1) if self.rows[n].rule == "question")
        question = self.rows[n]
        if answer.speaker is not None:
            self.rows[n] = replace(question, addressee=answer.speaker, addressee_id=answer.speaker_id)
        if answer.addressee is None:
            self.rows[-1] = replace(answer, addressee=question.speaker, addressee_id=question.speaker_id)

    def _goes_on(self, unit: Unit, attributions: list[Attribution]) -> bool:
        """Whether the unit is the next piece of the claim before it, which then grows.

        '"A," kata Ratna. "B."': a quotation alone after an attributed one. 'Ratna menyebut A. Seperti B.': a sentence
        that is only a part of one, after a clause that ran to its sentence's end.
        """
        if self.open is None:
            return False
        attribution, speaker, chain, at = self.open
        if self.unclosed and attributions and attributions[0].quoted and unit.words[0] == QUOTE:
            return self._closes(attribution, attributions, at)
        if attribution.quoted:
            alone = len(attributions) == 1 and attributions[0].rule == "quote_alone"
            if not alone or unit.words[0] != QUOTE or attribution.cue is None:
                return False
            pieces = attributions[0].pieces
        else:
            before = self.previous_unit
            if attributions or before is None or attribution.pieces[-1][1] != before.ends[before.last - 1]:
                return False
            continuation = self.words.role("continuation")
            if not continuation.may_open(unit.small) or not continuation.at(unit.words, 0):
                return False
            pieces = [(unit.starts[0], unit.ends[unit.last - 1])]
        attribution.pieces.extend(pieces)
        row = self._row(attribution, speaker, chain)
        if row is not None:
            old = self.rows[at]
            self.rows[at] = replace(row, addressee=old.addressee, addressee_id=old.addressee_id)
        return True

    def _closes(self, opened: Attribution, attributions: list[Attribution], at: int) -> bool:
        """A quotation over paragraphs is one claim: its pieces go to whichever paragraph names the speaker."""
        if opened.cue is None and attributions[0].cue is not None:
            attributions[0].pieces[:0] = opened.pieces
            del self.rows[at]
            return False
        if attributions[0].cue is not None or len(attributions) > 1:
            return False
        opened.pieces.extend(attributions[0].pieces)
        row = self._row(opened, self.open[1], self.open[2]) if self.open else None
        if row is not None:
            self.rows[at] = replace(row, addressee=self.rows[at].addressee, addressee_id=self.rows[at].addressee_id)
        return row is not None

    def _take_topic(self, attribution: Attribution) -> bool:
        """'Hal itu diungkapkan Ratna.': what she said is the sentence before, unless that is a claim already."""
        unit = self.previous_unit
        if unit is None or self.previous_claimed or QUOTE in unit.words or unit.last < 5:
            return False
        a, b = tokens_of(attribution.unit, attribution.pieces[0])
        if self.words.role("topic_to_come").at(attribution.unit.words, a) == b - a:
            return False
        attribution.pieces = [(unit.starts[0], unit.ends[unit.last - 1])]
        return True

    def _give_speaker(
        self, quoted: Attribution, at: int | None, telling: Attribution, speaker: Speaker, via: list[str]
    ) -> None:
        """'"Jembatan itu aman." Hal itu disampaikan Ratna.': the quotation before, whose speaker nobody named, is hers.

        ``at``: its row, where it has one because somebody had spoken before it.
        """
        a, b = tokens_of(telling.unit, telling.pieces[0])
        to_come = self.words.role("topic_to_come").at(telling.unit.words, a) == b - a
        if speaker.name is None or to_come or self.previous_unit is not quoted.unit:
            return
        if quoted.cue is None:
            quoted.rule, quoted.cue, quoted.cue_place = telling.rule, telling.cue, telling.cue_place
            quoted.source = telling.source
        row = self._row(quoted, speaker, via)
        if row is not None and at is None:
            self.rows.append(row)
        elif row is not None and at is not None:
            self.rows[at] = row

    def _speaker(self, attribution: Attribution, last: tuple[Attribution, Speaker] | None, paragraph: int) -> Speaker:
        if attribution.hearsay:
            return NOBODY
        if attribution.source is None and attribution.same_source:
            if last is not None:
                return last[1]
            attribution.source = self._subject_of(attribution.unit, attribution.cue_index)
        if attribution.source is None:
            carried = self.cast.carried(paragraph)
            if attribution.rule == "quote_alone" and carried is NOBODY:
                return self.cast.told_of(self.article.text[slice(*attribution.pieces[0])])
            return carried
        cue = attribution.cue
        self.cast.enter_content([] if attribution.quoted else attribution.pieces)
        speaker = self.cast.resolve(*attribution.source, bool(cue and cue.enclitic), paragraph)
        if speaker.name is None and self.cast.named_in_content:
            self.cast.enter_content([])
            speaker = self.cast.resolve(*attribution.source, bool(cue and cue.enclitic), paragraph)
        if speaker.resolution == "group":
            speaker = self.cast.company_before(speaker.name or "", attribution.source[0]) or speaker
        if attribution.rule == "citation":
            name = chains.news_organisation(self.article.text[attribution.source[0] : attribution.source[1]])
            if name is not None:
                return Speaker(name, None if speaker.person else speaker.entity_id, None, "name")
        return speaker

    def _subject_of(self, unit: Unit, before: int) -> Place | None:
        """The subject of the unit before the cue, which a coordinated verb shares; else the first name there."""
        if before <= 0:
            return None
        a = words.skip_connectives(unit, self.words, 0, before)
        subject = subjects.first_subject(unit, self.words, a, before)
        if subject is not None:
            start = unit.starts[subject[0]]
            for mention in self.cast.within(start, unit.ends[subject[1] - 1]):
                if mention.entity_id and (mention.type == "PER" or (mention.type == "ORG" and mention.start == start)):
                    return start, mention.end
        for mention in self.cast.within(unit.starts[0], unit.starts[before]):
            at = tokens_of(unit, (mention.start, mention.end))[0]
            governed = at > 0 and self.words.role("preposition").at(
                unit.words, at - 1
            )  # 'tanggap bencana di | Norwegia'
            if mention.entity_id and mention.type in ("PER", "ORG", "LOC") and not governed:
                return mention.start, mention.end
        return None

    def _row(self, attribution: Attribution, speaker: Speaker, via: list[str]) -> Claim | None:
        """The attribution as a row; None where no more than an aside is quoted."""
        pieces = [self._with_marks(attribution, piece) for piece in attribution.pieces]
        if not attribution.quoted:
            pieces[-1] = (pieces[-1][0], self._with_coming_day(pieces[-1][1]))
        content = " ".join(self.article.text[a:b] for a, b in pieces)
        if attribution.quoted and self.words.role("aside").single.issuperset(content.lower().strip(" .,!?").split()):
            return None
        inside = self._quotes_inside(attribution.unit, pieces)
        cue_stance = attribution.cue.stance if attribution.cue else "assert"
        return self.writing.attributed(
            attribution, pieces, speaker=speaker, addressee=self._addressee(attribution), via=via,
            kind="direct" if attribution.quoted else "mixed" if inside else "indirect",
            stance=stance_of(content, cue_stance, direct=attribution.quoted, house=lambda: self.cast.house(speaker), pack=self.pack, lexicon=self.words),
        )  # fmt: skip

    def _with_coming_day(self, end: int) -> int:
        """The end of a day that closes the sentence, where it is still to come: no day of speaking then."""
        today = self.writing.today
        day = _CLOSING_DAY.match(self.article.text, end)
        if day is None or today is None:
            return end
        found = find_dates(self.article.text, self.pack, reference=today, start=end, end=day.end())
        return found[-1].end if found and found[-1].day > today else end

    def _with_marks(self, attribution: Attribution, piece: Place) -> Place:
        """A piece with both marks of a quotation at its edge, where it holds that quotation whole."""
        a, b = piece
        for quotation in () if attribution.quoted else attribution.unit.marked:
            if quotation.start < a <= quotation.inner_start and b >= quotation.inner_end - 1:
                a = quotation.start
            if a <= quotation.start and quotation.inner_end - 1 <= b < quotation.end:
                b = quotation.end
        return a, b

    def _quotes_inside(self, unit: Unit, pieces: list[Place]) -> bool:
        return any(a <= quotation.start and quotation.end <= b for a, b in pieces for quotation in unit.marked)

    def _addressee(self, attribution: Attribution) -> Speaker:
        if attribution.addressee is None:
            return NOBODY
        start, end = attribution.addressee
        found = self.cast.resolve(start, end, False, attribution.unit.sentence.paragraph_no)
        return found if found.entity_id else Speaker(self.article.text[start:end], None, None, "group")


def _subject_place(unit: Unit | None, known: Lexicon) -> Place | None:
    """Where the subject of the unit before stands, or of 'Hal serupa dirasakan Ratna.' the agent; ``unit`` is None where there is
    none or somebody says something there.
    """
    if unit is None:
        return None
    subject = subjects.first_subject(unit, known, words.skip_connectives(unit, known, 0, unit.last), unit.last)
    if subject is None or subject[1] >= unit.last:
        return None
    if known.role("topic").at(unit.words, subject[0]) == subject[1] - subject[0]:
        verb = words.first_verb(unit, known, subject[1], unit.last)
        subject = phrases.agent_after(unit, known, verb) or subject
    return unit.starts[subject[0]], unit.ends[subject[1] - 1]
