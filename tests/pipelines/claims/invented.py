"""Invented stories read into claims, with mentions set by hand so that no other room can make a claim test fail."""

from __future__ import annotations

import datetime as dt
import re

from pipelines import claims, language
from pipelines.records import Article, Claim, Mention

PACK = language.load("id")
ARTICLE_ID = "0123456789abcdef"
TYPES = {"per": "PER", "org": "ORG", "loc": "LOC"}
WHO = {
    "Ratna Dewi": "per:ratna-dewi", "Ratna": "per:ratna-dewi", "Gunadi": "per:gunadi", "Hartono": "per:hartono",
    "Reuters": "org:reuters", "Antara": "org:antara", "AFP": "org:afp", "Bank Sentral": "org:bank-sentral",
    "Norwegia": "loc:norwegia", "Balai Kota": "org:balai-kota", "Dinas Pasar": "org:dinas-pasar",
}  # fmt: skip


def article(text: str, **more: object) -> Article:
    """An article of that text, published on Wednesday 5 March 2025."""
    fields: dict[str, object] = {
        "article_id": ARTICLE_ID, "batch": "b", "source_path": "p", "record": 0, "url": None, "outlet": "kabarsela.example",
        "outlet_name": None, "headline": None, "deck": None, "authors": [],
        "published_at": dt.datetime(2025, 3, 5, 3, tzinfo=dt.UTC), "published_precision": "minute", "modified_at": None,
        "dateline": None, "section": None, "language": "id", "credited_sources": [], "text": text, "word_count": max(1, len(text.split())),
    }  # fmt: skip
    return Article(**{**fields, **more})  # type: ignore[arg-type]


def mentions(text: str) -> list[Mention]:
    """Every place where a name of WHO stands, the longer name first."""
    found = []
    for match in re.finditer("|".join(sorted(map(re.escape, WHO), key=len, reverse=True)), text):
        entity_id = WHO[match.group()]
        found.append(
            Mention(
                mention_id=f"{ARTICLE_ID}:{match.start()}-{match.end()}",
                article_id=ARTICLE_ID,
                sentence_no=0,
                start=match.start(),
                end=match.end(),
                surface=match.group(),
                kind="name",
                type=TYPES[entity_id[:3]],
                title=None,
                entity_id=entity_id,  # type: ignore[arg-type]
                member_ids=[],
                reason="name",
            )
        )
    return found


def read(text: str, **more: object) -> list[Claim]:
    """All claims of the text; every offset they carry is checked."""
    story = article(text, **more)
    found = claims.find_claims(story, language.split_sentences(ARTICLE_ID, text, PACK), mentions(text), PACK)
    for claim in found:
        check_offsets(text, claim)
    return found


def check_offsets(text: str, claim: Claim) -> None:
    """Each quoted string of the claim is the slice that its offsets name."""
    assert claim.content == " ".join(text[a:b] for a, b in claim.pieces)
    assert list(claim.pieces) == sorted(claim.pieces)
    assert claim.claim_id == f"{claim.article_id}:{claim.pieces[0].start}-{claim.pieces[-1].end}"
    for words, start, end in (
        (claim.cue, claim.cue_start, claim.cue_end),
        (claim.source, claim.source_start, claim.source_end),
    ):
        assert (words is None) == (start is None) == (end is None)
        if start is not None:
            assert text[start:end] == words
            assert end is not None
            assert claim.start <= start < end <= claim.end
    assert claim.start <= claim.pieces[0].start
    assert claim.pieces[-1].end <= claim.end <= len(text)


def attributed(text: str, **more: object) -> list[Claim]:
    """The claims that somebody is made to say."""
    return [claim for claim in read(text, **more) if claim.kind != "assertion"]


def only(text: str, **more: object) -> Claim:
    """The one attributed claim of the text."""
    found = attributed(text, **more)
    assert len(found) == 1, [(c.rule, c.cue, c.content) for c in found]
    return found[0]
