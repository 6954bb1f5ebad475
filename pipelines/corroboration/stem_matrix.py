"""Texts as rows of a matrix: which stems each has, and how much each stem tells.

Belongs here: reading many texts of many languages, and weighing their stems. Does not belong here: single texts
(``wordings.py``), how telling a stem is by itself (``stems.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from pipelines.corroboration.stems import is_day
from pipelines.corroboration.wordings import Reader, Wordings

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_Numbers = npt.NDArray[Any]

_PART = 20_000
"""Texts that are read at a time: what bounds the memory that they take."""


def read_texts(reader: Reader, texts: Iterable[str], languages: _Numbers) -> Wordings:
    """Texts, each in its language, read in parts; the wordings in order of the texts."""
    made: list[tuple[_Numbers, Wordings]] = []
    waiting: dict[str, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))

    def finish(language: str) -> None:
        places, held = waiting.pop(language)
        made.append((np.array(places), reader.read(held, language)))

    for no, (text, language) in enumerate(zip(texts, languages.tolist(), strict=True)):
        places, held = waiting[language]
        places.append(no)
        held.append(text)
        if len(held) == _PART:
            finish(language)
    for language in sorted(waiting):
        finish(language)
    return _joined(made, len(languages))


def _joined(made: Sequence[tuple[_Numbers, Wordings]], texts: int) -> Wordings:
    is_named, points_back, leans_back = np.zeros((3, texts), bool)
    for places, part in made:
        is_named[places], points_back[places], leans_back[places] = part.is_named, part.points_back, part.leans_back
    text = np.concatenate([np.empty(0, np.int64), *(places[part.text] for places, part in made)])
    order = np.argsort(text, kind="stable")
    stem, run, negated = (
        np.concatenate([np.empty(0, kind), *(part[n] for _, part in made)])[order]
        for n, kind in ((1, np.int32), (2, np.int64), (3, bool))
    )
    return Wordings(text[order], stem, run, negated, is_named, points_back, leans_back)


def stem_weights(reader: Reader, found: Wordings, languages: _Numbers) -> _Numbers:
    """How telling each stem that was found is, in the language of its text."""
    weight = np.empty(len(found.text))
    of = languages[found.text]
    for language in set(languages.tolist()):
        mine = of == language
        weight[mine] = reader.weights(language)[found.stem[mine]]
    return weight


def weights_in_story(found: Wordings, story: _Numbers, reader: Reader, languages: _Numbers) -> _Numbers:
    """How much each stem that was found tells of its text among the texts of one story.

    A stem that most claims of the article share (its topic) tells little of which claim this is, least of all a word of
    its names; the words of one long name tell hardly more than a short one.
    """
    key = story[found.text].astype(np.int64) * len(reader.stems) + found.stem
    _, place = np.unique(key, return_inverse=True)
    times = np.bincount(place, found.run)[place]
    return stem_weights(reader, found, languages) / times**0.25 / found.run**0.5


def stem_matrix(found: Wordings, data: _Numbers, reader: Reader, texts: int) -> csr_matrix:
    """The stems that were found in so many texts, one row a text, one column a stem; ``data``: the weight of each."""
    from scipy.sparse import csr_matrix

    ends = np.concatenate([[0], np.cumsum(np.bincount(found.text, minlength=texts))])
    return csr_matrix((data, found.stem.astype(np.int32), ends.astype(np.int32)), (texts, len(reader.stems)))


def figures_among(weights: csr_matrix, reader: Reader) -> csr_matrix:
    """The numbers among the stems, each by how many of its digits are no zeros: what tells it from others."""
    digits = [
        len(stem.strip("#0.").replace(".", "")) or 1 if stem[0] == "#" and not is_day(stem) else 0
        for stem in reader.stems
    ]
    figures = weights.copy()
    figures.data = np.array(digits, np.float64)[weights.indices]
    figures.eliminate_zeros()
    return figures
