"""A sentence as the grammar of names sees it.

Belongs here: questions about one place among the tokens. Does not belong here: decisions about whole names (``tails``, ``tagging``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.entities.findings import Role
from pipelines.entities.lexicon import Head, Lexicon, Name
from pipelines.entities.tokens import Tokens

HEADLINE = 0.7  # a sentence with a greater share of capitalised words is a headline: capitals say nothing in it
_ENDS = frozenset(".!?")
CONTENT = 6  # letters from which a word in small letters is taken for one that a headline would give a capital
OFFICE = 4  # words behind '&' that an office may go on with
_AGE = re.compile(r"[1-9]\d")
_DASHES = frozenset("-–—")
STEM = 5  # letters from which what is left of a word without its ending is taken for a word
INNER = 4  # the same, without a prefix and its ending
RARELY = 30  # a word with a capital in a smaller percentage of its places inside sentences is no name's first word


class View:
    """Tokens of a sentence with what the lexicon and the tagger say of each; indices are of tokens, past the end is never true."""

    def __init__(self, tokens: Tokens, labels: list[str], lexicon: Lexicon) -> None:
        self.lex = lexicon
        self.labels = labels
        self.tokens = tokens
        self.forms = tokens.words
        self.words = tokens.texts
        opens = self.forms[0].alnum  # as nearly always
        self.opening = 0 if opens else next((i for i, w in enumerate(self.forms) if w.alnum), len(self.words))
        self.story = self._after_dateline()

    @property
    def headline(self) -> bool:
        """Whether so many words have a capital that capitals say nothing; not in a sentence with a full stop where a longer word has none."""
        capitals = [w.capital for w in self.forms if w.lettered]
        if len(capitals) <= 4 or capitals.count(True) <= HEADLINE * len(capitals):
            return False
        if not _ENDS.intersection(self.words[-2:]):
            return True
        return all(w.capital or len(w.text) < CONTENT or "fronting" in w.roles for w in self.forms if w.lettered)

    def known(self, i: int) -> tuple[int, Name] | None:
        """How many tokens the longest known name at token i takes, and the name."""
        return self.lex.names.at(self.words, i) if i < len(self.forms) and self.forms[i].opens_name else None

    def head(self, i: int) -> tuple[int, Head] | None:
        """How many tokens the longest head word at token i takes, and the head word."""
        return self.lex.heads.at(self.words, i) if i < len(self.forms) and self.forms[i].opens_head else None

    def title(self, i: int) -> tuple[int, str] | None:
        """How many tokens the longest title at token i takes, in whatever case, and the title."""
        if not self.forms[i].opens_title:
            return None
        longest = self.lex.titles.lengths[self.forms[i].low][0]
        return self.lex.titles.at([w.low for w in self.forms[i : i + longest]], 0)

    def opens(self, i: int) -> bool:
        """Whether token i opens the sentence, also behind a dateline: 'SURABAYA, Kabar - Feri itu'."""
        return i in (self.opening, self.story)

    def before(self, i: int) -> frozenset[str]:
        """The roles of the word before token i."""
        return self.forms[i - 1].roles if i else frozenset()

    def _after_dateline(self) -> int:
        """The first word behind a dash that stands apart and that only capitalised words, up to six tokens, precede; -1 if none does."""
        if _DASHES.isdisjoint(self.words[1:7]):
            return -1
        for i in range(1, min(7, len(self.words) - 1)):
            if self.words[i] in _DASHES:
                starts, ends = self.tokens.starts, self.tokens.ends
                return i + 1 if ends[i - 1] < starts[i] and ends[i] < starts[i + 1] else -1
            if self.forms[i].alnum and not self.forms[i].capital:
                return -1
        return -1

    def is_mark(self, i: int, mark: str) -> bool:
        """Whether token i is this mark."""
        return i < len(self.words) and self.words[i] == mark

    def name_word(self, i: int) -> bool:
        """Whether token i may be a word of a name."""
        return i < len(self.forms) and self.forms[i].name

    def common_capital(self, i: int) -> bool:
        """Whether token i is a common word with a capital."""
        return self.name_word(i) and self.forms[i].common

    def office_end(self, i: int) -> int:
        """Where a body's name or its head word starts behind a few capitalised words, none of persons' names, from token i on; 0 if none does."""
        end = i
        while end < i + OFFICE and self.name_word(end) and not self.starts_something(end) and not self.forms[end].part:
            end += 1
        return end if end > i and self.name_word(end) and (self.known(end) or self.head(end)) else 0

    def abbreviation(self, i: int) -> bool:
        """Whether token i is an abbreviation in capitals."""
        return self.forms[i].shouted

    def coordinates(self, i: int) -> bool:
        """Whether token i is 'dan' or its like."""
        return i < len(self.words) and "coordinator" in self.forms[i].roles

    def list_item(self, i: int) -> bool:
        """A capitalised word that is also a common noun, if often part of names: 'Kelautan'."""
        return self.name_word(i) and self.forms[i].low in self.lex.capital_share and not self.starts_something(i)

    def list_goes_on(self, i: int) -> bool:
        """Whether 'Kelautan, dan Pertanian' or 'Kelautan dan Perikanan' follows: a comma inside the name of a ministry."""
        while self.list_item(i) or (self.is_mark(i, ",") and self.list_item(i + 1)):
            i += 1
        if self.is_mark(i, ","):
            i += 1
        return self.coordinates(i) and self.list_item(i + 1)

    def glued(self, i: int) -> bool:
        """Whether no blank stands round token i: 'Jakarta-Bekasi'."""
        starts, ends = self.tokens.starts, self.tokens.ends
        return 0 < i < len(starts) - 1 and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]

    def is_country(self, first: int, last: int) -> bool:
        """Whether the tokens are a country's name: 'bandara Indonesia' is no airport's name."""
        known = self.known(first)
        return known is not None and known[1].kind == "country" and first + known[0] == last

    def starts_something(self, i: int) -> bool:
        """Whether a title, head word or known name starts at token i."""
        if not self.forms[i].opens:
            return False
        if self.known(i) or self.head(i):
            return True
        title = self.title(i)
        return title is not None and not self.forms[i].shouted and not (title[0] == 1 and self.forms[i].part)

    def place_after(self, i: int) -> bool:
        """'Pondok Ranggon, Jakarta Timur': the larger place follows the comma."""
        if not self.is_mark(i, ","):
            return False
        known = self.known(i + 1)
        return known is not None and known[1].sure and known[1].type == "LOC"

    def ends_phrase(self, i: int) -> bool:
        """Whether a comma, point or bracket stands at token i, or a reporting word, or nothing."""
        return i >= len(self.words) or self.words[i] in (",", ".", "(") or "speech" in self.forms[i].roles

    def company(self, first: int, last: int, label: str | None, offices: Sequence[Role]) -> bool:
        """Whether the words beside an unknown name say that it is a company's.

        'pabrik Haldor', 'Haldor merumahkan'; and 'perusahaan logam Norwegia, Haldor,', but not where
        one of the ``offices`` ends before the noun: 'Juru bicara perusahaan nikel, Ratih Palupi,'.
        """
        if not self.words[first][0].isupper():
            return False  # 'pabrik iPhone'
        if "company_before" in self.before(first) and label != "LOC":
            return True
        if last < len(self.forms) and "company_after" in self.forms[last].roles:
            return not any(f.part for f in self.forms[first:last])
        if first < 3 or self.words[first - 1] != "," or not self.ends_phrase(last):
            return False
        for i in range(first - 2, max(0, first - 6), -1):
            form = self.forms[i]
            if "company_noun" in form.roles:
                return i < first - 2 and not any(office.last == i for office in offices)
            if not form.alnum or form.pronoun or "demonstrative" in form.roles:
                return False
        return False

    def goes_on(self, i: int) -> bool:
        """Whether token i, no name word itself, stands inside a name: 'M. Anwar', 'Amir bin Said', 'Angara 5'."""
        word = self.words[i]
        if word == ".":
            return len(self.words[i - 1]) <= 2 and self.name_word(i + 1)
        if word.isdigit():
            return len(word) <= 4
        if len(word) == 1 and self.forms[i].capital and self.forms[i - 1].lettered:
            # 'Ratih H. Palupi', though 'H.' before a name is 'Haji'
            return self.name_word(i + 1 + self.is_mark(i + 1, "."))
        while i < len(self.forms) and "particle" in self.forms[i].roles:
            i += 1  # 'van der'
            if self.name_word(i):
                return True
        return False

    def tagged(self, first: int, last: int) -> bool:
        """Whether the tagger takes any of the tokens [first, last) for a name's."""
        return self.labels[first:last].count("O") < last - first

    def inside(self, i: int) -> bool:
        """Whether the known name at token i is rather a part of the unknown one before it: 'Persib Bandung'."""
        known = self.known(i)
        return known is not None and (not known[1].sure or self.labels[i] in ("I-PER", "I-ORG"))

    def goes_on_as_person(self, first: int, last: int, end: int, name: Name) -> bool:
        """Whether the words [last, end) behind a known person's name [first, last) are of it.

        A name in full may go on ('Prabowo Subianto Djojohadikusumo'); behind a short one a word of the full name has to follow
        ('Anies Rasyid Baswedan', but 'Jokowi Mania').
        """
        more = self.forms[last:end]
        if last - first == 1 and more:
            full = self.lex.sounded(name.canonical)
            return any(word in full for form in more for word in self.lex.sounded(form.text))
        return all(
            form.part or "generation" in form.roles or label == "I-PER"
            for form, label in zip(more, self.labels[last:end], strict=True)
        )

    def closes_title(self, i: int) -> bool:
        """Whether the word after a title is a person's name by its place: 'Camat Danukarta mengatakan', but 'Presiden Sarikliga, Ratih Palupi'."""
        plain = self.words[i].istitle() and self.forms[i].low not in self.lex.capital_share
        return plain and self.ends_phrase(i + 1) and not self.is_mark(i + 1, ",")

    def aged(self, i: int) -> bool:
        """Whether an age in brackets stands at token i: 'Sarwo (34)'."""
        return self.is_mark(i, "(") and self.is_mark(i + 2, ")") and _AGE.fullmatch(self.words[i + 1]) is not None

    def priced(self, i: int) -> bool:
        """Whether a currency sign is glued to token i, which then says whose money it is and is no place: 'US$ 3 juta'."""
        return self.is_mark(i + 1, "$") and self.tokens.ends[i] == self.tokens.starts[i + 1]

    def opens_idly(self, i: int) -> bool:
        """Whether a word has its capital only since it opens the sentence: 'Profil Sarwo Danu', 'Feri itu kandas'."""
        form = self.forms[i]
        if not form.shouted and i + 1 < len(self.forms) and "demonstrative" in self.forms[i + 1].roles:
            return True
        if "particle" in form.roles and self.name_word(i + 1):
            return False  # 'Ten Hag pergi'
        if self.inflected(i):
            return True
        return form.common and (self.labels[i] == "O" or self.lex.capital_share[form.low] < RARELY)

    def inflected(self, i: int) -> bool:
        """Whether a word is a common one with its affixes, before a name: 'Lolosnya Sarwo', 'Diuraikan Sarwo', 'Keteladanan Sarwo'."""
        form = self.forms[i]
        if form.part or form.shouted or not self.name_word(i + 1):
            return False
        ends = [form.low.removesuffix(s) for s in self.lex.suffixes if form.low.endswith(s)]
        opens = [form.low.removeprefix(p) for p in self.lex.roles["passive_prefix"] if form.low.startswith(p)]
        both = [c.split("-") for c in self.lex.roles["circumfix"]]
        within = [form.low[len(a) : -len(b)] for a, b in both if form.low.startswith(a) and form.low.endswith(b)]
        long = [stem for stem in ends + opens if len(stem) >= STEM] + [stem for stem in within if len(stem) >= INNER]
        return any(stem in self.lex.common for stem in long)

    def parts(self, i: int) -> bool:
        """Whether the tagger starts a name at token i that is not of the type of the word before."""
        return (
            self.labels[i].startswith("B-")
            and self.labels[i - 1] != "O"
            and self.labels[i - 1][2:] != self.labels[i][2:]
        )

    def doubtful(self, i: int, n: int) -> bool:
        """Whether a known name of one word is rather another word.

        A common word where every word has a capital ('Antara lain'), or a word of a person's name ('Surya Saputra', and the paper Surya).
        """
        if n == 1 and self.forms[i].part and self.labels[i] != "B-ORG" and self.name_word(i + 1):
            return True
        return (
            i == self.opening
            and n == 1
            and self.forms[i].common
            and self.labels[i] == "O"
            and not self.forms[i].shouted
        )

    def part_of_longer(self, first: int, n: int, name: Name) -> bool:
        """Whether a known place opens the name of something else: 'Indonesia Corruption Watch', 'Afrika Bersatu'."""
        last = first + n
        if name.type != "LOC" or not self.name_word(last) or self.labels[last] == "B-PER":
            return False
        if self.title(last):
            return False  # 'Kapolres Garut AKBP Sarwo Danu'
        return self.labels[first] in ("B-ORG", "B-PER") and self.labels[last] == "I-" + self.labels[first][2:]
