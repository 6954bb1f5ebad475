"""Pronouns and roles in invented sentences."""

from __future__ import annotations

from tests.pipelines.entities.test_mentions import mentions

SARWO, RATIH = "per:sarwo-danu", "per:ratih-palupi"


def meant(text: str, kind: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.entity_id) for m in mentions(text) if m.kind == kind]


def test_a_pronoun_means_the_subject_of_the_sentence_before_and_not_the_object_of_a_preposition() -> None:
    text = "Bupati Sarwo Danu bertemu dengan Camat Ratih Palupi. Ia lalu pulang."
    assert meant(text, "pronoun") == [("Ia", SARWO)]


def test_the_suffix_of_a_reporting_word_means_the_last_speaker() -> None:
    text = '"Jalan rusak," kata Bupati Sarwo Danu kepada Camat Ratih Palupi. "Kami perbaiki," ujarnya.'
    assert meant(text, "pronoun") == [("nya", SARWO)]


def test_a_suffix_of_other_words_is_no_mention() -> None:
    assert meant("Bupati Sarwo Danu menjual rumahnya.", "pronoun") == []


def test_a_pronoun_inside_quotation_marks_is_left_open() -> None:
    assert meant('Camat Ratih Palupi tiba. "Dia sakit," kata Bupati Sarwo Danu.', "pronoun") == [("Dia", None)]


def test_a_pronoun_without_a_person_before_it_is_left_open() -> None:
    assert meant("Hujan turun. Ia lalu pulang.", "pronoun") == [("Ia", None)]


def test_a_role_with_a_demonstrative_means_the_one_who_bears_the_title() -> None:
    text = "Presiden Rusia Sarwo Danu tiba. Camat Ratih Palupi menyambut presiden Rusia itu di bandara."
    assert meant(text, "nominal") == [("presiden Rusia itu", SARWO)]


def test_a_title_that_stands_alone_means_its_bearer() -> None:
    text = "Bupati Sarwo Danu tiba bersama Camat Ratih Palupi. Menurut Camat, jalan itu rusak."
    assert meant(text, "nominal") == [("Camat", RATIH)]


def test_a_role_of_two_bearers_is_left_open() -> None:
    text = "Bupati Sarwo Danu dan Bupati Ratih Palupi tiba. Jalan itu milik bupati itu."
    assert meant(text, "nominal") == [("bupati itu", None)]


def bodies(text: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.entity_id) for m in mentions(text) if m.kind == "nominal" and m.type == "ORG"]


def test_pihaknya_means_the_body_that_speaks_or_that_the_speaker_speaks_for() -> None:
    assert bodies("Polda Bali menyatakan pihaknya akan menyelidiki.") == [("pihaknya", "org:polda-bali")]
    known = "Hal itu dibantah Direktur Utama PT Sarik Bahari Ratih Palupi. Menurut dia, pihaknya sudah melapor."
    assert bodies(known) == [("pihaknya", "org:pt-sarik-bahari")]
    assert bodies("Menurut Ratih Palupi, pihaknya sudah melapor.") == [("pihaknya", None)]


def test_a_pronoun_that_opens_a_sentence_is_nobody_whom_the_sentence_then_names() -> None:
    text = "Bupati Sarwo Danu hadir. Camat Ratih Palupi tiba. Ia memuji Ratih Palupi. Menurutnya, Ratih Palupi rajin."
    assert meant(text, "pronoun") == [("Ia", SARWO), ("nya", SARWO)]


def test_a_role_is_the_same_wherever_its_bearer_is_said_to_be_from() -> None:
    text = "Pelatih Persik Sarwo Danu memuji Camat Ratih Palupi. Pelatih asal Kroasia itu lalu pulang."
    assert meant(text, "nominal") == [("Pelatih asal Kroasia itu", SARWO)]


def test_several_or_any_of_an_office_are_not_its_one_bearer() -> None:
    text = "Menteri Sarwo Danu tiba. Ketiga menteri tersebut bertemu. Semua menteri itu diundang."
    assert meant(text, "nominal") == [("menteri tersebut", None), ("menteri itu", None)]


def test_a_role_before_a_comma_and_a_name_is_that_persons() -> None:
    text = "Pembalap Yamaha Sarwo Danu tercepat. Pembalap Yamaha, Ratih Palupi punya pandangan lain."
    assert all(who != SARWO for surface, who in meant(text, "nominal"))
