"""Offers, acceptances, thanks, warnings, decisions, refusals of what is said."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        (
            "Norwegia menawarkan bantuan senilai 50 juta euro.",
            "menawarkan",
            "bantuan senilai 50 juta euro",
            "commit",
        ),
        (
            "Gunadi menerima undangan Hartono untuk berkunjung ke pasar itu.",
            "menerima",
            "undangan Hartono untuk berkunjung ke pasar itu",
            "commit",
        ),
        (
            "Gunadi berterima kasih kepada para suporter atas dukungan mereka.",
            "berterima kasih",
            "atas dukungan mereka",
            "feel",
        ),
        (
            "Dinas Pasar memperingatkan gelombang setinggi empat meter di teluk itu.",
            "memperingatkan",
            "gelombang setinggi empat meter di teluk itu",
            "assert",
        ),
        (
            "Ratna Dewi menolak tuduhan bahwa ia menghalangi penyidikan.",
            "menolak tuduhan",
            "ia menghalangi penyidikan",
            "deny",
        ),
        ("Balai Kota memutuskan bahwa gugatan itu gugur.", "memutuskan", "gugatan itu gugur", "assert"),
        ("Ratna Dewi meminta warga mengungsi.", "meminta", "mengungsi", "ask"),
        ("Para nelayan mengeluh solar langka sejak lama.", "mengeluh", "solar langka sejak lama", "assert"),
        ('Ratna Dewi menyebut aturan itu "salah arah".', "menyebut", 'aturan itu "salah arah"', "assert"),
        (
            "Majelis hakim menyatakan Hartono bersalah dan menjatuhkan hukuman dua tahun penjara.",
            "menyatakan",
            "Hartono bersalah",
            "assert",
        ),
    ],
)
def test_verbs_that_do_what_they_say_take_it_as_content(text: str, cue: str, content: str, stance: str) -> None:
    claim = only(text)
    assert (claim.cue, claim.content, claim.stance) == (cue, content, stance)


@pytest.mark.parametrize(
    "text",
    [
        "Ponsel Gunadi menawarkan layar besar yang menampilkan warna cerah.",
        "Gunadi menerima undangan dari balai kota.",
        "Gunadi menyerahkan bantuan sepenuhnya gratis untuk warga.",
        "Gunadi menyerahkan beras kepada warga.",
        "Undangan itu tidak diterima oleh Gunadi.",
        "Surat itu diterima oleh Gunadi.",
        "Keduanya bersulang sambil tertawa.",
        "Gunadi menerima uang dari Hartono untuk membeli kios.",
        "Jemaah berterima kasih kepada petugas yang memberi layanan baik.",
        'Gunadi menyebut lagu "Kasih Ibu".',
    ],
)
def test_a_product_a_mere_thing_or_a_title_is_nothing_said(text: str) -> None:
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("Gunadi menerima tawaran itu saat mereka bertemu untuk kerja sama.", "menerima", "tawaran itu", "commit"),
        (
            "Gunadi menerima undangan warga tersebut dengan senang hati.",
            "menerima",
            "undangan warga tersebut",
            "commit",
        ),
        ("Undangan itu ternyata disambut baik oleh Gunadi.", "disambut baik", "Undangan itu", "commit"),
        ("Tawaran tersebut pun diterima Gunadi.", "diterima", "Tawaran tersebut", "commit"),
        (
            "Gunadi menyerahkan penyelidikan itu sepenuhnya kepada polisi.",
            "menyerahkan",
            "penyelidikan itu sepenuhnya kepada polisi",
            "assert",
        ),
        (
            "Gunadi bersulang dengan segelas teh untuk kesehatan Hartono dan persahabatan kedua desa.",
            "bersulang",
            "untuk kesehatan Hartono dan persahabatan kedua desa",
            "feel",
        ),
    ],
)
def test_acceptances_entrustings_and_toasts_are_said_by_their_subject_or_agent(
    text: str, cue: str, content: str, stance: str
) -> None:
    claim = only(text)
    assert (claim.cue, claim.content, claim.stance, claim.speaker) == (cue, content, stance, "Gunadi")


def test_a_thing_in_a_title_is_nobody_who_is_asked() -> None:
    claim = only("Ratna meminta pelayanan publik ditingkatkan.")
    assert (claim.addressee, claim.content) == (None, "pelayanan publik ditingkatkan")
