"""Pages of an invented outlet around one invented story."""

from __future__ import annotations

import hashlib

from pipelines.cleaning import Cleaned, clean
from pipelines.reading import Document
from pipelines.reading.document import Form

HEADLINE = "Tiga Pabrik Ikan di Wanasari Ditutup Sementara"
STORY = [
    "WANASARI, KABARSELA.ID - Pemerintah Kabupaten Wanasari menutup sementara tiga pabrik pengolahan ikan, Selasa (14/5/2024).",
    "“Kami tidak ingin ada warga yang sakit, dua pekan itu cukup untuk memeriksa pipa,” kata Bupati Gunarto Halim di kantornya.",
    "Menurut dia, tim dari dinas lingkungan hidup menemukan dua pipa pabrik yang langsung mengarah ke muara.",
    "Nelayan setempat mengaku hasil tangkapan mereka turun hampir separuh dalam enam bulan terakhir.",
]


def document(text: str, form: Form = "text", url: str | None = None, **fields: str) -> Document:
    raw = text.encode()
    return Document(
        batch="uji", source_path="uji.txt", record=0, sha256=hashlib.sha256(raw).hexdigest(), size_bytes=len(raw), form=form,
        text=text, url=url, fields=fields,
    )  # fmt: skip


def cleaned(text: str, form: Form = "text", url: str | None = None, **fields: str) -> Cleaned:
    found = clean(document(text, form, url, **fields), ("id",))
    assert isinstance(found, Cleaned)
    return found


def page(*, head: str = "", below: str = "", foot: str = "", story: list[str] | None = None) -> str:
    """A tag-less dump: ``head`` stands above the headline, ``below`` between it and the story, ``foot`` after the story."""
    return "\n".join(["Beranda\nNusantara", head, HEADLINE, below, "\n\n".join(story or STORY), foot])


def labels(found: Cleaned) -> dict[str, str]:
    return {line.text: line.label for line in found.lines}
