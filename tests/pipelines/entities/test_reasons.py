"""Why a mention is of its entity: one invented sentence for each reason."""

from __future__ import annotations

import pytest

from pipelines.records import TABLES
from tests.pipelines.entities.test_mentions import mentions

RATIH, SARWO = "per:ratih-palupi", "per:sarwo-danu"

# Each case: the reason, a text, a surface in it, the entity that the last such mention is of.
REASONS = [
    ("name", "Bupati Ratih Palupi hadir.", "Ratih Palupi", RATIH),
    ("name", "Bupati Nuraini Palupi hadir. Menurut Nur'aini Palupi, air surut.", "Nur'aini Palupi", "per:nuraini-palupi"),
    ("spelling", "Bupati Sarwo Whisnudarma hadir. Menurut Sarwo Wisnudarma, air surut.", "Sarwo Wisnudarma",
     "per:sarwo-whisnudarma"),
    ("expanded", "Hal itu dibenarkan Polda Sumut.", "Polda Sumut", "org:polda-sumatera-utara"),
    ("lexicon", "Rombongan itu tiba di Korut.", "Korut", "loc:korea-utara"),
    ("abbreviation", "Lembaga Bahasa Nusantara (LBN) menolak. Menurut LBN, buku itu langka.", "LBN",
     "org:lembaga-bahasa-nusantara"),
    ("nickname", "Bupati Ratih Palupi hadir. Perempuan yang akrab disapa Utinda itu tertawa.", "Utinda", RATIH),
    ("short_name", "Bupati Ratih Palupi hadir. Menurut Ratih, air surut.", "Ratih", RATIH),
    ("short_name", "Dewan Keamanan PBB bersidang. Dewan Keamanan menolak.", "Dewan Keamanan", "org:dewan-keamanan-pbb"),
    ("title", "Presiden Rusia Sarwo Danu tiba. Warga menyambut presiden Rusia itu di bandara.", "presiden Rusia itu", SARWO),
    ("nearest", "Warga bertemu Sarwo Danu. Mereka menyambut presiden Rusia itu di bandara.", "presiden Rusia itu", SARWO),
    ("antecedent", "Bupati Ratih Palupi hadir. Ia lalu pulang.", "Ia", RATIH),
    ("antecedent", "Polda Bali menyatakan pihaknya akan menyelidiki.", "pihaknya", "org:polda-bali"),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "surface", "entity"), REASONS, ids=lambda v: v.replace(" ", "-")[:30])
def test_a_mention_says_why_it_is_of_its_entity(reason: str, text: str, surface: str, entity: str) -> None:
    last = [m for m in mentions(text) if m.surface == surface][-1]
    assert (last.entity_id, last.reason) == (entity, reason)


def test_every_reason_has_its_sentence() -> None:
    assert {reason for reason, *_ in REASONS} == set(TABLES["mentions"].column("reason").vocabulary)


def test_who_is_left_open_has_no_reason() -> None:
    text = 'Camat Ratih Palupi tiba. "Dia sakit," kata Bupati Sarwo Danu.'
    assert [(m.entity_id, m.reason) for m in mentions(text) if m.kind == "pronoun"] == [(None, None)]
