"""Whose words they are, where the words round a name or a verb could mean somebody else."""

from __future__ import annotations

import pytest

from tests.pipelines.claims.invented import attributed, only


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Namun mereka menyatakan jembatan itu aman.", "mereka", "jembatan itu aman"),
        ("Hartono datang. Namun beliau menyatakan jembatan itu aman.", "Hartono", "jembatan itu aman"),
        ("Menurut mereka sekitar sepuluh ribu tiket sudah terjual.", "mereka", "sekitar sepuluh ribu tiket sudah terjual"),
        ("Bekerja sama dengan warga Gresik, mereka mengaku jembatan itu aman.", "mereka", "jembatan itu aman"),
        ("Sementara itu Gunadi mengaku jembatan itu aman.", "Gunadi", "jembatan itu aman"),
        ("Baru-baru ini Gunadi mengaku jembatan itu aman.", "Gunadi", "jembatan itu aman"),
        ("Secara terpisah, Gunadi mengaku jembatan itu aman.", "Gunadi", "jembatan itu aman"),
        (
            "Saat ditemui di kawasan Norwegia, Gresik Utara, kemarin, Gunadi mengaku jembatan itu aman.",
            "Gunadi",
            "jembatan itu aman",
        ),
        ("Menurut juru bicara pasar, drg. Gunadi, MKM., jembatan itu aman.", "Gunadi", "jembatan itu aman"),
        ("Menurut Gunadi, Selasa (4/3/2025) jembatan itu ditutup.", "Gunadi", "jembatan itu ditutup"),
    ],
    ids=["they", "he-honoured", "they-and-a-number", "they-in-common", "meanwhile", "lately", "separately", "time-alone", "degree", "day-without-comma"],
)  # fmt: skip
def test_where_the_source_begins_and_ends(text: str, speaker: str, content: str) -> None:
    claim = only(text)
    assert (claim.speaker, claim.content) == (speaker, content)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anak buah Ratna Dewi mengaku jembatan itu aman.", "Anak buah Ratna Dewi"),
        ("Perusahaan milik Presiden Ratna Dewi ini menyatakan jembatan itu aman.", "Perusahaan milik Presiden Ratna Dewi ini"),
        ("Gunadi bernyanyi. Pelantun Ratna Dewi itu mengaku jembatan itu aman.", "Gunadi"),
        ("Gunadi mengaku pulang. Hartono tak mau lengah. Pelatih pasar itu yakin jembatan itu aman.", "Hartono"),
        ("Gunadi mengaku pulang. Biaya yang ditanggung Hartono membengkak. Pelatih pasar itu yakin jembatan itu aman.", "Gunadi"),
        ("Gunadi mengaku pulang. Kapten tim Hartono pun senada. Ia yakin jembatan itu aman.", "Hartono"),
        ("Gunadi mengaku pulang. Hal serupa dirasakan Hartono. Pedagang asal Demak itu mengatakan jembatan itu aman.", "Hartono"),
        ("Gunadi mengaku pulang. Hal itu dilakukannya usai Hartono datang. Pedagang asal Demak itu yakin jembatan itu aman.", "Gunadi"),
        ("Gunadi mengaku pulang. Ratna dan Hartono datang. Pedagang asal Demak itu yakin jembatan itu aman.", "Gunadi"),
        ("Gunadi mengaku pulang. Jembatan itu aman, kata sang nelayan.", "Gunadi"),
        ("Gunadi mengaku pulang. Jembatan itu aman, kata sang ayah.", "sang ayah"),
        ("Menurut saksi Darmaji, jembatan itu aman.", "Darmaji"),
        ("Menurut dr. Citra, jembatan itu aman.", "Citra"),
        ("Menurut saksi Ahli, jembatan itu aman.", "saksi Ahli"),
        ('Dinas Pasar menutup jembatan. "Jembatan itu aman," demikian pernyataan dinas tersebut.', "Dinas Pasar"),
    ],
    ids=[
        "followers", "company-of", "song-of", "subject-before", "name-in-relative", "of-one-mind", "felt-by", "done-by-him", "of-two", "that-person", "that-father",
        "witness", "doctor", "expert", "words-of-that-body",
    ],
)  # fmt: skip
def test_whom_the_words_for_a_source_mean(text: str, speaker: str) -> None:
    assert attributed(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Gunadi datang. Spesifikasi tersebut memastikan jembatan itu aman.",
        "Warga bisa mengklaim bantuan itu tanpa mendaftar.",
        "Hal yang membuat warga berspekulasi adalah jembatan itu ditutup.",
        "Cara pandang Gunadi dalam menilai jembatan itu berubah.",
        "Gunadi tampil percaya diri karena jembatan itu aman.",
        "Jembatan seperti itu disebut dengan jembatan gantung.",
        "Mereka mengancam dan memeras korban agar membayar pinjaman.",
        "Tambang besar mengancam kelestarian laut, hutan, hingga menghapus pasar itu dari peta.",
    ],
    ids=["thing", "able", "made-to", "in-doing", "self-confident", "called-by-name", "threatens-and", "threatened-thing"],
)  # fmt: skip
def test_nobody_says_anything(text: str) -> None:
    assert attributed(text) == []


def test_a_news_organisation_and_whoever_speaks_next_are_two() -> None:
    claim = only("Dikutip dari Kompas.com, Gunadi, pegawai pasar, mengatakan jembatan itu aman.")
    assert (claim.speaker, claim.content, list(claim.via)) == ("Gunadi", "jembatan itu aman", ["Kompas.com"])


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ("Korban diduga kuat terpeleset di jembatan itu.", "diduga kuat", None, "Korban terpeleset di jembatan itu"),
        ("Kuat dugaan, sopir mengantuk.", "Kuat dugaan", None, "sopir mengantuk"),
        ("Gunadi menduga kuat jembatan itu rapuh.", "menduga kuat", "Gunadi", "jembatan itu rapuh"),
        ("Jembatan itu dinilai Gunadi merugikan warga.", "dinilai", "Gunadi", "Jembatan itu merugikan warga"),
        ("Jembatan itu dinilai aman oleh para ahli.", "dinilai", "para ahli", "Jembatan itu aman"),
        ("Jembatan itu diduga dirusak oleh Gunadi.", "diduga", None, "Jembatan itu dirusak oleh Gunadi"),
    ],
    ids=[
        "strongly",
        "strong-surmise",
        "surmises-strongly",
        "bare-agent",
        "agent-behind-adjective",
        "agent-of-the-deed",
    ],
)
def test_adverbs_and_agents_of_hearsay(text: str, cue: str, speaker: str | None, content: str) -> None:
    claim = only(text)
    assert (claim.cue, claim.speaker, claim.content) == (cue, speaker, content)


def test_a_document_says_what_follows_a_passive_and_a_comma() -> None:
    claim = only("Dalam surat dakwaan disebutkan, uang itu diserahkan di sebuah rumah makan.")
    assert (claim.speaker, claim.content) == ("surat dakwaan", "uang itu diserahkan di sebuah rumah makan")


@pytest.mark.parametrize(
    ("text", "to", "content", "stance"),
    [
        ("Gunadi meminta mereka untuk siap bekerja.", "mereka", "untuk siap bekerja", "ask"),
        ("Gunadi mengingatkan warga agar tidak menunda berobat.", "warga", "agar tidak menunda berobat", "ask"),
        ("Gunadi menyerukan upaya untuk merapikan pasar.", None, "upaya untuk merapikan pasar", "ask"),
        ("Gunadi menyampaikan sejumlah tips agar warga tetap bugar.", None, "sejumlah tips agar warga tetap bugar", "assert"),
        ("Gunadi mempertanyakan bagaimana nasib pasar itu.", None, "bagaimana nasib pasar itu", "ask"),
        ("Gunadi menyatakan keprihatinan atas nasib pasar itu.", None, "keprihatinan atas nasib pasar itu", "feel"),
        ("Gunadi menanyakan kepada saksi siapa yang menentukan harga itu.", "saksi", "siapa yang menentukan harga itu", "ask"),
        ("Gunadi menuduh Norwegia merusak pasar, tuduhan yang dibantah Ratna.", None, "Norwegia merusak pasar", "assert"),
        ("Gunadi mengakui timnya kehilangan dua pemain.", None, "timnya kehilangan dua pemain", "assert"),
    ],
    ids=["they", "reminded", "no-addressee", "tips", "how", "concern", "who", "denied", "lose"],
)  # fmt: skip
def test_who_is_told_and_what(text: str, to: str | None, content: str, stance: str) -> None:
    claim = only(text)
    assert (claim.addressee, claim.content, claim.stance) == (to, content, stance)


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ('Gunadi menjawab singkat, "Jembatan itu rapuh."', "menjawab", "Gunadi"),
        ('"Kami pulang. Jembatan itu rapuh." Kata Gunadi usai rapat.', "Kata", "Gunadi"),
        ('"Jembatan itu rapuh," Gunadi menyergah.', "menyergah", "Gunadi"),
        ('"Jembatan itu rapuh," Gunadi menjanjikan.', "menjanjikan", "Gunadi"),
    ],
    ids=["how-it-is-said", "sentence-of-its-own", "verb-of-no-seed", "verb-of-promising"],
)
def test_the_cue_behind_a_quotation(text: str, cue: str, speaker: str) -> None:
    claim = only(text)
    assert (claim.cue, claim.speaker, claim.kind) == (cue, speaker, "direct")


def test_a_new_sentence_that_says_more_is_not_the_quotations() -> None:
    first, second = attributed('Gunadi datang. "Kami pulang." Kata Hartono, pasar itu ditutup.')
    assert (first.cue, first.content) == (None, "Kami pulang.")
    assert (second.speaker, second.content) == ("Hartono", "pasar itu ditutup")


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Norwegia selama ini konsisten menyatakan bahwa programnya damai.", "Norwegia", "programnya damai"),
        ("Dinas Pasar kali ini mengumumkan jembatan itu ditutup.", "Dinas Pasar", "jembatan itu ditutup"),
        ("Bukan tanpa alasan, menurut Gunadi jembatan itu memang rapuh.", "Gunadi", "jembatan itu memang rapuh"),
        ("Kata Gunadi dalam rapat itu, jembatan itu aman.", "Gunadi", "jembatan itu aman"),
        (
            "Terkait beredarnya foto yang mengklaim adanya tambang di sana, Gunadi menyebut foto itu diduga palsu.",
            "Gunadi",
            "foto itu diduga palsu",
        ),
    ],
    ids=["until-now", "this-time", "not-without-reason", "place-of-saying", "clause-of-a-photo"],
)
def test_what_stands_round_the_frame_is_not_said(text: str, speaker: str, content: str) -> None:
    claim = only(text)
    assert (claim.speaker, claim.content) == (speaker, content)


def test_who_cites_somebody_is_the_chain() -> None:
    claim = only("Lapor Antara mengutip seorang pejabat pelabuhan, kapal itu membawa minyak.")
    assert (claim.speaker, list(claim.via)) == ("seorang pejabat pelabuhan", ["Antara"])


@pytest.mark.parametrize(
    "text",
    [
        "Tidak salah jika dikatakan bahwa jembatan itu tua.",
        "Sebagian toko sudah tutup, banyak warga masih percaya pada cara lama.",
    ],
    ids=["condition", "trust-in"],
)
def test_a_condition_and_what_one_trusts_in_say_nothing(text: str) -> None:
    assert attributed(text) == []


def test_whom_a_request_is_for_may_be_told_of_in_a_clause() -> None:
    claim = only("Ratna mengajak warga yang ingin membantu Dinas Pasar dalam menata kios untuk ikut rapat.")
    assert claim.addressee == "warga yang ingin membantu Dinas Pasar dalam menata kios"
    assert claim.content == "untuk ikut rapat"
