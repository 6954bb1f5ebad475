"""Attributions beside a clause that commas, marks or verbs do not set off."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Gejalanya mual dan pusing, kata Ratna Dewi.", "Gejalanya mual dan pusing"),
        ("Kita tunggu hasil pemeriksaan itu, ujar Ratna Dewi.", "Kita tunggu hasil pemeriksaan itu"),
        ("Biayanya sesuai pasal 1365, kata Ratna Dewi.", "Biayanya sesuai pasal 1365"),
    ],
)
def test_words_without_a_verb_are_said_where_the_cue_is_nothing_but_a_verb_of_saying(text: str, content: str) -> None:
    assert only(text).content == content


def test_a_noun_that_may_also_be_a_cue_needs_a_clause_beside_it() -> None:
    assert attributed("Untuk tahun lalu saja, nilai Dinas Pasar menembus 5 triliun.") == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Jembatan ini, kata Ratna Dewi, dalam waktu setahun sudah dilewati banyak orang.",
            "Jembatan ini dalam waktu setahun sudah dilewati banyak orang",
        ),
        ("Jembatan ini, lanjut Ratna Dewi mengharuskan truk memutar.", "Jembatan ini mengharuskan truk memutar"),
        ("Ratna Dewi pulang. Jembatan itu kata dia sudah rapuh.", "Jembatan itu sudah rapuh"),
        ("Ratna Dewi pulang. Padahal menurut dia jembatan itu sudah rapuh.", "jembatan itu sudah rapuh"),
    ],
    ids=["adjunct", "one comma", "no comma", "opening"],
)
def test_the_half_behind_the_speaker_is_said_too(text: str, pieces: str) -> None:
    claim = only(text)
    assert (claim.speaker, claim.content) == ("Ratna Dewi", pieces)


def test_the_next_verb_of_the_same_speaker_is_not_what_he_says() -> None:
    found = attributed("Ratna Dewi pulang. Lalu kata dia melanjutkan, jembatan itu sudah rapuh.")
    assert [c.content for c in found] == ["jembatan itu sudah rapuh"]


def test_somebody_named_by_what_he_does_may_follow_the_cue() -> None:
    claim = only("Jembatan itu lumpuh karena banjir, kata pengawas jembatan.")
    assert (claim.speaker, claim.content) == ("pengawas jembatan", "Jembatan itu lumpuh karena banjir")


def test_a_first_person_in_a_quotation_that_lost_its_marks_is_who_speaks() -> None:
    claim = only("Kami menegaskan truk dilarang lewat, ujar Ratna Dewi.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "Kami menegaskan truk dilarang lewat")


@pytest.mark.parametrize(
    ("closing", "cue", "speaker"),
    [
        ("demikian pernyataan resmi Dinas Pasar", "demikian", "Dinas Pasar"),
        ("begitu keterangan Dinas Pasar", "begitu", "Dinas Pasar"),
        ("demikian tertulis dalam surat edaran Dinas Pasar", "tertulis", "surat edaran Dinas Pasar"),
    ],
)
def test_a_closing_word_ties_a_quotation_to_the_words_of_a_body(closing: str, cue: str, speaker: str) -> None:
    claim = only(f'"Pasar itu tidak akan dibongkar," {closing}.')
    assert (claim.content, claim.cue, claim.speaker) == ("Pasar itu tidak akan dibongkar", cue, speaker)


def test_a_quotation_follows_the_one_according_to_whom_it_is() -> None:
    claim = only('Menurut Ratna Dewi, "Pasar itu tidak akan dibongkar."')
    assert (claim.kind, claim.cue, claim.speaker) == ("direct", "Menurut", "Ratna Dewi")


def test_as_somebody_said_needs_no_relative_word() -> None:
    claim = only("Seperti diungkapkan Ratna Dewi, jembatan itu pernah runtuh.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "jembatan itu pernah runtuh")


def test_a_quotation_of_one_word_is_the_first_piece_and_an_aside_still_tells_who_speaks() -> None:
    claim = only('"Jangan," kata Ratna Dewi. "Jembatan itu rapuh."')
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "Jangan Jembatan itu rapuh.")
    claim = only('"Iya," kata Ratna Dewi. "Jembatan itu rapuh."')
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "Jembatan itu rapuh.")


def test_a_root_before_a_conjunction_is_a_verb() -> None:
    claim = only("Ratna Dewi cerita kalau jembatan itu pernah runtuh.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "jembatan itu pernah runtuh")


def test_what_is_remarkable_is_no_subject() -> None:
    claim = only("Yang menarik, Ratna Dewi mengatakan bahwa jembatan itu dibangun tanpa paku.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "jembatan itu dibangun tanpa paku")


def test_the_name_behind_a_role_and_its_place_is_no_part_of_what_is_said() -> None:
    claim = only("Menurut kepala proyek di Gresik, Ratna Dewi, jembatan itu ditutup.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "jembatan itu ditutup")
    claim = only("Menurut Ratna Dewi, Gunadi menutup jembatan itu.")
    assert claim.content == "Gunadi menutup jembatan itu"
