"""The door to seeds/: facts kept by hand as CSV files.

Belongs here: how a seed file is read. Does not belong here: what a file means (the room that uses it says so).
Every file opens with comment lines (``#``) that give its origin and licence, then a header row.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "seeds"


class SeedError(ValueError):
    """A seed file that does not say what it must; the message names the file and the line."""


@cache
def rows(path: str) -> tuple[dict[str, str], ...]:
    """The rows of ``seeds/<path>``, each a mapping from column to stripped cell, in the order of the file.

    Raises SeedError where the file is missing, states no origin, or has a row with too few or too many cells.
    """
    file = ROOT / path
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise SeedError(f"seeds/{path}: no such file") from error
    if not any(line.startswith("#") and "origin" in line.lower() for line in lines):
        raise SeedError(f"seeds/{path}: no comment line '# origin: ...' says where its facts come from")
    first = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(lines[first:])
    header = next(reader, None)
    if not header:
        raise SeedError(f"seeds/{path}: no header row")
    found = []
    for cells in reader:
        if not cells:
            continue
        if len(cells) != len(header):
            raise SeedError(
                f"seeds/{path}, line {first + reader.line_num}: {len(cells)} cells where the header has {len(header)}"
            )
        found.append({name: cell.strip() for name, cell in zip(header, cells, strict=True)})
    return tuple(found)
