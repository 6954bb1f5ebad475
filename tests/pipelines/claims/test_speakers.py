"""Who a source's words mean, where they hold more than a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.claims import find_claims
from pipelines.language import split_sentences
from pipelines.records import Mention
from tests.pipelines.claims.invented import ARTICLE_ID, PACK, article, attributed, mentions, only


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Balai Kota, yang berkantor di Gresik, memperkirakan banjir surut lusa.",
            "Balai Kota",
            "banjir surut lusa",
        ),
        (
            "Dewan yang diketuai Ratna Dewi menyatakan jembatan itu aman.",
            "Dewan yang diketuai Ratna Dewi",
            "jembatan itu aman",
        ),
        ("Pria yang bernama Gunadi mengatakan jembatan itu aman.", "Gunadi", "jembatan itu aman"),
        (
            "Kabar itu bertolak belakang dengan klaim Ratna Dewi, yang menyebut jembatan itu rapuh.",
            "Ratna Dewi",
            "jembatan itu rapuh",
        ),
        (
            "Warga pergi karena jalan yang licin membuat petugas yakin bahwa jembatan itu rapuh.",
            "petugas",
            "jembatan itu rapuh",
        ),
        ("Balai Kota semula menyebut 212 penumpang.", "Balai Kota", "212 penumpang"),
    ],
)
def test_a_relative_clause_leaves_the_speaker_who_it_is(text: str, speaker: str, content: str) -> None:
    claim = only(text)
    assert (claim.speaker, claim.content) == (speaker, content)


def test_a_clause_that_tells_which_one_speaks_only_for_a_person_with_a_name() -> None:
    claim = only("Hal itu menjawab Ratna Dewi yang menyebut ongkosnya hanya 46 juta rupiah.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "ongkosnya hanya 46 juta rupiah")
    assert attributed("Petugas mencari warga yang mengaku melihat buaya.") == []


def test_who_a_news_organisation_cites_is_the_speaker_through_it() -> None:
    claim = only("Menurut Reuters, yang mengutip seorang pejabat pelabuhan, kapal itu tiba lusa.")
    assert (claim.speaker, claim.via, claim.origin) == ("seorang pejabat pelabuhan", ["Reuters"], "Reuters")
    assert (claim.cue, claim.content) == ("mengutip", "kapal itu tiba lusa")


def test_what_is_rumoured_is_not_said_by_its_subject() -> None:
    claim = only("Nakhoda kabarnya sempat meminta izin mengubah haluan.")
    assert (claim.speaker, claim.rule) == (None, "hearsay")


def test_a_thing_may_be_called_something() -> None:
    assert only("Ratna Dewi menyebut jembatan itu sebagai kebanggaan warga.").content == (
        "jembatan itu sebagai kebanggaan warga"
    )
    assert attributed("Ratna Dewi menyebut nama anaknya.") == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Direktur PT Gula Manis, Ratna Dewi, mengatakan perusahaan akan membayar ganti rugi.", "commit"),
        ("Gubernur Ratna Dewi mengatakan pemerintah akan memperbaiki jembatan itu.", "commit"),
        ("Gubernur Ratna Dewi mengatakan perusahaan akan membayar ganti rugi.", "assert"),
        ("Pengamat transportasi Ratna Dewi mengatakan perusahaan akan membayar ganti rugi.", "predict"),
        ("Gubernur Ratna Dewi mengatakan tidak akan ada kenaikan tarif.", "commit"),
        ("Gubernur Ratna Dewi mengatakan kebutuhan akan air bersih besar.", "assert"),
    ],
)
def test_what_will_be_done_is_a_promise_of_ones_own_house_and_a_forecast_of_who_looks_on(
    text: str, stance: str
) -> None:
    assert only(text).stance == stance


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Pengawas Jalan Pada Dinas Pasar, Gunadi,", "Gunadi"),
        ("Wakil Kepala Dinas Pasar Hartono", "Hartono"),
        ("pengacara Hartono, Ahmad Fajar,", "Ahmad Fajar"),
        ("Tenaga Kesehatan Kloter Satu, dr Ratna Dewi", "Ratna Dewi"),
    ],
)
def test_a_source_is_read_to_the_name_it_ends_in(source: str, speaker: str) -> None:
    claim = only(f'"Sidang dimulai lusa," kata {source} di Gresik.')
    assert (claim.source, claim.speaker) == (source.strip(","), speaker)


def test_a_role_means_who_was_named_behind_the_same_words() -> None:
    text = "Kepala Seksi Kayu, Ratna Dewi, meninjau pasar itu. Kepala Seksi Kayu mengatakan pasar itu aman."
    assert only(text).speaker == "Ratna Dewi"


def test_a_name_glued_to_the_sentence_before_is_the_name_alone() -> None:
    claim = attributed('"Jembatan itu aman," kata petugas, Kamis (5/3/2025).Gunadi mengatakan pasar itu dibuka.')[-1]
    assert (claim.source, claim.speaker) == ("Gunadi", "Gunadi")


def test_an_unnamed_speaker_goes_on_under_the_same_words() -> None:
    text = (
        "Gunadi meninjau kapal itu. Seorang pejabat pelabuhan mengatakan kapal itu aman. "
        '"Tidak ada kebocoran," kata pejabat pelabuhan tersebut.'
    )
    assert [claim.speaker for claim in attributed(text)] == ["Seorang pejabat pelabuhan"] * 2


def test_a_statement_is_not_the_person_named_in_a_clause_about_it() -> None:
    claim = only("Pernyataan dewan tersebut, yang terbit saat Gunadi pergi, mengatakan bahwa jembatan itu aman.")
    assert claim.speaker != "Gunadi"


def test_a_year_before_the_subject_is_no_part_of_it() -> None:
    claim = only("Sejak menjabat sejak 2021, Ratna Dewi mengatakan pasar itu ramai.")
    assert claim.source == "Ratna Dewi"


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Ratna Dewi pada Rabu (5/3) mengatakan jembatan itu aman.", "Ratna Dewi", "Ratna Dewi"),
        ("Surat pada Rabu itu menyebutkan jembatan itu aman.", "Surat pada Rabu itu", "Surat pada Rabu itu"),
    ],
)
def test_a_day_before_the_verb_is_no_part_of_the_source_unless_a_demonstrative_closes_it(
    text: str, source: str, speaker: str
) -> None:
    claim = only(text)
    assert (claim.source, claim.speaker) == (source, speaker)


def test_who_goes_on_behind_an_inverted_cue_is_named_without_the_cue() -> None:
    first, second = attributed('"Jembatan itu aman," kata Ratna Dewi, menambahkan bahwa pasar sudah dibuka.')
    assert (first.speaker, second.speaker, second.source) == ("Ratna Dewi", "Ratna Dewi", "Ratna Dewi")


def test_somebody_new_is_not_who_spoke_before() -> None:
    text = (
        "Ratna Dewi mengatakan jembatan itu aman.\n\nPasar sudah tutup, menurut seorang penjaga yang tahu jadwal itu."
    )
    assert attributed(text)[1].speaker == "seorang penjaga yang tahu jadwal itu"


@pytest.mark.parametrize("thing", ["Lagu itu", "Gugatan tersebut", "Kehadiran pasar itu"])
def test_a_thing_is_not_who_spoke_before(thing: str) -> None:
    text = f"Ratna Dewi mengatakan jembatan itu aman.\n\n{thing} menyebutkan jembatan itu rapuh."
    assert [claim.speaker for claim in attributed(text)][1:] in ([], [thing])


def test_a_body_that_is_meant_is_the_subject_before_and_no_news_organisation() -> None:
    told = "Ratna Dewi mengatakan kepada Reuters bahwa jembatan itu aman. Bank Sentral memangkas bunga."
    assert attributed(f"{told} Lembaga itu menilai harga sudah turun.")[-1].speaker == "Bank Sentral"
    cited = 'Dinas Pasar membuka lapak itu, dilansir Reuters. "Lapak kami aman," kata perusahaan itu.'
    assert attributed(cited)[-1].speaker == "Dinas Pasar"


@pytest.mark.parametrize(
    ("before", "sender"),
    [
        ("Balai Kota menerima ancaman yang dikirim oleh orang tidak dikenal melalui pos.", "orang tidak dikenal"),
        ("Balai Kota menerima surat yang ditulis Gunadi di rumahnya.", "Gunadi"),
    ],
)
def test_a_message_is_what_its_sender_says(before: str, sender: str) -> None:
    claim = attributed(f"{before} Surat itu berisi akan meledakkan jembatan.")[-1]
    assert (claim.content, claim.speaker, claim.stance) == ("akan meledakkan jembatan", sender, "commit")


def test_the_company_alone_is_the_one_with_a_companys_name() -> None:
    text = "PT Dinas Pasar memangkas pegawai. Balai Kota menolak. Perusahaan menyatakan penjualan turun."
    company = Mention(
        mention_id=f"{ARTICLE_ID}:0-14", article_id=ARTICLE_ID, sentence_no=0, start=0, end=14, surface="PT Dinas Pasar",
        kind="name", type="ORG", title=None, entity_id="org:pt-dinas-pasar", member_ids=[], reason="name",
    )  # fmt: skip
    others = [m for m in mentions(text) if m.start > 14]
    claim = find_claims(article(text), split_sentences(ARTICLE_ID, text, PACK), [company, *others], PACK)[-1]
    assert (claim.source, claim.speaker, claim.speaker_resolution) == ("Perusahaan", "PT Dinas Pasar", "title")


def test_an_office_alone_is_the_one_person_who_holds_it() -> None:
    text = 'Bupati Ratna Dewi membuka pasar itu. "Kami siap," jelas Bupati.'
    titled = [replace(m, title="Bupati Gresik") for m in mentions(text)]
    claim = find_claims(article(text), split_sentences(ARTICLE_ID, text, PACK), titled, PACK)[-1]
    assert (claim.source, claim.speaker, claim.speaker_resolution) == ("Bupati", "Ratna Dewi", "title")


def test_a_title_glued_to_a_name_is_no_part_of_it() -> None:
    text = "PresidenRatna Dewimenegaskan jembatan itu aman."
    glued = replace(mentions("Ratna Dewi")[0], start=0, end=31, surface=text[:31])
    (claim,) = find_claims(article(text), split_sentences(ARTICLE_ID, text, PACK), [glued], PACK)
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "jembatan itu aman")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Lapak itu aman, menurut Badan Pasar, Jalan, dan Jembatan (BPJJ).", "Badan Pasar, Jalan, dan Jembatan (BPJJ)"),
        ('"Jembatan itu aman," kata pria yang berlari dalam 12 lomba ini.', "pria yang berlari dalam 12 lomba ini"),
        ('"Jembatan itu aman," kata Ratna Dewi kala itu.', "Ratna Dewi"),
        ("Ratna Dewi pekan lalu berkata bahwa jembatan itu aman.", "Ratna Dewi"),
        ("Lapak itu aman, kata sumber di Balai Kota.", "sumber di Balai Kota"),
        ("Berdasarkan data terbaru dari Dinas Pasar, lapak itu tutup.", "Dinas Pasar"),
        ("Dilaporkan Reuters, Rabu (5/3), lapak itu tutup.", "Reuters"),
    ],
)
def test_a_source_runs_to_its_end_and_no_further(text: str, source: str) -> None:
    assert only(text).source == source


def test_who_writes_on_a_platform_speaks_not_the_platform() -> None:
    text = '"Lapak tutup lusa," tulis Instagram Dinas Pasar.'
    platform = replace(mentions("Balai Kota")[0], start=26, end=35, surface="Instagram", entity_id="org:instagram")
    (claim,) = find_claims(article(text), split_sentences(ARTICLE_ID, text, PACK), [platform, *mentions(text)], PACK)
    assert (claim.source, claim.speaker) == ("Instagram Dinas Pasar", "Dinas Pasar")


def test_a_translation_is_nobodys_statement() -> None:
    assert attributed('Artinya: "Saya berpuasa besok."') == []


def test_who_shares_a_subject_is_the_person_whose_title_names_a_place() -> None:
    text = "Perdana Menteri Norwegia Ratna Dewi, Rabu, memveto usul itu, dengan mengatakan usul itu terlalu mahal."
    assert only(text).speaker == "Ratna Dewi"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Menurut pengakuan pelaku, pistol itu dibeli di pasar.", "pelaku"),
        ("Seorang pedagang, 45 tahun, mengaku belum menerima bantuan.", "Seorang pedagang"),
        ("Seorang pedagang (45) mengaku belum menerima bantuan.", "Seorang pedagang"),
    ],
)
def test_a_group_is_named_without_the_noun_for_its_words_or_an_age(text: str, speaker: str) -> None:
    assert only(text).speaker == speaker


def test_an_aside_between_commas_stays_whole_in_its_source() -> None:
    claim = only("Ratna Dewi, yang berbicara kepada wartawan di pasar, mengatakan jembatan itu aman.")
    assert claim.source == "Ratna Dewi, yang berbicara kepada wartawan di pasar"
    assert claim.speaker == "Ratna Dewi"


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        (
            "Salah satu kerabat Gunadi mengklaim jembatan itu rapuh.",
            "Salah satu kerabat Gunadi",
            "Salah satu kerabat Gunadi",
        ),
        ("Kala itu, Ratna Dewi menyatakan jembatan itu rapuh.", "Ratna Dewi", "Ratna Dewi"),
        ("Terpisah, Ratna Dewi menyatakan jembatan itu rapuh.", "Ratna Dewi", "Ratna Dewi"),
    ],
)
def test_a_tie_to_somebody_and_an_opening_are_not_he(text: str, source: str, speaker: str) -> None:
    claim = only(text)
    assert (claim.source, claim.speaker) == (source, speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Gunadi dipuji rekannya, Ratna Dewi. Menurutnya, Gunadi adalah pemimpin sejati.", "Ratna Dewi"),
        ("Suami dari Ratna Dewi itu optimistis Gunadi bisa menang.", "Suami dari Ratna Dewi itu"),
        ("Menurut data yang disampaikan oleh Balai Kota, 80 persen pasar sepi.", "Balai Kota"),
        ('"Jembatan itu aman," kata Direktur Proyek di Gresik, Ratna Dewi, Rabu.', "Ratna Dewi"),
        ('"Jembatan itu aman," ujar Ratna Dewi meskipun warga menolak.', "Ratna Dewi"),
        ("Banyak pedagang yang mengeluh dan berharap harga turun.", "Banyak pedagang yang mengeluh"),
        ("Gunadi hadir. Ratna Dewi dalam arahan nya mengingatkan bahwa jembatan itu rapuh.", "Ratna Dewi"),
    ],
    ids=["named in the words", "husband of", "data given by", "office in a place", "although", "and", "a lone suffix"],
)
def test_who_is_meant(text: str, speaker: str) -> None:
    assert attributed(text)[-1].speaker == speaker


def test_an_office_by_its_other_name_is_who_holds_it() -> None:
    text = "Presiden Ratna Dewi tiba. Kepala Negara mengatakan jembatan itu aman."
    held = [replace(m, title="Presiden") for m in mentions(text)]
    story = article(text)
    found = find_claims(story, split_sentences(ARTICLE_ID, text, PACK), held, PACK)
    assert [c.speaker for c in found if c.kind != "assertion"] == ["Ratna Dewi"]


def test_a_first_persons_quotation_alone_is_of_whom_the_sentence_before_tells() -> None:
    claim = only('Ratna Dewi meninjau pasar itu. "Pasar ini kami bangun lagi tahun depan."')
    assert (claim.rule, claim.speaker, claim.speaker_resolution) == ("quote_alone", "Ratna Dewi", "carried")
    assert attributed('Ratna Dewi meninjau pasar itu. "Pasar ini dibangun lagi tahun depan."') == []


def test_a_place_that_a_preposition_governs_is_nobody_who_goes_on_to_say() -> None:
    text = "Jaringan itu memodernisasi tanggap bencana di Norwegia, tetapi juga memastikan warga lebih siap."
    assert attributed(text) == []
