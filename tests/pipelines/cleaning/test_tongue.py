"""The language of a story: clear cases named, near neighbours kept apart, too little left open."""

from __future__ import annotations

import pytest

from pipelines.cleaning.tongue import language_of
from pipelines.language import load

PACK = load("id")
STORIES = {
    "id": "Kepala pelabuhan mengatakan kapal itu kandas karena air laut sedang surut dan nakhoda tidak melihat karang di depannya. "
    "Semua penumpang telah dibawa ke darat dengan selamat oleh nelayan yang datang untuk membantu pada pagi hari.",
    "ms": "Polis berkata kapal itu kandas kerana air surut manakala nakhoda tidak melihat karang di hadapannya. Beliau memaklumkan "
    "bahawa kesemua penumpang dibawa ke darat oleh nelayan berkenaan dan syarikat itu mahu siasatan dijalankan pada hari Khamis.",
    "en": "The head of the port said that the ship ran aground because the tide was low and that the captain had not seen the reef. "
    "All of the passengers were brought to the shore by fishermen who came to help in the morning.",
    "zh": "港口负责人表示，由于潮水退去，船长没有看到前方的礁石，船只因此搁浅。所有乘客均已被渔民安全送上岸，调查仍在进行之中。",
}


@pytest.mark.parametrize(("code", "story"), STORIES.items())
def test_a_clear_language_is_named(code: str, story: str) -> None:
    assert language_of(story, PACK, ("id",)) == code


def test_a_text_too_short_to_tell_is_left_open_or_taken_for_the_home_language() -> None:
    assert language_of("Ali Baba 2025", PACK, ("id",)) == "und"
    assert language_of("Kapal itu kandas dan penumpang selamat.", PACK, ("id",)) == "id"


def test_a_list_of_offices_without_the_short_words_is_in_the_home_language() -> None:
    offices = [
        "Wakil Menteri Kelautan",
        "Direktur Utama",
        "Komisaris Bank",
        "Kepala Dinas Perhubungan",
        "Anggota Komisi",
    ]
    names = ["Ratna Wulan", "Bima Sakti", "Sekar Ayu", "Damar Jati", "Rangga Putra"]
    assert language_of("; ".join(f"{o} {n}" for o in offices for n in names), PACK, ("id",)) == "id"


def test_an_opening_in_the_home_language_with_words_of_another_is_read_on() -> None:
    assert language_of(f"{STORIES['id']}\n\n{STORIES['ms']}", PACK, ("id",)) == "ms"
