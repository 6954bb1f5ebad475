"""How alike two claims are, and whether that makes them the same claim: the score of a pair, made up of its parts.

Belongs here: how much must be shared for what, and what one statement may and may not be. Does not belong here: the
parts (``overlap.py``, ``context.py``, ``differences.py``, ``speakers.py``), which pairs are looked at, how pairs make
clusters.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.context import (
    common_context,
    common_names,
    common_setting,
    other_setting,
    trust_in_context,
    understood,
)
from pipelines.corroboration.denials import denial, say_no_beside, say_no_in_one, say_no_to_one_thing
from pipelines.corroboration.differences import (
    OTHER_FIGURES_LATER,
    count_other_things,
    days_between,
    is_unknown,
    likeness_left,
    of_two_persons,
)
from pipelines.corroboration.overlap import FULL, beside_names, shared_wording
from pipelines.corroboration.speakers import HALF, NOBODY, OTHER, SAME, speakers
from pipelines.corroboration.tellings import Tellings

_Numbers = npt.NDArray[Any]

ENOUGH = np.array([0.62, 0.62, 0.47, 0.75])
"""How much of the wording must be shared, by who speaks (``speakers.py``): nobody named in either; in one; one speaker; two."""
WITHIN = 0.62
"""The same for one speaker twice in one article, where claims share a topic anyway."""
LEAD_IN, LEAD_IN_REACH = 0.28, 2
"""The same where a quotation follows, one or two claims later, on its paraphrase by the reporter: the usual build of a
news paragraph."""
LEAD_IN_NOT = 0.06
"""The same where the quotation follows at once and both have a 'not' before the same word: nobody says so of two things in
one breath. Just enough it is, lest it weighs up the same quotation in another article."""
TOLD_OF = 0.5
"""The same where the quotation is another's who names in it whoever the paraphrase is of: 'the caller will come', '"The
caller threatened that he will come", says the guard'."""
NESTED = 0.72
"""The same where one speaker's words stand inside another's: a report of them, or a proverb in the midst of a speech."""
DENIED = 0.55
"""What is left of what is enough where one speaker denies both times: nobody denies many things of one matter."""
LATER = 0.04
"""How much more must be shared for each day between two publications, unless one speaker says both: a statement told again
later is mostly of something new ('prices fell today')."""
FEW_NAMES, EACH_NAME = 3, 0.05
"""Names that two stories of one event have in common at least; and how much more must be shared for each of them that is
lacking, unless one speaker says both."""
UNDATED = 1.25
"""How many times as much must be shared where a time is unknown and the two stories have fewer names in common: what happens
again and again is told in the same words (prices, quakes, appointments)."""
ANOTHER_SETTING = 0.5
"""How much more of two outlets' own statements must be shared for each share of their settings that is not common, short of
``IN_ONE_SETTING``."""
IN_ONE_SETTING = 0.3
"""Share of what stands before two claims from which they are in one setting, as far as that can be told."""
AGAIN = 0.8
"""How much must be shared where an outlet says something twice in one article, as the items of a list are filled into one form."""
ABOUT_IT = 0.7
"""What is left where one asks what the other says, or feels something about what the other says within it."""
NO_IN_ONE = 0.8
"""What is left where a word of both claims is negated in one of them alone, if neither denies: one licence was withdrawn, the
other was not."""
CLEARLY = 1.3
"""How many times what is enough one speaker's claims must share to be the same whatever is said beside names."""
TWO_STATEMENTS = -1.0
"""The score of what cannot be one statement, so that it keeps the two out of one group whatever else is like them."""
ONE_TOTAL = 1.3
"""The least score of two totals of one thing by one speaker, however else they are put."""
TOTALS_APART = 3.0
"""Two totals further apart than by this factor count different things."""
ONE_SETTING = 0.2
"""Share of what stands before two totals that must be common for them to be of one event."""
_KNOWN_FROM = 0.1
"""Share of the wording from which it is worth asking what two claims leave to be understood."""
_HOPELESS = 0.4
"""Share of what is enough below which the rest is not worth looking at."""
_NEARLY = 0.999
"""What a bound is lowered by, lest rounding puts a pair below it that is not."""


class Likeness(NamedTuple):
    """The parts of the scores of pairs, one element a pair; ``score`` of at least 1 makes the two the same claim.

    ``words`` and ``context``: shares of the claims' wording, and of what stands before them, that are common;
    ``speakers``: who speaks (``speakers.py``).
    """

    words: _Numbers
    context: _Numbers
    speakers: _Numbers
    score: _Numbers


def compare(tellings: Tellings, low: _Numbers, high: _Numbers, least: float = 0.0) -> Likeness:
    """The likeness of claims ``low`` to claims ``high``, pair by pair: shared stems weighed by rarity, who speaks, and, for
    short claims, their context; less where they speak of different people, numbers or days.

    Of a pair whose score cannot reach ``least`` no more is found out than that it cannot.
    """
    words, short = shared_wording(tellings, low, high)
    who = speakers(tellings, low, high)
    context, left = np.zeros(len(low)), np.ones(len(low))
    within = tellings.story[low] == tellings.story[high]
    # Which pairs are worth more than a look at their words.
    judged = (words >= _HOPELESS * ENOUGH[who]) | (short < FULL) | within
    enough = np.where(judged, _enough(tellings, low, high, who), ENOUGH[who])
    apart = judged & ~within
    at = np.flatnonzero(apart & (words >= _HOPELESS * ENOUGH[who]))
    enough[at] = _enough_elsewhere(tellings, low[at], high[at], who[at], enough[at])
    # What stands before the claims of two articles, and what they differ in: first, whether it could be enough.
    trust = np.where(apart, trust_in_context(tellings, low, high, short, who), 0.0)
    most, needed = (1 - trust) * words + trust, np.maximum(least * enough * _NEARLY, _HOPELESS * ENOUGH[who])
    at = np.flatnonzero(apart & (most >= needed))
    left[at] = likeness_left(tellings, low[at], high[at])
    at = np.flatnonzero((trust > 0) & (most * left >= least * enough * _NEARLY))
    context[at] = common_context(tellings, low[at], high[at])
    words = (1 - trust) * words + trust * context
    at = np.flatnonzero(apart & (who == NOBODY) & (trust > 0))
    words[at] *= other_setting(tellings, low[at], high[at], context[at])
    # What takes away: names alone in common, other people, days or figures. What is left to be understood gives back.
    at = np.flatnonzero(judged & (words >= needed) & ((who != SAME) | (apart & (words < CLEARLY * enough))))
    words[at] *= beside_names(tellings, low[at], high[at])
    at = np.flatnonzero(apart & (words >= _HOPELESS * ENOUGH[who]))
    words[at] *= left[at]
    at = np.flatnonzero(apart & (who != NOBODY) & (left * _KNOWN_FROM <= words) & (words < enough))
    words[at] = np.maximum(words[at], left[at] * understood(tellings, low[at], high[at], who[at]))
    # A question, a feeling or a denial may be about what the other says without saying it.
    asked = tellings.asks[low] != tellings.asks[high]
    felt = _nested(tellings, low, high) & (tellings.stance[low] != tellings.stance[high])
    felt |= (who != SAME) & (tellings.feels[low] != tellings.feels[high])
    words[judged & (asked | felt)] *= ABOUT_IT
    at = np.flatnonzero(apart & (words >= needed) & (tellings.denies[low] == tellings.denies[high]))
    words[at[say_no_in_one(tellings, low[at], high[at])]] *= NO_IN_ONE
    at = np.flatnonzero(judged & (tellings.denies[low] != tellings.denies[high]))
    beside, contrary = denial(tellings, low[at], high[at], who[at])
    words[at[beside]] *= ABOUT_IT
    told = np.flatnonzero(apart & (who == HALF) & (words >= _HOPELESS * ENOUGH[who]))
    words[told[say_no_beside(tellings, low[told], high[told])]] *= ABOUT_IT
    score = words / enough
    # What is one statement, or two, whatever the words.
    score[count_other_things(tellings, low, high)] = TWO_STATEMENTS
    one_total = _one_total(tellings, low, high, who)
    score[one_total] = np.maximum(score[one_total], ONE_TOTAL)
    score[_answers(tellings, low, high) & (who == SAME) & (score < 1.0)] = 1.0
    score[_one_not(tellings, low, high, who, words) & (score < 1.0)] = 1.0
    score[at[contrary]] = TWO_STATEMENTS
    score[(who == OTHER) & tellings.feels[low] & tellings.feels[high]] = TWO_STATEMENTS
    score[of_two_persons(tellings, low, high, who)] = TWO_STATEMENTS
    return Likeness(words, context, who, score)


def may_reach(tellings: Tellings, low: _Numbers, high: _Numbers, least: float) -> _Numbers:
    """Whether the pairs' scores may be ``least`` or more, as far as their words alone tell: what ``compare`` is worth for."""
    words, short = shared_wording(tellings, low, high)
    apart = tellings.story[low] != tellings.story[high]
    named = (tellings.voice[low] >= 0).astype(np.int64) + (tellings.voice[high] >= 0)
    enough = np.where(apart, ENOUGH[np.array([NOBODY, HALF, SAME])[named]], LEAD_IN_NOT)
    enough = np.where(tellings.denies[low] & tellings.denies[high], DENIED * enough, enough)
    trust = np.where(apart, trust_in_context(tellings, low, high, short, np.full(len(low), NOBODY)), 0.0)
    counts = (np.diff(tellings.totals.indptr)[low] > 0) & (np.diff(tellings.totals.indptr)[high] > 0)
    return ((1 - trust) * words + trust >= least * enough * _NEARLY) | counts | _answers(tellings, low, high)


def _enough(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers) -> _Numbers:
    """How much of the wording a pair must share: more or less, within one article, by how the two stand there."""
    one, other = np.where(tellings.start[low] <= tellings.start[high], (low, high), (high, low))
    leads_in = _leads_in(tellings, one, other, LEAD_IN_REACH)
    two_voices = np.where(_nested(tellings, low, high), NESTED, ENOUGH[who])
    at = np.flatnonzero(leads_in & (tellings.voice[one] >= 0) & (tellings.story[low] == tellings.story[high]))
    two_voices[at[_names_speaker(tellings, one[at], other[at])]] = TOLD_OF
    two_voices[who == NOBODY] = AGAIN
    once = np.where(tellings.direct[low] & tellings.direct[high], AGAIN, WITHIN)
    within = np.where(who == SAME, np.where(leads_in, LEAD_IN, once), two_voices)
    enough = np.where(tellings.story[low] == tellings.story[high], within, ENOUGH[who])
    return np.where((who == SAME) & tellings.denies[low] & tellings.denies[high], DENIED * enough, enough)


def _enough_elsewhere(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers, enough: _Numbers) -> _Numbers:
    """How much of the wording two articles' claims must share: more on other days or at an unknown time, where the articles
    name little in common, and of outlets' own statements in other settings.
    """
    other = who != SAME
    lacking = np.maximum(FEW_NAMES - common_names(tellings, low, high), 0)
    enough = enough * np.where(other, (1 + LATER * days_between(tellings, low, high)) * (1 + EACH_NAME * lacking), 1.0)
    enough = enough * np.where(is_unknown(tellings, low, high) & (lacking > 0), UNDATED, 1.0)
    at = np.flatnonzero(who == NOBODY)
    enough[at] += ANOTHER_SETTING * np.maximum(IN_ONE_SETTING - common_setting(tellings, low[at], high[at]), 0.0)
    return enough


def _leads_in(tellings: Tellings, one: _Numbers, other: _Numbers, reach: int) -> _Numbers:
    """Whether the other claim of each pair is a quotation that follows on the one, which is none, so many claims later at most."""
    return ~tellings.direct[one] & tellings.direct[other] & (tellings.place[other] - tellings.place[one] <= reach)


def _one_not(tellings: Tellings, low: _Numbers, high: _Numbers, who: _Numbers, words: _Numbers) -> _Numbers:
    """Which pairs are a paraphrase and the quotation that follows at once, both saying no to one thing."""
    one, other = np.where(tellings.start[low] <= tellings.start[high], (low, high), (high, low))
    found = (who == SAME) & (words >= LEAD_IN_NOT) & (tellings.story[low] == tellings.story[high])
    at = np.flatnonzero(found & _leads_in(tellings, one, other, 1))
    found[:] = False
    found[at] = say_no_to_one_thing(tellings, low[at], high[at])
    return found


def _answers(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Which pairs are acceptances, in one article, of what was told before ('that offer', 'the invitation'): of one speaker, one."""
    accepts = tellings.points_back & tellings.commits
    return accepts[low] & accepts[high] & (tellings.story[low] == tellings.story[high])


def _names_speaker(tellings: Tellings, one: _Numbers, other: _Numbers) -> _Numbers:
    """Whether the other claim of each pair names the speaker of the one, in two words or more that carry matter."""
    namings = tellings.namings(one)
    words = np.diff(namings.indptr)
    return (words > 1) & (np.diff(namings.multiply(tellings.weights[other] > 0).tocsr().indptr) == words)


def _nested(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Whether the one claim stands within the other."""
    within = (tellings.start[low] < tellings.end[high]) & (tellings.start[high] < tellings.end[low])
    return within & (tellings.story[low] == tellings.story[high])


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
    setting = common_context(tellings, one, other)
    within = tellings.story[one] == tellings.story[other]
    return at[within | ((setting >= ONE_SETTING) & (likeness_left(tellings, one, other) >= OTHER_FIGURES_LATER))]
