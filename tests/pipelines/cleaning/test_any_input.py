"""Whatever a page or a file holds: accepted or turned away with a reason, every line accounted for, offsets true."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines.cleaning import Cleaned, clean
from pipelines.reading import Document, read_batch
from pipelines.reading.document import Form
from pipelines.records import TABLES, Rejected
from tests.pipelines.reading.made_files import damaged, gzipped, response, zipped

SCRAPS = (
    "Baca juga: ", "Baca juga", "SCROLL TO CONTINUE WITH CONTENT", "JAKARTA, KABARSELA.ID - ", "Penulis: ", "(rin/dod)", "\n", "\n\n",
    "Selasa, 11 Maret 2025 | 09:12 WITA", "31/02/2025", "Jakarta\n-\n", "Kapal itu kandas di karang sebelah barat pulau pada pagi hari.",
    "“Semua selamat,” kata dia.", '"', "programKIP", "ekonomiyang", "selesai.Menteri", "\u00a0", "\u200b", "© 2025", "Sumber: Reuters",
    "dilansir dari ", "[Gambas:", "(Foto: ", "1. ", "• ", "https://kabarsela.id/a", "<p>", "</p>", "<a href='", "&amp;", "<h1>", "<!--",
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"x"}</script>', "<li>", "\r", "\x00", "İ", "🚢",
    "<ul>", "</ul>", "<div class='ad-slot'>", "</div>", "<aside>", "<figure>", "<figcaption>", "</figure>", "<a href='/x'>", "</a>",
    "<table><tr><td>", "<br>", "<title>", "<meta name=author content=", "<link rel=canonical href=//", "<script>", "-->", "\ufdd0", "\ufddb",
)  # fmt: skip
PAGES = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=20)), max_size=25).map("".join)
STORY = "".join(
    f"<p>Kapal feri {name} itu kandas di karang sebelah barat pulau pada pagi hari, kata kepala pelabuhan.</p>"
    for name in ("Sinar", "Bahari", "Nusa", "Laut")
)
PAGE = (
    '<!DOCTYPE html><html><head><title>Feri Kandas</title><meta property="og:site_name" content="Kabarsela">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-11T09:12:00+08:00"}</script></head>'
    f'<body><nav><ul><li><a href="/">Beranda</a><li>Ekonomi</ul></nav><h1>Feri Kandas</h1>{STORY}<div class="ad-x"><p>Iklan</p>'
    f"</div>{STORY.replace('kandas', 'bocor')}<aside><h3>Terkait</h3></aside></body></html>"
).encode()
FILES = (
    PAGE,
    PAGE.decode().encode("utf-16"),
    response("https://kabarsela.id/1", PAGE) + response("https://kabarsela.id/2", PAGE.replace(b"Sinar", b"Surya")),
    gzipped(response("https://kabarsela.id/3", PAGE)),
    zipped({"a.html": PAGE, "b.txt": STORY.replace("<p>", "\n").replace("</p>", "\n").encode()}),
)


def checked(document: Document) -> Cleaned | Rejected:
    """What cleaning makes of a document; asserts all that holds of any outcome."""
    found = clean(document, ("id",))
    assert clean(document, ("id",)) == found
    if isinstance(found, Rejected):
        assert found.detail and found.stage == "cleaning"
        TABLES["rejected"].to_arrow([found])
        return found
    article = found.article
    TABLES["articles"].to_arrow([article])
    TABLES["lines"].to_arrow(found.lines)
    assert article.text == article.text.strip() and article.word_count > 0
    assert len({line.line_no for line in found.lines}) == len(found.lines)
    for line in found.lines:
        if document.form == "text":
            assert document.text[line.raw_start : line.raw_end] == line.text
        assert (line.text_start is not None) == (line.label == "body")
        assert line.text_start is None or 0 <= line.text_start <= len(article.text)
    return found


@settings(max_examples=150, deadline=None)
@given(PAGES, st.sampled_from(["text", "html", "record"]))
def test_any_page_is_accepted_or_turned_away_and_its_offsets_are_true(text: str, form: Form) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    checked(
        Document(
            batch="uji", source_path="uji", record=0, sha256=hashlib.sha256(raw).hexdigest(), size_bytes=len(raw), form=form, text=text
        )
    )  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 2**32), st.integers(0, 5))
@example(FILES[0], 0, 0)
def test_each_document_of_any_damaged_file_becomes_an_article_or_a_rejection(
    content: bytes, seed: int, wounds: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "uji").write_bytes(damaged(content, seed, wounds, [scrap.encode() for scrap in SCRAPS]))
        rows = list(read_batch(Path(folder), "default"))
    assert rows
    found = [checked(row) for row in rows if isinstance(row, Document)]
    if not wounds:
        assert len(found) == len(rows) and all(isinstance(one, Cleaned) for one in found)
