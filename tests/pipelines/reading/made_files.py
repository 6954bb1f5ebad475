"""Raw files made for the tests of reading, in each format, with invented pages."""

import gzip
import hashlib
import io
import json
import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

from pipelines.reading import Document, read_batch
from pipelines.records import Rejected

PROSE = "Wali kota meresmikan jembatan baru di Sungai Lirih.\nIa berharap warga menjaganya.\n"
PAGE = (
    "<!DOCTYPE html><html><head><title>Jembatan</title></head><body><p>Wali kota meresmikan jembatan.</p></body></html>"
)
RECORDS = [
    {"url": "https://warta.example/1", "title": "Satu", "date": "2024-05-01", "author": "Rina", "text": "Isi satu."},
    {"url": "https://warta.example/2", "title": "Dua", "date": "2024-05-02", "author": "Budi", "text": "Isi dua."},
    {"url": "https://warta.example/3", "title": "Tiga", "date": "2024-05-03", "author": "Sari", "text": "Isi tiga."},
]
LINES = "".join(json.dumps(r) + "\n" for r in RECORDS)
TEXTS = [r["text"] for r in RECORDS]


def read(tmp_path: Path, content: bytes | str, name: str = "x") -> list[Document | Rejected]:
    file = tmp_path / "raw" / "b" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_batch(tmp_path / "raw", "b"))


def gzipped(content: bytes) -> bytes:
    """The same bytes at any moment: gzip's header would carry the time, and pytest makes a test's name from its bytes."""
    return gzip.compress(content, mtime=0)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name)  # of 1980, for the same reason
            entry.compress_type = method
            archive.writestr(entry, content)
    return packed.getvalue()


def warc_record(kind: str, url: str, block: bytes, content_type: str, date: str = "2024-05-01T03:04:05Z") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:{hashlib.md5(url.encode()).hexdigest()}>\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    url: str, body: bytes, mime: str = "text/html; charset=utf-8", status: str = "200 OK", extra: str = ""
) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{extra}\r\n".encode() + body
    return warc_record("response", url, answer, "application/http; msgtype=response")


def page(n: int) -> bytes:
    return PAGE.replace("jembatan", f"jembatan ke-{n}").encode()


WARC = (
    warc_record("warcinfo", "x", b"software: y\r\n", "application/warc-fields")
    + response("https://warta.example/1", page(1))
    + response("https://warta.example/logo.png", b"\x89PNG\r\n", "image/png")
    + response("https://warta.example/lama", page(7), status="404 Not Found")
    + response("https://warta.example/2", page(2))
)


def damaged(content: bytes, seed: int, wounds: int, scraps: Sequence[bytes] = ()) -> bytes:
    """``content`` with bytes changed, lost, put in (one of ``scraps``, or noise) and doubled, the same for the same ``seed``."""
    rng, found = random.Random(seed), bytearray(content)
    for _ in range(wounds):
        at = rng.randrange(len(found) + 1)
        match rng.randrange(4):
            case 0:
                found[at : at + 1] = rng.randbytes(1)
            case 1:
                del found[at : at + rng.randrange(60)]
            case 2:
                found[at:at] = rng.choice(scraps) if scraps else rng.randbytes(rng.randrange(9))
            case _:
                found[at:at] = found[max(at - 200, 0) : at]
    return bytes(found)
