"""What a row carries besides content, cue and source: quantities, dates, assertions, order, ids."""

from __future__ import annotations

import datetime as dt
import gc
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipelines import claims, language
from pipelines.records import TABLES
from tests.pipelines.claims.invented import ARTICLE_ID, PACK, article, attributed, check_offsets, mentions, only, read


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("menelan Rp11,8 triliun", 11.8e12, "IDR"),
        ("menelan Rp 1.250.000", 1_250_000.0, "IDR"),
        ("membawa 442 jemaah", 442.0, "jemaah"),
        ("naik 5,50 persen", 5.5, "percent"),
        ("naik 5,5%", 5.5, "percent"),
        ("runtuh dua kali", 2.0, "time"),
        ("berumur 16 tahun", 16.0, "year"),
        ("menelan US$ 2,5 juta", 2.5e6, "USD"),
        ("menampung seratus dua puluh orang", 120.0, "orang"),
        ("membuat 3 tewas", 3.0, "tewas"),
        ("menunggu 24 jam", 24.0, "hour"),
    ],
)
def test_a_number_has_its_value_and_unit(words: str, value: float, unit: str) -> None:
    (quantity,) = only(f"Ratna Dewi mengatakan proyek itu {words}.").quantities
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)
    assert quantity.text in words


@pytest.mark.parametrize(
    "words",
    [
        "pada 2023 terhenti",
        "pada 2023 kelompok itu bubar",
        "sejak tahun 2023 orang desa pindah",
        "pukul sembilan pagi",
        "jam 10 menit pertama",
        "melayani puluhan ribu penumpang",
        "dan nomor lima menyala",
        "untuk klub empat besar",
    ],
)
def test_a_year_an_hour_a_vague_number_and_a_numbered_thing_count_nothing(words: str) -> None:
    assert only(f"Ratna Dewi mengatakan proyek itu dibangun {words}.").quantities == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Senin (3/3)", dt.date(2025, 3, 3)),
        ("17 Agustus 2024", dt.date(2024, 8, 17)),
        ("kemarin", dt.date(2025, 3, 4)),
    ],
)
def test_a_date_is_resolved_against_the_day_of_publication(words: str, day: dt.date) -> None:
    claim = only(f"Ratna Dewi mengatakan jembatan itu dibuka {words} dan ramai dilalui warga.")
    assert [d.date for d in claim.dates] == [day]
    assert claim.quantities == []


@pytest.mark.parametrize("between", range(0, 60, 4))
def test_a_date_is_read_whole_wherever_another_stands_before_it(between: int) -> None:
    filler = "x" * between
    claim = only(
        f"Ratna Dewi mengatakan pasar itu ditutup 12 Mei 2023 {filler} hingga 17 Agustus 2023 pukul 09.00 WIB."
    )
    assert [(d.text, d.precision) for d in claim.dates] == [
        ("12 Mei 2023", "day"),
        ("17 Agustus 2023 pukul 09.00 WIB", "minute"),
    ]


def test_the_outlets_own_checkable_sentence_is_an_assertion() -> None:
    (claim,) = read("Jembatan itu menghubungkan 12 desa di Norwegia sejak 1980. Cuaca hari itu cerah.")
    assert (claim.kind, claim.rule, claim.stance, claim.speaker) == ("assertion", "assertion", "assert", None)
    assert claim.content == "Jembatan itu menghubungkan 12 desa di Norwegia sejak 1980"
    assert (claim.cue, claim.source, claim.entity_ids) == (None, None, ["loc:norwegia"])


@pytest.mark.parametrize(
    "dateline",
    ["JAKARTA - ", "Liputan6.com, Jakarta ", "JAKARTA, KOMPAS.com - ", "Liputan6.com, Jakarta", "SAINT-ETIENNE - "],
    ids=["place", "no dash", "both", "glued", "hyphen"],
)
def test_no_claim_begins_with_the_dateline(dateline: str) -> None:
    (claim,) = read(f"{dateline}Pemerintah membangun 12 jembatan di Norwegia sejak 1980.")
    assert claim.content == "Pemerintah membangun 12 jembatan di Norwegia sejak 1980"
    said = only(f"{dateline}Pengelola meminta warga menutup 12 jembatan itu.")
    assert (said.source, said.addressee, said.content) == ("Pengelola", "warga", "menutup 12 jembatan itu")


def test_a_hyphen_in_a_name_is_no_dateline() -> None:
    claim = only("Kapal Saint-Germain mengatakan jembatan itu aman.")
    assert claim.source == "Kapal Saint-Germain"


def test_no_assertion_stands_where_somebody_says_something() -> None:
    found = read('"Jembatan itu menghubungkan 12 desa. Jembatan itu dibangun pada 1980," kata Ratna Dewi.')
    assert [c.kind for c in found] == ["direct"]


def test_rows_are_sorted_unique_and_fit_their_table() -> None:
    text = (
        '"Jembatan itu aman," kata Ratna Dewi. Menurut Gunadi, jembatan itu tua. Jembatan itu menghubungkan 12 desa.\n\n'
        "Pasar itu dikabarkan akan ditutup."
    )
    found = read(text)
    assert [(c.start, c.end) for c in found] == sorted((c.start, c.end) for c in found)
    assert len({c.claim_id for c in found}) == len(found)
    again = TABLES["claims"].from_arrow(TABLES["claims"].to_arrow(found))
    assert [(c.claim_id, c.pieces, c.stance) for c in again] == [(c.claim_id, c.pieces, c.stance) for c in found]


def test_entities_of_the_content_are_listed_once_in_order() -> None:
    claim = only("Ratna Dewi mengatakan Gunadi bertemu Hartono di Norwegia sebelum Gunadi pulang.")
    assert claim.entity_ids == ["per:gunadi", "per:hartono", "loc:norwegia"]


def test_a_pronoun_means_the_last_person_who_spoke() -> None:
    _, second = attributed("Ratna Dewi mengatakan jembatan itu aman.\n\nDia menambahkan bahwa truk boleh lewat.")
    assert (second.source, second.speaker, second.speaker_resolution) == ("Dia", "Ratna Dewi", "pronoun")


def test_a_role_with_a_demonstrative_means_the_last_person() -> None:
    _, second = attributed('"Jembatan itu aman," kata Ratna Dewi.\n\n"Truk boleh lewat," ujar perwira menengah itu.')
    assert (second.source, second.speaker, second.speaker_resolution) == ("perwira menengah itu", "Ratna Dewi", "title")


def test_kin_of_a_person_is_not_that_person() -> None:
    claim = only('"Jembatan itu aman," kata istri Hartono.')
    assert (claim.speaker, claim.speaker_id, claim.speaker_resolution) == ("istri Hartono", None, "group")


_WORDS = st.sampled_from(
    ['"', "“", "”", "'", "‘", "’", "«", "»", ",", ".", ":", "(", ")", "-", "\n\n", "kata", "mengatakan", "bahwa", "menurut",
     "Ratna Dewi", "Gunadi", "dia", "dan", "yang", "dikabarkan", "ujarnya", "dilansir", "Reuters", "jembatan", "itu", "aman",
     "akan", "kepada", "wartawan", "meminta", "agar", "menyebut", "sebagai", "berjanji", "sementara", "seperti", "Antara", "Rabu", "(5/3)", "apakah", "ditanya", "hal itu", "disampaikan", "5,5 persen", "?", "!"]
)  # fmt: skip


def check_whatever(text: str) -> None:
    """What must hold of any text: true offsets, one row an id, and no two claims of a kind that overlap unless nested."""
    story = article(text)
    found = claims.find_claims(story, language.split_sentences(story.article_id, text, PACK), mentions(text), PACK)
    for claim in found:
        check_offsets(text, claim)
    assert len({c.claim_id for c in found}) == len(found)
    for kind in ("direct", "mixed", "indirect", "assertion"):
        places = [[(p.start, p.end) for p in c.pieces] for c in found if c.kind == kind]
        for n, one in enumerate(places):
            for other in places[n + 1 :]:
                assert _apart(one, other) or _holds(one, other) or _holds(other, one), (kind, one, other, text)


def _apart(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    return all(b <= c or d <= a for a, b in one for c, d in other)


def _holds(outer: list[tuple[int, int]], inner: list[tuple[int, int]]) -> bool:
    return all(any(a <= c and d <= b for a, b in outer) for c, d in inner)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=40), st.sampled_from([" ", ""]))
def test_of_any_words_in_any_order_every_offset_is_true(words: list[str], glue: str) -> None:
    check_whatever(glue.join(words).strip() or "x")


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=200))
@example("\x01 kata Gunadi")
def test_of_any_text_every_offset_is_true(text: str) -> None:
    check_whatever(text)


@pytest.mark.parametrize(
    "part", ['"Aman," kata Gunadi, ', "dan Gunadi mengatakan ", "menurut ", "a, b, c ", '" ', "yang "]
)
def test_work_grows_with_the_line_and_not_with_its_square(part: str) -> None:
    assert _calls(part, 8_000) < 3 * _calls(part, 4_000)


def _calls(part: str, length: int) -> int:
    """How many functions are called to read a line of that many characters: the same on any machine."""
    text = (part * (length // len(part))).strip()
    story, sentences = article(text), language.split_sentences(ARTICLE_ID, text, PACK)
    named, count = mentions(text), 0

    def counting(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        claims.find_claims(story, sentences, named, PACK)
    finally:
        sys.setprofile(before)
    return count


def test_a_row_stands_in_the_sentence_that_its_words_begin_in() -> None:
    text = (
        'Jembatan itu ditutup. Ratna menolak berkomentar. "Nanti saja. Kami masih menghitung kerugian. Sabar," katanya. '
        'Hartono menambahkan, "Besok dibuka. Semua boleh lewat."'
    )
    starts = [s.start for s in language.split_sentences(ARTICLE_ID, text, PACK)]
    found = read(text)
    assert found
    for claim in found:
        assert starts[claim.sentence_no] == max(s for s in starts if s <= claim.start)


def test_days_are_counted_from_the_day_of_publication_where_the_language_is_at_home() -> None:
    """23:00 UTC on Tuesday is Wednesday morning in Jakarta."""
    text = "Ratna mengatakan bahwa pasar baru dibuka hari ini untuk semua pedagang."
    (claim,) = read(text, published_at=dt.datetime(2025, 3, 4, 23, tzinfo=dt.UTC))
    assert [d.date for d in claim.dates] == [dt.date(2025, 3, 5)]


def test_only_a_wire_that_the_story_credits_is_the_origin_by_credit() -> None:
    text = "Mengutip laporan Reuters, harga gandum naik 12 persen. Ratna mengatakan bahwa petani lega."
    credited = read(text, credited_sources=["Reuters"])
    assert {(c.origin, c.origin_evidence) for c in credited if c.speaker == "Ratna"} <= {("Reuters", "credit")}
    uncredited = read(text, credited_sources=[])
    assert not [c for c in uncredited if c.origin_evidence == "credit"]


def test_an_article_read_leaves_no_cycle_of_objects_for_the_garbage_collector() -> None:
    text = "Ratna Dewi mengatakan jembatan itu aman. Ia menambahkan pasar itu ramai."
    read(text)  # what is compiled once is compiled
    gc.collect()
    gc.disable()
    try:
        read(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("inflasi naik 2,5 hingga 3 persen", [(2.5, "percent"), (3.0, "percent")]),
        ("perbaikan itu butuh 10-15 menit", [(10.0, "minute"), (15.0, "minute")]),
        ("gempa itu menewaskan 230-280 ribu jiwa", [(230000.0, "jiwa"), (280000.0, "jiwa")]),
        ("perbaikan itu butuh lebih dari sebulan", [(1.0, "month")]),
        ("timnya menang 3-1 babak pertama", []),
        ("musim 2023-2024 hari itu berakhir", []),
        ("kapal itu melaut sehari-hari dan pulang pukul 06.00 sampai 16.00", []),
    ],
)
def test_both_numbers_of_a_range_and_one_of_a_unit_count(said: str, found: list[tuple[float, str]]) -> None:
    claim = only(f"Ratna Dewi mengatakan bahwa {said}.")
    assert [(q.value, q.unit) for q in claim.quantities] == found


@pytest.mark.parametrize(
    ("said", "day"),
    [("upacara itu akan digelar Sabtu", 8), ("upacara itu digelar Sabtu", 1), ("ia akan datang, seperti Sabtu", 1)],
)
def test_a_weekday_behind_a_word_of_the_future_is_the_coming_one(said: str, day: int) -> None:
    claim = only(f"Ratna Dewi mengatakan bahwa {said}.")
    assert [d.date.isoformat() for d in claim.dates] == [f"2025-03-0{day}"]


def test_people_in_capitals_and_square_metres_count() -> None:
    claim = only("Ratna Dewi mengatakan bahwa 11 WNA menempati lahan 23.000 m2.")
    assert [(q.value, q.unit) for q in claim.quantities] == [(11.0, "wna"), (23000.0, "m2")]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("pasar itu dibuka tahun depan", ["tahun depan"]),
        ("pasar itu dibuka pada 2019 dan ditutup pekan lalu", ["2019", "pekan lalu"]),
        ("pasar itu dibuka dua tahun lalu", []),
        ("pasar itu ramai beberapa bulan ini", []),
        ("pasar itu ramai pada semester kedua tahun ini", ["tahun ini"]),
        ("pasar itu menampung hingga 2000 orang", []),
        ("pasar itu tunduk pada UU Nomor 3 Tahun 2019", []),
    ],
)
def test_a_week_month_or_year_is_a_date_where_no_number_counts_it(said: str, words: list[str]) -> None:
    claim = only(f"Ratna Dewi mengatakan bahwa {said}.")
    assert [d.text for d in claim.dates] == words


def test_nothing_leans_on_an_unknown_day_of_publication() -> None:
    (claim,) = read("Ratna Dewi mengatakan pasar itu dibuka tahun depan dan bulan lalu pada Senin.", published_at=None)
    assert claim.dates == []


def test_the_number_of_a_law_counts_no_years() -> None:
    claim = only("Ratna Dewi mengatakan bahwa Undang-Undang Nomor 12 Tahun 2019 berlaku 5 tahun.")
    assert [(q.value, q.unit) for q in claim.quantities] == [(5.0, "year")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ratna Dewi meminta warga menutup pasar pada Senin.", 10),
        ("Ratna Dewi meminta warga membantu korban yang terluka pada Senin.", 3),
        ("Ratna Dewi mengatakan warga menutup pasar pada Senin.", 3),
        ("Ratna Dewi meminta warga menutup pasar pada Senin lalu.", 3),
    ],
    ids=["asked", "of whom it is asked", "told", "said to be past"],
)
def test_a_weekday_on_which_something_is_asked_for_is_to_come(text: str, day: int) -> None:
    assert [d.date for d in only(text).dates] == [dt.date(2025, 3, day)]
