"""Releases: write-once folders of the tables of one consistent state, with all that an analyst needs to read them."""

from assets.releases.asset import release
from assets.releases.making import (
    CannotRebuild,
    NotConsistent,
    disagreements,
    last_release,
    make_release,
    rebuild_release,
    releases,
)

__all__ = [
    "CannotRebuild", "NotConsistent", "disagreements", "last_release", "make_release", "rebuild_release", "release",
    "releases",
]  # fmt: skip
