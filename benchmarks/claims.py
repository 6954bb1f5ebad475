"""Claims against an annotated corpus of quotations, their speed, and what they look like over a corpus.

    python benchmarks/claims.py [--part all|quotations|speed|profile|outlets] [--quotations FILE] [--articles FOLDER] [--documents N]

quotations: span F1 of direct statements, their cues and the persons who say them on PFSA-ID (Purnomo et al. 2022, doi
10.1108/GKMC-04-2022-0091; tokenised, read for this figure alone), beside the figures that its baseline reports. A span is right
where its words are, marks at its edges aside. The corpus marks a cue or person that leans on an earlier one apart; those are
neither wanted nor held against us. It marks public figures alone: what others say is found too and counts as wrong in the
first line, so that a second counts only what stands beside a statement that it marks.
speed: articles per second of CPU on one core, over articles that are read, cleaned, split and named already.
profile: where that time goes, by function: a share of the whole step each, the most costly first.
outlets: claims per article and the share without a speaker by outlet, then the 200 most frequent cues with their counts.
"""

from __future__ import annotations

import argparse
import collections
import cProfile
import json
import pstats
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipelines import claims, cleaning, entities, language, reading  # noqa: E402
from pipelines.language import LanguagePack  # noqa: E402
from pipelines.records import Article, Mention, Rejected, Sentence  # noqa: E402

SHARED = ROOT.parent / "shared" / "corpus"
BASELINE = {"STATEMENT": 92.7, "CUE": 94.7, "PERSON": 72.2}
MARKS = frozenset("\"“”'‘’,.;:—–-")
CUES = 200
FUNCTIONS = 25
NEAR = 12
"""Tokens within which a cue or person belongs to a statement."""
ABOUT = ("all that is found", "beside a marked statement")

Read = tuple[Article, list[Sentence], list[Mention]]
Span = tuple[int, int]


def article(number: int, text: str) -> Article:
    """An article that is nothing but its text."""
    return Article(
        article_id=f"{number:016x}", batch="b", source_path=str(number), record=0, url=None, outlet=None,
        outlet_name=None, headline=None, deck=None, authors=[], published_at=None, published_precision=None,
        modified_at=None, dateline=None, section=None, language="id", credited_sources=[], text=text, word_count=len(text.split()),
    )  # fmt: skip


def joined(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """Tokens as running text, and where each starts: marks close to their words, quotation marks in turns."""
    text, starts = "", []
    quoting, close = False, True
    for token in tokens:
        marks = token in {"”", '"', "“"}
        quoting ^= marks
        opens = (marks and quoting) or token in {"(", "/", "-"}
        tight = close or token in {",", ".", ")", "?", "!", ";", ":", "%", "-", "/"} or (marks and not quoting)
        text += "" if tight else " "
        starts.append(len(text))
        text += token
        close = opens
    return text, starts


def trimmed(tokens: Sequence[str], places: Iterable[int]) -> Span | None:
    """First and last of the tokens that are no marks at the edge."""
    kept = [i for i in places if tokens[i] not in MARKS]
    return (kept[0], kept[-1]) if kept else None


def marked(known: dict[str, Any], label: str) -> set[Span]:
    """The corpus's spans of a label; ``end`` of some is the last token, of others the one behind it."""
    tokens, found = known["tokens"], set()
    for span in known["spans"]:
        if span["label"] == label:
            inclusive = " ".join(tokens[span["start"] : span["end"]]) != span["text"]
            place = trimmed(tokens, range(span["start"], span["end"] + inclusive))
            found |= {place} if place else set()
    return found


def quoted(known: dict[str, Any], pack: LanguagePack) -> dict[str, set[Span]]:
    """Statements and cues of the direct claims, persons of any claim's source, as spans of the corpus's tokens."""
    text, starts = joined(known["tokens"])
    story = article(known["article"], text)
    sentences = language.split_sentences(story.article_id, text, pack)
    mentions = entities.find_mentions(story, sentences, pack)
    places: dict[str, list[Span]] = {label: [] for label in BASELINE}
    for claim in claims.find_claims(story, sentences, mentions, pack):
        if claim.kind == "direct":
            places["STATEMENT"] += [(piece.start, piece.end) for piece in claim.pieces]
            if claim.cue_start is not None and claim.cue_end is not None:
                places["CUE"].append((claim.cue_start, claim.cue_end))
        for m in mentions:
            inside = (
                claim.source_start is not None and claim.source_start <= m.start and m.end <= (claim.source_end or 0)
            )
            if inside and m.kind == "name" and m.type == "PER":
                places["PERSON"].append((m.start, m.end))
    return {
        label: {
            span
            for a, b in found
            if (span := trimmed(known["tokens"], [i for i, start in enumerate(starts) if a <= start < b]))
        }
        for label, found in places.items()
    }


def quotations(file: Path) -> None:
    """Prints precision, recall and F1 a label over the annotated articles of ``file``."""
    pack = language.load("id")
    counts: dict[str, collections.Counter[str]] = {about: collections.Counter() for about in ABOUT}
    for line in file.read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        statements = marked(known, "STATEMENT")
        for label, places in quoted(known, pack).items():
            mine, wanted, other = places, marked(known, label), marked(known, f"{label}COREF")
            if label == "PERSON":  # the corpus counts some titles to the name: a name is one by its last word
                mine, wanted, other = ({(end, end) for _, end in spans} for spans in (places, wanted, other))
            for about, count in counts.items():
                found, gold = mine - other, wanted
                if about == ABOUT[1]:
                    found, gold = beside(found, statements), beside(gold, statements)
                count.update(
                    {f"{label} right": len(found & gold), f"{label} got": len(found), f"{label} gold": len(gold)}
                )
    for label, baseline in BASELINE.items():
        print(f"{label} (baseline F1 {baseline})")
        for about, count in counts.items():
            right = count[f"{label} right"]
            precision, recall = right / max(1, count[f"{label} got"]), right / max(1, count[f"{label} gold"])
            f1 = 200 * precision * recall / max(1e-9, precision + recall)
            print(f"  {about:26} {count[f'{label} gold']:5} spans: P {precision:.3f} R {recall:.3f} F1 {f1:.1f}")


def beside(found: set[Span], statements: set[Span]) -> set[Span]:
    """Those spans that stand in or within a few tokens of a marked statement."""
    return {(c, d) for c, d in found if any(a <= d + NEAR and c - NEAR <= b for a, b in statements)}


def read(articles: Path, limit: int) -> Iterator[Read]:
    """The first ``limit`` articles of a folder of raw files, ready for claims."""
    pack = language.load("id")
    for batch in reading.batches(articles):
        for document in reading.read_batch(articles, batch):
            cleaned = document if isinstance(document, Rejected) else cleaning.clean(document, ("id",))
            if isinstance(cleaned, Rejected):
                continue
            story = cleaned.article
            sentences = language.split_sentences(story.article_id, story.text, pack)
            yield story, sentences, entities.find_mentions(story, sentences, pack)
            limit -= 1
            if not limit:
                return


def over_articles(articles: Path, limit: int, *, outlets: bool) -> None:
    """Prints the speed, and where ``outlets`` is set the claims by outlet and the most frequent cues."""
    pack = language.load("id")
    stories: collections.Counter[str] = collections.Counter()
    attributed, speakerless = collections.Counter[str](), collections.Counter[str]()
    cues: collections.Counter[str] = collections.Counter()
    spent = 0.0
    for story in read(articles, limit):
        began = time.process_time()
        found = claims.find_claims(*story, pack)
        spent += time.process_time() - began
        outlet = story[0].outlet or "(unknown)"
        stories[outlet] += 1
        for claim in found:
            if claim.kind != "assertion":
                attributed[outlet] += 1
                speakerless[outlet] += claim.speaker is None
                cues[(claim.cue or "(none)").lower()] += 1
    count = stories.total()
    print(
        f"{count} articles, {count / max(spent, 1e-9):.0f} a second a core ({1000 * spent / max(count, 1):.2f} ms an article)"
    )
    if not outlets:
        return
    print("outlet: articles, attributed claims an article, share without a speaker")
    for outlet, number in stories.most_common():
        share = speakerless[outlet] / max(1, attributed[outlet])
        print(f"  {outlet:24} {number:6} {attributed[outlet] / number:6.1f} {share:7.3f}")
    print("cues:", ", ".join(f"{cue} {number}" for cue, number in cues.most_common(CUES)))


def profile(articles: Path, limit: int) -> None:
    """Prints the functions in which the step spends most of its time; profiling itself slows small ones most."""
    pack = language.load("id")
    stories = list(read(articles, limit))
    for story in stories[:50]:
        claims.find_claims(*story, pack)  # what is read once a process is no part of a step
    watch = cProfile.Profile()
    watch.enable()
    for story in stories:
        claims.find_claims(*story, pack)
    watch.disable()
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, Any]] = pstats.Stats(watch).stats  # type: ignore[attr-defined]
    whole = sum(own for _, _, own, _, _ in stats.values()) or 1e-9
    print(f"{len(stories)} articles: share of the step (own time, with what is called), calls an article")
    for (file, line, name), (calls, _, own, within, _) in sorted(stats.items(), key=lambda s: -s[1][2])[:FUNCTIONS]:
        place = f"{Path(file).stem}:{line}" if line else "built-in"
        share = f"{own / whole:6.1%} {within / whole:6.1%} {calls / max(1, len(stories)):9.1f}"
        print(f"  {share}  {place:24} {name}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("all", "quotations", "speed", "profile", "outlets"), default="all")
    parser.add_argument("--quotations", type=Path, default=SHARED / "quotes" / "pfsa-id" / "dev-40.articles.jsonl")
    parser.add_argument("--articles", type=Path, default=SHARED / "articles")
    parser.add_argument("--documents", type=int, default=1000, help="how many articles at most")
    given = parser.parse_args()
    if given.part in {"all", "quotations"}:
        if given.quotations.is_file():
            quotations(given.quotations)
        else:
            print(f"no annotated quotations at {given.quotations}: name the file with --quotations")
    if given.part in {"all", "speed", "profile", "outlets"}:
        if given.articles.is_dir():
            if given.part != "profile":
                over_articles(given.articles.resolve(), given.documents, outlets=given.part != "speed")
            if given.part in {"all", "profile"}:
                profile(given.articles.resolve(), given.documents)
        else:
            print(f"no articles at {given.articles}: name a folder of raw files with --articles")


if __name__ == "__main__":
    main()
