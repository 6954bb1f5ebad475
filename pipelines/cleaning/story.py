"""From judged blocks to the text of the story.

Belongs here: joining body blocks and knowing where each line's text lands. Does not belong here: which blocks are body
(labels), what is cut out of a line (inline).
"""

from __future__ import annotations

from pipelines.cleaning.byline import byline_end, closing_names
from pipelines.cleaning.inline import Inside, bared, inside, is_tidy, signoff_start, tidy
from pipelines.cleaning.page import Block
from pipelines.cleaning.phrases import writer_signoff
from pipelines.cleaning.repair import Repairs, hyphen_at_break
from pipelines.language.letters import runs
from pipelines.language.pack import LanguagePack


def paragraph(
    block: Block,
    pack: LanguagePack,
    repairs: Repairs,
    within: Inside,
    *,
    opens: bool = False,
    closes: bool = False,
) -> tuple[str, list[int]]:
    """The story text of a body block, and where each of its lines starts in it.

    ``repairs`` are those of the story; ``within``: what may stand inside its lines; ``opens``, ``closes``: the block is the story's
    first, its last.
    """
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for place, line in enumerate(block.lines):
        kept = bared(line.text, within, pack)
        if opens and place == 0:
            kept = kept[byline_end(kept, pack) :]
        if place == len(block.lines) - 1:
            if (end := signoff_start(kept)) is not None:
                kept = kept[:end].rstrip()
            if closes and (closing := closing_names(kept, pack)):
                kept = kept[: closing[0]].rstrip()
            if closes and (signed := writer_signoff().search(kept)):
                kept = kept[: signed.start()]
        kept = repairs.of(kept)
        broken = hyphen_at_break(parts[-1], kept, pack) if parts else None
        if broken is not None:
            length += len(broken) - len(parts[-1])
            parts[-1] = broken
        elif length and kept and kept[0] not in ",.;:!?)”%":
            parts.append(" ")
            length += 1
        starts.append(length)
        parts.append(kept)
        length += len(kept)
    return "".join(parts), starts


def assemble(blocks: list[Block], pack: LanguagePack) -> tuple[str, dict[int, int]]:
    """The story and, by line number, where each body line's text starts in it."""
    parts: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    bodies = [block for block in blocks if block.label == "body"]
    told = [block.text for block in bodies]
    untidy = not is_tidy(" ".join(told))
    story = "\n".join(map(tidy, told) if untidy else told)
    low = story.lower()
    words = runs(low)
    repairs, within = Repairs(story, words, pack), inside(low, words, pack, untidy=untidy)
    for block in bodies:
        text, offsets = paragraph(block, pack, repairs, within, opens=not parts, closes=block is bodies[-1])
        if not text:
            block.label = "other"
            continue
        if parts:
            length += 2
        for line, offset in zip(block.lines, offsets, strict=True):
            starts[line.no] = length + offset
        parts.append(text)
        length += len(text)
    return "\n\n".join(parts), starts
