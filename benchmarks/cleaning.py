"""How fast pages without tags are cleaned, and a table by outlet that shows where cleaning goes wrong.

    python benchmarks/cleaning.py [--shared FOLDER] [--rounds N]
    python benchmarks/cleaning.py --by-outlet [--every N] [--kept N]

Without ``--by-outlet``: documents per second of one core (CPU time of this process, each part the best of ``--rounds``), for
whole pages (corpus/dev_pages and corpus/seeds) and for scraper records (every 20th of corpus/articles).

With it: for each outlet of corpus/articles the documents read and accepted, the share of their letters kept, the share of lines
by label, and the lines kept as story that stand in the most documents: what repeats over pages is seldom a story's own. A
page is cleaned by itself; this looks at many at once only to judge the cleaning. Without the corpora both say so and end with 0.
"""

from __future__ import annotations

import argparse
import itertools
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipelines import outlets  # noqa: E402
from pipelines.cleaning import Cleaned, clean  # noqa: E402
from pipelines.reading import Document, batches, read_batch  # noqa: E402
from pipelines.records import Rejected  # noqa: E402

LANGUAGES = ("id",)
PART = 50  # documents timed together
LABELS = ("body", "subheading", "caption", "credit", "signoff", "related", "advert", "navigation", "social", "other")


def documents(folder: Path, every: int = 1) -> Iterator[Document]:
    """Every n-th readable document under a folder that is no HTML."""
    read = (document for batch in batches(folder) for document in read_batch(folder, batch))
    for document in itertools.islice(read, 0, None, every):
        if not isinstance(document, Rejected) and document.form != "html":
            yield document


def rate(found: list[Document], rounds: int) -> float:
    """Documents per CPU second: the best of some rounds for each part, since other work on the machine slows a round down."""
    for document in found[:PART]:
        clean(document, LANGUAGES)
    total = 0.0
    for start in range(0, len(found), PART):
        times = []
        for _ in range(rounds):
            before = time.process_time()
            for document in found[start : start + PART]:
                clean(document, LANGUAGES)
            times.append(time.process_time() - before)
        total += min(times)
    return len(found) / total


def speed(corpus: Path, rounds: int) -> None:
    """Print the rates."""
    pages = [document for name in ("dev_pages", "seeds") for document in documents(corpus / name)] * 10
    records = list(documents(corpus / "articles", 20))
    for name, found in (("whole pages", pages), ("scraper records", records)):
        letters = sum(len(document.text) for document in found) / len(found)
        print(f"{name:16} {rate(found, rounds):7.0f} documents/s   {letters:6.0f} letters each")


@dataclass
class Seen:
    """What was seen of one outlet."""

    read: int = 0
    accepted: int = 0
    letters: int = 0
    kept: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)

    def add(self, document: Document, found: Cleaned | Rejected) -> None:
        """Count one document."""
        self.read += 1
        if isinstance(found, Rejected):
            return
        self.accepted += 1
        self.letters += len(document.text)
        self.kept += len(found.article.text)
        self.labels.update(line.label for line in found.lines)
        self.lines.update({re.sub(r"\d+", "0", line.text.strip()) for line in found.lines if line.label == "body"})


def by_outlet(corpus: Path, every: int, kept: int) -> None:
    """Print the table, the outlet with the most documents first."""
    seen: dict[str, Seen] = {}
    for document in documents(corpus / "articles", every):
        found = clean(document, LANGUAGES)
        known = found.article.outlet if isinstance(found, Cleaned) else outlets.registered_domain(document.url or "")
        seen.setdefault(known or "(none)", Seen()).add(document, found)
    print("| outlet | read | accepted | text kept |" + "".join(f" {label} |" for label in LABELS))
    print("| --- " * (4 + len(LABELS)) + "|")
    for outlet, row in sorted(seen.items(), key=lambda item: (-item[1].read, item[0])):
        lines = max(1, row.labels.total())
        shares = "".join(f" {row.labels[label] / lines:.2f} |" for label in LABELS)
        print(f"| {outlet} | {row.read} | {row.accepted} | {row.kept / max(1, row.letters):.2f} |{shares}")
    for outlet, row in sorted(seen.items(), key=lambda item: (-item[1].read, item[0])):
        often = [(line, count) for line, count in row.lines.most_common(kept) if count > 1]
        if often:
            print(f"\n{outlet}: kept in most documents")
            for line, count in often:
                print(f"  {count:4} {line[:160]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--by-outlet", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--kept", type=int, default=8)
    given = parser.parse_args()
    corpus = given.shared / "corpus"
    if not (corpus / "articles").is_dir():
        print(f"no corpus at {corpus}: nothing to clean")
        return 0
    if given.by_outlet:
        by_outlet(corpus, given.every, given.kept)
    else:
        speed(corpus, given.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
