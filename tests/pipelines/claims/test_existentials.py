"""Sentences that tell that there is somebody who says something."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Ada yang mengatakan bahwa jembatan itu angker.", None, "jembatan itu angker"),
        ("Namun, ada juga yang menilai jembatan itu terlalu sempit.", None, "jembatan itu terlalu sempit"),
        ("Banyak warga yang menilai jembatan itu sempit.", "Banyak warga", "jembatan itu sempit"),
        ("Tak sedikit yang menyebut harga tiket terlalu mahal.", "Tak sedikit", "harga tiket terlalu mahal"),
        ("Ada pedagang yang mengaku belum menerima ganti rugi.", "pedagang", "belum menerima ganti rugi"),
        ("Banyak penumpang yang meminta agar loket dibuka lagi.", "Banyak penumpang", "agar loket dibuka lagi"),
    ],
)
def test_who_is_said_to_exist_speaks(text: str, source: str | None, content: str) -> None:
    claim = only(text)
    assert (claim.source, claim.speaker, claim.speaker_id, claim.content) == (source, source, None, content)


@pytest.mark.parametrize(
    "text",
    [
        "Tidak ada yang mengatakan jembatan itu rusak.",
        "Jika ada yang mengatakan pasar itu aman, warga akan pulang.",
        "Banyak warga yang melanjutkan perjalanan mereka ke kota.",
        "Banyak warga yang membenarkan kabar itu.",
        "Ada foto yang memperlihatkan jembatan itu roboh.",
    ],
)
def test_what_is_denied_supposed_or_no_saying_is_no_claim(text: str) -> None:
    assert attributed(text) == []


def test_somebody_else_who_exists_ends_what_the_first_says() -> None:
    first, second = attributed("Ada yang menilai jembatan itu aman, ada juga yang menyebut jembatan itu harus ditutup.")
    assert (first.content, second.content) == ("jembatan itu aman", "jembatan itu harus ditutup")


def test_a_number_of_people_with_a_verb_of_their_own_is_its_subject() -> None:
    claim = only("Banyak orang yang mengaku melihat kapal itu mengatakan lampunya padam.")
    assert (claim.cue, claim.content) == ("mengatakan", "lampunya padam")


def test_inside_what_somebody_says_they_are_no_speakers() -> None:
    claim = only("Menurut Ratna Dewi, banyak warga yang menilai jembatan itu sempit.")
    assert claim.speaker == "Ratna Dewi"
