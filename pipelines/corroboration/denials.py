"""What claims say is not so: what a denial is about, and what a 'not' makes of two statements.

Belongs here: negation in pairs of claims. Does not belong here: which words negate (``wordings.py``), what a cluster's
members contradict one another in (``conflicts.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.overlap import overlap
from pipelines.corroboration.speakers import SAME
from pipelines.corroboration.tellings import Tellings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]

DENIED_IN_IT = 0.7
"""Share of what is denied that an assertion must hold to be what is denied."""

BESIDE = 0.06
"""Share of a claim from which its 'not' is no mere aside."""


def denial(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> tuple[_Numbers, _Numbers]:
    """Of pairs of a denial and an assertion: which deny something beside it, and in which one speaker means another matter.

    'Denied that it was overloaded when it sank' is not about 'it sank'. Who denies that he sells, and says, without a
    'not', that he keeps, has made two statements.
    """
    one, other = np.where(tellings.denies[low], (low, high), (high, low))
    shared = overlap(tellings.weights[one], tellings.weights[other])
    sums = np.concatenate([[0], np.cumsum(tellings.negated)])
    says_no = sums[tellings.weights.indptr[other + 1]] > sums[tellings.weights.indptr[other]]
    return shared < DENIED_IN_IT * tellings.total[one], (who == SAME) & ~says_no


def say_no_to_one_thing(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether both claims of a pair have a 'not' before the same word: 'did not know of it', 'we knew nothing'."""
    negated = _negated(tellings)
    return np.diff(negated[low].multiply(negated[high]).tocsr().indptr) > 0


def say_no_beside(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether a claim of a pair says no to what the other does not speak of: 'did not know that it landed', 'it landed'."""
    negated, found = _negated(tellings), np.zeros(len(low), bool)
    for one, other in ((low, high), (high, low)):
        denied = negated[one].multiply(tellings.weights[one])
        beside = denied - denied.multiply(tellings.weights[other] > 0)
        found |= np.asarray(beside.sum(axis=1)).ravel() > BESIDE * tellings.total[one]
    return found


def say_no_in_one(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether a word of both claims of a pair is negated in one of them alone: 'the ferry sails', 'the ferry does not sail'."""
    negated, found = _negated(tellings), np.zeros(len(low), bool)
    for one, other in ((low, high), (high, low)):
        no = negated[one]
        both = no.multiply(tellings.weights[other] > 0) - no.multiply(negated[other])
        found |= np.asarray(both.sum(axis=1)).ravel() > 0
    return found


def _negated(tellings: Tellings) -> csr_matrix:
    """The stems of each claim that a negation governs, each 1."""
    from scipy.sparse import csr_matrix

    of = tellings.weights
    found = csr_matrix((tellings.negated.astype(np.float32), of.indices, of.indptr), of.shape, copy=True)
    found.eliminate_zeros()
    return found
