"""The report in a real browser: it opens from disk, answers clicks, fits its window, and runs nothing that a page says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from pipelines.records import TABLES
from pipelines.report import Facts
from pipelines.report.articles import TEXTS
from pipelines.report.numbering import Numbering
from pipelines.report.words import fold
from tests.pipelines.report.browser import Page
from tests.pipelines.report.conftest import write

VIEWS = ("", "claims", "articles", "speakers", "gates", "rejected", "questions", "claim/0", "article/0")
PAYLOAD = "\"'><script>ran=1</script><img src=x onerror=ran=1><svg onload=ran=1></svg><a href=javascript:ran=1>"
"""What would run if any way into the page parsed it: a script, two handlers, an address."""
QUOTED = "<img src=x onerror=ran=1>"


def wide(page: Page) -> list[str]:
    """Elements that stick out of the window, outside of what scrolls by itself."""
    return page.run(
        "[...document.querySelectorAll('main *')].filter((one) => !one.closest('.scroll, .raw, pre, svg, .chart, .tabulator')"
        " && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))"
    )


def test_a_reader_searches_filters_opens_a_claim_and_its_article_and_goes_back(page: Page, site: Path) -> None:
    page.open(site, "#/claims")
    assert page.run("document.querySelector('.search').value = 'smelter',"
                    "document.querySelector('.search').dispatchEvent(new Event('input')), 1")  # fmt: skip
    page.settled("#/claims?q=smelter")
    found = int(page.run("document.querySelector('.count').dataset.found"))
    assert 0 < found < 100
    page.click(".pill.corroborated")
    page.settled("#/claims?q=smelter&level=corroborated")
    kept = int(page.run("document.querySelector('.count').dataset.found"))
    assert 0 < kept < found
    assert set(page.texts(".entry .level")) == {"corroborated"}
    content = page.texts(".entry .content")[0]
    page.click(".entry")
    page.until("location.hash.startsWith('#/claim/') && !!document.querySelector('main').dataset.ready")
    assert page.texts(".claim-hero h1") == [content]
    assert len(page.texts(".member")) > 1
    assert page.texts(".differs")
    reasons = page.texts(".member:not(.leads) footer .why")
    assert len(reasons) == len(page.texts(".member:not(.leads)"))
    assert all("of the wording in common" in reason and "score" in reason for reason in reasons)
    headline = page.texts(".member footer a")[0]
    page.click(".member footer a")
    page.until("location.hash.startsWith('#/article/') && !!document.querySelector('main').dataset.ready")
    assert page.texts(".article-head h1") == [headline]
    assert page.texts(".story .lit"), "the claim that was asked for stands out"
    assert page.texts(".story .name") and page.texts(".story .cue") and page.texts(".line.left-out")
    page.run("history.back()")
    page.until("location.hash.startsWith('#/claim/') && !!document.querySelector('main').dataset.ready")
    page.run("history.back()")
    page.settled("#/claims?q=smelter&level=corroborated")
    assert int(page.run("document.querySelector('.count').dataset.found")) == kept
    assert page.run("document.querySelector('.search').value") == "smelter"
    assert page.trouble == []


def test_every_filter_of_claims_leaves_only_what_it_asks_for(page: Page, site: Path) -> None:
    page.open(site, "#/claims?outlet=nusakini.id&stance=deny")
    assert all("nusakini.id" in words for words in page.texts(".entry .reach"))
    page.open(site, "#/claims?origin=Meridian%20Press&who=somebody")
    whole = int(page.run("document.querySelector('.count').dataset.found"))
    assert whole > 0 and not page.texts(".who.none")
    page.open(site, "#/claims?origin=Meridian%20Press&who=somebody&from=2025-03-18&to=2025-03-18")
    assert 0 < int(page.run("document.querySelector('.count').dataset.found")) < whole
    page.open(site, "#/claims?q=tidak-ada-kata-ini")
    assert page.texts(".entry") == [] and page.texts(".empty")
    page.open(site, "#/claims?page=2")
    assert page.texts(".entry") and page.texts(".pages .prior")


def test_the_story_is_told_unchanged_whatever_is_marked_in_it(
    page: Page, site: Path, tables: dict[str, pa.Table]
) -> None:
    texts = dict(zip(*(tables["articles"].column(name).to_pylist() for name in ("article_id", "text")), strict=True))
    for number in (0, 7, 18):
        page.open(site, f"#/article/{number}")
        article = page.texts(".facts code")[1]
        assert "\n\n".join(page.texts(".story p")) == texts[article]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_fits_a_phone_and_a_desk_in_both_themes(page: Page, site: Path, width: int, theme: str) -> None:
    page.trouble.clear()
    for view in VIEWS:
        page.open(site, f"#/{view}", width=width, theme=theme)
        assert wide(page) == [], view
        assert page.run("document.documentElement.scrollWidth <= innerWidth"), view
        assert page.run("!!document.querySelector('main h1')"), view
    assert page.trouble == []


def test_both_languages_have_every_word_and_the_choice_stays(page: Page, site: Path) -> None:
    page.open(site)
    words = page.run("[Object.keys(telusur.words.en).sort(), Object.keys(telusur.words.id).sort()]")
    assert words[0] == words[1]
    page.run("telusur.speak('id')")
    page.until("document.querySelector('h1')?.textContent === telusur.words.id.headline_1")
    for view in VIEWS:
        page.open(site, f"#/{view}")
        assert page.run("document.documentElement.lang") == "id"
    page.run("telusur.speak('en')")
    page.until("document.documentElement.lang === 'en'")
    page.run("telusur.paint('dark')")
    page.open(site)
    assert page.run("document.documentElement.dataset.theme") == "dark"
    page.run("localStorage.clear()")
    assert page.trouble == []


def test_a_page_loads_only_the_data_that_it_shows(page: Page, site: Path, tables: dict[str, pa.Table]) -> None:
    retold = {row[one] for row in tables["reuse"].to_pylist() for one in ("article_id", "other_id")}
    numbers = Numbering.of(tables).article_no
    alone = min(number for article_id, number in numbers.items() if article_id not in retold)
    page.open(site, f"#/article/{alone}")
    loaded = page.run("[...document.scripts].map((one) => one.src.split('/data/')[1]).filter(Boolean)")
    assert sorted(set(loaded)) == [f"articles/text/{alone // TEXTS}.js", "overview.js"]


def test_a_query_is_folded_as_the_texts_were(page: Page, site: Path) -> None:
    page.open(site)
    for text in ("Harga Rp1.500!", "Café MÜNCHEN – ﬁne", "北京 дом_2", "İstanbul ß", "x" * 60):
        assert page.run(f"telusur.fold({json.dumps(text)})") == [word[:40] for word in fold(text)]


def hostile(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The tables with a payload in every cell of text that a page, a file's name or a speaker could choose."""
    planted = {}
    for name, rows in tables.items():
        table = TABLES[name]
        free = [
            c for c in table.columns if not (c.pattern or c.references or c.vocabulary or c.name in {"batch", "text"})
        ]
        cells: dict[str, list[Any]] = {column.name: rows.column(column.name).to_pylist() for column in table.columns}
        for column in free:
            values = cells[column.name]
            if column.type == pa.string() and name != "gates":
                cells[column.name] = [None if v is None else f"{v}{PAYLOAD}" for v in values]
            elif column.type == pa.list_(pa.field("item", pa.string(), nullable=False)) and not column.name.endswith(
                "_ids"
            ):
                cells[column.name] = [[f"{item}{PAYLOAD}" for item in v] for v in values]
        for column in {"observed", "reason"} & set(cells):
            cells[column] = [f"{v}{PAYLOAD}" for v in cells[column]]
        if name == "lines":
            cells["text"] = [f"{v}{PAYLOAD}" for v in cells["text"]]
        planted[name] = pa.Table.from_pydict(cells, schema=table.schema)
    quotes = {row["article_id"]: row["pieces"][0] for row in tables["claims"].to_pylist()
              if row["pieces"][0]["end"] - row["pieces"][0]["start"] > len(QUOTED)}  # fmt: skip
    articles = planted["articles"].to_pylist()
    for row in articles:
        at = quotes[row["article_id"]]["start"]
        row["text"] = row["text"][:at] + QUOTED + row["text"][at + len(QUOTED) :]
        row["url"] = "javascript:ran=1//" + PAYLOAD
    planted["articles"] = pa.Table.from_pylist(articles, schema=TABLES["articles"].schema)
    clusters = planted["claim_clusters"].to_pylist()
    for row in clusters:
        row["level"] = "disputed"
        row["conflicts"] = [{"field": "number", "values": [{"value": PAYLOAD, "claim_id": row["first_claim_id"]}]}]
    planted["claim_clusters"] = pa.Table.from_pylist(clusters, schema=TABLES["claim_clusters"].schema)
    return planted


def test_nothing_that_a_page_says_runs(
    page: Page, tables: dict[str, pa.Table], facts: Facts, tmp_path_factory: pytest.TempPathFactory
) -> None:
    question = dict(facts.questions[0]) | {"rows": [[PAYLOAD]], "en": PAYLOAD, "note": PAYLOAD, "sql": PAYLOAD}
    planted = Facts(facts.release, facts.created, facts.before, facts.published, facts.changes, [question])
    folder = write(hostile(tables), planted, tmp_path_factory.mktemp("hostile"))
    page.trouble.clear()
    shown = set()
    for view in (*VIEWS, "claims?q=script", "article/3", "claim/5", "articles?q=onerror"):
        page.open(folder, f"#/{view}")
        page.run("document.querySelectorAll('main a, main button, main summary, main label').forEach((one) => "
                 "one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })))")  # fmt: skip
        if "onerror=ran=1>" in page.run("document.querySelector('main').textContent"):
            shown.add(view)
        assert page.run("typeof ran") == "undefined", view
        made = "main script, main img, main iframe, main object, main [onerror], main [onload], main [href^=javascript]"
        assert page.run(f"document.querySelectorAll('{made}').length") == 0, view
    # no dialog, no error, nothing that the policy had to refuse: the words were never taken for markup at all
    assert page.trouble == []
    assert shown >= {"claims", "articles", "speakers", "gates", "rejected", "questions", "claim/0", "article/0"}


def test_the_policy_refuses_what_would_get_past_the_escaping(page: Page, site: Path) -> None:
    page.open(site)
    page.run(
        "document.querySelector('main').innerHTML = '<img src=x onerror=ran=1>',"
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'ran=1' })), 1"
    )
    page.until("!document.querySelector('main img') || document.querySelector('main img').complete")
    assert page.run("typeof ran") == "undefined"
    assert any("Content Security Policy" in words for words in page.trouble)
    page.trouble.clear()
