"""Data files of the site: a value as a script that hands it to the page.

Belongs here: the form of a data file. A page opened from disk (file://) may load scripts and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

Files = Iterator[tuple[str, bytes]]
"""Paths relative to the site's folder, with their bytes."""


def script(name: str, value: Any) -> tuple[str, bytes]:
    """The data file called ``name``: ``data/<name>.js``, which puts ``value`` under that name.

    Every ``<`` is written as an escape, so that no text of a page can look like markup to whatever reads the file.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"data/{name}.js", f'telusur.put("{name}",{text});\n'.encode("utf-8", "replace")


def paged(name: str, rows: Sequence[Any], size: int) -> Files:
    """``rows`` in files of ``size`` each, numbered from 0."""
    for page, first in enumerate(range(0, len(rows), size)):
        yield script(f"{name}/{page}", rows[first : first + size])
