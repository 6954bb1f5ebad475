"""How alike two claims are, and whether that makes them the same claim.

Belongs here: the score of pairs and its parts. Does not belong here: which pairs are looked at, how pairs make clusters.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from pipelines.corroboration.speakers import HALF, NOBODY, SAME, speakers
from pipelines.corroboration.tellings import NO_DAY, TELLING_DIGITS, Tellings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]


class Likeness(NamedTuple):
    """The parts of the scores of pairs, one element a pair; ``score`` of at least 1 makes the two the same claim.

    ``words`` and ``context``: shares of the claims' wording, and of what stands before them, that are common;
    ``speakers``: who speaks (``speakers.py``).
    """

    words: _Numbers
    context: _Numbers
    speakers: _Numbers
    score: _Numbers


ENOUGH = np.array([0.66, 0.65, 0.47, 0.75])
"""How much of the wording must be shared, by who speaks (``speakers.py``): nobody named in either; in one; one speaker; two."""
WITHIN = 0.62
"""The same for one speaker twice in one article, where claims share a topic anyway."""
LEAD_IN, LEAD_IN_REACH = 0.28, 2
"""The same where a quotation follows, one or two claims later, on its paraphrase by the reporter: the usual build of a
news paragraph."""
NESTED = 0.72
"""The same where one speaker's words stand inside another's: a report of them, or a proverb in the midst of a speech."""
_FULL = 12.0
"""Weight of stems from which a claim speaks for itself; below, what stands before it helps to tell what it is about."""

_NAMELESS = 0.3
"""How much the context of a pair counts at least that names nobody ('the accused is sentenced to three years'), or, if
it is outlets' own statements, nothing in common ('the battery lasts two days')."""
OTHER_ENTITY = {"per:": 0.45, "loc:": 0.65, "org:": 0.65}
"""What is left of the likeness of two claims that name people, places or organisations, but not one in common."""
SWAPPED = 0.85
"""The same where they have one in common, but each names another that the other does not."""
OTHER_DAY = 0.55
"""The same where each tells of 'today', on two days."""
OTHER_FIGURES, OTHER_FIGURES_LATER = 0.85, 0.6
"""The same where both give numbers, but not one in common; and where the one appeared a day after the other or more, or
may have, if it is outlets' own statements ('the price is at')."""
NAMELESS_LATER, NAMELESS_LATER_SHORT = 0.6, 0.35
"""The same where neither names anybody and they are two days apart or more; and if they are short besides ('there is no
danger of a tsunami')."""
ABOUT_IT = 0.7
"""What is left where one asks what the other says, or feels something about what the other says within it."""
_KNOWN_FROM = 0.1
"""Share of the wording from which it is worth asking what two claims leave to be understood."""
DENIED = 0.55
"""What is left of what is enough where one speaker denies both times: nobody denies many things of one matter."""
TWO_STATEMENTS = -1.0
"""The score of what cannot be one statement, so that it keeps the two out of one group whatever else is like them."""
LITTLE, OTHER_SETTING = 0.12, 0.6
"""Share of what stands before two statements of outlets' own, that name nothing in common, up to which they are of two
things; and what is left of their likeness then ('the chip comes with 8 GB')."""
_INTO = 100
"""Code points of a story before a claim from which what stands there tells what it is about."""
SAID_OF_IT, NAMES_ALONE = 0.35, 0.75
"""Share of the wording beside the names that must be common; and what is left of the likeness if less is."""
ONE_TOTAL = 1.3
"""The least score of two totals of one thing by one speaker, however else they are put."""
TOTALS_APART = 3.0
"""Two totals further apart than by this factor count different things."""
ONE_SETTING = 0.2
"""Share of what stands before two totals that must be common for them to be of one event."""
DENIED_IN_IT = 0.7
"""Share of what is denied that an assertion must hold to be what is denied."""
_DAY = 20 * 3600
"""Seconds from which two publications are of two days."""
_HOPELESS = 0.4
"""Share of what is enough below which the rest is not worth looking at."""
_NEARLY = 0.999
"""What a bound is lowered by, lest rounding puts a pair below it that is not."""


def compare(tellings: Tellings, low: _Numbers, high: _Numbers, least: float = 0.0) -> Likeness:
    """The likeness of claims ``low`` to claims ``high``, pair by pair: shared stems weighed by rarity, who speaks, and, for
    short claims, their context; less where they speak of different people, numbers or days.

    Of a pair whose score cannot reach ``least`` no more is found out than that it cannot.
    """
    words, short = _words(tellings, low, high)
    who = speakers(tellings, low, high)
    context, matter = np.zeros(len(low)), np.ones(len(low))
    within = tellings.story[low] == tellings.story[high]
    judged = (words >= _HOPELESS * ENOUGH[who]) | (short < _FULL) | within
    enough = np.where(judged, _enough(tellings, low, high, who), ENOUGH[who])
    apart = judged & ~within
    trust = np.where(apart, _trust(tellings, low, high, short, who), 0.0)
    most, needed = (1 - trust) * words + trust, np.maximum(least * enough * _NEARLY, _HOPELESS * ENOUGH[who])
    at = np.flatnonzero(apart & (most >= needed))
    matter[at] = _matter(tellings, low[at], high[at])
    at = np.flatnonzero((trust > 0) & (most * matter >= least * enough * _NEARLY))
    context[at] = _context(tellings, low[at], high[at])
    words = (1 - trust) * words + trust * context
    apart_from = (
        apart
        & (who == NOBODY)
        & (trust > 0)
        & (context < LITTLE)
        & (tellings.start[low] > _INTO)
        & (tellings.start[high] > _INTO)
    )
    words[apart_from & ~_share_entity(tellings, low, high)] *= OTHER_SETTING
    at = np.flatnonzero(judged & (who != SAME) & (words >= needed))
    words[at] *= _beside_names(tellings, low[at], high[at])
    at = np.flatnonzero(apart & (words >= _HOPELESS * ENOUGH[who]))
    words[at] *= matter[at]
    at = np.flatnonzero(apart & (who != NOBODY) & (matter * _KNOWN_FROM <= words) & (words < enough))
    words[at] = np.maximum(words[at], matter[at] * _understood(tellings, low[at], high[at], who[at]))
    asked = tellings.asks[low] != tellings.asks[high]
    felt = _nested(tellings, low, high) & (tellings.stance[low] != tellings.stance[high])
    words[judged & (asked | felt)] *= ABOUT_IT
    at = np.flatnonzero(judged & (tellings.denies[low] != tellings.denies[high]))
    beside, contrary = _denial(tellings, low[at], high[at], who[at])
    words[at[beside]] *= ABOUT_IT
    score = words / enough
    score[_count_other_things(tellings, low, high)] = TWO_STATEMENTS
    one_total = _one_total(tellings, low, high, who)
    score[one_total] = np.maximum(score[one_total], ONE_TOTAL)
    score[at[contrary]] = TWO_STATEMENTS
    score[_of_two_persons(tellings, low, high, who)] = TWO_STATEMENTS
    return Likeness(words, context, who, score)


def may_reach(tellings: Tellings, low: _Numbers, high: _Numbers, least: float) -> _Numbers:
    """Whether the pairs' scores may be ``least`` or more, as far as their words alone tell: what ``compare`` is worth for."""
    words, short = _words(tellings, low, high)
    apart = tellings.story[low] != tellings.story[high]
    named = (tellings.voice[low] >= 0).astype(np.int64) + (tellings.voice[high] >= 0)
    enough = np.where(apart, ENOUGH[np.array([NOBODY, HALF, SAME])[named]], LEAD_IN)
    enough = np.where(tellings.denies[low] & tellings.denies[high], DENIED * enough, enough)
    trust = np.where(apart, _trust(tellings, low, high, short, np.full(len(low), NOBODY)), 0.0)
    counts = (np.diff(tellings.totals.indptr)[low] > 0) & (np.diff(tellings.totals.indptr)[high] > 0)
    return ((1 - trust) * words + trust >= least * enough * _NEARLY) | counts


def _words(tellings: Tellings, low: _Numbers, high: _Numbers) -> tuple[_Numbers, _Numbers]:
    """The share of the two wordings that is common, and the lower of the weights of the two."""
    shared = overlap(tellings.weights[low], tellings.weights[high])
    short = np.minimum(tellings.total[low], tellings.total[high])
    long = np.maximum(tellings.total[low], tellings.total[high])
    return _share(shared, short, long), short


def _share(shared: _Numbers, short: _Numbers, long: _Numbers) -> _Numbers:
    dice = 2 * shared / np.where(long > 0, short + long, 1.0)
    return 0.55 * dice + 0.45 * shared / np.maximum(short, _FULL / 2)


def _understood(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> _Numbers:
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
        understood = _rows_at(tellings.namings(claims[named]), named, alone.shape)
        understood += _rows_at(tellings.contexts(claims[leans]), leans, alone.shape)
        understood.data[:] = 1.0
        put_in[n] = np.asarray(alone.multiply(understood).sum(axis=1)).ravel()
    put_in[:, shared == 0] = 0.0
    total = tellings.total[low] + put_in[0], tellings.total[high] + put_in[1]
    shared += put_in.sum(axis=0)
    return np.where(put_in.any(axis=0), _share(shared, np.minimum(*total), np.maximum(*total)), 0.0)


def _rows_at(rows: csr_matrix, places: _Numbers, shape: tuple[int, int]) -> csr_matrix:
    """A matrix of that shape that has the given rows, as far as it is wide, at the given places."""
    from scipy.sparse import csr_matrix

    rows = rows[:, : shape[1]]
    ends = np.zeros(shape[0] + 1, np.int64)
    ends[places + 1] = np.diff(rows.indptr)
    return csr_matrix((rows.data, rows.indices, np.cumsum(ends)), shape)


def overlap(one: csr_matrix, other: csr_matrix) -> _Numbers:
    """Row by row, the shared weight of two bags of stems, each stem at the lower of its two weights."""
    return np.asarray(one.minimum(other).sum(axis=1)).ravel()


def _trust(tellings: Tellings, low: _Numbers, high: _Numbers, short: _Numbers, who: _Numbers) -> _Numbers:
    """How much what stands before the claims of a pair counts beside their own words."""
    pointing = tellings.points_back[low] & tellings.points_back[high]
    trust = np.where(pointing, 0.8, np.maximum(0.7 * (1 - short / _FULL), 0.0))
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


def _context(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """How much of what stands before the one claim stands before the other too, by weight of stems; 0 to 1."""
    claims, place = np.unique(np.concatenate([low, high]), return_inverse=True)
    weights = tellings.contexts(claims)
    total = np.asarray(weights.sum(axis=1)).ravel()
    one, other = place[: len(low)], place[len(low) :]
    least = np.minimum(total[one], total[other])
    return overlap(weights[one], weights[other]) / np.where(least > 0, least, 1.0)


def _matter(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """What is left of the likeness of two articles' claims if they are about different people, numbers or days."""
    if not len(low):
        return np.ones(0)
    left = _named_alike(tellings, low, high)
    days = [tellings.day[n] for n in (low, high)]
    off = [days_off(tellings, n) for n in (low, high)]
    both = (days[0] != NO_DAY) & (days[1] != NO_DAY)
    left[both & (days[0] != days[1]) & (off[0] == off[1])] *= OTHER_DAY
    apart = _time_between(tellings, low, high)
    unsaid = (tellings.voice[low] < 0) & (tellings.voice[high] < 0)
    later = (apart >= _DAY) | (unsaid & _is_unknown(tellings, low, high))
    figures = [tellings.figures[n] for n in (low, high)]
    count = [np.diff(f.indptr) for f in figures]
    common = figures[0].minimum(figures[1]).max(axis=1).toarray().ravel()
    others = (count[0] > 0) & (count[1] > 0) & (common == 0)
    left[others] *= np.where(later, OTHER_FIGURES_LATER, OTHER_FIGURES)[others]
    nameless = ~tellings.is_named[low] & ~tellings.is_named[high] & (common < TELLING_DIGITS)
    short = np.minimum(tellings.total[low], tellings.total[high]) < 1.5 * _FULL
    nameless &= apart >= 2 * _DAY
    left[nameless] *= np.where(short, NAMELESS_LATER_SHORT, NAMELESS_LATER)[nameless]
    return left


def _count_other_things(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether two claims of one article each give numbers, telling ones, but not one in common: two statements."""
    within = np.flatnonzero(tellings.story[low] == tellings.story[high])
    others = np.zeros(len(low), bool)
    if len(within):
        figures = [tellings.figures[n[within]] for n in (low, high)]
        telling = [f.max(axis=1).toarray().ravel() > 1 for f in figures]
        common = np.diff(figures[0].multiply(figures[1]).tocsr().indptr) > 0
        others[within] = telling[0] & telling[1] & ~common
    return others


def _of_two_persons(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> _Numbers:
    """Which pairs are an article's own statements of two persons: the items of a list are filled into one form."""
    at = np.flatnonzero((tellings.story[low] == tellings.story[high]) & (who == NOBODY))
    people = [
        [[e for e in tellings.entity_lists[n] if e.startswith("per:")] for n in tellings.entities[c[at]].tolist()]
        for c in (low, high)
    ]
    two = [
        bool(a) and bool(b) and not any(same_entity(x, y) for x in a for y in b) for a, b in zip(*people, strict=True)
    ]
    return at[np.array(two, bool)]


def _beside_names(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """What is left of the likeness of two claims that share the names of whom they are about, but little that is said."""
    plain = []
    for claims in (low, high):
        weights = tellings.weights[claims]
        plain.append(weights - weights.multiply(tellings.names(claims)))
    shared = overlap(plain[0].tocsr(), plain[1].tocsr())
    least = np.minimum(*(np.asarray(p.sum(axis=1)).ravel() for p in plain))
    return np.where(shared < SAID_OF_IT * least, NAMES_ALONE, 1.0)


def _one_total(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> _Numbers:
    """In which pairs one speaker counts the whole of one thing twice, in one setting: the pairs' numbers."""
    length = np.diff(tellings.totals.indptr)
    at = np.flatnonzero((who == SAME) & (length[low] > 0) & (length[high] > 0))
    if not len(at):
        return at
    counts = [tellings.totals[n[at]] for n in (low, high)]
    both = counts[0].multiply(counts[1] > 0).tocsr(), counts[1].multiply(counts[0] > 0).tocsr()
    least = both[0].minimum(both[1]).max(axis=1).toarray().ravel()
    most = both[0].maximum(both[1]).max(axis=1).toarray().ravel()
    near = (least > 0) & (most <= TOTALS_APART * least)
    at = at[near]
    if not len(at):
        return at
    one, other = low[at], high[at]
    setting = _context(tellings, one, other)
    within = tellings.story[one] == tellings.story[other]
    return at[within | ((setting >= ONE_SETTING) & (_matter(tellings, one, other) >= OTHER_FIGURES_LATER))]


def _denial(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> tuple[_Numbers, _Numbers]:
    """Of pairs of a denial and an assertion: which deny something beside it, and in which one speaker means another matter.

    'Denied that it was overloaded when it sank' is not about 'it sank'. Who denies that he sells, and says, without a
    'not', that he keeps, has made two statements.
    """
    one, other = np.where(tellings.denies[low], (low, high), (high, low))
    shared = overlap(tellings.weights[one], tellings.weights[other])
    sums = np.concatenate([[0], np.cumsum(tellings.negated)])
    says_no = sums[tellings.weights.indptr[other + 1]] > sums[tellings.weights.indptr[other]]
    return shared < DENIED_IN_IT * tellings.total[one], (who == SAME) & ~says_no


def _time_between(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Seconds from the one publication to the other; none where either is unknown."""
    stories, one, other = tellings.stories, tellings.story[low], tellings.story[high]
    return np.where(_is_unknown(tellings, low, high), 0, np.abs(stories.seconds[one] - stories.seconds[other]))


def _is_unknown(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    undated = tellings.stories.undated
    return undated[tellings.story[low]] | undated[tellings.story[high]]


def days_off(tellings: Tellings, claims: _Numbers) -> _Numbers:
    """Days from publication to the day that each claim names; NO_DAY where either is unknown."""
    stories, story = tellings.stories, tellings.story[claims]
    unknown = stories.undated[story] | (tellings.day[claims] == NO_DAY)
    return np.where(unknown, NO_DAY, tellings.day[claims] - stories.seconds[story] // 86400)


def _named_alike(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """What is left of the likeness where the two name different people, places or organisations."""
    lists = tellings.entity_lists
    codes, place = np.unique(
        tellings.entities[low] * np.int64(len(lists)) + tellings.entities[high], return_inverse=True
    )
    pairs = np.stack(np.divmod(codes, len(lists) or 1))
    by_kind = {
        n: tuple(frozenset(e for e in lists[n] if e.startswith(kind)) for kind in OTHER_ENTITY)
        for n in np.unique(pairs).tolist()
    }
    left = [_entities_left(by_kind[a], by_kind[b]) for a, b in pairs.T.tolist()]
    return np.array(left, np.float64)[place]


def _entities_left(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> float:
    """The same for two lists of entities, taken apart by the kinds of ``OTHER_ENTITY``."""
    left = 1.0
    for share, mine, yours in zip(OTHER_ENTITY.values(), one, other, strict=True):
        if not mine or not yours or mine == yours:
            continue
        if mine.isdisjoint(yours) and not any(same_entity(a, b) for a in mine for b in yours):
            left = min(left, share)
        elif swapped(mine, yours):
            left = min(left, SWAPPED)
    return left


def swapped(mine: Collection[str], yours: Collection[str]) -> bool:
    """Whether each side names an entity that the other does not."""
    return any(all(not same_entity(a, b) for b in yours) for a in mine) and any(
        all(not same_entity(a, b) for a in mine) for b in yours
    )


def same_entity(one: str, other: str) -> bool:
    """Whether two entity ids may mean one thing: equal, alike, or the one's words among the other's."""
    if one == other:
        return True
    (kind, _, name), (other_kind, _, other_name) = one.partition(":"), other.partition(":")
    mine, yours = set(name.split("-")), set(other_name.split("-"))
    return kind == other_kind and (mine <= yours or yours <= mine or fuzz.ratio(name, other_name) >= 85)


def _nested(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether the one claim stands within the other."""
    within = (tellings.start[low] < tellings.end[high]) & (tellings.start[high] < tellings.end[low])
    return within & (tellings.story[low] == tellings.story[high])


def _enough(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> _Numbers:
    """How much of the wording a pair must share: more or less, within one article, by how the two stand there."""
    one, other = np.where(tellings.start[low] <= tellings.start[high], (low, high), (high, low))
    leads_in = ~tellings.direct[one] & tellings.direct[other]
    leads_in &= tellings.place[other] - tellings.place[one] <= LEAD_IN_REACH
    nested = _nested(tellings, low, high)
    within = np.where(who == SAME, np.where(leads_in, LEAD_IN, WITHIN), np.where(nested, NESTED, ENOUGH[who]))
    enough = np.where(tellings.story[low] == tellings.story[high], within, ENOUGH[who])
    return np.where((who == SAME) & tellings.denies[low] & tellings.denies[high], DENIED * enough, enough)
