"""What must hold of sentences beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from expectations.declaration import Expectation, View

PARENTS: dict[str, tuple[str, ...]] = {}

EXPECTATIONS: tuple[Expectation, ...] = ()


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of sentences."""
    return {}
