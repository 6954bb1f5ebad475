"""Numbers with their units, and dates, in what is claimed.

Belongs here: '11,8 triliun' as 11.8e12, '442 jemaah' as 442 'jemaah', 'dua kali', '5,50%'. Does not belong here: what a
number is compared with (corroboration). Numerals and units are the seeds numerals.csv and units.csv.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from pipelines.claims.lexicon import lexicon
from pipelines.language import LanguagePack
from pipelines.language.dates import find_dates
from pipelines.language.letters import in_small_letters
from pipelines.records import Quantity, ResolvedDate

_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"[0-9]+")
_NUMERIC_DATE = re.compile(r"[0-9](?:[/-]|\.[0-9]+\.)[0-9]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PARTS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_UNIT_REACH = 12
"""Code points before a number in which the unit before it stands ('US$ 5')."""


class _Numbers:
    def __init__(self, pack: LanguagePack) -> None:
        self.values = {r["form"]: float(r["value"]) for r in pack.rows("numerals") if r["role"] == "value"}
        self.scales = {r["form"]: float(r["value"]) for r in pack.rows("numerals") if r["role"] == "scale"}
        self.vague = frozenset(r["form"] for r in pack.rows("numerals") if r["role"] == "vague")
        self.teens = {r["form"] for r in pack.rows("numerals") if r["role"] == "teen"}
        before = {r["form"].lower(): r["unit"] for r in pack.rows("units") if r["place"] == "before"}
        after = {r["form"].lower(): r["unit"] for r in pack.rows("units") if r["place"] == "after"}
        self.units = {**after, **before}
        scale = _any(self.scales)
        word = _any([*self.values, *self.teens, *self.vague])
        number = rf"\d+(?:[.,]\d+)*(?:\s*(?:{scale})\b)*|(?:{word})(?:\s+(?:{word}|{scale})\b)*"
        self.pattern = re.compile(
            rf"(?:(?P<before>(?<!\w)(?:{_any(before)}))\s*|(?<![\w.,/-]))(?P<number>{number})(?![\w/])"
            rf"(?:\s*(?P<after>(?:{_any(after)})(?!\w))|\s*(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)?))?"
        )
        self.words = frozenset({*self.values, *self.vague})
        self.before = tuple(sorted(before, key=lambda form: (-len(form), form)))
        self.lexicon = known = lexicon(pack)
        self.counted = known.speaking_words | known.role("counted").single
        closed = ("no_unit", "auxiliary", "connective", "preposition", "subordinator", "conjunction")
        words = {word for role in closed for word in known.role(role).single}
        self.no_units = frozenset(words.union(pack.column("function_words", "word")) - self.counted)
        self.no_units |= known.role("no_unit").single
        self.clocks = frozenset(r["form"] for r in pack.rows("date_words") if r["role"] in ("clock", "year"))
        self.months = frozenset(r["form"].lower() for r in pack.rows("months"))

    def at(self, low: str, done: int, place: int) -> re.Match[str] | None:
        """The number whose figures or words stand at ``place``, with the unit before it; nothing before ``done`` belongs to it."""
        reach = max(done, place - _UNIT_REACH)
        head = low[reach:place].rstrip()
        if head.endswith(self.before):
            unit = next(form for form in self.before if head.endswith(form))
            found = self.pattern.match(low, reach + len(head) - len(unit))
            if found is not None:
                return found
        return self.pattern.match(low, place)

    def value(self, text: str) -> float | None:
        """The number that digits and number words in small letters say; None where they say none, or not which ('puluhan ribu').

        Below a thousand a scale multiplies the word before it alone ('seratus dua puluh': 100 + 2 * 10).
        """
        total, group, last, any_said = 0.0, 0.0, 0.0, False
        for part in _PARTS.findall(text):
            if part in self.vague:
                return None
            if part in self.scales and self.scales[part] >= 1000:
                total, group, last = total + (group or 1) * self.scales[part], 0.0, 0.0
            elif part in self.scales:
                group += (last or 1) * self.scales[part] - last
            elif part in self.teens:
                group += 10
            else:
                last = digits(part) if part[0].isdigit() else self.values[part]
                group += last
            any_said = True
        return total + group if any_said else None

    def counts(self, noun: str) -> bool:
        """Whether a lower-case word behind a number can be what is counted: no month, function word, adverb or verb."""
        if noun in self.months or noun in self.no_units:
            return False
        return noun in self.counted or not self.lexicon.is_verb(noun)

    def tells_time(self, low: str, last: int, start: int) -> bool:
        """Whether the word before a number, not itself the unit of one, makes it an hour or a year ('pukul', 'tahun')."""
        before = low[max(last, start - _UNIT_REACH) : start].split()
        return bool(before) and before[-1] in self.clocks


def digits(text: str) -> float:
    """The value of digits in Indonesian spelling: comma before decimals, point between thousands.

    A point not before exactly three digits, or a comma before exactly three digits that a point follows, is read the
    English way.
    """
    if "," in text and "." in text:
        decimal = max(text.rfind(","), text.rfind("."))
        whole = re.sub(r"[.,]", "", text[:decimal])
        return float(f"{whole}.{text[decimal + 1 :]}")
    if "." in text:
        parts = text.split(".")
        return float("".join(parts)) if all(len(p) == 3 for p in parts[1:]) else float(".".join(parts[:2]))
    if "," in text:
        parts = text.split(",")
        return float("".join(parts)) if len(parts) > 2 else float(".".join(parts))
    return float(text)


def _any(forms: object) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))  # type: ignore[call-overload]


@cache
def _numbers(pack: LanguagePack) -> _Numbers:
    return _Numbers(pack)


def number_words(pack: LanguagePack) -> frozenset[str]:
    """The words that open a number in words."""
    return _numbers(pack).words


def _places(low: str, words: frozenset[str]) -> list[int]:
    return [match.start() for match in _WORD.finditer(low) if match.group() in words]


def quantities_in(content: str, pack: LanguagePack, *, figures: bool, words: bool) -> list[Quantity]:
    """The numbers that count or measure something, in order; numbers of dates and names stay out.

    The pattern is asked only where figures stand or a number word opens; ``figures`` and ``words`` say whether there may be any.
    """
    if not figures and not words:
        return []
    numbers = _numbers(pack)
    low = in_small_letters(content)
    places = [match.start() for match in _FIGURES.finditer(low)] if figures else []
    if words:
        places += _places(low, numbers.words)
    found: list[Quantity] = []
    done = last = 0
    for place in sorted(places):
        if place < done:
            continue
        match = numbers.at(low, done, place)
        if match is None:
            continue
        done = match.end()
        before, after, noun = match["before"], match["after"], match["noun"]
        if before:
            unit, end = numbers.units[before], match.end("number")
        elif after:
            unit, end = numbers.units[after], match.end("after")
        elif (
            noun
            and content[match.start("noun")].islower()
            and numbers.counts(noun)
            and not _YEAR.fullmatch(match["number"])
        ):
            unit, end = noun, match.end("noun")
        else:
            continue
        if not before and numbers.tells_time(low, last, match.start()):
            continue
        last = match.end()
        value = numbers.value(match["number"])
        if value is not None:
            found.append(Quantity(value, unit, content[match.start() : end]))
    return found


class _DateWords:
    """The words one of which every date in letters has; forms of several words by a pattern too."""

    def __init__(self, pack: LanguagePack) -> None:
        days = tuple(row["form"] for row in pack.rows("date_words") if row["role"] == "day")
        names = (*pack.column("months", "form"), *pack.column("weekdays", "form"), *days)
        self.forms = frozenset(form.lower() for form in names)
        self.longer = re.compile(rf"(?:{_any(form for form in self.forms if ' ' in form)})\b")


@cache
def _date_words(pack: LanguagePack) -> _DateWords:
    return _DateWords(pack)


def day_forms(pack: LanguagePack) -> frozenset[str]:
    """The words, alone or several, one of which every date in letters has."""
    return _date_words(pack).forms


def dates_in(
    content: str, reference: dt.date | None, pack: LanguagePack, *, figures: bool, words: bool
) -> list[ResolvedDate]:
    """The days that are named, resolved against ``reference``, the day of publication.

    The grammar of dates is asked only where a word or figures stand that every date has one of; ``figures`` and ``words`` say whether
    there may be any.
    """
    known, low = _date_words(pack), in_small_letters(content)
    if not (
        (figures and _NUMERIC_DATE.search(content))
        or (words and (_places(low, known.forms) or known.longer.search(low)))
    ):
        return []
    return [
        ResolvedDate(date.day, date.precision, content[date.start : date.end])
        for date in find_dates(content, pack, reference=reference)
    ]
