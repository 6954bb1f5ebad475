"""Text to sentences: an own rule with a list of abbreviations.

Belongs here: where a sentence starts and ends. Does not belong here: who speaks in it.

A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the closing marks that follow it, if what comes
next can open a sentence. It does not end
- after an abbreviation that a name or number follows ('Jl. Mawar', 'No. 5', 'Jend. (Purn.) Damar');
- after the initial of a name ('A. Rahman'), or the number that opens a list item ('1. Beras');
- before a lower-case word: '"Berhenti!" teriak Sari' is one sentence, and so is 'Ia ragu ... lalu pergi';
- inside a number, time or domain name, since no blank follows the point there ('Rp11,8 triliun', 'pukul 10.44').
Where a scraper lost the blank it ends before a capitalised word, after a small letter or a bracket ('surut.Kapal', '(11/3).Kapal'), and after
capitals ('WITA.Menurut') if that word is one that opens sentences rather than names.
A quotation of several sentences is split at its inner ends like any other text; the frame ('kata Sari') stays with the piece that its
comma or mark joins it to. A sentence never spans paragraphs, which a blank line separates.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.language.pack import LanguagePack
from pipelines.records import Sentence

CLOSERS = "\"'”’»›)]}“‘″"
OPENERS = "\"'“‘”’«‹„‚([{–—-•*"

SELDOM = 60  # a word with a capital in fewer than this many percent of its places inside sentences opens one when it has a capital
_PARAGRAPH = re.compile(r"\S(?:[^\n]+|\n(?![^\S\n]*\n))*")
_END = re.compile(
    rf"(?P<mark>[.!?…]+)(?P<close>[{re.escape(CLOSERS)}]*)"
    rf"(?:(?P<blank>\s+)(?P<open>[{re.escape(OPENERS)}\s]*)(?=(?P<next>\w))"
    r"|(?:(?<=[^\W\d_A-Z][.!?])|(?<=[)\]][.!?])|(?P<tag>(?<=[A-Z]{2}[.!?])))(?!(?:Com|Net|Org)\b)(?=[A-Z][^\W\d_A-Z]{2}))"
)
_LAST_WORD = re.compile(r"[^\s" + re.escape(OPENERS.replace("-", "")) + r"]+$")
_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z]|[IVX]+)")


def split_sentences(article_id: str, text: str, pack: LanguagePack) -> list[Sentence]:
    """The sentences of ``text`` in order.

    ``start`` and ``end`` are code points into ``text``; ``text[start:end]`` is the sentence without surrounding blanks; sentences
    do not overlap and together hold every character of the text that is not blank.
    """
    found: list[Sentence] = []
    for paragraph_no, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        for start, end in _spans(text, paragraph.start(), paragraph.end(), pack):
            sentence = Sentence(
                article_id=article_id,
                sentence_no=len(found),
                paragraph_no=paragraph_no,
                start=start,
                end=end,
                text=text[start:end],
            )
            found.append(sentence)
    return found


def _spans(text: str, start: int, end: int, pack: LanguagePack) -> list[tuple[int, int]]:
    """Sentence spans of the paragraph text[start:end], which opens with no blank."""
    spans = []
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, start, match, pack):
            stop = match.end("close")
            spans.append((start, stop))
            start = stop + len(match["blank"] or "")
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str], pack: LanguagePack) -> bool:
    mark, follower = match["mark"], match["next"]
    if follower is not None and follower.islower():
        return False
    if mark != ".":
        return True
    before = text[start : match.start()]
    *head, _ = before.rsplit(maxsplit=1) or [""]
    last = before[len(head[0]) :] if head else before  # the pattern takes long over more
    word_match = _LAST_WORD.search(last)
    if word_match is None:
        return True
    word = word_match.group()
    if not head and word_match.start() == 0 and _NUMBER.fullmatch(word) and not match["close"]:
        return False
    ends = _abbreviations(pack).get(word.rpartition("/")[2] + ".")  # 'RT. 03/RW. 02'
    if ends is not None:
        return ends == "may" and _opens_sentence(text, match, pack)
    if _INITIALS.fullmatch(word) or match["tag"] is not None:
        return _opens_sentence(text, match, pack)
    return True


def _opens_sentence(text: str, match: re.Match[str], pack: LanguagePack) -> bool:
    """Whether the next word is one that opens sentences rather than names, after a stop that may belong to its word."""
    word = _WORD.match(text, match.end())
    return word is not None and word.group().lower() in _openers(pack)


@cache
def _abbreviations(pack: LanguagePack) -> dict[str, str]:
    return {row["form"]: row["ends"] for row in pack.rows("abbreviations")}


@cache
def _openers(pack: LanguagePack) -> frozenset[str]:
    return frozenset(r["word"] for r in pack.rows("common_words") if int(r["capital_share"]) < SELDOM)
