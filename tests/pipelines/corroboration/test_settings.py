"""What time, setting and who feels it tell of claims in like words; stories are invented."""

from __future__ import annotations

import pytest

from tests.pipelines.corroboration.invented import Newsroom, said, told

PRICE = "Harga garam Kalibening naik tipis pada pembukaan pasar"
LIKE_IT = "Harga garam Kalibening naik tajam pada penutupan pasar"


def test_two_speakers_thanks_are_two_claims() -> None:
    newsroom = Newsroom()
    thanks = "keputusan dewan yang membuka kembali pelabuhan garam dan gudang tambak nelayan di Kalibening"
    newsroom.story("kompas.com", said("Ratih Wulandari", thanks, stance="feel"))
    newsroom.story("detik.com", said("Bimo Saputra", thanks, stance="feel"))
    assert len(newsroom.clusters()) == 2


def test_what_somebody_welcomes_is_not_welcomed_by_the_outlet_that_states_it() -> None:
    newsroom = Newsroom()
    thanks = "langkah dewan mencabut empat izin gudang garam di Kalibening"
    newsroom.story("kompas.com", said("Ratih Wulandari", thanks, stance="feel"))
    newsroom.story("detik.com", told("Dewan mencabut empat izin gudang garam milik perusahaan di Kalibening"))
    assert len(newsroom.clusters()) == 2


@pytest.mark.parametrize(("hours", "clusters"), [(1, 1), (96, 2)])
def test_outlets_own_statements_in_like_words_are_the_same_at_one_time_only(hours: float, clusters: int) -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(PRICE))
    newsroom.story("detik.com", told(LIKE_IT), hours=hours)
    assert len(newsroom.clusters()) == clusters


@pytest.mark.parametrize(
    ("before", "clusters"),
    [
        ("Petani tambak Wanasari memanen sepuluh ton dari ladang mereka", 1),
        ("Jembatan baru menuju dermaga diresmikan bupati pagi tadi", 2),
    ],
)
def test_outlets_own_statements_in_like_words_are_the_same_in_one_setting_only(before: str, clusters: int) -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told("Petani tambak Wanasari memanen sepuluh ton dari ladang mereka"), told(PRICE))
    newsroom.story("detik.com", told(before), told(LIKE_IT), hours=1)
    made = newsroom.clusters()
    assert sum(any(text in row["content"] for text in ("pembukaan", "penutupan")) for row in made) == clusters


def test_one_speaker_on_one_place_makes_two_statements() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", said("Danu Prakoso", "Lestari Jaya di Selat Kabut kekurangan bahan bakar solar"))
    newsroom.story("detik.com", said("Danu Prakoso", "Lestari Jaya di Selat Kabut membangun dermaga"))
    assert len(newsroom.clusters()) == 2


def test_items_of_a_list_are_statements_of_their_own() -> None:
    newsroom = Newsroom()
    form = "Dari dermaga {} penumpang dapat naik perahu motor atau becak"
    newsroom.story("kompas.com", told(form.format("Kalibening")), told(form.format("Wanasari timur")))
    assert len(newsroom.clusters()) == 2


def test_an_undated_story_does_not_bring_together_what_was_told_months_apart() -> None:
    words = "Kapal feri Lestari Jaya karam di Selat Kabut dengan 64 penumpang"
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(words))
    newsroom.story("detik.com", told(f"{words} di malam hari"), hours=24 * 90)
    newsroom.story(
        "okezone.com", told("Gudang garam terbakar di Selat Kabut dengan 64 penumpang Lestari Jaya"), hours=None
    )
    ids = [{one[:16] for one in row["claim_ids"]} for row in newsroom.clusters()]
    dated = {article.article_id for article in newsroom.articles[:2]}
    assert not any(dated <= found for found in ids)


@pytest.mark.parametrize(("hours", "clusters"), [(1, 1), (None, 2)])
def test_what_happens_again_and_again_is_one_claim_at_a_known_time_only(hours: float | None, clusters: int) -> None:
    newsroom = Newsroom()
    quake = "gempa semalam termasuk gempa menengah akibat pergeseran batuan dalam lempeng benua"
    newsroom.story("kompas.com", said("Danu Prakoso", quake))
    quake = "gempa itu gempa menengah akibat patahan lempeng dengan gerakan naik"
    newsroom.story("detik.com", said("Danu Prakoso", quake), hours=hours)
    assert len(newsroom.clusters()) == clusters


@pytest.mark.parametrize(
    ("elsewhere", "clusters"), [("Ratih Wulandari menutup Bendungan Wanasari", 1), ("Sungai itu meluap semalam", 2)]
)
def test_stories_that_name_the_same_things_tell_of_one_event(elsewhere: str, clusters: int) -> None:
    newsroom = Newsroom()
    aid = "Kalibening menerima bantuan perahu nelayan menjelang lelang"
    newsroom.story("kompas.com", told(aid), told("Ratih Wulandari menutup Bendungan Wanasari"))
    aid = "Bantuan perahu untuk nelayan Kalibening datang dari koperasi garam"
    newsroom.story("detik.com", told(aid), told(elsewhere))
    made = newsroom.clusters()
    assert sum("bantuan perahu" in row["content"].lower() for row in made) == clusters
