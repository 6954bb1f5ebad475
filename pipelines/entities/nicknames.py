"""What a person is called by, and who that is: 'Ratih Palupi, yang akrab disapa Uti', 'ujar perempuan yang biasa dipanggil Uti'.

Belongs here: nicknames that the document explains. Does not belong here: initials and abbreviations (``abbreviations``).

A nickname means the person whose name stands right before the phrase. Behind a common noun ('pria yang akrab disapa …') it means whom a
pronoun there would mean; behind one with a possessor ('asistennya yang akrab disapa …') it is somebody of whom nothing else is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.entities.coreference import in_mind, mark_quotations
from pipelines.entities.lexicon import Lexicon
from pipelines.entities.lines import Line, Person
from pipelines.entities.naming import Meant
from pipelines.entities.parting import Placed

_LEAD = frozenset({"relative", "usual"})  # 'atau', 'yang'; 'akrab', 'biasa'


def learn_nicknames(text: str, lines: Sequence[Line], placed: Sequence[Placed], lexicon: Lexicon) -> dict[str, Meant]:
    """Nicknames and the names of the persons they mean; a nickname, wherever it stands unknown and untitled, becomes a person's name."""
    called = [(n, p) for n, p in enumerate(placed) if p.found.canonical is None and p.found.type in ("PER", None)]
    called = [(n, p) for n, p in called if _verb(p) is not None]
    if not called:
        return {}
    beside: dict[str, str] = {}
    behind: dict[str, str] = {}
    told = _told(text, lines, placed)
    for n, p in called:
        nickname = text[p.start : p.end]
        person = _named_before(placed, n)
        if person is not None:
            name = person.found.canonical or text[person.start : person.end]
            if _also(p) and len(p.words) > len(person.words) and person.found.canonical is None:
                nickname, name = name, nickname  # 'RP alias Ratih Palupi'
            beside.setdefault(nickname, name)
        elif not _also(p) and not _possessed(p, lexicon):
            who = in_mind(told, p.line, p.found.first, frozenset({nickname}))
            if who is not None and _may_hold(told, who, _noun(p)):
                behind.setdefault(nickname, who)
    found = {nickname: Meant(name, "nickname") for nickname, name in (behind | beside).items() if nickname != name}
    for p in placed:
        if (
            p.found.canonical is None
            and text[p.start : p.end] in found
            and (p.found.title is None or _verb(p) is not None)
        ):
            p.found.type = "PER"
    return found


def _told(text: str, lines: Sequence[Line], placed: Sequence[Placed]) -> list[Line]:
    """The lines with their persons, each under the name that stands there."""
    told = [Line(line.paragraph_no, line.tokens, line.roles) for line in lines]
    for p in placed:
        if p.found.type == "PER":
            name = p.found.canonical or text[p.start : p.end]
            told[p.line].persons.append(Person(p.found.first, p.found.last, name, p.title_in(text)))
    mark_quotations(told)
    return told


def _verb(p: Placed) -> int | None:
    """The token before a name and its title that says that somebody is called so; None if it does not.

    'dipanggil' alone calls up ('pemain yang dipanggil Danu'), 'biasa dipanggil' calls by a name.
    """
    i = (p.found.title[0] if p.found.title else p.found.first) - 1
    words = p.tokens.words
    if i < 0:
        return None
    usual = i > 0 and "usual" in words[i - 1].roles
    return i if "called" in words[i].roles or ("summoned" in words[i].roles and usual) else None


def _also(p: Placed) -> bool:
    """Whether the word is 'alias', which stands between two names."""
    return "also" in p.tokens.words[_verb(p) or 0].roles


def _named_before(placed: Sequence[Placed], n: int) -> Placed | None:
    """The person whose name stands right before the phrase that gives the nth name, but for an age or, not before 'alias', degrees."""
    p, verb = placed[n], _verb(placed[n]) or 0
    for person in reversed(placed[:n]):
        if person.line != p.line:
            return None
        between = [w for w in p.tokens.words[person.found.last : verb] if w.lettered and w.roles.isdisjoint(_LEAD)]
        if any(not word.capital for word in between) or (between and _also(p)):
            return None
        if person.found.type == "PER":
            return person
    return None


def _possessed(p: Placed, lexicon: Lexicon) -> bool:
    """Whether the noun that the phrase follows has a possessor: 'asistennya yang akrab disapa …'."""
    return _noun(p).endswith(lexicon.suffixes)


def _noun(p: Placed) -> str:
    """The noun that the phrase follows, in small letters: 'pria' of 'pria yang akrab disapa …'; empty where there is none."""
    i = _verb(p) or 0
    while i > 0 and not _LEAD.isdisjoint(p.tokens.words[i - 1].roles):
        i -= 1
    return p.tokens.words[i - 1].low if i > 0 else ""


def _may_hold(told: Sequence[Line], who: str, noun: str) -> bool:
    """Whether a person may be what the noun says: not where others bear it in their titles and that person bears another ('bupati')."""
    titles = [
        (person.entity_id, person.title.lower().split()) for line in told for person in line.persons if person.title
    ]
    bearers = {name for name, title in titles if noun in title}
    return not bearers or who in bearers or all(name != who for name, _ in titles)
