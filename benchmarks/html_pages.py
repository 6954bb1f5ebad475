"""Body of HTML pages: Telusur, trafilatura and resiliparse on the same pages in the same run.

    python benchmarks/html_pages.py [--shared FOLDER] [--rounds N] [--errors]

Prints, for each corpus and each extractor, precision, recall and F1 of the body by the measure of the judge beside the
checkout (character 12-grams, ../shared/gold/score.py, imported from there) and pages per second of one core (CPU time of this
process, the best of ``--rounds``). Telusur's time is that of ``clean``: story, label of every line, metadata; the others' is
that of the story alone. ``--errors`` shows the lines that Telusur lacks or has too much.

trafilatura is needed here alone and is no dependency of the project. To compare with it:

    .venv/bin/python -m pip install trafilatura lxml_html_clean     # or into an environment of its own

Without it the script says so and compares with resiliparse. Without the corpora it says so and ends with status 0.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipelines.cleaning import clean  # noqa: E402
from pipelines.reading import Document  # noqa: E402
from pipelines.records import Rejected  # noqa: E402

STORY_LINES = {
    "page-01-antara": "34 36 38 40 42",
    "page-02-kompas": "140 142 144 146 148 150 152 154 156 158 160 162 164 166",
    "page-03-liputan6": "382 384 386 388 396 398 400 402",
    "page-04-okezone": "58 60 62 64 66 68 70",
    "page-05-republika": "116 118",
    "page-06-kapanlagi": "92 94 96 100 102 104",
}
"""The lines of dev_pages/<name>.txt, counted from 1, that are body of dev_html/<name>.html by gold/GUIDELINES.md section 2."""

Extractor = Callable[[str], str]


class Page(NamedTuple):
    """A page, and the paragraphs that are right."""

    name: str
    html: str
    body: list[str]


def fragments(folder: Path) -> list[Page]:
    """html_fragments: the article element of pages, with its paragraphs."""
    pages = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                record = json.loads(line)
                pages.append(Page(f"{path.name}:{number}", record["content_html"], record["gold_blocks"]))
    return pages


def whole_pages(folder: Path) -> list[Page]:
    """dev_html: whole pages; the story's lines are those of STORY_LINES in the dump of the same page."""
    pages = []
    for path in sorted(folder.glob("*.html")):
        dump = (folder.parent / "dev_pages" / f"{path.stem}.txt").read_text(encoding="utf-8").split("\n")
        body = [dump[int(number) - 1] for number in STORY_LINES[path.stem].split()]
        pages.append(Page(path.name, path.read_text(encoding="utf-8"), body))
    return pages


def fundus(folder: Path) -> list[Page]:
    """html_gold_fundus_id: whole pages with the story in JSON."""
    pages = []
    for path in sorted(folder.glob("*.html")):
        gold = json.loads((folder / f"{path.stem.split('_')[0]}.json").read_text(encoding="utf-8"))
        body = gold["V1"]["body"]
        paragraphs = [*body["summary"], *(p for section in body["sections"] for p in section["paragraphs"])]
        pages.append(Page(path.name, path.read_text(encoding="utf-8"), paragraphs))
    return pages


def ours(html: str) -> str:
    raw = html.encode("utf-8", "surrogatepass")
    document = Document(
        batch="b", source_path="p", record=0, sha256=hashlib.sha256(raw).hexdigest(), size_bytes=len(raw), form="html", text=html
    )  # fmt: skip
    found = clean(document, ("id",))
    return "" if isinstance(found, Rejected) else found.article.text


def resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(html, main_content=True, alt_texts=False, links=False, comments=False)


def extractors() -> dict[str, Extractor]:
    """By name; trafilatura in the three modes that it offers, where it is installed."""
    found: dict[str, Extractor] = {"telusur": ours, "resiliparse": resiliparse}
    try:
        import trafilatura
    except ImportError as error:
        print(f"trafilatura is not compared: {error} (the docstring of this script says how to install it)")
        return found

    def mode(**options: bool) -> Extractor:
        return lambda html: trafilatura.extract(html, include_comments=False, **options) or ""

    found["trafilatura"] = mode()
    found["trafilatura precision"] = mode(favor_precision=True)
    found["trafilatura fast"] = mode(fast=True)
    return found


def judge_of(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("judge", shared / "gold" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(judge: ModuleType, pages: list[Page], texts: list[str]) -> dict[str, float]:
    """Precision, recall and F1 over all pages, as the judge counts them."""
    tally = judge.Tally()
    for page, text in zip(pages, texts, strict=True):
        gold, got = (Counter(judge.grams(t, 12)) for t in ("\n".join(page.body), text))
        tally.add(sum((gold & got).values()), sum(got.values()), sum(gold.values()))
    return tally.row()


def show_errors(judge: ModuleType, pages: list[Page], texts: list[str]) -> None:
    for page, text in zip(pages, texts, strict=True):
        kept, right = ("".join(judge.words(t)) for t in (text, " ".join(page.body)))
        for line in page.body:
            if (letters := "".join(judge.words(line))) and letters not in kept:
                print(f"    {page.name} lacks {line.strip()[:110]!r}")
        for line in text.split("\n"):
            if (letters := "".join(judge.words(line))) and letters not in right:
                print(f"    {page.name} has {line.strip()[:110]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    corpus = given.shared / "corpus"
    if not (given.shared / "gold" / "score.py").is_file():
        print(f"no judge at {given.shared}: nothing to score with")
        return
    judge = judge_of(given.shared)
    known = extractors()
    for name, load in (("html_fragments", fragments), ("dev_html", whole_pages), ("html_gold_fundus_id", fundus)):
        pages = load(corpus / name) if (corpus / name).is_dir() else []
        if not pages:
            print(f"== {name}: not there")
            continue
        size = sum(len(page.html) for page in pages) / len(pages)
        print(f"== {name}: {len(pages)} page(s), {size / 1000:,.0f} thousand characters each")
        for tool, extract in known.items():
            extract(pages[0].html)  # what is loaded at the first page is no page's cost
            spent = []
            for _ in range(given.rounds):
                began = time.process_time()
                texts = [extract(page.html) for page in pages]
                spent.append(time.process_time() - began)
            row = score(judge, pages, texts)
            print(
                f"  {tool:22s} precision {row['precision']:.4f}  recall {row['recall']:.4f}  F1 {row['f1']:.4f}"
                f"  {len(pages) / min(spent):7.0f} pages/s a core"
            )
            if given.errors and tool == "telusur":
                show_errors(judge, pages, texts)


if __name__ == "__main__":
    main()
