"""Dates in what is claimed: days, weeks, months and years, resolved against the day of publication.

Belongs here: which of the dates that the grammar finds are dates of a claim, and on which side of the day of publication a bare
weekday lies. Does not belong here: the grammar (language.dates).
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from pipelines.claims.lexicon import lexicon
from pipelines.claims.quantities import counts_before, is_unit
from pipelines.language import LanguagePack
from pipelines.language.dates import FoundDate, find_dates, span_forms
from pipelines.language.letters import in_small_letters
from pipelines.records import ResolvedDate

_WORD = re.compile(r"[^\W\d_]+")
_NUMERIC_DATE = re.compile(r"[0-9](?:[/-][0-9]|\.[0-9]+\.[0-9]|(?<=\b1)9[0-9]{2}\b|(?<=\b2)0[0-9]{2}\b)")
_CLAUSE_END = re.compile(r"[,.;:!?]")
AHEAD = frozenset({"ask", "commit", "predict"})
"""Stances that speak of what is to come."""


class _DateWords:
    """The words one of which every date in letters has; forms of several words by a pattern too."""

    def __init__(self, pack: LanguagePack) -> None:
        days = tuple(row["form"] for row in pack.rows("date_words") if row["role"] == "day")
        names = (*pack.column("months", "form"), *pack.column("weekdays", "form"), *days)
        self.forms = frozenset(form.lower() for form in names) | span_forms(pack)
        self.weekdays = frozenset(form.lower() for form in pack.column("weekdays", "form"))
        self._future = lexicon(pack).role("future").single
        self._background = lexicon(pack).role("background").single
        self.longer = re.compile(rf"(?:{'|'.join(sorted(form for form in self.forms if ' ' in form))})\b")

    def comes(self, before: str, stance: str) -> bool:
        """Whether the words before a weekday, in small letters, put what happens on it into the future: a word of the future in its
        clause, or a stance that looks ahead, where nothing before it tells of what has happened.
        """
        if not self._future.isdisjoint(_CLAUSE_END.split(before)[-1].split()):
            return True
        return stance in AHEAD and self._background.isdisjoint(_WORD.findall(before))


@cache
def _date_words(pack: LanguagePack) -> _DateWords:
    return _DateWords(pack)


def day_forms(pack: LanguagePack) -> frozenset[str]:
    """The words, alone or several, one of which every date in letters has."""
    return _date_words(pack).forms


def dates_in(
    content: str, reference: dt.date | None, pack: LanguagePack, *, stance: str, figures: bool, words: bool
) -> list[ResolvedDate]:
    """The days, weeks, months and years that are named, resolved against ``reference``, the day of publication.

    The grammar of dates is asked only where a word or figures stand that every date has one of; ``figures`` and ``words`` say whether
    there may be any. ``stance`` is the claim's.
    """
    known, low = _date_words(pack), in_small_letters(content)
    if not (
        (figures and _NUMERIC_DATE.search(content))
        or (words and (not known.forms.isdisjoint(_WORD.findall(low)) or known.longer.search(low)))
    ):
        return []
    found = []
    for date in find_dates(content, pack, reference=reference):
        said, day = content[date.start : date.end], date.day
        if _is_counted(date, low, pack):
            continue
        if (
            reference is not None
            and day < reference
            and said.lower() in known.weekdays
            and known.comes(low[: date.start], stance)
        ):
            day += dt.timedelta(days=7)  # 'akan berlanjut hingga Jumat'
        found.append(ResolvedDate(day, date.precision, said))
    return found


def _is_counted(date: FoundDate, low: str, pack: LanguagePack) -> bool:
    """Whether what looks like a week, month or year is part of a number or a name: 'dua tahun lalu', 'hingga 2000 orang', 'Nomor 3 Tahun 2025'."""
    said = low[date.start : date.end]
    if said in span_forms(pack):
        return counts_before(low, date.start, pack)
    if not said.isdigit():
        return False
    noun = _WORD.match(low, date.end + 1)
    if noun is not None and is_unit(noun.group(), pack):
        return True
    before = low[: date.start].split()
    return len(before) > 1 and before[-2][-1].isdigit() and is_unit(before[-1], pack)
