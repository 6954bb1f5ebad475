"""The dateline: the place, and often the outlet, that opens a story.

Belongs here: 'MOSKWA, KOMPAS.com - …', 'Liputan6.com, Jakarta - …', 'JAKARTA- …', 'Mataram, NTB (ANTARA News) - …', and a
line of its own ('Jakarta -'). Does not belong here: where the story starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines import outlets

_PLACE = r"[A-Z][\w'’.]*(?:[ -][A-Z][\w'’.]*){0,3}"
_SITE = r"[A-Za-z][\w-]*(?:\.[A-Za-z]{2,4}){1,2}"
_DASH = r"\s*(?:--|[-–—|])"
_FORMS = (
    rf"(?P<site>{_SITE})\s*,\s*(?P<place>[A-Z][a-z]+)(?=[A-Z])",  # glued: 'Kabarsela.id, JakartaMenteri'
    rf"(?P<site>{_SITE}|[A-Z]\w+)\s*[,|/]\s*(?P<place>{_PLACE})(?:\s*[,/]\s*{_PLACE})?{_DASH}",
    rf"(?P<site>{_SITE})\s*,\s*(?P<place>[A-Z][\w'’]*)\s(?=[A-Z])",
    rf"(?P<place>{_PLACE})(?:\s*,\s*{_PLACE})?\s*,\s*(?P<site>{_SITE}|[A-Z]\w+){_DASH}",
    rf"(?P<place>{_PLACE})(?:\s*,\s*{_PLACE})?\s*\((?P<site>[^()]{{2,30}})\)(?:{_DASH})?",
    rf"(?P<site>{_SITE}){_DASH}",
    rf"(?P<place>{_PLACE})(?:\s*,\s*{_PLACE})?{_DASH}(?=\s|[A-Z]|$)",
)
_PATTERNS = tuple(re.compile(form) for form in _FORMS)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: ``text[:end]``; ``place`` as usually written ('Jakarta'), ``domain`` of the outlet named, either None."""

    end: int
    place: str | None
    domain: str | None


def _usual(place: str) -> str:
    """A place name in upper case as usually written; short ones (NTB, DKI) are abbreviations and stay."""
    parts = re.split(r"([ -]+)", place.strip(" ,."))
    return "".join(part.capitalize() if part.isupper() and len(part) > 3 else part for part in parts)


def dateline_of(text: str) -> Dateline | None:
    """The dateline that opens ``text``, None where it opens without one."""
    start = text[:110]
    for pattern in _PATTERNS:
        match = pattern.match(start)
        if not match:
            continue
        parts = match.groupdict()
        site = parts.get("site")
        named = outlets.by_name(site.strip()) if site else None
        dotted = bool(site and re.fullmatch(_SITE, site.strip()))
        if site and named is None and not dotted:
            continue  # 'Bandung, Sabtu -': the second word is no outlet
        place = parts.get("place")
        if place and outlets.by_name(place) and not site:
            continue
        if place and not site and not (place.isupper() or len(place.split()) <= 3):
            continue
        if not site and not place:
            continue
        domain = named.domain if named else (outlets.registered_domain(site) if site and dotted else None)
        return Dateline(match.end(), _usual(place) if place else None, domain)
    return None
