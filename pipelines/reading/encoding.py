"""Bytes to text.

Belongs here: which encoding, and the repair of what a wrong one did. Does not belong here: any change to text that was right.

The order that measured best: byte order mark, strict UTF-8, UTF-8 with a few stray bytes, the encoding that the page or its
transport declares, then resiliparse's detection (uchardet). ``repaired`` undoes what a wrong choice did before the file was
written ('kmÂ²'), by ftfy.fix_encoding, which alters only what can be shown to be UTF-8 once decoded wrongly.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 8192
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LATIN = re.compile(
    r"(?:cp|windows-)125[0247]|iso-?8859-(?:1|2|3|4|9|10|13|14|15|16)|mac-?(?:roman|centraleurope|ce)", re.I
)
# A letter that is the first byte of a character of UTF-8 read as windows-1252 or ISO-8859-1, and one that is its second
_MISREAD = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")


class UnknownEncodingError(ValueError):
    """No encoding makes text of the bytes."""


def marked_encoding(head: bytes) -> tuple[str | None, int]:
    """The encoding that the opening bytes show beyond doubt, and how many of them are a byte order mark; None, 0 if none.

    UTF-16 without a mark is told by the zero in every other byte of text in Latin letters.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    sample = head[: _SAMPLE - _SAMPLE % 2]
    if len(sample) >= 4 and b"\0" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        half = len(sample) // 2
        if odd > 0.7 * half and even <= 0.02 * half:
            return "utf-16-le", 0
        if even > 0.7 * half and odd <= 0.02 * half:
            return "utf-16-be", 0
    return None, 0


def is_binary(head: bytes) -> bool:
    """Whether the opening bytes are no text: over 2 % control characters, over 0.1 % zeros, outside UTF-16 and UTF-32."""
    sample = head[:_SAMPLE]
    if marked_encoding(sample)[0] is not None:
        return False
    if sample.count(0) > 0.001 * len(sample):
        return True
    return len(sample) - len(sample.translate(None, _CONTROL)) > 0.02 * len(sample)


def decode(data: bytes, declared: str | None = None) -> str:
    """The bytes as text, newlines as they stand, without the byte order mark.

    ``declared`` is what the transport says; what an HTML head says is looked up here. Raises UnknownEncodingError.
    """
    marked, skip = marked_encoding(data)
    if marked not in (None, "utf-8"):
        return _checked(data[skip:].decode(marked or "", "replace"), f"it opens like {marked}")
    data = data[skip:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        failed = error
    if _is_nearly_utf8(data, failed):
        return data.decode("utf-8", "replace")
    for name in (declared, _declared_in(data)):
        text = _decode_strictly(data, name)
        if text is not None:
            return _repaired(text)
    return _repaired(_detected(data))


def _is_nearly_utf8(data: bytes, failed: UnicodeDecodeError) -> bool:
    """A few stray bytes in UTF-8, or a sequence cut at the very end."""
    well_formed = _MULTIBYTE.findall(data)
    if failed.reason == "unexpected end of data" and failed.end >= len(data):
        return bool(well_formed)
    stray = len(_MULTIBYTE.sub(b"", data).translate(None, bytes(range(128))))
    return len(well_formed) >= 4 * stray


def _declared_in(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:4096]) or _XML_ENCODING.search(data[:400])
    return found[1].decode("ascii") if found else None


def _decode_strictly(data: bytes, name: str | None) -> str | None:
    """Text by a declared encoding, mapped as browsers map it (ISO-8859-1 means windows-1252); None where it does not fit."""
    if not name:
        return None
    from resiliparse.parse.encoding import map_encoding_to_html5

    mapped = map_encoding_to_html5(name, fallback_utf8=False)
    if not mapped:
        return None
    try:
        return data.decode(mapped)
    except (UnicodeDecodeError, LookupError):
        return None


def legacy_encoding(head: bytes) -> str | None:
    """What the opening bytes of a file of records are in, if it is not UTF-8: a line alone is too short to tell."""
    try:
        head[: head.rfind(b"\n") + 1].decode("utf-8")
    except UnicodeDecodeError as error:
        return None if _is_nearly_utf8(head, error) else _guess(head)
    return None


def _guess(data: bytes) -> str | None:
    """The encoding that resiliparse detects; windows-1252 for any of one byte in Latin letters, as browsers assume.

    Detection cannot tell those apart where little but quotation marks and dashes is not ASCII, and windows-1252 is what the
    Encoding Standard makes the fallback for all languages but those with an encoding of their own.
    """
    from resiliparse.parse.encoding import detect_encoding

    name = detect_encoding(data, html5_compatible=False)
    if name and _LATIN.fullmatch(name):
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            return name
        return "cp1252"
    return name


def _detected(data: bytes) -> str:
    name = _guess(data)
    if not name:
        raise UnknownEncodingError("it is not valid UTF-8, declares no encoding that fits, and none could be detected")
    try:
        text = data.decode(name, "replace")
    except LookupError:
        raise UnknownEncodingError(f"it looks like {name}, which cannot be decoded here") from None
    return _checked(text, f"it looks like {name}")


def _checked(text: str, guess: str) -> str:
    """The text if it reads like one: under 1 % of it lost, control or unassigned, under a fifth symbols."""
    sample = text[:20_000]
    kinds = [unicodedata.category(c) for c in sample if c not in "\t\n\r\v\f"]
    broken = sum(kind in ("Cc", "Cn", "Co", "Cs") for kind in kinds) + sample.count("\ufffd")
    symbols = sum(kind in ("So", "Sm", "Sk", "Sc", "No") for kind in kinds)
    if broken > 0.01 * len(sample) or symbols > 0.2 * len(sample):
        raise UnknownEncodingError(f"{guess}, but does not decode to text so")
    return text


def repaired(text: str) -> str:
    """The text with UTF-8 that was once read as windows-1252 or the like read right; unchanged where that cannot be shown."""
    # nearly every page ends here: each letter that _MISREAD opens with is written with this byte in UTF-8
    if text.isascii() or b"\xc3" not in text.encode("utf-8", "surrogatepass"):
        return text
    return _repaired(text) if _MISREAD.search(text) else text


def _repaired(text: str) -> str:
    if text.isascii():
        return text
    import ftfy

    return ftfy.fix_encoding(text)
