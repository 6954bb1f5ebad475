"""What a gate found: plain data, so that it can be kept, shown and sent without pandas or Great Expectations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["critical", "warning"]

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Outcome:
    """One expectation evaluated.

    ``observed`` says in words what was found; ``unexpected_count`` and ``unexpected_share`` tell how many rows of
    the view judged break it; ``examples`` are the first of those, with their keys and the cells concerned.
    """

    expectation: str
    column: str | None
    severity: Severity
    reason: str
    success: bool
    observed: str
    unexpected_count: int
    unexpected_share: float
    examples: tuple[dict[str, Cell], ...]


@dataclass(frozen=True)
class Verdict:
    """All outcomes for one table, in the order of its suite."""

    table: str
    rows: int
    outcomes: tuple[Outcome, ...]

    @property
    def passed(self) -> bool:
        """Whether the rows may be published: no critical expectation failed."""
        return not self.failures

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The critical expectations that failed."""
        return self._failed("critical")

    @property
    def warnings(self) -> tuple[Outcome, ...]:
        """The warning expectations that failed."""
        return self._failed("warning")

    def _failed(self, severity: Literal["critical", "warning"]) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if not o.success and o.severity == severity)
