"""How many independent origins a claim has; stories are invented, outlets and owners are those of the registry."""

from __future__ import annotations

from typing import Any

from tests.pipelines.corroboration.invented import Newsroom, said, told

FERRY = "Kapal feri Lestari Jaya karam di Selat Kabut dengan 64 penumpang"
FERRY_AGAIN = "Feri Lestari Jaya yang membawa 64 penumpang karam di Selat Kabut"
FERRY_MORE = "Selat Kabut: feri Lestari Jaya karam, 64 penumpang berada di kapal itu"


def only(newsroom: Newsroom) -> dict[str, Any]:
    (cluster,) = newsroom.clusters()
    return cluster


def test_two_outlets_that_credit_nobody_are_two_origins() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(FERRY))
    newsroom.story("detik.com", told(FERRY_AGAIN))
    cluster = only(newsroom)
    assert (cluster["origins"], cluster["level"]) == (["detik.com", "kompas.com"], "corroborated")


def test_one_wire_counts_once_however_many_outlets_print_it() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(FERRY), credits=("Reuters",))
    newsroom.story("detik.com", told(FERRY_AGAIN), credits=("Reuters",))
    newsroom.story("tempo.co", told(FERRY_MORE), credits=("Reuters",))
    cluster = only(newsroom)
    assert (cluster["origins"], cluster["level"], cluster["outlets"]) == (["Reuters"], "single_origin", 3)


def test_two_wires_are_two_origins() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(FERRY), credits=("Reuters",))
    newsroom.story("detik.com", told(FERRY_AGAIN), credits=("AFP",))
    assert only(newsroom)["origins"] == ["AFP", "Reuters"]


def test_two_outlets_of_one_owner_count_once() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(FERRY))
    newsroom.story("tribunnews.com", told(FERRY_AGAIN))
    cluster = only(newsroom)
    assert (cluster["independent_origins"], cluster["outlets"]) == (1, 2)
    assert cluster["level"] == "single_origin"


def test_an_outlet_of_which_we_know_no_owner_is_its_own() -> None:
    newsroom = Newsroom()
    newsroom.story("warta-kabut.example", told(FERRY))
    newsroom.story("kabar-selat.example", told(FERRY_AGAIN))
    assert only(newsroom)["origins"] == ["kabar-selat.example", "warta-kabut.example"]


def test_stories_of_unknown_outlets_show_no_independence_of_one_another() -> None:
    newsroom = Newsroom()
    first = newsroom.story(None, told(FERRY))
    newsroom.story(None, told(FERRY_AGAIN), hours=1)
    cluster = only(newsroom)
    assert (cluster["origins"], cluster["level"]) == ([f"article {first}"], "single_outlet")


def test_a_story_of_an_unknown_outlet_counts_for_nothing_beside_a_known_one() -> None:
    newsroom = Newsroom()
    newsroom.story(None, told(FERRY))
    newsroom.story("kompas.com", told(FERRY_AGAIN), hours=1)
    assert only(newsroom)["origins"] == ["kompas.com"]


def test_an_outlet_that_is_called_article_is_known() -> None:
    newsroom = Newsroom()
    newsroom.story("article19.org", told(FERRY))
    newsroom.story("kompas.com", told(FERRY_AGAIN), hours=1)
    assert only(newsroom)["origins"] == ["article19.org", "kompas.com"]


def test_a_story_of_an_unknown_outlet_that_names_its_source_counts_as_that() -> None:
    newsroom = Newsroom()
    newsroom.story(None, told(FERRY), credits=("Reuters",))
    newsroom.story("kompas.com", told(FERRY_AGAIN), hours=1)
    assert only(newsroom)["origins"] == ["Reuters", "kompas.com"]


QUOTED = "kami menutup dermaga Batu Ampar sampai pencarian di Selat Kabut selesai"


def test_an_outlet_that_prints_a_quotation_again_has_it_from_where_it_had_it() -> None:
    newsroom = Newsroom()
    newsroom.story("detik.com", said("Danu Prakoso", QUOTED, "direct"), credits=("Antara",))
    newsroom.story("detik.com", said("Danu Prakoso", QUOTED.capitalize(), "direct"), hours=3)
    cluster = only(newsroom)
    assert (cluster["origins"], cluster["level"]) == (["Antara"], "single_outlet")


def test_what_an_outlet_credits_once_it_has_from_there_in_its_other_stories_too() -> None:
    newsroom = Newsroom()
    newsroom.story("detik.com", told(FERRY))
    newsroom.story("detik.com", told(FERRY_AGAIN), credits=("Antara",), hours=3)
    assert only(newsroom)["origins"] == ["Antara"]


def test_a_source_that_an_outlet_names_for_the_words_holds_for_its_other_telling_of_them() -> None:
    newsroom = Newsroom()
    newsroom.story("detik.com", said("Danu Prakoso", QUOTED, "direct"))
    newsroom.story("detik.com", said("Danu Prakoso", QUOTED.capitalize(), "direct", via=["AFP"]), hours=3)
    assert only(newsroom)["origins"] == ["AFP"]


def test_an_outlet_that_hears_the_speaker_itself_later_in_other_words_is_an_origin_beside_its_wire() -> None:
    newsroom = Newsroom()
    newsroom.story("detik.com", said("Danu Prakoso", "di kapal feri itu ada 64 penumpang"), credits=("Antara",))
    newsroom.story(
        "detik.com",
        said("Danu Prakoso", "jumlah orang di feri itu 80, yakni 64 penumpang, 10 awak, dan 6 sopir truk"),
        hours=20,
    )
    assert only(newsroom)["origins"] == ["Antara", "detik.com"]


def test_the_address_of_a_regional_edition_is_the_outlets_own() -> None:
    newsroom = Newsroom()
    newsroom.story("tribunnews.com", told(FERRY))
    newsroom.story("tribunnews.com", said("Danu Prakoso", FERRY_AGAIN, via=["Tribunnewsbogor.com"]), hours=1)
    assert only(newsroom)["origins"] == ["tribunnews.com"]


def test_an_outlet_that_copies_another_is_no_origin() -> None:
    body = [
        told(FERRY),
        told(
            "Regu penolong dari Pelabuhan Batu Ampar mencapai tempat itu menjelang tengah malam dengan dua kapal cepat"
        ),
        told("Penumpang yang selamat dibawa ke rumah sakit di Tanjung Kelam dan diberi selimut serta makanan hangat"),
        told("Cuaca di selat itu buruk sejak pagi dan gelombang mencapai empat meter menurut catatan menara suar"),
    ]
    newsroom = Newsroom()
    newsroom.story("kompas.com", *body)
    newsroom.story("detik.com", *body, hours=2)
    for cluster in newsroom.clusters():
        assert (cluster["origins"], cluster["level"]) == (["kompas.com"], "single_origin")


def test_a_story_that_names_its_source_once_has_all_tellings_from_there() -> None:
    newsroom = Newsroom()
    newsroom.story(
        "kompas.com",
        said("Danu Prakoso", "feri Lestari Jaya karam di Selat Kabut karena muatan garam bergeser"),
        said(
            "Danu Prakoso", "Feri Lestari Jaya karam di Selat Kabut sebab muatan garam bergeser", "direct", via=["AFP"]
        ),
    )
    assert only(newsroom)["origins"] == ["AFP"]


def test_a_retelling_without_credit_goes_back_to_the_wire_that_the_other_credits() -> None:
    sentences = [
        ("Danu Prakoso", "feri Lestari Jaya kelebihan muatan garam", "muatan garam di feri Lestari Jaya berlebih"),
        (
            "Sari Melati",
            "regu penolong menemukan pelampung di Pulau Kelam",
            "pelampung ditemukan penolong di Pulau Kelam",
        ),
        ("Ratih Wulandari", "nakhoda feri pernah ditegur syahbandar", "syahbandar pernah menegur nakhoda feri"),
        ("Bimo Saputra", "dermaga Batu Ampar ditutup sampai besok", "sampai besok dermaga Batu Ampar tutup"),
    ]
    newsroom = Newsroom()
    newsroom.story("kompas.com", *(said(who, words) for who, words, _ in sentences), credits=("Reuters",))
    newsroom.story("detik.com", *(said(who, again) for who, _, again in sentences), hours=1)
    (reuse,) = newsroom.reuse()
    assert (reuse["verdict"], reuse["shared_claims"]) == ("same_wire", 4)
    assert "inferred" in reuse["evidence"]
    for cluster in newsroom.clusters():
        assert (cluster["articles"], cluster["origins"]) == (2, ["Reuters"])


def test_an_outlet_that_others_name_has_the_claim_from_whom_its_own_story_names() -> None:
    newsroom = Newsroom()
    newsroom.story("tempo.co", said("Danu Prakoso", FERRY, via=["Reuters"]))
    newsroom.story("detik.com", said("Danu Prakoso", FERRY_AGAIN, via=["Tempo.co"]), hours=2)
    assert only(newsroom)["origins"] == ["Reuters"]
