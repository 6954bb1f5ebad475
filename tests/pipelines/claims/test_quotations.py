"""Quotations: every kind of mark, every order of quotation, cue and source."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


def test_a_quotation_before_its_cue_keeps_the_frame_comma_outside() -> None:
    claim = only('"Jembatan itu aman," kata Ratna Dewi kepada wartawan, Rabu (5/3).')
    assert (claim.kind, claim.content, claim.cue, claim.cue_lemma) == ("direct", "Jembatan itu aman", "kata", "kata")
    assert (claim.source, claim.speaker, claim.speaker_id) == ("Ratna Dewi", "Ratna Dewi", "per:ratna-dewi")
    assert (claim.addressee, claim.stance, claim.speaker_resolution) == ("wartawan", "assert", "name")


def test_a_quotation_after_its_cue_keeps_its_own_full_stop() -> None:
    claim = only('Ratna Dewi mengatakan kepada Gunadi, "Jembatan itu aman."')
    assert (claim.content, claim.cue, claim.source) == ("Jembatan itu aman.", "mengatakan", "Ratna Dewi")
    assert (claim.addressee, claim.addressee_id) == ("Gunadi", "per:gunadi")


@pytest.mark.parametrize(
    "quoted",
    ['"{}"', "“{}”", '“{}"', '"{}”', "”{}”", "‘{}’", "'{}'", "«{}»", "„{}“"],
)
def test_any_pair_of_marks_quotes(quoted: str) -> None:
    claim = only(quoted.format("Jembatan itu sudah aman,") + " kata Ratna Dewi.")
    assert (claim.content, claim.kind, claim.speaker) == ("Jembatan itu sudah aman", "direct", "Ratna Dewi")


def test_an_exclamation_mark_and_a_question_mark_belong_to_what_is_said() -> None:
    assert only('"Awas jembatan itu!" teriak Gunadi.').content == "Awas jembatan itu!"
    assert only('"Kapan jembatan itu dibuka?" tanya Gunadi.').stance == "ask"


def test_pieces_round_the_cue_are_one_claim() -> None:
    claim = only('"Jembatan itu aman," kata Ratna Dewi, "dan boleh dilalui truk."')
    assert claim.content == "Jembatan itu aman dan boleh dilalui truk."
    assert len(claim.pieces) == 2


def test_a_quotation_that_follows_in_the_paragraph_is_a_piece_of_the_same_claim() -> None:
    claim = only('"Jembatan itu aman," kata Ratna Dewi. "Truk boleh lewat mulai besok."')
    assert claim.content == "Jembatan itu aman Truk boleh lewat mulai besok."


def test_a_quotation_alone_in_the_next_paragraph_is_a_claim_of_the_same_speaker_without_a_cue() -> None:
    first, second = attributed('"Jembatan itu aman," kata Ratna Dewi.\n\n"Truk boleh lewat mulai besok pagi."')
    assert (second.cue, second.source, second.speaker) == (None, None, "Ratna Dewi")
    assert (second.speaker_resolution, second.rule) == ("carried", "quote_alone")
    assert second.confidence < first.confidence


def test_a_cue_with_the_pronoun_speaks_for_the_speaker_before() -> None:
    _, second = attributed('"Jembatan itu aman," kata Ratna Dewi.\n\n"Truk boleh lewat besok," ujarnya.')
    assert (second.cue, second.source, second.speaker) == ("ujarnya", "ujarnya", "Ratna Dewi")
    assert second.speaker_resolution == "pronoun"


def test_a_colon_needs_no_verb() -> None:
    claim = only('Ratna Dewi menandatangani prasasti jembatan itu: "Untuk anak cucu kami semua."')
    assert (claim.cue, claim.speaker, claim.rule) == (None, "Ratna Dewi", "colon")


def test_a_source_and_an_active_verb_may_follow_the_quotation() -> None:
    claim = only('"Jembatan itu aman," Ratna Dewi menegaskan.')
    assert (claim.source, claim.cue, claim.content) == ("Ratna Dewi", "menegaskan", "Jembatan itu aman")


def test_a_verb_that_no_seed_knows_attributes_after_a_quotation() -> None:
    claim = only('"Jembatan itu aman," sergah Ratna Dewi.')
    assert (claim.cue, claim.speaker, claim.rule) == ("sergah", "Ratna Dewi", "quote_word")


def test_words_marked_inside_a_clause_make_it_mixed_and_keep_their_marks() -> None:
    claim = only('Ratna Dewi menyebut jembatan itu dibangun dengan "semangat gotong royong".')
    assert claim.kind == "mixed"
    assert claim.content == 'jembatan itu dibangun dengan "semangat gotong royong"'


@pytest.mark.parametrize(
    "text",
    [
        'Warga menjuluki jembatan itu "si tua" sejak lama.',
        'Hartono membaca novel "Laut Biru" di teras rumahnya.',
        '"Laut Biru" adalah novel yang terbit tahun lalu.',
        '"Ya," kata Ratna Dewi.',
        '"Jembatan itu sudah tua dan rapuh."',
    ],
)
def test_marked_names_words_and_asides_make_no_claim(text: str) -> None:
    assert attributed(text) == []


def test_a_quotation_inside_a_quotation_belongs_to_the_outer_one() -> None:
    claim = only("\"Saya bilang 'tutup saja jembatan itu' kepada mandor,\" kata Ratna Dewi.")
    assert claim.content == "Saya bilang 'tutup saja jembatan itu' kepada mandor"


def test_a_quotation_without_its_closing_mark_ends_before_the_cue() -> None:
    claim = only('"Jembatan itu aman, kata Ratna Dewi.')
    assert (claim.content, claim.speaker) == ("Jembatan itu aman", "Ratna Dewi")


def test_a_quotation_over_paragraphs_is_one_claim_of_the_source_named_before() -> None:
    claim = only('Ratna Dewi mengatakan, "Jembatan itu sudah aman dilalui.\n\n"Truk pun boleh lewat mulai besok pagi."')
    assert claim.content == "Jembatan itu sudah aman dilalui. Truk pun boleh lewat mulai besok pagi."
    assert (claim.speaker, len(claim.pieces)) == ("Ratna Dewi", 2)


def test_a_quotation_over_paragraphs_is_one_claim_of_the_source_named_after() -> None:
    text = '"Jembatan itu sudah aman dilalui.\n\nTruk pun boleh lewat mulai besok pagi," kata Ratna Dewi.'
    claim = only(text)
    assert claim.content == "Jembatan itu sudah aman dilalui. Truk pun boleh lewat mulai besok pagi"
    assert (claim.speaker, claim.cue, len(claim.pieces)) == ("Ratna Dewi", "kata", 2)


def test_the_subject_of_the_sentence_before_speaks_where_a_cue_has_the_pronoun() -> None:
    text = 'Gunadi mengatakan jembatan itu aman.\n\nRatna Dewi menyambut baik kabar tersebut. "Ini kabar gembira," ujarnya.'
    assert [c.speaker for c in attributed(text)] == ["Gunadi", "Ratna Dewi"]


def test_a_quotation_that_lost_its_opening_mark_begins_with_its_paragraph() -> None:
    claim = only("Pasar dibuka pagi.\n\nJembatan itu aman,” kata Ratna Dewi.")
    assert (claim.content, claim.speaker) == ("Jembatan itu aman", "Ratna Dewi")


def test_a_word_alone_before_its_cue_is_the_first_piece() -> None:
    claim = only('"Kami," kata Ratna Dewi, "belum makan."')
    assert (claim.kind, claim.content, len(claim.pieces)) == ("direct", "Kami belum makan.", 2)
