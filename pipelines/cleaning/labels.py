"""The model of the line in its neighbourhood: which lines are the story, and what the others are.

Method: every block of lines gets a weight from its shape and wording (prose for the story; titles, times, menus against),
corrected by its neighbours (a teaser between titles is no prose); the story is the contiguous run of blocks with the largest
sum (the block rule of MEASURED.md); inside it prose is body and the rest is named by its shape; outside it, by its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from pipelines.cleaning.alone import BARRIER, LONG, PHRASE, SIGNED, block_alone, ends_signed, line_alone
from pipelines.cleaning.borders import borders
from pipelines.cleaning.lists import weigh_lists
from pipelines.cleaning.naming import name_inside, name_outside
from pipelines.cleaning.page import Block, PageLine, blocks_of, dates_in
from pipelines.cleaning.phrases import phrases
from pipelines.language.letters import count_words
from pipelines.language.pack import LanguagePack

_PROSE = frozenset({"body", "signoff"})
_LONGEST_TEASER = 45  # words; a longer paragraph between two titles is prose

_LONGEST_CREDIT = 6  # words
_BARE_CREDIT = re.compile(r"[^():.]+(?:\.\w+)?/[^():.]+")
_LONGEST_CAPTION = 20  # words of one that nothing but its place marks
_MOST_TITLES = 4  # of related stories in a box inside a story
_FEWEST_PARAGRAPHS = 2  # with which a story goes on below such a box
_NAME_INSIDE = re.compile(r"(?<=[a-z,]\s)[A-Z][a-z]{3,}")

_BESIDE_DATE = 5  # words that a date line holds beside its date
_IN_RECORDS = 0.1  # what chrome between prose weighs in a scraper's story field against in a page


def judge(lines: list[PageLine], pack: LanguagePack, *, record: bool = False) -> list[Block]:
    """The lines as blocks, each with its label; the blocks labelled body, in order, are the story.

    ``record`` says that the text is a scraper's story field, where chrome is the exception. No block is labelled body where
    no story is found.
    """
    shown = [line_alone(line.text, pack) for line in lines]
    blocks = blocks_of(lines, [edges for _, _, edges in shown], [closed for _, closed, _ in shown])
    of_line = {line.no: phrase for line, (phrase, _, _) in zip(lines, shown, strict=True)}
    for place, block in enumerate(blocks):
        text, opening = block.text, block.lines[0]
        twin = not record and (
            (place > 0 and blocks[place - 1].text == text)
            or (place + 1 < len(blocks) and blocks[place + 1].text == text)
        )
        phrase = of_line[opening.no] if len(block.lines) == 1 else phrases(pack).of(text, count_words(text))
        markup = opening.tag, block.linked, opening.hint
        looks, block.weight, block.label = block_alone(text, markup, phrase, twin, pack)
        _, block.words, block.terminal, block.quoted, block.bullet = looks
        if record and BARRIER < block.weight < 0:
            block.weight *= _IN_RECORDS
        elif place > 0 and not record and (above := blocks[place - 1]).label in _PROSE:
            block.weight += SIGNED / 2 if ends_signed(above.text, above.words, pack) else 0.0
    _teasers(blocks, pack)
    _follow_up(blocks, record)
    if not record:
        _captions(blocks)
        _resume(blocks)
    weigh_lists(blocks, pack, record=record)
    first, last = _run([b.weight for b in blocks])
    first, last = borders(blocks, first, last, pack, record=record)
    if first < 0 or sum(b.words for b in blocks[first : last + 1] if b.label == "body") < (4 if record else 12):
        for block in blocks:
            block.label = "other" if block.label in ("body", "title") else block.label
        return blocks
    name_inside(blocks, first, last, pack, record=record)
    name_outside(blocks, first, last, pack)
    return blocks


def _teasers(blocks: list[Block], pack: LanguagePack) -> None:
    """A short prose block between titles or ages, or between a title and its date, is a teaser in a list, hardly prose."""
    plain = [i for i, b in enumerate(blocks) if b.label != "caption"]
    for before, here, after in zip(plain, plain[1:], plain[2:], strict=False):
        block = blocks[here]
        if block.label != "body" or block.words > _LONGEST_TEASER:
            continue
        left, right = blocks[before], blocks[after]
        below = blocks[after + 1] if right.label == "credit" and after + 1 < len(blocks) else right
        dated = below.words <= _BESIDE_DATE and bool(dates_in(below.text, pack))
        if _heads_teaser(left) and (dated or _heads_teaser(right)):
            block.weight = min(block.weight, 4.0)


def _heads_teaser(block: Block) -> bool:
    return block.label in ("title", "related") and not block.bullet and block.weight < -4


def _follow_up(blocks: list[Block], record: bool) -> None:
    """The titles that a lone 'Baca juga' announces belong to it: the one after it, and in a page those in the lines right below.

    So do the line that shows how the next page begins, behind 'Halaman selanjutnya': it breaks off; and the one that a lone
    'Keterangan gambar' announces.
    """
    for place, block in enumerate(blocks):
        if block.label == "navigation" and block.weight == PHRASE and place + 1 < len(blocks):
            after = blocks[place + 1]
            if after.words < LONG and after.text.endswith(("...", "…")):
                after.label, after.weight = "related", PHRASE
        if block.label == "caption" and block.weight == PHRASE and block.words <= 2 and place + 1 < len(blocks):
            after = blocks[place + 1]
            if after.words <= _LONGEST_TEASER and after.weight > BARRIER and not after.quoted:
                after.label, after.weight = "caption", PHRASE
        if block.label != "related" or block.weight <= BARRIER or block.words > 3 or block.text[:1] == "[":
            continue
        for below in range(place + 1, min(place + (2 if record else 6), len(blocks))):
            after = blocks[below]
            adjacent = below == place + 1 or after.lines[0].no == blocks[below - 1].lines[-1].no + 1
            asks = after.label == "body" and after.words <= 14 and after.text[-1:] in "?!" and not after.quoted
            named = after.label in ("title", "other") and after.weight <= 0
            if not adjacent or not (named or (asks and below > place + 1)):
                break
            after.label, after.weight = "related", PHRASE


def _captions(blocks: list[Block]) -> None:
    """One sentence below a picture's bare credit ('AFP/Rina Dewi') is its caption, where what stands above can be none."""
    for above, credit, block in zip(blocks, blocks[1:], blocks[2:], strict=False):
        if credit.label != "caption" or credit.words > _LONGEST_CREDIT or not _BARE_CREDIT.fullmatch(credit.text):
            continue
        if above.label == "body" and _may_be_caption(block) and not _may_be_caption(above):
            block.label, block.weight = "caption", PHRASE


def _may_be_caption(block: Block) -> bool:
    """Whether a block is one short sentence and no speech."""
    return block.words <= _LONGEST_CAPTION and ". " not in block.text and not any(map(block.text.__contains__, '"“”'))


def _resume(blocks: list[Block]) -> None:
    """A box of related titles stands inside the story where the prose right below it goes on with what the prose above it names."""
    for place, block in enumerate(blocks):
        if block.label != "related" or block.weight > BARRIER:
            continue
        end = place + 1
        while end < len(blocks) and blocks[end].label in ("title", "other") and blocks[end].weight > BARRIER:
            end += 1
        prose = list(takewhile(lambda b: b.label == "body", blocks[end:]))
        if not 0 < end - place - 1 <= _MOST_TITLES or len(prose) < _FEWEST_PARAGRAPHS:
            continue
        told = _names_of(b for b in blocks[:place] if b.label == "body")
        if not told.isdisjoint(_names_of(prose)):
            for other in blocks[place:end]:
                other.label, other.weight = "related", PHRASE


def _names_of(blocks: Iterable[Block]) -> set[str]:
    """The words with a capital inside the sentences of blocks."""
    return {name for block in blocks for name in _NAME_INSIDE.findall(block.text)}


def _run(weights: list[float]) -> tuple[int, int]:
    """First and last index of the contiguous run with the largest sum; (-1, -1) where no weight is positive."""
    best, best_span, total, start = 0.0, (-1, -1), 0.0, 0
    for place, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, place
        total += weight
        if total > best:
            best, best_span = total, (start, place)
    return best_span
