"""HTML to lines: what stands where, what is linked, what the elements around a line say of it, and no page that takes for ever."""

from __future__ import annotations

import pytest

from pipelines.cleaning import Cleaned, clean, markup
from pipelines.cleaning.page import PageLine
from pipelines.cleaning.visible import visible_lines
from pipelines.reading import Document

STORY = (
    "<p>Kapal feri itu kandas di karang sebelah barat pulau pada Selasa pagi, kata kepala pelabuhan.</p>"
    "<p>Seluruh penumpang dibawa ke darat dengan perahu nelayan dan tidak ada yang terluka, kata dia.</p>"
)


def lines(html: str) -> dict[str, PageLine]:
    return {line.text: line for line in visible_lines(html)}


def test_a_line_is_a_block_or_ends_at_a_break() -> None:
    html = "<h1>Judul &amp; anak</h1><p>Satu <b>dua</b><br>tiga</p><ul><li>empat<li>lima</ul><div>enam<div>tujuh</div></div>"
    found = [(line.text, line.tag) for line in visible_lines(html)]
    assert found == [
        ("Judul & anak", "h1"), ("Satu dua", "p"), ("tiga", "p"), ("empat", "li"), ("lima", "li"), ("enam", ""), ("tujuh", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "share"),
    [
        ("<p><a href='/x'>Dermaga baru</a></p>", 1.0),
        ("<p>Dermaga baru</p>", 0.0),
        ("<p>abcd <a href='/x'>efgh</a></p>", 4 / 9),
        ("<a href='/x'><h3>Dermaga baru</h3><p>Dibangun tahun depan.</p></a>", 1.0),
        ("<a href='/x'>" + "<p>Dermaga baru dibangun tahun depan di pelabuhan itu.</p>" * 20, 0.0),
    ],
    ids=["a link", "no link", "half", "a card that is one link", "a link that is never closed"],
)
def test_the_share_of_links_is_known_over_the_lines_of_a_link(html: str, share: float) -> None:
    assert {round(line.linked, 3) for line in visible_lines(html)} == {round(share, 3)}


@pytest.mark.parametrize(
    ("element", "hint"),
    [
        ('<div class="ad-slot"><span>Iklan</span><p>Mau umrah akhir tahun?</p></div>', "advert"),
        ('<figure><img src="x"><figcaption>Kapal di dermaga.</figcaption></figure>', "caption"),
        ('<aside><h3>Terpopuler</h3><ul><li>Harga cabai naik</li></ul></aside>', "related"),
        ('<div id="comment-list"><p>Semoga selamat semua.</p></div>', "comment"),
        ('<div class="related"><figure><figcaption>Kapal lain.</figcaption></figure></div>', "caption"),
        ('<div class="konten">Kapal lain.</div>', ""),
    ],
    ids=["advert", "caption", "related", "comment", "caption in a related list", "no role"],
)  # fmt: skip
def test_the_element_around_a_line_hints_at_what_it_is(element: str, hint: str) -> None:
    found = lines(STORY + element + STORY)
    assert {line.hint for text, line in found.items() if text not in lines(STORY)} == {hint}
    assert all(found[text].hint == "" for text in lines(STORY))


def test_the_same_words_outside_the_box_bear_no_hint() -> None:
    found = visible_lines(STORY + '<p>Mau umrah?</p><div class="iklan"><p>Mau umrah?</p></div>')
    assert [line.hint for line in found if line.text == "Mau umrah?"] == ["", "advert"]


def test_an_element_that_holds_most_of_the_page_says_nothing() -> None:
    assert all(line.hint == "" for line in visible_lines(f'<div class="has-related-posts">{STORY}</div>'))


def test_marks_that_a_page_brings_itself_mislead_nobody() -> None:
    found = visible_lines("<p>Kapal \ufdd0 feri \ufdd8 itu</p>" + STORY)
    assert found[0].text.split() == ["Kapal", "feri", "itu"] and found[0].hint == ""


MANY = 60_000
ENDLESS = {
    "lists in lists": "<ul><li>" * MANY,
    "boxes in boxes": "<div class='ad-x'>" * MANY,
    "open comments": "<!--" * MANY,
    "open tags": "<meta " * MANY + "<script " * MANY + "<link " * MANY,
    "open titles": "<title>" * MANY,
    "open scripts": '<script type="application/ld+json">' * MANY,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(3 * MANY)) + ">x",
    "angles": "<" * MANY,
    "entities": "&" * MANY,
}


@pytest.mark.timeout(60)  # each was once a matter of hours, or of all memory
@pytest.mark.parametrize("html", ENDLESS.values(), ids=ENDLESS.keys())
def test_time_grows_with_the_page_and_no_faster(html: str) -> None:
    page = markup.read(html + STORY)
    assert len(page.lines) <= 2 * MANY


def test_the_head_is_read_whatever_its_case_and_order() -> None:
    page = markup.read(
        "<HEAD><TITLE>Kapal\n Kandas</TITLE><!-- <meta name='author' content='Bukan Dia'> -->"
        "<META CONTENT='Kapal &gt; 3 jam' PROPERTY=og:title><link href=https://kabarsela.id/1 rel='amphtml canonical'>"
        "<script type='application/LD+JSON'>{\"@type\": \"Report\", \"datePublished\": \"2025-03-11\"}</SCRIPT></HEAD>" + STORY
    )  # fmt: skip
    assert (page.title, page.url) == ("Kapal Kandas", "https://kabarsela.id/1")
    assert page.meta == {"og:title": "Kapal > 3 jam"}
    assert page.article["datePublished"] == "2025-03-11"


def test_a_box_of_adverts_in_the_story_stays_out_of_it() -> None:
    advert = '<div class="ad-slot"><p>Mau umrah akhir tahun dengan harga yang hemat? Daftar sekarang.</p></div>'
    later = STORY.replace("Selasa", "Rabu").replace("terluka", "hilang")
    html = f"<h1>Feri Kandas</h1>{STORY}{advert}{later}"
    document = Document(
        batch="b", source_path="p", record=0, sha256="0" * 64, size_bytes=1, form="html", text=html
    )  # fmt: skip
    found = clean(document, ("id",))
    assert isinstance(found, Cleaned)
    assert "umrah" not in found.article.text
    assert "Selasa" in found.article.text and "Rabu" in found.article.text
    assert {line.label for line in found.lines if "umrah" in line.text} == {"advert"}


def test_the_items_of_a_list_in_the_story_are_part_of_it_and_a_list_of_links_is_not() -> None:
    items = (
        "<p>Syarat naik kapal itu antara lain:</p><ul><li>Kartu penduduk<li>Tiket masuk pelabuhan<li>Surat sehat</ul>"
    )
    links = "<p>Baca juga</p><ul><li><a href='/1'>Dermaga Baru Dibangun</a><li><a href='/2'>Tiket Feri Naik</a></ul>"
    html = f"<h1>Feri Kandas</h1>{STORY}{items}{links}{STORY.replace('Selasa', 'Rabu').replace('terluka', 'hilang')}"
    document = Document(
        batch="b", source_path="p", record=0, sha256="0" * 64, size_bytes=1, form="html", text=html
    )  # fmt: skip
    found = clean(document, ("id",))
    assert isinstance(found, Cleaned)
    assert "Kartu penduduk\n\nTiket masuk pelabuhan\n\nSurat sehat" in found.article.text
    assert "Dermaga" not in found.article.text and "Tiket Feri" not in found.article.text
