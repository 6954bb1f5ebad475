"""A grammar of dates: where a text names a day or a moment, and which.

Belongs here: absolute forms ('Rabu, 20 Sep 2023 20:02 WIB', '13/09/2023, 20:00', ISO 8601, 'June 18, 2025'), forms that
lean on a reference day ('Rabu (13/9)', '13 September', 'Oktober mendatang', 'kemarin', 'pekan depan'). Does not belong here: which of a
page's dates is the article's. The words come from the pack: months, weekdays, zones, date_words.

    for found in find_dates(text, pack, reference=published_day):
        text[found.start:found.end], found.day, found.precision

Without ``reference`` only forms that name their year and its month are found.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from pipelines.language.letters import in_small_letters
from pipelines.language.pack import LanguagePack

Precision = Literal["minute", "day", "week", "month", "year"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_AT = re.compile(r"(?=(?:19|20)\d\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_ERA_REACH = 24
"""Letters before a year within which the word stands that makes it one."""
_RETOLD = 31
"""Days by which a story may retell an older one: '6 Juni mendatang' of 9 June is no day of the next year."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date named by ``text[start:end]`` (code points).

    ``day`` is the first day meant: of the week, month or year where that is the ``precision``. ``time`` is the time where one is named, ``offset`` the minutes east of UTC where a zone is named.
    """

    start: int
    end: int
    day: dt.date
    precision: Precision
    time: dt.time | None = None
    offset: int | None = None

    def utc(self, default_offset: int = 0) -> dt.datetime:
        """The moment (the day's start where no time is named) as a UTC timestamp.

        ``default_offset``: minutes east of UTC to assume where the text names no zone.
        """
        east = default_offset if self.offset is None else self.offset
        moment = dt.datetime.combine(self.day, self.time or dt.time(), tzinfo=dt.UTC)
        try:
            return moment - dt.timedelta(minutes=east)
        except OverflowError:
            return moment


@dataclass(frozen=True, slots=True)
class _Form:
    """One form of dates: its pattern in small letters, how exact it is, what resolves it, the signs without which it cannot
    stand, and whether the text must open it with a capital.
    """

    pattern: re.Pattern[str]
    precision: Precision
    resolve: Callable[[re.Match[str], dt.date | None], dt.date | None]
    signs: frozenset[str]
    capital: bool


class _Grammar:
    """The patterns of one language, compiled from its pack: ``absolute`` forms name their year, ``leaning`` ones do not."""

    def __init__(self, pack: LanguagePack) -> None:
        self.months = {row["form"].lower(): int(row["month"]) for row in pack.rows("months")}
        self.weekdays = {row["form"].lower(): int(row["weekday"]) for row in pack.rows("weekdays")}
        self.zones = {row["form"].lower(): int(row["minutes"]) for row in pack.rows("zones")}
        words = pack.rows("date_words")
        self.days = {row["form"].lower(): int(row["value"]) for row in words if row["role"] == "day"}
        self.past = {row["form"].lower() for row in words if row["role"] == "past"}
        self.future = {row["form"].lower() for row in words if row["role"] == "future"}
        turns = self.past | self.future | {row["form"].lower() for row in words if row["role"] == "this"}
        turning = (row for row in words if row["role"] in ("past", "future", "this") and row["value"])
        self.shifts = {row["form"].lower(): int(row["value"]) for row in turning}
        spans: dict[Precision, set[str]] = {
            span: {row["form"].lower() for row in words if row["role"] == span} for span in ("week", "month", "year")
        }
        years, shift = _any(spans["year"]), _any(self.shifts)
        month, weekday, zone = _any(self.months), _any(self.weekdays), _any(self.zones)
        clock = _any({row["form"].lower() for row in words if row["role"] == "clock"})
        long_month = _any({form for form in self.months if len(form) > 3 or form == "mei"})
        year = r"(?P<year>(?:19|20)\d\d)"
        time = (
            rf"(?:[\s,|/@–—-]*(?:(?:{clock}|at)\s*)?(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d|[.,]\d)"
            rf"(?:\s*(?P<pm>[ap]m)\b)?(?:\s*\(?(?P<zone>{zone})\b\)?|\s*(?P<shift>[+-]\d\d:?\d\d)\b)?)?"
        )
        part = _any({row["form"].lower() for row in words if row["role"] == "part"})
        lead = rf"(?:\b(?:{weekday})\b\.?(?:\s+(?:{part})\b)?[\s,/-]*)?"
        iso = (
            rf"(?<![\d/.-]){year}(?P<sep>[-.])(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])"
            r"(?:[t\s]+(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
            rf"(?:\s*(?P<zone>{zone})\b|\s*(?P<shift>[+-]\d\d:?\d\d)\b)?)?(?![\d-])"
        )
        compact = rf"(?<!\d){year}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])t(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?P<zone>z)?"
        numeric = (
            rf"{lead}\(?(?<![\d/.,-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sep>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=sep){year}(?!\d)"
            rf"\)?{time}"
        )
        named = rf"{lead}\(?(?<![\d/.,])(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[\s-]*(?P<name>{month})\b\.?[\s,-]*(?:(?:{years})\s+)?{year}(?!\d)\)?{time}"
        english = (
            rf"{lead}\b(?P<name>{month})\b\.?\s+(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?\s+{year}(?!\d){time}"
        )
        month_alone = rf"\b(?P<name>{month})\b\.?\s+(?:(?:{years})\s+)?{year}(?!\d)"
        short = rf"(?:\b(?:{weekday})\b(?:\s+(?:{part})\b)?[\s,]*\(|\()(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])\)"
        turn = _any(turns)
        turned = rf"\s+(?:(?:{years})\s+(?P<of>{shift})|(?P<turn>{turn}))\b"
        bare = rf"{lead}(?<![\d/.,])\b(?P<day>0?[1-9]|[12]\d|3[01])\s+(?P<name>{long_month})\b(?:{turned})?"
        turned_month = rf"\b(?P<name>{long_month}){turned}"
        turned_weekday = rf"\b(?P<weekday>{weekday})(?:\s+(?P<week>(?:{_any(spans['week'])})\s+)?(?P<turn>{turn}))?\b"
        relative = rf"\b(?P<word>{_any(self.days)})\b"
        bars = (row["form"].lower() for row in words if row["role"] == "bar")
        alone = r"(?<![\w-])" + "".join(rf"(?<!\b{re.escape(word)}\s)" for word in bars)
        self.eras = spans["year"] | {row["form"].lower() for row in words if row["role"] == "era"}
        year_alone = rf"{year}(?<=[^\W\d_]\s....)(?!\w|[.,]\d|-\w|\s*[-–—/]\s*\d)"
        self.absolute = (
            _form(iso, "day", self.day, "stamp"),
            _form(compact, "day", self.day, "stamp"),
            _form(numeric, "day", self.day, "numbers"),
            _form(named, "day", self.day, "year", "month"),
            _form(english, "day", self.day, "year", "month"),
            _form(month_alone, "month", self.day, "year", "month"),
        )
        self.leaning = (
            _form(short, "day", self.day, "bracket"),
            _form(bare, "day", self.turned_day, "month"),
            _form(turned_month, "month", self.turned_month, "month", "turn"),
            _form(turned_weekday, "day", self.turned_weekday, "weekday", capital=True),
            _form(relative, "day", self.relative, "relative"),
            *(
                _form(rf"{alone}(?:{_any(units)})\s+(?P<of>{shift})\b", span, partial(self.turned_span, span), span)
                for span, units in spans.items()
            ),
            _form(year_alone, "year", self.year_alone, "year"),
        )
        kinds = {"month": self.months, "weekday": self.weekdays, "relative": self.days, "turn": turns}
        shifted = {span: [f"{unit} {turn}" for unit in units for turn in self.shifts] for span, units in spans.items()}
        self.spans = frozenset(form for forms in shifted.values() for form in forms)
        self._stamp = re.compile(r"(?:19|20)\d\d[-.]?[01]\d")
        self._numbers = re.compile(r"\d[/.-](?:19|20)\d\d")
        self._bracket = re.compile(r"\(\d+/")
        self._kinds: dict[str, list[tuple[str, str]]] = {}  # by the first word of a form: the form and its kind
        for kind, forms in (*kinds.items(), *shifted.items()):
            for form in forms:
                self._kinds.setdefault(_LETTERS.findall(form)[0], []).append((form, kind))

    def signs(self, low: str, *, leaning: bool) -> set[str]:
        """What a text in small letters holds of that which dates are made of; far quicker than the forms, and most sentences hold nothing.

        Without ``leaning`` only forms that name their year count: where no year stands nothing else is looked for.
        """
        found: set[str] = set()
        if _YEAR.search(low):
            found.add("year")
            if self._numbers.search(low):
                found.add("numbers")
            if self._stamp.search(low):
                found.add("stamp")
        elif not leaning:
            return found
        if self._bracket.search(low):
            found.add("bracket")
        for word in self._kinds.keys() & set(_LETTERS.findall(low)):
            found.update(kind for form, kind in self._kinds[word] if form == word or form in low)
        return found

    def day(self, found: re.Match[str], reference: dt.date | None) -> dt.date | None:
        """The calendar day of a match, None where there is no such day or its year is not known."""
        parts = found.groupdict()
        month = self.months[parts["name"]] if parts.get("name") else int(parts["month"])
        number = int(parts["day"]) if parts.get("day") else 1
        try:
            if parts.get("year"):
                return dt.date(int(parts["year"]), month, number)
            if reference is None:
                return None
            near = [dt.date(reference.year + shift, month, number) for shift in (-1, 0, 1)]
        except ValueError:
            return None
        return min(near, key=lambda day: abs((day - reference).days))

    def turned_day(self, match: re.Match[str], reference: dt.date | None) -> dt.date | None:
        """The day of '13 September', the nearest one; of '13 September lalu', the last one; of '13 September tahun lalu'."""
        near = self.day(match, reference)
        turn = match["turn"]
        if reference is None or near is None:
            return near
        year, off = near.year, (near - reference).days
        if match["of"]:
            year = reference.year + self.shifts[match["of"]]
        elif turn in self.past and off > _RETOLD:
            year -= 1
        elif turn in self.future and off < -_RETOLD:
            year += 1
        try:
            return near.replace(year=year)
        except ValueError:
            return None

    def turned_month(self, match: re.Match[str], reference: dt.date | None) -> dt.date | None:
        """The first day of 'Agustus lalu', of 'Agustus tahun lalu'."""
        if reference is None:
            return None
        month, turn = self.months[match["name"]], match["turn"]
        year = reference.year
        if match["of"]:
            year += self.shifts[match["of"]]
        elif turn in self.past and month > reference.month:
            year -= 1
        elif turn in self.future and month < reference.month:
            year += 1
        return dt.date(year, month, 1)

    def turned_weekday(self, match: re.Match[str], reference: dt.date | None) -> dt.date | None:
        """The weekday's last occurrence up to the reference day; its next one after 'mendatang' and the like; in 'Jumat
        pekan depan' that of the week, from Monday on, after the reference day's.
        """
        if reference is None or len(match["weekday"]) <= 3:
            return None
        weekday, turn = self.weekdays[match["weekday"]], match["turn"] or ""
        if match["week"]:
            weeks = (turn in self.future) - (turn in self.past)
            return reference + dt.timedelta(days=weekday - reference.weekday() + 7 * weeks)
        if turn in self.future:
            return reference + dt.timedelta(days=(weekday - reference.weekday() - 1) % 7 + 1)
        back = (reference.weekday() - weekday) % 7
        return reference - dt.timedelta(days=back or (7 if turn in self.past else 0))

    def relative(self, match: re.Match[str], reference: dt.date | None) -> dt.date | None:
        """The day of 'kemarin'."""
        return None if reference is None else reference + dt.timedelta(days=self.days[match["word"]])

    def turned_span(self, span: Precision, match: re.Match[str], reference: dt.date | None) -> dt.date | None:
        """The first day of 'pekan depan', a Monday, of 'bulan lalu' or of 'tahun ini'."""
        if reference is None:
            return None
        shift = self.shifts[match["of"]]
        if span == "week":
            return reference + dt.timedelta(days=7 * shift - reference.weekday())
        months = 12 * reference.year + (reference.month - 1 + shift if span == "month" else 12 * shift)
        return dt.date(months // 12, months % 12 + 1, 1)

    def year_alone(self, match: re.Match[str], _reference: dt.date | None) -> dt.date | None:
        """The first day of a year behind its noun or a word of time: 'tahun 2026', 'sejak 2026'."""
        before = _LETTERS.findall(match.string, max(0, match.start() - _ERA_REACH), match.start())[-2:]
        return None if self.eras.isdisjoint((*before[-1:], " ".join(before))) else dt.date(int(match["year"]), 1, 1)

    def clock(self, found: re.Match[str]) -> tuple[dt.time | None, int | None]:
        """Wall-clock time and minutes east of UTC of a match, each None where the text does not say."""
        parts = found.groupdict()
        if not parts.get("hour"):
            return None, None
        hour = int(parts["hour"])
        half = parts.get("pm")
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        offset = None
        if parts.get("zone"):
            offset = self.zones[parts["zone"]]
        elif parts.get("shift"):
            digits = parts["shift"].replace(":", "")
            offset = (int(digits[1:3]) * 60 + int(digits[3:5])) * (-1 if digits[0] == "-" else 1)
        return dt.time(hour, int(parts["minute"])), offset


def _form(
    pattern: str,
    precision: Precision,
    resolve: Callable[[re.Match[str], dt.date | None], dt.date | None],
    *signs: str,
    capital: bool = False,
) -> _Form:
    return _Form(re.compile(pattern), precision, resolve, frozenset(signs), capital)


def _any(forms: object) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))  # type: ignore[call-overload]


@cache
def _grammar(pack: LanguagePack) -> _Grammar:
    return _Grammar(pack)


def local_day(moment: dt.datetime, pack: LanguagePack) -> dt.date:
    """The calendar day of a moment where the language is at home: in the first zone of its list (WIB for Indonesian).

    A story of 06:00 WIB lies on the day before in UTC; its 'hari ini' does not.
    """
    return moment.astimezone(_home(pack)).date()


@cache
def _home(pack: LanguagePack) -> dt.timezone:
    return dt.timezone(dt.timedelta(minutes=int(pack.rows("zones")[0]["minutes"])))


def span_forms(pack: LanguagePack) -> frozenset[str]:
    """The words, in small letters, for a week, month or year that leans on the day of writing: 'pekan depan', 'tahun lalu'."""
    return _grammar(pack).spans


def find_dates(
    text: str, pack: LanguagePack, *, reference: dt.date | None = None, start: int = 0, end: int | None = None
) -> list[FoundDate]:
    """The dates named in ``text[start:end]``, left to right, none overlapping, the fuller form winning.

    ``reference`` is the day of writing: with it, forms without a year ('13 September', 'Rabu (13/9)', 'Agustus lalu',
    'kemarin', a bare weekday: the last such day, 'pekan depan', 'tahun ini') resolve too, and years alone ('pada 2026') are
    dates; a number before a week, month or year ('dua tahun lalu') is not looked at. Offsets are code points into ``text``.
    """
    grammar = _grammar(pack)
    if reference is None and not _YEAR.search(text, start, len(text) if end is None else end):
        return []
    shift = max(0, start - 1)  # the forms look at the letter before a date
    low = in_small_letters(text[shift:end])
    signs = grammar.signs(low, leaning=reference is not None)
    if not signs:
        return []
    found: list[FoundDate] = []
    taken: list[tuple[int, int]] = []
    years = [match.start() for match in _YEAR_AT.finditer(low)] if "year" in signs else []
    for place, form in enumerate(grammar.absolute if reference is None else grammar.absolute + grammar.leaning):
        if not form.signs <= signs:
            continue
        if place < len(grammar.absolute) and all(any(s <= year < e for s, e in taken) for year in years):
            continue  # each year belongs to a date already
        for match in form.pattern.finditer(low, start - shift):
            if form.capital and not text[match.start() + shift].isupper():
                continue
            day = form.resolve(match, reference)
            if day is None or any(match.start() < e and s < match.end() for s, e in taken):
                continue
            time, offset = grammar.clock(match)
            precision = "minute" if time else form.precision
            taken.append(match.span())
            found.append(FoundDate(match.start() + shift, match.end() + shift, day, precision, time, offset))
    return sorted(found, key=lambda f: f.start)
