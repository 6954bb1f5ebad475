"""A linear-chain conditional random field over hashed features: which words are names of persons, bodies, places.

Belongs here: the model file and decoding. Does not belong here: training (``training``), or what the rest of the document tells.

Weights are whole numbers from -127 to 127 (times the model's scale). A feature's weights for all labels lie in two 64-bit words, 16 bits a
label, each raised by 128: the sum over features then never carries from one label into the next, and one addition serves four labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipelines import seeds
from pipelines.entities.features import BITS, TEMPLATES, Encoder
from pipelines.entities.lexicon import load
from pipelines.language import LanguagePack

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
MODEL = "names.npz"
CERTAIN = 5.0  # a word that is no name by this much more weight than it is one parts the sentence for decoding (changes 2 labels in 60,000)

_RAISED = 128
_FIELDS = np.arange(4, dtype=np.uint64) * np.uint64(16)


@dataclass(frozen=True)
class Tagger:
    """Packed weights of features, and weights of a label after another (the last row: at the start of a sentence)."""

    encoder: Encoder
    packed: npt.NDArray[np.uint64]
    transitions: npt.NDArray[np.int32]
    certain: int

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The most probable labels of each sentence's tokens (Viterbi), B- and I- with a type, or O."""
        if not any(sentences):
            return [[] for _ in sentences]
        features, chosen, starts = self.encoder.features(sentences, near_capitals=True)
        some = self._scores(features)
        scores = np.zeros((int(starts[-1]), some.shape[1]), some.dtype)
        scores[chosen] = some
        plain = np.ones(len(scores), bool)  # a small word among small words is no part of a name
        plain[chosen] = some[:, 0] - some[:, 1:].max(axis=1) > self.certain
        labelled = np.zeros(len(scores), np.int8)
        first = np.zeros(len(scores), bool)
        first[starts[:-1][np.diff(starts) > 0]] = True
        open_ = ~plain
        opens = open_ & (first | ~np.roll(open_, 1))
        begins = np.flatnonzero(opens)
        if len(begins):
            closes = open_ & np.roll(~open_ | first, -1)
            closes[-1] = open_[-1]
            self._decode(scores, begins, np.flatnonzero(closes) + 1, first, labelled)
        names = [LABELS[y] for y in labelled.tolist()]
        bounds = starts.tolist()
        return [names[a:b] for a, b in pairwise(bounds)]

    def _scores(self, features: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        sums = [half[features].sum(axis=1, dtype=np.uint64) for half in self.packed]
        fields = np.concatenate([(s[:, None] >> _FIELDS) & np.uint64(0xFFFF) for s in sums], axis=1)
        return fields[:, : len(LABELS)].astype(np.int32) - _RAISED * TEMPLATES

    def _decode(
        self,
        scores: npt.NDArray[np.int32],
        begins: npt.NDArray[np.int64],
        ends: npt.NDArray[np.int64],
        first: npt.NDArray[np.bool_],
        labelled: npt.NDArray[np.int8],
    ) -> None:
        """Viterbi over all stretches of tokens [begin, end) at once; writes the labels into ``labelled``."""
        lengths = ends - begins
        order = np.argsort(-lengths, kind="stable")
        begins, lengths = begins[order], lengths[order]
        longest, labels = int(lengths[0]), len(LABELS)
        step = self.transitions[:labels]
        best = scores[begins] + np.where(first[begins][:, None], self.transitions[labels], step[0])
        back = np.zeros((longest, len(begins), labels), np.int8)
        live = [int((lengths > t).sum()) for t in range(longest)]
        final = best.copy()
        for t in range(1, longest):
            n = live[t]
            ways = best[:n, :, None] + step[None]
            back[t, :n] = ways.argmax(axis=1)
            best = ways.max(axis=1) + scores[begins[:n] + t]
            final[:n] = best
        after = begins + lengths
        followed = after < len(scores)
        followed[followed] = ~first[after[followed]]
        final += np.where(followed[:, None], step[:, 0], 0)
        current = final.argmax(axis=1).astype(np.int8)
        for t in range(longest - 1, -1, -1):
            n = live[t]
            labelled[begins[:n] + t] = current[:n]
            if t:
                current[:n] = back[t, np.arange(n), current[:n]]


@cache
def load_tagger(pack: LanguagePack) -> Tagger:
    """The tagger of a language, its weights from seeds/languages/<code>/names.npz."""
    with np.load(seeds.ROOT / "languages" / pack.code / MODEL) as stored:
        return pack_weights(
            Encoder(load(pack)), stored["rows"], stored["weights"], stored["transitions"], stored["scale"]
        )


def pack_weights(
    encoder: Encoder,
    rows: npt.NDArray[np.int32],
    weights: npt.NDArray[np.int8],
    transitions: npt.NDArray[np.float32],
    scale: npt.NDArray[np.float32],
) -> Tagger:
    """A tagger of the whole-number ``weights`` of the feature ``rows`` (others weigh nothing), each worth ``scale``."""
    raised = np.full((1 << BITS, 2 * len(_FIELDS)), _RAISED, np.uint64)
    raised[rows, : len(LABELS)] = (weights.astype(np.int64) + _RAISED).astype(np.uint64)
    packed = np.stack([(raised[:, h : h + 4] << _FIELDS).sum(axis=1, dtype=np.uint64) for h in (0, 4)])
    return Tagger(encoder, packed, np.round(transitions / scale).astype(np.int32), round(CERTAIN / float(scale)))
