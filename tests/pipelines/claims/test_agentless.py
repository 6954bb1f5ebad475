"""Passives, hearsay, questions, citations and chains."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


def test_a_passive_names_its_agent() -> None:
    claim = only("Disebutkan oleh Ratna Dewi dalam rapat itu bahwa jembatan itu aman.")
    assert (claim.cue, claim.source, claim.content) == ("Disebutkan", "Ratna Dewi", "jembatan itu aman")


def test_a_passive_that_points_back_claims_the_sentence_before() -> None:
    claim = only("Jembatan tua itu akan ditutup mulai pekan depan. Hal itu diungkapkan Ratna Dewi di Balai Kota.")
    assert claim.content == "Jembatan tua itu akan ditutup mulai pekan depan"
    assert (claim.cue, claim.source, claim.rule) == ("diungkapkan", "Ratna Dewi", "passive_topic")


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_quotation_alone_is_of_whoever_the_next_sentence_names(gap: str) -> None:
    text = f'"Jembatan tua itu kami tutup pekan depan."{gap}Hal itu disampaikan Ratna Dewi di kantornya.'
    claim = only(text)
    assert (claim.kind, claim.speaker, claim.cue, claim.source) == ("direct", "Ratna Dewi", "disampaikan", "Ratna Dewi")
    assert claim.content == "Jembatan tua itu kami tutup pekan depan."


def test_a_quotation_whose_pronoun_means_nobody_yet_is_of_whoever_is_named_next() -> None:
    claim = only('"Jembatan itu aman," ujarnya.\n\nPernyataan itu disampaikan Ratna Dewi di kantornya.')
    assert (claim.cue, claim.source, claim.speaker) == ("ujarnya", "ujarnya", "Ratna Dewi")


def test_who_says_the_like_of_a_quotation_did_not_say_it() -> None:
    assert attributed('"Jembatan itu kami tutup pekan depan."\n\nHal senada disampaikan Ratna Dewi.') == []


def test_an_adverb_may_stand_between_a_passive_and_its_agent() -> None:
    claim = only("Jalan menuju pasar itu sudah licin. Hal itu disampaikan langsung oleh Ratna Dewi di kantornya.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "Jalan menuju pasar itu sudah licin")


@pytest.mark.parametrize(
    "before", ["Ratna Dewi mengatakan jembatan itu aman.", "Jalan menuju pasar rusak parah sejak lama."]
)
def test_who_says_the_like_says_what_follows(before: str) -> None:
    text = f'{before} Hal senada disampaikan Gunadi. "Jalan rusak parah," ujarnya.'
    found = [c for c in attributed(text) if c.kind == "direct"]
    assert [(c.speaker, c.content) for c in found] == [("Gunadi", "Jalan rusak parah")]
    assert "Hal senada" not in " ".join(c.content for c in attributed(text))


def test_as_somebody_stressed_is_who_says_it() -> None:
    claim = only("Seperti yang ditegaskan Ratna Dewi, pasar tidak boleh ditutup.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "pasar tidak boleh ditutup")


@pytest.mark.parametrize(
    ("cited", "via"),
    [
        ("keterangan tertulis", []),
        ("laman Persatuan Bulutangkis", []),
        ("Dinas Pasar", []),
        ("Kantor Berita Benua", ["Benua"]),
        ("Suara Benua", ["Suara Benua"]),
        ("Reuters dan AFP", ["Reuters", "AFP"]),
    ],
)
def test_only_news_organisations_stand_in_a_chain(cited: str, via: list[str]) -> None:
    assert only(f'"Sidang dimulai lusa," kata Ratna Dewi, dikutip dari {cited}, Rabu (5/3).').via == via


def test_a_passive_without_agent_goes_on_with_the_speaker() -> None:
    _, second = attributed("Ratna Dewi mengatakan jembatan itu aman. Namun ditegaskan, truk belum boleh lewat.")
    assert (second.content, second.speaker, second.speaker_resolution) == (
        "truk belum boleh lewat",
        "Ratna Dewi",
        "carried",
    )


def test_a_document_that_words_stand_in_is_their_source() -> None:
    claim = only("Dalam surat dakwaan disebutkan bahwa Hartono menerima uang.")
    assert (claim.source, claim.speaker, claim.speaker_id) == ("surat dakwaan", "surat dakwaan", None)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Pasar itu dikabarkan akan ditutup.", ["Pasar itu", "akan ditutup"]),
        ("Gunadi dinyatakan bersalah dalam sidang itu.", ["Gunadi", "bersalah dalam sidang itu"]),
        ("Kabarnya, pasar itu akan ditutup.", ["pasar itu akan ditutup"]),
        ("Diduga pelaku melarikan diri ke hutan.", ["pelaku melarikan diri ke hutan"]),
        ("Beredar kabar bahwa pasar itu akan ditutup.", ["pasar itu akan ditutup"]),
        ("Ada banyak spekulasi bahwa pasar itu akan ditutup.", ["pasar itu akan ditutup"]),
        ("Hartono didakwa menerima uang dari kontraktor.", ["Hartono", "menerima uang dari kontraktor"]),
        (
            "Gunadi akan memeriksa jembatan itu dan setelah itu mereka dikabarkan akan berunding.",
            ["setelah itu mereka", "akan berunding"],
        ),
    ],
)
def test_hearsay_names_nobody(text: str, pieces: list[str]) -> None:
    claim = only(text)
    assert [text[a:b] for a, b in claim.pieces] == pieces
    assert (claim.source, claim.speaker, claim.speaker_id, claim.speaker_resolution) == (None, None, None, "none")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Walaupun jembatan itu dinilai masih kuat.", ["jembatan itu", "masih kuat"]),
        ("Di mana jembatan itu dinilai masih kuat.", ["jembatan itu", "masih kuat"]),
        ("Meski pasar itu diprediksi sepi tahun ini, Gunadi menambah kios.", ["pasar itu", "sepi tahun ini"]),
    ],
)
def test_hearsay_under_a_concession_is_said_without_it(text: str, pieces: list[str]) -> None:
    claim = attributed(text)[0]
    assert [text[piece.start : piece.end] for piece in claim.pieces] == pieces


def test_who_is_asked_may_be_the_subject() -> None:
    claim = only("Ratna Dewi sempat ditanya mengapa pasar itu ditutup.")
    assert (claim.speaker, claim.addressee, claim.content) == (None, "Ratna Dewi", "mengapa pasar itu ditutup")


def test_a_question_keeps_its_preposition() -> None:
    claim = only("Ditanya sejak kapan pasar itu ditutup, Ratna Dewi tersenyum.")
    assert (claim.source, claim.content) == (None, "sejak kapan pasar itu ditutup")


def test_a_relative_clause_is_no_hearsay_of_its_own() -> None:
    assert attributed("Polisi menangkap pria yang diduga mencuri sepeda itu.") == []


def test_a_question_is_put_to_whoever_answers() -> None:
    question, answer = attributed(
        'Ketika ditanya wartawan apakah jembatan itu aman, Ratna Dewi menjawab: "Aman sekali."'
    )
    assert (question.content, question.speaker, question.stance) == ("apakah jembatan itu aman", "wartawan", "ask")
    assert (question.addressee, answer.addressee) == ("Ratna Dewi", "wartawan")
    assert (answer.content, answer.speaker) == ("Aman sekali.", "Ratna Dewi")


def test_a_question_may_have_no_asker() -> None:
    question, _ = attributed("Ketika ditanya apakah jembatan itu aman, Ratna Dewi mengatakan jembatan itu kuat.")
    assert (question.source, question.speaker, question.addressee) == (None, None, "Ratna Dewi")


def test_a_news_organisation_that_alone_is_cited_is_the_speaker() -> None:
    claim = only("Dilansir dari Reuters, kapal itu tiba di pelabuhan pada malam hari.")
    assert (claim.cue, claim.speaker, claim.via) == ("Dilansir dari", "Reuters", [])
    assert claim.content == "kapal itu tiba di pelabuhan pada malam hari"


def test_the_chain_runs_from_the_outlet_inwards() -> None:
    claim = only('"Jembatan itu aman," ujar Ratna Dewi seperti dilansir The Guardian yang mengutip Reuters.')
    assert (claim.speaker, claim.via) == ("Ratna Dewi", ["The Guardian", "Reuters"])
    assert (claim.origin, claim.origin_evidence) == ("Reuters", "via")


def test_who_is_quoted_by_another_stands_further_in() -> None:
    claim = only('"Jembatan itu aman," kata Ratna Dewi, lapor AFP, dikutip dari Antara, Rabu (5/3).')
    assert claim.via == ["Antara", "AFP"]


def test_an_agency_that_reports_behind_another_source_is_in_the_chain() -> None:
    claim = only("Ratna Dewi mengatakan korban ditembak di lutut, kantor berita AFP melaporkan.")
    assert (claim.speaker, claim.content, claim.via) == ("Ratna Dewi", "korban ditembak di lutut", ["AFP"])


def test_words_quoted_from_a_document_are_the_documents() -> None:
    claim = only('"Menyatakan penetapan itu tidak sah," demikian dikutip dari surat gugatan.')
    assert (claim.speaker, claim.cue, claim.via) == ("surat gugatan", "demikian dikutip dari", [])


def test_a_report_of_a_report_is_one_claim_of_the_inner_speaker() -> None:
    claim = only("Reuters melaporkan bahwa Ratna Dewi mengatakan jembatan itu aman.")
    assert (claim.speaker, claim.content, claim.via) == ("Ratna Dewi", "jembatan itu aman", ["Reuters"])


def test_a_news_organisation_that_reports_is_the_speaker_where_nobody_else_speaks() -> None:
    claim = only("Reuters melaporkan bahwa jembatan itu aman.")
    assert (claim.speaker, claim.via, claim.origin_evidence) == ("Reuters", [], "outlet")


def test_a_story_goes_on_by_the_organisation_it_cites_at_a_sentences_head() -> None:
    text = "Ratna Dewi mengatakan jembatan itu aman. Dilansir dari Reuters, kapal itu tiba. Gunadi mengatakan truk boleh lewat."
    found = attributed(text, credited_sources=["Reuters"])
    assert [(c.origin, c.origin_evidence) for c in found[1:]] == [("Reuters", "credit")] * 2


def test_another_outlet_named_for_one_claim_is_not_the_origin_of_the_others() -> None:
    text = "Ratna Dewi mengatakan jembatan itu aman. Gunadi mengatakan truk boleh lewat, dikutip dari Kompas.com."
    first, second = attributed(text, credited_sources=["Kompas.com"])
    assert (first.origin, first.origin_evidence) == ("kabarsela.example", "outlet")
    assert (second.origin, second.origin_evidence) == ("Kompas.com", "via")


def test_who_was_asked_and_does_not_answer_speaks_next() -> None:
    text = (
        'Ketika ditanya apakah jembatan itu aman, Gunadi menolak menjawab.\n\n"Nanti saja, tunggu penyelidik," katanya.'
    )
    question, later = attributed(text)
    assert (question.addressee, later.speaker) == ("Gunadi", "Gunadi")


def test_the_origin_is_the_credited_agency_then_the_outlet() -> None:
    text = "Ratna Dewi mengatakan jembatan itu aman."
    credited = only(text, credited_sources=["Kompas.com", "Reuters"])
    assert (credited.origin, credited.origin_evidence) == ("Reuters", "credit")
    own = only(text)
    assert (own.origin, own.origin_evidence) == ("kabarsela.example", "outlet")
    assert only(text, outlet=None).origin is None


def test_a_clause_that_a_citation_interrupts_is_whole_again() -> None:
    claim = only("Kapal itu, seperti diberitakan Antara yang mengutip sumber di pelabuhan, tiba pada malam hari.")
    assert (claim.content, claim.speaker) == ("Kapal itu tiba pada malam hari", "sumber di pelabuhan")
    assert (claim.cue, claim.via) == ("mengutip", ["Antara"])


def test_what_closes_with_a_report_needs_no_verb() -> None:
    claim = only(
        "Dua nelayan asal Gresik termasuk di antara korban yang selamat, demikian dilaporkan Reuters, Selasa (4/3)."
    )
    assert (claim.content, claim.speaker) == (
        "Dua nelayan asal Gresik termasuk di antara korban yang selamat",
        "Reuters",
    )


def test_the_announcement_of_a_list_is_no_report() -> None:
    assert attributed("Dilansir dari Antara, berikut sepuluh cara menyimpan beras.") == []


@pytest.mark.parametrize(("page", "via"), [("laman Negeri Herald", ["Negeri Herald"]), ("laman Dinas Pasar", [])])
def test_a_home_page_is_a_news_organisations_where_its_name_says_so(page: str, via: list[str]) -> None:
    assert only(f'"Jembatan itu aman," kata Ratna Dewi, dikutip dari {page}, Rabu (5/3).').via == via


def test_a_report_behind_an_attribution_is_in_its_chain() -> None:
    claim = only("Ratna Dewi mengatakan jembatan itu akan dijaga, demikian menurut laporan Reuters.")
    assert (claim.content, claim.speaker, claim.via) == ("jembatan itu akan dijaga", "Ratna Dewi", ["Reuters"])


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Berdasarkan keterangan Ratna Dewi, jembatan itu rapuh.", "Ratna Dewi", "jembatan itu rapuh"),
        ("Berdasarkan data dari Dinas Pasar, Rabu (5/3), lapak itu tutup.", "Dinas Pasar", "lapak itu tutup"),
        ("Dalam laman Antara, disebutkan bahwa lapak itu tutup.", "Antara", "lapak itu tutup"),
        ("Dalam sidang itu terungkap bahwa lapak itu tutup.", None, "lapak itu tutup"),
    ],
)
def test_whose_words_a_report_rests_on(text: str, speaker: str | None, content: str) -> None:
    claim = only(text)
    assert (claim.speaker, claim.content) == (speaker, content)


@pytest.mark.parametrize("grounds", ["data yang dihimpun", "laporan terbaru", "aturan itu", "catatan tahun 2020"])
def test_a_report_that_rests_on_a_thing_is_nobodys(grounds: str) -> None:
    assert attributed(f"Berdasarkan {grounds}, lapak itu harus tutup lebih awal.") == []


def test_a_day_alone_at_the_sentences_end_is_that_of_speaking() -> None:
    assert only("Ratna Dewi mengatakan jembatan itu aman, Rabu.").content == "jembatan itu aman"


def test_what_was_reported_before_is_nobodys_unless_somebody_says_it() -> None:
    claim = only("Seperti diberitakan sebelumnya, kapal itu tenggelam di teluk.")
    assert (claim.content, claim.speaker, claim.rule) == ("kapal itu tenggelam di teluk", None, "hearsay")
    inner = only("Seperti diberitakan sebelumnya, Ratna Dewi mengatakan bahwa kapal itu tenggelam.")
    assert (inner.content, inner.speaker) == ("kapal itu tenggelam", "Ratna Dewi")


@pytest.mark.parametrize(
    "text",
    [
        "Pencurian itu dilaporkan korban ke kantor polisi pekan lalu.",
        "Gunadi dilaporkan atas tuduhan pemerasan dan penipuan.",
        "Proses itu dapat disebut sebagai peragian yang lambat.",
        "Jika lelah, Anda dapat mengeluh untuk mencari teman.",
    ],
)
def test_a_complaint_a_definition_and_advice_are_no_reports(text: str) -> None:
    assert attributed(text) == []


def test_a_list_before_a_citation_is_no_part_of_it() -> None:
    claim = only("Berikut caranya: Mengutip Reuters, garam harus dikeringkan lebih dulu.")
    assert (claim.content, claim.speaker) == ("garam harus dikeringkan lebih dulu", "Reuters")


def test_a_closing_mark_that_nothing_opened_ends_what_is_said() -> None:
    claim = attributed("Balai Kota berkomitmen untuk terus melayani warga,” ujarnya.")[0]
    assert claim.content == "untuk terus melayani warga"


def test_who_is_cited_by_who_is_cited_speaks() -> None:
    claim = only("Seperti dilansir Antara yang mengutip Reuters, kapal itu karam di selat.")
    assert (claim.speaker, claim.via, claim.content) == ("Reuters", ["Antara"], "kapal itu karam di selat")


def test_a_citation_behind_the_source_is_no_part_of_what_is_said() -> None:
    claim = only("Menurut Ratna Dewi, dikutip AFP, kapal itu karam di selat.")
    assert (claim.speaker, claim.via, claim.content) == ("Ratna Dewi", ["AFP"], "kapal itu karam di selat")


def test_a_document_in_which_it_is_written_says_it() -> None:
    claim = only("Dalam surat edaran itu tertulis bahwa pasar tutup.")
    assert (claim.source, claim.content) == ("surat edaran itu", "pasar tutup")
