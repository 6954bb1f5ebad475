"""Words that make a number an approximate one."""

from __future__ import annotations

import re
from functools import cache

from pipelines import language
from pipelines.corroboration.tellings import Telling

_BEFORE, _AFTER = 20, 10
"""Code points before and behind a number in which a hedge is looked for ('sekitar pukul 5', '52 persen lebih')."""


def is_rounded(telling: Telling, text: str) -> bool:
    """Whether the claim hedges the number that stands there as ``text``."""
    at = telling.content.find(text)
    end = at + len(text)
    around = telling.content[max(0, at - _BEFORE) : at] + text + telling.content[end : end + _AFTER]
    words = " " + " ".join(re.findall(r"[\w-]+", around.casefold())) + " "
    return any(f" {hedge} " in words for hedge in _hedges(telling.story.language))


@cache
def _hedges(code: str) -> tuple[str, ...]:
    base = code.split("-", maxsplit=1)[0]
    if base not in language.available():
        return ()
    return tuple(row["words"] for row in language.load(base).rows("approximations"))
