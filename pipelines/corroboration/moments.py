"""When a claim says that something was: its day, its clock time, and whether two claims may contradict one another there."""

from __future__ import annotations

import datetime as dt

from pipelines.corroboration.canonical import clock_pattern, minutes
from pipelines.corroboration.hedges import is_rounded
from pipelines.corroboration.tellings import Telling

NEAR = dt.timedelta(days=3)
"""Time between two publications beyond which the later one's other day or place is news, not a contradiction."""
HOURS = dt.timedelta(hours=20)
"""The same for numbers: what is counted, measured or done so far is another number the next day."""
ONE_EVENT = 180
"""Minutes between two clock times beyond which they are of two things."""

Values = list[tuple[str, Telling]]
"""What each of two claims says, or nothing where they do not contradict one another."""


def at_one_time(one: Telling, other: Telling, near: dt.timedelta = NEAR) -> bool:
    """Whether two claims were published so ``near`` to one another that they speak of one state of things.

    Where a time is unknown, what named speakers say may be of one time, outlets' own statements may not.
    """
    first, second = one.story.published_at, other.story.published_at
    if first is None or second is None:
        return one.is_attributed and other.is_attributed
    return abs(first - second) <= near


def differ_in_moment(one: Telling, other: Telling) -> bool:
    """Whether the two name different days or clock times."""
    days, clocks = (one.day, other.day), (clock(one), clock(other))
    return (None not in days and days[0] != days[1]) or (None not in clocks and clocks[0][0] != clocks[1][0])  # type: ignore[index]


def conflicting_days(one: Telling, other: Telling) -> Values:
    """The days that the two name, where one of them must be wrong.

    'Today' in one article and in the next day's are two days for one word; a daily report ('price on Monday') names
    another day each day.
    """
    if one.day is None or other.day is None or one.day == other.day or one.days_off == other.days_off:
        return []
    mine, yours = one.day_text.casefold(), other.day_text.casefold()
    explicit = [any(map(str.isdigit, text)) for text in (mine, yours)]
    if explicit[0] != explicit[1] or mine == yours:
        return []
    return [(one.day.isoformat(), one), (other.day.isoformat(), other)]


def conflicting_clocks(one: Telling, other: Telling) -> Values:
    """The clock times that the two name, where they differ on any clock: 04.40 WITA is 03.40 WIB."""
    mine, yours = clock(one), clock(other)
    if mine is None or yours is None or (one.day and other.day and one.day != other.day):
        return []
    apart = abs(mine[0] - yours[0]) % 1440
    if not 0 < min(apart, 1440 - apart) <= ONE_EVENT or any(
        is_rounded(t, c[1]) for t, c in ((one, mine), (other, yours))
    ):
        return []
    return [(mine[1], one), (yours[1], other)]


def clock(telling: Telling) -> tuple[int, str] | None:
    """Minutes since midnight UTC and the words of the one clock time with a zone that the claim names; else None."""
    code = telling.story.language
    found = list(clock_pattern(code).finditer(telling.content))
    return (minutes(found[0], code), found[0].group()) if len(found) == 1 else None
