"""A sentence as the rules of coreference see it.

Belongs here: the persons and bodies of a sentence and how they stand in it. Does not belong here: whom a pronoun means.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.entities.findings import Role
from pipelines.entities.tokens import Tokens


@dataclass(slots=True)
class Person:
    """A person's place in a sentence: tokens [first, last), who it is, the title that stands with the name, the body in that title."""

    first: int
    last: int
    entity_id: str
    title: str | None
    body: str | None = None


@dataclass(slots=True)
class Line:
    """A sentence as the rules see it."""

    paragraph_no: int
    tokens: Tokens
    roles: list[Role]
    persons: list[Person] = field(default_factory=list)
    bodies: list[Person] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)


def oblique(line: Line, person: Person) -> bool:
    """Whether the name is the object of a preposition."""
    return person.first > 0 and "oblique" in before_title(line, person)


def speaks(line: Line, person: Person) -> bool:
    """Whether a reporting word stands beside the name."""
    after = line.tokens.words[person.last].roles if person.last < len(line.tokens.words) else frozenset()
    return "speech" in before_title(line, person) or "speech" in after


def before_title(line: Line, person: Person) -> frozenset[str]:
    """The roles of the word before the name and the title that stands before it."""
    i = person.first - 1 - (len(person.title.split()) if person.title else 0)
    return line.tokens.words[i].roles if i >= 0 else frozenset()
