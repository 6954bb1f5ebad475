"""The tagger of names by itself: strict span F1 on held-out sentences, tokens a second on one core.

    .venv/bin/python benchmarks/entities.py [CORPORA] [ARTICLES]     (default: ../shared/corpus/ner ../shared/corpus/articles)

Trains anew on the training sets only (the model file has learnt from the development sets too), seeds fixed, four minutes of CPU; then
tags each development set by the borders of its own corpus. A span counts if its first token, its last and its type are right.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipelines import language  # noqa: E402
from pipelines.entities import lexicon, training  # noqa: E402
from pipelines.entities.features import Encoder  # noqa: E402
from pipelines.entities.tagger import load_tagger, pack_weights  # noqa: E402


def main() -> None:
    """Prints a line a corpus and one for the speed."""
    shared = ROOT.parent / "shared" / "corpus"
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else shared / "ner"
    articles = Path(sys.argv[2]) if len(sys.argv) > 2 else shared / "articles"
    pack = language.load("id")
    encoder = Encoder(lexicon.load(pack), *training.clusters_of(articles))
    found = training.corpora_in(corpora)
    models = training.train([sentences for _, sentences, _ in found], encoder)
    for (name, _, held), (weights, steps) in zip(found, models, strict=True):
        tagger = pack_weights(encoder, **training.pack(weights, steps))
        print(f"{name}: strict span F1 {training.f1(held, tagger):.2f} on its development set, {len(held)} sentences")
    sentences = [words for _, _, held in found for words, _ in held]
    tokens = sum(map(len, sentences))
    for size, unit in ((20, "an article"), (1280, "a chunk of 64 articles")):
        shipped = load_tagger(pack)
        shipped.encoder.clear()
        for state in ("words new", "words known"):
            begun = time.process_time()
            for i in range(0, len(sentences), size):
                shipped.tag(sentences[i : i + size])
            pace = tokens / (time.process_time() - begun)
            print(f"{pace:,.0f} tokens a second on one core, {state}, {size} sentences at a time as in {unit}")


if __name__ == "__main__":
    main()
