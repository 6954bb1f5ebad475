"""Tokens of a sentence to names: what the sentence and the lexicon tell.

Belongs here: the grammar of names (title + name, head word + name, known names, capitalised words). Does not belong here: what
the rest of the document tells (``consistency``) or which entity a name means (``naming``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.entities.lexicon import Lexicon, Name
from pipelines.entities.tokens import Token

RARELY = (
    30  # a word with a capital in fewer than this many percent of its places inside sentences is no name's first word
)
HEADLINE = 0.7  # a sentence with a greater share of capitalised words is a headline: capitals say nothing in it
_STOPS = frozenset(",.;:()[]\"'“”’‘–—?!…")
_NUMERAL = re.compile(r"\d{1,4}|[IVXL]+")


@dataclass(slots=True)
class Found:
    """A name in a sentence: tokens [first, last), its type (None where the sentence does not tell), what supports it.

    ``opening``: it opens the sentence, where a capital says nothing.
    """

    first: int
    last: int
    type: str | None
    sure: bool
    canonical: str | None = None
    title: tuple[int, int] | None = None
    opening: bool = False


@dataclass(slots=True)
class Role:
    """A title that no name follows, tokens [first, last): 'pemimpin Korea Utara itu', 'Presiden'."""

    first: int
    last: int


@dataclass(slots=True)
class Reading:
    """What one sentence holds, in order: names that do not overlap, roles that may hold names."""

    names: list[Found] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


def read_sentence(tokens: list[Token], labels: list[str], lexicon: Lexicon) -> Reading:
    """The names and roles among the tokens of one sentence; ``labels`` are what the tagger says of each token."""
    return _Reader(tokens, labels, lexicon).read()


class _Reader:
    def __init__(self, tokens: list[Token], labels: list[str], lexicon: Lexicon) -> None:
        self.labels = labels
        self.forms = [t.word for t in tokens]
        self.starts = [t.start for t in tokens]
        self.ends = [t.end for t in tokens]
        self.words = [w.text for w in self.forms]
        self.lower = [w.low for w in self.forms]
        self.lex = lexicon
        self.out = Reading()
        self.title: tuple[int, int] | None = None
        words = [w for w in self.forms if w.alnum and not w.text[0].isdigit()]
        self.headline = len(words) > 4 and sum(w.capital for w in words) > HEADLINE * len(words)
        self.opening = next((i for i, w in enumerate(self.forms) if w.alnum), len(self.words))

    def read(self) -> Reading:
        i = 0
        while i < len(self.words):
            form = self.forms[i]
            if self.title is None and not form.name and not form.opens:
                i += 1  # most words: small, and no title or head word
            else:
                i = self._step(i)
        self._close_title()
        return self.out

    def _step(self, i: int) -> int:
        """Reads what starts at token i; returns the next token to read."""
        word = self.words[i]
        if not self.forms[i].alnum:
            if self.title and self._joins_title(i):
                return self._extend_title(i, i + 1)
            if self.title and word not in ("(", ")"):
                self._close_title()
            return i + 1
        known = self.lex.names.at(self.words, i)
        head_end = self._headed(i, known[0] if known else 0)
        if head_end:
            return head_end
        title = self.lex.titles.at(self.lower, i)
        if (
            title
            and not self._personal(i, title[0])
            and not (known and known[0] >= title[0] and (known[0] > title[0] or word.isupper()))
        ):
            return self._extend_title(i, i + title[0])
        if (
            known
            and known[1].sure
            and not self._opens_only(i, known[0])
            and not self._part_of_longer(i, known[0], known[1])
        ):
            return self._enter_known(i, i + known[0], known[1])
        if self._name_word(i):
            if self._continues_title(i):
                return self._extend_title(i, i + 1)
            if i == self.opening and self._opens_idly(i):
                self._close_title()
                return i + 1
            return self._unknown(i)
        if self.title and (self._joins_title(i) or self._tails_title(i)):
            return self._extend_title(i, i + 1)
        self._close_title()
        return i + 1

    # -- titles

    def _personal(self, i: int, n: int) -> bool:
        """Whether a title's word is rather the first of a name: 'Putri Kusuma', but 'putri Sarwo'."""
        return n == 1 and self.forms[i].part and self.forms[i].capital and self._name_word(i + 1)

    def _extend_title(self, i: int, last: int) -> int:
        first = self.title[0] if self.title and self.title[1] == i else i
        if self.title and self.title[1] != i:
            self._close_title()
        if self._is(last, ".") and len(self.words[last - 1]) <= 5 and self._name_word(last + 1):
            last += 1  # 'Ir. H. Sarwo'
        self.title = (first, last)
        return last

    def _continues_title(self, i: int) -> bool:
        """A common word with a capital goes on with a title: 'Menteri Luar Negeri'."""
        return (
            self.title is not None
            and self.title[1] == i
            and (self.forms[i].common or self.lower[i] in self.lex.capital_share)
            and not self.forms[i].part
            and len(self.words[i]) > 1
            and self.labels[i] != "B-PER"
            and not self._filled()
            and self.forms[self.title[0]].capital
        )

    def _filled(self) -> bool:
        """Whether the title ends with the body or place it belongs to, so that a person's name comes next."""
        return bool(self.title and self.out.names and self.out.names[-1].last == self.title[1] > self.title[0])

    def _joins_title(self, i: int) -> bool:
        """'dan' or a comma inside 'Menteri Koordinator Bidang Politik dan Keamanan'."""
        if not self.title or self.title[1] != i or not self.forms[self.title[0]].capital:
            return False
        joins = "coordinator" in self.forms[i].roles or self.words[i] == ","
        return (
            joins
            and self.title[1] - self.title[0] > 1
            and self._common_capital(i + 1)
            and not self.lex.titles.at(self.lower, i + 1)
        )

    def _tails_title(self, i: int) -> bool:
        """'top' in 'diplomat top China Wang Yi', 'militer' in 'juru bicara militer Ukraina'."""
        return (
            self.title is not None
            and self.title[1] == i
            and "title_tail" in self.forms[i].roles
            and self._name_word(i + 1)
        )

    def _close_title(self) -> None:
        """A title that no name follows belongs to the person before its comma: 'Dmitry Peskov, juru bicara Kremlin,'."""
        if self.title is None:
            return
        first, last = self.title
        self.title = None
        before = next((f for f in reversed(self.out.names) if f.last <= first), None)
        closes = last >= len(self.words) or self.words[last] in _STOPS
        if (
            before
            and closes
            and before.last == first - 1
            and self.words[first - 1] == ","
            and before.title is None
            and (before.type == "PER" or (before.type is None and not self._abbreviation(before.first)))
        ):
            before.type, before.sure, before.title = "PER", True, (first, last)
        else:
            self.out.roles.append(Role(first, last))

    # -- names

    def _enter(self, found: Found) -> int:
        """Enters a name: after a title it is the person's, or a body or place that the title belongs to."""
        if self.title and self.title[1] == found.first:
            if found.type is None and found.last - found.first == 1 and found.canonical is None:
                self.title = (self.title[0], found.last)  # 'Hakim Konstitusi': the tagger sees no name
                return found.last
            if found.type in ("PER", None):
                found.type, found.sure, found.title = "PER", True, self.title
                self.title = None
            else:
                self.title = (self.title[0], found.last)
        else:
            self._close_title()
        self.out.names.append(found)
        return found.last

    def _enter_known(self, first: int, last: int, name: Name) -> int:
        if name.type == "PER":  # 'Prabowo' may go on: 'Prabowo Subianto Djojohadikusumo'
            while self._name_word(last) and not self._starts_something(last) and not self.forms[last].common:
                last += 1
        return self._enter(Found(first, last, name.type, name.sure, name.canonical))

    def _part_of_longer(self, first: int, n: int, name: Name) -> bool:
        """Whether a known place opens the name of something else: 'Indonesia Corruption Watch', 'Afrika Bersatu'."""
        last = first + n
        if name.type != "LOC" or not self._name_word(last) or self.labels[last] == "B-PER":
            return False
        return self.labels[first] in ("B-ORG", "B-PER") and self.labels[last] == "I-" + self.labels[first][2:]

    def _opens_only(self, i: int, n: int) -> bool:
        """Whether a name that is also a common word stands where every word has a capital: 'Antara lain', 'Barat daya'."""
        return (
            i == self.opening
            and n == 1
            and self.forms[i].common
            and self.labels[i] == "O"
            and not self.forms[i].shouted
        )

    def _starts_something(self, i: int) -> bool:
        """Whether a title, head word or known name starts at token i."""
        if self.lex.names.at(self.words, i) or self.lex.heads.at(self.words, i):
            return True
        return not self.forms[i].shouted and self.lex.titles.at(self.lower, i) is not None

    def _headed(self, i: int, known: int) -> int:
        """Enters a name that a head word opens, if one does at token i, and returns its end; else 0."""
        head = self.lex.heads.at(self.words, i)
        if not head:
            return 0
        tail = i + head[0]
        last = self._tail_end(tail, head[1].type, self.title is not None and self.title[1] == i)
        if last <= tail or i + known >= last:
            return 0
        if head[1].type in ("FAC", "LOC") and not self._named(tail, last):
            return 0
        if not self.forms[i].capital and (not self._name_word(tail) or self._is_country(tail, last)):
            return 0
        return self._enter(Found(i, last, head[1].type, True))

    def _named(self, first: int, last: int) -> bool:
        """Whether more than common words follow the head word of a place: 'Jalan Kaki' is a walk, 'Jalan Merdeka' a street."""
        return any(
            not form.common or self.lex.names.at(self.words, i) or (label != "O" and not self.headline)
            for i, form, label in zip(range(first, last), self.forms[first:last], self.labels[first:last], strict=True)
        )

    def _tail_end(self, start: int, kind: str, titled: bool) -> int:
        """Where the name that a head word opens ends.

        It runs over capitalised words, numerals, 'dan' between common words and the place or body it belongs to, and stops before a
        title, before a name that follows such a place ('Kemenag Depok Enjat Mujiat'), and, if a title stands before the head
        word, before a person's name that follows common words ('Direktur Dinas Pangan Sarwo Danu').
        """
        i, belongs, commas, bracketed = start, False, 0, 0
        while i < len(self.words):
            word = self.words[i]
            known = self.lex.names.at(self.words, i)
            if known and known[1].sure and known[1].type != "PER":
                if (
                    kind == "FAC"
                    and i > start
                    and known[1].type == "LOC"
                    and self.lower[i - 1] not in self.lex.capital_share
                ):
                    break  # 'Bandara Kualanamu Deli Serdang': where it lies
                i, belongs = i + known[0], True
            elif self._name_word(i):
                if i > start and not word.isupper() and self.lex.titles.at(self.lower, i):
                    break
                if i > start and (self.labels[i] == "B-PER" or (titled and self.forms[i].part)):
                    break
                common = self.forms[i].common or self.lower[i] in self.lex.capital_share
                if not common and i > start and (belongs or titled) and not _NUMERAL.fullmatch(word):
                    break
                i += 1
            elif _NUMERAL.fullmatch(word):
                i += 1
            elif word == "(" and self._is(i + 2, ")") and self._tail_goes_on(i + 3) and i > start:
                i, bracketed = i + 3, i + 3
            elif word == "[" and self._is(i + 2, "]") and i > start:
                return i + 3  # 'Dewan Keamanan [PBB]'
            elif word == "-" and self._glued(i) and self._name_word(i + 1) and i > start:
                i += 1
            elif i > start and ("coordinator" in self.forms[i].roles or word == ","):
                if word == "," and commas and self._coordinates(i + 1) and self._list_item(i + 2):
                    i += 2
                    continue
                listed = self._list_item(i + 1) if word == "," or commas else self._common_capital(i + 1)
                if not listed or (word == "," and not self._list_goes_on(i + 1)) or self._starts_something(i + 1):
                    break
                commas += word == ","
                i += 1
            elif (
                i > start
                and ("particle" in self.forms[i].roles or "about" in self.forms[i].roles)
                and self._name_word(i + 1)
            ):
                i += 1
            else:
                break
        return i - 3 if i == bracketed else i

    def _tail_goes_on(self, i: int) -> bool:
        """Whether token i, after a bracketed abbreviation, is still of the name: 'Badan Jaminan (BJ) Kesehatan'."""
        return (
            self._name_word(i)
            and not self.lex.titles.at(self.lower, i)
            and self.labels[i] != "B-PER"
            and not self.forms[i].part
        )

    def _list_goes_on(self, i: int) -> bool:
        """Whether 'Kelautan, dan Pertanian' or 'Kelautan dan Perikanan' follows: a comma inside the name of a ministry."""
        while self._list_item(i):
            i += 1
        if self._is(i, ","):
            i += 1
        return self._coordinates(i) and self._list_item(i + 1)

    def _coordinates(self, i: int) -> bool:
        return i < len(self.words) and "coordinator" in self.forms[i].roles

    def _list_item(self, i: int) -> bool:
        """A capitalised word that is also a common noun, if often part of names: 'Kelautan'."""
        return self._name_word(i) and self.lower[i] in self.lex.capital_share and not self._starts_something(i)

    def _glued(self, i: int) -> bool:
        """Whether no blank stands round token i: 'Jakarta-Bekasi'."""
        return 0 < i < len(self.ends) - 1 and self.ends[i - 1] == self.starts[i] and self.ends[i] == self.starts[i + 1]

    def _is_country(self, first: int, last: int) -> bool:
        """Whether the tokens are a country's name: 'bandara Indonesia' is no airport's name."""
        known = self.lex.names.at(self.words, first)
        return known is not None and known[1].kind == "country" and first + known[0] == last

    def _common_capital(self, i: int) -> bool:
        return self._name_word(i) and self.forms[i].common

    def _is(self, i: int, mark: str) -> bool:
        return i < len(self.words) and self.words[i] == mark

    def _name_word(self, i: int) -> bool:
        return i < len(self.forms) and self.forms[i].name

    def _abbreviation(self, i: int) -> bool:
        return self.forms[i].shouted

    # -- words the lexicon does not know

    def _unknown(self, first: int) -> int:
        titled = self.title is not None and self.title[1] == first
        if titled and _NUMERAL.fullmatch(self.words[first]):
            return self._extend_title(first, first + 1)  # 'Direktur Operasi II'
        if titled and self._abbreviation(first):
            last = first + 1
            if not self._name_word(last) or not self._abbreviation(last):
                return self._enter(Found(first, last, "ORG", True))  # 'Ketua LBN Ratih Palupi'
        i = first + 1
        while i < len(self.words):
            if self._name_word(i):
                if self._starts_something(i) and not self._inside(i):
                    break
            elif not self._goes_on(i):
                break
            i += 1
        return self._enter_unknown(first, i)

    def _inside(self, i: int) -> bool:
        """Whether the known name at token i is rather a part of the unknown one before it: 'Persib Bandung'."""
        known = self.lex.names.at(self.words, i)
        return known is not None and (not known[1].sure or self.labels[i] in ("I-PER", "I-ORG"))

    def _enter_unknown(self, first: int, last: int) -> int:
        """Enters the unknown words [first, last), parted where the tagger starts a name of another type."""
        if (
            first == last
            or (self.headline and not self._told(first, last))
            or all(w.common and y == "O" for w, y in zip(self.forms[first:last], self.labels[first:last], strict=True))
        ):
            self._close_title()
            return last
        cut = next((i for i in range(first + 1, last) if self._parts(i)), last)
        self._enter(self._typed(Found(first, cut, None, False, opening=first == self.opening)))
        return cut

    def _opens_idly(self, i: int) -> bool:
        """Whether a word has its capital only since it opens the sentence: 'Profil Sarwo Danu'."""
        form = self.forms[i]
        return form.common and (self.labels[i] == "O" or self.lex.capital_share[form.low] < RARELY)

    def _told(self, first: int, last: int) -> bool:
        """Whether more than capitals says that the tokens are a name: the tagger, a title, a word of persons' names."""
        titled = self.title is not None and self.title[1] == first
        told = any(y != "O" for y in self.labels[first:last])
        return titled or (told and any(w.part or w.shouted for w in self.forms[first:last]))

    def _parts(self, i: int) -> bool:
        """Whether the tagger starts a name at token i that is not of the type of the word before."""
        return (
            self.labels[i].startswith("B-")
            and self.labels[i - 1] != "O"
            and self.labels[i - 1][2:] != self.labels[i][2:]
        )

    def _goes_on(self, i: int) -> bool:
        """Whether token i, no name word itself, stands inside a name: 'M. Anwar', 'Amir bin Said', 'Angara 5'."""
        word = self.words[i]
        if word == ".":
            return len(self.words[i - 1]) <= 2 and self._name_word(i + 1)
        return (word.isdigit() and len(word) <= 4) or ("particle" in self.forms[i].roles and self._name_word(i + 1))

    def _typed(self, found: Found) -> Found:
        """Types an unknown name by its neighbours and the tagger, where they tell."""
        before = self.forms[found.first - 1].roles if found.first else frozenset()
        shouted = self._abbreviation(found.first)
        told = [y[2:] for y in self.labels[found.first : found.last] if y != "O"]
        label = max(sorted(set(told)), key=told.count) if told else None
        known = self.lex.names.at(self.words, found.first)
        titled = self.title is not None and self.title[1] == found.first
        several = found.last - found.first > 1
        if (titled and several and self._filled()) or "person_before" in before or ("speech" in before and not shouted):
            found.type, found.sure = "PER", True
        elif "body_before" in before:
            found.type, found.sure = "ORG", True
        elif "thing_before" in before and label != "PER" and self.lower[found.first] not in self.lex.capital_share:
            found.type, found.sure = "MISC", True
        elif shouted and several and self.words[found.last - 1].isdigit():
            found.type = "MISC"  # 'SV 5276'
        elif not titled and not shouted and self._place_after(found.last):
            found.type = "LOC"
        elif label:
            found.type = label
        elif not shouted and "place_before" in before:
            found.type = "LOC"
        elif known and not titled:
            found.type = known[1].type
        return found

    def _place_after(self, i: int) -> bool:
        """'Pondok Ranggon, Jakarta Timur': the larger place follows the comma."""
        if not self._is(i, ","):
            return False
        known = self.lex.names.at(self.words, i + 1) if i + 1 < len(self.words) else None
        return known is not None and known[1].sure and known[1].type == "LOC"
