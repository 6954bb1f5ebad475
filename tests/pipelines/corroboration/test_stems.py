"""Forms of one word meet in one stem; what carries no matter falls away."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pipelines.corroboration.stems import stemmer
from pipelines.corroboration.wordings import Reader

INDONESIAN = stemmer("id")


class Reading(NamedTuple):
    """What one text says: its stems with their runs, those that are negated, whether it only points back."""

    stems: dict[str, int]
    negated: set[str]
    points_back: bool


def read(text: str, language: str = "id") -> Reading:
    reader = Reader()
    found = reader.read([text], language)
    stems = [list(reader.stems)[n] for n in found.stem]
    negated = {stem for stem, is_so in zip(stems, found.negated, strict=True) if is_so}
    return Reading(dict(zip(stems, found.run.tolist(), strict=True)), negated, bool(found.points_back[0]))


FAMILIES = [
    "memberikan diberikan pemberian beri",
    "memilih dipilih pilihan",
    "menguat kuat penguatan",
    "menyelidiki penyelidikan diselidiki",
    "menembakkan penembakan tembak",
    "menyatakan pernyataan nyatakan",
    "sepakat kesepakatan menyepakati",
    "mendarat pendaratan",
    "mengunjungi kunjungan berkunjung",
    "pejabat pejabatnya",
]


@pytest.mark.parametrize("family", FAMILIES)
def test_derived_forms_of_a_word_share_a_stem(family: str) -> None:
    assert len({INDONESIAN.stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kapal tenggelam di Korea Utara", "kapal tenggelam di Korut"),
        ("menurut AS", "menurut Amerika Serikat"),
        ("pejabat-pejabat desa", "pejabat desa"),
        ("bunga 5,5 persen", "bunga 5,50%"),
        ("sebanyak 1.200 rumah", "1200 rumah"),
        ("dikirim lewat surat elektronik", "dikirim lewat email"),
        ("di BandaraSultan", "di bandara Sultan"),
    ],
)
def test_two_spellings_of_one_thing_read_alike(one: str, other: str) -> None:
    assert read(one).stems.keys() == read(other).stems.keys()


def test_as_in_small_letters_is_no_country() -> None:
    assert "amerika_serikat" not in read("roda dan as kereta").stems


def test_a_negation_governs_the_content_word_after_it() -> None:
    reading = read("Bendungan itu tidak akan jebol, kata warga")
    assert {INDONESIAN.stem("jebol")} == reading.negated


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert INDONESIAN.weight(INDONESIAN.stem("bendungan")) > INDONESIAN.weight(INDONESIAN.stem("tahun"))


def test_the_words_of_one_name_are_counted_as_a_row() -> None:
    assert sorted(read("gempa di Tanjung Kelam Raya").stems.values()) == [1, 3, 3, 3]


def test_not_only_is_no_negation() -> None:
    assert read("Tidak hanya gudang, dermaga terbakar").negated == set()


def test_a_noun_with_a_demonstrative_points_back() -> None:
    assert read("tuduhan tersebut").points_back
    assert not read("tuduhan penyelundupan garam").points_back


def test_a_language_without_a_pack_is_read_word_by_word() -> None:
    assert read("Ship sinks", "xx").stems == {"ship": 1, "sinks": 1}


@pytest.mark.parametrize(
    ("told", "other"),
    [("mengamankan", "keamanan"), ("meninggal", "tinggal"), ("mengapa", "apa"), ("meningkat", "tingkat")],
)
def test_a_derived_form_with_a_sense_of_its_own_lends_it_to_no_other_form(told: str, other: str) -> None:
    assert INDONESIAN.stem(told) != INDONESIAN.stem(other)


def test_a_derived_form_with_a_sense_of_its_own_keeps_it_in_every_voice() -> None:
    assert len({INDONESIAN.stem(word) for word in ("mengamankan", "diamankan", "ditangkap", "meringkus")}) == 1
