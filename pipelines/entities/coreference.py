"""Pronouns and noun phrases to the persons they stand for.

Belongs here: which person 'dia', 'ujarnya', 'pemimpin Korea Utara itu' means, null where a reader would hesitate. Does not belong
here: who says what (``claims``).

The rules, after the usual sieve for press prose (a pronoun means the subject, a reporting suffix means the last speaker):
- 'dia', 'ia', 'beliau': the first person named before in the sentence who is no object of a preposition; else, up to three sentences back,
  the last speaker of a sentence, or its first person who is no object of a preposition; inside quotation marks nobody, since there the
  speaker's own words decide;
- '-nya' of a reporting word: the same, sentences before first;
- a role with 'itu' or 'tersebut', or one that stands alone: the one person of the document who bears that title; with the demonstrative
  also the only person named in this paragraph or the one before;
- 'mereka': see ``together``;
- 'pihaknya' (its side): the body that the person who is the subject speaks for by title, else the body that is the subject, else the
  body of the person whom the sentences before leave in mind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.entities.findings import Role
from pipelines.entities.lexicon import QUOTES
from pipelines.entities.lines import Line, Person, oblique, speaks
from pipelines.entities.together import meant_together
from pipelines.records import Reason

_NOBODY: frozenset[str] = frozenset()
_NOT_ONE = frozenset({"many", "any"})
REACH = 3  # sentences back to the antecedent of a pronoun
FAR = 10  # and to that of a noun phrase that tells something new, behind long quotations too


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A pronoun or role in the text: code points [start, end), kind, the person (or body: ``type``) meant if known, or the persons together."""

    line: int
    start: int
    end: int
    kind: str
    entity_id: str | None
    rule: Reason
    type: str = "PER"
    members: tuple[str, ...] = ()

    @property
    def reason(self) -> Reason | None:
        """Why it is that person, or those; None where none was found."""
        return self.rule if self.entity_id is not None or self.members else None


def resolve(lines: Sequence[Line]) -> list[Anaphor]:
    """The pronouns and roles of a document, in order of the text within each sentence."""
    mark_quotations(lines)
    titles: dict[str, set[str]] = {}
    employers: dict[str, str] = {}
    for line in lines:
        for person in line.persons:
            if person.body:
                employers.setdefault(person.entity_id, person.body)
            if person.title:
                titles.setdefault(person.title.lower(), set()).add(person.entity_id)
    found: list[Anaphor] = []
    for n, line in enumerate(lines):
        found += _pronouns(lines, n, employers)
        for role in line.roles:
            found += _role(lines, n, role, titles)
    return found


def in_mind(lines: Sequence[Line], n: int, i: int, barred: frozenset[str]) -> str | None:
    """Whom a phrase at token i of line n means that goes on with somebody, as a pronoun there would, and who is not ``barred``."""
    who = _subject(lines[n], i)
    return who if who is not None and who not in barred else _earlier(lines, n, barred, FAR)


def mark_quotations(lines: Sequence[Line]) -> None:
    """Says of each token whether it stands inside quotation marks; a paragraph starts outside."""
    paragraph, inside = -1, False
    for line in lines:
        if line.paragraph_no != paragraph:
            paragraph, inside = line.paragraph_no, False
        at, words = 0, line.tokens.words
        for i in [i for i in line.tokens.told if words[i].text in QUOTES]:
            line.quoted += [inside] * (i - at)
            mark, at = words[i].text, i
            inside = mark in "“«" or (mark == '"' and not inside)
        line.quoted += [inside] * (len(words) - at)


def _pronouns(lines: Sequence[Line], n: int, employers: dict[str, str]) -> Iterator[Anaphor]:
    line = lines[n]
    for i in line.tokens.told:
        word, first, end = line.tokens.words[i], line.tokens.starts[i], line.tokens.ends[i]
        if not word.pronoun and not word.suffix:
            continue
        if word.pronoun == "side":
            yield Anaphor(n, first, end, "nominal", _side(lines, n, i, employers), "antecedent", "ORG")
            continue
        if word.pronoun == "many":
            members, body = ((), None) if line.quoted[i] else meant_together(lines, n, i)
            type_ = "PER" if body is None else "ORG"
            yield Anaphor(n, first, end, "pronoun", body, "antecedent", type_, members)
            continue
        if line.quoted[i]:
            who = None
        elif word.pronoun:
            who = _subject(line, i) or _earlier(lines, n, _named_behind(line, i))
        else:
            who = _earlier(lines, n, _named_behind(line, i)) or _subject(line, i)
        yield Anaphor(n, end - word.suffix if word.suffix else first, end, "pronoun", who, "antecedent")
        if who is not None:
            line.persons.append(Person(i, i + 1, who, None))
            line.persons.sort(key=lambda p: p.first)


def _side(lines: Sequence[Line], n: int, i: int, employers: dict[str, str]) -> str | None:
    """The body that 'pihaknya' at token i of line n means."""
    line = lines[n]
    if line.quoted[i]:
        return None
    person = _subject(line, i)
    body = next(
        (b.entity_id for b in line.bodies if b.last <= i and not line.quoted[b.first] and not oblique(line, b)), None
    )
    if person is None and body is not None:
        return body
    return employers.get(person or _earlier(lines, n) or "")


def _subject(line: Line, before: int) -> str | None:
    """The first person of the sentence before a token who is neither quoted nor the object of a preposition."""
    for person in line.persons:
        if person.last <= before and not line.quoted[person.first] and not oblique(line, person):
            return person.entity_id
    return None


def _named_behind(line: Line, i: int) -> frozenset[str]:
    """Whom the sentence names behind a pronoun that opens it, and so does not mean by it: 'Ia memuji Sarwo', 'Menurutnya, Sarwo …'."""
    if any(word.alnum for word in line.tokens.words[:i]):
        return _NOBODY
    return frozenset(p.entity_id for p in line.persons if p.first > i)


def _earlier(lines: Sequence[Line], n: int, barred: frozenset[str] = _NOBODY, reach: int = REACH) -> str | None:
    """The person whom the sentences before leave in the reader's mind, and who is not ``barred``."""
    for line in reversed(lines[max(0, n - reach) : n]):
        outside = [p for p in line.persons if not line.quoted[p.first] and p.entity_id not in barred]
        speakers = [p for p in outside if speaks(line, p)]
        free = [p for p in outside if not oblique(line, p)]
        if speakers:
            return speakers[-1].entity_id
        if free:
            return free[0].entity_id
        if outside:
            return outside[-1].entity_id
    return None


def _role(lines: Sequence[Line], n: int, role: Role, titles: dict[str, set[str]]) -> Iterator[Anaphor]:
    line, words = lines[n], lines[n].tokens.words
    last = role.last
    pointed = last < len(words) and "demonstrative" in words[last].roles
    office = [word.low for word in words[role.first : last]]
    hails = next((n for n, word in enumerate(words[role.first : last]) if n and "hails" in word.roles), len(office))
    office = office[:hails]  # where somebody is from tells nothing of the office: 'pelatih asal Kroasia itu'
    bearers = set().union(*(ids for title, ids in titles.items() if _same_office(office, title.split())))
    who = next(iter(bearers)) if len(bearers) == 1 else None
    rule: Reason = "title"
    if who is None and pointed and not bearers and len(office) > 1:
        near = {p.entity_id for x in lines[:n] if line.paragraph_no - x.paragraph_no <= 1 for p in x.persons}
        who, rule = (next(iter(near)) if len(near) == 1 else None), "nearest"
    if role.first and not words[role.first - 1].roles.isdisjoint(_NOT_ONE):
        who = None  # 'ketiga menteri tersebut', 'semua kepala sekolah'
    if who is not None and len(office) > 1 and last + 1 < len(words) and words[last].text == ",":
        who = next((p.entity_id for p in line.persons if p.first == last + 1), who)  # 'Ketua Umum Sarik, Ratih Palupi'
    named = words[role.first].capital or len(office) > 1
    if pointed or (who is not None and named):
        yield Anaphor(n, line.tokens.starts[role.first], line.tokens.ends[last - 1 + pointed], "nominal", who, rule)


def _same_office(words: list[str], title: list[str]) -> bool:
    """Whether a role may be the office that a title names: 'presiden' of 'Presiden Rusia', not 'presiden' of 'wakil presiden'."""
    return title[: len(words)] == words or words[: len(title)] == title
