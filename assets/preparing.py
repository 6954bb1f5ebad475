"""All that a publication needs of its rows but the verdict: their file, their profile, what they change.

Made while the judges are at work, wherever there is a process for it. Imported in workers, so without Dagster.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pyarrow as pa

from assets.differences import Differences, differences
from assets.files import Candidate, Footer, read_rows
from assets.lake import Lake, published_path
from assets.profile import Profile
from pipelines.records import TABLES


class Prepared(NamedTuple):
    """Rows ready to be published: ``changes`` hold them against ``before``, the version that is published now, if any."""

    candidate: Candidate
    profile: Profile
    before: Footer | None
    changes: Differences | None


def prepared(
    lake: str, batch: str, table: str, rows: pa.Table, *, code_version: str, inputs: Mapping[str, str]
) -> Prepared:
    """The rows as the file that they will be, and what is to be said of them; of ``gates`` no changes, as all is new."""
    candidate = Candidate.of(table, batch, rows, code_version=code_version, inputs=inputs)
    published = Lake(lake)
    before = published.footer(table, batch) if table != "gates" else None
    changes = None
    if before is not None:
        with published.storage.open_native(published_path(table, batch)) as file:
            changes = differences(read_rows(file), rows, TABLES[table].key)
    return Prepared(candidate, Profile.of(table, rows), before, changes)
