"""What a person is called by, in invented sentences."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_mentions import ids

RATIH, SARWO = "per:ratih-palupi", "per:sarwo-danu"
BOTH = "Bupati Ratih Palupi bertemu dengan Camat Sarwo Danu."


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Bupati Ratih Palupi hadir. Perempuan yang akrab disapa Utinda itu tertawa. Menurut Utinda, air surut.",
            RATIH,
        ),
        (f"{BOTH} Perempuan yang akrab disapa Utinda itu tertawa.", RATIH),
        (f'{BOTH} "Sarwo Danu teman saya," ujar perempuan yang biasa disapa Utinda itu.', RATIH),
        (f'{BOTH} "Jalan rusak," kata Sarwo Danu. "Kami perbaiki," ujar pria yang biasa dipanggil Utinda.', SARWO),
        ("Ratih Palupi hadir bersama Sarwo Danu atau yang akrab disapa Utinda. Menurut Utinda, air surut.", SARWO),
        ("Ratih Palupi, yang kerap disapa Bu Utinda, hadir bersama Sarwo Danu.", RATIH),
        ("Warga bertemu Ratih Palupi. Sarwo Danu (42) alias Utinda hadir.", SARWO),
    ],
    ids=[
        "subject-before",
        "not-the-companion",
        "not-whom-the-speaker-names",
        "last-speaker",
        "name-before",
        "relative-clause",
        "alias",
    ],
)
def test_what_a_person_is_called_by_is_that_person(text: str, who: str) -> None:
    assert ids(text, "Utinda") == {who}


def test_a_full_name_behind_alias_is_what_the_short_one_means() -> None:
    text = "Menurut Ratih alias Ratih Palupi, air surut. Ratih diam."
    assert ids(text, "Ratih") == {RATIH}


@pytest.mark.parametrize(
    "text",
    [
        "Ratih Palupi dan asistennya yang akrab disapa Utinda hadir.",
        "Bupati Ratih Palupi hadir. Pemain yang dipanggil Utinda Danu ke Jakarta itu tertawa.",
        "Tersangka adalah Ratih Palupi (40) dan DM alias Utinda (31).",
        "Camat Sarwo Danu tiba. Bupati Ratih Palupi hadir. Ratih Palupi tertawa. Menurut camat yang akrab disapa Utinda, air surut.",
        "Hujan turun. Perempuan yang akrab disapa Utinda itu tertawa.",
    ],
    ids=["somebody-of-hers", "who-is-called-up", "another-of-a-list", "of-another-office", "nobody-before"],
)
def test_who_is_not_called_so_is_not_that_person(text: str) -> None:
    assert RATIH not in ids(text, "Utinda") | ids(text, "Utinda Danu")
