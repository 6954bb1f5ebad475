"""Data files of the articles' pages: the list, and each article with its claims, names and raw lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, get_args

import pyarrow as pa

from pipelines.records.lines import Label
from pipelines.report.clusters import STANCES, days, minutes
from pipelines.report.numbering import Numbering, Row
from pipelines.report.scripts import Files, paged, script
from pipelines.report.words import index

PAGE = 100
TEXTS = 16
"""Articles in one file of texts: about a hundred kilobytes."""

LABELS = get_args(Label)
KINDS = ("direct", "mixed", "indirect", "assertion")
TYPES = ("PER", "ORG", "LOC", "FAC", "MISC")


def article_files(numbers: Numbering, tables: Mapping[str, pa.Table]) -> Files:
    """Everything about articles."""
    yield from paged("articles", [_listed(row, numbers) for row in numbers.articles], PAGE)
    yield script("articles/columns", _columns(numbers))
    yield from index("articles", (_words(row) for row in numbers.articles))
    names = dict(zip(*(tables["entities"].column(c).to_pylist() for c in ("entity_id", "name")), strict=True))
    mentions = _by_article(tables["mentions"], ("start", "end", "type", "entity_id", "kind"))
    lines = _by_article(tables["lines"], ("line_no", "label", "text_start", "text"))
    retold = _retold(tables["reuse"].to_pylist(), numbers)
    for page, first in enumerate(range(0, len(numbers.articles), TEXTS)):
        yield script(
            f"articles/text/{page}",
            [
                _whole(row, numbers, mentions[row["article_id"]], lines[row["article_id"]], names)
                | {"retold": retold.get(row["article_id"], [])}
                for row in numbers.articles[first : first + TEXTS]
            ],
        )


def _listed(row: Row, numbers: Numbering) -> dict[str, Any]:
    return {
        "headline": row["headline"],
        "outlet": row["outlet"],
        "published": minutes(row["published_at"]),
        "precision": row["published_precision"],
        "credited": row["credited_sources"],
        "claims": len(numbers.claims.get(row["article_id"], ())),
        "words": row["word_count"],
    }


def _columns(numbers: Numbering) -> dict[str, Any]:
    """One value an article, to filter and sort by."""
    credited = sorted({name for row in numbers.articles for name in row["credited_sources"]})
    number = {name: n for n, name in enumerate(credited)}
    return {
        "outlet": [numbers.outlet_no.get(row["outlet"], -1) for row in numbers.articles],
        "day": [days(row["published_at"]) for row in numbers.articles],
        "claims": [len(numbers.claims.get(row["article_id"], ())) for row in numbers.articles],
        "credited": [[number[name] for name in row["credited_sources"]] for row in numbers.articles],
        "credits": credited,
    }


def _words(row: Row) -> str:
    head = f"{row['article_id']} {row['headline'] or ''} {row['outlet'] or ''} {' '.join(row['authors'])}"
    return f"{head} {row['deck'] or ''} {row['text']}"


def _whole(
    row: Row, numbers: Numbering, mentions: list[tuple[Any, ...]], lines: list[tuple[Any, ...]], names: dict[str, str]
) -> dict[str, Any]:
    """An article as its page shows it; offsets are code points of ``text``."""
    known: dict[str, int] = {}
    shown = []
    for start, end, kind_of_entity, entity, kind in sorted(mentions, key=lambda m: (m[0], -m[1])):
        number = known.setdefault(names.get(entity, entity), len(known)) if entity is not None else -1
        shown.append([start, end, TYPES.index(kind_of_entity), number, int(kind != "name")])
    return {
        "id": row["article_id"],
        "headline": row["headline"],
        "deck": row["deck"],
        "authors": row["authors"],
        "outlet": row["outlet"],
        "name": row["outlet_name"],
        "published": minutes(row["published_at"]),
        "modified": minutes(row["modified_at"]),
        "precision": row["published_precision"],
        "dateline": row["dateline"],
        "section": row["section"],
        "language": row["language"],
        "credited": row["credited_sources"],
        "url": row["url"],
        "path": row["source_path"],
        "record": row["record"],
        "batch": row["batch"],
        "words": row["word_count"],
        "text": row["text"],
        "claims": [_claim(claim, numbers) for claim in numbers.claims.get(row["article_id"], ())],
        "names": list(known),
        "mentions": shown,
        "lines": [_line(row["text"], *line[1:]) for line in sorted(lines)],
    }


def _claim(row: Row, numbers: Numbering) -> dict[str, Any]:
    """A claim; its words are those of its pieces, joined by a blank."""
    return {
        "id": row["claim_id"],
        "kind": KINDS.index(row["kind"]),
        "stance": STANCES.index(row["stance"]),
        "pieces": [[piece["start"], piece["end"]] for piece in row["pieces"]],
        "span": [row["start"], row["end"]],
        "cue": _span(row, "cue"),
        "source": _span(row, "source"),
        "speaker": row["speaker"],
        "title": row["speaker_title"],
        "how": row["speaker_resolution"],
        "via": row["via"],
        "origin": row["origin"],
        "evidence": row["origin_evidence"],
        "sure": round(row["confidence"], 2),
        "rule": row["rule"],
        "cluster": numbers.cluster_of.get(row["claim_id"], -1),
    }


def _span(row: Row, name: str) -> list[int] | None:
    return None if row[f"{name}_start"] is None else [row[f"{name}_start"], row[f"{name}_end"]]


def _line(text: str, label: str, start: int | None, words: str) -> list[Any]:
    """A raw line as (label, words); its length stands for words that the article's text repeats from ``start`` on."""
    if start is not None and text[start : start + len(words)] == words:
        return [LABELS.index(label), len(words), start]
    return [LABELS.index(label), words]


def _by_article(rows: pa.Table, columns: tuple[str, ...]) -> defaultdict[str, list[tuple[Any, ...]]]:
    """Tuples of ``columns`` by article; a row that stands in two batches counts once."""
    found: defaultdict[str, dict[tuple[Any, ...], None]] = defaultdict(dict)
    cells = (rows.column(name).to_pylist() for name in ("article_id", *columns))
    for article, *values in zip(*cells, strict=True):
        found[article][tuple(values)] = None
    return defaultdict(list, {article: list(values) for article, values in found.items()})


def _retold(pairs: list[Row], numbers: Numbering) -> dict[str, list[list[Any]]]:
    """By article: the articles that tell the same story, (number, verdict, containment)."""
    found: dict[str, list[list[Any]]] = {}
    for pair in pairs:
        for one, other in (("article_id", "other_id"), ("other_id", "article_id")):
            found.setdefault(pair[one], []).append(
                [numbers.article_no[pair[other]], pair["verdict"], round(pair["containment"], 2)]
            )
    return {article: sorted(others) for article, others in found.items()}
