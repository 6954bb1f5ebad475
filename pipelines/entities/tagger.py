"""A linear-chain conditional random field over hashed features: which words are names of persons, bodies, places.

Belongs here: the model file and decoding. Does not belong here: training (``training``), or what the rest of the document tells.

Weights are whole numbers from -127 to 127 (times the model's scale). A feature's weights for all labels lie in one 64-bit word, 8 bits a
label, each raised by 128. They are added in two words of 16 bits a label (those at even and at odd places): the sum over features then
never carries from one label into the next, and one addition serves four labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipelines import seeds
from pipelines.entities.attributes import SMALL
from pipelines.entities.features import (
    ATTRIBUTES,
    BITS,
    CAPITAL,
    KNOWN,
    OF_BOTH,
    OF_KNOWN,
    OF_TYPE,
    PAD,
    TEMPLATES,
    Encoded,
    Encoder,
    Joined,
)
from pipelines.entities.lexicon import load
from pipelines.language import LanguagePack

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
MODEL = "names.npz"
CERTAIN = 5.0  # a word that is no name by this much more weight than it is one parts the sentence for decoding (changes 2 labels in 60,000)

BLOCK = 1024  # tokens weighed at once: their features then fit into a core's own memory

_RAISED = 128
_PLACES = np.arange(-PAD, PAD + 1)[:, None]
_FIELDS = (
    np.arange(8).reshape(2, 4).T.ravel()[: len(LABELS)]
)  # where each label stands: those at even places come first
_EVEN = np.uint64(0x00FF00FF00FF00FF)


class Tagger:
    """Weights of features and of a label after another.

    ``packed``: a word a feature. ``transitions``: the last row is that of a sentence's start. ``certain``: see CERTAIN.
    """

    def __init__(
        self, encoder: Encoder, packed: npt.NDArray[np.uint64], transitions: npt.NDArray[np.int32], certain: int
    ) -> None:
        self.encoder = encoder
        self.packed = packed
        self.transitions = transitions
        self.certain = certain
        codes = np.arange(KNOWN, dtype=np.uint32)
        self.known = self._alone(OF_KNOWN, codes[None], ATTRIBUTES.index("known"))
        self.types = np.zeros((len(_PLACES), 0, 2), np.uint64)
        self.generation = self.counted = 0

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """The most probable labels of each sentence's tokens (Viterbi), B- and I- with a type, or O."""
        if not any(sentences):
            return [[] for _ in sentences]
        encoded = self.encoder.encode(sentences)
        starts = encoded.starts
        chosen = self._near_capitals(encoded)
        parts = np.array_split(chosen, 1 + len(chosen) // BLOCK)
        some = np.concatenate([self._scores(encoded, part) for part in parts])
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

    def _near_capitals(self, encoded: Encoded) -> npt.NDArray[np.int64]:
        """The tokens that have a capital or stand beside one that has."""
        capital = self.encoder.table[encoded.types[encoded.where], CAPITAL] > SMALL
        near = capital.copy()
        near[1:] |= capital[:-1]
        near[:-1] |= capital[1:]
        return np.flatnonzero(near)

    def _scores(self, encoded: Encoded, chosen: npt.NDArray[np.int64]) -> npt.NDArray[np.int32]:
        """Weights of each label for the chosen tokens."""
        sums = self._sum(OF_BOTH, self.encoder.shifted(encoded, chosen))
        for place, types, known in zip(range(-PAD, PAD + 1), self._of_types(), self.known, strict=True):
            at = encoded.where[chosen] + place
            sums += types.take(encoded.types[at], axis=0)
            sums += known.take(encoded.known[at], axis=0)
        fields = sums.astype("<u8", copy=False).view("<u2")
        return fields[:, _FIELDS].astype(np.int32) - _RAISED * TEMPLATES

    def _of_types(self) -> npt.NDArray[np.uint64]:
        """For each place and word type that the encoder has met the sum of what it weighs there by itself."""
        encoder = self.encoder
        if self.generation != encoder.generation:
            self.generation, self.counted = encoder.generation, 0
        first, last = self.counted, len(encoder.index)
        if last > self.types.shape[1]:
            grown = np.zeros((len(_PLACES), len(encoder.table), 2), np.uint64)
            grown[:, :first] = self.types[:, :first]
            self.types = grown
        if last > first:
            self.types[:, first:last] = self._alone(OF_TYPE, encoder.table[first:last].T, 0)
            self.counted = last
        return self.types

    def _alone(
        self, templates: Sequence[Joined], attributes: npt.NDArray[np.uint32], row: int
    ) -> npt.NDArray[np.uint64]:
        """For each place the sums of templates that see nothing but ``attributes``, which are those of that place from ``row`` on."""
        shifted = np.zeros((len(_PLACES), len(ATTRIBUTES), attributes.shape[1]), np.uint32)
        shifted[:, row : row + len(attributes)] = attributes
        columns = shifted.reshape(len(_PLACES) * len(ATTRIBUTES), attributes.shape[1])
        return np.stack([self._sum(part, columns) for part in templates])

    def _sum(self, templates: Joined, shifted: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
        """The summed weights of templates, two words a column of ``shifted``."""
        found = self.packed.take(templates.hash(shifted))
        even = (found & _EVEN).sum(axis=0)
        odd = (found.sum(axis=0) - even) >> np.uint64(
            8
        )  # what is lost past 64 bits is of the eighth place, which no label has
        return np.stack([even, odd], axis=1)

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
        words = stored["words"].tobytes().decode("utf-8").split("\n")
        encoder = Encoder(load(pack), words, stored["clusters"])
        return pack_weights(encoder, stored["rows"], stored["weights"], stored["transitions"], stored["scale"])


def pack_weights(
    encoder: Encoder,
    rows: npt.NDArray[np.int32],
    weights: npt.NDArray[np.int8],
    transitions: npt.NDArray[np.float32],
    scale: npt.NDArray[np.float32],
) -> Tagger:
    """A tagger of the whole-number ``weights`` of the feature ``rows`` (others weigh nothing), each worth ``scale``."""
    raised = np.full((1 << BITS, 8), _RAISED, np.uint8)
    raised[rows, : len(LABELS)] = weights.astype(np.int16) + _RAISED
    packed = raised.view("<u8").ravel().astype(np.uint64)
    return Tagger(encoder, packed, np.round(transitions / scale).astype(np.int32), round(CERTAIN / float(scale)))
