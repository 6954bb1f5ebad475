"""What makes the words after a cue a clause, and which verbs are no act of saying: nouns, adjectives, biddings, penalties."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ratna Dewi menilai hal ini hanya salah paham.", "hal ini hanya salah paham"),
        ("Ratna Dewi menyebut kelangkaan cabai ini hanya musiman.", "kelangkaan cabai ini hanya musiman"),
        ("Ratna Dewi menyebut tudingan itu keliru.", "tudingan itu keliru"),
        ("Ratna Dewi menganggap langkah dinas pasar berlebihan.", "langkah dinas pasar berlebihan"),
        ("Ratna Dewi menilai aturan parkir pasar prematur.", "aturan parkir pasar prematur"),
        ("Ratna Dewi mengeluhkan naiknya sewa kios.", "naiknya sewa kios"),
        ("Ratna Dewi mengaku bersalah.", "bersalah"),
        ("Ratna Dewi menyatakan banding.", "banding"),
        ("Ratna Dewi menegaskan kembali pentingnya jembatan itu.", "pentingnya jembatan itu"),
    ],
)
def test_a_predicate_may_be_no_verb(text: str, content: str) -> None:
    claim = only(text)
    assert (claim.content, claim.speaker) == (content, "Ratna Dewi")


@pytest.mark.parametrize(
    "text",
    [
        "Ratna Dewi menilai hasil ujian yang buruk.",
        "Siapa bilang jembatan itu sudah tua?",
        "Obat yang paling menjanjikan untuk menahan demam itu turut dibiayai Balai Kota.",
        "Ratna Dewi jangan kecewa dengan putusan juri itu.",
        "Ratna Dewi mengajak Gunadi berkeliling pasar.",
        "Ratna Dewi mengungkap sebuah fakta menarik tentang putrinya.",
        "Ratna Dewi menyoroti pelaksanaan lelang yang saat ini tengah berlangsung di sejumlah pasar.",
        "Warga yang aktif melaporkan atau memprotes pencemaran sungai kini dilindungi aturan baru.",
        "Ratna Dewi belum secara resmi mengonfirmasi perubahan itu.",
        "Ada Nilai Kemanusiaan, Nilai Persatuan, Nilai Kejujuran yang mengutamakan adab di pasar itu.",
        "Kalau kamu bingung memilih warna dapur yang bisa ditiru, jangan khawatir.",
        "Dibagikan di kanal pasar itu, Gunadi menjabarkan tentang khasiat jamu.",
        "Dinas Pasar dapat mendorong warga untuk menjaga jembatan itu.",
        "Balai Kota memastikan tempatnya di final setelah lawannya tidak bisa lagi mengejar.",
        "Film Petualangan Gunadi menggambarkan jembatan itu sebagai kawan.",
        "Untuk mematikannya, buka Pengaturan.",
        "Jika jembatan itu dinilai rapuh, warga menjauh.",
        "Penawaran itu disampaikan melalui pesan dan mengklaim bahwa kartu itu gratis.",
        "Berikut harga emas yang dijual hari ini dilansir dari Antara.",
    ],
)
def test_a_thing_looked_at_an_adjective_and_a_bidding_say_nothing(text: str) -> None:
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "content", "stance"),
    [
        ("Ratna Dewi tak menampik bahwa jembatan itu rapuh.", "jembatan itu rapuh", "assert"),
        ("Ratna Dewi menampik bahwa jembatan itu rapuh.", "jembatan itu rapuh", "deny"),
        ("Ratna Dewi mengingatkan agar warga bangga pada pasar itu.", "agar warga bangga pada pasar itu", "ask"),
        ("Supaya jembatan itu aman, kata Ratna Dewi.", "Supaya jembatan itu aman", "assert"),
        ("Jaksa menuntut Gunadi 12 tahun penjara.", "12 tahun penjara", "ask"),
        ("Jaksa menuntut Gunadi dengan pidana dua tahun penjara.", "dengan pidana dua tahun penjara", "ask"),
        ("Jaksa menuntut Gunadi empat tahun enam bulan penjara.", "empat tahun enam bulan penjara", "ask"),
        ("Balai Kota mengajak warga menjaga jembatan itu.", "menjaga jembatan itu", "ask"),
        ("Balai Kota mengundang Ratna Dewi berkunjung ke pasar.", "berkunjung ke pasar", "ask"),
    ],
)
def test_what_is_done_with_the_words(text: str, content: str, stance: str) -> None:
    claim = only(text)
    assert (claim.content, claim.stance) == (content, stance)


def test_whom_a_penalty_is_asked_for_is_told() -> None:
    assert only("Jaksa menuntut Gunadi 12 tahun penjara.").addressee == "Gunadi"


def test_what_a_report_rests_on_is_no_part_of_it() -> None:
    claim = only("Berdasarkan pemeriksaan awal, sopir truk diduga mengantuk.")
    assert claim.content == "sopir truk mengantuk"


def test_what_links_the_words_to_those_before_is_the_speakers() -> None:
    assert only("Karena itu, kata Ratna Dewi, jembatan itu ditutup.").content == "Karena itu jembatan itu ditutup"
    assert only("Selain itu, kata Ratna Dewi, jembatan itu sudah tua.").content == "jembatan itu sudah tua"


def test_a_question_after_the_main_clause_runs_to_the_sentences_end() -> None:
    text = '"Kami siap," kata Ratna Dewi saat ditanya apa yang perlu dibenahi di pasar, jembatan dan terminal.'
    _, question = attributed(text)
    assert question.content == "apa yang perlu dibenahi di pasar, jembatan dan terminal"


def test_what_the_speaker_is_to_announce_he_commits_to() -> None:
    text = "Hasil pemeriksaan, kata Ratna Dewi, akan diumumkan paling lambat Senin."
    assert only(text).stance == "commit"
    assert only(text.replace("diumumkan", "diumumkan oleh Gunadi")).stance == "assert"


def test_a_result_is_one_word_of_the_subject() -> None:
    assert only("Kemenangan klub itu 6-0 disebut Gunadi luar biasa.").content == "Kemenangan klub itu 6-0 luar biasa"


def test_a_report_that_closes_what_is_said_is_no_part_of_it() -> None:
    claim = only("Ratna Dewi mengklaim jembatan itu aman, demikian dilaporkan AFP.")
    assert (claim.content, claim.via) == ("jembatan itu aman", ["AFP"])


def test_a_day_of_reading_names_no_organisation() -> None:
    assert attributed("Sebuah video, dikutip pada Rabu (5/3/2025), menampilkan jembatan itu roboh.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Perangkat itu memungkinkan petugas di lapangan untuk menilai cedera dari jarak jauh.",
        "Balai Kota hanya perlu hasil imbang untuk memastikan melaju ke putaran akhir.",
        "Dinas Pasar menorehkan catatan baru dengan memastikan diri lolos ke putaran akhir.",
        "Gunadi mencatat prestasi tersendiri dengan terpilih sebagai ketua.",
        "Peningkatan jumlah petugas menjamin tersedianya obat bagi warga.",
        "Wujudnya menggambarkan seorang perempuan yang tengah menari.",
        "Ini lazim disebut sebagai kecerdasan ruang.",
        "Lama tak terdengar kabarnya sejak mundur, Ratna akhirnya kembali berjualan.",
        "Langkah itu menunjukkan Balai Kota serius.",
    ],
    ids=["purpose", "aim", "means", "feat", "act", "shape", "usage", "news of her", "deed"],
)
def test_a_verb_that_tells_what_for_or_how_and_a_subject_that_cannot_speak_say_nothing(text: str) -> None:
    assert attributed(text) == []


def test_whoever_does_something_by_saying_so_speaks() -> None:
    claim = only("Ratna Dewi menanggapi kabar itu dengan mengatakan bahwa jembatan itu aman.")
    assert (claim.speaker, claim.content) == ("Ratna Dewi", "jembatan itu aman")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ratna Dewi tak sungkan mengakui bahwa jembatan itu rapuh.", "jembatan itu rapuh"),
        ("Ratna Dewi tidak segan untuk menyebut jembatan itu rapuh.", "jembatan itu rapuh"),
        ("Ratna Dewi mengimbau, warga menjauhi jembatan itu.", "warga menjauhi jembatan itu"),
        ("Ratna Dewi menyebut Gunadi penipu ulung.", "Gunadi penipu ulung"),
        ("Balai Kota mengumumkan Gunadi sebagai ketua panitia.", "Gunadi sebagai ketua panitia"),
        ("Hasil survei menunjukkan pedagang merugi.", "pedagang merugi"),
        ("Masih menurut Ratna Dewi, jembatan itu sudah tua.", "jembatan itu sudah tua"),
        ("Sementara untuk Gresik diperkirakan hujan turun.", "untuk Gresik hujan turun"),
    ],
    ids=["litotes", "litotes for", "comma", "called", "as", "survey", "still", "meanwhile"],
)
def test_what_is_said_behind_such_a_verb(text: str, content: str) -> None:
    assert only(text).content == content
