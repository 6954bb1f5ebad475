"""Offices and titles, how far they run and whose they are, in invented sentences."""

from __future__ import annotations

import pytest

from tests.pipelines.entities.test_mentions import ids, names, titles


@pytest.mark.parametrize(
    ("office", "person"),
    [
        ("Kepala Desa Teluk Sarik", "Lalu Danukarta"),
        ("Kepala Pusat Gempabumi dan Tsunami BMKG", "Danukarta"),
        ("Kepala Pusat Data, Informasi, dan Komunikasi Kebencanaan BNPB", "Abdul Sarwo Danu"),
        ("Direktur Utama PT Sarik Lintas Bahari (SLB)", "Ratih Palupi"),
    ],
    ids=["village", "list with an unknown word", "list with commas", "company with its abbreviation"],
)
def test_an_office_before_a_comma_is_the_title_of_the_person_after_it(office: str, person: str) -> None:
    assert (person, office) in titles(f"Pada Rabu, {office}, {person}, mengatakan air surut.")


def test_an_abbreviation_in_brackets_is_part_of_the_office() -> None:
    text = "Kepala Badan Pangan Sarik (BPS) Ratih Palupi dan Wakil Kepala BPS Sarwo Danu mengatakan stok aman."
    assert titles(text)[0] == ("Ratih Palupi", "Kepala Badan Pangan Sarik (BPS)")
    assert ("ORG", "Badan Pangan Sarik") in names(text)


def test_an_office_whose_holder_is_named_before_it_is_not_the_next_persons() -> None:
    text = "Oleg Voronin, juru bicara Kremlin, dan Ratih Palupi, kepala intelijen Ukraina, bertemu."
    assert titles(text) == [("Oleg Voronin", "juru bicara Kremlin"), ("Ratih Palupi", "kepala intelijen Ukraina")]


def test_two_academic_titles_stand_before_one_name() -> None:
    assert titles("Hal itu dibantah Prof. Dr. Sarwo Danu kemarin.") == [("Sarwo Danu", "Prof. Dr.")]


def test_initials_of_a_victim_are_no_country() -> None:
    assert ("LOC", "AS") not in names("Polisi mengatakan korban berinisial AS (23) selamat.")
    assert ("LOC", "AS") not in names("Remaja itu, AS (15), selamat.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ekonom Sarik Sekuritas, Ratih Palupi, mengatakan harga naik.", [("ORG", "Sarik Sekuritas"), ("PER", "Ratih Palupi")]),
        ("Menurut CEO Sarika Motors Elian Danukov, harga naik.", [("ORG", "Sarika Motors"), ("PER", "Elian Danukov")]),
        ("Menurut Direktur PT Bank Sarik Arta Sentosa Tbk Royke Palupi, harga naik.",
         [("ORG", "PT Bank Sarik Arta Sentosa Tbk"), ("PER", "Royke Palupi")]),
        ("Mereka belajar di Kerinjo State University dan Jakarta Institute of Music.",
         [("ORG", "Kerinjo State University"), ("ORG", "Jakarta Institute of Music")]),
    ],
    ids=["broker", "chief of a firm", "bank", "universities"],
)  # fmt: skip
def test_a_body_ends_with_the_word_that_such_names_end_with(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala Dinas Pangan Kabupaten Sarikmulyo Ir. Haris Munandar mengatakan stok aman.",
         [("ORG", "Dinas Pangan Kabupaten Sarikmulyo"), ("PER", "Haris Munandar")]),
        ("Menurut Kepala Badan Pangan Sarik (BPS) Ratih Palupi, stok aman.",
         [("ORG", "Badan Pangan Sarik"), ("ORG", "BPS"), ("PER", "Ratih Palupi")]),
        ("Wakil Kepala BPS Sarwo Danu mengatakan stok aman.", [("ORG", "BPS"), ("PER", "Sarwo Danu")]),
        ("Mayat itu ditemukan di Sungai Sarik Desa Kerinjo.", [("LOC", "Sungai Sarik"), ("LOC", "Desa Kerinjo")]),
    ],
    ids=["kind of place inside", "abbreviation behind", "abbreviation before a person", "river in a village"],
)  # fmt: skip
def test_a_body_or_place_ends_where_the_next_name_begins(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_team_is_named_with_its_age_and_an_aeroplane_with_its_number() -> None:
    assert ("ORG", "Timnas Indonesia U-23") in names("Pelatih memuji Timnas Indonesia U-23 kemarin.")
    assert ("MISC", "Boeing 737-800") in names("Sebuah pesawat Boeing 737-800 tergelincir di Bandara Ngurah Rai.")


def test_a_place_in_brackets_behind_a_body_is_no_abbreviation_of_the_body() -> None:
    assert ("LOC", "AS") in names("Anggota Kongres Amerika Serikat (AS) Ron Palupov menolak.")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Hal itu dibenarkan Kapolres Garut AKBP I Wayan Sarwo kemarin.", "I Wayan Sarwo"),
        ("Hal itu dibenarkan Kasat Reskrim Polres Garut Iptu Daeng Matola kemarin.", "Daeng Matola"),
        ("Hal itu dibenarkan Kadinkes Depok Mary Palupiningsih kemarin.", "Mary Palupiningsih"),
        ("Bendesa Adat Kerinjo, I Nyoman Sarwo, meminta maaf.", "I Nyoman Sarwo"),
        ("Sri Sultan Hamengku Danubuwono X meminta maaf.", "Hamengku Danubuwono X"),
    ],
    ids=["Balinese article", "Makassar", "district", "custom office", "sultan"],
)
def test_the_name_begins_where_the_office_ends(text: str, person: str) -> None:
    assert [name for name, _ in titles(text)] == [person]


def test_an_unknown_body_before_the_comma_is_whom_the_person_behind_it_speaks_for() -> None:
    text = "Analis Mandaraya Kapitalindo, Ratih Palupi, mengatakan harga naik."
    assert titles(text) == [("Ratih Palupi", "Analis Mandaraya Kapitalindo")]
    assert ("ORG", "Mandaraya Kapitalindo") in names(text)
    two = "Hal itu dihadiri Camat Ratih Palupi, Sarwo Danu, dan warga."
    assert ("PER", "Ratih Palupi") in names(two)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mereka merakit Krasatara, roket peluncur baru Rusia, di gudang.", ("MISC", "Krasatara")),
        ("Laba Mandaraya, perusahaan logam asal Oslo, turun.", ("ORG", "Mandaraya")),
    ],
    ids=["rocket", "firm"],
)
def test_the_noun_behind_a_comma_says_what_a_name_is(text: str, expected: tuple[str, str]) -> None:
    assert expected in names(text)


def test_a_clause_behind_a_fronted_phrase_is_no_apposition() -> None:
    assert ("MISC", "LBSN") not in names("Menurut LBSN, buku itu langka.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Majelis Hakim Pengadilan Negeri Kerinjo menolak banding.", [("ORG", "Pengadilan Negeri Kerinjo")]),
        ("Menurut analis SRKX Futures Ratih Palupi, harga naik.", [("ORG", "SRKX Futures"), ("PER", "Ratih Palupi")]),
        ("Menurut Sekjen Kementerian Kelautan dan Perikanan Antam Danukarta, stok aman.",
         [("ORG", "Kementerian Kelautan dan Perikanan"), ("PER", "Antam Danukarta")]),
        ("Hal itu dibenarkan Lurah Sarikmulyo Agus Danukarta kemarin.",
         [("LOC", "Sarikmulyo"), ("PER", "Agus Danukarta")]),
        ("Hal itu dibantah Ratih Palupi, M.Kom., dan Sarwo Danu, Sp.PD-KHOM, kemarin.",
         [("PER", "Ratih Palupi"), ("PER", "Sarwo Danu")]),
        ("Pasien dirawat di RSUP Persahabatan sejak Senin.", [("FAC", "RSUP Persahabatan")]),
        ("Ia masuk Himpunan Mahasiswa Islam dan Universitas Katolik Sarikrejo.",
         [("ORG", "Himpunan Mahasiswa Islam"), ("ORG", "Universitas Katolik Sarikrejo")]),
    ],
    ids=["judges of a court", "broker in capitals", "first name like a firm", "village", "degrees", "hospital", "faiths"],
)  # fmt: skip
def test_offices_bodies_and_degrees_are_told_apart_from_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_portfolio_of_more_than_two_words_is_a_list() -> None:
    text = "Hal itu disampaikan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi Ratih Palupi pada Rabu pagi."
    assert titles(text) == [("Ratih Palupi", "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi")]


def test_a_sentence_full_of_names_is_no_headline() -> None:
    text = "Bupati Sarwo Danu, Camat Ratih Palupi, dan Kepala Dinas Pangan Kerinjo Bagus Wirandaru meninjau Waduk Sarikmulyo."
    assert ("FAC", "Waduk Sarikmulyo") in names(text)
    assert ("PER", "Ratih Palupi") in names(text)


def test_a_garrison_is_named_by_its_number_and_its_district() -> None:
    text = "Komandan Kodim 0724/Sarikrejo Letkol Inf Bagus Danu meninjau Korem 072/Pamarjan kemarin."
    assert [name for kind, name in names(text) if kind == "ORG"] == ["Kodim 0724/Sarikrejo", "Korem 072/Pamarjan"]
    assert [name for name, _ in titles(text)] == ["Bagus Danu"]


def test_a_body_of_several_words_is_parted_from_who_is_called_by_the_first_word_behind_it() -> None:
    text = 'Kepala Riset Haldor Sarikindo Ratih Palupi mengatakan harga naik. "Naik," kata Ratih.'
    assert ("ORG", "Haldor Sarikindo") in names(text)
    assert ids(text, "Ratih Palupi") == ids(text, "Ratih")


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("Perdana Menteri Belanda Oleg van der Sarik tiba.", "Oleg van der Sarik", "Perdana Menteri Belanda"),
        ("Dirjen Perhubungan Kemenhub M. Ratih Palupi hadir.", "M. Ratih Palupi", "Dirjen Perhubungan Kemenhub"),
        ("Surat itu dari Jenderal TNI (Purn) Sarwo Danu kemarin.", "Sarwo Danu", "Jenderal TNI (Purn)"),
        ("Surat itu dari Jenderal TNI (Purn.) Sarwo Danu kemarin.", "Sarwo Danu", "Jenderal TNI (Purn.)"),
        ("Dansat Intel Kodam Jaya Mayor Cba Sarwo Danu hadir.", "Sarwo Danu", "Dansat Intel Kodam Jaya Mayor Cba"),
        ("Kabag Prokopim Setda Kabupaten Lumajang, Ratih Palupi, hadir.", "Ratih Palupi", "Kabag Prokopim Setda Kabupaten Lumajang"),
        ("Direktur Treasury & Wholesale Banking PT Sarik Tbk Ratih Palupi hadir.", "Ratih Palupi", "Direktur Treasury & Wholesale Banking PT Sarik Tbk"),
        ("Investor Relations SLBK Ratih Palupi menambahkan laba naik.", "Ratih Palupi", "Investor Relations SLBK"),
        ("Dirjen Bimas Islam Kementerian Agama Sarwo Danu hadir.", "Sarwo Danu", "Dirjen Bimas Islam Kementerian Agama"),
    ],
    ids=["foreign particles", "initial", "retired", "retired with a point", "corps", "secretariat", "ampersand", "investors", "religion"],
)  # fmt: skip
def test_an_office_is_read_to_its_end_and_the_name_whole(text: str, person: str, title: str) -> None:
    assert (person, title) in titles(text)


def test_a_wife_keeps_her_first_name_before_her_husbands() -> None:
    assert ("PER", "Ratih Sarwo Danu") in names(
        "Bupati Sarwo Danu dan istri, Ny. Ratih Sarwo Danu, tiba. Sarwo Danu pulang."
    )
