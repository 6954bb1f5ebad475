"""Articles, as far as corroboration needs them: each once, in the one order in which everything is done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

COLUMNS = ("article_id", "outlet", "published_at", "language", "credited_sources", "text")
"""The columns of the table articles that are read."""
_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Story:
    """An article without its text."""

    article_id: str
    outlet: str | None
    published_at: dt.datetime | None
    language: str
    credited_sources: Sequence[str]


@dataclass(frozen=True)
class Stories(Sequence[Story]):
    """Stories in order of publication (undated last) and id; their texts lie in ``articles`` at ``places``."""

    rows: Sequence[Story]
    articles: pa.Table
    places: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: Any) -> Any:
        return self.rows[number]

    @cached_property
    def ids(self) -> pa.Array:
        """The article ids."""
        return pa.array([story.article_id for story in self.rows], pa.string())

    @cached_property
    def number_of(self) -> dict[str, int]:
        """Each story's number by its article id."""
        return {story.article_id: no for no, story in enumerate(self.rows)}

    def of(self, article_id: str) -> Story:
        """The story of that id; KeyError if there is none."""
        return self.rows[self.number_of[article_id]]

    def text(self, number: int) -> str:
        """The text of the story of that number."""
        found: str = self.articles.column("text")[int(self.places[number])].as_py()
        return found

    def texts(self, size: int) -> Iterator[list[str]]:
        """The texts of all stories, ``size`` at a time."""
        for first in range(0, len(self), size):
            yield self.articles.column("text").take(pa.array(self.places[first : first + size])).to_pylist()

    @cached_property
    def languages(self) -> npt.NDArray[Any]:
        """Each story's language."""
        return np.array([story.language for story in self.rows], object)

    @cached_property
    def undated(self) -> npt.NDArray[np.bool_]:
        """Whether the time of publication is unknown."""
        return np.array([story.published_at is None for story in self.rows], bool)

    @cached_property
    def seconds(self) -> npt.NDArray[np.int64]:
        """Each time of publication in seconds since 1970; 0 where unknown."""
        times = [story.published_at for story in self.rows]
        return np.array([0 if time is None else int(time.timestamp()) for time in times], np.int64)


def read_stories(articles: pa.Table) -> Stories:
    """The articles, each once however many batches it stands in."""
    columns = [articles.column(name).to_pylist() for name in COLUMNS[:-1]]
    found: dict[str, tuple[Story, int]] = {}
    for at, cells in enumerate(zip(*columns, strict=True)):
        story = Story(*cells)
        if story.article_id not in found or repr(found[story.article_id][0]) < repr(story):
            found[story.article_id] = story, at
    ordered = sorted(found.values(), key=lambda item: rank(item[0]))
    return Stories([story for story, _ in ordered], articles, np.array([at for _, at in ordered], np.int64))


def in_time(one: Story, other: Story) -> tuple[Story, Story]:
    """The earlier and the later; where a time is lacking, the dated one first; of equals the lower id."""
    return (one, other) if rank(one) <= rank(other) else (other, one)


def rank(story: Story) -> tuple[dt.datetime, str]:
    """What stories are ordered by."""
    return story.published_at or _NEVER, story.article_id
