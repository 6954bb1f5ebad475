"""The byline that opens a story before its dateline.

Belongs here: where it ends. Does not belong here: whom it names (``credit_lines.py``), datelines (``pipelines/datelines.py``).
"""

from __future__ import annotations

import re

from pipelines.cleaning.phrases import roles
from pipelines.datelines import SITE, dateline_of
from pipelines.language.pack import LanguagePack

_FIRST_WORD = re.compile(r"[^\W\d_]+(?=\s)")
_ADDRESS = re.compile(rf"(?<=\s){SITE}")
_LONGEST_BYLINE = 140  # letters


def byline_end(text: str, pack: LanguagePack) -> int:
    """Where a byline ends that opens a story before its dateline; 0 where none does.

    'Laporan Wartawan Kabarsela.id, Rina Dewi KABARSELA.ID, MATARAM - …': it opens with a word for writers, and a dateline with
    an outlet's address follows.
    """
    first = _FIRST_WORD.match(text)
    if first is None or roles(pack).get(first.group().lower()) != "writer":
        return 0
    for site in _ADDRESS.finditer(text, first.end(), _LONGEST_BYLINE):
        found = dateline_of(text[site.start() :], pack)
        if found and found.domain and text[site.start() : site.start() + found.end].rstrip()[-1:] in "-–—|:":
            return site.start()
    return 0
