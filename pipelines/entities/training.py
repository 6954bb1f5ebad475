"""Training the tagger: annotated sentences and unlabelled articles to seeds/languages/<code>/names.npz.

    python -m pipelines.entities.training CORPORA ARTICLES [--language id]

CORPORA holds idner-news-2k/{train,dev}.txt and nergrit/{train,valid}_preprocess.txt (see ../shared/corpus/SOURCES.md for licences), ARTICLES
gzipped JSON lines with a text each. The model learns from the development sets too; what it reaches on them when it
does not is measured by benchmarks/entities.py.

The two corpora draw the borders of names differently. A feature therefore has a weight common to both and one of each corpus'
own (Daumé 2007), and the sum of the common and the first corpus' own is what is kept.

Belongs here: gradients of the conditional random field (Lafferty et al. 2001) by forward-backward, AdaGrad with feature dropout, averaged
over the second half of the epochs and over several orders of the sentences. Does not belong here: decoding (``tagger``), clusters (``clustering``).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse

from pipelines import language, seeds
from pipelines.entities import lexicon as lexicons
from pipelines.entities.clustering import cluster_words
from pipelines.entities.features import BITS, Encoder
from pipelines.entities.tagger import LABELS, MODEL, Tagger

TYPES = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG", "PER": "PER", "LOC": "LOC", "ORG": "ORG"}
Example = tuple[list[str], list[str]]
Floats = npt.NDArray[np.float64]
Weights = npt.NDArray[np.float32]
CORPORA = (  # the first one's borders of names are those that the model keeps
    ("idner-news-2k", "train.txt", "dev.txt"),
    ("nergrit", "train_preprocess.txt", "valid_preprocess.txt"),
)
EPOCHS, BATCH, RATE, DECAY, DROPOUT, SEEDS = 12, 48, 0.1, 5e-4, 0.65, (1, 2, 3, 4)
# DECAY, DROPOUT, the finest clusters and 2^20 rather than 2^18 features were chosen by five folds of the training sets.
LIGHT = 0.02  # features whose weights all stay below are left out of the model file


def read(path: Path) -> list[Example]:
    """Sentences of a CoNLL file, token first and label last in a line, labels mapped to ``tagger.LABELS``."""
    found: list[Example] = []
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if len(cells) > 1 and cells[0]:
            words.append(cells[0])
            labels.append(_label(cells[-1].strip(), labels[-1] if labels else "O"))
        elif words:
            found.append((words, labels))
            words, labels = [], []
    return found


def _label(raw: str, before: str) -> str:
    if raw == "O":
        return raw
    place, kind = raw.split("-")
    kind = TYPES[kind]
    return f"{'B' if before[2:] != kind else place}-{kind}"


def spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names that labels spell: (first token, token after the last, type)."""
    found, start = set(), 0
    for i, label in enumerate([*labels, "O"]):
        before = labels[i - 1] if i else "O"
        if before != "O" and (label[0] != "I" or label[2:] != before[2:]):
            found.add((start, i, before[2:]))
        if label[0] == "B":
            start = i
    return found


def f1(examples: Sequence[Example], tagger: Tagger) -> float:
    """Strict span F1 of the tagger on annotated sentences, in percent."""
    right = got = gold = 0
    for (_, want), have in zip(examples, tagger.tag([words for words, _ in examples]), strict=True):
        w, h = spans(want), spans(have)
        right, got, gold = right + len(w & h), got + len(h), gold + len(w)
    return 200 * right / (got + gold)


def train(corpora: Sequence[Sequence[Example]], encoder: Encoder) -> list[tuple[Weights, Floats]]:
    """For each corpus its weights of features by label and of label after label, the last row for the start of a sentence; means over ``SEEDS``."""
    examples = [example for corpus in corpora for example in corpus]
    features, starts = encoder.features([words for words, _ in examples])
    used, features = np.unique(features, return_inverse=True)
    wanted = np.array([LABELS.index(label) for _, labels in examples for label in labels])
    corpus_of = np.repeat(np.arange(len(corpora)), [len(corpus) for corpus in corpora])
    runs = [_train_once(features, starts, wanted, corpus_of, seed) for seed in SEEDS]
    weights = np.zeros((len(corpora), 1 << BITS, len(LABELS)), np.float32)
    weights[:, used] = np.mean([weights for weights, _ in runs], axis=0)
    steps = np.mean([steps for _, steps in runs], axis=0)
    return [(own, steps) for own in weights]


def _train_once(
    features: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    wanted: npt.NDArray[np.int64],
    corpus_of: npt.NDArray[np.int64],
    seed: int,
) -> tuple[Weights, Floats]:
    """Weights of features by corpus and label, and of label after label, by an order of the sentences and a choice of features left out, both drawn from ``seed``.

    ``features`` are those of each token, ``wanted`` its label; ``starts`` and ``corpus_of`` say of each sentence where its tokens start and of which corpus it is.
    """
    count, size = len(LABELS), int(features.max()) + 1
    parts = int(corpus_of.max()) + 2  # the first: the weights common to all corpora
    lengths = np.diff(starts)
    weights = np.zeros((parts * size, count), np.float32)
    squares = np.full_like(weights, 1e-2)
    forbidden = _forbidden()
    steps = np.where(forbidden, -20.0, 0.0)
    step_squares = np.ones_like(steps)
    sum_weights, sum_steps = np.zeros_like(weights), np.zeros_like(steps)
    numbers = np.zeros(len(weights), np.int32)
    rng = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(lengths))
        for k in range(0, len(order), BATCH):
            batch = order[k : k + BATCH]
            where = np.concatenate([np.arange(starts[i], starts[i + 1]) for i in batch])
            common = features[where]
            own = (np.repeat(corpus_of[batch], lengths[batch])[:, None] + 1) * size
            rows = np.concatenate([common, common + own], axis=1)
            kept = rng.random(rows.shape, np.float32) >= DROPOUT
            active, has = _in_use(rows, kept, numbers)
            now = weights[active]
            pulls, step_pulls = _gradient((has @ now).astype(np.float64), wanted[where], lengths[batch], steps)
            step_squares += step_pulls**2
            steps += RATE * step_pulls / np.sqrt(step_squares)
            steps[forbidden] = -20.0
            slope = has.T @ pulls.astype(np.float32) - np.float32(DECAY) * np.asarray(has.sum(axis=0)).T * now
            squares[active] += slope * slope
            weights[active] += RATE * slope / np.sqrt(squares[active])
        if epoch >= EPOCHS // 2:
            sum_weights += weights
            sum_steps += steps
    averaged = EPOCHS - EPOCHS // 2
    mean = (sum_weights * np.float32((1 - DROPOUT) / averaged)).reshape(parts, size, count)
    return mean[0] + mean[1:], sum_steps / averaged


def pack(weights: Weights, steps: Floats) -> dict[str, Any]:
    """The arrays of a model file: whole-number weights of the features that weigh something."""
    rows = np.flatnonzero(np.abs(weights).max(axis=1) > LIGHT).astype(np.int32)
    scale = np.float32(np.abs(weights).max() / 127)
    return {
        "rows": rows,
        "weights": np.round(weights[rows] / scale).astype(np.int8),
        "transitions": steps.astype(np.float32),
        "scale": np.array(scale),
    }


def clusters_of(articles: Path) -> tuple[list[str], npt.NDArray[np.uint16]]:
    """The words of a folder of gzipped JSON lines, each a record with a text, most frequent first, and their clusters as of ``Encoder``."""
    texts = []
    for file in sorted(articles.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts += [str(json.loads(line).get("text") or "") for line in lines]
    words, clusters = cluster_words(texts)
    return words, np.stack(clusters)


def corpora_in(folder: Path) -> list[tuple[str, list[Example], list[Example]]]:
    """Name, training and development sentences of each annotated corpus."""
    return [
        (name, read(folder / name / training), read(folder / name / development))
        for name, training, development in CORPORA
    ]


def _forbidden() -> npt.NDArray[np.bool_]:
    """Which label may not follow which: I- only after B- or I- of its type."""
    before = [*LABELS, "O"]
    return np.array([[y[0] == "I" and p[2:] != y[2:] for y in LABELS] for p in before])


def _gradient(
    scores: Floats, wanted: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64], steps: Floats
) -> tuple[Floats, Floats]:
    """Wanted minus expected: of every token's labels, and of label after label; by forward-backward over the batch."""
    size, longest, count = len(lengths), int(lengths.max()), len(LABELS)
    row = np.repeat(np.arange(size), lengths)
    column = np.concatenate([np.arange(n) for n in lengths])
    grid = np.zeros((size, longest, count))
    grid[row, column] = scores
    labels = np.zeros((size, longest), np.int64)
    labels[row, column] = wanted
    inner = (np.arange(longest)[None, :] < lengths[:, None])[:, 1:]
    likely = np.exp(grid - grid.max(axis=2, keepdims=True))
    move = np.exp(np.clip(steps, -30, 30))
    forward, backward, norm = np.zeros_like(grid), np.zeros_like(grid), np.ones((size, longest))
    for t in range(longest):
        ways = move[count][None] if t == 0 else forward[:, t - 1] @ move[:count]
        forward[:, t] = ways * likely[:, t]
        norm[:, t] = forward[:, t].sum(axis=1)
        forward[:, t] /= norm[:, t, None]
    backward[np.arange(size), lengths - 1] = 1.0
    for t in range(longest - 2, -1, -1):
        back = (likely[:, t + 1] * backward[:, t + 1]) @ move[:count].T / norm[:, t + 1, None]
        goes_on = t < lengths - 1
        backward[goes_on, t] = back[goes_on]
    pulls = -(forward * backward)[row, column]
    pulls[np.arange(len(wanted)), wanted] += 1
    step_pulls = np.zeros_like(steps)
    np.add.at(step_pulls, (np.full(size, count), labels[:, 0]), 1)
    step_pulls[count] -= (forward * backward)[:, 0].sum(axis=0)
    np.add.at(step_pulls, (labels[:, :-1][inner], labels[:, 1:][inner]), 1)
    later = (likely * backward / norm[:, :, None])[:, 1:]
    step_pulls[:count] -= np.einsum("ti,tj->ij", forward[:, :-1][inner], later[inner]) * move[:count]
    return pulls, step_pulls


def _in_use(
    rows: npt.NDArray[np.int64], kept: npt.NDArray[np.bool_], numbers: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], scipy.sparse.csr_matrix]:
    """The rows of weights that any token keeps, and which token has which of them; ``numbers`` are zeros, one a row of weights, and are so again."""
    has = rows[kept]
    numbers[has] = 1
    active = np.flatnonzero(numbers)
    numbers[active] = np.arange(len(active))
    columns, ends = numbers[has], np.concatenate([[0], np.cumsum(kept.sum(axis=1))])
    numbers[active] = 0
    return active, scipy.sparse.csr_matrix((np.ones(len(has), np.float32), columns, ends), (len(rows), len(active)))


def main() -> None:
    """Trains on all annotated sentences and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--language", default="id")
    arguments = parser.parse_args()
    found = language.load(arguments.language)
    words, clusters = clusters_of(arguments.articles)
    encoder = Encoder(lexicons.load(found), words, clusters)
    (weights, steps), *_ = train([training + held for _, training, held in corpora_in(arguments.corpora)], encoder)
    model = pack(weights, steps)
    model["words"] = np.frombuffer("\n".join(words).encode("utf-8"), np.uint8)
    model["clusters"] = clusters
    np.savez_compressed(seeds.ROOT / "languages" / found.code / MODEL, **model)


if __name__ == "__main__":
    main()
