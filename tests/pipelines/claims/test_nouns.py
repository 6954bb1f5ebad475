"""Nouns of what is said that have a clause of their own."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content", "stance"),
    [
        (
            "Warga menyambut janji Ratna Dewi bahwa jembatan itu rampung tahun ini.",
            "janji",
            "Ratna Dewi",
            "jembatan itu rampung tahun ini",
            "commit",
        ),
        (
            "Menanggapi tudingan jaksa bahwa ia menerima suap, Hartono tersenyum.",
            "tudingan",
            "jaksa",
            "ia menerima suap",
            "assert",
        ),
        (
            "Pernyataan resmi Dinas Pasar bahwa kios itu akan dibuka lagi disambut pedagang.",
            "Pernyataan",
            "Dinas Pasar",
            "kios itu akan dibuka lagi",
            "assert",
        ),
        (
            "Ratna Dewi mengulangi bantahannya bahwa jembatan itu dibangun tanpa izin.",
            "bantahannya",
            "Ratna Dewi",
            "jembatan itu dibangun tanpa izin",
            "deny",
        ),
        (
            "Para nelayan menyuarakan kekhawatiran bahwa tanggul itu akan jebol.",
            "kekhawatiran",
            "Para nelayan",
            "tanggul itu akan jebol",
            "feel",
        ),
        ("Foto itu memicu rumor bahwa Gunadi mundur.", "rumor", None, "Gunadi mundur", "assert"),
        ("Foto itu memicu spekulasi bahwa Gunadi sudah mundur.", "spekulasi", None, "Gunadi sudah mundur", "assert"),
        ("Foto itu memicu spekulasi bahwa Gunadi akan mundur.", "spekulasi", None, "Gunadi akan mundur", "predict"),
    ],
)
def test_a_noun_of_what_is_said_tells_whose_words_its_clause_is(
    text: str, cue: str, speaker: str | None, content: str, stance: str
) -> None:
    claim = only(text)
    assert (claim.rule, claim.cue, claim.speaker, claim.content, claim.stance) == (
        "said_noun",
        cue,
        speaker,
        content,
        stance,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Foto itu menjadi bukti bahwa jembatan itu tua.",
        "Gunadi menghadapi tudingan bahwa jembatan itu dibangun tanpa izin.",
        "Kekhawatiran warga bahwa tanggul itu jebol makin besar.",
        "Belum ada laporan bahwa jembatan itu retak.",
        "Foto itu tidak memicu rumor bahwa Gunadi mundur.",
    ],
)
def test_where_nobody_is_known_to_say_it_or_its_end_is_not_seen_there_is_no_claim(text: str) -> None:
    assert attributed(text) == []


def test_a_verb_that_has_the_noun_as_its_object_says_it_itself_and_takes_its_stance() -> None:
    claim = only("Ratna Dewi menyampaikan keyakinan besar bahwa jembatan itu rampung tahun ini.")
    assert (claim.rule, claim.cue, claim.stance) == ("complement", "menyampaikan", "feel")
    claim = only("Ratna Dewi membantah tudingan bahwa jembatan itu dibangun tanpa izin.")
    assert (claim.cue, claim.stance) == ("membantah", "deny")


def test_a_noun_inside_what_somebody_says_makes_no_claim_of_its_own() -> None:
    claim = only("Ratna Dewi mengatakan janji Gunadi bahwa pasar itu dibuka lagi belum ditepati.")
    assert claim.speaker == "Ratna Dewi"
