"""Those who are named as saying something, by article, with the words that name them.

Belongs here: how an article names its speakers. Does not belong here: whether two of them are one (``speakers.py``).
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipelines.corroboration.claim_columns import cells
from pipelines.corroboration.stem_matrix import read_texts, stem_weights
from pipelines.corroboration.stories import Stories
from pipelines.corroboration.wordings import Reader

_Numbers = npt.NDArray[Any]


class Voice(NamedTuple):
    """Somebody named as saying something in one article.

    ``words``: stems of every word by which the article names them (name, title, source), the most telling first.
    ``acronym``: the stem that the first letters of a body's name make, -1 for others.
    """

    name: str
    speaker_id: str | None
    words: tuple[int, ...]
    acronym: int


def find_voices(
    claims: pa.Table, said: pa.Array, story: _Numbers, stories: Stories, reader: Reader
) -> tuple[_Numbers, list[Voice]]:
    """The speakers of the rows ``said``, each as a number, and who they are, each once an article."""
    columns = (cells(claims, name, said) for name in ("speaker", "speaker_id", "speaker_title", "source"))
    numbers: dict[tuple[int, str, str | None], int] = {}
    namings: dict[tuple[int, str], set[str]] = defaultdict(set)
    voice = []
    for no, speaker, speaker_id, title, source in zip(story.tolist(), *columns, strict=True):
        voice.append(numbers.setdefault((no, speaker, speaker_id), len(numbers)))
        namings[no, speaker].update(part for part in (speaker, title, source) if part)
    languages = stories.languages[np.array([no for no, _ in namings], np.int64)]
    found = read_texts(reader, [" ".join(sorted(parts)) for parts in namings.values()], languages)
    order = np.lexsort((reader.ranks()[found.stem], -stem_weights(reader, found, languages), found.text))
    ends = np.cumsum(np.bincount(found.text, minlength=len(namings))).tolist()
    stems = found.stem[order].tolist()
    words = {key: tuple(stems[first:end]) for key, first, end in zip(namings, [0, *ends], ends, strict=False)}
    letters = [_first_letters(speaker, speaker_id) for _, speaker, speaker_id in numbers]
    found = read_texts(reader, letters, stories.languages[np.array([no for no, _, _ in numbers], np.int64)])
    acronym = np.full(len(numbers), -1)
    acronym[found.text] = found.stem
    return np.array(voice, np.int64), [
        Voice(speaker, speaker_id, words[no, speaker], short)
        for (no, speaker, speaker_id), short in zip(numbers, acronym.tolist(), strict=True)
    ]


def _first_letters(speaker: str, speaker_id: str | None) -> str:
    """The acronym of a body's name of three words or more: 'Dewan Pelabuhan Rakyat' -> 'DPR'; else nothing.

    A word in capitals (the legal form PT) is no part of it.
    """
    words = [word for word in speaker.split() if word[0].isupper() and not word.isupper()]
    is_body = speaker_id is not None and speaker_id.startswith("org:") and len(words) > 2
    return "".join(word[0] for word in words) if is_body else ""
