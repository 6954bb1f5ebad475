"""What a speaker does with a claim: asserts, denies, predicts, asks, commits to act, expresses a feeling.

Belongs here: the cue's own stance, and what the words said make of it. The word lists are the seed stance_words.csv.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipelines.claims.lexicon import Lexicon
from pipelines.claims.naming import House
from pipelines.language import LanguagePack

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?]\s")
_OPENING = 3
"""Words within which a content's opening shows its stance."""
_REACH = 60
"""Words within which a first person's word counts."""


class _Stances:
    def __init__(self, pack: LanguagePack) -> None:
        self.roles: dict[tuple[str, ...], str] = {}
        lengths: dict[str, set[int]] = {}
        for row in pack.rows("stance_words"):
            form = tuple(row["form"].lower().split())
            self.roles.setdefault(form, row["role"])
            lengths.setdefault(form[0], set()).add(len(form))
        self.lengths = {first: sorted(counts, reverse=True) for first, counts in lengths.items()}

    def read(self, words: list[str]) -> dict[str, tuple[int, int]]:
        """The first place of each role in ``words``: [first, last)."""
        found: dict[str, tuple[int, int]] = {}
        for i in [i for i, word in enumerate(words) if word in self.lengths]:
            for n in self.lengths[words[i]]:
                role = self.roles.get(tuple(words[i : i + n]))
                if role is not None:
                    found.setdefault(role, (i, i + n))
                    break
        return found


@cache
def _stances(pack: LanguagePack) -> _Stances:
    return _Stances(pack)


def stance_of(
    content: str,
    cue_stance: str,
    *,
    direct: bool,
    house: Callable[[], House],
    pack: LanguagePack,
    lexicon: Lexicon,
) -> str:
    """The stance of ``content``; ``house`` tells what the speaker speaks for.

    A cue that says it ('membantah', 'meramalkan', 'mendesak') decides. A neutral one leaves it to the words: a question
    asks; a first person or the speaker's own house with 'akan' and a verb of doing commits; a first person with a word
    of feeling feels; 'akan' with a verb of becoming or a word of certainty predicts, and so does any 'akan' of one who
    only looks on ('kata seorang pengamat').
    """
    if cue_stance != "assert":
        return cue_stance
    if content.rstrip("\"”' ").endswith("?"):
        return "ask"
    words = _WORD.findall(content.lower()[:600])[:_REACH]
    goes_on = (
        not direct and content[:1].islower()
    )  # 'Supaya jalan lancar, katanya, …' opens its sentence with a purpose
    if goes_on and _opens(lexicon, "request_conjunction", words) and not _opens(lexicon, "promise_marker", words):
        return "ask"  # 'mengingatkan agar …'
    roles = _stances(pack).read(words)
    if direct and len(words) == 1 and "certainty" in roles:
        return "commit"  # 'Pasti.'
    for role, stance in (("deny_opening", "deny"), ("feel_opening", "feel"), ("ask_opening", "ask")):
        if role in roles and roles[role][0] < _OPENING:
            return stance
    if direct and "ask_first_person" in roles:
        return "ask"
    feel, commit = roles.get("feel_first_person"), roles.get("commit_first_person")
    if commit and _opines(lexicon, words[commit[1] :]):
        commit = None
    if feel and (commit is None or feel[0] < commit[0]):
        return "feel"
    if commit or ("commit_opening" in roles and roles["commit_opening"][0] < _OPENING and not house().observer):
        return "commit"
    future = roles.get("future")
    if future and future[0] >= len(_WORD.findall(_SENTENCE_END.split(content[:600], maxsplit=1)[0])):
        future = None  # said in a later sentence
    if future and _governs_noun(lexicon, words, future):
        future = None
    if future and not _has(pack, "relative", words[max(0, future[0] - 1) : future[0]]):
        preceding, following = words[max(0, future[0] - 6) : future[0]], words[future[1] : future[1] + 3]
        becomes = _has(pack, "becoming", following[:2])
        acts = any(word.startswith(lexicon.active_prefixes) and len(word) > 4 for word in following)
        if _tells(lexicon, following) and not becomes:
            return "commit"
        who = house()
        if not direct and future[0] == 0 and not becomes and not _has(pack, "existing", following[:1]):
            return "commit"
        if not becomes and not who.observer and acts and who.words.intersection(preceding):
            return "commit"
        if who.observer or becomes or _has(pack, "certainty", preceding[-2:]):
            return "predict"
    if not direct and "feel_predicate" in roles and roles["feel_predicate"][0] < 4:
        return "feel"
    return "assert"


def _tells(lexicon: Lexicon, words: list[str]) -> bool:
    """'akan diumumkan besok': a passive of saying that names nobody else who is to say it."""
    cue = lexicon.cue_at(words, 0) if words else None
    by = lexicon.role("agent").single
    return cue is not None and cue.frame == "passive" and not cue.enclitic and by.isdisjoint(words[1:])


def _opines(lexicon: Lexicon, words: list[str]) -> bool:
    """'saya akan bilang', 'saya akan menebak': whether a verb of what one thinks follows, so that nothing is to be done."""
    cue = lexicon.cue_at(words, 0) if words else None
    return cue is not None and (cue.frame == "clausal" or cue.stance == "predict")


def _opens(lexicon: Lexicon, role: str, words: list[str]) -> bool:
    return bool(lexicon.role(role).at(words, 0))


def _governs_noun(lexicon: Lexicon, words: list[str], future: tuple[int, int]) -> bool:
    """'kebutuhan akan air': the word of the future as a preposition."""
    before, after = words[: future[0]], words[future[1] :]
    return bool(before and after) and lexicon.is_abstract(before[-1]) and not lexicon.is_verb(after[0])


def _has(pack: LanguagePack, role: str, words: list[str]) -> bool:
    return role in _stances(pack).read(words)
