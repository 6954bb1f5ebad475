"""Numbers with their units in what is claimed.

Belongs here: '11,8 triliun' as 11.8e12, '442 jemaah' as 442 'jemaah', 'dua kali', '5,50%', both of '2 hingga 3 persen', 'sebulan'. Does not belong here: what a
number is compared with (corroboration); days and years (dates). Numerals and units are the seeds numerals.csv and units.csv.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.claims.lexicon import lexicon
from pipelines.language import LanguagePack
from pipelines.language.letters import in_small_letters
from pipelines.records import Quantity

_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"[0-9]+")
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
        self.ones = {r["form"].lower(): r["unit"] for r in pack.rows("units") if r["place"] == "one"}
        scale = _any(self.scales)
        word = _any([*self.values, *self.teens, *self.vague])
        number = rf"\d+(?:[.,]\d+)*(?:\s*(?:{scale})\b)*|(?:{word})(?:\s+(?:{word}|{scale})\b)*"
        self.pattern = re.compile(
            rf"(?:(?P<before>(?<!\w)(?:{_any(before)}))\s*|(?<![\w.,/-])|(?<=\d[-–]))(?P<number>{number})(?![\w/])"
            rf"(?:\s*(?P<after>(?:{_any(after)})(?!\w))|\s*(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)?))?"
        )
        self.words = frozenset({*self.values, *self.vague, *self.ones})
        self.before = tuple(sorted(before, key=lambda form: (-len(form), form)))
        self.lexicon = known = lexicon(pack)
        self.counting = frozenset({*self.values, *self.vague, *self.scales, *self.teens})
        self.counted_acronyms = known.role("counted_acronym").single
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

    def one_at(self, low: str, place: int) -> str | None:
        """The word at ``place`` that says one of a unit ('sebulan'); None where it is no such word ('sehari-hari')."""
        word = _WORD.match(low, place)
        ends = word is not None and low[word.end() : word.end() + 1] != "-"
        return word.group() if word is not None and ends and word.group() in self.ones else None

    def range_between(self, low: str, lower: re.Match[str], upper: re.Match[str]) -> bool:
        """'2,5 hingga 3 persen': whether nothing but a word of range stands between two numbers."""
        between = low[lower.end("number") : upper.start("number")].split()
        return bool(between) and self.lexicon.role("range").at(between, 0) == len(between)

    def shared_scale(self, lower: str, upper: str) -> str:
        """' ribu' of '230-280 ribu jiwa', where the lower number has none of its own; else nothing."""
        words = [word for word in _PARTS.findall(upper) if word in self.scales and self.scales[word] >= 1000]
        plain = lower[0].isdigit() and lower[-1].isdigit() and upper[0].isdigit()
        return f" {words[-1]}" if words and plain and digits(lower) <= digits(_PARTS.findall(upper)[0]) else ""

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
    lower: re.Match[str] | None = None  # a number without a unit, which may share that of the next one
    for place in sorted(places):
        if place < done:
            continue
        one = None if low[place].isdigit() else numbers.one_at(low, place)
        if one is not None:
            found.append(Quantity(1.0, numbers.ones[one], content[place : place + len(one)]))
            done = last = place + len(one)
            continue
        match = numbers.at(low, done, place)
        if match is None:
            continue
        done = match.end()
        before, after, noun = match["before"], match["after"], match["noun"]
        if before:
            unit, end = numbers.units[before], match.end("number")
        elif after and after in numbers.clocks and _YEAR.match(low, match.end("after") + 1):
            continue  # 'Nomor 3 Tahun 2025'
        elif after:
            unit, end = numbers.units[after], match.end("after")
        elif (
            noun
            and (content[match.start("noun")].islower() or noun in numbers.counted_acronyms)
            and numbers.counts(noun)
            and not _YEAR.fullmatch(match["number"])
        ):
            unit, end = noun, match.end("noun")
        else:
            lower = match
            continue
        joined = content[match.start("number") - 1 : match.start("number")] in ("-", "–")
        if joined and (not after or _YEAR.fullmatch(match["number"])):
            continue  # 'menang 3-1 babak pertama'
        if lower is not None and not before and numbers.range_between(low, lower, match):
            value = numbers.value(lower["number"] + numbers.shared_scale(lower["number"], match["number"]))
            if value is not None and not numbers.tells_time(low, last, lower.start()):
                found.append(Quantity(value, unit, content[lower.start("number") : lower.end("number")]))
        lower = None
        if not before and numbers.tells_time(low, last, match.start()):
            continue
        last = match.end()
        value = numbers.value(match["number"])
        if value is not None:
            found.append(Quantity(value, unit, content[match.start() : end]))
    return found


def counts_before(low: str, start: int, pack: LanguagePack) -> bool:
    """Whether a number stands right before ``start`` in a text in small letters, as in 'dua tahun lalu'."""
    numbers, before = _numbers(pack), low[:start].split()
    return bool(before) and (before[-1][-1].isdigit() or before[-1] in numbers.counting)


def is_unit(word: str, pack: LanguagePack) -> bool:
    """Whether a word in small letters is a unit that numbers stand before ('orang', 'persen')."""
    return word in _numbers(pack).units
