"""An article's text to mentions: the order of the steps.

Belongs here: find_mentions. Does not belong here: any one step.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipelines.entities import lexicon as lexicons
from pipelines.entities.consistency import settle_types
from pipelines.entities.naming import canonical_names, entity_id
from pipelines.entities.tagging import Found, read_sentence
from pipelines.entities.tokens import Token, tokenize
from pipelines.language import LanguagePack
from pipelines.records import Article, Mention, Sentence


def find_mentions(article: Article, sentences: Sequence[Sentence], pack: LanguagePack) -> list[Mention]:
    """The mentions in ``article.text``, ordered by start, not overlapping.

    ``start`` and ``end`` are code points into ``article.text``. Names have an ``entity_id`` of their type and the fullest name that the
    document, or the seeds, give them.
    """
    lexicon = lexicons.load(pack)
    placed: list[tuple[Sentence, list[Token], Found]] = []
    for sentence in sentences:
        tokens = tokenize(
            article.text, sentence.start, sentence.end, lexicon.roles["enclitic"], lexicon.hyphenable, lexicon.common
        )
        placed += [(sentence, tokens, found) for found in read_sentence(tokens, lexicon).names]
    names = [(_words(article.text, tokens, f.first, f.last), f) for _, tokens, f in placed]
    settle_types(names, lexicon)
    taught = _taught(article.text, placed)
    placed = [p for p in placed if p[2].type is not None]
    canonical = canonical_names([n for n in names if n[1].type is not None], taught, lexicon)
    found = []
    for (sentence, tokens, f), name in zip(placed, canonical, strict=True):
        start, end = tokens[f.first].start, tokens[f.last - 1].end
        kind = f.type
        assert kind is not None
        found.append(
            Mention(
                mention_id=f"{article.article_id}:{start}-{end}",
                article_id=article.article_id,
                sentence_no=sentence.sentence_no,
                start=start,
                end=end,
                surface=article.text[start:end],
                kind="name",
                type=kind,  # type: ignore[arg-type]
                title=_words(article.text, tokens, *f.title) if f.title else None,
                entity_id=entity_id(kind, name),
            )
        )
    return found


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


def _words(text: str, tokens: list[Token], first: int, last: int) -> str:
    return text[tokens[first].start : tokens[last - 1].end]


def _taught(text: str, placed: list[tuple[Sentence, list[Token], Found]]) -> dict[str, str]:
    """Abbreviations the document explains: 'Mahkamah Agung (MA)'."""
    taught = {}
    for (_, before, a), (_, after, b) in pairwise(placed):
        gap = text[before[a.last - 1].end : after[b.first].start]
        short = _words(text, after, b.first, b.last)
        end = after[b.last - 1].end
        if gap.strip() == "(" and text[end : end + 1] == ")" and a.type == b.type and " " not in short:
            taught[short] = a.canonical or _words(text, before, a.first, a.last)
    return taught
