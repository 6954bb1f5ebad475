"""Mentions in invented sentences, one fact of Indonesian names a test."""

from __future__ import annotations

from pipelines import entities, language
from pipelines.records import Article, Mention

PACK = language.load("id")


def article(text: str, article_id: str = "0" * 16) -> Article:
    return Article(
        article_id=article_id, batch="b", source_path="p", record=0, url=None, outlet="kabar.example", outlet_name=None,
        headline=None, deck=None, authors=[], published_at=None, published_precision=None, modified_at=None, dateline=None,
        language="id", credited_sources=[], text=text, word_count=max(1, len(text.split())),
    )  # fmt: skip


def mentions(text: str) -> list[Mention]:
    found = entities.find_mentions(article(text), language.split_sentences("0" * 16, text, PACK), PACK)
    assert all(text[m.start : m.end] == m.surface for m in found)
    return found


def names(text: str) -> list[tuple[str, str]]:
    return [(m.type, m.surface) for m in mentions(text) if m.kind == "name"]


def test_a_title_stands_apart_from_the_name_and_its_country_is_a_mention() -> None:
    found = mentions("Kunjungan itu dihadiri Presiden Rusia Oleg Voronin pada Rabu.")
    assert [(m.type, m.surface, m.title) for m in found] == [
        ("LOC", "Rusia", None),
        ("PER", "Oleg Voronin", "Presiden Rusia"),
    ]


def test_an_apposition_gives_its_title_to_the_person_before_it() -> None:
    found = mentions("Hal itu dibantah Oleg Voronin, juru bicara Kremlin, kemarin.")
    assert [(m.type, m.surface, m.title) for m in found] == [
        ("PER", "Oleg Voronin", "juru bicara Kremlin"),
        ("ORG", "Kremlin", None),
    ]


def test_a_short_name_means_the_full_name_of_the_document() -> None:
    found = mentions("Hal itu disampaikan Bupati Sarwo Danu. Menurut Sarwo, jalan itu rusak. Danu lalu pulang.")
    assert [m.entity_id for m in found] == ["per:sarwo-danu"] * 3


def test_an_abbreviation_in_parentheses_is_taught_to_its_document() -> None:
    text = "Lembaga Bahasa Nusantara (LBN) menolak. Ketua LBN Ratih Palupi hadir."
    found = mentions(text)
    assert {m.entity_id for m in found if m.surface in ("LBN", "Lembaga Bahasa Nusantara")} == {
        "org:lembaga-bahasa-nusantara"
    }


def test_variants_of_a_place_are_one_entity() -> None:
    found = mentions("Delegasi tiba di Cina, lalu Tiongkok mengundang China ke Moskwa dan Moskow.")
    assert [m.entity_id for m in found] == ["loc:china"] * 3 + ["loc:moskow"] * 2


def test_common_words_that_open_a_sentence_are_no_names() -> None:
    assert names("Namun hujan turun. Selain itu, warga mengungsi. Pemerintah menunggu. Senin pagi hujan reda.") == []


def test_names_joined_by_a_hyphen_are_two() -> None:
    assert names("Hubungan Korea-Rusia membaik.") == [("LOC", "Korea"), ("LOC", "Rusia")]
