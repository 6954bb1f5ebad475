"""The signs of HTML in a text.

Belongs here: telling markup from text that holds a stray tag. Does not belong here: other formats (recognition), parsing.
"""

from __future__ import annotations

import re

_BLOCK = rb"(?:p|div|h[1-6]|article|section|header|footer|main|nav|aside|ul|ol|table|form|center|hr)"
_ELEMENT = (
    rb"(?:"
    + _BLOCK
    + rb"|span|a|br|li|tr|td|img|figure|figcaption|strong|em|b|i|u|font|blockquote|iframe|script|style|input)"
)
_HTML_START = re.compile(
    rb"<(?:!doctype\s+html\b|!--|(?:html|head|body|meta|link|title|" + _BLOCK + rb")(?:\s[^<>]*)?/?>)", re.IGNORECASE
)
_BREAK = re.compile(rb"<(?:br|li|tr|blockquote|" + _BLOCK + rb")\b", re.IGNORECASE)
_TAG = re.compile(rb"</?" + _ELEMENT + rb"(?:\s[^<>]*)?/?>", re.IGNORECASE)


def opens_as_page(body: bytes) -> bool:
    """Whether a text without leading blanks opens with a page's head or with a block element."""
    return _HTML_START.match(body) is not None


def is_fragment(head: bytes) -> bool:
    """Three tags, and one in at least a third of the lines: a dump of a page's text may hold an embedded post's markup."""
    tagged = [len(_TAG.findall(line)) for line in head.splitlines() if line.strip()]
    return sum(tagged) >= 3 and sum(map(bool, tagged)) >= len(tagged) / 3


def has_breaks(head: bytes) -> bool:
    """Whether elements part the lines of a text; where none does, its newlines do."""
    return _BREAK.search(head) is not None
