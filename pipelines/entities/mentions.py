"""An article's text to mentions: the order of the steps.

Belongs here: find_mentions and views of its result. Does not belong here: any one step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipelines.entities import lexicon as lexicons
from pipelines.entities.consistency import explained_in_small, settle_types
from pipelines.entities.coreference import Line, Person, resolve
from pipelines.entities.naming import canonical_names, entity_id, person_id
from pipelines.entities.parting import Placed, part_bodies
from pipelines.entities.places import find_places
from pipelines.entities.tagger import load_tagger
from pipelines.entities.tagging import read_sentence
from pipelines.entities.tokens import tokenize
from pipelines.language import LanguagePack
from pipelines.records import Article, Mention, Sentence

_INITIALS = re.compile(r"[A-Z]{3,8}")


def find_mentions(article: Article, sentences: Sequence[Sentence], pack: LanguagePack) -> list[Mention]:
    """The mentions in ``article.text``, ordered by start, then end.

    ``start`` and ``end`` are code points into ``article.text``. Names do not overlap and have an ``entity_id`` of their type and the
    fullest name that the document, or the seeds, give them. A nominal may hold names ('pemimpin Korea Utara itu'). The pronoun of
    'ujarnya' is its last three letters. An ``entity_id`` of a nominal or pronoun is one that a name of the document has.
    """
    lexicon = lexicons.load(pack)
    lines: list[Line] = []
    placed: list[Placed] = []
    tokenized = [tokenize(article.text, s.start, s.end, lexicon) for s in sentences]
    labels = load_tagger(pack).tag([[t.word.text for t in tokens] for tokens in tokenized])
    for n, (sentence, tokens) in enumerate(zip(sentences, tokenized, strict=True)):
        reading = read_sentence(tokens, labels[n], lexicon)
        lines.append(Line(sentence.paragraph_no, tokens, reading.roles))
        placed += [Placed(n, tokens, found) for found in reading.names]
    placed = find_places(tokenized, placed, article.dateline)
    _teach_types(article.text, placed, list(_bracketed(article.text, placed)))
    placed = part_bodies(placed, [line.roles for line in lines], lexicon)
    named = [(article.text[p.start : p.end], p.found) for p in placed]
    settle_types(named, explained_in_small(article.text), lexicon)
    explained = list(_bracketed(article.text, placed))
    _teach_types(article.text, placed, explained)
    initialled = _initialled(article.text, placed)
    placed = [p for p in placed if p.found.type is not None]
    taught = initialled | _taught(article.text, explained)
    canonical = canonical_names([(article.text[p.start : p.end], p.found) for p in placed], taught, lexicon)

    def mention(line: int, start: int, end: int, **rest: object) -> Mention:
        return Mention(
            mention_id=f"{article.article_id}:{start}-{end}",
            article_id=article.article_id,
            sentence_no=sentences[line].sentence_no,
            start=start,
            end=end,
            surface=article.text[start:end],
            **rest,  # type: ignore[arg-type]
        )

    found = []
    for p, name in zip(placed, canonical, strict=True):
        kind = p.found.type or ""
        title = _title(article.text, p)
        known = kind != "PER" or p.found.canonical is not None
        who = entity_id(kind, name) if known else person_id(name, article.article_id, lexicon)
        found.append(mention(p.line, p.start, p.end, kind="name", type=kind, title=title, entity_id=who))
        if kind == "PER":
            lines[p.line].persons.append(Person(p.found.first, p.found.last, who, title))
    for a in resolve(lines):
        found.append(mention(a.line, a.start, a.end, kind=a.kind, type="PER", title=None, entity_id=a.entity_id))
    names = {(m.start, m.end) for m in found if m.kind == "name"}
    kept = [m for m in found if m.kind == "name" or (m.start, m.end) not in names]
    return sorted(kept, key=lambda m: (m.start, m.end))


def names(mentions: Sequence[Mention]) -> dict[str, str]:
    """The display name of every entity of one article: its longest name there, the first of equals."""
    best: dict[str, str] = {}
    for mention in mentions:
        if mention.kind == "name" and mention.entity_id is not None:
            known = best.get(mention.entity_id)
            if known is None or len(mention.surface.split()) > len(known.split()):
                best[mention.entity_id] = mention.surface
    return best


def by_sentence(mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    """The mentions of one article by sentence_no, each list in order of the text."""
    groups: dict[int, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        groups.setdefault(mention.sentence_no, []).append(mention)
    return groups


def _title(text: str, placed: Placed) -> str | None:
    if placed.found.title is None:
        return None
    first, last = placed.found.title
    return text[placed.tokens[first].start : placed.tokens[last - 1].end]


def _bracketed(text: str, placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed, str]]:
    """Names with the abbreviation in brackets after them: 'Mahkamah Agung (MA)'."""
    for a, b in pairwise(placed):
        if text[b.end : b.end + 1] == ")" and text[a.end : b.start].strip() == "(":
            short = text[b.start : b.end]
            if " " not in short and _drawn(short, text[a.start : a.end]):
                yield a, b, short


def _drawn(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation stand in this order in the name: 'Jihandak' in 'Penjinak Bahan Peledak'."""
    letters = iter(full.lower())
    return all(letter in letters for letter in short.lower())


def _teach_types(text: str, placed: Sequence[Placed], explained: Sequence[tuple[Placed, Placed, str]]) -> None:
    """Gives an unknown abbreviation, wherever it stands, the type of the name that explains it."""
    full = {short: a.found for a, b, short in explained if b.found.canonical is None and a.found.type}
    for p in placed if full else ():
        name = full.get(text[p.start : p.end])
        if name and p.found.canonical is None and p.found.title is None:
            p.found.type, p.found.sure = name.type, p.found.sure or name.sure


def _taught(text: str, explained: Sequence[tuple[Placed, Placed, str]]) -> dict[str, str]:
    """Abbreviations the document explains: 'Mahkamah Agung (MA)'."""
    return {
        short: a.found.canonical or text[a.start : a.end]
        for a, b, short in explained
        if a.found.type == b.found.type is not None
    }


def _initialled(text: str, placed: Sequence[Placed]) -> dict[str, str]:
    """Unknown abbreviations that are the initials of one body of the document: 'LBN' where it also names 'Lembaga Bahasa Nusantara'.

    Those without a type are given the body's.
    """
    short = [p for p in placed if p.found.canonical is None and len(p.words) == 1 and _INITIALS.fullmatch(p.words[0])]
    wanted = {p.words[0] for p in short}
    found: dict[str, set[str]] = {}
    for p in placed if wanted else ():
        if p.found.type == "ORG" and len(p.words) > 2 and p.found.canonical is None:
            initials = "".join(w[0] for w in p.words if w[0].isupper())
            if initials in wanted:
                found.setdefault(initials, set()).add(text[p.start : p.end])
    taught = {initials: full for initials, (full, *others) in found.items() if not others}
    for p in short:
        if p.words[0] in taught and p.found.type is None:
            p.found.type = "ORG"
    return taught
