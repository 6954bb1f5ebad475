"""'Mereka': several persons that the text joins, or one body.

Belongs here: the antecedents of a plural. Does not belong here: pronouns of one person (``coreference``).

Most plurals in the news mean people without names ('para warga … mereka'); these stay open. Resolved are
- persons joined by 'dan' ('Ratih Palupi dan Sarwo Danu … mereka'): in the same sentence, or, where the plural opens its sentence, in the one before;
- the body that reports, right behind its verb: 'Polda Bali menyatakan mereka …'; the body that opens the sentence before one that the plural opens.
Between antecedent and pronoun no number and no word of people in general may stand, nor, for a body, anywhere in its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.entities.lines import Line, Person, before_title, oblique

_PEOPLE = frozenset({"group", "many"})
_NEXT = 2  # tokens between a body's reporting word and the plural: 'bahwa', a comma


def meant_together(lines: Sequence[Line], n: int, i: int) -> tuple[tuple[str, ...], str | None]:
    """The persons whom a plural pronoun at token i of line n means, or the body; nobody where a reader would hesitate."""
    line = lines[n]
    members = _joined(line, i)
    if members:
        return members, None
    if any(word.alnum for word in line.tokens.words[:i]):
        return (), _reporting(line, i)
    before = lines[n - 1] if n else None
    if before is None or line.paragraph_no - before.paragraph_no > 1:
        return (), None
    members = _joined(before, len(before.tokens.words))
    if members:
        others = {p.entity_id for p in before.persons if not before.quoted[p.first] and not oblique(before, p)}
        return (members, None) if others <= set(members) else ((), None)
    return (), _opening(before)


def _joined(line: Line, end: int) -> tuple[str, ...]:
    """The last persons before token ``end`` that the sentence joins, if no people are spoken of behind them."""
    group: list[Person] = []
    joined = False
    for person in line.persons:
        if person.last > end or line.quoted[person.first]:
            continue
        link = _link(line, group[-1], person) if group else None
        if link is None and joined:
            break
        group, joined = ([*group, person], joined or link == "coordinator") if link else ([person], False)
    ids = tuple(dict.fromkeys(person.entity_id for person in group))
    if not joined or len(ids) < 2 or _set_apart(line, group[0]) or _people(line, group[-1].last, end):
        return ()
    if any(group[-1].last <= body.first < end for body in line.bodies):
        return ()  # 'Ratih dan Sarwo direkrut saat Haldor mengamankan posisi mereka'
    return ids


def _set_apart(line: Line, person: Person) -> bool:
    """Whether the name is the object of a preposition, also of one that opens a clause: 'selain Ratih dan Sarwo, mereka …'."""
    return not before_title(line, person).isdisjoint(("oblique", "fronting"))


def _link(line: Line, one: Person, other: Person) -> str | None:
    """What joins two persons, a coordinator or a comma, with nothing but an age before it and the other's title behind it."""
    titled = 2 * len(other.title.split()) if other.title else 0  # tokens, points included
    words = line.tokens.words
    for i in range(other.first - 1, max(one.last, other.first - 1 - titled) - 1, -1):
        mark = "coordinator" if "coordinator" in words[i].roles else words[i].text
        if mark in ("coordinator", ",") and not any(word.lettered for word in words[one.last : i]):
            return mark
    return None


def _reporting(line: Line, i: int) -> str | None:
    """The body whose reporting word stands right before the plural."""
    words = line.tokens.words
    for body in reversed(line.bodies):
        if body.last < i <= body.last + 1 + _NEXT and "speech" in words[body.last].roles:
            owned = body.first > 0 and words[body.first - 1].lettered  # 'pegawai Haldor mengatakan mereka …'
            return None if line.quoted[body.first] or owned else body.entity_id
    return None


def _opening(line: Line) -> str | None:
    """The body that opens a sentence which names no person and speaks of no people."""
    first = line.bodies[0] if line.bodies else None
    alone = first is not None and not line.persons and len({body.entity_id for body in line.bodies}) == 1
    words = line.tokens.words
    if first is None or not alone or any(word.alnum for word in words[: first.first]):
        return None
    if first.last >= len(words) or not words[first.last].lettered:
        return None  # a dateline, an apposition
    return None if line.quoted[first.first] or _people(line, first.last, len(words)) else first.entity_id


def _people(line: Line, start: int, end: int) -> bool:
    """Whether a word of people, or a number that is no age in brackets, stands among the tokens."""
    words = line.tokens.words
    return any(
        not _PEOPLE.isdisjoint(words[i].roles) or (words[i].text[0].isdigit() and words[i - 1].text != "(")
        for i in range(start, end)
    )
