"""Words that a scraper joined to a name: 'Ratihmengatakan', 'Prabowotelah', 'PresidenRatih'.

Belongs here: where such a word comes apart by its letters alone. Does not belong here: glue that the rest of the page shows (the story
has it repaired before names are looked for).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pipelines.language import LanguagePack

NAME, TAIL = 4, 5  # letters from which a name, and a small word behind it, may be glued together
ACTIVE = 8  # letters from which a verb in the active voice is the end of no name
_CAMEL = re.compile(r"([A-Z][a-z]{2,}|[A-Z]{2,})([A-Z][a-z]{2,})")


class Glue:
    """What ends a glued name in one language: ``tails`` behind a known name, of these ``active`` verbs behind any."""

    def __init__(
        self,
        pack: LanguagePack,
        shares: Mapping[str, int],
        rarely: int,
        is_name: Callable[[str], bool],
        opens: Callable[[str], bool],
    ) -> None:
        """``shares``: how often in a hundred a common word has a capital; ``rarely``: below how many it is no name; ``opens``: whether a word is a title or head word."""
        self.shares, self.is_name, self.opens = shares, is_name, opens
        voices: dict[str, tuple[str, ...]] = {}
        for row in pack.rows("verb_prefixes"):
            voices[row["voice"]] = (*voices.get(row["voice"], ()), row["prefix"])
        long = {word for word, share in shares.items() if share < rarely and len(word) > TAIL}
        joints = {row["word"] for row in pack.rows("glue") if row["role"] in ("joint", "tail")}
        self.active = {word for word in long if len(word) >= ACTIVE and word.startswith(voices["active"])}
        self.tails = {word for word in long if word.startswith(voices["active"] + voices["passive"])} | joints

    def letters(self, form: str) -> int:
        """How many letters at the end of a form are a word of their own, 0 if none are."""
        if self.is_name(form) or not form[0].isupper():
            return 0
        return self._small(form) or self._second_name(form)

    def _small(self, form: str) -> int:
        """Letters of the small word behind a name: a long verb, or behind a known name any verb or joint."""
        if len(form) < NAME + TAIL or not (form.isalpha() and form[NAME:].islower()) or form.lower() in self.shares:
            return 0
        for cut in range(NAME, len(form) - TAIL + 1):
            if form[cut:] in self.active or (form[cut:] in self.tails and self.is_name(form[:cut])):
                return len(form) - cut
        return 0

    def _second_name(self, form: str) -> int:
        """Letters of the name behind another, or behind a title or head word: 'PresidenRatih', 'DanuPalupi', but not 'TomTom'."""
        two = _CAMEL.fullmatch(form)
        if two is None or two[1] == two[2] or not self.is_name(two[2]):
            return 0
        return len(two[2]) if self.opens(two[1]) or self.is_name(two[1]) else 0
