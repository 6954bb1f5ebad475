"""What two claims leave to be understood: what stands before them in their stories, and who it is that speaks.

Belongs here: when that counts beside the claims' own words, how much, and how much of it is common. Does not belong
here: the claims' own words (``overlap.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.overlap import FULL, overlap, share
from pipelines.corroboration.speakers import NOBODY, SAME
from pipelines.corroboration.tellings import Tellings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]

_NAMELESS = 0.3
"""How much the context of a pair counts at least that names nobody ('the accused is sentenced to three years'), or, if
it is outlets' own statements, nothing in common ('the battery lasts two days')."""
LITTLE, OTHER_SETTING = 0.12, 0.6
"""Share of what stands before two statements of outlets' own, that name nothing in common, up to which they are of two
things; and what is left of their likeness then ('the chip comes with 8 GB')."""
_INTO = 100
"""Code points of a story before a claim from which what stands there tells what it is about."""

_SETTING = 3
"""Claims before a claim that show its setting."""
UNKNOWN_SETTING = 0.3
"""What is taken to be common of the settings of two claims where nothing stands before one."""


def trust_in_context(tellings: Tellings, low: _Numbers, high: _Numbers, short: _Numbers, who: _Numbers) -> _Numbers:
    """How much what stands before the claims of a pair counts beside their own words."""
    pointing = tellings.points_back[low] & tellings.points_back[high]
    trust = np.where(pointing, 0.8, np.maximum(0.7 * (1 - short / FULL), 0.0))
    nameless = (~tellings.is_named[low] & ~tellings.is_named[high] & (who != SAME)) | (
        (who == NOBODY) & ~_share_entity(tellings, low, high)
    )
    nameless &= ~(tellings.is_precise[low] & tellings.is_precise[high])
    trust = np.where(nameless, np.maximum(trust, _NAMELESS), trust)
    return np.where(tellings.stance[low] == tellings.stance[high], trust, 0.0)


def _share_entity(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether the two name one thing in common."""
    one, other = tellings.named[low], tellings.named[high]
    return np.diff(one.multiply(other).tocsr().indptr) > 0


def other_setting(tellings: Tellings, low: _Numbers, high: _Numbers, context: _Numbers) -> _Numbers:
    """What is left of the likeness of two outlets' own statements that may be of two things; ``context`` as is common."""
    far_in = (tellings.start[low] > _INTO) & (tellings.start[high] > _INTO)
    return np.where(far_in & (context < LITTLE) & ~_share_entity(tellings, low, high), OTHER_SETTING, 1.0)


def common_context(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """How much of what stands before the one claim stands before the other too, by weight of stems; 0 to 1."""
    claims, place = np.unique(np.concatenate([low, high]), return_inverse=True)
    weights = tellings.contexts(claims)
    total = np.asarray(weights.sum(axis=1)).ravel()
    one, other = place[: len(low)], place[len(low) :]
    least = np.minimum(total[one], total[other])
    return overlap(weights[one], weights[other]) / np.where(least > 0, least, 1.0)


def common_names(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """How many entities the claims of the one's story and those of the other's both name."""
    codes, place = np.unique(
        tellings.story[low] * np.int64(len(tellings.stories)) + tellings.story[high], return_inverse=True
    )
    one, other = (tellings.named_in_story[stories] for stories in np.divmod(codes, len(tellings.stories) or 1))
    return np.diff(one.multiply(other).tocsr().indptr)[place]


def common_setting(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """How much of the few claims before the one the few before the other have in common, by weight of stems (Dice's
    coefficient); ``UNKNOWN_SETTING`` where one opens its story.
    """
    from scipy.sparse import csr_matrix

    claims, place = np.unique(np.concatenate([low, high]), return_inverse=True)
    before = claims[:, None] - np.arange(1, _SETTING + 1)
    here = (before >= 0) & (tellings.story[np.maximum(before, 0)] == tellings.story[claims][:, None])
    ends = np.concatenate([[0], np.cumsum(here.sum(axis=1))])
    weights = csr_matrix((np.ones(ends[-1]), before[here], ends), (len(claims), len(tellings))) @ tellings.weights
    total = np.asarray(weights.sum(axis=1)).ravel()
    one, other = place[: len(low)], place[len(low) :]
    both = total[one] + total[other]
    common = 2 * overlap(weights[one], weights[other]) / np.where(both > 0, both, 1.0)
    return np.where((total[one] > 0) & (total[other] > 0), common, UNKNOWN_SETTING)


def understood(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> _Numbers:
    """The share of two wordings that is common if what each leaves to be understood is put in from the other; else 0.

    A claim need not name its own speaker ('our firm will sell'), nor a denial what it points back to ('that rumour of a
    sale is not true') where that stands before it.
    """
    if not len(low):
        return np.zeros(0)
    weights = [tellings.weights[low], tellings.weights[high]]
    shared = overlap(*weights)
    put_in = np.zeros((2, len(low)))
    denied = (who == SAME) & tellings.denies[low] & tellings.denies[high]
    for n, claims in enumerate((low, high)):
        alone = weights[1 - n] - weights[1 - n].minimum(weights[n])
        named, leans = np.flatnonzero(who != SAME), np.flatnonzero(tellings.leans_back[claims] & denied)
        known = _rows_at(tellings.namings(claims[named]), named, alone.shape)
        known += _rows_at(tellings.contexts(claims[leans]), leans, alone.shape)
        known.data[:] = 1.0
        put_in[n] = np.asarray(alone.multiply(known).sum(axis=1)).ravel()
    put_in[:, shared == 0] = 0.0
    total = tellings.total[low] + put_in[0], tellings.total[high] + put_in[1]
    shared += put_in.sum(axis=0)
    return np.where(put_in.any(axis=0), share(shared, np.minimum(*total), np.maximum(*total)), 0.0)


def _rows_at(rows: csr_matrix, places: _Numbers, shape: tuple[int, int]) -> csr_matrix:
    """A matrix of that shape that has the given rows, as far as it is wide, at the given places."""
    from scipy.sparse import csr_matrix

    rows = rows[:, : shape[1]]
    ends = np.zeros(shape[0] + 1, np.int64)
    ends[places + 1] = np.diff(rows.indptr)
    return csr_matrix((rows.data, rows.indices, np.cumsum(ends)), shape)
