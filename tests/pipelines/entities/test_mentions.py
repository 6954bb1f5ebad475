"""Mentions in invented sentences, one fact of Indonesian names a test."""

from __future__ import annotations

import dataclasses

import pytest

from pipelines import entities, language
from pipelines.entities.naming import entity_id
from pipelines.records import Article, Mention

PACK = language.load("id")


def article(text: str, article_id: str = "0" * 16) -> Article:
    return Article(
        article_id=article_id, batch="b", source_path="p", record=0, url=None, outlet="kabar.example", outlet_name=None,
        headline=None, deck=None, authors=[], published_at=None, published_precision=None, modified_at=None, dateline=None,
        section=None, language="id", credited_sources=[], text=text, word_count=max(1, len(text.split())),
    )  # fmt: skip


def mentions(text: str) -> list[Mention]:
    found = entities.find_mentions(article(text), language.split_sentences("0" * 16, text, PACK), PACK)
    assert all(text[m.start : m.end] == m.surface for m in found)
    return found


def names(text: str) -> list[tuple[str, str]]:
    return [(m.type, m.surface) for m in mentions(text) if m.kind == "name"]


# Each case: a sentence, and its names in order with their types.
FACTS = {
    "a country inside a title is a name of its own": (
        "Kunjungan itu dihadiri Presiden Rusia Oleg Voronin pada Rabu.",
        [("LOC", "Rusia"), ("PER", "Oleg Voronin")],
    ),
    "a ministry runs over 'dan' and a comma": (
        "Aturan itu disusun Kementerian Pertanian, Kelautan, dan Perikanan pada Senin.",
        [("ORG", "Kementerian Pertanian, Kelautan, dan Perikanan")],
    ),
    "a police office ends with its region, before the rank of its officer": (
        "Hal itu dibenarkan Kabid Humas Polda Sumut Kombes Ratih Palupi.",
        [("ORG", "Polda Sumut"), ("PER", "Ratih Palupi")],
    ),
    "an airport is a facility, also written small; the place it lies in is apart": (
        "Pesawat mendarat di bandara Kualanamu, lalu di Bandara Sultan Thaha Jambi.",
        [("FAC", "bandara Kualanamu"), ("FAC", "Bandara Sultan Thaha"), ("LOC", "Jambi")],
    ),
    "a place before a comma and a larger place": (
        "Klinik itu berada di Lubuk Sarik, Jakarta Timur.",
        [("LOC", "Lubuk Sarik"), ("LOC", "Jakarta Timur")],
    ),
    "an abbreviation after a title is the body the person belongs to": (
        "Menurut Ketua LBN Ratih Palupi, jalan itu rusak.",
        [("ORG", "LBN"), ("PER", "Ratih Palupi")],
    ),
    "after a rank only a person can come, whatever stands before it": (
        "Hal itu dibenarkan Kapolsek Kerinjo AKP Tulus Danukarta pada Rabu pagi.",
        [("LOC", "Kerinjo"), ("PER", "Tulus Danukarta")],
    ),
    "initials open a person's name behind the body of an office": (
        "Menurut Direktur PLRG RA Kartawati, jalan itu rusak parah.",
        [("ORG", "PLRG"), ("PER", "RA Kartawati")],
    ),
    "a body with a capital inside ends before the person": (
        "Menurut CEO OpenSarik Ratih Palupi, jalan itu rusak parah.",
        [("ORG", "OpenSarik"), ("PER", "Ratih Palupi")],
    ),
    "a law runs to its subject": (
        "Hakim merujuk Peraturan Menteri Perhubungan Nomor 7 Tahun 2019 tentang Keselamatan Pelayaran.",
        [("MISC", "Peraturan Menteri Perhubungan Nomor 7 Tahun 2019 tentang Keselamatan Pelayaran")],
    ),
    "a rocket's name is neither person nor body": (
        "Mereka melihat roket Krasatara di gudang.",
        [("MISC", "Krasatara")],
    ),
    "names joined by a hyphen are two": ("Hubungan Korea-Rusia membaik.", [("LOC", "Korea"), ("LOC", "Rusia")]),
    "a route names two places, if one is known": (
        "Feri itu melayani rute Surabaya-Kerinjo.",
        [("LOC", "Surabaya"), ("LOC", "Kerinjo")],
    ),
    "a prefix before a hyphen is no part of the name": ("Aksi anti-Rusia meluas.", [("LOC", "Rusia")]),
    "an enclitic is no part of the name": ("Pada akhirnya Rusia-lah yang menang.", [("LOC", "Rusia")]),
    "initials and particles stay inside a name": (
        "Buku itu ditulis oleh penulis M. Sarwo bin Danu kemarin.",
        [("PER", "M. Sarwo bin Danu")],
    ),
    "words glued to a name by a scraper are parted where the capital starts": (
        "Harga naik menurut laporReuters kemarin.",
        [("ORG", "Reuters")],
    ),
    "common words, weekdays and months are no names": (
        "Namun hujan turun. Selain itu, warga mengungsi. Pemerintah menunggu. Senin pagi, 3 Mei, hujan reda.",
        [],
    ),
    "an abbreviation explained in small letters is no name": (
        "Petugas memakai alat pelindung diri (APD). Jumlah APD kurang.",
        [],
    ),
    "an outlet is an organisation, however it is spelt": (
        "Dilansir dari KOMPAS.com dan Liputan6.com, harga naik.",
        [("ORG", "KOMPAS.com"), ("ORG", "Liputan6.com")],
    ),
}


@pytest.mark.parametrize("fact", FACTS)
def test_names_are_found_with_their_types(fact: str) -> None:
    text, expected = FACTS[fact]
    assert names(text) == expected


def titles(text: str) -> list[tuple[str, str | None]]:
    return [(m.surface, m.title) for m in mentions(text) if m.type == "PER" and m.kind == "name"]


def test_a_title_stands_apart_from_the_name() -> None:
    text = "Acara itu dihadiri Presiden Rusia Oleg Voronin dan Menteri Luar Negeri Ratih Palupi."
    assert titles(text) == [("Oleg Voronin", "Presiden Rusia"), ("Ratih Palupi", "Menteri Luar Negeri")]


@pytest.mark.parametrize(
    "title",
    [
        "Menteri Perindustrian",
        "Menteri Kelautan dan Perikanan",
        "Wakil Menteri Agraria dan Tata Ruang",
        "Menteri Koordinator Bidang Politik, Hukum, dan Keamanan",
        "Ketua Majelis Hakim",
    ],
)
def test_an_office_runs_to_its_portfolio(title: str) -> None:
    text = f"Hal itu disampaikan {title} Wirandaru Sudirgo pada Rabu pagi."
    assert titles(text) == [("Wirandaru Sudirgo", title)]


def test_an_apposition_gives_its_title_to_the_person_before_it() -> None:
    text = "Hal itu dibantah Oleg Voronin, juru bicara Kremlin, dan Ratih Palupi, kepala intelijen militer Ukraina."
    assert titles(text) == [
        ("Oleg Voronin", "juru bicara Kremlin"),
        ("Ratih Palupi", "kepala intelijen militer Ukraina"),
    ]


def test_a_body_the_document_names_elsewhere_is_parted_from_the_person() -> None:
    text = (
        "Kapal itu milik PT Kemala Lintas Bahari. Hal itu dibantah Direktur Utama Kemala Lintas Bahari Sarwo Danu. "
        "Juru bicara PT Kemala Lintas Bahari Ratih Palupi menolak menjawab."
    )
    assert [name for name, _ in titles(text)] == ["Sarwo Danu", "Ratih Palupi"]


def ids(text: str, surface: str) -> set[str | None]:
    return {m.entity_id for m in mentions(text) if m.surface == surface}


def test_the_document_tells_where_a_persons_name_begins() -> None:
    union = (
        "Ketua Serikat Pekerja Sarindo Ratih Palupi menolak. “Kami rugi,” kata Ratih. PT Sarindo Mineral Utama bungkam."
    )
    assert ("ORG", "Serikat Pekerja Sarindo") in names(union)
    assert ids(union, "Ratih") == {"per:ratih-palupi"}
    village = "Kepala Desa Teluk Sarik Lalu Danukarta senang. Di Teluk Sarik, warga berpesta. Danukarta berpidato."
    assert ("LOC", "Teluk Sarik") in names(village)
    assert ("PER", "Lalu Danukarta") in names(village)
    counsel = "Haldor Stalverk menang. Kuasa hukum Haldor Ingrid Ostby senang. “Kami lega,” kata Ostby."
    assert ids(counsel, "Ostby") == {"per:ingrid-ostbi"}
    assert ids(counsel, "Haldor") == {"org:haldor-stalverk"}


def test_a_person_keeps_a_middle_name_by_which_others_call_him() -> None:
    text = "Kepala Dinas Pangan Andi Sarwo Danu menolak. “Kami rugi,” kata Sarwo."
    assert ("PER", "Andi Sarwo Danu") in names(text)


def test_a_company_ends_with_the_word_that_companies_end_with() -> None:
    assert names("Juru bicara PT Sarik Lintas Bahari Ratih Palupi menolak.") == [
        ("ORG", "PT Sarik Lintas Bahari"),
        ("PER", "Ratih Palupi"),
    ]
    assert names("Kepala Cabang PT Sarik Lintas Bahari Surabaya, Ratih Palupi, menolak.") == [
        ("ORG", "PT Sarik Lintas Bahari"),
        ("LOC", "Surabaya"),
        ("PER", "Ratih Palupi"),
    ]


def test_a_villages_name_ends_before_a_word_that_no_place_has() -> None:
    assert names("Sehari sebelumnya, Kepala Desa Teluk Sarik Lalu Danukarta menghitung penumpang.") == [
        ("LOC", "Teluk Sarik"),
        ("PER", "Lalu Danukarta"),
    ]


def test_a_place_ends_before_a_rank_in_capitals() -> None:
    assert names("Hal itu dibenarkan Kapolres Garut AKBP Sarwo Danu kemarin.") == [
        ("LOC", "Garut"),
        ("PER", "Sarwo Danu"),
    ]


def test_a_language_is_no_place() -> None:
    assert names("Petunjuk dalam bahasa Indonesia dan brosur berbahasa Inggris habis.") == []


def test_the_district_of_a_harbour_is_a_place() -> None:
    assert names("Unjuk rasa digelar di kawasan Tanjung Priok.") == [("LOC", "Tanjung Priok")]
    assert names("Unjuk rasa digelar di Tanjung Priok.") == [("FAC", "Tanjung Priok")]


def test_a_capital_behind_the_dateline_says_nothing() -> None:
    assert names("SURABAYA, Kompas.com - Feri itu kandas.") == [("LOC", "SURABAYA"), ("ORG", "Kompas.com")]


def test_the_form_of_a_company_is_of_its_name_and_not_of_its_id() -> None:
    text = "Laba PT Sarik Bahari Tbk naik."
    assert names(text) == [("ORG", "PT Sarik Bahari Tbk")]
    assert ids(text, "PT Sarik Bahari Tbk") == {"org:pt-sarik-bahari"}


def test_a_person_follows_an_office_and_its_comma() -> None:
    assert ("PER", "Lalu Danukarta") in names("Kepala Desa Teluk Sarik, Lalu Danukarta, menyebut ada korban.")
    assert ("PER", "Anak Gede Sarwo Parnata") in names("Humas Polda Bali, Anak Gede Sarwo Parnata menyebut ada korban.")


def test_an_outlet_in_capitals_is_the_outlet() -> None:
    assert ids("MATARAM, HARIANLENTERA - Hujan turun.", "HARIANLENTERA") == {"org:harianlentera"}


def test_a_route_and_a_harbour_teach_places() -> None:
    assert names("Tiga kapal berlayar di rute Kerinjo-Sarikbai, Sarikbai-Lobang, dan Padas-Mototano.") == [
        ("LOC", word) for word in ("Kerinjo", "Sarikbai", "Sarikbai", "Lobang", "Padas", "Mototano")
    ]
    text = "Kapal menuju Pelabuhan Lembar sejak Senin. Petugas tiba di Lembar kemarin, lalu mengisi lembar isian."
    assert names(text) == [("FAC", "Pelabuhan Lembar"), ("LOC", "Lembar")]
    assert names("Feri itu kandas saat mendekati Dermaga Ujung kemarin.") == [("FAC", "Dermaga Ujung")]
    assert names("Petugas mendekati dermaga ujung kemarin.") == []


def test_a_harbour_master_and_the_dateline_teach_places() -> None:
    assert names("Kabar itu belum ditanggapi oleh syahbandar Lembar.") == [("LOC", "Lembar")]
    text = "LEMBAR, HARIANLENTERA - Hujan turun. Petugas tiba di Lembar."
    told = dataclasses.replace(article(text), dateline="Lembar")
    found = entities.find_mentions(told, language.split_sentences("0" * 16, text, PACK), PACK)
    assert [m.surface for m in found if m.entity_id == "loc:lembar"] == ["LEMBAR", "Lembar"]


def test_passengers_of_a_ship_do_not_end_its_name() -> None:
    assert names("Jumlah penumpang KMP Sinar Kerinjo bertambah.") == [("MISC", "KMP Sinar Kerinjo")]


@pytest.mark.parametrize(
    "text",
    [
        "Hakim menghukum perusahaan logam Norwegia, Haldor Stalverk, pada Senin.",
        "Pengiriman ke pabrik Haldor terhenti. Hakim memenangkan Haldor Stalverk.",
        "Akibatnya, Haldor Stalverk merumahkan 140 pekerja.",
    ],
)
def test_the_words_beside_a_company_tell_what_it_is(text: str) -> None:
    assert ("ORG", "Haldor Stalverk") in names(text)


def test_the_client_before_a_comma_and_counsel_is_the_company_it_is_elsewhere() -> None:
    text = "Pengiriman ke pabrik Haldor terhenti. Pengacara Haldor, Ingrid Ostby, menyesal."
    assert {kind for kind, name in names(text) if name == "Haldor"} == {"ORG"}
    assert ("PER", "Ratih Palupi") in names("Juru bicara perusahaan nikel, Ratih Palupi, menyesal.")


def test_a_village_and_its_bare_name_are_one_place() -> None:
    text = "Warga Desa Teluk Sarik berpesta. Di Teluk Sarik hujan turun."
    assert ids(text, "Desa Teluk Sarik") == ids(text, "Teluk Sarik") == {"loc:teluk-sarik"}


def test_a_short_name_means_the_full_name_wherever_it_stands() -> None:
    text = "Danu tiba Senin. Hal itu disampaikan Bupati Sarwo Danu. Menurut Sarwo, jalan itu rusak. Danu lalu pulang."
    assert ids(text, "Danu") == ids(text, "Sarwo") == {"per:sarwo-danu"}


def test_a_short_name_of_two_persons_means_the_one_named_last() -> None:
    text = "Bupati Sarwo Danu dan Camat Ratih Danu hadir. Bupati Sarwo Danu berpidato. Menurut Danu, jalan itu rusak."
    assert ids(text, "Danu") == {"per:sarwo-danu"}


def test_a_name_spelt_another_way_means_the_same_person() -> None:
    text = "Hal itu disampaikan Bupati Wishnu Nazaruddin. Menurut Whisnu, jalan itu rusak. Hal itu dikatakan Nazarudin kemarin."
    assert ids(text, "Whisnu") == ids(text, "Nazarudin") == {"per:wishnu-nazarudin"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rusdianto Maleo", "Rusdiyanto Maleo"),
        ("Nazarudin Sarwo", "Nazaruddin Sarwo"),
        ("Djoko Palupi", "Joko Palupi"),
        ("Gatot Soeprapto", "Gatot Suprapto"),
        ("Ratih Lengkei", "Ratih Lengkey"),
        ("Edy Sarwono", "Edi Sarwono"),
    ],
    ids=lambda name: name.replace(" ", "-"),
)
def test_a_person_spelt_two_ways_in_two_articles_has_one_id(one: str, other: str) -> None:
    (first,), (second,) = (ids(f"Hal itu disampaikan Bupati {name} kemarin.", name) for name in (one, other))
    assert first == second is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pakubuwono XI", "Pakubuwono XII"), ("Sarwo Danu", "Sarwo Dani")],
    ids=lambda name: name.replace(" ", "-"),
)
def test_a_difference_that_is_heard_keeps_persons_apart(one: str, other: str) -> None:
    assert entity_id("PER", one) != entity_id("PER", other)


def test_two_persons_of_one_common_name_do_not_merge_over_articles() -> None:
    text = "Warga bernama Budi menolak. Hal itu dibenarkan Camat Sukarwolo."
    sentences = language.split_sentences("0" * 16, text, PACK)
    one, other = (entities.find_mentions(article(text, a * 16), sentences, PACK) for a in "ab")
    assert [m.entity_id for m in one] == ["per:budi-" + "a" * 16, "per:sukarwolo"]
    assert [m.entity_id for m in other] == ["per:budi-" + "b" * 16, "per:sukarwolo"]
    known = "Budi pulang. Hal itu disampaikan Bupati Budi Sarwono."
    assert ids(known, "Budi") == {"per:budi-sarwono"}


def test_the_initials_of_a_body_mean_it_where_its_article_names_one_such_body() -> None:
    text = "Lembaga Bahasa Sastra Nusantara menolak. Ketua LBSN Ratih Palupi pulang. Warga mendatangi LBSN."
    assert ids(text, "LBSN") == {"org:lembaga-bahasa-sastra-nusantara"}
    two = "Lembaga Bahasa Nusantara dan Lembaga Bola Nasional hadir. Ketua LBN Ratih Palupi pulang."
    assert ids(two, "LBN") == {"org:lbn"}


def test_an_abbreviation_is_taught_to_its_document_only() -> None:
    assert ids("Lembaga Bahasa Nusantara (LBN) menolak. Warga mendatangi LBN.", "LBN") == {
        "org:lembaga-bahasa-nusantara"
    }
    assert ids("Hal itu dibantah Ketua LBN Ratih Palupi.", "LBN") == {"org:lbn"}


def test_the_beginning_of_a_bodys_name_means_the_whole() -> None:
    text = "Dewan Keamanan PBB bersidang. Sidang Dewan Keamanan berlangsung lama."
    assert ids(text, "Dewan Keamanan") == ids(text, "Dewan Keamanan PBB")


@pytest.mark.parametrize(
    ("variants", "entity"),
    [
        (["Amerika Serikat", "AS", "Amerika"], "loc:amerika-serikat"),
        (["Cina", "China", "Tiongkok"], "loc:china"),
        (["Moskwa", "Moskow"], "loc:moskow"),
        (["Korut", "Korea Utara"], "loc:korea-utara"),
        (["Polda Sumut", "Polda Sumatera Utara"], "org:polda-sumatera-utara"),
        (["Pemprov Bali", "Pemerintah Provinsi Bali"], "org:pemerintah-provinsi-bali"),
        (["Provinsi Bali", "Bali"], "loc:bali"),
        (["Pemprov DKI", "Pemerintah Jakarta", "Pemerintah DKI Jakarta"], "org:pemerintah-provinsi-jakarta"),
    ],
)
def test_variants_of_a_name_are_one_entity(variants: list[str], entity: str) -> None:
    text = "Delegasi mendatangi " + ", lalu ".join(variants) + "."
    assert {m.entity_id for m in mentions(text)} == {entity}


def test_a_bay_is_not_the_town_of_its_name() -> None:
    assert {m.entity_id for m in mentions("Kapal berlayar dari Teluk Jambi ke Jambi.")} == {
        "loc:teluk-jambi",
        "loc:jambi",
    }


def test_a_regency_and_the_city_of_its_name_are_two() -> None:
    assert names("Warga Kabupaten Bogor dan Kota Bogor mengungsi.") == [
        ("LOC", "Kabupaten Bogor"),
        ("LOC", "Kota Bogor"),
    ]
    assert len({m.entity_id for m in mentions("Warga Kabupaten Bogor dan Kota Bogor mengungsi.")}) == 2


def test_the_display_name_of_an_entity_is_its_fullest_name_in_the_document() -> None:
    found = mentions("Danu tiba Senin. Hal itu disampaikan Bupati Sarwo Danu.")
    assert entities.names(found) == {"per:sarwo-danu": "Sarwo Danu"}


def test_mentions_are_grouped_by_sentence_in_order() -> None:
    found = mentions("Delegasi Rusia tiba di Bali. Hujan turun. Mereka menuju Jakarta.")
    assert {n: [m.surface for m in group] for n, group in entities.by_sentence(found).items()} == {
        0: ["Rusia", "Bali"],
        2: ["Mereka", "Jakarta"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "A",
        "(",
        "Presiden",
        "Menteri, dan",
        "Ir. H.",
        "PT",
        "“Rusia",
        "Bandara (",
        "Dinas Pangan, dan",
        "1 2 3",
        "di Korea-",
    ],
)
def test_odd_text_raises_nothing(text: str) -> None:
    for m in mentions(text):
        assert m.surface


def test_the_son_is_not_the_father_though_a_short_name_may_mean_the_one_named_last() -> None:
    text = "Oleg Voronin Jr tiba di Bali. Hal itu dibenarkan Oleg Voronin kemarin."
    assert [e for e in (m.entity_id for m in mentions(text)) if e != "loc:bali"] == [
        "per:oleg-voronin-jr",
        "per:oleg-voronin",
    ]
    assert ids("Donald Trump Jr tiba. Donald Trump tidak ikut.", "Donald Trump") == {"per:donald-trump"}
    assert ids("Pemain itu, Sarwo Jr, menang. “Kami senang,” kata Sarwo.", "Sarwo") == {"per:sarwo-jr"}


def test_a_short_known_name_and_another_word_is_somebody_else() -> None:
    assert ids("Atlet Megawati Hangestri menang.", "Megawati Hangestri") == {"per:megawati-hangestri"}
    assert ids("Presiden Prabowo Subianto Djojohadikusumo tiba.", "Prabowo Subianto Djojohadikusumo") == {
        "per:prabowo-subianto"
    }


def test_a_village_or_district_is_not_the_city_or_country_of_its_name() -> None:
    found = mentions("Warga Desa Jepang, Kecamatan Medan, dan Provinsi Bali mengungsi.")
    assert [m.entity_id for m in found] == ["loc:desa-jepang", "loc:kecamatan-medan", "loc:bali"]


def test_a_name_with_an_age_behind_it_is_a_persons() -> None:
    assert names("Warga menunggu. Danukarta (34), yang lama bekerja, menolak.") == [("PER", "Danukarta")]


def test_a_title_and_a_word_that_is_never_written_small_is_a_person() -> None:
    assert names("Hal itu dibenarkan Camat Sukarwolo.") == [("PER", "Sukarwolo")]


def test_a_unit_of_a_body_is_not_the_body() -> None:
    text = "Satreskrim Polres Sarik menangkap dua orang. Polres Sarik menyita mobil."
    assert ids(text, "Polres Sarik") == {"org:polres-sarik"}


def test_an_initial_inside_a_name_is_of_the_name() -> None:
    assert names("Hal itu dibantah Mardani H Danu dan Angelus H. Danu.") == [
        ("PER", "Mardani H Danu"),
        ("PER", "Angelus H. Danu"),
    ]
