"""What a thing is called: 'menyebut jembatan itu sebagai …', 'menyebut aturan itu "salah arah"'.

Belongs here: whether what follows a verb of calling equates two things, though no verb stands in it. Does not belong here: clauses
behind such verbs (complements).
"""

from __future__ import annotations

from pipelines.claims import words
from pipelines.claims.reading import Reading


def equates(reading: Reading, i: int, a: int, b: int) -> bool:
    """'menyebut jembatan itu sebagai …', 'menyebut ganti ruginya hanya 46 juta': a thing, and what it is called."""
    if not reading.role("calling", i):
        return False
    if (
        reading.role("judging", i)
        and b - a > 1
        and reading.role("quality", b - 1)
        and not reading.role("relative", b - 2)
    ):
        return True
    if reading.role("naming_verb", i) and _named_and_called(reading, a, b):
        return True
    if reading.role("judging", i) and _is_called_in_marks(reading, a, b):
        return True
    verb = words.first_verb(reading.unit, reading.lexicon, a, b)
    return any(
        reading.role("copula", j) or (reading.role("measure", j) and reading.words[j + 1][0].isdigit())
        for j in range(a + 1, min(b - 1, verb))
    )


def _is_called_in_marks(reading: Reading, a: int, b: int) -> bool:
    """'menyebut aturan itu "salah arah"': a thing, and marked words in small letters, no title, that close the clause."""
    first = next((k for k in range(a, b) if reading.unit.inner[k]), b)
    return a < first < b and all(reading.unit.inner[first:b]) and not reading.unit.capitals[first]


def _named_and_called(reading: Reading, a: int, b: int) -> bool:
    """'menyebut | Ratna Dewi | penipu ulung': a name, and a short noun phrase that ends the sentence."""
    name = a
    while name < b and reading.unit.capitals[name]:
        name += 1
    if not a < name < b or b - name > 4 or not all(word.isalpha() for word in reading.words[name:b]):
        return False
    closed = (
        "preposition",
        "relative",
        "adjunct",
        "coordinator",
        "subordinator",
        "auxiliary",
        "time_of_saying",
        "definite",
    )
    return not any(reading.role(role, name) for role in closed) and reading.words[name] not in reading.lexicon.weekdays
