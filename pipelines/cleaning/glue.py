"""Which words of a language scrapers glue to others, and which only look so.

Belongs here: word lists and what follows from them. Does not belong here: where a text is parted (``repair.py``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines import outlets
from pipelines.language.pack import LanguagePack

CASE_EDGE = re.compile(r"(?<![\w@/.#-])([a-z]{2,})([A-Z][\w'’-]*)")  # 'programBPJS'
SHORT_NAME = 3  # letters of a name from which what follows it may be another word
SHORT_TAIL = 3  # letters up to which a name may end in what is a word by itself ('Wahyudi')
_SELDOM = 30  # percent of an ordinary word's places with a capital, up to which no brand opens with it ('OpenAI')
_KNOWN_RUNS = 1 << 16  # rare words that are remembered: names stand in many pages
_LONG_VERB = 6  # letters from which a verb is no end of a name that stands free


class GlueWords:
    """What a language's words say about glue, compiled from its pack.

    ``common``: its ordinary words; ``joints``: words that no longer word ends or opens with; ``tails``: small words and verbs
    that are glued behind names; ``endings``: both; ``long_endings``: those that part a long word behind one of ``name_parts``;
    ``long_verbs``: verbs in which no name ends at all; ``bound``: forms that are rightly written together with what follows;
    ``short``: words of two letters; ``titles``: the first words of titles; ``outlets``: their names that are no ordinary
    words; ``brands``: what brands that look like glue begin with.
    """

    def __init__(self, pack: LanguagePack) -> None:
        shares = {row["word"]: int(row["capital_share"]) for row in pack.rows("common_words")}
        self.common = frozenset(shares)
        self.seldom_names = frozenset(word for word, share in shares.items() if share <= _SELDOM)
        self.common_runs = frozenset(word.encode() for word in self.common if word.isascii())
        forms: dict[str, set[str]] = {}
        for row in pack.rows("glue"):
            forms.setdefault(row["role"], set()).add(row["word"])
        self.places = frozenset(pack.column("places", "name"))
        self.joints = tuple(sorted(forms["joint"]))
        self.joint_runs = tuple(joint.encode("cp1252", "replace") for joint in self.joints)
        self.titles = frozenset(title.lower().split()[0] for title in pack.column("titles", "title"))
        prefixes = tuple(pack.column("verb_prefixes", "prefix"))
        verbs = {word for word in self.common if len(word) >= _LONG_VERB and word.startswith(prefixes)}
        self.tails = verbs | forms["tail"]
        self.between_names = re.compile(rf"(?<![\w@/.#-])([A-Z]\w{{2,}}?)({'|'.join(sorted(forms['tail']))})(?=[A-Z])")
        self.name_parts = frozenset(part for part in pack.column("name_parts", "word") if len(part) > SHORT_NAME)
        self.endings = self.tails | forms["joint"]
        self.long_endings = frozenset(end for end in self.endings - forms["name_end"] if len(end) >= SHORT_TAIL)
        no_name_ends_so = tuple(forms["verb_prefix"])
        self.long_verbs = frozenset(v for v in verbs if len(v) > _LONG_VERB and v.startswith(no_name_ends_so))
        self.tail_runs = frozenset(tail.encode() for tail in self.tails if tail.isascii())
        self.bound, self.short = frozenset(forms["bound"]), frozenset(forms["short"])
        names = {name for outlet in outlets.registry() for name in (outlet.name, *outlet.aliases)}
        self.outlets = names - {name for outlet in outlets.registry() for name in outlet.word_aliases}
        # 'detik' in detikSumut, 'kumparan' in kumparanBISNIS: brands that are written like glue
        self.brands = frozenset(match[1] for name in names if (match := CASE_EDGE.match(name)))

        self.ends_like_glue = lru_cache(_KNOWN_RUNS)(self._ends_like_glue)

    def _ends_like_glue(self, run: bytes) -> bool:
        """Whether a run of letters may be a name with a small word or a verb glued to it."""
        return run.isalpha() and any(run[cut:] in self.tail_runs for cut in range(SHORT_NAME, len(run) - 1))

    def ordinary(self, part: str) -> bool:
        """Whether a capitalised part is an ordinary word or a place."""
        return part.lower() in self.common or part in self.places


@cache
def glue_words(pack: LanguagePack) -> GlueWords:
    """What the words of a pack's language say about glue, compiled once."""
    return GlueWords(pack)
