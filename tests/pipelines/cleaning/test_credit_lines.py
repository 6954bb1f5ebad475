"""The lines beside a story, and the ends of lines, that name its source."""

from __future__ import annotations

import pytest

from pipelines.cleaning.credits import credited
from pipelines.language import load
from tests.pipelines.cleaning.invented import STORY, cleaned, page

DATE = "Rabu, 15 Mei 2024 10:22 WIB"


@pytest.mark.parametrize(
    "end",
    [
        " [Antara]",
        " (ANTARA/Reuters)",
        "\n\nrk/bl (Antara, AFP)",
        "\n\nrk/bl (antara, afp)",
        "\n\n(antara/rkm)",
        " Ikuti Whatsapp Channel Kabarsela sumber : Antara",
    ],
)
def test_the_wire_named_after_the_last_sentence_is_credited(end: str) -> None:
    found = cleaned(page(below=DATE, story=[*STORY[:3], STORY[3] + end])).article
    assert found.credited_sources[0] == "Antara"
    assert found.text.endswith("enam bulan terakhir.")


@pytest.mark.parametrize("signed", [" (rkm/Surya)", " (Ria)", " (ap)"])
def test_a_writers_name_in_the_sign_off_is_no_credit(signed: str) -> None:
    found = cleaned(page(below=DATE, story=[*STORY[:3], STORY[3] + signed])).article
    assert found.credited_sources == []


def test_a_source_below_the_story_is_credited_past_pages_and_editor() -> None:
    foot = "Halaman:\n1\n2\nSelanjutnya\nEditor: Bayu Lesmana\nSumber: Antara\nTags\nlimbah"
    assert cleaned(page(below=DATE, foot=foot)).article.credited_sources == ["Antara"]


def test_a_wire_to_which_somebody_spoke_is_credited_behind_its_kind_too() -> None:
    said = "“Kami ingin air bersih,” kata Ratna kepada kantor berita AFP di halaman rumahnya siang itu."
    assert cleaned(page(below=DATE, story=[*STORY, said])).article.credited_sources == ["AFP"]


def credits_of(sentence: str) -> list[str]:
    return cleaned(page(below=DATE, story=[*STORY, sentence])).article.credited_sources


def test_a_name_ends_with_its_paragraph() -> None:
    story = "Hal itu sudah terjadi, seperti dikutip dari Motorlodan.net\n\nLebih jauh, Ratna diam saja."
    assert credited(story, [], None, load("id")) == ["Motorlodan.net"]


@pytest.mark.parametrize(
    "name",
    ["Petugas Pos Pengamatan Gunung Kelam", "Kepala Pos Pengamatan Gunung Kelam Burhan Lesmana", "Media"],
)
def test_people_and_a_noun_alone_are_no_news_organisation(name: str) -> None:
    assert credits_of(f"Menurut {name}, abu turun sejak pagi di tiga desa.") == []


def test_an_outlets_desk_is_the_outlet() -> None:
    assert credits_of("Seperti dihimpun Tim Regional Liputan6.com, abu turun sejak pagi di tiga desa.") == [
        "Liputan6.com"
    ]


def test_an_outlets_regional_edition_is_the_outlet() -> None:
    assert credits_of("Dikutip dari TribunJogja.com, abu turun sejak pagi di tiga desa.") == ["Tribunnews.com"]
