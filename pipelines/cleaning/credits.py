"""Which news organisations a story credits.

Belongs here: credit formulas ('dilansir dari …', 'Sumber …', '… melaporkan'). Does not belong here: which claim a credit
is for (claims).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pipelines import outlets
from pipelines.cleaning.glue import glue_words
from pipelines.cleaning.phrases import alternatives
from pipelines.language.letters import ascii_small_runs
from pipelines.language.pack import LanguagePack


@cache
def _cue(pack: LanguagePack) -> re.Pattern[str]:
    """A credit cue with the words that lead to the name, glued to it or not; group kind: a noun that promises a news organisation."""
    rows = pack.rows("credits")
    cue = alternatives(r["form"] for r in rows if r["role"] == "cue")
    link = alternatives(r["form"] for r in rows if r["role"] == "link")
    kind = alternatives(r["form"] for r in rows if r["role"] == "kind")
    return re.compile(
        rf"\b(?i:{cue})(?:nya)?(?=[\s:A-Z])(?:[\s:]*\b(?i:{link})(?=[\s:A-Z]))*"
        rf"(?:[\s:]*(?P<kind>\b(?i:{kind})(?=[\s:,A-Z])))?(?:\s*\b(?i:{link})(?=[\s:A-Z]))*[\s:]*"
    )


@cache
def _kind(pack: LanguagePack) -> re.Pattern[str]:
    """A noun that says that a news organisation is named, before its name."""
    return re.compile(
        rf"(?:{alternatives(r['form'] for r in pack.rows('credits') if r['role'] == 'kind')})\s+(?=[A-Z])"
    )


@cache
def _words(pack: LanguagePack) -> dict[str, str]:
    """The words that open a credit, small and capitalised, and their role: cue, report, told, or both of the first two."""
    found: dict[str, str] = {}
    for row in pack.rows("credits"):
        if row["role"] in ("cue", "report", "told"):
            for form in (row["form"], row["form"].capitalize()):
                found[form] = "both" if found.get(form, row["role"]) != row["role"] else row["role"]
    return found


@cache
def _rests(pack: LanguagePack) -> list[tuple[bytes, str]]:
    return _rests_of(_words(pack))


def _rests_of(words: Iterable[str]) -> list[tuple[bytes, str]]:
    """What follows the first letter of each word, after the run of small letters that stands by itself wherever the word does."""
    return [(_SMALL_RUN.findall(word)[0].encode(), word[1:]) for word in words]


def _signs(story: str, pack: LanguagePack) -> tuple[list[re.Match[str]], list[tuple[str, int]]]:
    """Credit cues, each with the words that lead from it to a name; and the names of those who report ('PrimaWarta
    melaporkan') or were told ('kepada PrimaWarta'), with their places.
    """
    words, pattern = _words(pack), _cue(pack)
    cues: list[re.Match[str]] = []
    reporters: list[tuple[str, int]] = []
    for start, word in _places_of(words, _rests(pack), story):
        role = words[word]
        if role == "told":
            reporters += _told(story, start + len(word), pack)
            continue
        if role != "report" and (match := pattern.match(story, start)):
            cues.append(match)
        if role != "cue":
            left = max(0, start - 80)
            if name := _NAME_BEFORE.search(story[left:start]):
                reporters.append((name[1], left + name.start(1)))
    return cues, reporters


def _places_of(words: Mapping[str, str], rests: list[tuple[bytes, str]], story: str) -> list[tuple[int, str]]:
    """Where one of ``words`` stands by itself, or glued to a capital, in their order.

    Each word is there twice, small and capitalised: what follows its first letter, one of ``rests``, is looked for.
    """
    found = []
    parts = ascii_small_runs(story)
    for rest in {rest for run, rest in rests if run in parts}:
        place = story.find(rest, 1)
        while place > 0:
            start, end = place - 1, place + len(rest)
            word = story[start:end]
            parted = start == 0 or word[0].isupper() or not _LETTER.match(story, start - 1)
            if parted and word in words and not _SMALL.match(story, end):
                found.append((start, word))
            place = story.find(rest, end)
    return sorted(found)


def told(story: str, pack: LanguagePack) -> list[outlets.Outlet]:
    """The registered outlets that a story's people spoke to or were reached by ('kepada', 'saat dihubungi Kabarsela.id')."""
    found = []
    for start, word in _places_of(_told_words(pack), _told_rests(pack), story):
        found += [outlets.by_name(name) for name, _ in _told(story, start + len(word), pack)]
    return [outlet for outlet in found if outlet]


@cache
def _told_rests(pack: LanguagePack) -> list[tuple[bytes, str]]:
    return _rests_of(_told_words(pack))


@cache
def _told_words(pack: LanguagePack) -> dict[str, str]:
    rows = [row for row in pack.rows("credits") if row["role"] in ("told", "reached")]
    return {form: row["role"] for row in rows for form in (row["form"], row["form"].capitalize())}


def _told(story: str, start: int, pack: LanguagePack) -> list[tuple[str, int]]:
    """The registered organisation named right after 'kepada', glued to it or not; 'kantor berita' and the like may stand between."""
    start += len(story[start : start + 2]) - len(story[start : start + 2].lstrip())
    if kind := _kind(pack).match(story, start):
        start = kind.end()
    found = outlets.find(story, start=start, end=min(len(story), start + 40))
    return [(story[found[0].start : found[0].end], start)] if found and found[0].start == start else []


@cache
def _parts(pack: LanguagePack) -> re.Pattern[str]:
    parts = alternatives(r["form"] for r in pack.rows("credits") if r["role"] == "part")
    return re.compile(rf"(?:\b|(?<=[a-z]))(?:{parts})\b")


@cache
def _platforms(pack: LanguagePack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.rows("credits") if row["role"] == "platform")


@cache
def _people(pack: LanguagePack) -> frozenset[str]:
    """The words for people that open a naming with a capital: titles, and nouns of many ('Petugas')."""
    many = {row["word"] for row in pack.rows("name_words") if row["role"] == "many"}
    return frozenset(word.capitalize() for word in glue_words(pack).titles | many)


def _unfit(name: str, pack: LanguagePack) -> bool:
    """Whether an unregistered name is a platform ('YouTube Suara Warga TV'), a public body's or school's site, somebody's
    ('Petugas Pos Pengamatan Gunung Kelam'), or no name at all ('Media').
    """
    first = name.split(maxsplit=1)[0]
    if first in _platforms(pack) or first in _people(pack) or _PUBLIC_SITE.search(name):
        return True
    return _parts(pack).fullmatch(name) is not None


_PUBLIC_SITE = re.compile(r"\.(?:go|ac|sch|mil|desa)\.id\b|\.(?:gov|edu|mil)\b", re.IGNORECASE)
_SMALL, _SMALL_RUN, _LETTER = re.compile("[a-z]"), re.compile("[a-z]+"), re.compile("[A-Za-z]")
_SITE = re.compile(r"\.(?:com|co|id|net|org|tv)\b")
_BRAND = re.compile(r"[A-Z]{3,}|[A-Z][a-z]+[A-Z]\w*")
_CAPITALS = re.compile(
    r"[A-Z][\w’'-]*(?:\.\w+)*(?:[^\S\n]+(?:[A-Z][\w’'-]*(?:\.\w+)*|of|the|de))*(?<!\sof)(?<!\sthe)(?<!\sde)"
)
_NAME_BEFORE = re.compile(rf"({_CAPITALS.pattern})(?:\s+[a-z]+)?\s+$")


def credited(story: str, others: list[str], own: str | None, pack: LanguagePack) -> list[str]:
    """Canonical names of the news organisations that a story credits, in order of first credit.

    ``others`` are credit lines outside the story ('Sumber Reuters', 'REUTERS'), counted after the story's own; ``own`` is
    the outlet's domain: an outlet does not credit itself. An organisation that the registry lacks keeps its printed name and
    counts only where its name or the words before it say that it is a news organisation.
    """
    at: dict[str, int] = {}

    def note(name: str, place: int) -> None:
        at[name] = min(at.get(name, place), place)

    def known(printed: str, place: int) -> bool:
        # 'Tim Regional Kabarsela.id' is a desk of the outlet's
        desk_of = [hit.outlet for hit in outlets.find(printed) if hit.end == len(printed)]
        found = outlets.by_name(printed) or outlets.by_domain(printed) or next(iter(desk_of), None)
        if found is None:
            return False
        if found.domain != own:
            note(outlets.canonical_name(printed) or found.name, place)
        return True

    cues, reporters = _signs(story, pack)
    for match in cues:
        for start, end in _names_after(story, match.end(), bool(match["kind"])):
            name = story[start:end]
            if known(name, start) or _unfit(name, pack):
                continue
            if _parts(pack).search(name) or _SITE.search(name) or (match["kind"] and _BRAND.fullmatch(name)):
                note(name, start)
    for name, start in reporters:
        if hits := outlets.find(name):
            known(name[hits[-1].start : hits[-1].end], start + hits[-1].start)
        elif _parts(pack).search(name) and not _unfit(name, pack):
            note(name, start)
    for number, line in enumerate(others):
        for found in outlets.find(line, words=" " in line):
            known(line[found.start : found.end], len(story) + number)
    return sorted(at, key=lambda name: (at[name], name))


def _names_after(story: str, start: int, kind: bool) -> list[tuple[int, int]]:
    """Where the organisation named after a credit cue stands.

    That is the registered name or run of capitalised words right there; after a noun such as 'kantor berita' also a
    registered name later in the clause ('kantor berita milik negara itu, KCNA').
    """
    stop = min(len(story), start + 70)
    if kind:
        sentence = re.search(r"[.!?\"”](?:\s|$)|\n", story[start:stop])
        stop = start + sentence.start() if sentence else stop
    found = outlets.find(story, words=True, start=start, end=stop)
    if found and (found[0].start == start or kind):
        return [(found[0].start, found[0].end)]
    match = _CAPITALS.match(story, start)
    return [match.span()] if match else []
