"""What the rules know of a language: cues and closed word classes, compiled once per pack.

Belongs here: reading the claim seeds into lookups. Does not belong here: how a construction is recognised.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipelines.language import LanguagePack
from pipelines.seeds import SeedError

FRAMES = (
    "quote", "complement", "clausal", "marked", "promise", "request", "appeal", "proposal", "according", "citing", "passive", "hearsay",
    "question", "noun", "said", "urged", "judgement", "acceptance", "accepted", "offer", "entrusting", "toast",
)  # fmt: skip
_SHORT_DAY = 3
"""Letters of a weekday's abbreviation."""
STANCES = ("assert", "deny", "predict", "ask", "commit", "feel")


@dataclass(frozen=True, slots=True)
class Cue:
    """One attributing form: its words in lower case, base form, voice, construction and what it makes of the claim."""

    words: tuple[str, ...]
    lemma: str
    voice: str
    frame: str
    stance: str
    enclitic: bool = False


class Phrases:
    """A set of word sequences, looked up at a place in a list of lower-case words."""

    def __init__(self, forms: frozenset[tuple[str, ...]]) -> None:
        self.firsts = frozenset(f[0] for f in forms if f)
        self._letters = tuple(sorted(self.firsts))
        self.single = frozenset(f[0] for f in forms if len(f) == 1)
        self.longer: dict[str, list[tuple[str, ...]]] = {}
        self.ending: dict[str, list[tuple[str, ...]]] = {}
        for form in sorted((f for f in forms if len(f) > 1), key=lambda f: (-len(f), f)):
            self.longer.setdefault(form[0], []).append(form)
            self.ending.setdefault(form[-1], []).append(form)

    def may_open(self, low: str) -> bool:
        """Whether a text in small letters begins with the letters of a phrase's first word; asked before its words are read."""
        return low.startswith(self._letters)

    def at(self, words: list[str], i: int) -> int:
        """How many words of the longest phrase that starts at ``i``; 0 where none does."""
        if i >= len(words):
            return 0
        word = words[i]
        if word not in self.firsts:
            return 0
        for form in self.longer.get(word, ()):
            if tuple(words[i : i + len(form)]) == form:
                return len(form)
        return 1 if word in self.single else 0

    def before(self, words: list[str], end: int) -> int:
        """How many words of the longest phrase that ends just before ``end``; 0 where none does."""
        if not end:
            return 0
        word = words[end - 1]
        for form in self.ending.get(word, ()):
            if tuple(words[max(0, end - len(form)) : end]) == form:
                return len(form)
        return 1 if word in self.single else 0


class Lexicon:
    """The claim seeds of one language."""

    def __init__(self, pack: LanguagePack) -> None:
        roles: dict[str, set[tuple[str, ...]]] = {}
        for row in pack.rows("claim_words"):
            roles.setdefault(row["role"], set()).add(tuple(row["form"].lower().split()))
        roles["auxiliary"] |= roles["litotes"]  # 'tak segan' stands where an auxiliary does
        self._roles = {role: Phrases(frozenset(forms)) for role, forms in roles.items()}
        # several names of one office each
        self.offices = [names for role, names in sorted(self._roles.items()) if role.startswith("same_office_")]
        speaking = {
            w
            for role in ("group", "organisation", "source_opener", "document", "institution_noun")
            for f in roles[role]
            for w in f
        }
        self.common = frozenset(pack.column("common_words", "word"))
        # a title says with its first word that somebody is meant; 'pelayanan' in 'kasi pelayanan' is a thing
        titles = [title.lower().split() for title in pack.column("titles", "title")]
        heads = {title[0] for title in titles} | {word for title in titles for word in title} - self.common
        self.speaking_words = frozenset((speaking | heads) - {"dan", "di", "ke", "yang", "i", "ii", "iii"})
        # the short forms of page systems are words and names in running text ('Hun Sen', 'The Sun')
        weekdays = (row["form"].lower() for row in pack.rows("weekdays"))
        self.weekdays = frozenset(form for form in weekdays if len(form) > _SHORT_DAY)
        self.months = frozenset(row["form"].lower() for row in pack.rows("months"))
        self.finite = self._roles["finite"].single
        self._no_verbs = self._roles["not_verb"].single
        self.verb_prefixes = tuple(row["prefix"] for row in pack.rows("verb_prefixes"))
        self.active_prefixes = tuple(row["prefix"] for row in pack.rows("verb_prefixes") if row["voice"] == "active")
        self.passive_prefixes = tuple(row["prefix"] for row in pack.rows("verb_prefixes") if row["voice"] == "passive")
        self.quality_prefixes = tuple(form[0].removesuffix("…") for form in roles["quality_prefix"])
        self.abstract = [tuple(form[0].split("…")) for form in roles["abstract_noun"]]
        self.agents = tuple(form[0].removesuffix("…") for form in roles["agent_noun"])
        self.enclitics = enclitics = [form[0] for form in roles.get("enclitic", set())]
        self.cues: dict[str, list[Cue]] = {}
        self.said: dict[str, Cue] = {}
        for row in pack.rows("cues"):
            if row["frame"] not in FRAMES or row["stance"] not in STANCES:
                raise SeedError(f"cues of {pack.code}: {row['form']!r} has an unknown frame or stance")
            words = tuple(row["form"].lower().split())
            if row["frame"] == "said":  # nouns, some of them roots that are cues too ('klaim')
                for enclitic in ("", *enclitics):
                    form = words[0] + enclitic
                    self.said[form] = Cue(
                        (form,), row["lemma"], row["voice"], row["frame"], row["stance"], bool(enclitic)
                    )
                continue
            self._enter(Cue(words, row["lemma"], row["voice"], row["frame"], row["stance"]))
            if row["frame"] in ("quote", "according", "passive", "hearsay") and row["voice"] != "adverb":
                for enclitic in enclitics:
                    with_source = (*words[:-1], words[-1] + enclitic)
                    self._enter(Cue(with_source, row["lemma"], row["voice"], row["frame"], row["stance"], True))
        self.prefixed = frozenset(
            first
            for first, forms in self.cues.items()
            if len(first) > 6 and first.startswith(self.active_prefixes) and any(c.words == (first,) for c in forms)
        )
        self._tails = self.prefixed | self._roles["complementizer"].single
        self.tails = tuple(sorted(self._tails))
        for forms in self.cues.values():
            forms.sort(key=lambda c: (-len(c.words), c.words))
        single = frozenset(first for first in self.cues if self.cue_at([first], 0))
        self.glued_heads = single | self._roles["preposition"].single

    def _enter(self, cue: Cue) -> None:
        known = self.cues.setdefault(cue.words[0], [])
        if all(other.words != cue.words for other in known):
            known.append(cue)

    def role(self, name: str) -> Phrases:
        """The phrases of a role of claim_words.csv; KeyError where the file has no such role."""
        return self._roles[name]

    def cue_at(self, words: list[str], i: int) -> Cue | None:
        """The longest cue that starts at word ``i``."""
        for cue in self.cues.get(words[i], ()):
            n = len(cue.words)
            if n == 1 or tuple(words[i : i + n]) == cue.words:
                return cue
        return None

    def cue_behind(self, word: str) -> int:
        """Where in a word with a capital an active attributing verb or a complementizer starts that is glued to it; 0 where none is."""
        if not word.endswith(self.tails) or word.lower() in self.cues:
            return 0
        for at in range(2, len(word) - 4):
            if word[at:] in self._tails:
                return at
        return 0

    def has_enclitic(self, word: str) -> bool:
        """Whether a lower-case word ends in the pronoun that attributing verbs carry ('sergahnya')."""
        return any(word.endswith(enclitic) and len(word) > len(enclitic) + 3 for enclitic in self.enclitics)

    def is_closed(self, word: str) -> bool:
        """Whether a lower-case word is of a closed class, so that it is no verb of saying."""
        names = (
            "auxiliary",
            "connective",
            "preposition",
            "subordinator",
            "conjunction",
            "adjunct",
            "pronoun",
            "source_opener",
        )
        return any(word in self._roles[name].single for name in (*names, "definite", "relative", "group"))

    def can_stand_alone(self, word: str) -> bool:
        """Whether a word of a closed class can be a source by itself ('dia', 'mereka', 'keduanya')."""
        return any(
            word in self._roles[name].single for name in ("pronoun", "plural_pronoun", "source_opener", "group", "self")
        )

    def is_abstract(self, word: str) -> bool:
        """Whether a lower-case word is built like the name of an act or a state ('kedatangan'), not of a body known."""
        if word in self.speaking_words:
            return False
        return any(word.startswith(head) and word.endswith(tail) and len(word) > 6 for head, tail in self.abstract)

    def is_agent(self, word: str) -> bool:
        """Whether a lower-case word is built like the name of who does something ('pengawas'), and no known adjective."""
        if not word.startswith(self.agents) or len(word) < 6 or self.is_abstract(word):
            return False
        return not any(word in self._roles[role].single for role in ("quality", "finite", "auxiliary"))

    def is_verb(self, word: str) -> bool:
        """Whether a lower-case word looks finite: a listed predicate word, or a verbal prefix and no known noun."""
        if word in self.finite:
            return True
        return len(word) > 4 and word.startswith(self.verb_prefixes) and word not in self._no_verbs


@cache
def lexicon(pack: LanguagePack) -> Lexicon:
    """The compiled claim seeds of a pack; SeedError where a file is missing or malformed."""
    return Lexicon(pack)
