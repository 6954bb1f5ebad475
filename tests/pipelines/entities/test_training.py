"""Training and clustering on invented sentences."""

from __future__ import annotations

import numpy as np

from pipelines import language
from pipelines.entities import lexicon, training
from pipelines.entities.clustering import cluster_words
from pipelines.entities.features import Encoder
from pipelines.entities.tagger import pack_weights


def sentence(text: str) -> training.Example:
    """'Sarwo/B-PER pulang' as words and labels."""
    cells = [cell.partition("/") for cell in text.split()]
    return [word for word, _, _ in cells], [label or "O" for _, _, label in cells]


def test_each_corpus_keeps_its_own_borders_of_names() -> None:
    wide = [sentence("warga Desa/B-LOC Sarik/I-LOC pulang"), sentence("warga Desa/B-LOC Danu/I-LOC pulang")] * 3
    narrow = [sentence("warga Desa Sarik/B-LOC pulang"), sentence("kata Ratih/B-PER kemarin")] * 3
    encoder = Encoder(lexicon.load(language.load("id")), [], np.zeros((3, 0), np.uint16))
    for corpus, (weights, steps) in zip((wide, narrow), training.train([wide, narrow], encoder), strict=True):
        tagger = pack_weights(encoder, **training.pack(weights, steps))
        assert training.f1(corpus, tagger) == 100


def test_spans_open_at_b_and_where_the_type_changes() -> None:
    assert training.spans(["B-PER", "I-PER", "B-PER", "O", "B-LOC"]) == {(0, 2, "PER"), (2, 3, "PER"), (4, 5, "LOC")}


def test_words_that_stand_beside_the_same_words_fall_into_one_cluster() -> None:
    towns, verbs = ("Sarik", "Kerinjo", "Lobang"), ("membeli", "menjual", "menanam")
    texts = [f"warga di {town} {verb} padi pada hari {n}" for town in towns for verb in verbs for n in range(4)]
    words, (coarse, fine, finest) = cluster_words(texts)
    assert {words.count(word) for word in (*towns, *verbs)} == {1}
    assert len(coarse) == len(fine) == len(finest) == len(words)
    assert len({int(coarse[words.index(town)]) for town in towns}) == 1
    assert coarse[words.index("Sarik")] != coarse[words.index("membeli")]


def test_clusters_do_not_depend_on_chance() -> None:
    texts = [f"warga di Sarik membeli padi {n}" for n in range(9)]
    (words, one), (again, other) = cluster_words(texts), cluster_words(texts)
    assert words == again
    assert [c.tolist() for c in one] == [c.tolist() for c in other]
