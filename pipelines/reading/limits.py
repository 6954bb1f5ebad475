"""What reading will hold, expand and open: the bounds that keep a hostile or broken file from hurting a batch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds on one raw file. Sizes are bytes.

    ``max_document_bytes`` bounds one document (a text or HTML file, a line or object of JSON, a row of CSV, a WARC payload), and
    with it memory. ``max_expanded_bytes`` bounds what one compressed file may expand to in all. ``max_ratio`` bounds expanded
    over compressed bytes and is looked at once ``ratio_from_bytes`` were expanded, since small files of repeated words
    compress well in honesty. ``max_members`` bounds the members of a zip, ``max_depth`` how many archives may stand in one
    another (a ``.jsonl.gz`` in a ``.zip`` is two).
    """

    max_document_bytes: int = 16 * 2**20
    max_expanded_bytes: int = 32 * 2**30
    max_ratio: float = 200.0
    ratio_from_bytes: int = 32 * 2**20
    max_members: int = 100_000
    max_depth: int = 3


DEFAULT_LIMITS = Limits()
