"""Bytes become text by mark, by UTF-8, by declaration, by detection, in that order; right text is never altered."""

import json

import pytest

from pipelines.reading.encoding import UnknownEncodingError, decode, repaired
from tests.pipelines.reading.made_files import read, response

STORY = (
    "“Kami sudah menghitung ulang,” kata Rina Kusuma – ketua panitia di Desa Lirih. Biayanya naik menjadi €5 juta, "
    "setelah Café Élan menambah sumbangan…"
)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form_is_decoded_without_its_mark(tmp_path, name):
    (row,) = read(tmp_path, STORY.encode(name))
    assert (row.form, row.text) == ("text", STORY)


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_records_in_every_form_of_unicode_are_cut_and_decoded(tmp_path, name):
    records = [{"title": "Satu", "text": STORY}, {"title": "Dua", "text": STORY + "\n😀"}]
    layouts = (
        "\n".join(json.dumps(r, ensure_ascii=False) for r in records),
        json.dumps(records, ensure_ascii=False, indent=1),
        "judul,isi\n" + "".join(f'{r["title"]},"{r["text"]}"\n' for r in records),
    )
    for layout in layouts:
        assert [row.text for row in read(tmp_path, layout.encode(name))] == [r["text"] for r in records]


def test_html_in_utf16_is_recognised(tmp_path):
    (row,) = read(tmp_path, f"<html><body><p>{STORY}</p></body></html>".encode("utf-16"))
    assert (row.form, row.text[:6]) == ("html", "<html>")


@pytest.mark.parametrize("label", ["windows-1252", "iso-8859-1", "latin1", "ISO-8859-15"])
def test_the_declared_encoding_is_read_as_browsers_read_it(label):
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}"></head><body>“Kafé”</body></html>'
    assert "Kafé" in decode(page.replace("“", "").replace("”", "").encode("iso-8859-15"))
    if label != "ISO-8859-15":
        assert decode(page.encode("cp1252")) == page


def test_a_declaration_that_valid_utf8_belies_is_not_believed():
    page = f'<html><head><meta charset="windows-1252"></head><body>{STORY}</body></html>'
    assert decode(page.encode()) == page


def test_a_declaration_of_utf8_that_the_bytes_belie_is_not_believed():
    page = f'<html><head><meta charset="utf-8"></head><body>{STORY * 3}</body></html>'
    assert decode(page.encode("cp1252")) == page


def test_undeclared_windows_text_is_detected():
    text = STORY * 3
    assert decode(text.encode("cp1252")) == text


def test_a_record_of_windows_text_is_read_by_what_the_file_shows(tmp_path):
    lines = [{"text": f"“Kata {n}” – café"} for n in range(30)]
    layouts = (
        "\n".join(json.dumps(r, ensure_ascii=False) for r in lines),
        "no,isi,judul\n" + "".join(f"1,{r['text']},x\n" for r in lines),
    )
    for layout in layouts:
        assert [row.text for row in read(tmp_path, layout.encode("cp1252"))] == [r["text"] for r in lines]


@pytest.mark.parametrize("stray", [b"\xff", b"\x92", b"\xe2\x80"])
def test_a_stray_byte_in_utf8_costs_one_character_not_the_document(stray):
    data = STORY.encode() + b" Kata" + stray + b" dia. " + STORY.encode()
    assert decode(data) == STORY + " Kata\ufffd dia. " + STORY


def test_utf8_cut_in_mid_character_loses_that_character_alone():
    assert decode("“Kafé".encode()[:-1]) == "“Kaf\ufffd"
    assert decode(b"Kaf\xe9") == "Kafé"


def test_mojibake_is_repaired_where_the_bytes_were_no_utf8():
    wrong = (STORY.encode().decode("cp1252", "ignore") + " \xff").encode("cp1252", "ignore")
    page = b'<html><head><meta charset="windows-1252"></head><body>' + wrong.replace(b"\xff", b"") + b"</body></html>"
    assert decode(page).count("\ufffd") == 0
    twice = "2,5Â±1%".encode("cp1252") + b" \x93halo\x94"
    assert decode(b'<meta charset="windows-1252">' + twice) == '<meta charset="windows-1252">2,5±1% “halo”'


def test_valid_utf8_is_never_altered():
    text = "Kisaran 2,5Â±1 persen; Ã©lite; NBSP\u00a0dan\u200bnol; ﬁ; e\u0301\r\nbaris\rlama"
    assert decode(text.encode()) == text


@pytest.mark.parametrize("data", [bytes(range(0x80, 0x100)) * 4, "Kota Lirih di tepi sungai. ".encode("cp037") * 9])
def test_bytes_that_no_encoding_makes_text_of_are_refused(data):
    with pytest.raises(UnknownEncodingError):
        decode(data)


def test_other_scripts_in_their_own_encodings_are_decoded():
    russian = "Мэр открыл новый мост через реку и поблагодарил жителей города за терпение. " * 3
    assert decode(russian.encode("koi8-r")) == russian
    japanese = "市長は新しい橋を開通させ、市民に感謝の言葉を述べました。" * 3
    assert decode(japanese.encode("shift_jis")) == japanese


MISREAD = [
    ("luas 2.000 kmÂ² di Desa Lirih", "luas 2.000 km² di Desa Lirih"),
    ("klub AtlÃ©tico Lirih", "klub Atlético Lirih"),
    ("caranya:\nâ\x80¢ Bawa payung", "caranya:\n• Bawa payung"),
    ("â€œKami siap,â€\x9d kata Rina Kusuma", "“Kami siap,” kata Rina Kusuma"),
    ("Selamat ð\x9f\x8e‰", "Selamat 🎉"),
]


@pytest.mark.parametrize(("text", "right"), MISREAD, ids=["km2", "name", "bullet", "quotation", "emoji"])
def test_text_that_was_misread_before_it_was_written_is_repaired_in_every_format(tmp_path, text, right):
    assert repaired(text) == right
    page = f"<html><body><p>{text}</p></body></html>"
    (tmp_path / "raw" / "b").mkdir(parents=True)
    (tmp_path / "raw" / "b" / "1.jsonl").write_text(json.dumps({"text": text, "title": text}) + "\n")
    (tmp_path / "raw" / "b" / "2.warc").write_bytes(response("https://warta.example/1", page.encode()))
    (tmp_path / "raw" / "b" / "3.csv").write_text(f'judul,isi\nSatu,"{text}"\n')
    rows = read(tmp_path, text, "4.txt")
    assert [row.text for row in rows] == [right, f"<html><body><p>{right}</p></body></html>", right, right]
    assert rows[0].fields == {"title": right}


@pytest.mark.parametrize(
    "text",
    [STORY, "São Tomé, Ørsted, naïf, À la carte, 25 °C, £5, ½", "Rapat di “Café”, Élan…", "kata «Â» saja", "ÂÃ"],
    ids=["story", "accents", "quotation after accent", "a letter alone", "letters"],
)
def test_right_text_with_accents_is_left_as_it_is(text):
    assert repaired(text) == text
