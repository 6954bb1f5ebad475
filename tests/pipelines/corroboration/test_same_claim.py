"""What is the same claim, in other words, and what is not; stories are invented."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from pipelines.records import Claim
from tests.pipelines.corroboration.invented import Newsroom, said, told

DAM = "Bendungan Wanasari retak sepanjang dua belas meter setelah hujan lebat"
FERRY = "Kapal feri Lestari Jaya karam di Selat Kabut dengan 64 penumpang"


def together(*claims: tuple[str, dict[str, object]]) -> bool:
    """Whether the claims, each in a story of its outlet, make one cluster."""
    newsroom = Newsroom()
    for outlet, claim in claims:
        newsroom.story(outlet, claim)
    return len(newsroom.clusters()) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Bendungan Wanasari mengalami keretakan 12 meter karena hujan lebat yang panjang, dua belas meter",
        "keretakan sepanjang dua belas meter di Bendungan Wanasari terjadi sesudah hujan lebat",
    ],
)
def test_one_speaker_saying_it_in_other_words_is_the_same_claim(other: str) -> None:
    assert together(("kompas.com", said("Danu Prakoso", DAM)), ("detik.com", said("Danu Prakoso", other)))


def test_two_outlets_own_words_for_one_thing_are_the_same_claim() -> None:
    assert together(
        ("kompas.com", told(FERRY)),
        ("detik.com", told("Feri Lestari Jaya yang membawa 64 penumpang karam di Selat Kabut")),
    )


def test_another_matter_of_the_same_speaker_is_another_claim() -> None:
    assert not together(
        ("kompas.com", said("Danu Prakoso", DAM)),
        ("detik.com", said("Danu Prakoso", "Jembatan Kalibening akan dibangun kembali pada bulan depan")),
    )


def test_a_name_spelt_in_two_ways_is_one_speaker() -> None:
    one, other = said("Danu Prakoso", DAM), said("Danu Prakosa", DAM + " di hulu")
    newsroom = Newsroom()
    newsroom.story("kompas.com", one)
    newsroom.story("detik.com", other)
    (cluster,) = newsroom.clusters()
    assert [conflict["field"] for conflict in cluster["conflicts"]] == ["speaker"]


def test_a_spokesman_and_his_office_are_one_speaker() -> None:
    spokesman = said("Ratih Wulandari", "dana bantuan gempa Wanasari sudah dicairkan")
    spokesman["source"] = "juru bicara Badan Tirta Ratih Wulandari"
    office = said("Badan Tirta", "bantuan bagi korban gempa Wanasari telah dicairkan") | {
        "speaker_id": "org:badan-tirta"
    }
    assert together(("kompas.com", spokesman), ("detik.com", office))


def test_a_question_is_not_the_assertion() -> None:
    assert not together(
        ("kompas.com", said("Danu Prakoso", "apakah Bendungan Wanasari retak", stance="ask")),
        ("detik.com", said("Sari Melati", "Bendungan Wanasari retak")),
    )


def test_the_quotation_after_its_paraphrase_is_the_same_claim() -> None:
    newsroom = Newsroom()
    newsroom.story(
        "kompas.com",
        said("Danu Prakoso", "warga hilir Wanasari diminta mengungsi sebelum malam"),
        said("Danu Prakoso", "Kami tidak mau ambil risiko. Mengungsilah sebelum malam tiba", "direct"),
    )
    assert len(newsroom.clusters()) == 1


def test_two_quotations_in_a_row_are_two_claims() -> None:
    newsroom = Newsroom()
    newsroom.story(
        "kompas.com",
        said("Danu Prakoso", "Pompa di Wanasari sudah kami perbaiki kemarin sore", "direct"),
        said("Danu Prakoso", "Anggaran pompa tahun depan akan kami bahas dengan dewan", "direct"),
    )
    assert len(newsroom.clusters()) == 2


def test_what_only_points_back_is_told_by_what_stands_before_it() -> None:
    newsroom = Newsroom()
    for outlet, rumour, noun in (
        (
            "kompas.com",
            "Para nelayan menduga Dewan Pelabuhan menimbun garam impor di gudang Kalibening.",
            "tuduhan itu",
        ),
        ("detik.com", "Dewan Pelabuhan diduga nelayan menimbun garam impor di gudang Kalibening.", "dugaan tersebut"),
    ):
        denied = said("Sari Melati", noun, stance="deny")
        newsroom.story(outlet, denied, text=f"{rumour}\n\nSari Melati membantah {noun}")
    assert len(newsroom.clusters()) == 1


def test_two_rivals_in_one_article_are_kept_apart_though_a_third_is_like_both() -> None:
    """The guard against chains: A~B and B~C do not make A and C one claim."""
    north = "Gudang pupuk di utara Kalibening terbakar habis pada Senin dini hari"
    both = "Gudang pupuk di utara dan gudang beras di selatan Kalibening terbakar Senin dini hari"
    south = "Gudang beras milik koperasi di selatan Kalibening roboh diterpa angin kencang"
    newsroom = Newsroom()
    for outlet, words in (("kompas.com", north), ("detik.com", both), ("tempo.co", south)):
        newsroom.story(outlet, told(words))
    cluster_of = {claim: row["cluster_id"] for row in newsroom.clusters() for claim in row["claim_ids"]}
    first, _, third = [claim.claim_id for claim in newsroom.claims]
    assert cluster_of[first] != cluster_of[third]


def test_every_claim_is_in_exactly_one_cluster() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(DAM), told(FERRY))
    newsroom.story("detik.com", told(FERRY), said("Danu Prakoso", "ya"))
    members = [claim for row in newsroom.clusters() for claim in row["claim_ids"]]
    assert sorted(members) == sorted(claim.claim_id for claim in newsroom.claims)


def test_the_same_words_a_month_apart_are_two_claims() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(FERRY))
    newsroom.story("detik.com", told(FERRY), hours=24 * 30)
    assert len(newsroom.clusters()) == 2


def test_a_story_without_a_date_is_compared_with_any_time() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(FERRY))
    newsroom.story("detik.com", told(FERRY), hours=None)
    assert len(newsroom.clusters()) == 1


def test_words_that_name_nobody_are_of_their_day() -> None:
    calm = said("Danu Prakoso", "gelombang tidak berbahaya bagi nelayan")
    for hours, clusters in ((5, 1), (24 * 5, 2)):
        newsroom = Newsroom()
        newsroom.story("kompas.com", calm)
        newsroom.story("detik.com", said("Danu Prakoso", "gelombang tidak berbahaya"), hours=hours)
        assert len(newsroom.clusters()) == clusters


@pytest.mark.parametrize(("name", "clusters"), [("Ratih Wulandari", 1), ("Bimo Saputra", 2)])
def test_the_same_said_of_another_person_is_another_claim(name: str, clusters: int) -> None:
    newsroom = Newsroom()
    for outlet, person in (("kompas.com", "Ratih Wulandari"), ("detik.com", name)):
        newsroom.story(outlet, said("Danu Prakoso", f"hakim menghukum {person} membayar denda kepada koperasi garam"))
    assert len(newsroom.clusters()) == clusters


def test_a_body_and_its_head_who_is_named_with_its_acronym_are_one_speaker() -> None:
    head = said("Ratih Wulandari", "kapal itu keluar dari alur pelayaran sebelum karam di Selat Kabut")
    head["source"] = "Kepala DPKN Ratih Wulandari"
    body = said("Dewan Pelabuhan Kalibening Nusantara", "sebelum karam kapal berada di luar alur pelayaran Selat Kabut")
    body["speaker_id"] = "org:dewan-pelabuhan-kalibening-nusantara"
    assert together(("kompas.com", head), ("detik.com", body))


def test_what_somebody_feels_about_a_statement_is_not_that_statement() -> None:
    inner = "hasil pemeriksaan menunjukkan gudang garam Kalibening aman dari kebocoran"
    text = f"Kami bersyukur atas keterangan Bimo Saputra bahwa {inner}"
    newsroom = Newsroom()
    newsroom.story("kompas.com", said("Ratih Wulandari", text, "direct", stance="feel"), text=text)
    newsroom.claims.append(_within(newsroom, inner))
    assert len(newsroom.clusters()) == 2


def _within(newsroom: Newsroom, inner: str) -> Claim:
    """A claim of somebody else within the only claim there is."""
    (outer,) = newsroom.claims
    start = outer.content.index(inner)
    return dataclasses.replace(
        outer, claim_id=f"{outer.article_id}:{start}-{outer.end}", content=inner, start=start, speaker="Bimo Saputra",
        speaker_id="per:bimo-saputra", source="Bimo Saputra", kind="indirect", stance="assert",
    )  # fmt: skip


def test_a_number_of_many_digits_tells_as_much_as_a_name_days_later() -> None:
    def days_apart(one: str, other: str) -> int:
        newsroom = Newsroom()
        newsroom.story("kompas.com", said("Danu Prakoso", one))
        newsroom.story("detik.com", said("Danu Prakoso", other), hours=60)
        return len(newsroom.clusters())

    assert days_apart("sebanyak 1.584 buruh terdaftar di pabrik itu", "ada 1.584 orang terdaftar di pabrik itu") == 1
    assert days_apart("sebanyak 20 buruh terdaftar di pabrik itu", "ada 20 orang terdaftar di pabrik itu") == 2


def test_a_form_that_names_no_matter_is_filled_in_anew_by_each_story() -> None:
    form = "Pelayaran tersebut akan dimulai pukul {} WIB, Selasa malam"
    newsroom = Newsroom()
    for outlet, about, hour in (
        ("kompas.com", "Feri garam berangkat lagi", 23),
        ("detik.com", "Lomba perahu dibuka", 18),
    ):
        claim = told(form.format(f"{hour}.00"))
        newsroom.story(outlet, claim, text=f"{about}.\n\n{claim['content']}.")
    assert len(newsroom.clusters()) == 2


def test_numbers_of_outlets_own_statements_whose_day_is_unknown_may_be_of_two_days() -> None:
    words = "Harga garam Kalibening di pasar Selat Kabut bertengger di level {} rupiah per kilogram"
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(words.format("5.450")), hours=None)
    newsroom.story("detik.com", told(words.format("7.130")), hours=1)
    assert len(newsroom.clusters()) == 2


@pytest.mark.parametrize(("who", "clusters"), [("Seorang penelepon gelap", 1), ("Seseorang", 2)])
def test_what_another_then_tells_of_the_speaker_is_what_the_speaker_said(who: str, clusters: int) -> None:
    threat = said("penelepon gelap", "akan membakar gudang garam") | {"speaker_id": None}
    told_where = "seperti tertulis pada surat tanpa nama yang ditempel di pintu masjid Wanasari kemarin sore"
    threatened = "akan membakar gudang garam milik koperasi nelayan di utara pelabuhan"
    words = f"{who} mengancam Dewan Pelabuhan bahwa ia {threatened}, {told_where}"
    newsroom = Newsroom()
    newsroom.story("kompas.com", threat, said("Ratih Wulandari", words, "direct"))
    assert len(newsroom.clusters()) == clusters


def test_each_member_but_the_first_says_what_made_it_one() -> None:
    newsroom = Newsroom()
    other = DAM.replace("dua belas meter", "beberapa langkah")
    for hours, (outlet, words) in enumerate((("kompas.com", DAM), ("detik.com", other), ("tempo.co", other))):
        newsroom.story(outlet, said("Danu Prakoso", words), hours=hours)
    (cluster,) = newsroom.clusters()
    first, *others = (claim.claim_id for claim in newsroom.claims)
    links = {link["claim_id"]: link for link in cluster["links"]}
    assert cluster["first_claim_id"] == first
    assert list(links) == sorted(others)
    assert links[others[1]]["like"] == others[0]  # whose words are its own, not the first's
    assert links[others[1]]["words"] == 1.0 > links[others[0]]["words"] > 0.5
    assert links[others[1]]["score"] > links[others[0]]["score"] >= 1.0
    assert {link["speakers"] for link in links.values()} == {"same"}


def test_a_claim_alone_has_no_link() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", said("Danu Prakoso", DAM))
    assert newsroom.clusters()[0]["links"] == []


def test_one_speakers_acceptances_of_what_was_told_before_are_one_claim_in_one_article() -> None:
    def accepts(speaker: str, content: str) -> dict[str, Any]:
        return said(speaker, content, stance="commit")

    newsroom = Newsroom()
    newsroom.story(
        "kompas.com",
        said("Bimo Saputra", "untuk membuka pasar apung di Kalibening bulan depan", stance="ask"),
        accepts("Ratih Wulandari", "undangan itu"),
        accepts("Ratih Wulandari", "tawaran tersebut"),
        accepts("Lukman Hakim", "tawaran ini"),
    )
    assert [row["claims"] for row in newsroom.clusters()] == [2, 1, 1]
