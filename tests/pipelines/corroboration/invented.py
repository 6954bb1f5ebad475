"""Invented stories and claims to corroborate."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pyarrow as pa

from pipelines.corroboration import corroborate
from pipelines.records import TABLES, Article, Claim, Quantity, ResolvedDate, Span

NAMES = {
    "Ratih Wulandari": "per:ratih-wulandari", "Bimo Saputra": "per:bimo-saputra",
    "Lestari Jaya": "misc:lestari-jaya", "Selat Kabut": "loc:selat-kabut", "Kalibening": "loc:kalibening",
    "Dewan Pelabuhan": "org:dewan-pelabuhan", "Bendungan Wanasari": "fac:bendungan-wanasari",
}  # fmt: skip
"""Invented names and the entities that they stand for."""
NOON = dt.datetime(2025, 3, 4, 12, tzinfo=dt.UTC)


class Newsroom:
    """Collects stories and the claims in them, and corroborates what it has."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: list[Claim] = []

    def story(
        self,
        outlet: str | None,
        *claims: dict[str, Any],
        credits: tuple[str, ...] = (),
        hours: float | None = 0.0,
        text: str | None = None,
    ) -> str:
        """Add a story whose text is its claims, one a paragraph, unless ``text`` is given; its article_id."""
        number = f"{outlet} {len(self.articles)} {hours}"
        article_id = hashlib.sha256(number.encode()).hexdigest()[:16]
        published = None if hours is None else NOON + dt.timedelta(hours=hours)
        said = [claim["content"] for claim in claims]
        whole = "\n\n".join(said) if text is None else text
        self.articles.append(
            Article(
                article_id=article_id, batch="one", source_path=f"{article_id}.txt", record=0, url=None, outlet=outlet,
                outlet_name=None, headline=None, deck=None, authors=[], published_at=published,
                published_precision=None if published is None else "minute", modified_at=None, dateline=None,
                section=None, language="id", credited_sources=list(credits), text=whole, word_count=max(1, len(whole.split())),
            )
        )  # fmt: skip
        at = 0
        for claim in claims:
            at = whole.index(claim["content"], at)
            self.claims.append(_claim(self.articles[-1], claim, at))
            at += len(claim["content"])
        return article_id

    def tables(self) -> tuple[pa.Table, pa.Table]:
        """Articles and claims as tables."""
        return TABLES["articles"].to_arrow(self.articles), TABLES["claims"].to_arrow(self.claims)

    def reuse(self) -> list[dict[str, Any]]:
        """Rows of reuse."""
        return self._rows("reuse")

    def provenance(self) -> list[dict[str, Any]]:
        """Rows of provenance."""
        return self._rows("provenance")

    def clusters(self) -> list[dict[str, Any]]:
        """Rows of claim_clusters, the largest first."""
        return sorted(self._rows("claim_clusters"), key=lambda row: (-row["claims"], row["cluster_id"]))

    def _rows(self, table: str) -> list[dict[str, Any]]:
        return corroborate(*self.tables())[table].to_pylist()


def _claim(article: Article, claim: dict[str, Any], at: int) -> Claim:
    via = claim.get("via", [])
    credited = article.credited_sources
    end = at + len(claim["content"])
    return Claim(
        claim_id=f"{article.article_id}:{at}-{end}", article_id=article.article_id, batch="one", kind=claim["kind"],
        content=claim["content"], pieces=[Span(at, end)], start=at, end=end, sentence_no=0, paragraph_no=0, cue=None,
        cue_start=None, cue_end=None, cue_lemma=None, source=claim["source"], source_start=None, source_end=None,
        speaker=claim["speaker"], speaker_id=claim["speaker_id"], speaker_title=None,
        speaker_resolution="name" if claim["speaker"] else "none", addressee=None, addressee_id=None,
        stance=claim.get("stance", "assert"), via=via,
        origin=via[-1] if via else credited[0] if credited else article.outlet,
        origin_evidence="via" if via else "credit" if credited else "outlet", entity_ids=[e for name, e in NAMES.items() if name in claim["content"]],
        quantities=[Quantity(*q) for q in claim.get("quantities", [])],
        dates=[ResolvedDate(*d) for d in claim.get("dates", [])], outlet=article.outlet,
        published_at=article.published_at, confidence=1.0, rule="invented",
    )  # fmt: skip


def said(speaker: str | None, content: str, kind: str = "indirect", **more: Any) -> dict[str, Any]:
    """A claim by a person (or by nobody who is named)."""
    speaker_id = None if speaker is None else "per:" + speaker.lower().replace(" ", "-")
    return {"speaker": speaker, "speaker_id": speaker_id, "source": speaker, "content": content, "kind": kind, **more}


def told(content: str, **more: Any) -> dict[str, Any]:
    """An assertion of the outlet's own."""
    return said(None, content, "assertion", **more)
