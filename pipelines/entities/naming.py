"""Names to entities: which names of a document mean the same, why, and its id.

Belongs here: clustering of one document's names, canonical names with their reasons, ids. Does not belong here: finding names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pipelines import seeds
from pipelines.entities.findings import Found
from pipelines.entities.lexicon import Head, Lexicon, Name
from pipelines.records import Reason

ALONE = 80  # a head word with a capital in so many percent of its places may stand for the whole name
REMEMBERED = 20_000  # names kept with their ids and words: the news repeats them
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NUMERAL = re.compile(r"[ivx]+|.*\d.*")
_OF_ARTICLE = re.compile(r"-[0-9a-f]{16}")
_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")

# By the words of a name, as written or as they sound, the full names of a document with these words, in order and as a set.
_People = Callable[[Callable[[str], Sequence[str]]], list[tuple[str, Sequence[str], frozenset[str]]]]


class Meant(NamedTuple):
    """The name of the entity that a surface means, and why it means it."""

    name: str
    reason: Reason


@lru_cache(maxsize=REMEMBERED)
def entity_id(kind: str, name: str) -> str:
    """The id of a name: its type and the name in lower-case ASCII, words joined by hyphens ('per:kim-jong-un').

    Persons' names that differ only as seeds/name_spellings.csv says have one id ('per:wisnu-nazarudin'). A name without any Latin
    letter or digit keeps its own letters.
    """
    slug = slug_of(name)
    if kind == "PER":
        slug = "-".join(map(_respelt, slug.split("-")))
    return f"{kind.lower()}:{slug}"


def slug_of(name: str) -> str:
    """A name without capitals and marks, its words joined by hyphens."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return _NOT_SLUG.sub("-", folded).strip("-") or "-".join(_WORD.findall(name.lower())) or "x"


def person_id(name: str, article_id: str, lexicon: Lexicon) -> str:
    """The id of a person whom an article calls by this name and no fuller one.

    A name that many persons bear ('Budi') names nobody beyond its article: two Budis do not merge, and the id ends with the article's.
    """
    plain = entity_id("PER", name)
    return f"{plain}-{article_id}" if _many_bear(name, lexicon) else plain


@lru_cache(maxsize=REMEMBERED)
def _many_bear(name: str, lexicon: Lexicon) -> bool:
    return name in lexicon.shared or name.title() in lexicon.shared


def names_entity(surface: str, entity: str) -> bool:
    """Whether the surface is the name that the id ``entity`` was made of."""
    own = entity_id(entity.split(":", maxsplit=1)[0].upper(), surface)
    return entity == own or (entity.startswith(own) and _OF_ARTICLE.fullmatch(entity, len(own)) is not None)


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["compared"]) for row in seeds.rows("name_spellings.csv"))


@lru_cache(maxsize=REMEMBERED)
def _respelt(word: str) -> str:
    """A word of a name as it is compared; a numeral stays ('Pakubuwono XI', 'XII')."""
    if _NUMERAL.fullmatch(word):
        return word
    for pattern, compared in _spellings():
        word = pattern.sub(compared, word)
    return word


def canonical_names(names: Sequence[tuple[str, Found]], taught: dict[str, Meant], lexicon: Lexicon) -> list[Meant]:
    """For each (surface, name) of a document the name of the entity it means, and why (the last rule that changed it).

    ``taught`` maps what the document itself explains ('Mahkamah Agung (MA)') to the full name. A person's short name
    means the one full name of the document that has it as a word; where several have it, the last one named before. A body's or
    building's short name means the one longer name of its type that goes on where it ends.
    """
    meant = [_plainly_meant(s, f, taught, lexicon) for s, f in names]
    plain = [name for name, _ in meant]
    counted = Counter(n for n, (_, f) in zip(plain, names, strict=True) if f.type == "PER" and " " in n)
    full_names = [n for n, _ in counted.most_common()]  # of two spellings the usual one here, else the first

    @cache
    def people(words_of: Callable[[str], Sequence[str]]) -> list[tuple[str, Sequence[str], frozenset[str]]]:
        return [(p, words_of(p), frozenset(words_of(p))) for p in full_names]

    others: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, (_, found) in zip(plain, names, strict=True):
        if found.type in ("ORG", "FAC", "MISC") and " " in name:
            others.setdefault(found.type, {})[name] = _folded(name)
    places = {n for n, (_, f) in zip(plain, names, strict=True) if f.type == "LOC"}
    seen: list[str] = []
    result = []
    for (name, reason), (_, found) in zip(meant, names, strict=True):
        full = Meant(name, reason)
        if found.type == "PER":
            full = full if found.canonical else _person(full, people, seen, lexicon)
            if reason == "nickname":
                full = Meant(full.name, reason)  # of 'Ratih', of whom the text also has the full name
            seen.append(full.name)
        elif found.type == "LOC" and " " in name:
            full = _idle(full, places, lexicon)
        elif found.type in others and (
            found.canonical is None or (found.type == "MISC" and not _series(name, lexicon))
        ):
            full = _longer(full, others[found.type], lexicon)
        result.append(full)
    return result


def _series(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is that of all models or years of a series: 'MotoGP' is not 'MotoGP 2024'."""
    return name.rsplit(maxsplit=1)[-1].lower() in lexicon.roles["series"]


def _plainly_meant(surface: str, found: Found, taught: dict[str, Meant], lexicon: Lexicon) -> Meant:
    """What a surface means by the seeds and by what the document explains, whatever other names stand in it."""
    if found.canonical:
        return Meant(found.canonical, "lexicon")
    explained = _explained(surface, taught, lexicon) if taught else None
    if explained is None:
        return plain_name(surface, found.type, lexicon)
    return Meant(plain_name(explained.name, found.type, lexicon).name, explained.reason)


def _explained(name: str, taught: dict[str, Meant], lexicon: Lexicon) -> Meant | None:
    """The full name of an explained abbreviation, also behind the head word of that name: 'Dinas KPP' of 'Dinas Kesehatan … (KPP)'."""
    if name in taught:
        return taught[name]
    words = name.split()
    head = lexicon.heads.at(words, 0)
    full = taught.get(" ".join(words[head[0] :])) if head else None
    return full if full and full.name.split()[:1] == words[:1] else None


def unbracketed(name: str) -> str:
    """A name without what stands in brackets inside it: 'Badan Jaminan (BJ) Sarik' is 'Badan Jaminan Sarik'."""
    return _BRACKETS.sub(" ", name).strip() or name


@lru_cache(maxsize=REMEMBERED)
def plain_name(name: str, kind: str | None, lexicon: Lexicon) -> Meant:
    """The name under which it is compared: head words in full, no abbreviation in parentheses, no shouting, no owner of a known body."""
    if canonical := _known(name.split(), kind, lexicon):
        return Meant(canonical, "lexicon")
    name = unbracketed(name)
    words = name.split()
    if canonical := _known(words, kind, lexicon):
        return Meant(canonical, "lexicon")
    if len(words) > 1 and words[-1] in lexicon.roles["company_form"]:
        words = words[:-1]  # 'PT Sarik Bahari Tbk'
        name = " ".join(words)
    head = lexicon.heads.at(words, 0)
    if head and head[0] < len(words):
        core = lexicon.names.at(words, head[0])
        if core and head[0] + core[0] == len(words) and core[1].type == kind and _same(head[1], core[1], lexicon):
            return Meant(core[1].canonical, "expanded")
        words = [head[1].full, *_expanded(words[head[0] :], kind, lexicon)]
        name = " ".join(words)
    return Meant(name.title() if name.isupper() and len(name) > 5 and " " in name else name, "expanded")


def _known(words: list[str], kind: str | None, lexicon: Lexicon) -> str | None:
    """The canonical name if the seeds know the words, or a body and the body it is of: 'Bareskrim Polri'."""
    known = lexicon.names.at(words, 0)
    if known is None or known[1].type != kind:
        return None
    if known[0] < len(words):
        owner = lexicon.names.at(words, known[0])
        owned = owner is not None and known[0] + owner[0] == len(words) and owner[1].type == known[1].type == "ORG"
        return known[1].canonical if owned else None
    return known[1].canonical


def _same(head: Head, name: Name, lexicon: Lexicon) -> bool:
    """Whether a head word adds nothing to a name.

    'Provinsi Bali' is 'Bali' and 'bandara Kualanamu' is 'Kualanamu'; a regency with a city of its name beside it is not that city, a
    village is not the city or country of its name, and a body within a body is another body, but 'PT Pertamina' is 'Pertamina';
    'Hotel Borobudur' is not the temple.
    """
    if head.full in lexicon.roles["company"]:
        return name.type == "ORG"
    if name.type == "LOC":
        if name.kind == "country" or (head.small and name.kind != "district"):
            return False
        return head.idle and (name.kind != "regency and city" or not head.full.startswith("Kab"))
    own = lexicon.heads.at(name.canonical.split(), 0)
    return name.type == "FAC" and (own is None or own[1].full == head.full)


def _expanded(words: list[str], kind: str | None, lexicon: Lexicon) -> list[str]:
    """The words with known places, and but for a building bodies, in full: 'Polda Sumut' is compared as 'Polda Sumatera Utara'."""
    found: list[str] = []
    i = 0
    while i < len(words):
        known = lexicon.names.at(words, i)
        full = known is not None and known[1].sure and (known[1].type == "LOC" or kind != "FAC")
        found.append(known[1].canonical if known and full else " ".join(words[i : i + known[0]]) if known else words[i])
        i += known[0] if known else 1
    return found


def _person(meant: Meant, people: _People, seen: list[str], lexicon: Lexicon) -> Meant:
    """The full name a person's name stands for: one that holds its words, as written or, failing that, as they sound."""
    name = meant.name
    for words_of in (_folded, lexicon.sounded):
        words = words_of(name)
        distinct = frozenset(words)
        fits = [p for p, _, longer in people(words_of) if distinct < longer and not _heir(name, p, lexicon)]
        if fits:
            before = next((p for p in reversed(seen) if p in fits), None)
            return Meant(before or max(fits, key=lambda p: len(p.split())), "short_name")
        same = next((p for p, others, _ in people(words_of) if others == words), name)
        if same != name:
            return Meant(same, "spelling")
    return meant


def _heir(name: str, longer: str, lexicon: Lexicon) -> bool:
    """Whether the longer name is rather the son's: 'Oleg Voronin Jr' is not 'Oleg Voronin', though 'Voronin' may be short for either."""
    more = longer.split()[len(name.split()) :]
    return " " in name and longer.startswith(name + " ") and lexicon.roles["generation"].issuperset(more)


def _idle(meant: Meant, places: set[str], lexicon: Lexicon) -> Meant:
    """'Desa Teluk Sarik' in a text that also calls it 'Teluk Sarik': the name alone."""
    words = meant.name.split()
    head = lexicon.heads.at(words, 0)
    bare = " ".join(words[head[0] :]) if head and head[1].idle else ""
    if bare not in places or lexicon.names.at(words, head[0] if head else 0):
        return meant
    return Meant(bare, "expanded")


def _longer(meant: Meant, others: dict[str, tuple[str, ...]], lexicon: Lexicon) -> Meant:
    """'Dewan Keamanan' in a text of one 'Dewan Keamanan PBB'; 'Kualanamu' in one of 'Bandara Kualanamu'; ``others`` with their words."""
    name, words = meant.name, _folded(meant.name)
    head = lexicon.heads.values.get((name,))
    if head is not None:
        fits = [o for o in others if o.startswith(head.full + " ")]
        return Meant(fits[0], "short_name") if len(fits) == 1 and stands_alone(name, lexicon) else meant
    # 'Polres Sarik' is not its 'Satreskrim Polres Sarik', but 'Kualanamu' is 'Bandara Kualanamu'
    opens = bool(_core(name, lexicon))
    fits = [
        o
        for o, longer in others.items()
        if len(longer) > len(words) and (longer[: len(words)] == words or (not opens and _core(o, lexicon) == words))
    ]
    return Meant(fits[0], "short_name") if len(fits) == 1 else meant


def stands_alone(word: str, lexicon: Lexicon) -> bool:
    """Whether a body's head word is so seldom written small that, alone, it means the one body it opens: 'Pemprov', but not 'Bank'."""
    head = lexicon.heads.values.get((word,))
    return (
        head is not None
        and head.type == "ORG"
        and word.istitle()
        and lexicon.capital_share.get(word.lower(), 100) >= ALONE
    )


@lru_cache(maxsize=REMEMBERED)
def _core(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a name without the head word that opens it."""
    words = name.split()
    head = lexicon.heads.at(words, 0)
    return _folded(" ".join(words[head[0] :])) if head else ()


@lru_cache(maxsize=REMEMBERED)
def _folded(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name.lower()))
