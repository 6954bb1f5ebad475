"""Bodies and places parted from the persons' names they run into, by what the rest of the document calls them.

Belongs here: 'Direktur Utama Brantas Jaya Sarwo Danu' in a text on 'PT Brantas Jaya'. Does not belong here: the grammar of one sentence.

A title takes a body or place as its complement, and the person's name follows without a mark between. The document tells where the
name begins: the words before it stand elsewhere as a body or place, or the name, or a word of it, stands elsewhere by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.entities.findings import Found, Role
from pipelines.entities.lexicon import Lexicon
from pipelines.entities.tokens import Tokens

Words = tuple[str, ...]
_PERSONAL = frozenset({"honorific", "rank"})  # what only a person's name follows
_BODIES = ("ORG", "LOC", "FAC", "MISC")


class Placed:
    """A name with the line it stands in: its words, at code points [start, end) of the article's text."""

    __slots__ = ("end", "found", "line", "start", "tokens", "words")

    def __init__(self, line: int, tokens: Tokens, found: Found) -> None:
        self.line = line
        self.tokens = tokens
        self.found = found
        self.start = tokens.starts[found.first]
        self.end = tokens.ends[found.last - 1]
        self.words: Words = tuple(tokens.texts[found.first : found.last])

    def title_in(self, text: str) -> str | None:
        """The title that stands with the name."""
        if self.found.title is None:
            return None
        first, last = self.found.title
        return text[self.tokens.starts[first] : self.tokens.ends[last - 1]]


@dataclass(slots=True)
class _Told:
    """What a document says of words: the runs of names, by number, in which they are a body's or place's whole name, such a name without
    its head word, the first word of a longer name, a name.
    """

    whole: dict[Words, set[int]] = field(default_factory=lambda: defaultdict(set))
    cores: dict[Words, set[int]] = field(default_factory=lambda: defaultdict(set))
    opening: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    inside: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    alone: dict[Words, set[int]] = field(default_factory=lambda: defaultdict(set))


def part_bodies(placed: Sequence[Placed], roles: Sequence[list[Role]], lexicon: Lexicon) -> list[Placed]:
    """The names of a document, with those parted that run into one another after a title; ``roles`` are the titles of each line that no
    name follows, and lose those that a person's name turns out to follow.
    """
    if not any(p.found.title for p in placed) and not any(roles):
        return list(placed)
    runs = list(_runs(placed))
    told = _told(runs, lexicon)
    found: list[Placed] = []
    for n, run in enumerate(runs):
        titled = run[-1].found.title or roles[run[0].line]
        found += _parted(n, run, roles[run[0].line], told, lexicon) if titled else run
    return found


def _runs(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Names that follow each other without a word between, together."""
    run: list[Placed] = []
    for p in placed:
        if run and (p.line != run[-1].line or p.found.first != run[-1].found.last):
            yield run
            run = []
        run.append(p)
    if run:
        yield run


def _told(runs: Sequence[list[Placed]], lexicon: Lexicon) -> _Told:
    told = _Told()
    for n, run in enumerate(runs):
        for p in run:
            words, f = p.words, p.found
            if f.type in _BODIES and f.sure:
                told.whole[words].add(n)
                head = lexicon.heads.at(words, 0) if f.canonical is None else None
                if head and head[0] < len(words):
                    told.cores[words[head[0] :]].add(n)
                for word in words[1:]:
                    told.inside[word].add(n)
            if (
                len(words) > 1
                and f.title is None
                and (not f.sure or (f.type == "ORG" and not lexicon.heads.at(words, 0)))
            ):
                told.opening[words[0]].add(n)
            if f.canonical is None and f.type in ("PER", None):
                told.alone[words].add(n)
    return told


def _parted(n: int, run: list[Placed], roles: list[Role], told: _Told, lexicon: Lexicon) -> list[Placed]:
    """The names of a run; after a title a body or place and a person, if the document tells them apart."""
    first, last, tokens = run[0].found.first, run[-1].found.last, run[0].tokens
    title = run[-1].found.title
    role = next((r for r in roles if r.first < first and r.last == last), None)
    if title is None and role is None:
        return run
    words: Words = tuple(tokens.texts[first:last])
    firm = (
        run[-1].found.first - first if run[-1].found.title else 0
    )  # words already given to bodies before the person's name
    office = tokens.words[first - 1].roles if first else frozenset[str]()
    honoured = "." in tokens.texts[first - 1 : first] and not _PERSONAL.isdisjoint(tokens.words[first - 2].roles)
    if title is not None and title[1] == first and (honoured or not _PERSONAL.isdisjoint(office)):
        return run  # 'Ny. Ratih Sarwo Danu', wife of Sarwo Danu
    cut = _known_cut(n, words, firm, told, lexicon) or _person_cut(n, words, firm, told, lexicon)
    if cut in (0, firm) or (cut < firm and run[0].found.type != "LOC"):
        return run
    kind = next((p.found.type for p in run if p.found.type in _BODIES), None) or (
        "LOC" if "place_office" in office else "ORG"
    )
    begin = title[0] if title else role.first if role else first
    head = run[:-1] if cut > firm > 0 else []
    opens = head[-1].found.first if head else first
    body = Found(opens, first + cut, kind, True)
    result = [*head[:-1], Placed(run[0].line, tokens, body)]
    rest = words[cut:]
    if not rest:
        return result
    known = lexicon.names.at(rest, 0)
    if known and known[0] == len(rest) and known[1].sure:
        person = Found(first + cut, last, known[1].type, True, known[1].canonical)
    else:
        person = Found(first + cut, last, "PER", True, title=(begin, first + cut))
        if role is not None:
            roles.remove(role)
    return [*result, Placed(run[0].line, tokens, person)]


def _known_cut(n: int, words: Words, firm: int, told: _Told, lexicon: Lexicon) -> int:
    """Where the longest body or place ends that the document names in another run and that opens these words; 0 if none does."""
    for cut in range(len(words), 0, -1):
        if told.whole.get(words[:cut], _NONE) - {n} or told.cores.get(words[:cut], _NONE) - {n}:
            return cut if _may_be_person(n, words[cut:], firm > 0, told, lexicon) else 0
    return 0


_NONE: frozenset[int] = frozenset()


def _may_be_person(n: int, rest: Words, taken: bool, told: _Told, lexicon: Lexicon) -> bool:
    """Whether the words after a body may be a person's name: none is an abbreviation; one is of persons' names or stands alone elsewhere."""
    if not rest or taken:
        return True
    return _person_like(rest, lexicon) and any(w in lexicon.parts or told.alone.get((w,), _NONE) - {n} for w in rest)


def _person_like(rest: Words, lexicon: Lexicon) -> bool:
    """Whether no word is an abbreviation or a known name of something else."""
    known = (lexicon.names.values.get((w,)) for w in rest)
    return all(w[0].isupper() and not w.isupper() for w in rest) and all(
        k is None or not k.sure or k.type == "PER" for k in known
    )


def _first_name(before: Words, lexicon: Lexicon) -> bool:
    """Whether words are the initial or one of the commonest first names, and so no body's: 'M.', 'Muhammad'."""
    return len(before[0]) == 1 or "." in before[0] or (len(before) == 1 and before[0] in lexicon.shared)


def _person_cut(n: int, words: Words, firm: int, told: _Told, lexicon: Lexicon) -> int:
    """Where the person's name begins by what stands alone elsewhere ('kata Ratih'); 0 if the document does not tell."""
    for cut in range(firm + 1, len(words) - 1):
        before = words[firm:cut]
        if not _person_like(words[cut:], lexicon) or _first_name(before, lexicon):
            continue
        if any((w.lower(),) in lexicon.titles.values for w in before):
            return 0
        personal = any(w in lexicon.parts for w in before[:-1])
        if not personal and told.alone.get(words[cut:], _NONE) - {n}:
            return cut
        given = told.alone.get((words[cut],), _NONE) - {n}
        apart = told.alone.get(before[:1], _NONE) - {n} or any(w in lexicon.shared for w in before)
        if given and len(before) > 1 and not apart:
            return cut  # 'Kepala Riset Sarik Kerinjo Ratih Palupi', elsewhere 'kata Ratih'
        if any(w in lexicon.parts for w in before):
            continue
        family = told.alone.get(words[-1:], _NONE) - {n}
        other = any(told.inside.get(w, _NONE) - {n} or told.opening.get(w, _NONE) - {n} for w in before)
        if other and (given or family):
            return cut
    return 0
