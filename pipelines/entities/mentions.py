"""An article's text to mentions: the order of the steps.

Belongs here: find_mentions, of one or many articles, and views of its result. Does not belong here: any one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter

from pipelines.entities import lexicon as lexicons
from pipelines.entities.abbreviations import learn_abbreviations, teach_types
from pipelines.entities.consistency import settle_types
from pipelines.entities.coreference import resolve
from pipelines.entities.findings import Found
from pipelines.entities.lexicon import Lexicon
from pipelines.entities.lines import Line, Person
from pipelines.entities.naming import canonical_names, entity_id, names_entity, person_id
from pipelines.entities.nicknames import learn_nicknames
from pipelines.entities.parting import Placed, part_bodies
from pipelines.entities.places import find_places
from pipelines.entities.recurring import find_persons
from pipelines.entities.tagger import load_tagger
from pipelines.entities.tagging import read_sentence
from pipelines.entities.tokens import Tokens, tokenize
from pipelines.language import LanguagePack
from pipelines.records import Article, Mention, Reason, Sentence


def find_mentions(article: Article, sentences: Sequence[Sentence], pack: LanguagePack) -> list[Mention]:
    """The mentions in ``article.text``, ordered by start, then end.

    ``start`` and ``end`` are code points into ``article.text``. Names do not overlap and have an ``entity_id`` of their type and the
    fullest name that the document, or the seeds, give them. A nominal may hold names ('pemimpin Korea Utara itu'). The pronoun of
    'ujarnya' is its last three letters. An ``entity_id`` of a nominal or pronoun is one that a name of the document has.
    """
    return find_all_mentions([(article, sentences)], pack)[0]


def find_all_mentions(
    documents: Sequence[tuple[Article, Sequence[Sentence]]], pack: LanguagePack
) -> list[list[Mention]]:
    """``find_mentions`` of each article with its sentences, in less time: the tagger takes the sentences of all at once."""
    lexicon = lexicons.load(pack)
    tokenized = [
        [tokenize(article.text, s.start, s.end, lexicon) for s in sentences] for article, sentences in documents
    ]
    words = [tokens.texts for document in tokenized for tokens in document]
    labels = iter(load_tagger(pack).tag(words))
    return [
        _read(article, sentences, tokens, list(islice(labels, len(tokens))), lexicon)
        for (article, sentences), tokens in zip(documents, tokenized, strict=True)
    ]


def _read(
    article: Article,
    sentences: Sequence[Sentence],
    tokenized: list[Tokens],
    labels: list[list[str]],
    lexicon: Lexicon,
) -> list[Mention]:
    """The mentions of one article, of whose sentences there are the tokens and what the tagger says of each."""
    text = article.text
    lines: list[Line] = []
    placed: list[Placed] = []
    for n, (sentence, tokens) in enumerate(zip(sentences, tokenized, strict=True)):
        reading = read_sentence(tokens, labels[n], lexicon)
        lines.append(Line(sentence.paragraph_no, tokens, reading.roles))
        placed += [Placed(n, tokens, found) for found in reading.names]
    placed = find_places(tokenized, placed, article.dateline)
    teach_types(text, placed)
    placed = part_bodies(placed, [line.roles for line in lines], lexicon)
    placed = find_persons(tokenized, placed, [line.roles for line in lines], lexicon)
    named = [(text[p.start : p.end], p.found) for p in placed]
    settle_types(named, text, lexicon)
    taught = learn_abbreviations(text, placed) | learn_nicknames(text, lines, placed, lexicon)
    placed = [p for p in placed if p.found.type is not None]
    canonical = canonical_names([name for name in named if name[1].type is not None], taught, lexicon)
    article_id = article.article_id
    found: dict[tuple[int, int], Mention] = {}

    def enter(
        line: int,
        start: int,
        end: int,
        *,
        kind: str,
        type_: str,
        title: str | None,
        entity: str | None,
        reason: Reason | None,
        members: tuple[str, ...] = (),
    ) -> None:
        found[start, end] = Mention(
            mention_id=f"{article_id}:{start}-{end}",
            article_id=article_id,
            sentence_no=sentences[line].sentence_no,
            start=start,
            end=end,
            surface=text[start:end],
            kind=kind,  # type: ignore[arg-type]
            type=type_,  # type: ignore[arg-type]
            title=title,
            entity_id=entity,
            member_ids=list(members),
            reason=reason,
        )

    offices: list[tuple[Line, Found]] = []
    for p, (name, reason) in zip(placed, canonical, strict=True):
        kind = p.found.type or ""
        surface = text[p.start : p.end]
        title = p.title_in(text)
        known = kind != "PER" or p.found.canonical is not None
        who = entity_id(kind, name) if known else person_id(name, article_id, lexicon)
        why: Reason = "name" if names_entity(surface, who) else reason
        enter(p.line, p.start, p.end, kind="name", type_=kind, title=title, entity=who, reason=why)
        if kind == "PER":
            lines[p.line].persons.append(Person(p.found.first, p.found.last, who, title))
        elif kind == "ORG":
            lines[p.line].bodies.append(Person(p.found.first, p.found.last, who, None))
        if title:
            offices.append((lines[p.line], p.found))
    for line, person in offices:
        _employ(line, person)
    for a in resolve(lines):
        if (a.start, a.end) not in found:  # no name
            enter(
                a.line,
                a.start,
                a.end,
                kind=a.kind,
                type_=a.type,
                title=None,
                entity=a.entity_id,
                reason=a.reason,
                members=a.members,
            )
    return [found[place] for place in sorted(found)]


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
    for mention in sorted(mentions, key=attrgetter("start", "end")):
        groups.setdefault(mention.sentence_no, []).append(mention)
    return groups


def _employ(line: Line, found: Found) -> None:
    """Notes of a person with a title the last body that stands in the title: 'Direktur PT Sarik Ratih Palupi'."""
    first, last = found.title or (0, 0)
    within = [body.entity_id for body in line.bodies if first <= body.first and body.last <= last]
    for person in line.persons if within else ():
        if person.first == found.first:
            person.body = within[-1]
