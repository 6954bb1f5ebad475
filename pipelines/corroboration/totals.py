"""Claims that count the whole of something: 'seluruh 40 nelayan', 'jumlah nelayan di kapal itu 40 orang', '40 nelayan'.

One speaker's totals of one thing are one claim, whatever else is said there; where they differ, one of them is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from pipelines import language
from pipelines.corroboration.stems import Stemmer, stemmer

_BEFORE = 25
"""Code points before a number in which the word stands that makes it the whole."""


class Total(NamedTuple):
    """How many there are of what, as stems have it: 40, 'nelayan', and the words of the number."""

    value: float
    noun: str
    unit: str
    text: str


def totals(content: str, quantities: Sequence[Mapping[str, Any]], code: str) -> Iterator[Total]:
    """The totals that a claim gives; ``quantities`` as the table claims has them, ``code`` its language.

    A claim with several numbers of one thing ('12 dari Kalibening, 30 dari Wanasari') parts it: it gives none of it.
    """
    found = list(_totals(content, quantities, code))
    for total in found:
        if sum(other.noun == total.noun for other in found) == 1 and _once(total, quantities):
            yield total


def _once(total: Total, quantities: Sequence[Mapping[str, Any]]) -> bool:
    return sum(quantity["unit"] == total.unit for quantity in quantities) == 1


def _totals(content: str, quantities: Sequence[Mapping[str, Any]], code: str) -> Iterator[Total]:
    words = _words(code)
    if words is None:
        return
    tongue = stemmer(code)
    for quantity in quantities:
        text, unit = quantity["text"], quantity["unit"]
        at = content.find(text)
        before = content[:at]
        if unit in words.counting:
            counted = words.counts.search(before)
            noun = None if counted is None else _first_noun(before[counted.end() :], tongue)
        elif unit == text.split()[-1].lower() and unit not in words.measures:
            is_whole = words.whole.search(before[-_BEFORE:]) or words.counts.search(before)
            noun = unit if is_whole or len(content.split()) == len(text.split()) else None
        else:
            noun = None
        if noun is not None:
            yield Total(quantity["value"], tongue.stem(noun), unit, text)


class _Words(NamedTuple):
    whole: re.Pattern[str]
    counts: re.Pattern[str]
    counting: frozenset[str]
    measures: frozenset[str]


@cache
def _words(code: str) -> _Words | None:
    base = code.split("-", maxsplit=1)[0]
    if base not in language.available():
        return None
    pack = language.load(base)
    whole, count = (
        re.compile(rf"(?i)\b(?:{'|'.join(re.escape(r['words']) for r in pack.rows('totals') if r['role'] == role)})\b")
        for role in ("whole", "count")
    )
    return _Words(whole, count, frozenset(pack.column("classifiers", "word")), frozenset(pack.column("units", "form")))


def _first_noun(text: str, tongue: Stemmer) -> str | None:
    """The first word that carries matter."""
    return next((word.low for token in text.split() for word in tongue.words(token.strip(",.")) if word.stem), None)
