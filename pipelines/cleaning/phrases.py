"""Set phrases of pages: wording that tells what a line is, whatever the outlet.

Belongs here: compiling chrome.csv, appeals.csv, bylines.csv and the like, and asking a line for them. Does not belong here:
the decision what a line is; a phrase is one piece of evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from pipelines import outlets
from pipelines.language.letters import runs
from pipelines.language.pack import LanguagePack

_TRIM = " \t\u00a0\u200b\ufeff\"'“”‘’*#>|:;.,!-–—•·[](){}«»→↓▼►_"
_CREDIT_SIGNS = ("(", "[", "/", ":", "©", "via", "melalui", "Rights")
_RIGHTS_SIGNS = ("©", "licensing")
_LONGEST_ONWARD = 9  # words of a sentence that sends the reader to the next page
_LONGEST_END = 60  # letters of what such a sentence ends with, and of the marks after it
LONGEST_PHRASE = 60  # words of a line that a set phrase can tell
_FIRST = re.compile(r"[^\s:,.\]]+")
_FIRST_RUN = re.compile(r"[^\W\d_]+")
_WORD_END = re.compile(r"[\s:,]")


class Phrase(NamedTuple):
    """A set phrase found in a line: what it makes of the line, and whether the story seldom goes on after it."""

    label: str
    barrier: bool


def alternatives(forms: Iterable[str]) -> str:
    """A pattern that matches any of the forms, the longest first."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda f: (-len(f), f)))


def holds(text: str, forms: Iterable[str]) -> bool:
    """Whether any of the forms stands in a text, letter by letter: far quicker than their pattern, which is asked only then."""
    return any(map(text.__contains__, forms))


class Phrases:
    """The set phrases of one language, ready to be looked up."""

    def __init__(self, pack: LanguagePack) -> None:
        self._whole: dict[str, Phrase] = {}
        self._start: dict[str, list[tuple[str, bool, Phrase]]] = {}
        self._contains: dict[str, Phrase] = {}
        self._end: dict[str, Phrase] = {}
        for row in pack.rows("chrome"):
            form, phrase = row["form"].lower(), Phrase(row["label"], row["barrier"] == "yes")
            if row["match"] == "whole":
                self._whole[form] = phrase
            elif row["match"] == "contains":
                self._contains[form] = phrase
            elif row["match"] == "end":
                self._end[form] = phrase
            elif row["match"] == "inline":
                self._whole[form.strip(_TRIM)] = phrase
            elif row["match"] != "inline-bracket":
                first = _FIRST.match(form)
                key = first.group() if first else form
                self._start.setdefault(key, []).append((form, row["match"] == "start-short", phrase))
        for forms in self._start.values():
            forms.sort(key=lambda f: (-len(f[0]), f[0]))
        self._contains_re = re.compile(alternatives(self._contains))
        appeals = pack.rows("appeals")
        verbs, channels, openers = (
            alternatives(r["form"] for r in appeals if r["role"] == role) for role in ("verb", "channel", "opener")
        )
        self._channels = tuple(r["form"] for r in appeals if r["role"] == "channel")
        self._readers, self._publishers, self._products = (
            tuple(r["form"] for r in appeals if r["role"] == role) for role in ("reader", "publisher", "product")
        )
        self._verb = re.compile(rf"\b(?:{verbs})\b")
        self._channel = re.compile(rf"\b(?:{channels})\b")
        copulas = alternatives(r["form"] for r in appeals if r["role"] == "copula")
        self._copula = re.compile(rf"\W*(?:\w+\s){{0,2}}(?:{copulas})\b")
        self._opens = re.compile(rf"(?:\W|\b(?:{openers})\b)*(?:{verbs})\b")
        starts = [row["form"] for row in pack.rows("chrome") if row["match"] == "start" and " " in row["form"]]
        start = alternatives(starts)
        rows = pack.rows("bylines")
        self._signers = tuple(r["form"].lower() for r in rows if r["role"] in ("writer", "editor"))
        named = alternatives(form.capitalize() for form in self._signers)
        asks = [r["form"].capitalize() for r in appeals if r["role"] == "verb"]
        appeal = alternatives(asks)
        self._asks = frozenset(form.split()[0] for form in asks)
        self._longest_appeal = 12 + max(len(r["form"].split()) for r in appeals) * 2
        # What single-line stories end with: 'Pewarta: … Editor: … Copyright …', '… Ikuti WhatsApp Channel Kabarsela'
        after = r"(?<=[\w.!?\"”)])\s+"
        signed = r"(?<=[\w.!?\"”)])(?:\s+|,|\s*\()"
        self._signed = re.compile(rf"{signed}(?:(?:{named})\s?:\s?[A-Z][\w.]|Copyright\s*©|©\s*\d{{4}})")
        self._appeal = re.compile(rf"{after}(?:{appeal})\s(?=(?:\S+\s){{0,6}}(?i:{channels})\b(?:\s\S+){{0,6}}\s*$)")
        # '… Simak selengkapnya di halaman berikutnya.', '… Artikel ini telah tayang di Kabarsela.id dengan judul …'
        self._ends = tuple(self._end)
        self._onward = re.compile(
            rf"(?<=[.!?\"”;)\]])\s*(?=[A-Z])(?:[^\s.!?;:]+\s+){{0,{_LONGEST_ONWARD - 2}}}(?i:{alternatives(self._end)})\W*$"
        )
        told = [form for form, phrase in self._contains.items() if phrase.label == "credit"]
        self._told_firsts = tuple(sorted({" ".join(form.split()[:2]) for form in told}))
        self._asking = _runs_of(r["form"] for r in appeals if r["role"] == "verb")
        self._asked = _runs_of(r["form"] for r in appeals if r["role"] == "channel")
        self._ending = _runs_of([*told, *self._end])
        self._told = re.compile(rf"(?<=[.!?\"”)])\s+(?:[A-Z][a-z]+\s)?(?i:{alternatives(told)})\b")
        inline = [re.escape(row["form"]) for row in pack.rows("chrome") if row["match"] == "inline"]
        inline += [
            re.escape(row["form"]) + r"[^\]]*\]" for row in pack.rows("chrome") if row["match"] == "inline-bracket"
        ]
        self._inline = re.compile("|".join(inline))
        self._inlines = tuple(row["form"] for row in pack.rows("chrome") if row["match"].startswith("inline"))
        self._inlines_low = tuple(form.lower() for form in self._inlines)
        self._inner = re.compile(rf"(?P<end>[.!?\"”’')\]])\s*(?P<phrase>{start})\b", re.IGNORECASE)
        self._phrase = re.compile(rf"\b(?:{start})\b", re.IGNORECASE)
        self._teasers = tuple((form.lower(), runs(form.lower())) for form in starts)
        self._teaser_words = frozenset(_FIRST_RUN.findall(row)[0] for row in starts)
        self._after_mark = re.compile(r"[.!?\"”’')\]]\s*([^\W\d_]+)\s")

    def tail_start(self, text: str, start: int) -> int | None:
        """Where the bylines, copyright notice or appeal begin that a story's line ends with; looked for from ``start`` on."""
        found = []
        if (text.find(":", start) >= 0 or text.find("©", start) >= 0) and (match := self._signed.search(text, start)):
            found.append(match.start())
        last = text.rsplit(maxsplit=self._longest_appeal)
        if not self._asks.isdisjoint(last) and (match := self._appeal.search(text, start)):
            found.append(match.start())
        if text[-_LONGEST_END:].rstrip(_TRIM).lower().endswith(self._ends) and (
            match := self._onward.search(text, start)
        ):
            found.append(match.start())
        if holds(text[start:].lower(), self._told_firsts) and (match := self._told.search(text, start)):
            found.append(match.start())
        return min(found) if found else None

    def may_end_a_line(self, low: str, words: set[bytes]) -> bool:
        """Whether a text in small letters, of which ``words`` are the runs, may hold what ``tail_start`` looks for."""
        return (
            "©" in low
            or any(piece[-_LONGEST_END:].rstrip().endswith(self._signers) for piece in low.split(":")[:-1])
            or any(found <= words for found in self._ending)
            or (any(found <= words for found in self._asking) and any(found <= words for found in self._asked))
        )

    def may_stand_inside(self, low: str, words: set[bytes]) -> bool:
        """Whether a text in small letters, of which ``words`` are the runs, may hold an advert or a teaser inside a line."""
        return holds(low, self._inlines_low) or any(found <= words and teaser in low for teaser, found in self._teasers)

    def without_inline(self, text: str) -> str:
        """A line without the adverts of a fixed wording that stand inside it."""
        return self._inline.sub("  ", text) if holds(text, self._inlines) else text

    def teaser(self, text: str, start: int) -> re.Match[str] | None:
        """A phrase such as 'Baca juga' right after the end of a sentence; groups end (its mark) and phrase."""
        if self._teaser_words.isdisjoint(self._after_mark.findall(text.lower())):
            return None
        return self._inner.search(text, start)

    def teaser_phrase(self, text: str, start: int, end: int) -> int | None:
        """Where the next phrase such as 'Baca juga' starts in ``text[start:end]``, whatever stands before it."""
        if self._teaser_words.isdisjoint(_FIRST_RUN.findall(text[start:end].lower())):
            return None
        found = self._phrase.search(text, start, end)
        return found.start() if found else None

    def of(self, text: str, words: int) -> Phrase | None:
        """The phrase that a line of ``words`` words shows, None where it shows none."""
        bare = text.strip(_TRIM)
        if not bare:
            return Phrase("other", False)
        if words > LONGEST_PHRASE:
            return None
        low = bare.lower()
        if found := self._whole.get(low):
            return found
        first = _FIRST.match(low)
        if words <= 45:
            for form, short, phrase in self._start.get(first.group() if first else "", ()):
                rest = low[len(form) : len(form) + 1]
                if low.startswith(form) and not (rest.isalnum() and form[-1].isalnum()) and not (short and words > 6):
                    return phrase
        if words < 2:
            return None  # the forms below are of several words
        if words <= 45 and holds(low, self._contains) and (hit := self._contains_re.search(low)):
            return self._contains[hit.group()]
        if words <= _LONGEST_ONWARD and low.endswith(self._ends):
            return next(phrase for form, phrase in self._end.items() if low.endswith(form))
        if words <= 45 and holds(low, self._publishers) and self._addresses_reader(text, low):
            return Phrase("advert", False)
        if (
            text[:1] not in '"“'
            and holds(low, self._channels)
            and ((opens := self._opens.match(low)) or not text[:1].isalnum())
            and self._channel.search(low)
            and self._verb.search(low)
        ):
            named = bool(outlets.find(text))
            if (opens and (words <= 20 or named)) or (named and words <= 40 and not text[:1].isalnum()):
                return Phrase("social", False)
        return None

    def introduces(self, rest: str) -> bool:
        """Whether what follows an outlet's name at the head of a line says what the outlet is: 'Community adalah media …'."""
        return self._copula.match(rest.lower()) is not None

    def appeals(self, text: str) -> bool:
        """Whether a line opens by asking its reader for something through a channel or a ware of the publisher."""
        low = text.lower()
        if not self._opens.match(low):
            return False
        found = set(_FIRST_RUN.findall(low))
        return not found.isdisjoint(self._readers) and (
            not found.isdisjoint(self._products) or self._channel.search(low) is not None
        )

    def _addresses_reader(self, text: str, low: str) -> bool:
        """Whether a line of nobody's speech is the publisher's word to the reader about its wares: 'Dukungan Anda membantu kami menyajikan artikel …'."""
        if any(map(text.__contains__, '"“”')):
            return False
        found = set(_FIRST_RUN.findall(low))
        return all(not found.isdisjoint(words) for words in (self._publishers, self._readers, self._products))


def _runs_of(forms: Iterable[str]) -> tuple[set[bytes], ...]:
    """The runs of letters of each form: a text that lacks one of them lacks the form."""
    return tuple(runs(form.lower()) for form in forms)


@cache
def phrases(pack: LanguagePack) -> Phrases:
    """The compiled phrases of a pack."""
    return Phrases(pack)


@cache
def roles(pack: LanguagePack) -> dict[str, str]:
    """Words of bylines.csv, lower case, and their role."""
    return {row["form"].lower(): row["role"] for row in pack.rows("bylines")}


def opening_role(text: str, pack: LanguagePack) -> str | None:
    """The role of bylines.csv that a line's first word has, None where it has none."""
    return roles(pack).get(_WORD_END.split(text.lower(), maxsplit=1)[0])


@cache
def open_words(pack: LanguagePack) -> frozenset[str]:
    """Words that no sentence ends with."""
    return frozenset(pack.column("open_words", "word"))


@cache
def common_words(pack: LanguagePack) -> frozenset[str]:
    """The language's ordinary words, in small letters."""
    return frozenset(pack.column("common_words", "word"))


@cache
def outlet_signoff() -> re.Pattern[str]:
    """A closing '(Kabarsela.id/Rina Dewi)': the outlet, then the writer."""
    names = alternatives(name for o in outlets.registry() for name in (o.name, *o.aliases) if o.country == "id")
    return re.compile(rf"\s*\(\s*(?:{names}|\w+\.(?:com|id|co\.id))\s*/\s*(?P<names>[^()]{{3,80}})\)\W*$")


@cache
def writer_signoff() -> re.Pattern[str]:
    """A closing '(Rina Dewi/kabarsela)': the writer, then the outlet."""
    name = r"[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]*){1,3}"
    return re.compile(rf"\s*\(\s*(?P<names>{name})\s*/\s*[\w.]+\s*\)\W*$")


class Marks:
    """Patterns of a language for what stands beside stories: picture credits, ages, counts."""

    def __init__(self, pack: LanguagePack) -> None:
        rows = pack.rows("bylines")
        photos = [r["form"] for r in rows if r["role"] == "photo"]
        self._photo_words = frozenset(re.split(r"[\s.:]", form.lower())[0] for form in photos)
        photo = alternatives(photos)
        names = {
            name
            for o in outlets.registry()
            if o.kind == "agency" and o.note != "sample"
            for name in (o.name, *o.aliases)
        }
        self._agency_words = frozenset(_FIRST_RUN.findall(name.lower())[0] for name in names)
        agency = alternatives(names)
        flags = re.IGNORECASE
        self._photo_in_brackets = re.compile(
            rf"[(\[]\s*(?:{photo})\b[^()\[\]]*[)\]]?\W*$", flags
        )  # (Foto: Dok. Pribadi)
        self._in_brackets = re.compile(  # (Yuri Kadobnov/AFP)
            rf"[(\[](?-i:[A-Z]|(?<![.!?]\s\()(?=[\w-]+\.\w{{2,4}}/))[^()\[\]]*(?:[^\W\d]\s?/\s?[^\W\d]|\bvia\b|\b(?:{photo})\b)[^()\[\]]*[)\]]\W*$",
            flags,
        )
        self._photo = re.compile(  # Foto: Rina Dewi
            rf"(?:^|[.\s])(?:{photo})\s*[:.]\s*\S[^.]{{0,80}}\W*$|^(?:{photo})\s*:", flags
        )
        self._agency_slash = re.compile(  # REUTERS/Ali Vox, Ali Vox/REUTERS
            rf"\b(?:{agency})\s*/\s*\S[^.]{{0,60}}$|\S/\s?(?:{agency})\W*$", flags
        )
        self._agency = re.compile(  # via Reuters, (AFP)
            rf"\b(?:via|melalui)\s+(?:{agency})\W*$|[(\[](?:{agency})[)\]]\W*$", flags
        )
        outlet = alternatives(name for o in outlets.registry() if o.note != "sample" for name in (o.name, *o.aliases))
        self._before_slash = re.compile(  # Kabarsela/Rina Dewi, kabarsela.id/Rina Dewi
            rf"(?:{outlet})/\S[^.]{{0,60}}$|[\w.]+\.(?:com|co\.id|id)/\S", flags
        )
        self._site_at_end = re.compile(r"[.!?]\s[\w-]+\.(?:com|co\.id|id)/[A-Z][\w.]+(?:\s[A-Z][\w.]*){0,2}$")
        self._at_slash = re.compile(r"\b[A-Z]{4,}[A-Z.]*/[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*)*\W*$")  # KABARSELA/RINA DEWI
        self._leads = tuple(r["form"].lower() for r in rows if r["role"] == "lead")
        self._longest_lead = max(map(len, self._leads))
        self._rights = re.compile(r"\b(?:acquire licensing rights)\b|(?<![^\W_])©\s?\S.{0,50}$", flags)
        words = pack.rows("date_words")
        units = alternatives(r["form"] for r in words if r["role"] == "unit")
        past = alternatives(r["form"] for r in words if r["role"] == "past")
        counter = alternatives(r["form"] for r in rows if r["role"] == "counter")
        self.age = re.compile(rf"\W*\d+\s+(?:{units})s?\s+(?:yang\s+)?(?:{past})\b.{{0,30}}", flags)
        self.count = re.compile(rf"\b\d[\d.,]*\s*(?:{counter})\b|\b(?:{counter})\s*:?\s*\d[\d.,]*", flags)

    def opens_as_credit(self, text: str) -> bool:
        """Whether a text opens with the credit of a picture, as a scraper glues it to the caption: 'Dok. PelniKapal itu …'."""
        return text[: self._longest_lead].lower().startswith(self._leads)

    def names_photo(self, text: str) -> bool:
        """Whether a text ends in brackets that open with a word for pictures: '(Dok Humas Pemkab)'."""
        return self._photo_in_brackets.search(text) is not None

    def credits_picture(self, text: str) -> bool:
        """Whether a text ends with the credit of a picture. What each form needs is looked for first: the forms are slow."""
        if not holds(text, _CREDIT_SIGNS):
            return False
        low = text.lower()
        ends, slash = text.rstrip(" .")[-1:] in ")]", "/" in text
        photo = not self._photo_words.isdisjoint(low.replace(".", " ").replace(":", " ").replace("(", " ").split())
        return bool(
            (photo and (self._photo.search(text) or self.names_photo(text)))
            or (("(" in text or "[" in text) and self._in_brackets.search(text))
            or (
                slash
                and (self._before_slash.match(text) or self._at_slash.search(text) or self._site_at_end.search(text))
            )
            or (
                (ends or slash or "via " in low or "melalui " in low)
                and not self._agency_words.isdisjoint(_FIRST_RUN.findall(low))
                and (self._agency.search(text) or (slash and self._agency_slash.search(text)))
            )
            or (holds(low, _RIGHTS_SIGNS) and self._rights.search(text))
        )


@cache
def marks(pack: LanguagePack) -> Marks:
    """The compiled marks of a pack."""
    return Marks(pack)
