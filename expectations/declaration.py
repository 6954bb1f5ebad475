"""What an expectation is: plain data, so that suites can be listed and shown without Great Expectations.

Belongs here: the declared form and one builder for each form of demand. Does not belong here: what any table must
fulfil (``structural.py`` and one module a table) or how a demand is evaluated (``gate.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from expectations.verdict import Severity

if TYPE_CHECKING:
    import pandas as pd

ROWS = "rows"
"""The view that holds the rows judged themselves; every suite has it."""


@dataclass(frozen=True)
class Expectation:
    """One demand on one view of a table.

    ``says`` is the demand as a sentence; ``column`` the declared column it is about, None where it is about several
    or about the table; ``kind`` the Great Expectations class that evaluates it with ``arguments``; ``shows`` further
    columns that the example of a failing row should carry.
    """

    says: str
    column: str | None
    severity: Severity
    reason: str
    kind: str
    arguments: Mapping[str, Any]
    view: str = ROWS
    shows: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of the view that the evaluation needs."""
        given = self.arguments
        single = [given[name] for name in ("column", "column_A", "column_B") if name in given]
        return (*single, *given.get("column_list", ()))


@dataclass(frozen=True)
class View:
    """A frame to hold demands against, and the columns that name one of its rows."""

    frame: pd.DataFrame
    key: tuple[str, ...] = field(default=())


def never_null(column: str, *, reason: str, severity: Severity = "critical", view: str = ROWS) -> Expectation:
    """Every row has a value in ``column``."""
    return Expectation(
        f"{column} is never null", column, severity, reason, "ExpectColumnValuesToNotBeNull", {"column": column}, view
    )


def mostly_given(column: str, share: float, *, reason: str, view: str = ROWS, of: str = "rows") -> Expectation:
    """At least ``share`` of the rows have a value in ``column``; a warning, as sources differ."""
    arguments = {"column": column, "mostly": share}
    says = f"{column} is given in at least {share:.0%} of the {of}"
    return Expectation(says, column, "warning", reason, "ExpectColumnValuesToNotBeNull", arguments, view)


def unique(
    *columns: str, reason: str, severity: Severity = "critical", share: float = 1.0, view: str = ROWS
) -> Expectation:
    """No two rows agree in all of ``columns``; nulls count as equal in a compound of columns."""
    about: str | None = None
    arguments: dict[str, Any] = {"column_list": list(columns), "ignore_row_if": "never"}
    says, kind = f"{', '.join(columns)} are unique together", "ExpectCompoundColumnsToBeUnique"
    if len(columns) == 1:
        about, arguments = columns[0], {"column": columns[0]}
        says, kind = f"{about} is unique", "ExpectColumnValuesToBeUnique"
    if share < 1:
        says, arguments["mostly"] = f"{says} in at least {share:.0%} of the {view}", share
    return Expectation(says, about, severity, reason, kind, arguments, view)


def one_of(column: str, values: Sequence[str], *, reason: str, severity: Severity = "critical") -> Expectation:
    """A value of ``column``, where there is one, is among ``values``."""
    arguments = {"column": column, "value_set": list(values)}
    says = f"{column} is one of {', '.join(values)}"
    return Expectation(says, column, severity, reason, "ExpectColumnValuesToBeInSet", arguments)


def matches(column: str, pattern: str, *, reason: str, severity: Severity = "critical") -> Expectation:
    """The whole of a value of ``column``, where there is one, matches ``pattern`` (``$`` would let a line break pass)."""
    quiet = re.sub(r"(?<!\\)\((?!\?)", "(?:", pattern)  # pandas warns of groups that nobody asks for
    arguments = {"column": column, "regex": rf"\A(?:{quiet})\Z"}
    return Expectation(
        f"{column} matches {pattern}", column, severity, reason, "ExpectColumnValuesToMatchRegex", arguments
    )


def between(
    column: str,
    low: Any = None,
    high: Any = None,
    *,
    reason: str,
    severity: Severity = "critical",
    about: str | None = None,
    says: str | None = None,
    share: float = 1.0,
    view: str = ROWS,
    shows: tuple[str, ...] = (),
) -> Expectation:
    """A value of ``column``, where there is one, lies from ``low`` to ``high``, both included; None leaves it open.

    At least ``share`` of the rows must; a ``says`` that is given must say so.
    """
    arguments = {"column": column, "min_value": low, "max_value": high}
    bounds = [f"at least {low}"] * (low is not None) + [f"at most {high}"] * (high is not None)
    says = says or f"{column} is {' and '.join(bounds)}" + f" in at least {share:.0%} of the {view}" * (share < 1)
    if share < 1:
        arguments["mostly"] = share
    kind = "ExpectColumnValuesToBeBetween"
    return Expectation(says, about or column, severity, reason, kind, arguments, view, shows)


def equal(
    column: str,
    other: str,
    *,
    reason: str,
    says: str | None = None,
    severity: Severity = "critical",
    about: str | None = None,
    view: str = ROWS,
    shows: tuple[str, ...] = (),
) -> Expectation:
    """``column`` equals ``other`` in every row; two nulls are equal, a null and a value are not."""
    arguments = {"column_A": column, "column_B": other, "ignore_row_if": "both_values_are_missing"}
    kind = "ExpectColumnPairValuesToBeEqual"
    return Expectation(
        says or f"{column} equals {other}", about or column, severity, reason, kind, arguments, view, shows
    )


def ordered(
    lesser: str,
    greater: str,
    *,
    reason: str,
    or_equal: bool = False,
    says: str | None = None,
    severity: Severity = "critical",
    view: str = ROWS,
    shows: tuple[str, ...] = (),
) -> Expectation:
    """``lesser`` is below ``greater`` (or equal to it) in every row that has both."""
    arguments = {
        "column_A": greater,
        "column_B": lesser,
        "or_equal": or_equal,
        "ignore_row_if": "either_value_is_missing",
    }
    says = says or f"{lesser} is {'at most' if or_equal else 'below'} {greater}"
    kind = "ExpectColumnPairValuesAToBeGreaterThanB"
    return Expectation(says, None, severity, reason, kind, arguments, view, shows)


def holds(
    flag: str,
    says: str,
    *,
    reason: str,
    about: str | None = None,
    severity: Severity = "critical",
    share: float = 1.0,
    view: str = ROWS,
    shows: tuple[str, ...] = (),
) -> Expectation:
    """The derived column ``flag`` is true in at least ``share`` of the rows; ``says`` says so in words."""
    arguments: dict[str, Any] = {"column": flag, "value_set": [True]}
    if share < 1:
        arguments["mostly"] = share
    return Expectation(says, about, severity, reason, "ExpectColumnValuesToBeInSet", arguments, view, shows)
