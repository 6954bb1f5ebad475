"""Where the chain of a claim ends: what a story credits, what it credits for one claim, what it heard itself."""

from __future__ import annotations

from tests.pipelines.claims.invented import attributed, only, read

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


def test_behind_a_contact_the_outlet_reports_itself_but_for_those_whom_the_wire_quoted() -> None:
    text = (
        "Kapal itu kandas, dilansir Reuters.\n\nGunadi mengatakan semua penumpang selamat.\n\n"
        '"Muatannya sayur," tutur Hartono ketika dihubungi KabarSela.\n\nPemiliknya dikabarkan akan menjual kapal itu.\n\n'
        "Gunadi menambahkan, nakhoda masih diperiksa."
    )
    found = attributed(text, credited_sources=["Reuters"])
    assert [(c.speaker, c.origin, c.origin_evidence) for c in found] == [
        ("Reuters", *WIRE), ("Gunadi", *WIRE), ("Hartono", *OWN), (None, *OWN), ("Gunadi", *WIRE)
    ]  # fmt: skip


def test_a_statement_that_the_outlet_received_is_its_own() -> None:
    text = (
        "Kapal itu kandas, dilansir Reuters.\n\n"
        "Hartono mengatakan muatannya sayur, dalam keterangan tertulis yang diterima KabarSela."
    )
    found = attributed(text, credited_sources=["Reuters"])
    assert [(c.speaker, c.origin, c.origin_evidence) for c in found] == [("Reuters", *WIRE), ("Hartono", *OWN)]


def test_behind_what_the_outlet_saw_itself_it_reports_itself() -> None:
    text = (
        "Kapal itu kandas, dilansir Reuters.\n\nGunadi mengatakan semua penumpang selamat.\n\n"
        "Pantauan KabarSela, dermaga itu sepi.\n\nHartono mengatakan loket ditutup."
    )
    found = attributed(text, credited_sources=["Reuters"])
    assert [(c.origin, c.origin_evidence) for c in found if c.speaker in ("Gunadi", "Hartono")] == [WIRE, OWN]


def test_a_wire_cited_again_behind_a_contact_takes_over() -> None:
    text = (
        "Dikutip dari Reuters, kapal itu kandas.\n\nHartono mengatakan muatannya sayur saat dihubungi KabarSela.\n\n"
        "Dikutip dari AFP, kapal lain tiba.\n\nGunadi mengatakan dermaga penuh."
    )
    found = attributed(text, credited_sources=["Reuters", "AFP"])
    assert [c.origin for c in found] == ["Reuters", "kabarsela.example", "AFP", "AFP"]


def test_a_wire_that_closes_the_story_covers_what_follows_a_contact() -> None:
    text = (
        "Hartono mengatakan muatannya sayur saat dihubungi KabarSela.\n\nRatna Dewi mengatakan dermaga penuh.\n\n"
        "Gunadi mengatakan tarif tetap, demikian dilansir Reuters."
    )
    found = attributed(text, credited_sources=["Reuters"])
    assert [(c.origin, c.origin_evidence) for c in found] == [OWN, WIRE, ("Reuters", "via")]


def test_what_a_speaker_goes_on_to_say_is_from_whom_the_outlet_cited_for_the_first() -> None:
    text = (
        'Hartono mengatakan cuaca cerah.\n\n"Kami akan menang," kata Gunadi, dikutip dari ESPN.\n\n'
        '"Lawan juga kuat," lanjut Gunadi.\n\nRatna Dewi mengatakan tiket habis.\n\nNorwegia menyatakan siap.'
    )
    found = attributed(text, credited_sources=["ESPN"])
    assert [(c.speaker, c.origin_evidence) for c in found] == [
        ("Hartono", "outlet"), ("Gunadi", "via"), ("Gunadi", "credit"), ("Ratna Dewi", "outlet"), ("Norwegia", "outlet")
    ]  # fmt: skip
    assert found[2].origin == "ESPN"


def test_a_state_that_was_quoted_through_another_outlet_speaks_elsewhere_too() -> None:
    text = "Norwegia menyatakan siap membantu, dikutip dari ESPN.\n\nNorwegia membantah menutup pelabuhan."
    found = attributed(text, credited_sources=["ESPN"])
    assert [c.origin_evidence for c in found] == ["via", "outlet"]


def test_an_assertion_in_a_story_of_a_wire_is_the_wires() -> None:
    (claim,) = read("Sebanyak 212 penumpang menaiki kapal itu dari Surabaya.", credited_sources=["Reuters"])
    assert (claim.kind, claim.origin, claim.origin_evidence) == ("assertion", *WIRE)


def test_a_name_that_looks_like_a_short_weekday_is_a_name() -> None:
    assert only("Dilansir dari The Sun disebutkan jika seorang nelayan menemukan harta karun.").via == ["The Sun"]
