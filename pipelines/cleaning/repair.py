"""Repair of what scrapers break: words glued together where a link or a paragraph ended.

Belongs here: blanks put back where the letters leave no doubt. Does not belong here: spelling, and anything that takes a
guess; what a language says of its words (``glue.py``). A repair changes the story's text alone; the line keeps the letters of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines import outlets
from pipelines.cleaning.glue import CASE_EDGE, SHORT_NAME, SHORT_TAIL, GlueWords, glue_words
from pipelines.language.letters import runs, shape
from pipelines.language.pack import LanguagePack

_SENTENCE_EDGE = re.compile(r"[.!?](?=(?!(?:Com?|Id|Net|Org|Tv)\b)[A-Z][a-z]+\b(?!\.\w))")  # 'selesai.Menteri'
_QUOTE_EDGE = re.compile(r"[.,!?]([\"“”])(?=[A-Za-z])")  # 'selesai."Kami' or 'selesai,"kata'
_COMMA_EDGE = re.compile(r",(?<=[a-zA-Z],)(?=[A-Za-z]{2})")
_BRACKET_EDGE = re.compile(r"\((?<=[a-z]\()(?=[A-Z]{2,})")  # 'Pekerjaan(PHK)'
_CAMEL = re.compile(r"(?<![\w@/.#-])(?:[A-Z][a-z]{2,})+(?:[A-Z][a-z]{2,}|[A-Z]{2,})(?![\w.])")  # 'PresidenRatna'
_SITE_EDGE = re.compile(r"\.(?:com|co\.id|co|id)([a-z]{2,})(?![\w./])")  # 'Kabarsela.compada'
_SITE = re.compile(r"(?<![@/])\b[\w.-]+$")
_GOES_ON = re.compile(r" [A-Z]")  # 'PresidenRatna Dewi'
_SHOUTED = re.compile(r"(?<![\w@/.#'’-])([A-Z]{3,})([a-z]{2,})(?![\w@/-]|\.\w)")  # 'KPKjuga', 'JADWALsiaran', 'RIRatna'
_LONG_SITE = 40  # letters of an outlet's address, at most
_PART = re.compile(r"[A-Z][a-z]+|[A-Z]{2,}")
_LONG_WORD = 8  # letters of a word that may be two
_FREE_WORD = re.compile(rf"(?<![\w@/.#'’-])[A-Za-z][a-z]{{{SHORT_NAME + 1},}}(?![\w@/-]|\.\w)")
_LAST_PART = re.compile(r"(?<![\w-])([^\W\d_]{2,})-$")
_FIRST_PART = re.compile(r"[a-z]{2,}(?![\w-])")
_EDGES = (b"a,a", b'."a', b',"a')  # what the patterns of a sound text's edges need, in kinds of letters
_LONG_PART = 5  # letters of each part, where two ordinary words are parted


class Repairs:
    """The repair of a story's lines; what they have in common is asked of the whole story, once.

    ``story`` is all its text, where names that stand free are known; ``found`` its runs of letters in lower case. Where a small
    letter meets a capital as only a scraper leaves it, the story is damaged, and less evidence is needed.
    """

    def __init__(self, story: str, found: set[bytes], pack: LanguagePack) -> None:
        self._story = story
        self._words = words = glue_words(pack)
        kinds = shape(story)
        self._shouts = b"AAAaa" in kinds and any(_at_shout(m, story, words) != m[0] for m in _SHOUTED.finditer(story))
        self._damaged = (
            self._shouts
            or _after_sites(story, words) != story
            or any(_at_case(match, words) != match[0] for match in _case_edges(story, kinds))
            or (b"aA" in kinds and self._between_names(story) != story)
        )
        letters = kinds.lower()
        self._is_edged = self._damaged or b".Aa" in kinds or any(sign in letters for sign in _EDGES)
        self._names = _names(story, kinds, words)
        self._fixes = self._fixes_of(story, found)
        if self._fixes and not self._damaged:  # a joint or a name with a tail shows it too
            self._damaged = self._is_edged = True
            self._fixes = self._fixes_of(story, found)

    def of(self, text: str) -> str:
        """A line with blanks put back where words were glued together, and as it was where that is not certain."""
        edged = self._at_edges(text) if self._is_edged else text
        for whole, parts in self._names:
            edged = edged.replace(whole, parts)
        parts_words = self._damaged and edged != text  # and what it parts from others may be two words itself
        for whole, two in self._fixes_of(edged, runs(edged.lower())) if parts_words else self._fixes:
            if whole in edged:
                edged = _instead(edged, whole, two)
        return edged

    def _at_edges(self, text: str) -> str:
        words, kinds = self._words, shape(text)
        letters = kinds.lower()
        if b".Aa" in kinds:
            text = _SENTENCE_EDGE.sub(lambda m: _after_word(m, words), text)
        if b"a,a" in letters:
            text = _COMMA_EDGE.sub(", ", text)
        if (b'."a' in letters or b',"a' in letters) and text.count('"') % 2 == 0:
            text = _quotes(text)
        if self._shouts and b"AAAaa" in kinds:
            text = _SHOUTED.sub(lambda m: _at_shout(m, self._story, words), text)
        if self._damaged and b".a" in letters:
            text = _after_sites(text, words)
        if self._damaged and b"aA" in kinds:
            text = _parted(self._between_names(text), words)
        if self._damaged and b"a(A" in kinds:
            text = _BRACKET_EDGE.sub(" (", text)
        return text

    def _between_names(self, text: str) -> str:
        """'RatnadanGunadi', 'AFPdanAl Lodan': certain where the first is a name or a place by itself."""
        words = self._words

        def parted(match: re.Match[str]) -> str:
            name, word = match.groups()
            return f"{name} {word} " if _is_name(name, self._story, words) else match[0]

        return words.between_names.sub(parted, text)

    def _fixes_of(self, text: str, found: set[bytes]) -> list[tuple[str, str]]:
        """The words of a text that certainly are two, small or capitalised, with the two; ``found``: its runs in lower case."""
        words = self._words
        unknown = found - words.common_runs
        long = [run for run in unknown if len(run) >= _LONG_WORD and run.isalpha()]
        if not self._damaged:  # where only a joint tells glue
            long = [run for run in long if run.endswith(words.joint_runs) or run.startswith(words.joint_runs)]
        strange = [run.decode() for run in long]
        tailed = [run.decode() for run in unknown if words.ends_like_glue(run)]
        wholes = sorted({*strange, *map(str.capitalize, [*strange, *tailed])})
        wholes = [whole for whole in wholes if whole in text]
        fixed = [_in_word(whole, self._story, words, self._damaged) for whole in wholes]
        return [(whole, two) for whole, two in zip(wholes, fixed, strict=True) if two is not None]


def _case_edges(text: str, kinds: bytes) -> Iterator[re.Match[str]]:
    """Where a small letter meets a capital ('programBPJS'), found in the kinds of the letters: far quicker than by the pattern."""
    place = kinds.find(b"aaA")
    while place >= 0:
        match = CASE_EDGE.match(text, len(kinds[:place].rstrip(b"a")))
        if match:
            yield match
        place = kinds.find(b"aaA", match.end() if match else place + 1)


def _parted(text: str, words: GlueWords) -> str:
    """The text with blanks where a small letter meets a capital and that is certain to be glue."""
    parts: list[str] = []
    place = 0
    for match in _case_edges(text, shape(text)):
        parts += text[place : match.start()], _at_case(match, words)
        place = match.end()
    return "".join([*parts, text[place:]])


def _after_sites(text: str, words: GlueWords) -> str:
    """'Kabarsela.compada': certain where an outlet's address stands before an ordinary word."""
    for match in reversed(list(_SITE_EDGE.finditer(text))):
        end = match.start(1)
        site = _SITE.search(text, max(0, end - _LONG_SITE), end)
        if match[1] in words.common and site is not None and outlets.by_domain(site[0]) is not None:
            text = f"{text[:end]} {text[end:]}"
    return text


def _instead(text: str, word: str, other: str) -> str:
    """The text with ``other`` for each place where a word stands by itself, in no address or compound."""
    return _FREE_WORD.sub(lambda match: other if match[0] == word else match[0], text)


def hyphen_at_break(left: str, right: str, pack: LanguagePack) -> str | None:
    """The line ``left`` as it goes on in ``right`` without a blank, where a hyphen at its end parts a word; else None.

    'pemerin-' before 'tah' loses its hyphen, since the two make a word and 'tah' is none; 'undang-' before 'undang' keeps it.
    """
    last, first = _LAST_PART.search(left), _FIRST_PART.match(right)
    if last is None or first is None:
        return None
    common = glue_words(pack).common
    whole = (last[1] + first[0]).lower()
    return left[:-1] if whole in common and not (last[1].lower() in common and first[0] in common) else left


def _after_word(match: re.Match[str], words: GlueWords) -> str:
    """A full stop glued to the next sentence: certain after an ordinary word, a number or a bracket."""
    left = re.search(r"\S+$", match.string[max(0, match.start() - 30) : match.start()])
    token = left.group() if left else ""
    word = token.lower().strip("(\"“'")
    if not token or "/" in token or "." in token or token[-1].isupper():
        return match.group()
    sure = not word.isalpha() or (len(word) > 2 and word in words.common)
    return match.group() + " " if sure else match.group()


def _quotes(text: str) -> str:
    """Blanks beside quotation marks glued to a full stop: before an opening mark, after a closing one."""
    parts: list[str] = []
    place = 0
    for match in _QUOTE_EDGE.finditer(text):
        mark = match[1]
        opening = mark == "“" or (mark == '"' and text.count('"', 0, match.start(1)) % 2 == 0)
        parts.append(text[place : match.start()])
        parts.append(match.group()[0] + (" " + mark if opening else mark + " "))
        place = match.end()
    return "".join([*parts, text[place:]])


def _at_case(match: re.Match[str], words: GlueWords) -> str:
    """'programBPJS': certain where what stands before the capital is an ordinary word and no brand starts so."""
    left, right = match[1], match[2]
    ordinary = left in words.common if len(left) > 2 else left in words.short
    if ordinary and left not in words.brands and outlets.by_name(match[0]) is None:
        return f"{left} {right}"
    return match[0]


def _names(story: str, kinds: bytes, words: GlueWords) -> list[tuple[str, str]]:
    """The words of a story with capitals inside that are certainly several, each with its parts; each stands once."""
    found = []
    place = kinds.find(b"aaA")
    while place >= 0:
        match = _CAMEL.match(story, len(kinds[:place].rstrip(b"aA")))
        if match and (parts := _at_name(match, story, words)) != match[0]:
            found.append((match[0], parts))
        place = kinds.find(b"aaA", match.end() if match else place + 1)
    return found


def _at_name(match: re.Match[str], story: str, words: GlueWords) -> str:
    """'PresidenRatna', 'RatnadanGunadi': certain where each part is an ordinary word, a place or a name that stands free in the story.

    The first part must be an ordinary word or a place: brands ('KapanLagi') are written so by themselves. What a title opens, or
    a place stands in before the last part, needs no other witness where a name goes on behind it ('BupatiLodanRatna Dewi').
    """
    whole = match[0]
    parts = [one for part in _PART.findall(whole) for one in (_behind_name(part, story, words) or part).split()]
    if story.count(whole) > 1 or outlets.by_name(whole) is not None or not (words.ordinary(parts[0]) or len(parts) > 2):
        return whole
    named = _GOES_ON.match(match.string, match.end()) is not None
    if named and parts[0].lower() in words.titles:
        return " ".join(parts)
    if parts[-1].isupper() and not (parts[0] in words.places or parts[0].lower() in words.seldom_names):
        return whole
    opened = parts[0] in words.places  # 'JakartaRencana': a story's first word behind its place
    asked = parts[1:-1] if named and parts[-2] in words.places else parts[1:]

    def stands(part: str) -> bool:
        return part in words.tails or (opened and words.ordinary(part)) or part in words.places or _free(part, story)

    return " ".join(parts) if all(map(stands, asked)) else whole


def _at_shout(match: re.Match[str], story: str, words: GlueWords) -> str:
    """'KPKjuga', 'JADWALsiaran', 'RIRatna': capitals and an ordinary word or a name, certain where both stand by themselves."""
    whole, left, right = match[0], match[1], match[2]
    if story.count(whole) > 1 or outlets.by_name(whole) is not None:
        return whole
    follows = right in words.tails or (right in words.common and len(right) > SHORT_TAIL)
    if follows and (left.lower() in words.common or _is_name(left, story, words)):
        return f"{left} {right}"
    left, name = left[:-1], left[-1] + right
    stands = (len(left) >= SHORT_NAME and left.lower() in words.common) or _free(left, story)
    known = _is_name(name, story, words)
    two = name if known else _in_word(name, story, words, damaged=False)  # 'RIRatnadalam'
    return f"{left} {two}" if stands and two is not None else whole


def _in_word(whole: str, text: str, words: GlueWords, damaged: bool) -> str | None:
    """'ekonomiyang', and in a text that shows damage 'insidenancaman': certain where only one cut gives words."""
    low = whole.lower()

    def known(part: str) -> bool:
        return part in words.common if part[0].islower() else _is_name(part, text, words)

    for joint in words.joints if low.endswith(words.joints) or whole.startswith(words.joints) else ():
        cut = len(low) - len(joint)
        if cut > (2 if damaged else 3) and low.endswith(joint) and known(whole[:cut]):
            return f"{whole[:cut]} {joint}"
        if whole.startswith(joint) and cut > 3 and low[len(joint) :] in words.common:
            return f"{joint} {low[len(joint) :]}"
    if whole[0].isupper() and (two := _behind_name(whole, text, words)):
        return two
    if not damaged:
        return None
    cuts = [
        cut for cut in range(_LONG_PART, len(low) - _LONG_PART + 1)
        if low[cut:] in words.common and low[:cut] not in words.bound and known(whole[:cut])
    ]  # fmt: skip
    return f"{whole[: cuts[0]]} {whole[cuts[0] :]}" if len(cuts) == 1 else None


def _behind_name(whole: str, story: str, words: GlueWords) -> str | None:
    """'Onsudan', 'Merzmenyatakan': certain where one cut alone leaves a name that stands free in the story, or an outlet's; a
    known name, if the whole is long; or any before a long verb, in which no name ends.

    A name that itself ends in a small word ('Wahyudi' beside 'Wahyu') is hardly written but once.
    """

    def certain(name: str, end: str) -> bool:
        is_long = len(whole) >= _LONG_WORD
        if end in words.long_verbs or (is_long and end in words.long_endings and name in words.name_parts):
            return True
        return end in words.tails and _is_name(name, story, words)

    cuts = [
        cut
        for cut in range(SHORT_NAME, len(whole) - 1)
        if whole[cut:] in words.endings and certain(whole[:cut], whole[cut:])
    ]
    if len(cuts) != 1 or whole in words.name_parts or (len(whole) - cuts[0] <= SHORT_TAIL and story.count(whole) > 1):
        return None
    return f"{whole[: cuts[0]]} {whole[cuts[0] :]}"


def _is_name(part: str, story: str, words: GlueWords) -> bool:
    """Whether a capitalised part is a name: one that stands free in the story, a place's, or an outlet's that is no ordinary word."""
    return part in words.outlets or part in words.places or _free(part, story)


def _free(part: str, text: str) -> bool:
    """Whether a name stands free somewhere in the text."""
    place = text.find(part)
    while place >= 0:
        around = text[max(0, place - 1) : place], text[place + len(part) : place + len(part) + 1]
        if not any(letter.isalnum() or letter in {"_", "-"} for letter in around):
            return True
        place = text.find(part, place + 1)
    return False
