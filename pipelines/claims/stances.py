"""What a speaker does with a claim: asserts, denies, predicts, asks, commits to act, expresses a feeling.

Belongs here: the cue's own stance, and what the words said make of it. The word lists are the seed stance_words.csv.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.language import LanguagePack

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class _Stances:
    def __init__(self, pack: LanguagePack) -> None:
        self.groups: dict[str, re.Pattern[str]] = {}
        forms: dict[str, list[str]] = {}
        for row in pack.rows("stance_words"):
            forms.setdefault(row["role"], []).append(row["form"])
        for role, words in forms.items():
            longest = sorted(words, key=lambda w: (-len(w), w))
            self.groups[role] = re.compile(
                r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE
            )

    def has(self, role: str, text: str) -> re.Match[str] | None:
        return self.groups[role].search(text)


@cache
def _stances(pack: LanguagePack) -> _Stances:
    return _Stances(pack)


def stance_of(content: str, cue_stance: str, direct: bool, own_names: frozenset[str], pack: LanguagePack) -> str:
    """The stance of ``content``; ``own_names`` are lower-case names of the speaker and of whom it speaks for.

    A cue that says it ('membantah', 'meramalkan', 'mendesak') decides. A neutral one leaves it to the words: a question
    asks; a first person or the speaker's own house with 'akan' commits; a first person with a word of feeling feels;
    'akan' with a verb of becoming or a word of certainty predicts.
    """
    if cue_stance != "assert":
        return cue_stance
    rules = _stances(pack)
    head = content[:400]
    if content.rstrip("\"”' ").endswith("?"):
        return "ask"
    first = head[:160]
    if rules.has("deny_opening", head[:60]):
        return "deny"
    if rules.has("feel_opening", head[:40]):
        return "feel"
    if rules.has("ask_opening", head[:40]) or (direct and rules.has("ask_first_person", head)):
        return "ask"
    if rules.has("feel_first_person", head if direct else first):
        return "feel"
    if rules.has("commit_first_person", head):
        return "commit"
    future = rules.has("future", first)
    if future:
        before = first[: future.start()].lower()
        after = first[future.end() :]
        if any(name in before for name in own_names) and rules.has("volition", after[:24]):
            return "commit"
        if rules.has("certainty", before[-24:] + " ") or rules.has("becoming", after[:24]):
            return "predict"
    if not direct and rules.has("feel_predicate", first):
        return "feel"
    return "assert"
