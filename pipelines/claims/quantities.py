"""Numbers with their units, and dates, in what is claimed.

Belongs here: '11,8 triliun' as 11.8e12, '442 jemaah' as 442 'jemaah', 'dua kali', '5,50%'. Does not belong here: what a
number is compared with (corroboration). Numerals and units are the seeds numerals.csv and units.csv.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from pipelines.language import LanguagePack
from pipelines.language.dates import find_dates, local_day
from pipelines.records import Quantity, ResolvedDate

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_NUMERIC_DATE = re.compile(r"\d[/-]\d|\d\.\d+\.\d")
_DATE_REACH = 40


class _Numbers:
    def __init__(self, pack: LanguagePack) -> None:
        self.values = {r["form"]: float(r["value"]) for r in pack.rows("numerals") if r["role"] == "value"}
        self.scales = {r["form"]: float(r["value"]) for r in pack.rows("numerals") if r["role"] == "scale"}
        self.teens = {r["form"] for r in pack.rows("numerals") if r["role"] == "teen"}
        before = {r["form"]: r["unit"] for r in pack.rows("units") if r["place"] == "before"}
        after = {r["form"]: r["unit"] for r in pack.rows("units") if r["place"] == "after"}
        self.units = {form.lower(): unit for form, unit in {**after, **before}.items()}
        scale = _any(self.scales)
        word = _any([*self.values, *self.teens])
        number = rf"\d+(?:[.,]\d+)*(?:\s*(?:{scale})\b)*|(?:{word})(?:\s+(?:{word}|{scale})\b)*"
        self.pattern = re.compile(
            rf"(?:(?P<before>(?<!\w)(?:{_any(before)}))\s*|(?<![\w.,/-]))(?P<number>{number})(?![\w/])"
            rf"(?:\s*(?P<after>(?:{_any(after)})(?!\w))|\s*(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)?))?",
            re.IGNORECASE,
        )
        self.words = frozenset({*self.values, *self.scales})
        self.no_units = frozenset(pack.column("function_words", "word"))
        self.months = frozenset(r["form"].lower() for r in pack.rows("months"))

    def value(self, text: str) -> float | None:
        """The number that digits and number words say; None where they say none.

        Below a thousand a scale multiplies the word before it alone ('seratus dua puluh': 100 + 2 * 10).
        """
        total, group, last, any_said = 0.0, 0.0, 0.0, False
        for part in re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+", text.lower()):
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


def quantities_in(content: str, pack: LanguagePack) -> list[Quantity]:
    """The numbers of ``content`` that count or measure something, in order; numbers of dates and names stay out."""
    numbers = _numbers(pack)
    found: list[Quantity] = []
    if not _DIGIT.search(content) and numbers.words.isdisjoint(content.lower().split()):
        return found
    for match in numbers.pattern.finditer(content):
        before, after, noun = match["before"], match["after"], match["noun"]
        if before:
            unit, end = numbers.units[before.lower()], match.end("number")
        elif after:
            unit, end = numbers.units[after.lower()], match.end("after")
        elif noun and noun.lower() not in numbers.no_units and noun.lower() not in numbers.months and noun[0].islower():
            unit, end = noun.lower(), match.end("noun")
        else:
            continue
        value = numbers.value(match["number"])
        if value is not None:
            found.append(Quantity(value, unit, content[match.start() : end]))
    return found


@cache
def _date_words(pack: LanguagePack) -> tuple[frozenset[str], re.Pattern[str]]:
    """Words one of which every date in letters holds, and the pattern of those that are more than one word."""
    days = tuple(row["form"] for row in pack.rows("date_words") if row["role"] == "day")
    forms = {form.lower() for form in (*pack.column("months", "form"), *pack.column("weekdays", "form"), *days)}
    return frozenset(f for f in forms if " " not in f), re.compile(
        rf"\b(?:{_any(f for f in forms if ' ' in f)})\b", re.I
    )


def dates_in(content: str, published_at: dt.datetime | None, pack: LanguagePack) -> list[ResolvedDate]:
    """The days that ``content`` names, resolved against the day of publication.

    The grammar of dates is asked only round the words and figures that every date has one of.
    """
    words, phrases = _date_words(pack)
    places = [m.start() for pattern in (_NUMERIC_DATE, phrases) for m in pattern.finditer(content)]
    if not words.isdisjoint(_WORD.findall(content.lower())):
        places += [m.start() for m in _WORD.finditer(content) if m.group().lower() in words]
    reference = local_day(published_at, pack) if published_at else None
    found: list[ResolvedDate] = []
    done = 0
    for place in sorted(places):
        if place < done:
            continue
        start = max(done, content.rfind(" ", 0, max(0, place - _DATE_REACH)) + 1)
        end = content.find(" ", place + _DATE_REACH)
        end = len(content) if end < 0 else end
        for date in find_dates(content, pack, reference=reference, start=start, end=end):
            found.append(ResolvedDate(date.day, date.precision, content[date.start : date.end]))
            done = date.end
        done = max(done, place + 1)
    return found
