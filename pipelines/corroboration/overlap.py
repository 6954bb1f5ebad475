"""How much of two claims' wordings is common, by the weight of their stems.

Belongs here: what the stems alone tell. Does not belong here: who speaks, what the claims differ in
(``differences.py``), what stands before them (``context.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.tellings import Tellings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]

FULL = 12.0
"""Weight of stems from which a claim speaks for itself; below, what stands before it helps to tell what it is about."""
SAID_OF_IT, NAMES_ALONE = 0.35, 0.75
"""Share of the wording beside the names that must be common; and what is left of the likeness if less is."""


def overlap(one: csr_matrix, other: csr_matrix) -> _Numbers:
    """Row by row, the shared weight of two bags of stems, each stem at the lower of its two weights."""
    return np.asarray(one.minimum(other).sum(axis=1)).ravel()


def shared_wording(tellings: Tellings, low: _Numbers, high: _Numbers) -> tuple[_Numbers, _Numbers]:
    """The share of the two wordings that is common, and the lower of the weights of the two."""
    shared = overlap(tellings.weights[low], tellings.weights[high])
    short = np.minimum(tellings.total[low], tellings.total[high])
    long = np.maximum(tellings.total[low], tellings.total[high])
    return share(shared, short, long), short


def share(shared: _Numbers, short: _Numbers, long: _Numbers) -> _Numbers:
    """The share of two wordings that is common, by the weight that they share, the lower and the higher of the two.

    Between Dice's coefficient, which counts what the longer one says besides, and the share of the shorter one, which
    does not.
    """
    dice = 2 * shared / np.where(long > 0, short + long, 1.0)
    return 0.55 * dice + 0.45 * shared / np.maximum(short, FULL / 2)


def beside_names(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """What is left of the likeness of two claims that share the names of whom they are about, but little that is said."""
    plain = []
    for claims in (low, high):
        weights = tellings.weights[claims]
        plain.append(weights - weights.multiply(tellings.names(claims)))
    shared = overlap(plain[0].tocsr(), plain[1].tocsr())
    least = np.minimum(*(np.asarray(p.sum(axis=1)).ravel() for p in plain))
    return np.where(shared < SAID_OF_IT * least, NAMES_ALONE, 1.0)
