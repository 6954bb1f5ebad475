"""What the seeds know of names, compiled once per language.

Belongs here: names, the words that open them, titles, the function words beside them. Does not belong here: judgement of a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Generic, TypeVar

from pipelines import outlets
from pipelines.language import LanguagePack

# A word runs through inner hyphens, apostrophes, points and ampersands, and a slash before a number or one or two letters:
# 'Soekarno-Hatta', 'KOMPAS.com', 'I/BB', "Ma'ruf".
TOKEN = re.compile(r"\w+(?:[-'’.&]\w+|/(?:\d+|\w{1,2}\b))*|[^\w\s]")
_DOUBLED = re.compile(r"(.)\1+")
_AMOUNT = re.compile(r"([A-Za-z$]+)\d[\d.]*")
_GLUED = re.compile(r"[^\W\d_A-Z]{2,}(?=-?[A-Z])")  # 'antar-Korea', and scrapers' 'laporAFP'
_TWO_NAMES = re.compile(r"([A-Z][a-z]{2,}|[A-Z]{2,})([A-Z][a-z]{2,})")  # what scrapers make of two: 'PresidenRatih'
COMMON_BELOW = 60  # a word capitalised in fewer than this many percent of its places inside sentences is a common word
# The roles that the tagger's weights know, a bit each in this order: another role needs new weights to join them.
WEIGHED = (
    "about", "according", "body_before", "coordinator", "demonstrative", "enclitic", "never", "oblique", "particle",
    "person_before", "place_before", "speech", "thing_before", "title_tail",
)  # fmt: skip
SHORT = 5  # an outlet's name of so many letters or fewer may be an abbreviation of something else when in capitals
IDLE = "-"  # in head_words.csv, for the full form of a head word that adds nothing
QUOTES = '"“”«»'
_TELLING = frozenset((*QUOTES, "-"))
_NONE: frozenset[str] = frozenset()
_AS_WRITTEN = frozenset({"never"})  # a role of the word only as it is written in the list
_REPORTING = frozenset({"speech", "according"})
KEPT = 200_000  # words remembered with what is known of them


@dataclass(frozen=True, slots=True)
class Name:
    """A known name: its type, the name it is an alias of, whether it names even without support from the context, and the
    kind of place (country, city, province, regency, regency and city, district).
    """

    type: str
    canonical: str
    sure: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that opens names of a type; names are compared under its full form ('Pemprov' as 'Pemerintah Provinsi').

    ``idle``: before a known place it adds nothing ('Provinsi Bali' is 'Bali'). ``small``: it opens names of villages and districts.
    """

    type: str
    full: str
    idle: bool
    small: bool = False


V = TypeVar("V")


class Phrases(Generic[V]):
    """Word sequences and their values; finds the longest one at a place. ``lengths``: of the sequences that begin with a word, longest first."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, ...], V] = {}
        self.lengths: dict[str, tuple[int, ...]] = {}

    def add(self, phrase: str, value: V) -> None:
        """Enters a phrase; the first value of a phrase stays."""
        key = tuple(TOKEN.findall(phrase))
        if key and key not in self.values:
            self.values[key] = value
            lengths = self.lengths.get(key[0], ())
            if len(key) not in lengths:
                self.lengths[key[0]] = tuple(sorted((*lengths, len(key)), reverse=True))

    def at(self, words: Sequence[str], i: int) -> tuple[int, V] | None:
        """How many words the longest phrase at ``words[i]`` takes, and its value."""
        for n in self.lengths.get(words[i], ()):
            key = tuple(words[i : i + n])
            value = self.values.get(key)
            if value is not None:
                return len(key), value
        return None


class Memory(dict[str, V]):
    """What ``make`` makes of a text, remembered; past KEPT texts it starts anew and so does not grow with the corpus."""

    def __init__(self, make: Callable[[str], V]) -> None:
        self.make = make

    def __missing__(self, text: str) -> V:
        if len(self) >= KEPT:
            self.clear()
        made = self[text] = self.make(text)
        return made


@dataclass(slots=True, eq=False)
class Word:
    """A word form and what is known of it wherever it stands.

    ``capital``: written as names are ('Putin', 'KPK', 'G20', 'iPhone'). ``shouted``: an abbreviation or capitals throughout. ``name``: may be
    a word of a name. ``common``: usually written small. ``opens_name``, ``opens_title``, ``opens_head``: a known name, title or head word may
    start here; ``opens``: one of these. ``roles``: those of name_words.csv. ``pronoun``: one, many, side, or empty. ``suffix``: letters of the pronoun that a reporting word carries ('ujarnya': 3). ``part``: a word of
    persons' names ('Budi', 'Wang'). ``pieces``: the words it is parted into, none if it is one. ``joined``: two words with capitals and a hyphen between, which are two places on a route.
    ``read``: a name, title or head word may start here or go on. ``lettered``: a word, not a number. ``told``: a pronoun, a reporting word with
    its suffix, a quotation mark, or a word or mark beside which a place may stand that no list knows.
    """

    text: str
    low: str
    alnum: bool
    capital: bool
    shouted: bool
    name: bool
    common: bool
    opens_name: bool
    opens_title: bool
    opens_head: bool
    opens: bool
    roles: frozenset[str]
    pronoun: str
    suffix: int
    part: bool
    pieces: tuple[str, ...]
    joined: bool
    read: bool
    lettered: bool
    told: bool


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything the tagger asks of one language.

    ``clubs`` are the syllables that clubs' names begin with, ``parts`` words of persons' names, ``shared`` those that many persons bear; ``roles`` are words by role, ``held`` roles by word, ``triggers`` what the tagger
    weighs of a word beside names as one number: a bit each for title, head word and the weighed roles.
    """

    names: Phrases[Name]
    titles: Phrases[str]
    heads: Phrases[Head]
    roles: dict[str, frozenset[str]]
    common: frozenset[str]
    capital_share: dict[str, int]
    pronouns: dict[str, str]
    suffixes: tuple[str, ...]
    clubs: tuple[str, ...]
    parts: frozenset[str]
    shared: frozenset[str]
    spelling: tuple[tuple[str, str], ...]
    held: dict[str, frozenset[str]]
    triggers: dict[str, int]

    @cached_property
    def words(self) -> Memory[Word]:
        """What is known of each word form."""
        return Memory(self._learn)

    @cached_property
    def _sounds(self) -> Memory[list[str]]:
        return Memory(self._sound)

    def is_common(self, text: str) -> bool:
        """Whether the word, whatever its case here, is usually written small."""
        return text.lower() in self.common

    def sounded(self, name: str) -> list[str]:
        """The words of a name with spellings of the same sound made one: 'Wishnu', 'Whisnu' and 'Wisnu'; doubled letters count once."""
        return self._sounds[name]

    def _sound(self, name: str) -> list[str]:
        sound = name.lower()
        for written, compared in self.spelling:
            sound = sound.replace(written, compared)
        return re.findall(r"\w+", _DOUBLED.sub(r"\1", sound))

    def _pair(self, form: str, left: str, right: str) -> bool:
        """Whether a hyphen joins two names: both have a capital, one at least is known and the whole is not ('Surabaya-Lembar')."""
        names = self.names.values
        known = [names[w,].sure for w in (left, right) if (w,) in names]
        return any(known) and (form,) not in names and left[0].isupper() and right[0].isupper() and right.isalpha()

    def _learn(self, text: str) -> Word:
        low = text.lower()
        small = text == low
        alnum = text[0].isalnum()
        capital = not small and (text[0].isupper() or (text[0].isalpha() and any(c.isupper() for c in text[1:])))
        amount = None if text.isalpha() else _AMOUNT.fullmatch(text)  # 'Rp750.000' is no more a name than 'Rp'
        roles = self.held.get(low, _NONE)
        if amount or not small:
            roles = self.held.get(amount[1] if amount else text, _NONE) | (roles - _AS_WRITTEN)
        suffix = next(s for s in self.suffixes if low.endswith(s)) if low.endswith(self.suffixes) else ""
        reporting = bool(suffix) and not _REPORTING.isdisjoint(self.held.get(low[: -len(suffix)], _NONE))
        shouted = len(text) > 1 and text.isupper()
        pronoun = "" if shouted else self.pronouns.get(low, "")
        name = alnum and capital and "never" not in roles and not self._inflected(text)
        opens_name, opens_title = text in self.names.lengths, low in self.titles.lengths
        opens_head = text in self.heads.lengths
        opens = opens_name or opens_title or opens_head
        hyphened = "-" in text
        return Word(
            text,
            low,
            alnum,
            capital,
            shouted,
            name,
            common=low in self.common and text not in self.parts,
            opens_name=opens_name,
            opens_title=opens_title,
            opens_head=opens_head,
            opens=opens,
            roles=roles,
            pronoun=pronoun,
            suffix=len(suffix) if reporting else 0,
            part=text in self.parts,
            pieces=self._pieces(text) if capital or hyphened else (),
            joined=hyphened and capital and _joined(text),
            read=name or opens,
            lettered=alnum and not text[0].isdigit(),
            told=bool(pronoun) or reporting or text in _TELLING or "harbour" in roles,
        )

    def _inflected(self, text: str) -> bool:
        """Whether a word with a capital is a common one with a possessor, or made of what is no name: 'Kakeknya', 'Juni-Juli', 'H-1'."""
        if "-" in text:
            never, *more = ["never" in self.held.get(part, _NONE) or part for part in text.split("-")]
            return never is True and all(part is True or part.isdigit() for part in more)
        stem = next((text[: -len(s)].lower() for s in self.suffixes if text.endswith(s)), "")
        return stem in self.common and text not in self.parts and (text,) not in self.names.values

    def _are_two(self, form: str, one: str, other: str) -> bool:
        """Whether a form is a title, a head word or a name and a name joined to it: 'DanuPalupi', but not 'TomTom'."""
        names = [part in self.parts or (part,) in self.names.values for part in (form, one, other)]
        opens = (one.lower(),) in self.titles.values or (one,) in self.heads.values
        return not names[0] and (opens or names[1]) and names[2] and one != other

    def _pieces(self, form: str) -> tuple[str, ...]:
        """The words that a form with a capital or hyphen is to be parted into; none if it is whole."""
        names = self.names.values
        if (two := _TWO_NAMES.fullmatch(form)) and self._are_two(form, *two.groups()):
            return two.groups()
        pieces: list[str] = []
        if not form[0].isupper():
            glued = _GLUED.match(form)
            if glued and (form,) not in names and glued.group() in self.common:
                pieces.append(glued.group())
                form = form[glued.end() :]
                if form[0] == "-":
                    pieces.append("-")
                    form = form[1:]
        if form.endswith(self.suffixes):
            stem = next(form[: -len(s)] for s in self.suffixes if form.endswith(s))
            if (stem,) in names:
                return (*pieces, stem, form[len(stem) :])
        left, hyphen, right = form.rpartition("-")
        if left and right and (right in self.roles["enclitic"] or self._pair(form, left, right)):
            return (*pieces, left, hyphen, right)
        return (*pieces, form) if pieces else ()


def _joined(form: str) -> bool:
    """Whether two words with a capital each stand on both sides of a hyphen."""
    left, _, right = form.partition("-")
    return left.istitle() and right.istitle() and left.isalpha() and right.isalpha()


@cache
def load(pack: LanguagePack) -> Lexicon:
    """The lexicon of a language, from its seeds."""
    names, titles, heads = Phrases[Name](), Phrases[str](), Phrases[Head]()
    for outlet in outlets.registry():
        for alias in (outlet.name, outlet.domain, outlet.domain.upper(), *outlet.aliases):
            names.add(alias, Name("ORG", outlet.name, True))
            if len(alias) > SHORT and alias not in outlet.word_aliases:
                names.add(alias.upper(), Name("ORG", outlet.name, True))  # 'MATARAM, HARIANLENTERA - '
    for row in pack.rows("organisations"):
        press = outlets.by_name(row["canonical"])
        names.add(row["name"], Name("ORG", press.name if press else row["canonical"], True))
    for row in pack.rows("places"):
        names.add(row["name"], Name("LOC", row["canonical"], True, row["kind"]))
    for row in pack.rows("persons"):
        names.add(row["name"], Name("PER", row["canonical"], True))
    for row in pack.rows("named_things"):
        names.add(row["name"], Name(row["type"], row["canonical"], True))
    for row in sorted(
        pack.rows("regencies"), key=lambda row: row["kind"] == "district"
    ):  # Sukabumi is a city before a district
        place = Name("LOC", row["name"], row["kind"] != "district", row["kind"])
        names.add(row["name"], place)
        if place.sure and " " in row["name"]:
            names.add(row["name"].replace(" ", "").capitalize(), place)  # 'Deliserdang'
    for key, value in list(names.values.items()):
        if value.type == "LOC" and value.sure:
            names.add(" ".join(key).upper(), value)
    for title in pack.column("titles", "title"):
        titles.add(title, title)
        office = title.split()[-1]
        for row in pack.rows("portfolios"):
            if office == row["office"]:
                titles.add(f"{title} {row['portfolio']}", title)
    roles: dict[str, set[str]] = {}
    for row in pack.rows("name_words"):
        roles.setdefault(row["role"], set()).add(row["word"])
    for row in pack.rows("head_words"):
        idle = row["full"] == IDLE
        full = row["word"] if idle or not row["full"] else row["full"]
        head = Head(row["type"], full, idle, row["word"] in roles["small_place"])
        heads.add(row["word"], head)
        if row["small"] == "yes":
            heads.add(row["word"].lower(), head)
    held: dict[str, set[str]] = {}
    for role, words in roles.items():
        for word in words:
            held.setdefault(word, set()).add(role)
    triggers = defaultdict[str, int](int)
    for bit, marked in enumerate((_single(titles), _single(heads), *(roles.get(role, ()) for role in WEIGHED))):
        for word in marked:
            triggers[word] |= 1 << bit
    shares = {row["word"]: int(row["capital_share"]) for row in pack.rows("common_words")}
    return Lexicon(
        names=names,
        titles=titles,
        heads=heads,
        roles={role: frozenset(words) for role, words in roles.items()},
        common=frozenset(word for word, share in shares.items() if share < COMMON_BELOW),
        capital_share=shares,
        pronouns={row["word"]: row["kind"] for row in pack.rows("pronouns") if row["kind"] != "suffix"},
        suffixes=tuple(row["word"] for row in pack.rows("pronouns") if row["kind"] == "suffix"),
        clubs=tuple(sorted(roles["club_prefix"])),
        parts=frozenset(pack.column("name_parts", "word")),
        shared=frozenset(pack.column("shared_names", "word")),
        spelling=tuple((row["written"], row["compared"]) for row in pack.rows("spelling")),
        held={word: frozenset(of) for word, of in held.items()},
        triggers=dict(triggers),
    )


def _single(phrases: Phrases[V]) -> list[str]:
    """The words that are a phrase by themselves."""
    return [word for word, lengths in phrases.lengths.items() if 1 in lengths]
