"""Tokens of a sentence to names: what the sentence and the lexicon tell.

Belongs here: the grammar of names (title + name, head word + name, known names, capitalised words). Does not belong here: what
the rest of the document tells (``consistency``) or which entity a name means (``naming``).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.entities.lexicon import Lexicon, Name
from pipelines.entities.tokens import Token

_STOPS = frozenset(",.;:()[]\"'“”’‘–—?!…")


@dataclass(slots=True)
class Found:
    """A name in a sentence: tokens [first, last), its type (None where the sentence does not tell), what supports it."""

    first: int
    last: int
    type: str | None
    sure: bool
    canonical: str | None = None
    title: tuple[int, int] | None = None


def find_names(tokens: list[Token], lexicon: Lexicon) -> list[Found]:
    """The names among the tokens of one sentence, in order, not overlapping."""
    return _Reader(tokens, lexicon).read()


def capitalised(word: str) -> bool:
    """Whether the word is written as names are: 'Putin', 'KPK', 'G20', 'iPhone', 'detikcom' is not."""
    return word[0].isupper() or (word[0].isalnum() and any(c.isupper() for c in word[1:]))


class _Reader:
    def __init__(self, tokens: list[Token], lexicon: Lexicon) -> None:
        self.words = [t.text for t in tokens]
        self.lower = [w.lower() for w in self.words]
        self.lex = lexicon
        self.found: list[Found] = []
        self.title: tuple[int, int] | None = None
        self.opening = next((i for i, w in enumerate(self.words) if w[0].isalnum()), len(self.words))

    def read(self) -> list[Found]:
        i = 0
        while i < len(self.words):
            i = self._step(i)
        return self.found

    def _step(self, i: int) -> int:
        """Reads what starts at token i; returns the next token to read."""
        word = self.words[i]
        title = self.lex.titles.at(self.lower, i)
        known = self.lex.names.at(self.words, i)
        if title and not (known and known[0] > title[0]) and not (title[0] == 1 and word.isupper() and known):
            return self._extend_title(i, i + title[0])
        head = self.lex.heads.at(self.words, i)
        if head:
            last = self._head_end(i, i + head[0])
            if last > i + head[0] and not (known and i + known[0] >= last):
                return self._enter(Found(i, last, str(head[1]), True), keep_title=True)
        if known:
            n, value = known
            assert isinstance(value, Name)
            if not self._part_of_longer(i + n, value):
                return self._enter_known(i, i + n, value)
        if self._name_word(i):
            if (
                self.title
                and self.title[1] == i
                and self.words[i - 1] != ","
                and self.lex.is_common(word)
                and not self._initial(i)
            ):
                return self._extend_title(i, i + 1)
            return self._unknown(i)
        if self.title and self._joins_title(i):
            return self._extend_title(i, i + 1)
        if self.title and word not in ("(", ")"):
            self._close_title()
        return i + 1

    # -- titles

    def _extend_title(self, i: int, last: int) -> int:
        first = self.title[0] if self.title and self.title[1] == i else i
        if self.title and self.title[1] != i:
            self._close_title()
        if (
            last < len(self.words)
            and self.words[last] == "."
            and last + 1 < len(self.words)
            and len(self.words[last - 1]) <= 5
        ):
            last += 1
        self.title = (first, last)
        return last

    def _joins_title(self, i: int) -> bool:
        """'dan' or a comma inside 'Menteri Koordinator Bidang Politik dan Keamanan'."""
        if not self.title or self.title[1] != i or not capitalised(self.words[self.title[0]]):
            return False
        after = self.words[i + 1] if i + 1 < len(self.words) else ""
        ok = self.lex.has("coordinator", self.words[i])
        return ok and bool(after) and capitalised(after) and self.lex.is_common(after) and i + 1 != self.opening

    def _close_title(self) -> None:
        """A title that no name follows belongs to the person before its comma: 'Dmitry Peskov, juru bicara Kremlin,'."""
        first, last = self.title or (0, 0)
        self.title = None
        before = next((f for f in reversed(self.found) if f.last <= first), None)
        if before and before.last == first - 1 and self.words[first - 1] == "," and before.title is None:
            closes = last >= len(self.words) or self.words[last] in _STOPS
            if before.type in ("PER", None) and closes:
                before.type, before.sure, before.title = "PER", True, (first, last)

    # -- names

    def _enter(self, found: Found, keep_title: bool = False) -> int:
        if keep_title and self.title and self.title[1] == found.first:
            self.title = (self.title[0], found.last)
        elif self.title:
            if self.title[1] == found.first and found.type in ("PER", None):
                found.title = self.title
                found.type, found.sure = "PER", True
                self.title = None
            else:
                self._close_title()
        self.found.append(found)
        return found.last

    def _enter_known(self, first: int, last: int, name: Name) -> int:
        found = Found(first, last, name.type, name.sure, name.canonical)
        return self._enter(found, keep_title=name.type != "PER")

    def _part_of_longer(self, last: int, name: Name) -> bool:
        """Whether a known place or body goes on as the name of something else: 'Indonesia Corruption Watch'."""
        if self.title or last >= len(self.words) or not self._name_word(last):
            return False
        if (
            self.lex.names.at(self.words, last)
            or self.lex.titles.at(self.lower, last)
            or self.lex.heads.at(self.words, last)
        ):
            return False
        return name.type == "LOC" and not self.lex.is_common(self.words[last])

    def _head_end(self, first: int, i: int) -> int:
        """Where a name opened by a head word ends: before a title, after the place it belongs to."""
        while i < len(self.words):
            word = self.words[i]
            if self.lex.titles.at(self.lower, i) and not word.isupper():
                break
            place = self.lex.names.at(self.words, i)
            if place and isinstance(place[1], Name) and place[1].sure and place[1].type != "PER":
                i += place[0]
                continue
            if self._name_word(i) or (word[0].isdigit() and len(word) <= 4):
                i += 1
            elif word == "(" and i + 2 < len(self.words) and self.words[i + 2] == ")" and self._name_word(i + 3):
                i += 3
            elif (self.lex.has("coordinator", word) or self.lex.has("particle", word)) and self._tail_goes_on(i + 1):
                i += 1
            else:
                break
        return i

    def _tail_goes_on(self, i: int) -> bool:
        return self._name_word(i) and self.lex.is_common(self.words[i])

    def _name_word(self, i: int) -> bool:
        if i >= len(self.words):
            return False
        word = self.words[i]
        return word[0].isalnum() and capitalised(word) and not self.lex.has("never", word)

    def _abbreviation(self, i: int) -> bool:
        return self.words[i].isupper() and len(self.words[i]) > 1

    def _initial(self, i: int) -> bool:
        return len(self.words[i]) == 1

    def _unknown(self, first: int) -> int:
        i = first
        if (
            self.title
            and self._abbreviation(first)
            and self._name_word(first + 1)
            and not self.words[first + 1].isupper()
        ):
            return self._enter(Found(first, first + 1, "ORG", True), keep_title=True)  # 'Ketua LBN Ratih Palupi'
        while i < len(self.words):
            if self._name_word(i):
                if i > first and self.lex.titles.at(self.lower, i) and not self.words[i].isupper():
                    break
                if i > first and self.lex.heads.at(self.words, i) and not self.words[i].isupper():
                    break
                i += 1
            elif i == first or not self._goes_on(i):
                break
            else:
                i += 1
        last = i
        if first == self.opening and self.lex.is_common(self.words[first]):
            first += 1
            while first < last and self.lex.is_common(self.words[first]):
                first += 1
            if first == last:
                if self.title:
                    self._close_title()
                return last
            return self._step(first) if first < last else last
        if all(self.lex.is_common(w) for w in self.words[first:last]):
            if self.title:
                self._close_title()
            return last
        return self._enter(self._typed(Found(first, last, None, False)))

    def _goes_on(self, i: int) -> bool:
        """Whether token i, no name word itself, stands inside a name: 'M. Anwar', 'Amir bin Said', 'Angara 5'."""
        word = self.words[i]
        if word == ".":
            return len(self.words[i - 1]) <= 2 and self._name_word(i + 1)
        return word.isdigit() or (self.lex.has("particle", word) and self._name_word(i + 1))

    def _typed(self, found: Found) -> Found:
        before = self.lower[found.first - 1] if found.first else ""
        after = self.lower[found.last] if found.last < len(self.words) else ""
        words = self.words[found.first : found.last]
        if self.lex.has("speech", before) or (self.lex.has("speech", after) and len(words) > 1):
            found.type, found.sure = "PER", True
        elif self.lex.has("place_before", before) and not words[0].isupper():
            found.type = "LOC"
        return found
