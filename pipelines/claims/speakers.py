"""Who a source's words mean: an entity by name, alias, title or pronoun, a group's own words, or nobody.

Belongs here: resolving sources and addressees through the article's mentions and the speakers before. Does not belong
here: finding the source's words, whom words mean that point back (recent).
"""

from __future__ import annotations

import re

from pipelines.claims.naming import Speaker
from pipelines.claims.recent import Recent
from pipelines.records import Mention

_AGE = re.compile(r"(?:,\s*\d{1,3}\s+\w+|\s*\(\d{1,3}(?:\s+\w+)?\)),?$")


class Cast(Recent):
    """The entities of one article as speakers."""

    def can_speak(self, speaker: Speaker) -> bool:
        """Whether such a source says things: people, organisations, places as governments, and words for such."""
        if speaker.entity_id is not None:
            return speaker.entity_id.split(":")[0] in ("per", "org", "loc")
        if speaker.resolution in ("pronoun", "title", "carried") or speaker.name is None:
            return speaker.name is not None
        words = speaker.name.lower().replace("-", " ").replace(",", " ").split()
        last = speaker.name.rpartition(",")[2].lower().split()  # 'peluncuran, | pejabat Gresik'
        if not words or (self._heads_act(words) and not self.speaking.intersection(last[:1])):
            return False
        if self.lexicon.role("work").at(words, 0):
            return False  # 'Film Jembatan Tua menggambarkan …'
        if not self.speaking.isdisjoint(words):
            return True
        capitals = [w.lower().strip(",.()") for w in speaker.name.split() if w[0].isupper()]
        return any(self._without_enclitic(w) not in self.lexicon.common for w in capitals)

    def _heads_act(self, words: list[str]) -> bool:
        """'peningkatan kapasitas petugas': whether the head noun is an act or a state, whoever stands behind it."""
        roles = ("utterance", "somebody", "plural", "evidence")
        spoken = any(self.lexicon.role(role).at(words, 0) for role in roles)
        return not spoken and self.lexicon.is_abstract(words[0])

    def _without_enclitic(self, word: str) -> str:
        """'wujudnya' as 'wujud', where the rest is a common word."""
        for enclitic in self.lexicon.enclitics:
            if word.endswith(enclitic) and word.removesuffix(enclitic) in self.lexicon.common:
                return word.removesuffix(enclitic)
        return word

    def resolve(self, start: int, end: int, enclitic: bool, paragraph: int) -> Speaker:
        """Who ``text[start:end]`` means as a source; ``enclitic`` where it is a cue with its pronoun ('ujarnya')."""
        lexicon = self.lexicon
        phrase = self.text[start:end]
        words = phrase.lower().replace(",", " ").split() or [phrase]
        if enclitic or (len(words) == 1 and lexicon.role("pronoun").at(words, 0)):
            return self.goes_back(start, end, enclitic, paragraph)
        if len(words) == 1 and lexicon.role("self").at(words, 0):
            return self.carried(paragraph)
        told = lexicon.role("utterance").at(words, 0)
        of_body = told and lexicon.role("organisation").at(words, told)
        if of_body and lexicon.role("definite").at(words, len(words) - 1):  # 'pernyataan | kementerian itu'
            return self.resolve(end - len(phrase.split(maxsplit=told)[told]), end, False, paragraph)
        if self._describes(words, start):
            back = self.definite(words, start)
            if back is not None:
                return back
        names = [m for m in self.within(start, end) if m.kind == "name" and m.entity_id]
        persons = [m for m in names if m.type == "PER" and not self._in_clause(start, m)]
        named = self.named_behind(start, end, persons)
        if named is not None:
            return named
        if persons and not self._about(start, persons[0]) and not self._belongs_to(words, persons, start):
            person = self._head_person(persons, start)
            self.phrases.setdefault(person.entity_id or "", []).append(phrase)
            return self.entity(person, self.how(person))
        head = self._head_name(names, start, end, words)
        if head is not None:
            return self.entity(head, self.how(head))
        nominal = next(
            (
                m
                for m in self.within(start, end)
                if m.kind != "name" and m.entity_id and m.end - m.start > 0.6 * (end - start)
            ),
            None,
        )
        if nominal is not None and not lexicon.role("group").at(words, 0):
            return self.entity(nominal, "pronoun" if nominal.kind == "pronoun" else "title")
        if lexicon.role("definite").at(words, len(words) - 1) and self._is_singular(words):
            back = self.definite(words, start)
            if back is not None:
                return back
        known = self.known_by(words) if not names and phrase[:1].isupper() else None
        if known is not None:
            return known
        apposed = (
            self.apposed_name(start, end)
            or self.behind_place(end, words)
            or self.called_before(phrase)
            or self.glued_name(start, end)
            or (None if names else self.titled_name(phrase))
        )
        if apposed is not None:
            return apposed
        if lexicon.role("that_person").at(words, 0) and not (names or lexicon.role("kin").at(words, 1)):
            back = self.definite(words, start)  # 'sang penyanyi'
            if back is not None:
                return back
        if lexicon.role("plural_pronoun").at(words, 0) and len(words) == 1:
            place = self.subject_place()
            before = self.text[slice(*place)] if place else ""
            if not self.speaking.isdisjoint(before.lower().split()):
                return Speaker(before, None, None, "group")
            last = self.carried(paragraph)
            plural = (
                last.name is not None
                and not last.person
                and not lexicon.role("document").at(last.name.lower().split(), 0)
            )
            return last if plural else Speaker(phrase, None, None, "group")
        return Speaker(self._without_frame(phrase, words), None, None, "group")

    def _without_frame(self, phrase: str, words: list[str]) -> str:
        """'pengakuan pelaku', 'Ani, 45 tahun': who is meant, without the noun for his words and without his age."""
        said = self.lexicon.role("utterance").at(words, 0)
        if said and len(words) > said and words[said] in self.speaking:
            phrase = phrase.split(maxsplit=said)[said]
        return _AGE.sub("", phrase)

    def _is_singular(self, words: list[str]) -> bool:
        """Whether a phrase with a demonstrative means one person or body ('warga Gresik itu'), not many ('para warga itu')."""
        if self.lexicon.role("plural").at(words, 0) or self.lexicon.role("somebody").at(words, 0):
            return False
        return len(words) > 2 or not self.lexicon.role("group").at(words, 0)

    def _describes(self, words: list[str], start: int) -> bool:
        """'perempuan yang akrab disapa Ani itu': a common noun with a relative clause, closed by a demonstrative."""
        definite = self.lexicon.role("definite").at(words, len(words) - 1)
        return (
            bool(definite)
            and self.text[start].islower()
            and self._is_singular(words)
            and any(self.lexicon.role("relative").at([w], 0) for w in words)
        )

    def _in_clause(self, start: int, person: Mention) -> bool:
        """'Majelis yang dipimpin Ratna': whether the person is named in a relative clause of another head."""
        before = self.text[start : person.start].lower().split()
        relative = max((i for i in range(1, len(before)) if self.lexicon.role("relative").at(before, i)), default=0)
        clause = before[relative + 1 :] if relative else []
        if not clause or any(word.endswith(",") for word in clause):
            return False
        if self.lexicon.role("document").at(before, 0):
            return True
        if not self.lexicon.is_verb(clause[-1]):
            return False
        return not any(self.lexicon.role("naming").at(clause, i) for i in range(len(clause)))

    def _about(self, start: int, person: Mention) -> bool:
        """Whether the words before a name make the phrase a thing of that person ('kedatangan Ratna'), not a title."""
        before = self.text[start : person.start].lower().split()
        if not before or before[-1].endswith(","):
            return False
        belonging = self.lexicon.role("belonging")
        whose = next((i for i in range(len(before)) if belonging.at(before, i)), len(before))
        if whose < len(before) and self.speaking.issuperset(before[whose + 1 :]):
            return True  # 'perusahaan milik Presiden Ratna ini'
        if not self.speaking.isdisjoint(word.strip("(),.") for word in before):
            return False
        return any(self.lexicon.is_abstract(word) or self.lexicon.role("thing").at([word], 0) for word in before)

    def _belongs_to(self, words: list[str], persons: list[Mention], start: int) -> bool:
        """Whether the phrase names somebody by his tie to the one person it names ('istri Hartono')."""
        if len({m.entity_id for m in persons}) > 1:
            return False
        one = self.lexicon.role("somebody").at(words, 0)  # 'salah satu kerabat Ratna'
        n = self.lexicon.role("kin").at(words, one)
        if not n:
            return False
        n += one
        n += self.lexicon.role("origin").at(words, n)  # 'suami dari Ratna'
        before = self.text[start : persons[0].start].split()
        title = (persons[0].title or "").split()
        if len(before) > n and before[-len(title) :] == title:
            before = before[: -len(title)]  # 'anak buah Kapten Ratna'
        return len(before) == n and not self.text[start : persons[0].start].rstrip().endswith(",")

    def _head_person(self, persons: list[Mention], start: int) -> Mention:
        """The person meant where a phrase names several: the first where the phrase opens with a name, else the last."""
        first = persons[0]
        opens = not self.text[start : first.start].strip() or bool(
            first.title and first.title in self.text[start : first.end]
        )
        before = self.text[start : first.start].strip()
        if opens and not before:
            return first
        return persons[-1] if len(persons) < 3 else first

    def _head_name(self, names: list[Mention], start: int, end: int, words: list[str]) -> Mention | None:
        """The organisation or place that the phrase itself is, not one that merely tells whose a role is."""
        for mention in names:
            before = self.text[start : mention.start].lower().split()
            if self.lexicon.role("platform").at([mention.surface.lower()], 0) and mention.end < end:
                continue  # 'Instagram Dinas Pasar': who writes there speaks
            after = self._without_clause(self.text[mention.end : end]).strip(" ().,")
            opened = not before or (mention.type == "ORG" and self._opens_organisation(before))
            apposed = mention.type == "ORG" and self.text[start : mention.start].rstrip().endswith(",")
            if (opened or apposed) and (
                not after or self._alias_of(after, mention) or self._only_names(names, mention, end)
            ):
                return mention
        return None

    def _without_clause(self, after: str) -> str:
        """What follows a name, but for a relative clause behind a comma ('Dinas Pasar, yang berkantor di Gresik')."""
        words = after.lower().split()
        behind = after.startswith(",") and bool(self.lexicon.role("relative").at(words, 1))
        return "" if behind else after

    def _only_names(self, names: list[Mention], head: Mention, end: int) -> bool:
        """Whether nothing but brackets and other names follows ('Direktorat X (Dit X) Kementerian Y (Kem Y)')."""
        if head.type != "ORG":
            return False
        rest = self.text[head.end : end]
        return all(word[0] == "(" or word[0].isupper() for word in rest.replace("(", " (").split()) and "," not in rest

    def _opens_organisation(self, before: list[str]) -> bool:
        words = ("institution_noun", "document", "utterance", "information")
        if any(self.lexicon.role(role).at(before, 0) for role in words):
            # 'informasi dari laman Dinas Pasar': whose words they are
            if len(before) == 2 and self.lexicon.role("official").at(before, 1):
                return True  # 'pernyataan resmi Dinas Pasar'
            of = self.lexicon.role("preposition").at(before, 1)
            if of and len(before) == 1 + of + self.lexicon.role("news_noun").at(before, 1 + of):
                return True
        if before and self.lexicon.role("platform").at(before, len(before) - 1):
            return True
        if self._given_by(before):
            return True
        news = self.lexicon.role("news_noun").at(before, 0)
        if news:
            return len(before) <= news + 1
        return len(before) == self.lexicon.role("institution_noun").at(before, 0)

    def _given_by(self, before: list[str]) -> bool:
        """'data yang disampaikan oleh | Dinas Pasar': whether the words, or figures, come from the agent of a relative clause."""
        told = self.lexicon.role("document").at(before, 0) or self.lexicon.role("information").at(before, 0)
        told = told or self.lexicon.role("evidence").at(before, 0)
        if not told or not self.lexicon.role("relative").at(before, told):
            return False
        verb = before[told + 1 :]
        by = verb[:-1] if len(verb) > 1 and self.lexicon.role("agent").at(verb, len(verb) - 1) else verb
        return len(by) == 1 and self.lexicon.is_verb(by[0])

    def _alias_of(self, after: str, mention: Mention) -> bool:
        known = any(m.entity_id == mention.entity_id and m.surface == after for m in self.mentions)
        return known or (len(after.split()) <= 2 and after.isupper())
