"""Persons whom the document names in full elsewhere: 'Sabar' and 'Honda' in a text on 'Sabar Danu' and 'Ratih Honda'.

Belongs here: what a person's full name tells of the same words at other places, where they look like a common word, a company or the end of
a title. Does not belong here: which of several persons a short name means (``naming``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.entities.findings import Found, Role
from pipelines.entities.lexicon import Lexicon, Word
from pipelines.entities.parting import Placed, Words
from pipelines.entities.tokens import Tokens

_MOST = 5  # words of a person's full name


def find_persons(
    lines: Sequence[Tokens], placed: list[Placed], roles: Sequence[list[Role]], lexicon: Lexicon
) -> list[Placed]:
    """``placed`` in order of the text with the persons' names completed and added that full names of the document tell of.

    ``roles``: the titles of each line that no name follows; they lose those that are a person's first name.
    """
    full = {p.words for p in placed if _in_full(p, lexicon)}
    if not full:
        return placed
    completed = [_completed(p, full, lexicon) if p.found.title else p for p in placed]
    longer = [new for new, old in zip(completed, placed, strict=True) if new is not old]
    placed = [p for one in completed if (p := _beside(one, longer))] if longer else completed
    given, family = {words[0] for words in full}, {words[-1] for words in full}
    _no_bodies(placed, given, family)
    told = {w for w in given | family if len(w) > 2 and _overlooked(lexicon.words[w])}
    if not told:
        return placed
    wanted = {n: tokens for n, tokens in enumerate(lines) if not told.isdisjoint(tokens.texts)}
    held: dict[int, set[int]] = {n: set() for n in wanted}
    for p in placed:
        if p.line in held:
            held[p.line].update(range(p.found.title[0] if p.found.title else p.found.first, p.found.last))
    alone = [(n, i) for n, tokens in wanted.items() for i in _alone(tokens, told, held[n])]
    lower = {wanted[n].words[i].low for n, i in alone}
    small = {w for tokens in lines if not lower.isdisjoint(tokens.texts) for w in lower.intersection(tokens.texts)}
    added = []
    for n, i in alone:
        word = wanted[n].words[i]
        if word.low in small and not _spoken(wanted[n].words, i, i + 1):
            continue  # 'saat Bulan terbit' in a text on 'bulan'
        role = next((r for r in roles[n] if r.first <= i < r.last), None)
        if role is None or (role.last - role.first == 1 and word.text in given):
            added.append(Placed(n, wanted[n], Found(i, i + 1, "PER", True)))
            if role is not None:
                roles[n].remove(role)
    return sorted(placed + added, key=lambda p: (p.line, p.found.first)) if added else placed


def _in_full(p: Placed, lexicon: Lexicon) -> bool:
    """Whether a name is certainly a person's in full: a few words with capitals, no abbreviation, and a title or a word of persons' names."""
    if p.found.type != "PER" or not 1 < len(p.words) <= _MOST:
        return False
    told = p.found.title is not None or any(w in lexicon.parts for w in p.words)
    return told and all(w[0].isupper() and not w.isupper() for w in p.words)


def _completed(p: Placed, full: set[Words], lexicon: Lexicon) -> Placed:
    """A person's name with the words before it that are no end of its title: 'Kuasa hukum Agung Danu Sarwo', elsewhere 'Agung Danu Sarwo'."""
    title = p.found.title
    if p.found.type != "PER" or title is None:
        return p
    words = p.tokens.words
    for first in range(title[1] - 1, title[0], -1):
        if tuple(p.tokens.texts[first : p.found.last]) in full and (words[first].low,) not in lexicon.titles.values:
            p.found.first, p.found.title = first, (title[0], first - (words[first - 1].text == ","))
            return Placed(p.line, p.tokens, p.found)
    return p


def _beside(one: Placed, longer: Sequence[Placed]) -> Placed | None:
    """What is left of a name of a title beside the names that grew into it: 'Dinas Agung' ends before 'Agung Danu Sarwo'; None if nothing."""
    for p in longer:
        if one is not p and one.line == p.line and one.found.first < p.found.last and p.found.first < one.found.last:
            if one.found.first >= p.found.first:
                return None
            one.found.last = p.found.first
            one = Placed(one.line, one.tokens, one.found)
    return one


def _no_bodies(placed: Sequence[Placed], given: set[str], family: set[str]) -> None:
    """Makes persons of known bodies' names that are somebody's first or, beside a verb of speech, last name, if no longer name holds them."""
    alike = [p for p in placed if p.found.type == "ORG" and p.found.canonical and len(p.words) == 1]
    alike = [p for p in alike if p.words[0].istitle() and p.words[0] in given | family]
    within = {w for p in placed if p.found.type != "PER" and len(p.words) > 1 for w in p.words} if alike else set()
    spoken = {p.words[0] for p in alike if _spoken(p.tokens.words, p.found.first, p.found.last)}
    for p in alike:
        if p.words[0] in spoken and p.words[0] not in within:
            p.found.type, p.found.canonical, p.found.sure = "PER", None, True


def _spoken(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a verb of speech stands right before or behind the words [first, last)."""
    beside = [*words[max(0, first - 1) : first], *words[last : last + 1]]
    return any("speech" in word.roles for word in beside)


def _overlooked(word: Word) -> bool:
    """Whether a word by itself is taken for no name: an ordinary word or a title."""
    return word.common or word.opens_title


def _alone(tokens: Tokens, told: set[str], held: set[int]) -> Iterator[int]:
    """Where one of the words stands with its capital by itself inside a sentence, and no name holds it."""
    words = tokens.words
    for i in [i for i, text in enumerate(tokens.texts) if text in told and i not in held]:
        if not any(w.alnum for w in words[:i]):
            continue
        before, after = words[i - 1], words[i + 1] if i + 1 < len(words) else None
        if before.lettered and not before.capital and not (after and (after.capital or after.text == "-")):
            yield i
