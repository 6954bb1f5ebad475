"""Whatever a page holds: accepted or turned away with a reason, every line accounted for, offsets true."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.cleaning import clean
from pipelines.reading import Document
from pipelines.reading.document import Form
from pipelines.records import TABLES, Rejected

SCRAPS = (
    "Baca juga: ", "Baca juga", "SCROLL TO CONTINUE WITH CONTENT", "JAKARTA, KABARSELA.ID - ", "Penulis: ", "(rin/dod)", "\n", "\n\n",
    "Selasa, 11 Maret 2025 | 09:12 WITA", "31/02/2025", "Jakarta\n-\n", "Kapal itu kandas di karang sebelah barat pulau pada pagi hari.",
    "“Semua selamat,” kata dia.", '"', "programKIP", "ekonomiyang", "selesai.Menteri", "\u00a0", "\u200b", "© 2025", "Sumber: Reuters",
    "dilansir dari ", "[Gambas:", "(Foto: ", "1. ", "• ", "https://kabarsela.id/a", "<p>", "</p>", "<a href='", "&amp;", "<h1>", "<!--",
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"x"}</script>', "<li>", "\r", "\x00", "İ", "🚢",
)  # fmt: skip
PAGES = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=20)), max_size=25).map("".join)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.sampled_from(["text", "html", "record"]))
def test_any_page_is_accepted_or_turned_away_and_its_offsets_are_true(text: str, form: Form) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    document = Document(
        batch="uji", source_path="uji", record=0, sha256=hashlib.sha256(raw).hexdigest(), size_bytes=len(raw), form=form, text=text
    )  # fmt: skip
    found = clean(document, ("id",))
    if isinstance(found, Rejected):
        assert found.detail and found.stage == "cleaning"
        return
    article = found.article
    TABLES["articles"].to_arrow([article])
    TABLES["lines"].to_arrow(found.lines)
    assert article.text == article.text.strip() and article.word_count > 0
    assert len({line.line_no for line in found.lines}) == len(found.lines)
    for line in found.lines:
        if form == "text":
            assert text[line.raw_start : line.raw_end] == line.text
        assert (line.text_start is not None) == (line.label == "body")
        assert line.text_start is None or 0 <= line.text_start <= len(article.text)
    assert clean(document, ("id",)) == found
