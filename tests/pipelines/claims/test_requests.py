"""Passives of asking and verbs that judge: 'Warga diminta …', 'Norwegia mengecam serangan itu.'."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "addressee", "content"),
    [
        ("Warga diminta tidak panik.", "Warga", "tidak panik"),
        (
            "Masyarakat diimbau untuk selalu waspada terhadap banjir.",
            "Masyarakat",
            "untuk selalu waspada terhadap banjir",
        ),
        ("Untuk itu, para sopir disarankan menunda perjalanan.", "para sopir", "menunda perjalanan"),
    ],
    ids=["asked", "appealed", "advised"],
)
def test_who_is_asked_by_nobody_named_is_the_addressee(text: str, addressee: str, content: str) -> None:
    claim = only(text)
    assert (claim.addressee, claim.content, claim.stance) == (addressee, content, "ask")
    assert (claim.speaker, claim.source, claim.speaker_resolution) == (None, None, "none")


def test_the_agent_of_a_passive_request_is_who_asks() -> None:
    claim = only("Untuk itu, warga diminta oleh Ratna Dewi agar segera mengungsi.")
    assert (claim.speaker, claim.addressee, claim.content) == ("Ratna Dewi", "warga", "agar segera mengungsi")


@pytest.mark.parametrize(
    "text",
    [
        "Ratna Dewi siap hadir jika diminta Hartono.",
        "Anda diminta memasukkan kata sandi.",
        "Gunadi diminta keterangan di Balai Kota.",
        "Data yang diminta sudah dikirim ke Balai Kota.",
        "Warga tidak diminta membayar.",
        "Bantuan itu dapat diminta di Balai Kota.",
    ],
    ids=["condition", "reader", "thing", "relative", "not", "may"],
)
def test_a_condition_a_thing_asked_for_and_advice_to_the_reader_are_no_requests(text: str) -> None:
    assert attributed(text) == []


def test_what_is_hoped_of_a_thing_is_hearsay() -> None:
    claim = only("Jembatan itu diharapkan dapat menghidupkan pasar.")
    assert (claim.content, claim.rule) == ("Jembatan itu dapat menghidupkan pasar", "hearsay")
    assert (claim.stance, claim.speaker, claim.addressee) == ("feel", None, None)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norwegia mengecam serangan itu.", "serangan itu"),
        ("Norwegia mengecam keras serangan yang merusak jembatan itu.", "serangan yang merusak jembatan itu"),
        ("Ratna Dewi memuji penampilan Gunadi.", "penampilan Gunadi"),
        ("Ratna Dewi menyayangkan karena jembatan itu ditutup.", "jembatan itu ditutup"),
    ],
    ids=["thing", "adverb", "praise", "clause"],
)
def test_a_verb_that_judges_takes_the_thing_that_is_judged(text: str, content: str) -> None:
    assert only(text).content == content


def test_judging_as_a_means_or_in_a_relative_clause_is_no_claim_of_its_own() -> None:
    assert attributed("Ratna Dewi membuka rapat dengan memuji penampilan Gunadi.") == []
    assert attributed("Warga yang mengkritik kebijakan itu pulang.") == []


def test_verbs_coordinated_with_what_is_asked_are_asked_too() -> None:
    claim = only("Ratna Dewi menyarankan agar warga memakai kunci ganda dan memastikan pintu tertutup.")
    assert claim.content == "agar warga memakai kunci ganda dan memastikan pintu tertutup"
    first, second = attributed("Ratna Dewi meminta agar warga pulang dan menegaskan bahwa jembatan itu aman.")
    assert (first.content, second.content) == ("agar warga pulang", "jembatan itu aman")


@pytest.mark.parametrize(
    ("text", "addressee", "content"),
    [
        (
            "Gunadi memperingatkan para nelayan yang berpotensi menjadi korban untuk tidak melaut.",
            "para nelayan yang berpotensi menjadi korban",
            "untuk tidak melaut",
        ),
        (
            "Dinas Pasar meminta semua pedagang yang ada di kota itu harus membayar sewa.",
            "semua pedagang yang ada di kota itu",
            "harus membayar sewa",
        ),
        (
            "Gunadi meminta organisasi yang tak patuh aturan dicabut izinnya.",
            "organisasi yang tak patuh aturan",
            "dicabut izinnya",
        ),
        ("Gunadi meminta adanya pemeriksaan jembatan itu.", None, "adanya pemeriksaan jembatan itu"),
    ],
    ids=["warned", "modal", "undergoes", "presence"],
)
def test_what_is_asked_begins_behind_the_clause_that_tells_who_is_asked(
    text: str, addressee: str | None, content: str
) -> None:
    claim = only(text)
    assert (claim.addressee, claim.content, claim.stance) == (addressee, content, "ask")


def test_a_warning_of_something_has_no_part_of_the_appeal_behind_it() -> None:
    claim = only("Gunadi memperingatkan ancaman yang lebih luas dari banjir itu dan menyerukan penutupan pasar segera.")
    assert claim.content == "penutupan pasar segera"
