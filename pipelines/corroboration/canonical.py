"""One writing for one thing: numbers in digits, days as dates, clock times on one clock.

'dua belas meter' is '12 meter', 'Jumat' the day that it names there, 04.40 WITA the 03.40 WIB of another zone. Belongs here:
what is put in place of such words before claims are compared. Does not belong here: how they are compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines import language

_Numbers = npt.NDArray[Any]
Changes = dict[int, list[tuple[str, str]]]
"""What stands in a claim and what takes its place, by the claim's number."""

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_EXACT = ("day", "minute")


def changes(quantities: pa.ChunkedArray, dates: pa.ChunkedArray, languages: _Numbers) -> Changes:
    """What is written anew in claims, by the columns of the table claims and the languages of the claims' articles.

    A number written in words becomes digits, without the counting word behind it ('221 orang'); a date the day that it
    names, as eight digits. One thing ('satu hal') is seldom counted.
    """
    made: Changes = defaultdict(list)
    of, cells = _flat(quantities)
    codes = languages[of]
    for code in sorted(set(codes.tolist())):
        words, counting = _number_words(code), _counting_words(code)
        if words is None:
            continue
        counts = pc.is_in(cells.field("unit"), pa.array(counting, pa.string())).to_numpy(zero_copy_only=False)
        here = np.flatnonzero((_matches(cells.field("text"), words.pattern) | counts) & (codes == code))
        for no, text, value, unit in _rows(of, cells, here, "text", "value", "unit"):
            if value != 1:
                rest = "" if unit in counting else words.sub("", _DIGITS.sub("", text)).strip()
                made[no].append((text, f"{_in_digits(value)} {rest}"))
    of, cells = _flat(dates)
    here = np.flatnonzero(pc.is_in(cells.field("precision").cast(pa.string()), pa.array(_EXACT)))
    for no, text, day in _rows(of, cells, here, "text", "date"):
        clock = clock_pattern(languages[no]).search(text)
        made[no].append((text, f"{day:%Y%m%d} {clock.group() if clock else ''}"))
    return made


def with_changes(text: str, made: Sequence[tuple[str, str]], code: str) -> str:
    """A claim's words with its changes made, and every clock time that names its zone put on one clock (UTC)."""
    for old, new in made:
        text = text.replace(old, new, 1)
    if not any(zone in text for zone in _zones(code)):
        return text  # before the pattern, which is slow to see that there is none
    return _told_clock(code).sub(lambda found: "{:02}.{:02}".format(*divmod(minutes(found, code), 60)), text)


def minutes(clock: re.Match[str], code: str) -> int:
    """Minutes since midnight UTC of a clock time found by ``clock_pattern``."""
    return (int(clock[1]) * 60 + int(clock[2]) - _zones(code)[clock[3]]) % 1440


@cache
def clock_pattern(code: str) -> re.Pattern[str]:
    """Clock times with a zone in a language; what names no zone, or is in a language without a pack, is not found."""
    zones = _zones(code)
    if not zones:
        return re.compile(r"(?!)")
    return re.compile(rf"\b([01]?\d|2[0-3])[.:]([0-5]\d)\s*({_any(zones)})\b")


@cache
def _told_clock(code: str) -> re.Pattern[str]:
    """The same with the word before it that says that it is one ('pukul')."""
    pack = _pack(code)
    words = [] if pack is None else [row["form"] for row in pack.rows("date_words") if row["role"] == "clock"]
    return re.compile(rf"(?:\b(?i:{_any(words)})\s+)?{clock_pattern(code).pattern}" if words else r"(?!)")


@cache
def _zones(code: str) -> dict[str, int]:
    pack = _pack(code)
    return {} if pack is None else {row["form"]: int(row["minutes"]) for row in pack.rows("zones")}


@cache
def _number_words(code: str) -> re.Pattern[str] | None:
    pack = _pack(code)
    return None if pack is None else re.compile(rf"(?i)\b(?:{_any(pack.column('numerals', 'form'))})\b")


@cache
def _counting_words(code: str) -> tuple[str, ...]:
    pack = _pack(code)
    return () if pack is None else pack.column("classifiers", "word")


def _pack(code: str) -> language.LanguagePack | None:
    base = code.split("-", maxsplit=1)[0]
    return language.load(base) if base in language.available() else None


def _any(forms: object) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))  # type: ignore[call-overload]


def _in_digits(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _flat(column: pa.ChunkedArray) -> tuple[_Numbers, pa.StructArray]:
    """The elements of the lists of a column, and the row of each."""
    cells = column.combine_chunks()
    return pc.list_parent_indices(cells).to_numpy(zero_copy_only=False), cells.flatten()


def _matches(texts: pa.StringArray, pattern: str) -> _Numbers:
    return pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False).astype(bool)


def _rows(of: _Numbers, cells: pa.StructArray, here: _Numbers, *names: str) -> Iterator[tuple[Any, ...]]:
    chosen = cells.take(pa.array(here))
    return zip(of[here].tolist(), *(chosen.field(name).to_pylist() for name in names), strict=True)
