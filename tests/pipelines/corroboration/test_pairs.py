"""Pairs of claims that are the same, are not, or contradict one another, by the rule that tells; stories are invented."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.pipelines.corroboration.invented import Newsroom, said, told

Claim = dict[str, Any]


def verdict(one: Claim, other: Claim, *, hours: float = 1.0, before: tuple[str, str] = ("", "")) -> str:
    """What two claims of two outlets' stories are: 'same', 'other', or the fields in which they contradict one another."""
    newsroom = Newsroom()
    for outlet, claim, lead, at in zip(("kompas.com", "detik.com"), (one, other), before, (0.0, hours), strict=True):
        text = f"{lead}\n\n{claim['content']}" if lead else None
        newsroom.story(outlet, claim, hours=at, text=text)
    clusters = newsroom.clusters()
    if len(clusters) == 2:
        return "other"
    return " ".join(conflict["field"] for conflict in clusters[0]["conflicts"]) or "same"


def by(content: str, speaker: str = "Danu Prakoso", **more: Any) -> Claim:
    return said(speaker, content, **more)


def body(content: str, speaker: str, speaker_id: str, **more: Any) -> Claim:
    return said(speaker, content, **more) | {"speaker_id": speaker_id}


@pytest.mark.parametrize(
    ("one", "other", "quantities"),
    [
        ("tanggul itu retak dua belas meter", "retak di tanggul itu 12 meter", [[(12, "m", "dua belas meter")], []]),
        ("kerugian nelayan 1,5 juta rupiah", "nelayan rugi 1.500.000 rupiah", [[(1.5e6, "IDR", "1,5 juta rupiah")], []]),
        ("ada 214 orang mengungsi ke balai", "214 warga mengungsi ke balai", [[(214, "orang", "214 orang")], []]),
        ("butuh sembilan ekor kerbau untuk sawah", "sawah butuh 9 kerbau", [[(9, "ekor", "sembilan ekor")], []]),
    ],
    ids=["words and digits", "scale", "counting word", "counting word in words"],
)  # fmt: skip
def test_a_number_is_one_number_however_it_is_written(one: str, other: str, quantities: list[list[Any]]) -> None:
    assert verdict(by(one, quantities=quantities[0]), by(other, quantities=quantities[1])) == "same"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("pukul 04.40 WITA", "pukul 03.40 WIB", "same"),
        ("pukul 05.40 WIT", "pukul 03.40 WIB", "same"),
        ("pukul 04.40 WIB", "pukul 03.40 WIB", "date"),
        ("pukul 04.40 WITA", "pukul 04.40 WIB", "date"),
    ],
)
def test_a_clock_time_is_one_time_in_every_zone(one: str, other: str, found: str) -> None:
    words = "Kapal feri Lestari Jaya karam di Selat Kabut {} dengan muatan garam"
    assert verdict(told(words.format(one)), told(words.format(other))) == found


@pytest.mark.parametrize(
    ("one", "other", "days", "found"),
    [
        ("Jumat pekan depan", "21 Maret", (21, 21), "same"),
        ("besok", "Rabu", (5, 5), "same"),
        ("21 Maret", "24 Maret", (21, 24), "date"),
    ],
)
def test_a_day_is_one_day_however_it_is_named(one: str, other: str, days: tuple[int, int], found: str) -> None:
    claims = [
        by(f"hasil lelang garam Kalibening akan diumumkan {text}", dates=[(dt.date(2025, 3, day), "day", text)])
        for text, day in zip((one, other), days, strict=True)
    ]
    assert verdict(*claims) == found


def test_a_promise_by_a_day_is_one_promise_though_little_else_is_said_alike() -> None:
    one = by(
        "laporan awal akan diumumkan sebelum Jumat pekan depan",
        dates=[(dt.date(2025, 3, 14), "day", "Jumat pekan depan")],
    )
    other = by("laporan awal disampaikan paling lambat 14 Maret", dates=[(dt.date(2025, 3, 14), "day", "14 Maret")])
    assert verdict(one, other) == "same"


@pytest.mark.parametrize(
    ("speaker", "speaker_id", "source", "found"),
    [
        ("PT Garam Kalibening Jaya", "org:pt-garam-kalibening-jaya", "Juru bicara GKJ Bimo Saputra", "same"),
        ("CV Garam Kalibening Jaya", "org:cv-garam-kalibening-jaya", "Direktur GKJ Bimo Saputra", "same"),
        ("PT Garam Kalibening Jaya", "org:pt-garam-kalibening-jaya", "Juru bicara PTK Bimo Saputra", "other"),
    ],
    ids=["spokesman", "director", "of another firm"],
)
def test_a_firm_and_who_speaks_for_it_by_its_acronym_are_one_speaker(
    speaker: str, speaker_id: str, source: str, found: str
) -> None:
    firm = body("gudang di dermaga timur tetap beroperasi selama perbaikan atap", speaker, speaker_id)
    person = by("selama atap diperbaiki, gudang dermaga timur jalan terus", "Bimo Saputra") | {"source": source}
    assert verdict(firm, person) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("jaksa", "jaksa", "other"),
        ("warga", "warga", "other"),
        ("Danu Prakoso", "Danu Prakoso", "same"),
    ],
)
def test_a_role_without_a_name_is_another_in_each_story(one: str, other: str, found: str) -> None:
    claims = [
        said(who, words) | ({"speaker_id": None} if who.islower() else {})
        for who, words in (
            (one, "terdakwa memindahkan uang koperasi lewat tiga rekening di luar pulau"),
            (other, "uang koperasi dipindahkan terdakwa memakai rekening kerabatnya"),
        )
    ]
    assert verdict(*claims) == found


def test_a_news_organisation_reports_many_things_of_one_kind() -> None:
    prices = (
        "harga garam Kalibening berada di level 4.210 pada pembukaan",
        "harga garam Kalibening tutup di level 4.385",
    )
    assert verdict(*(body(price, "Bloomberg", "org:bloomberg") for price in prices)) == "other"
    assert verdict(*(by(price, "Bimo Saputra") for price in prices)) == "same"


def test_what_a_news_organisation_reports_is_what_the_person_says() -> None:
    person = by("pabrik Kalibening bersedia membayar upah yang tertunda secara bertahap", "Bimo Saputra")
    reported = body(
        "pabrik Kalibening bersedia membayar upah tertunda bertahap mulai bulan ini", "Reuters", "org:reuters"
    )
    assert verdict(person, reported) == "same"


def test_what_a_claim_says_of_its_own_speaker_is_understood() -> None:
    own = by("kliennya bersedia dibayar bertahap", "Ratih Wulandari") | {
        "source": "pengacara Garamindo Ratih Wulandari"
    }
    assert verdict(own, told("Garamindo bersedia dibayar bertahap")) == "same"
    assert verdict(own, told("Samuderanta bersedia dibayar bertahap")) == "other"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("Kabar penjualan itu tidak benar", "same"),
        ("Isu penjualan tersebut bohong", "same"),
        ("Kabar pemecatan itu tidak benar", "other"),
    ],
)
def test_a_denial_is_of_what_it_points_back_to(content: str, found: str) -> None:
    whole = by("koperasinya akan menjual gudang garam di Kalibening kepada pihak asing", stance="deny")
    short = by(content, kind="direct", stance="deny")
    lead = "Danu Prakoso memastikan gudang garam di Kalibening tetap milik koperasi, bukan pihak asing."
    assert verdict(whole, short, before=("", lead)) == found


@pytest.mark.parametrize(
    ("denied", "asserted", "found"),
    [
        ("koperasi akan menjual gudang garam Kalibening", "Koperasi akan menjual gudang garam Kalibening bulan depan", "polarity"),
        ("feri Lestari Jaya kelebihan muatan garam saat karam di Selat Kabut", "Feri Lestari Jaya karam di Selat Kabut", "other"),
    ],
    ids=["the rumour", "only when it was"],
)  # fmt: skip
def test_a_denial_contradicts_who_asserts_what_it_denies(denied: str, asserted: str, found: str) -> None:
    assert verdict(told(asserted), by(denied, "Ratih Wulandari", stance="deny")) == found


def test_who_denies_one_thing_and_asserts_another_makes_two_statements() -> None:
    denial = by("koperasi akan menjual gudang garam Kalibening", stance="deny")
    assert verdict(denial, by("gudang garam Kalibening tetap dikelola koperasi")) == "other"


def test_two_denials_of_two_things_are_two_claims() -> None:
    one = by("koperasi akan menjual gudang garam Kalibening", stance="deny")
    assert verdict(one, by("kapal koperasi berlayar tanpa izin syahbandar", stance="deny")) == "other"


@pytest.mark.parametrize(
    "words",
    ["membawa terlalu banyak penumpang", "mengangkut orang melebihi kapasitas", "berlayar dengan kelebihan muatan"],
)
def test_too_much_on_board_is_one_thing_in_many_words(words: str) -> None:
    one = by("feri Lestari Jaya kelebihan muatan saat karam di Selat Kabut", stance="deny")
    assert verdict(one, by(f"feri Lestari Jaya {words} saat karam di Selat Kabut", stance="deny")) == "same"


def counted(content: str, *quantities: tuple[float, str, str], **more: Any) -> Claim:
    return by(content, quantities=list(quantities), **more)


ABOARD = "Feri Lestari Jaya karam di Selat Kabut saat berlayar dari Batu Ampar menuju Kalibening."
ALL = counted("seluruh 64 nelayan di feri itu selamat", (64, "nelayan", "64 nelayan"))


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (counted("jumlah nelayan Lestari Jaya ternyata 71 orang", (71, "orang", "71 orang")), "same"),
        (counted("total 70 nelayan naik dari Batu Ampar", (70, "nelayan", "70 nelayan")), "same"),
        (counted("sekolah di Wanasari punya 70 murid", (70, "murid", "70 murid")), "other"),
        (counted("12 nelayan dari hulu, 59 nelayan dari hilir", (12, "nelayan", "12 nelayan"), (59, "nelayan", "59 nelayan")), "other"),
    ],
    ids=["number of them", "in all", "of something else", "parts"],
)  # fmt: skip
def test_one_speakers_totals_of_one_thing_are_one_claim(other: Claim, found: str) -> None:
    assert verdict(ALL, other, hours=60, before=(ABOARD, ABOARD)) == found


@pytest.mark.parametrize(
    ("value", "words", "fields"),
    [(71, "64 nelayan", ["number"]), (64, "64 nelayan", []), (71, "sekitar 64 nelayan", [])],
    ids=["another", "the same", "rounded"],
)
def test_a_story_that_gives_two_totals_sets_them_against_one_another(value: int, words: str, fields: list[str]) -> None:
    newsroom = Newsroom()
    newsroom.story(
        "kompas.com",
        counted(f"jumlah nelayan ternyata {value} orang", (value, "orang", f"{value} orang")),
        counted(words, (64, "nelayan", "64 nelayan")),
    )
    assert [c["field"] for row in newsroom.clusters() for c in row["conflicts"]] == fields


def test_what_is_counted_anew_the_next_day_has_grown_and_contradicts_nobody() -> None:
    words = "sebanyak {} ton garam sudah dipindahkan dari gudang Kalibening ke dermaga"
    one, other = (counted(words.format(n), (n, "t", f"{n} ton")) for n in (64, 71))
    assert verdict(one, other, hours=24) in ("same", "other")
    assert verdict(one, other, hours=2) == "number"


def test_what_two_speakers_each_do_is_not_one_number() -> None:
    words = "Menjatuhkan pidana penjara selama {} tahun kepada terdakwa Ratih Wulandari di Kalibening"
    one = counted(words.format(14), (14, "year", "14 tahun"), kind="direct")
    other = counted(words.format(11), (11, "year", "11 tahun"), kind="direct") | said(
        "Sari Melati", words.format(11), "direct"
    )
    assert "number" not in verdict(one, other | {"quantities": [(11, "year", "11 tahun")]})


QUOTED = "Kami akan menutup dermaga kayu Kalibening sampai musim hujan berakhir karena tiangnya {} dimakan {}"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("lapuk", "teritip"), ("lapuk", "rayap"), "wording"),
        (("lapuk", "teritip"), ("lapuk", "teritp"), "same"),
        (("lapuk", "rayap tanah"), ("lapuk", "rayaptanah"), "same"),
        (("lapuk", "cacing kapal merah"), ("lapuk", "CKM"), "same"),
    ],
    ids=["another word", "a slip", "glued", "acronym"],
)
def test_another_word_in_one_quotation_is_a_conflict_but_another_spelling_is_none(
    one: tuple[str, str], other: tuple[str, str], found: str
) -> None:
    assert verdict(by(QUOTED.format(*one), kind="direct"), by(QUOTED.format(*other), kind="direct")) == found


def test_the_items_of_a_list_of_persons_are_claims_of_their_own() -> None:
    form = "{} dituntut enam tahun penjara dan denda tiga ratus juta rupiah subsider enam bulan kurungan"
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(form.format("Ratih Wulandari")), told(form.format("Bimo Saputra")))
    newsroom.story("detik.com", told(form.format("Ratih Wulandari")), told(form.format("Bimo Saputra")))
    assert [row["articles"] for row in newsroom.clusters()] == [2, 2]


def test_what_two_stories_say_of_two_nameless_things_is_not_one_claim() -> None:
    words = "Perahu itu dipasarkan dalam dua pilihan warna dengan mesin ganda dan tangki cadangan"
    leads = (
        "Galangan Batu Ampar memamerkan perahu nelayan bertenaga surya buatan bengkel pemuda pada pameran teknologi tahunan.",
        "Koperasi wisata di hulu sungai memesan perahu karet arung jeram untuk menyambut libur panjang anak sekolah nanti.",
    )
    assert verdict(told(words), told(words.replace("dua", "tiga")), before=leads) == "other"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Ratih Wulandari dan Bimo Saputra menikah di Kalibening", "Ratih Wulandari dan Bimo Saputra resmi menikah di Kalibening", "same"),
        ("Ratih Wulandari dan Bimo Saputra menikah di Kalibening", "Ratih Wulandari dan Bimo Saputra membuka kedai di Kalibening", "other"),
    ],
    ids=["the same said", "another thing said"],
)  # fmt: skip
def test_names_alone_make_no_claim_the_same(one: str, other: str, found: str) -> None:
    assert verdict(told(one), told(other)) == found


@pytest.mark.parametrize(("hours", "found"), [(3, "same"), (24 * 6, "other")], ids=["hours", "days"])
def test_a_short_statement_that_names_nothing_is_of_its_days(hours: float, found: str) -> None:
    words = "gempa tidak berpotensi tsunami"
    claims = [body(words, "Badan Gempa Nusantara", "org:badan-gempa-nusantara") for _ in range(2)]
    assert verdict(*claims, hours=hours) == found


def test_the_half_of_a_quotation_joins_the_whole_though_the_other_half_is_there_before_it() -> None:
    first, second = (
        "Ini kemenangan bagi semua yang percaya pada kontrak",
        "Kami berharap mereka membayar dengan sukarela",
    )
    newsroom = Newsroom()
    newsroom.story("kompas.com", by(f"{first}. {second}.", kind="direct"))
    newsroom.story("detik.com", by(first, kind="direct"), by(second, kind="direct"), hours=1)
    assert len(newsroom.clusters()) == 1


def test_two_statements_of_one_article_with_numbers_of_their_own_stay_apart() -> None:
    first, second = "bunga acuan garam tetap 5,25 persen", "denda telat bayar garam naik menjadi 7,75 persen"
    newsroom = Newsroom()
    newsroom.story("kompas.com", by(f"{first} dan {second}", kind="direct"))
    newsroom.story("detik.com", by(first), by(second), hours=1)
    assert len(newsroom.clusters()) == 2


def test_an_outlet_that_repeats_its_own_statement_has_it_from_where_it_had_it_first() -> None:
    words = "Kapal feri Lestari Jaya karam di Selat Kabut dengan 64 penumpang"
    newsroom = Newsroom()
    newsroom.story("kompas.com", told(words), credits=("Reuters",))
    newsroom.story("kompas.com", told(f"Sebelumnya diberitakan, {words[0].lower()}{words[1:]}"), hours=5)
    (cluster,) = newsroom.clusters()
    assert cluster["origins"] == ["Reuters"]
