"""Where the chain of a claim ends: what a story credits, what it credits for one claim, what it heard itself."""

from __future__ import annotations

from tests.pipelines.claims.invented import attributed, read

OWN = ("kabarsela.example", "outlet")
WIRE = ("Reuters", "credit")


def test_who_told_the_outlet_itself_is_its_own_source_in_the_whole_story() -> None:
    text = (
        "Kapal itu tiba, dilansir Reuters.\n\nGunadi mengatakan muatan kapal itu utuh.\n\n"
        "Ratna Dewi mengatakan pasar dibuka lusa.\n\nRatna juga menjelaskan tarif tetap, saat dihubungi KabarSela."
    )
    found = attributed(text, credited_sources=["Reuters"])
    origins = {(c.speaker, c.origin, c.origin_evidence) for c in found}
    assert origins == {("Reuters", *WIRE), ("Gunadi", *WIRE), ("Ratna Dewi", *OWN)}


def test_a_news_organisation_named_late_covers_its_own_claim_alone() -> None:
    text = (
        "Ratna Dewi mengatakan pasar dibuka lusa dan seluruh pedagang lama sudah mendaftar ulang sejak pekan lalu.\n\n"
        "Gunadi mengatakan tarif sewa kios di lantai dasar tetap.\n\nSementara itu, Reuters melaporkan harga gandum naik.\n\n"
        "Menurut Gunadi, kabar itu tidak berpengaruh."
    )
    found = attributed(text, credited_sources=["Reuters"])
    assert [(c.origin, c.origin_evidence) for c in found] == [OWN, OWN, WIRE, OWN]


def test_a_closing_citation_covers_the_whole_story() -> None:
    text = (
        "Ratna Dewi mengatakan pasar dibuka lusa dan seluruh pedagang lama sudah mendaftar ulang sejak pekan lalu.\n\n"
        "Gunadi mengatakan tarif tetap, demikian dilansir Reuters."
    )
    first = attributed(text, credited_sources=["Reuters"])[0]
    assert (first.origin, first.origin_evidence) == WIRE


def test_a_scene_in_the_place_of_the_dateline_is_the_outlets_own() -> None:
    text = (
        "Dikutip dari Reuters, kapal itu kandas.\n\nGunadi mengatakan semua penumpang kapal itu sudah turun ke darat.\n\n"
        "Di Surabaya, Ratna Dewi mengatakan loket dibuka sampai malam."
    )
    found = attributed(text, credited_sources=["Reuters"], dateline="Surabaya")
    assert [(c.origin, c.origin_evidence) for c in found] == [WIRE, WIRE, OWN]


def test_an_assertion_in_a_story_of_a_wire_is_the_wires() -> None:
    (claim,) = read("Sebanyak 212 penumpang menaiki kapal itu dari Surabaya.", credited_sources=["Reuters"])
    assert (claim.kind, claim.origin, claim.origin_evidence) == ("assertion", *WIRE)
