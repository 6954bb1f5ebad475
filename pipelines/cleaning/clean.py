"""One document in, one article with its lines out, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines import outlets
from pipelines.cleaning import credits, header
from pipelines.cleaning.labels import Judged, judge
from pipelines.cleaning.page import split_lines
from pipelines.cleaning.story import assemble
from pipelines.language.dates import find_dates
from pipelines.language.pack import LanguagePack, load
from pipelines.reading.document import Document
from pipelines.records import Article, Line, Rejected

_NEIGHBOURS = {"id", "ms", "jv", "su"}  # languages that a guesser takes for one another


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An accepted document: its article and every line of the page that is not blank."""

    article: Article
    lines: list[Line]


def clean(document: Document, languages: Sequence[str]) -> Cleaned | Rejected:
    """The story of a document with what the page says of it.

    ``languages`` are the codes of the enabled language packs; the first one's pack reads the page. Returns Rejected with
    reason ``no_article_text`` where no story is found, ``language_not_enabled`` where it is clearly in another language.
    """
    pack = load(languages[0])
    judged = judge(split_lines(document.text), pack)
    facts = header.read_page(judged, pack) if document.form != "record" else header.Facts()
    text, starts = assemble(judged)
    if not text:
        return _reject(document, "no_article_text", "no line of the document reads like a story's paragraph")
    language = _language(text, languages)
    if language not in languages and language != "und":
        return _reject(document, "language_not_enabled", f"the story is in {language}; enabled: {', '.join(languages)}")
    _record_fields(document, facts, pack)
    facts.dateline, told = header.dateline_of(text)
    facts.outlet = (outlets.registered_domain(document.url) if document.url else None) or told or _self_named(judged)
    known = outlets.by_domain(facts.outlet) if facts.outlet else None
    credit_lines = [j.line.text for j in judged if j.label == "credit"]
    published = header.utc(facts.published)
    return Cleaned(
        Article(
            article_id=document.article_id,
            batch=document.batch,
            source_path=document.source_path,
            record=document.record,
            url=document.url,
            outlet=facts.outlet,
            outlet_name=known.name if known else None,
            headline=facts.headline,
            deck=facts.deck,
            authors=facts.authors,
            published_at=published,
            published_precision=None
            if published is None or facts.published is None
            else ("minute" if facts.published.time else "day"),
            modified_at=header.utc(facts.modified),
            dateline=facts.dateline,
            language=language,
            credited_sources=credits.credited(text, credit_lines, facts.outlet, pack),
            text=text,
            word_count=len(re.findall(r"\w+", text)),
        ),
        [_line(document, j, starts.get(j.line.no)) for j in judged],
    )


def _line(document: Document, j: Judged, text_start: int | None) -> Line:
    raw = document.form == "text"
    return Line(
        article_id=document.article_id,
        line_no=j.line.no,
        raw_start=j.line.start if raw else None,
        raw_end=j.line.end if raw else None,
        label=j.label,  # type: ignore[arg-type]
        text_start=text_start,
        text=j.line.text,
    )


def _record_fields(document: Document, facts: header.Facts, pack: LanguagePack) -> None:
    if title := document.fields.get("title"):
        facts.headline = re.sub(r"\s+", " ", title).strip()
    if author := document.fields.get("author"):
        facts.authors = header.authors_in(author, pack)
    if date := document.fields.get("date"):
        found = find_dates(date, pack)
        facts.published = found[0] if found else None


def _self_named(judged: list[Judged]) -> str | None:
    """The outlet that a page without URL names most often outside its story."""
    counts: dict[str, int] = {}
    for j in judged:
        if j.label in ("body", "caption", "credit"):
            continue
        for found in outlets.find(j.line.text):
            counts[found.outlet.domain] = counts.get(found.outlet.domain, 0) + 1
    best = max(counts.items(), key=lambda item: (item[1], item[0]), default=None)
    return best[0] if best else None


def _language(text: str, languages: Sequence[str]) -> str:
    if len(text) < 200:
        return languages[0]
    import py3langid  # loads its model when imported: 0.2 s

    guess = str(py3langid.classify(text[:4000])[0])
    if guess in languages or (guess in _NEIGHBOURS and languages[0] in _NEIGHBOURS):
        return guess if guess in languages else languages[0]
    return guess


def _reject(document: Document, reason: str, detail: str) -> Rejected:
    return Rejected(
        batch=document.batch,
        source_path=document.source_path,
        record=document.record,
        stage="cleaning",
        reason=reason,  # type: ignore[arg-type]
        detail=detail,
        size_bytes=document.size_bytes,
        sha256=document.sha256,
    )
