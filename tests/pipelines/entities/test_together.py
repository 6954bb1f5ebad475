"""Whom 'mereka' means, in invented sentences."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_mentions import mentions

RATIH, SARWO, BUDI = "per:ratih-palupi", "per:sarwo-danu", "per:budi-kusuma"
BODY = "org:polda-bali"


def meant(text: str) -> list[tuple[str | None, list[str], str | None]]:
    return [(m.entity_id, m.member_ids, m.reason) for m in mentions(text) if m.surface.lower() == "mereka"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Bupati Ratih Palupi dan Sarwo Danu tiba. Mereka lalu pulang.", [RATIH, SARWO]),
        ("Ratih Palupi (42) dan Sarwo Danu (40) memamerkan kebun mereka.", [RATIH, SARWO]),
        ("Ratih Palupi, Sarwo Danu, dan Budi Kusuma tiba. Mereka lalu pulang.", [RATIH, SARWO, BUDI]),
    ],
    ids=["in-the-sentence-before", "in-the-same-sentence", "three"],
)
def test_a_plural_means_the_persons_whom_the_text_joins(text: str, who: list[str]) -> None:
    assert meant(text) == [(None, who, "antecedent")]


@pytest.mark.parametrize(
    "text",
    [
        "Polda Bali menyatakan mereka akan menyelidiki.",
        "Polda Bali mengatakan bahwa mereka akan menyelidiki.",
        "Polda Bali menolak usulan itu. Mereka akan menyelidiki.",
    ],
    ids=["behind-its-verb", "behind-bahwa", "in-the-sentence-before"],
)
def test_a_plural_means_the_body_that_reports_or_opens_the_sentence_before(text: str) -> None:
    assert meant(text) == [(BODY, [], "antecedent")]


@pytest.mark.parametrize(
    "text",
    [
        "Ratih Palupi dan Sarwo Danu menemui para warga. Mereka lalu pulang.",
        "Ratih Palupi bertemu Sarwo Danu. Mereka lalu pulang.",
        "Polda Bali menangkap tiga tersangka. Mereka ditahan.",
        "Polda Bali menyatakan warga sudah pulang karena rumah mereka rusak.",
        '"Ratih Palupi dan Sarwo Danu tiba. Mereka lalu pulang," kata Tulus Danukarta.',
        "Selain Ratih Palupi dan Sarwo Danu, mereka menunggu.",
        "Ratih Palupi dan Sarwo Danu direkrut saat Polda Bali mengamankan gedung mereka.",
        "Pegawai Polda Bali mengatakan mereka menunggu.",
        "Hujan turun. Mereka lalu pulang.",
    ],
    ids=[
        "people-behind",
        "not-joined",
        "a-number-of-people",
        "far-from-the-verb",
        "quoted",
        "set-apart",
        "a-body-between",
        "employees-of-a-body",
        "nobody",
    ],
)
def test_a_plural_that_may_mean_others_is_left_open(text: str) -> None:
    assert meant(text) == [(None, [], None)]
