"""The registry of outlets and wire agencies: who publishes under which domain and names, and who owns whom.

Belongs here: looking an outlet up by domain or name, finding outlet names in text. Does not belong here: what a name
means in a sentence (a credit, a speaker, a dateline); the rooms that read sentences say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipelines import seeds

SEEDS = ("outlets.csv", "outlet_sites.csv")

Kind = Literal["outlet", "agency", "broadcaster"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news organisation. ``aliases`` mean it wherever they stand; ``word_aliases`` are ordinary words too; ``brands`` are
    the aliases that a credit keeps as printed ('RIA Novosti').
    """

    domain: str
    name: str
    aliases: tuple[str, ...]
    word_aliases: tuple[str, ...]
    brands: tuple[str, ...]
    kind: Kind
    owner: str
    country: str
    note: str


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a text that names an outlet: ``text[start:end]``, code points."""

    start: int
    end: int
    outlet: Outlet


def _cell(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())


@cache
def registry() -> tuple[Outlet, ...]:
    """Every outlet of seeds/outlets.csv, in the order of the file; SeedError where the file is malformed."""
    found = []
    for row in seeds.rows("outlets.csv"):
        kind = row["kind"]
        if kind not in ("outlet", "agency", "broadcaster"):
            raise seeds.SeedError(f"seeds/outlets.csv: {row['domain']} has the unknown kind {kind!r}")
        found.append(
            Outlet(
                domain=row["domain"], name=row["name"], aliases=_cell(row["aliases"]),
                word_aliases=_cell(row["word_aliases"]), brands=_cell(row["brands"]), kind=cast(Kind, kind), owner=row["owner"], country=row["country"],
                note=row["note"],
            )
        )  # fmt: skip
    return tuple(found)


def _key(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip().casefold()


@cache
def _domains() -> dict[str, Outlet]:
    return {outlet.domain: outlet for outlet in registry()}


@cache
def _names() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in registry():
        for name in (outlet.name, outlet.domain, *outlet.aliases):
            found.setdefault(_key(name), outlet)
    for outlet in registry():
        for name in outlet.word_aliases:
            found.setdefault(_key(name), outlet)
    return found


def by_domain(domain: str) -> Outlet | None:
    """The outlet that publishes under a registered domain such as 'kompas.com', or prints it as the address of a regional
    edition; None where the registry lacks it.
    """
    known = domain.lower().removeprefix("www.")
    return _domains().get(_sites().get(known, known))


def by_name(name: str) -> Outlet | None:
    """The outlet of a name, alias or domain, whatever its case; None where the registry lacks it.

    Ordinary words ('Antara', 'Tempo') are found too: the caller knows that a news organisation is meant.
    """
    return _names().get(_key(name))


def canonical_name(printed: str) -> str | None:
    """The name under which a printed name is credited: its brand, else the outlet's name; None where it is not registered."""
    outlet = by_name(printed)
    if outlet is None:
        return None
    return next((brand for brand in outlet.brands if _key(brand) == _key(printed)), outlet.name)


_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://")
_ASCII_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@cache
def _extractor():  # type: ignore[no-untyped-def]
    import tldextract  # costs a quarter of a second, needed only where a url or a bare domain is read

    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)


def registered_domain(url: str) -> str | None:
    """The registered domain of a URL or host name ('https://news.detik.com/x' -> 'detik.com'); None where it has none.

    A host that the registry lists as it stands (an edition under another outlet's domain) is kept whole; the address that an
    outlet prints for a regional edition of its own (seeds/outlet_sites.csv) stands for the outlet's.
    Offline: the public suffix list bundled with tldextract.
    """
    host = _SCHEME.sub("", url.strip().lower()).split("/")[0].split("?")[0].split("#")[0].split("@")[-1]
    return _domain_of_host(host.split(":")[0].strip().rstrip(".").removeprefix("www."))


@cache
def _domain_of_host(host: str) -> str | None:
    if host in _domains():
        return host
    found = _extractor()(host)
    if not found.domain or not found.suffix:
        return None
    domain = f"{found.domain}.{found.suffix}"
    return _sites().get(domain, domain) if _ASCII_DOMAIN.fullmatch(domain) else None


@cache
def _sites() -> dict[str, str]:
    return {row["site"]: row["domain"] for row in seeds.rows("outlet_sites.csv")}


@cache
def _finders() -> dict[bool, dict[str, list[tuple[str, Outlet]]]]:
    """By whether ordinary words count, by the first word of a name: the names that open with it, the longest first."""
    ambiguous = {name for outlet in registry() for name in outlet.word_aliases}
    plain: dict[str, Outlet] = {}
    for outlet in registry():
        for name in (outlet.name, *outlet.aliases):
            plain.setdefault(name, outlet)
    every = dict(plain)
    for outlet in registry():
        for name in outlet.word_aliases:
            every.setdefault(name, outlet)
    sure = {name: outlet for name, outlet in plain.items() if name not in ambiguous}
    return {False: _by_first_word(sure), True: _by_first_word(every)}


def _by_first_word(names: dict[str, Outlet]) -> dict[str, list[tuple[str, Outlet]]]:
    found: dict[str, list[tuple[str, Outlet]]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if first := _TOKEN.match(name):
            found.setdefault(first.group(), []).append((name, names[name]))
    return found


_TOKEN = re.compile(r"[^\W_]+")
_INSIDE = re.compile(r"[\w@]")  # what follows no whole name


def _places(word: str, text: str, start: int, stop: int) -> Iterator[int]:
    """Where the word stands in ``text[start:stop]``, no letter or digit on either side."""
    at = text.find(word, start, stop)
    while at >= 0:
        end = at + len(word)
        if (at == start or not text[at - 1].isalnum()) and (end == stop or not text[end].isalnum()):
            yield at
        at = text.find(word, end, stop)


def find(text: str, *, words: bool = False, start: int = 0, end: int | None = None) -> list[Found]:
    """Outlet and agency names in ``text[start:end]``, left to right, longest first, case as the registry writes them.

    ``words`` also finds names that are ordinary words ('Antara', 'Tempo', 'Kompas'): set it only where the words
    around say that a news organisation is meant (after 'dilansir dari').
    """
    finders = _finders()[words]
    stop = len(text) if end is None else min(end, len(text))
    found: list[Found] = []
    firsts = finders.keys() & _TOKEN.findall(text, start, stop)
    place = start
    for here, first in sorted((at, word) for word in firsts for at in _places(word, text, start, stop)):
        if here < place or (here > start and text[here - 1] in ".@/-_"):
            continue
        for name, outlet in finders[first]:
            if text.startswith(name, here, stop) and not _INSIDE.match(text, here + len(name), stop):
                place = here + len(name)
                found.append(Found(here, place, outlet))
                break
    return found
