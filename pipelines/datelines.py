"""The dateline: the place, and often the outlet, that opens a story.

Belongs here: 'MOSKWA, KOMPAS.com - …', 'Liputan6.com, Jakarta - …', 'JAKARTA- …', 'Mataram, NTB (ANTARA News) - …', a press
release's 'Jakarta, 9 Juni 2025 – …', and a line of its own ('Jakarta -'). Does not belong here: where the story starts; bylines (``cleaning/byline.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import outlets
from pipelines.language.pack import LanguagePack

_PLACE = r"[A-Z][^\W\d_]*+['’.]?[^\W\d_]*+\.?(?:[ -][A-Z][^\W\d_'’]*+\.?){0,3}"
SITE = r"[A-Za-z][\w-]*+(?:\.[A-Za-z]{2,4}){1,2}"
"""A pattern of an outlet's address: 'kabarsela.id'."""
_DASH = r"\s*(?:--|[-–—|])"
_NAME = r"[A-Z]\w++(?:\s[A-Z]\w++){0,2}"
_FORMS = (
    rf"(?P<site>{SITE})\s*,\s*(?P<place>[A-Z][a-z]+)(?=[A-Z])",  # glued: 'Kabarsela.id, JakartaMenteri'
    rf"(?P<site>{SITE}|{_NAME})\s*[,|/]\s*(?P<place>{_PLACE})(?:\s*[,/]\s*{_PLACE})?(?P<mark>{_DASH}|\s?:)",
    rf"(?P<site>{SITE})\s*,\s*(?P<place>[A-Z][\w'’]*)\s(?=[A-Z])",
    rf"(?P<place>{_PLACE})(?:\s*,\s*{_PLACE})?\s*,\s*(?P<site>{SITE}|{_NAME}){_DASH}",
    rf"(?P<place>{_PLACE})(?:\s*,\s*{_PLACE})?\s*\((?P<site>[^()]{{2,30}})\)(?P<dash>{_DASH})?",
    rf"(?P<place>{_PLACE})\s*,\s*\([A-Z]{{2,5}}\)(?P<mark>\s*\.?{_DASH})",  # 'MATARAM, (KS).- …': a paper's initials
    r"(?P<place>[A-Z]{4,}(?:\s[A-Z]{3,})*)(?P<mark>\.)(?=\s[A-Z\"“])",  # 'MATARAM. Dua kapal …'
    rf"(?P<site>{SITE}){_DASH}\s*(?P<place>[A-Z]{{4,}}(?:\s[A-Z]{{3,}})*)\s*[.,–-]",
    rf"(?P<site>{SITE}|{_NAME}){_DASH}",
    r"(?P<site>[A-Z]+(?:\.[A-Z]{2,4}){1,2})\s*,\s(?=[A-Z\"“])",  # 'KABARSELA.ID, Sebanyak tiga …'
    rf"(?P<place>{_PLACE})\s*,\s*\d{{1,2}}[\s/](?:[^\W\d_]+|\d{{1,2}})[\s/]\d{{4}}(?P<mark>{_DASH})(?=\s*[A-Z\"“'‘]|\s*$)",  # a press release
    rf"(?P<place>{_PLACE})(?:\s*,\s*(?P<next>{_PLACE}))?(?P<mark>\s*--|\s+[-–—|]|[-–—|](?=\s)|[–—]|:|-(?=[A-Z][a-z]))(?=\s*[A-Z\"“'‘]|\s*$)",
)
_PATTERNS = tuple(re.compile(form) for form in _FORMS)
_LONGEST = 110  # letters that hold a dateline
_REACH = _LONGEST + 2  # letters that are looked at
_REMEMBERED = 64  # openings: those of a few pages
_SHORTEST_OUTLET = 5  # letters
_HYPHENED = re.compile(r"\w-\w")
_VOWEL = re.compile("[AEIOU]")
_MARKED = re.compile(
    r"[A-Za-z][\w.'’]*(?:[\s-]+[A-Z][\w.'’]*)*\s*[-–—,|/:(]|[A-Z ]{4,}\.\s"
)  # all forms open so; few paragraphs do


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: ``text[:end]``; ``place`` as usually written ('Jakarta'), ``domain`` of the outlet named, either None."""

    end: int
    place: str | None
    domain: str | None


@cache
def _places(pack: LanguagePack) -> dict[str, str]:
    """Known places by their small letters."""
    names = [*pack.column("places", "name"), *pack.column("regencies", "name")]
    return {name.casefold(): name for name in reversed(names)}


def _usual(place: str, pack: LanguagePack) -> str:
    """A place as usually written: as it is known, else its capitals taken back; short ones (NTB, DKI) stay."""
    place = place.strip(" ,.")
    if place.isupper() and (known := _places(pack).get(place.casefold())):
        return known
    parts = re.split(r"([ -]+)", place)
    several = len(parts) > 1 and place.isupper()  # 'LAS VEGAS'; but 'NTB'
    return "".join(
        part.capitalize() if part.isupper() and (len(part) > 3 or (several and _VOWEL.search(part))) else part
        for part in parts
    )


@cache
def _no_places(pack: LanguagePack) -> dict[str, str]:
    """Words, in small letters, that names of papers and of rubrics open or end with, and which of both it is."""
    return {row["form"]: row["role"] for row in pack.rows("dateline_words")}


def is_known_place(name: str, pack: LanguagePack) -> bool:
    """Whether a name is that of a place in the seeds."""
    return name.casefold() in _places(pack)


def names_no_place(name: str, pack: LanguagePack) -> str | None:
    """Whether a name that is no known place is a paper's ('RADAR WANASARI') or a rubric's ('INFO NASIONAL'): which, else None."""
    words = _no_places(pack)
    low = name.casefold().replace("-", " ").strip(" .")
    return words.get(low) or words.get(low.partition(" ")[0]) or words.get(low.rpartition(" ")[2])


def _known_opening(place: str, pack: LanguagePack) -> str | None:
    """The known place that a longer run of words opens with ('Jakarta' of 'Jakarta-Pandemi'), None where there is none."""
    ends = [match.start() for match in re.finditer(r"[ -]", place)]
    return next((place[:end] for end in reversed(ends) if place[:end].casefold() in _places(pack)), None)


def _is_short_for(short: str, name: str) -> bool:
    """Whether letters are the initials of the last words of a name: 'Amerika Serikat (AS)'."""
    initials = "".join(word[0] for word in re.split(r"[ -]+", name) if word).upper()
    return initials.endswith(short.strip().upper())


def dateline_of(text: str, pack: LanguagePack) -> Dateline | None:
    """The dateline that opens ``text``, None where it opens without one."""
    return _found(text[:_REACH], pack) if _MARKED.match(text) else None


@lru_cache(_REMEMBERED)
def _found(text: str, pack: LanguagePack) -> Dateline | None:
    """The dateline in a text's first letters; remembered, for a story's first paragraph is asked several times."""
    start = text[:_LONGEST]
    for pattern in _PATTERNS:
        match = pattern.match(start)
        if not match:
            continue
        parts = match.groupdict()
        site, place = parts.get("site"), parts.get("place")
        named = outlets.by_name(site.strip()) if site else None
        if site and named is None and "dash" in parts:
            named = _edition_of(site.strip())
        dotted = bool(site and re.fullmatch(SITE, site.strip()))
        if site and named is None and not dotted:
            continue  # 'Bandung, Sabtu -': the second word is no outlet
        known = bool(place) and str(place).casefold() in _places(pack)
        if place and not known and ((parts.get("mark") or "").strip() in (":", ".") or _is_weekday(place, pack)):
            continue
        if (
            place
            and not site
            and parts["mark"] == "-"
            and match.end() < len(text)
            and text[match.end()] != " "
            and not (known and place.isupper())
        ):
            continue  # 'Inter-Milan'; but 'JAKARTA-Menteri'
        if place and not site and not (known or place.isupper() or len(place.split()) <= 2):
            continue
        if "dash" in parts and not parts["dash"] and not _may_stand_bare(str(place), str(site), known):
            continue  # 'Warga Wanasari Utara (WU) menolak'
        domain = named.domain if named else outlets.registered_domain(site) if site else None
        own = outlets.find(place) if place and not known else []
        if own and own[0].start:
            continue  # 'Rina Dewi Kabarsela. COM, JAKARTA - …'
        if own and not site:
            return Dateline(match.end(), None, own[0].outlet.domain)  # 'KABARSELA Bahari – …'
        if place and not known and (kind := names_no_place(place, pack)):
            second = parts.get("next") if kind == "paper" else None
            return Dateline(match.end(), _usual(second, pack) if second else None, domain)
        if place and site and not known and _HYPHENED.search(text, match.end() - 2, match.end() + 1):
            opening = _known_opening(place, pack)
            if opening:  # 'Kabarsela.id, Jakarta-Pandemi Flu-19 …': the hyphen is a later word's
                return Dateline(match.start("place") + len(opening), _usual(opening, pack), domain)
        return Dateline(match.end(), _usual(place, pack) if place else None, domain)
    return None


def names_outlet(dateline: Dateline, domain: str, pack: LanguagePack) -> bool:
    """Whether what a dateline gives as its place is the name of the outlet with that ``domain``, and no known place.

    'KABAR SELATAN – …' on kabarselatan.id, also in part ('KABAR – …'); 'Bali - …' on balipagi.id stays a place.
    """
    place = (dateline.place or "").casefold()
    letters = "".join(filter(str.isalnum, place))
    own = domain.partition(".")[0].replace("-", "")
    return len(letters) >= _SHORTEST_OUTLET and own.startswith(letters) and place not in _places(pack)


def _edition_of(site: str) -> outlets.Outlet | None:
    """The outlet whose regional edition a name in brackets is ('Antaranews Jatim'), None where it is none's."""
    found = outlets.find(site)
    rest = site[found[0].end :].split() if found and found[0].start == 0 else []
    return found[0].outlet if len(rest) == 1 and rest[0][0].isupper() else None


def _may_stand_bare(place: str, site: str, known: bool) -> bool:
    """Whether a place with an outlet in brackets and no dash opens a story ('WANASARI (Antara) Dua kapal'): no name with its initials."""
    return (known or place.isupper()) and not _is_short_for(site, place)


def _is_weekday(word: str, pack: LanguagePack) -> bool:
    return word in _weekdays(pack)


@cache
def _weekdays(pack: LanguagePack) -> frozenset[str]:
    return frozenset(pack.column("weekdays", "form"))
