"""The entities of one article by their names, titles and houses: what a phrase may mean without knowing who spoke before.

Belongs here: looking a name, a title or what somebody speaks for up in the article. Does not belong here: who spoke last
(speakers).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.claims.lexicon import Lexicon, Phrases
from pipelines.records import Mention

Resolution = Literal["name", "alias", "title", "pronoun", "carried", "group", "none"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, by which id and title, and how that was found."""

    name: str | None
    entity_id: str | None
    title: str | None
    resolution: Resolution
    person: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """Lower-case words that name what a speaker speaks for; whether he speaks as one who looks on ('pengamat')."""

    words: frozenset[str]
    observer: bool


_PLACE = re.compile(r"\s+([^\W\d_]+)((?:\s+[A-Z][\w-]*)+),\s+")
"""A preposition, a name, and the comma before an apposition."""
_GLUED_TITLE = re.compile(r"[A-Z][a-z]+(?=[A-Z])")
_NAME = 3
"""Words that a name behind a title has at most."""
NOBODY = Speaker(None, None, None, "none")


class Names:
    """The names of one article, and whom they mean."""

    def __init__(self, text: str, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self.starts = [m.start for m in self.mentions]
        self.names = _display_names(self.mentions)
        self.titles: dict[str, str] = {}
        for mention in self.mentions:
            if mention.entity_id and mention.title:
                self.titles.setdefault(mention.entity_id, mention.title)
        self.phrases: dict[str, list[str]] = {}
        self.house_words: dict[str, set[str]] = {}
        for mention in self.mentions:
            if mention.type == "ORG" and mention.entity_id:
                self.house_words.setdefault(mention.entity_id, set()).update(plain_words(mention.surface))
        self.speaking = frozenset(lexicon.speaking_words)

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in [start, end), outermost first."""
        i = bisect_left(self.starts, start)
        found = []
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].end <= end:
                found.append(self.mentions[i])
            i += 1
        return found

    def entity(self, mention: Mention, resolution: Resolution) -> Speaker:
        """The entity of a mention as a speaker."""
        entity_id = mention.entity_id
        name = self.names.get(entity_id, mention.surface) if entity_id else mention.surface
        title = mention.title or (self.titles.get(entity_id) if entity_id else None)
        return Speaker(name, entity_id, title, resolution, mention.type == "PER")

    def named_behind(self, start: int, end: int, persons: list[Mention]) -> Speaker | None:
        """'pengacara Ratna, Ahmad Fajar': a name that no mention was found for, behind a role that names another."""
        if len({m.entity_id for m in persons}) != 1 or not self.text[start].islower():
            return None
        behind = self.apposed_name(start, end)
        if behind is None or behind.name is None or persons[-1].end > end - len(behind.name):
            return None
        return behind if self.speaking.isdisjoint(behind.name.lower().split()) else None

    def glued_name(self, start: int, end: int) -> Speaker | None:
        """'Wali Kota Ratna Dewimengatakan': the name of a mention that runs on into the cue glued to it."""
        i = bisect_left(self.starts, end) - 1
        mention = self.mentions[i] if i >= 0 else None
        if mention is None or not start <= mention.start < end < mention.end or mention.type != "PER":
            return None
        name = self.text[mention.start : end]
        title = _GLUED_TITLE.match(name)
        if title is not None and title.group().lower() in self.speaking:  # 'PresidenRatna Dewi'
            name = name[title.end() :]
        known = self.known_by(name.lower().split())
        return known or Speaker(name, None, mention.title, "name", True)

    def called_before(self, phrase: str) -> Speaker | None:
        """'Kepala Dinas Pasar' after 'Kepala Dinas Pasar, Ratna Dewi, …': the person named behind the same words.

        And 'Kepala Negara' in an article on 'Presiden Ratna Dewi': another name of the same office.
        """
        for names in self.lexicon.offices:
            if names.at(phrase.lower().split(), 0) == len(phrase.split()):
                return self._in_same_office(names)
        if phrase[:1].isupper() and phrase.isalpha():
            shared = self.lexicon.role("group").at([phrase.lower()], 0)
            return None if shared else self._in_office(phrase.lower())
        at = self.text.find(phrase) if phrase[:1].isupper() and " " in phrase else -1
        while at >= 0:
            place = at + len(phrase)
            place += len(self.text[place : place + 2]) - len(self.text[place : place + 2].lstrip(", "))
            for mention in self.within(place, place + 60):
                if mention.start == place and mention.type == "PER" and mention.kind == "name" and mention.entity_id:
                    return self.entity(mention, "title")
            at = self.text.find(phrase, at + 1)
        return None

    def _in_office(self, office: str) -> Speaker | None:
        """'Bupati' alone: the one person of the article whose title begins so."""
        found = [entity_id for entity_id, title in self.titles.items() if title.lower().split()[:1] == [office]]
        if len(found) != 1 or not found[0].startswith("per:") or found[0] not in self.names:
            return None
        return Speaker(self.names[found[0]], found[0], self.titles[found[0]], "title", True)

    def _in_same_office(self, names: Phrases) -> Speaker | None:
        """The one person of the article whose title opens with one of the office's names."""
        found = [entity_id for entity_id, title in self.titles.items() if names.at(title.lower().split(), 0)]
        named = [entity_id for entity_id in found if entity_id.startswith("per:") and entity_id in self.names]
        if len(named) != 1:
            return None
        return Speaker(self.names[named[0]], named[0], self.titles[named[0]], "title", True)

    def apposed_name(self, start: int, end: int) -> Speaker | None:
        """'Kepala Desa, Lalu Sumantre': a name in apposition that no mention was found for."""
        before, comma, name = self.text[start:end].rpartition(",")
        parts = name.split()
        named = self.within(end - len(name), end)
        if comma and before and 1 < len(parts) < 5 and not named and all(part[0].isupper() for part in parts):
            return Speaker(name.strip(), None, before.strip(), "name", True)
        return None

    def titled_name(self, phrase: str) -> Speaker | None:
        """'dr. Ratna', 'saksi Ratna Dewi': a name that no mention was found for, behind titles that people alone have."""
        parts = phrase.split()
        titles = self.lexicon.role("personal_title").single
        n = next((i for i, part in enumerate(parts) if part.lower().rstrip(".") not in titles), len(parts))
        name = parts[n:]
        plain = [part.lower().strip(".,") for part in name]
        named = all(part[0].isupper() and not part.isupper() for part in name)
        if not n or not name or len(name) > _NAME or not named:
            return None
        graduate = self.lexicon.role("small_title").at([parts[n - 1].lower().rstrip(".")], 0)
        if not (self.speaking.isdisjoint(plain) and (graduate or self.lexicon.common.isdisjoint(plain))):
            return None  # 'saksi Ahli', but 'dr. Citra'
        return self.known_by(plain) or Speaker(" ".join(name), None, " ".join(parts[:n]), "name", True)

    def behind_place(self, end: int, words: list[str]) -> Speaker | None:
        """'Direktur Proyek | di Gresik, Ratna Dewi': the person named behind the place where an office is held."""
        if self.speaking.isdisjoint(words):
            return None
        after = _PLACE.match(self.text, end)
        if after is None or not self.lexicon.role("place_preposition").at([after[1].lower()], 0):
            return None
        for mention in self.within(after.end(), after.end() + 60):
            titled = mention.title is not None and self.text.startswith(mention.title, after.end())
            if mention.type == "PER" and mention.kind == "name" and (mention.start == after.end() or titled):
                return self.entity(mention, "name")
        return None

    def known_by(self, words: list[str]) -> Speaker | None:
        """The one person of the article in whose name all the words stand, where no mention was found at the place."""
        parts = {word.strip(".,()") for word in words}
        found = {
            entity_id: name
            for entity_id, name in self.names.items()
            if entity_id.startswith("per:") and parts <= set(name.lower().split())
        }
        if len(found) != 1:
            return None
        ((entity_id, name),) = found.items()
        return Speaker(name, entity_id, self.titles.get(entity_id), "alias", True)

    def house(self, speaker: Speaker) -> House:
        """What the speaker speaks for: its own organisation, or the one its title names, and whether it only observes."""
        if not speaker.person:
            called = set(plain_words(speaker.name or ""))
            return House(frozenset(called | self._common_house(called)), self._is_role("observer", called))
        told = [speaker.title or "", *self.phrases.get(speaker.entity_id or "", ())]
        called = {word for phrase in told for word in plain_words(phrase)}
        title = called - self.lexicon.role("generic").single - set(plain_words(speaker.name or ""))
        named = {word for words in self.house_words.values() if not title.isdisjoint(words) for word in words}
        return House(frozenset(named | self._common_house(called)), self._is_role("observer", called))

    def _common_house(self, called: set[str]) -> frozenset[str]:
        """The common nouns that mean the house of whoever is called so: 'perusahaan' of a director."""
        found: frozenset[str] = frozenset()
        for kind in ("company", "government"):
            if self._is_role(f"{kind}_head", called):
                found |= self.lexicon.role(f"{kind}_house").single
        return found

    def _is_role(self, role: str, words: set[str]) -> bool:
        return not self.lexicon.role(role).single.isdisjoint(words)

    def how(self, mention: Mention) -> Resolution:
        """Whether a mention gives the entity's fullest name in the article, or another."""
        name = self.names.get(mention.entity_id or "", mention.surface)
        return "name" if mention.surface == name else "alias"


def plain_words(text: str) -> list[str]:
    """The words of a phrase in lower case without the marks round them."""
    return [word.strip(".,()") for word in text.lower().split()]


def _display_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """Each entity's fullest name in the article."""
    names: dict[str, str] = {}
    for mention in mentions:
        if mention.kind == "name" and mention.entity_id:
            known = names.setdefault(mention.entity_id, mention.surface)
            if mention.surface != known and _fullness(mention.surface) > _fullness(known):
                names[mention.entity_id] = mention.surface
    return names


def _fullness(name: str) -> tuple[int, bool, int]:
    return len(name.split()), not name.isupper(), len(name)
