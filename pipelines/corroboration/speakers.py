"""Whether two claims have one speaker."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from pipelines.corroboration.agents import is_organisation
from pipelines.corroboration.tellings import Tellings
from pipelines.corroboration.voices import Voice

_Numbers = npt.NDArray[Any]

NOBODY, HALF, SAME, OTHER = range(4)
"""Nobody is named in either claim; in one; one speaker; two speakers. In the order of ``LINK_SPEAKERS`` of the table
claim_clusters.

A news organisation that reports ('Bloomberg': so many prices a day), and a role without a name ('jaksa', 'warga') in two
articles, tell as little of who speaks as if it were named in one claim alone.
"""
_SPELLING = 85
"""Likeness of letters, in percent, from which two names are spellings of one."""
_NAMING = 0.75
"""Share of the words of two namings that must be common."""


def speakers(tellings: Tellings, low: _Numbers, high: _Numbers) -> _Numbers:
    """Who speaks, for each pair of claims: ``NOBODY``, ``HALF``, ``SAME`` or ``OTHER``."""
    one, other = tellings.voice[low], tellings.voice[high]
    found = np.where((one < 0) & (other < 0), NOBODY, HALF)
    both = np.flatnonzero((one >= 0) & (other >= 0))
    pairs, place = np.unique(one[both] * np.int64(len(tellings.voices)) + other[both], return_inverse=True)
    voices = tellings.voices
    same = [
        same_speaker(voices[a], voices[b])
        for a, b in zip(*(n.tolist() for n in np.divmod(pairs, len(voices) or 1)), strict=True)
    ]
    found[both] = np.where(np.array(same, bool)[place], SAME, OTHER)
    reports = np.array([is_organisation(voice.name) for voice in voices] or [False])
    is_role = np.array([_is_role(voice) for voice in voices] or [False])
    found[(found == OTHER) & (reports[one] | reports[other] | (is_role[one] ^ is_role[other]))] = HALF
    apart = tellings.story[low] != tellings.story[high]
    found[(found == SAME) & apart & ((is_role[one] & is_role[other]) | (reports[one] & reports[other]))] = HALF
    return found


def _is_role(voice: Voice) -> bool:
    """Whether nobody in particular is named: 'jaksa', 'warga setempat'; not 'media Rusia'."""
    return voice.speaker_id is None and (voice.name.islower() or " " not in voice.name)


def same_speaker(one: Voice, other: Voice) -> bool:
    """Whether two named speakers are one: by entity, by spelling, or as an office and the body it speaks for."""
    if one.speaker_id is not None and one.speaker_id == other.speaker_id:
        return True
    a, b = one.name.casefold(), other.name.casefold()
    if a == b or fuzz.ratio(a, b) >= _SPELLING:
        return True
    if (
        one.speaker_id is not None
        and other.speaker_id is not None
        and one.speaker_id[:3] == other.speaker_id[:3] == "per"
    ):
        mine, yours = set(a.split()), set(b.split())
        return bool(mine) and bool(yours) and (mine <= yours or yours <= mine)
    if one.acronym in other.words or other.acronym in one.words:
        return True
    if not one.words or not other.words:
        return False
    common = len(set(one.words) & set(other.words))
    if one.speaker_id is None and other.speaker_id is None:
        return common / len(set(one.words) | set(other.words)) >= _NAMING
    return common / min(len(one.words), len(other.words)) >= _NAMING
