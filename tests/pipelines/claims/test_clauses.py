"""Indirect speech: where what is said begins and ends, construction by construction."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ratna Dewi mengatakan bahwa jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi mengatakan jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi mengatakan, jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi mengatakan, bahwa jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi mengatakan pada saat itu bahwa jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi mengatakan dalam konferensi pers, jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi mengatakan saat ditemui di kantornya, Rabu (5/3), jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi mengatakan saat ini jembatan itu aman.", "saat ini jembatan itu aman"),
        (
            "Ratna Dewi menyebut sebelum dibuka, jembatan itu akan diperiksa lagi.",
            "sebelum dibuka, jembatan itu akan diperiksa lagi",
        ),
        (
            "Ratna Dewi mengatakan jembatan itu, yang dibangun pada 1980, sudah tua.",
            "jembatan itu, yang dibangun pada 1980, sudah tua",
        ),
        ("Ratna Dewi mengatakan jembatan itu sudah tua, Rabu (5/3).", "jembatan itu sudah tua"),
        ("Ratna Dewi mengatakan jembatan itu tua tetapi masih kuat.", "jembatan itu tua tetapi masih kuat"),
        ("Ratna Dewi meyakini. jembatan itu aman.", "jembatan itu aman"),
        ("Ratna Dewi menambahkan, jalur pasar baru cukup sempit bagi truk.", "jalur pasar baru cukup sempit bagi truk"),
        ("Ratna Dewi juga menegaskan pentingnya jembatan itu.", "pentingnya jembatan itu"),
        (
            "Ratna Dewi mengatakan jembatan itu sudah tua namun tidak memberikan rincian.",
            "jembatan itu sudah tua",
        ),
    ],
)
def test_the_complement_is_exact(text: str, content: str) -> None:
    claim = only(text)
    assert (claim.kind, claim.content, claim.speaker) == ("indirect", content, "Ratna Dewi")


def test_a_source_with_an_apposition_is_one_source() -> None:
    claim = only("Kepala Dinas Pasar, Ratna Dewi, mengatakan harga beras sudah turun.")
    assert claim.source == "Kepala Dinas Pasar, Ratna Dewi"
    assert claim.speaker == "Ratna Dewi"


def test_the_subject_is_not_the_clause_before() -> None:
    claim = only("Gunadi menghadiri rapat itu dan Balai Kota mengatakan bahwa rapat berjalan lancar.")
    assert (claim.source, claim.speaker_id) == ("Balai Kota", "org:balai-kota")


def test_two_bodies_are_one_source_in_their_words() -> None:
    claim = only("Norwegia dan Balai Kota telah membantah tuduhan tersebut.")
    assert (claim.source, claim.speaker, claim.speaker_id) == (
        "Norwegia dan Balai Kota",
        "Norwegia dan Balai Kota",
        None,
    )
    assert (claim.content, claim.stance, claim.speaker_resolution) == ("tuduhan tersebut", "deny", "group")


def test_a_coordinated_verb_shares_its_subject() -> None:
    first, second = attributed(
        "Norwegia mendesak Balai Kota untuk menutup jembatan itu dan mengatakan kunjungan itu sia-sia."
    )
    assert (first.content, first.addressee, first.stance) == ("untuk menutup jembatan itu", "Balai Kota", "ask")
    assert (second.content, second.speaker, second.stance) == ("kunjungan itu sia-sia", "Norwegia", "assert")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Menurut Ratna Dewi, jembatan itu aman.", ["jembatan itu aman"]),
        ("Menurut Ratna Dewi dalam rapat itu, jembatan itu aman.", ["jembatan itu aman"]),
        ("Jembatan itu sudah aman, menurut Ratna Dewi.", ["Jembatan itu sudah aman"]),
        ("Jembatan itu sudah aman, kata Ratna Dewi.", ["Jembatan itu sudah aman"]),
        ("Jembatan itu, kata Ratna Dewi, sudah aman.", ["Jembatan itu", "sudah aman"]),
        ("Selain itu, kata Ratna Dewi, jembatan itu aman.", ["jembatan itu aman"]),
        ("Kata Ratna Dewi, jembatan itu aman.", ["jembatan itu aman"]),
    ],
)
def test_a_source_may_open_interrupt_or_close_what_is_said(text: str, pieces: list[str]) -> None:
    claim = only(text)
    assert [text[a:b] for a, b in claim.pieces] == pieces
    assert claim.speaker == "Ratna Dewi"


def test_a_verb_behind_what_is_said_closes_it() -> None:
    claim = only("Korban menjalani operasi, Ratna Dewi mengatakan pada Sabtu malam.")
    assert (claim.content, claim.speaker, claim.rule) == ("Korban menjalani operasi", "Ratna Dewi", "postposed")


def test_an_abbreviated_title_belongs_to_its_source() -> None:
    claim = only("Ahli bedah, Prof. Ratna Dewi, mengatakan operasi itu lancar.")
    assert claim.source == "Ahli bedah, Prof. Ratna Dewi"


def test_somebody_told_before_the_verb_is_the_addressee() -> None:
    claim = only("Ratna Dewi kepada wartawan menuturkan jembatan itu sudah tua.")
    assert (claim.source, claim.addressee, claim.content) == ("Ratna Dewi", "wartawan", "jembatan itu sudah tua")


def test_a_group_keeps_its_words() -> None:
    claim = only("Susunan panitia itu menunjukkan adanya kerja sama, kata para pengamat.")
    assert (claim.speaker, claim.speaker_id, claim.speaker_resolution) == ("para pengamat", None, "group")


@pytest.mark.parametrize(
    ("text", "stance", "content"),
    [
        ("Ratna Dewi menyatakan kekhawatiran bahwa jembatan itu runtuh.", "feel", "jembatan itu runtuh"),
        ("Ratna Dewi berharap jembatan itu segera dibuka.", "feel", "jembatan itu segera dibuka"),
        ("Ratna Dewi optimistis jembatan itu rampung bulan depan.", "feel", "jembatan itu rampung bulan depan"),
        ("Ratna Dewi mengucapkan terima kasih kepada warga.", "feel", "terima kasih kepada warga"),
        ("Ratna Dewi meramalkan kenaikan harga beras.", "predict", "kenaikan harga beras"),
        ("Ratna Dewi berjanji memperbaiki jembatan itu.", "commit", "memperbaiki jembatan itu"),
        ("Ratna Dewi menampik kabar bahwa jembatan itu runtuh.", "deny", "jembatan itu runtuh"),
        ("Ratna Dewi berjanji akan memperbaiki jembatan itu.", "commit", "akan memperbaiki jembatan itu"),
        ("Ratna Dewi menyatakan akan menerima putusan itu.", "commit", "akan menerima putusan itu"),
        ("Ratna Dewi mengatakan akan ada hujan lusa.", "assert", "akan ada hujan lusa"),
        (
            "Ratna Dewi mengatakan pihaknya akan memperbaiki jembatan itu.",
            "commit",
            "pihaknya akan memperbaiki jembatan itu",
        ),
        ("Ratna Dewi mengatakan harga beras akan naik.", "predict", "harga beras akan naik"),
        ("Ratna Dewi bertanya apakah jembatan itu aman.", "ask", "apakah jembatan itu aman"),
        ("Ratna Dewi meminta warga tidak panik.", "ask", "tidak panik"),
        ("Ratna Dewi mengundang Gunadi untuk meninjau jembatan itu.", "ask", "untuk meninjau jembatan itu"),
        ("Ratna Dewi memperingatkan Gunadi bahwa jembatan itu rapuh.", "assert", "jembatan itu rapuh"),
    ],
)
def test_the_stance_follows_the_cue_and_the_words(text: str, stance: str, content: str) -> None:
    claim = only(text)
    assert (claim.stance, claim.content) == (stance, content)


def test_a_day_still_to_come_is_part_of_what_is_said() -> None:
    claim = only("Ratna Dewi mengatakan jembatan itu dibuka bulan ini, Minggu (23/3/2025).")
    assert claim.content == "jembatan itu dibuka bulan ini, Minggu (23/3/2025)"


def test_a_number_alone_may_be_what_is_said() -> None:
    assert only("Balai Kota menyebut 212 penumpang.").content == "212 penumpang"


def test_a_thing_may_be_proposed_or_wanted_done() -> None:
    proposed = only("Ratna Dewi merekomendasikan pemeriksaan radar pada semua kapal.")
    assert (proposed.content, proposed.addressee) == ("pemeriksaan radar pada semua kapal", None)
    wanted = only("Ratna Dewi meminta rencana kenaikan tarif dikaji ulang.")
    assert (wanted.content, wanted.addressee) == ("rencana kenaikan tarif dikaji ulang", None)


def test_a_pronoun_is_its_own_source_whatever_stands_before_it() -> None:
    _, claim = attributed("Ratna Dewi mengatakan jembatan itu aman. Setidaknya, dia menilai jembatan itu kuat.")
    assert (claim.source, claim.speaker) == ("dia", "Ratna Dewi")


def test_they_are_the_many_of_the_sentence_before() -> None:
    claim = only("Puluhan warga mendatangi Balai Kota sejak pagi. Mereka menuntut petugas membuka jembatan itu.")
    assert (claim.source, claim.speaker, claim.addressee) == ("Mereka", "Puluhan warga", "petugas")


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("Kami akan memeriksa jembatan itu", "commit"),
        ("Saya sangat yakin jembatan itu kuat", "feel"),
        ("Semoga jembatan itu segera dibuka", "feel"),
        ("Tidak benar jembatan itu runtuh", "deny"),
        ("Tolong tutup jembatan itu", "ask"),
        ("Harga beras akan naik bulan depan", "predict"),
        ("Jembatan itu dibangun pada 1980", "assert"),
    ],
)
def test_the_stance_of_a_quotation_follows_its_words(said: str, stance: str) -> None:
    assert only(f'"{said}," kata Ratna Dewi.').stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "Ratna Dewi menyampaikan hal itu di kantornya.",
        "Ratna Dewi tidak menyebutkan kapan jembatan itu dibuka.",
        "Mereka membahas masalah jembatan.",
        "Menurut rencana, jembatan itu dibuka bulan depan.",
        "Kedatangan Gunadi menegaskan jembatan itu penting dijaga.",
        "Hal ini menunjukkan bahwa jembatan itu rapuh.",
        "Dapat dikatakan bahwa jembatan itu rapuh.",
        "Gunadi yang pernah melaporkan Ratna Dewi terkait sengketa pasar kini dicari petugas.",
        "Gunadi didakwa di pengadilan Gresik karena pencurian ikan.",
        "Kata petugas, Jumat (7/3/2025).",
        "Warga berkumpul untuk menjelaskan jembatan itu sudah tua.",
    ],
)
def test_a_topic_a_silence_a_plan_and_a_thing_say_nothing(text: str) -> None:
    assert attributed(text) == []


def test_a_relative_clause_attributes_to_its_antecedent_and_leaves_the_speaker_alone() -> None:
    text = (
        "Gunadi sepakat dengan keterangan Ratna Dewi, yang menyebut bahwa jembatan itu rapuh. "
        "Ia menilai jembatan itu harus ditutup."
    )
    first, second = attributed(text)
    assert (first.content, first.speaker) == ("jembatan itu rapuh", "Ratna Dewi")
    assert (second.content, second.speaker) == ("jembatan itu harus ditutup", "Gunadi")


def test_a_sentence_that_is_only_a_part_goes_on_with_the_claim() -> None:
    claim = only("Ratna Dewi menyebut jembatan itu butuh perawatan. Seperti pengecatan ulang dan penggantian baut.")
    assert claim.content == "jembatan itu butuh perawatan Seperti pengecatan ulang dan penggantian baut"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Reutersmelaporkan jembatan itu ditutup.", "Reuters", "jembatan itu ditutup"),
        (
            "Di sela rapat soal kucuran Rp11,8 triliun, Ratna Dewi mengatakan jembatan itu aman.",
            "Ratna Dewi",
            "jembatan itu aman",
        ),
        (
            "Ratna Dewi ketika ditanya soal pasar, saat dia meninjau jembatan, mengatakan bahwa jembatan itu aman.",
            "Ratna Dewi",
            "jembatan itu aman",
        ),
        ("Ratna Dewi, pada Selasa (4/3), mengatakan jembatan itu aman.", "Ratna Dewi", "jembatan itu aman"),
        (
            "Meskipun begitu, menurut Ratna Dewi hal tersebut membuat harga turun.",
            "Ratna Dewi",
            "hal tersebut membuat harga turun",
        ),
        ("Diberitakan sebelumnya, Ratna Dewi mengaku menerima surat itu.", "Ratna Dewi", "menerima surat itu"),
    ],
)
def test_the_source_is_the_bare_name_whatever_stands_round_it(text: str, speaker: str, content: str) -> None:
    claim = only(text)
    assert (claim.source, claim.speaker, claim.content) == (speaker, speaker, content)


def test_two_words_glued_by_a_scraper_are_read_as_two() -> None:
    claim = only("Jembatan itu sudah aman, kataRatna Dewi.")
    assert (claim.cue, claim.source) == ("kata", "Ratna Dewi")


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Uang itu, kata hakim, dipakai untuk membeli tanah.", "hakim", "Uang itu dipakai untuk membeli tanah"),
        (
            "Norwegia, menurut laporan Reuters yang disiarkan kemarin, sedang menimbang bantuan itu.",
            "laporan Reuters yang disiarkan",
            "Norwegia sedang menimbang bantuan itu",
        ),
        (
            "Dugaan itu dibantah ahli bangunan Ratna Dewi yang menyebut tidak ada retakan pada jembatan.",
            "ahli bangunan Ratna Dewi",
            "tidak ada retakan pada jembatan",
        ),
        (
            "Dalam laporan yang terbit Selasa, 4 Maret 2025, Bank Sentral memperkirakan harga beras akan turun.",
            "Bank Sentral",
            "harga beras akan turun",
        ),
        ("Jaksa mendakwa Gunadi menerima uang dari rekanan.", "Jaksa", "Gunadi menerima uang dari rekanan"),
    ],
    ids=[
        "a role interrupts",
        "a relative clause on the source",
        "a relative clause on a name",
        "a day",
        "an accusation",
    ],
)
def test_the_source_ends_where_its_phrase_ends(text: str, source: str, content: str) -> None:
    claim = only(text)
    assert (claim.source, claim.content, claim.via) == (source, content, [])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Sehingga, lanjut Ratna Dewi, pasar itu ditutup.", ["pasar itu ditutup"]),
        ("Pihaknya, kata Ratna Dewi, telah menutup pasar itu.", ["Pihaknya", "telah menutup pasar itu"]),
        ("Pasar itu menarik pedagang, di mana kios baru diproyeksikan habis bulan ini.", ["kios baru", "habis bulan ini"]),
        ("Bank Sentral memutuskan pasar itu tidak meyakini bahwa lelang itu sah.", ["pasar itu tidak meyakini bahwa lelang itu sah"]),
        ("Ratna Dewi menyambut baik sekaligus mengapresiasi kehadiran Gunadi di pasar itu.", ["kehadiran Gunadi di pasar itu"]),
        ("Ratna Dewi mengatakan kepada BBCbahwa jembatan di desa itu rapuh.", ["jembatan di desa itu rapuh"]),
    ],
)  # fmt: skip
def test_what_is_said_begins_behind_its_frame(text: str, pieces: list[str]) -> None:
    assert [text[piece.start : piece.end] for piece in only(text).pieces] == pieces


def test_what_goes_on_behind_a_connective_and_an_enclitic_is_said() -> None:
    found = attributed("Ratna Dewi mengatakan dana pasar habis. Sehingga, lanjutnya, pasar itu ditutup.")
    assert [(claim.content, claim.speaker) for claim in found] == [
        ("dana pasar habis", "Ratna Dewi"),
        ("pasar itu ditutup", "Ratna Dewi"),
    ]


def test_an_accusation_without_a_clause_says_nothing() -> None:
    assert attributed("Jaksa mendakwa Gunadi dengan pasal berlapis.") == []


def test_a_pronoun_means_somebody_without_a_name_who_spoke_last() -> None:
    found = attributed(
        "Gunadi menuding Norwegia terlibat. Seorang pejabat Norwegia membantah negaranya terlibat."
        " Menurut dia, Norwegia baru tahu kemarin."
    )
    assert [claim.speaker for claim in found] == ["Gunadi", "Seorang pejabat Norwegia", "Seorang pejabat Norwegia"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ratna Dewi mengatakan kalau jembatan itu sudah tua.", "jembatan itu sudah tua"),
        ("Ratna Dewi meyakini jika pasar itu dibuka, meski hujan turun.", "pasar itu dibuka, meski hujan turun"),
        ("Ratna Dewi mengatakan jika hujan turun, jembatan itu ditutup.", "jika hujan turun, jembatan itu ditutup"),
        ("Ratna Dewi mengatakan jika hujan turun maka pasar ditutup.", "jika hujan turun maka pasar ditutup"),
        ("Ratna Dewi mengatakan, jika hujan turun.", "jika hujan turun"),
        ("Dalam surat itu disebutkan bila jembatan itu runtuh.", "jembatan itu runtuh"),
    ],
    ids=["that", "that though", "condition", "condition then", "condition behind a comma", "that in a passive"],
)
def test_a_word_for_if_links_what_is_said_unless_another_clause_follows(text: str, content: str) -> None:
    assert only(text).content == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Meski Ratna Dewi yakin jembatan itu aman, warga tetap menjauh.", "jembatan itu aman"),
        ("Ketika Ratna Dewi berjanji akan menutup pasar, warga sudah pergi.", "akan menutup pasar"),
        ("Saat ditemui, Ratna Dewi menilai pasar sepi, warga menjauh.", "pasar sepi, warga menjauh"),
        ("Ratna Dewi percaya jika jembatan itu patut dibongkar.", "jembatan itu patut dibongkar"),
    ],
    ids=["although", "when", "main clause", "believed"],
)
def test_what_is_said_in_a_clause_before_the_main_one_ends_with_it(text: str, content: str) -> None:
    assert only(text).content == content


def test_whom_a_promise_is_made_to_ends_before_what_is_promised() -> None:
    assert only("Ratna Dewi berjanji kepada ibunya kalau ia akan menutup pasar.").addressee == "ibunya"


def test_a_verb_of_saying_with_its_own_conjunction_ends_what_was_said_before() -> None:
    first, second = attributed("Ratna Dewi mengatakan jembatan itu aman, menambahkan bahwa truk boleh lewat.")
    assert (first.content, first.speaker) == ("jembatan itu aman", "Ratna Dewi")
    assert (second.content, second.speaker, second.source) == ("truk boleh lewat", "Ratna Dewi", None)
