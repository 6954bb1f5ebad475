"""One document in, one article with its lines out, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines import outlets
from pipelines.cleaning import credits, header, markup
from pipelines.cleaning.credit_lines import sources_in
from pipelines.cleaning.labels import judge
from pipelines.cleaning.page import Block, split_lines
from pipelines.cleaning.publisher import publisher_of
from pipelines.cleaning.section import section_of
from pipelines.cleaning.story import assemble
from pipelines.cleaning.tongue import CONFUSABLE, language_of
from pipelines.cleaning.writers import authors_in
from pipelines.datelines import Dateline, dateline_of, names_outlet
from pipelines.language.letters import count_runs
from pipelines.language.pack import LanguagePack, load
from pipelines.reading.document import Document
from pipelines.records import Article, Line, Rejected


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An accepted document: its article and every line of the page that is not blank."""

    article: Article
    lines: list[Line]


def clean(document: Document, languages: Sequence[str]) -> Cleaned | Rejected:
    """The story of a document with what the page says of it.

    ``languages`` are the codes of the enabled language packs; the first one's pack reads the page. Returns Rejected with
    reason ``no_article_text`` where no story is found, ``language_not_enabled`` where it is clearly in another language (Malay,
    Javanese and Sundanese are too near to Indonesian to be turned away).
    """
    pack = load(languages[0])
    page = markup.read(document.text) if document.form == "html" else None
    lines = page.lines if page else split_lines(document.text)
    blocks = judge(lines, pack, record=document.form == "record")
    facts = header.read_page(blocks, pack, document.fields.get("title"))
    text, starts = assemble(blocks, pack)
    if not text:
        return _reject(document, "no_article_text", "no line of the document reads like a paragraph of a story")
    language = language_of(text, pack, languages)
    if language not in languages and language != "und" and language not in CONFUSABLE:
        return _reject(document, "language_not_enabled", f"the story is in {language}; enabled: {', '.join(languages)}")
    if page:
        markup.state(page, facts, pack)
    _state_fields(document, facts, pack)
    dateline = _dateline(blocks, text, pack)
    url = document.url or (page.url if page else None)
    outlet = publisher_of(url, page.site_name if page else None, dateline, blocks, story=text, pack=pack)
    known = outlets.by_domain(outlet) if outlet else None
    if dateline and outlet and names_outlet(dateline, outlet, pack):
        dateline = Dateline(dateline.end, None, outlet)
    sources = sources_in(blocks, pack)
    if dateline and dateline.domain and (wire := outlets.by_domain(dateline.domain)) and wire.kind == "agency":
        sources.insert(0, wire.name)  # 'BEIJING (Reuters) - ' credits the wire
    published = header.utc(facts.published)
    return Cleaned(
        Article(
            article_id=document.article_id,
            batch=document.batch,
            source_path=document.source_path,
            record=document.record,
            url=url,
            outlet=outlet,
            outlet_name=known.name if known else (page.site_name if page and outlet else None),
            headline=facts.headline,
            deck=facts.deck,
            authors=facts.authors,
            published_at=published,
            published_precision=None if facts.published is None else ("minute" if facts.published.time else "day"),
            modified_at=header.utc(facts.modified),
            dateline=dateline.place if dateline else None,
            section=section_of(document.fields.get("section") or (page.section if page else None), url, blocks, pack),
            language=language,
            credited_sources=credits.credited(text, sources, outlet, pack),
            text=text,
            word_count=count_runs(text),
        ),
        _lines(document, blocks, starts),
    )


def _lines(document: Document, blocks: list[Block], starts: dict[int, int]) -> list[Line]:
    """The lines of the page; those of a text with their place in it."""
    article_id, raw = document.article_id, document.form == "text"
    return [
        Line(
            article_id=article_id,
            line_no=line.no,
            raw_start=line.start if raw else None,
            raw_end=line.end if raw else None,
            label=block.label,  # type: ignore[arg-type]
            text_start=starts.get(line.no),
            text=line.text,
        )
        for block in blocks
        for line in block.lines
    ]


def _state_fields(document: Document, facts: header.Facts, pack: LanguagePack) -> None:
    """What a scraper's fields state goes before what the text shows."""
    if title := document.fields.get("title"):
        facts.headline = header.without_site(re.sub(r"\s+", " ", title).strip())
    if author := document.fields.get("author"):
        facts.authors = authors_in(author, pack) or facts.authors
    if date := document.fields.get("date"):
        header.read_dates(facts, [header.of_epoch(date) or date.replace("+", " ")], pack)


def _dateline(blocks: list[Block], text: str, pack: LanguagePack) -> Dateline | None:
    """The dateline of the story: of its first paragraph, else the line of its own before it."""
    if found := dateline_of(text, pack):
        return found
    for block in blocks:
        if block.label == "dateline":
            return dateline_of(block.text if block.text.endswith(("-", "–", "—")) else block.text + " -", pack)
    return None


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
