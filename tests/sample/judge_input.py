"""The sample pages and their known facts, laid out as ../shared/gold's check.py and score.py want them.

    python tests/sample/judge_input.py OUT

OUT/pages holds one file a document (a file of several records is cut into one file a record, under the same bytes a
record), OUT/gold the facts under those names, OUT/check the same documents with HTML read as plain lines, for check.py
looks for each quoted string in the raw text and knows no tags. This reader of HTML is the tests' own on purpose: the facts
must not be checked with the code that they judge.
"""

from __future__ import annotations

import html.parser
import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

SAMPLE = Path(__file__).parent
PAGES = SAMPLE.parents[1] / "seeds" / "pages"
FACTS = SAMPLE / "facts"
INLINE = {"a", "b", "strong", "em", "i", "span"}


class _Lines(html.parser.HTMLParser):
    """The visible text, one line a block; the title counts as visible."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style"}
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def plain_lines(page: str) -> str:
    """The visible text of an HTML page, one line a block element."""
    reader = _Lines()
    reader.feed(page)
    lines = (line.strip() for line in "".join(reader.parts).splitlines())
    return "\n".join(line for line in lines if line)


def facts() -> list[dict[str, Any]]:
    """The known facts of every accepted document, in the order of their files' names."""
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FACTS.glob("*/*.yaml"))]
    return [record for record in found if "doc" in record]


def clusters() -> list[dict[str, Any]]:
    """The known clusters; a member names its document as ``single_name`` does."""
    return yaml.safe_load((FACTS / "clusters.yaml").read_text(encoding="utf-8"))


def rejected() -> list[dict[str, Any]]:
    """The documents that must be turned away: source_path, record, stage, reason."""
    return yaml.safe_load((FACTS / "rejected.yaml").read_text(encoding="utf-8"))


def single_name(doc: str, record: int) -> str:
    """The name of a document's own file: a record of a JSON lines file has its number in it."""
    return f"{Path(doc).stem}-{record}.jsonl" if doc.endswith(".jsonl") else doc


def raw_document(known: dict[str, Any]) -> bytes:
    """The bytes of a known document: its file, or its line of a JSON lines file."""
    raw = (PAGES / known["batch"] / known["doc"]).read_bytes()
    return raw.splitlines()[known["record"]] if known["doc"].endswith(".jsonl") else raw


def plain_text(known: dict[str, Any]) -> str:
    """What a reader of a known document sees, line by line."""
    text = raw_document(known).decode("utf-8")
    if known["doc"].endswith(".jsonl"):
        record = json.loads(text)
        return f"{record['title']}\n{record['text']}"
    return plain_lines(text) if known["doc"].endswith(".html") else text


def write(out: Path) -> None:
    """Write OUT/pages, OUT/check and OUT/gold; rejected documents are left out."""
    for folder in ("pages/sample", "check", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for known in facts():
        raw, name = raw_document(known), single_name(known["doc"], known["record"])
        (out / "pages/sample" / name).write_bytes(raw)
        (out / "check" / name).write_bytes(raw if name.endswith(".jsonl") else plain_text(known).encode())
        gold = yaml.safe_dump(known | {"doc": name}, allow_unicode=True, sort_keys=False, width=1000)
        (out / "gold" / f"{Path(name).stem}.yaml").write_text(gold, encoding="utf-8")
    (out / "gold" / "clusters.yaml").write_bytes((FACTS / "clusters.yaml").read_bytes())


if __name__ == "__main__":
    write(Path(sys.argv[1]))
