"""Who spoke last, and whom words mean that point back: a pronoun, 'lembaga itu', 'surat tersebut'.

Belongs here: what one article's speakers leave behind for the words after them. Does not belong here: names and titles
(naming), sources that name somebody (speakers).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipelines.claims import chains
from pipelines.claims.lexicon import Lexicon
from pipelines.claims.naming import NOBODY, Names, Speaker, plain_words
from pipelines.records import Mention

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SENT = 1500
"""Code points before a message within which its sender is named."""
_SENDER = 6
"""Words that the name of a sender may have."""
_CARRY = 4
"""Paragraphs over which a speaker goes on without being named."""


class Recent(Names):
    """The entities of one article, and who spoke last."""

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        super().__init__(text, mentions, lexicon)
        self.last: Speaker | None = None
        self.last_person: Speaker | None = None
        self.last_organisation: Speaker | None = None
        self.last_paragraph = self.last_person_paragraph = -99
        self.last_end = -1
        self.unit_before = self.unit_now = (0, 0)
        self.unit_claimed = False
        self.subject_place: Callable[[], tuple[int, int] | None] = lambda: None
        self.named_in_content: frozenset[str] = frozenset()

    def spoke(self, speaker: Speaker, paragraph: int, end: int) -> None:
        """Remember ``speaker`` as the last to speak, in the paragraph of that number, up to code point ``end``."""
        if speaker.name is None:
            return
        self.last, self.last_paragraph, self.last_end = speaker, paragraph, end
        self.unit_claimed = True
        if speaker.person:
            self.last_person, self.last_person_paragraph = speaker, paragraph
        elif speaker.entity_id and speaker.entity_id.startswith("org:"):
            self.last_organisation = speaker

    def carried(self, paragraph: int) -> Speaker:
        """Whoever spoke last, in this paragraph or at most two before; NOBODY where that is too far."""
        if self.last is None or paragraph - self.last_paragraph > 2:
            return NOBODY
        last = self.last
        return Speaker(last.name, last.entity_id, last.title, "carried", last.person)

    def told_of(self, quoted: str) -> Speaker:
        """The person of whom the sentence before tells, where nobody speaks in it and the words quoted are a first person's
        ('Ratna meninjau pasar itu. "Kami bangun lagi."'); NOBODY where there is none.
        """
        of_others = self.lexicon.role("first_person").single.isdisjoint(plain_words(quoted))
        person = None if of_others else self._spoken_of(enclitic=False)
        return NOBODY if person is None else replace(person, resolution="carried")

    def enter_unit(self, start: int, end: int, subject_place: Callable[[], tuple[int, int] | None]) -> None:
        """Go on to the unit at [start, end); ``subject_place`` finds the subject of the unit before, where nobody spoke."""
        self.subject_place = subject_place
        self.unit_before, self.unit_now = self.unit_now, (start, end)
        self.unit_claimed = False

    def enter_content(self, pieces: Sequence[tuple[int, int]]) -> None:
        """Go on to a claim of these indirect words: whom they name is not whom the pronoun of their source means."""
        named = (m for piece in pieces for m in self.within(*piece) if m.kind == "name" and m.type == "PER")
        self.named_in_content = frozenset(m.entity_id for m in named if m.entity_id)

    def goes_back(self, start: int, end: int, enclitic: bool, paragraph: int) -> Speaker:
        """'-nya' goes on with the last speaker; 'dia' with him where the sentence before is his, else with its subject."""
        person = self.last_person if paragraph - self.last_person_paragraph <= _CARRY else None
        last = self.last if paragraph - self.last_paragraph <= _CARRY else None
        person, last = (None if s and s.entity_id in self.named_in_content else s for s in (person, last))
        spoken_of = self._spoken_of(enclitic)
        if spoken_of is not None:
            return spoken_of
        if last is not None and last is self.last and self._is_somebody(last) and paragraph - self.last_paragraph <= 1:
            return Speaker(last.name, None, None, "pronoun")
        if enclitic and last is not None:
            organisation = last.entity_id is not None and self.last_paragraph > self.last_person_paragraph + 1
            who = last if last.person or person is None or organisation else person
            return Speaker(who.name, who.entity_id, who.title, "pronoun", who.person)
        if not enclitic:
            subject = self._subject_before(start)
            if subject is not None:
                return self.entity(subject, "pronoun")
        if person is not None:
            return Speaker(person.name, person.entity_id, person.title, "pronoun", True)
        for mention in self.within(start, end):
            meant = mention.entity_id and mention.entity_id not in self.named_in_content
            if mention.kind == "pronoun" and meant and mention.type == "PER":
                return self.entity(mention, "pronoun")
        before = self._person_before(start)
        if before is not None:
            return self.entity(before, "pronoun")
        return self.carried(paragraph) if enclitic else NOBODY

    def _is_somebody(self, speaker: Speaker) -> bool:
        """Whether a speaker is one person without a name ('seorang warga')."""
        words = (speaker.name or "").lower().split()
        return speaker.resolution in ("group", "pronoun") and bool(self.lexicon.role("somebody").at(words, 0))

    def _spoken_of(self, enclitic: bool) -> Speaker | None:
        """The person that the sentence before has as its subject, where nobody said anything there."""
        place = None if enclitic and self.unit_claimed else self.subject_place()
        for mention in reversed(self.within(*place)) if place else ():
            before = self.text[place[0] : mention.start].lower().split() if place else []
            if before and self.lexicon.is_abstract(before[0]):
                continue  # 'Permainan Ratna memukau warga': the sentence is not on her
            if any(self.lexicon.role("relative").at(before, i) for i in range(1, len(before))):
                continue  # 'biaya yang ditanggung Ratna'
            if self.lexicon.role("coordinator").before(before, len(before)):
                return None  # 'Ratna dan Gunadi datang. Dia …': of two, neither is meant
            if self._may_be_meant(mention):
                return self.entity(mention, "pronoun")
        return None

    def _may_be_meant(self, mention: Mention) -> bool:
        """Whether a pronoun may mean the person: not one whom its own words then name ('menurutnya, Ratna …' is not Ratna's)."""
        person = mention.kind == "name" and mention.type == "PER" and mention.entity_id
        return bool(person) and mention.entity_id not in self.named_in_content

    def _subject_before(self, start: int) -> Mention | None:
        """The first person named in the sentence before or so far in this one, unless that sentence is a speaker's."""
        if self.unit_claimed or (self.last_end > self.unit_before[0] and self.unit_before != self.unit_now):
            return None
        here = [m for m in self.within(self.unit_now[0], start) if self._may_be_meant(m)]
        if here:
            return here[0]
        for mention in self.within(*self.unit_before):
            if self._may_be_meant(mention):
                return mention
        return None

    def _person_before(self, start: int) -> Mention | None:
        i = bisect_left(self.starts, start) - 1
        while i >= 0 and start - self.mentions[i].end < 600:
            mention = self.mentions[i]
            if self._may_be_meant(mention):
                return mention
            i -= 1
        return None

    def definite(self, words: list[str], start: int) -> Speaker | None:
        """'badan tersebut', 'perwira menengah itu': the organisation or person that spoke or was named before."""
        last = self.last
        if last is not None and last.resolution == "group" and set(words[:-1]) <= set(plain_words(last.name or "")):
            return last
        if self.lexicon.role("organisation").at(words, 0):
            return self._body(start, news=bool(self.lexicon.role("news_noun").at(words, 0)))
        if self.lexicon.role("document").at(words, 0):
            return self._sender(start)
        if self.lexicon.role("thing").at(words, 0):
            return None
        if self.lexicon.is_abstract(words[0]) or self.lexicon.role("question").at(words, 0):
            return None
        spoken_of = self._spoken_of(enclitic=False)
        if spoken_of is not None:
            return replace(spoken_of, resolution="title")
        if self.last_person is not None:
            who = self.last_person
            return Speaker(who.name, who.entity_id, who.title, "title", True)
        person = self._person_before(start)
        return self.entity(person, "title") if person is not None else None

    def _body(self, start: int, *, news: bool) -> Speaker | None:
        """'lembaga itu': the subject of the sentence before, else who spoke last, else who was named last.

        ``news``: whether a news organisation is meant; one that is only cited is no 'perusahaan itu'.
        """

        def meant(name: str | None) -> bool:
            return name is not None and (chains.news_organisation(name) is not None) == news

        place = self.subject_place()
        for mention in self.within(*place) if place else ():
            if mention.kind == "name" and mention.type == "ORG" and mention.entity_id and meant(mention.surface):
                return self.entity(mention, "title")
        who = self.last_organisation
        if who is not None and meant(who.name):
            return Speaker(who.name, who.entity_id, who.title, "title")
        for i in range(bisect_left(self.starts, start) - 1, -1, -1):
            mention = self.mentions[i]
            if mention.kind == "name" and mention.type == "ORG" and mention.entity_id and meant(mention.surface):
                return self.entity(mention, "title")
        return None

    def company_before(self, noun: str, start: int) -> Speaker | None:
        """'perusahaan' alone as a source: the company named last, by any name of it in the article ('PT …')."""
        if noun.lower() not in self.lexicon.role("company_house").single:
            return None
        heads = self.lexicon.role("company_head").single
        for i in range(bisect_left(self.starts, start) - 1, -1, -1):
            mention = self.mentions[i]
            named = self.house_words.get(mention.entity_id or "", ()) if mention.type == "ORG" else ()
            if mention.kind == "name" and not heads.isdisjoint(named):
                return self.entity(mention, "title")
        return None

    def _sender(self, start: int) -> Speaker | None:
        """'surat itu': who sent it, by the words before ('yang dikirim oleh seorang warga melalui pos')."""
        low = max(0, start - _SENT)
        found = list(_WORD.finditer(self.text, low, start))
        words = [m.group().lower() for m in found]
        ends = ("preposition", "relative", "definite", "conjunction")
        for i in range(len(words) - 2, -1, -1):
            if not self.lexicon.role("sent").at(words, i):
                continue
            a = b = i + 1 + self.lexicon.role("agent").at(words, i + 1)
            while b < len(words) and b - a < _SENDER and not any(self.lexicon.role(r).at(words, b) for r in ends):
                b += 1
                if not self.text[found[b - 1].end() : found[b].start() if b < len(words) else start].isspace():
                    break
            if a == b:
                continue
            place = found[a].start(), found[b - 1].end()
            person = next((m for m in self.within(*place) if m.kind == "name" and m.entity_id), None)
            if person is not None:
                return self.entity(person, "title")
            known = not self.speaking.isdisjoint(words[a:b])
            return Speaker(self.text[slice(*place)], None, None, "group") if known else None
        return None
