"""What a 'not' makes of two claims; stories are invented."""

from __future__ import annotations

import pytest

from tests.pipelines.corroboration.invented import Newsroom, said, told

LANDED = "Kapal Lestari Jaya bersandar darurat di dermaga Kalibening"


def clusters(*claims: tuple[str, dict[str, object]]) -> int:
    newsroom = Newsroom()
    for outlet, claim in claims:
        newsroom.story(outlet, claim)
    return len(newsroom.clusters())


def test_not_to_have_known_of_a_thing_is_not_the_thing() -> None:
    unaware = said("Ratih Wulandari", "awalnya tidak sadar kapal Lestari Jaya bersandar darurat di dermaga Kalibening")
    assert clusters(("kompas.com", told(LANDED)), ("detik.com", unaware)) == 2


def test_who_says_the_thing_itself_has_said_the_thing() -> None:
    aware = said("Ratih Wulandari", "awalnya kapal Lestari Jaya bersandar darurat di dermaga Kalibening")
    assert clusters(("kompas.com", told(LANDED)), ("detik.com", aware)) == 1


def test_a_short_not_in_a_long_quotation_is_an_aside() -> None:
    long = (
        "Kapal Lestari Jaya bersandar darurat di dermaga Kalibening pukul sebelas karena mesin kiri rusak, lalu "
        "sembilan puluh penumpang turun lewat tangga buritan menuju gudang garam"
    )
    aside = said("Ratih Wulandari", long + ", jangan tanya saya")
    assert clusters(("kompas.com", told(long)), ("detik.com", aside)) == 1


PARAPHRASE = "tidak mengetahui rencana penutupan jembatan Wanasari"
QUOTATION = "Kami tidak tahu apa-apa, mendadak ada portal besi"


@pytest.mark.parametrize(
    ("between", "quotation", "same"),
    [
        ([], QUOTATION, True),
        (["Pedagang ikan rugi besar sejak Senin", "Truk sayur memutar lewat bukit"], QUOTATION, False),
        ([], QUOTATION.replace("tidak tahu", "tahu"), False),
    ],
)
def test_a_quotation_at_once_that_says_no_to_the_same_is_its_paraphrase(
    between: list[str], quotation: str, same: bool
) -> None:
    speaker, others = "Danu Prakoso", [said("Sari Melati", words) for words in between]
    newsroom = Newsroom()
    newsroom.story("kompas.com", said(speaker, PARAPHRASE), *others, said(speaker, quotation, "direct"))
    first, *_, last = [claim.claim_id for claim in newsroom.claims]
    assert any({first, last} <= set(row["claim_ids"]) for row in newsroom.clusters()) is same


def test_its_paraphrase_does_not_keep_a_quotation_from_the_same_quotation_elsewhere() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", said("Danu Prakoso", QUOTATION, "direct"))
    paraphrase = said("Danu Prakoso", "tidak mengetahui rencana portal di jembatan Wanasari")
    newsroom.story("detik.com", paraphrase, said("Danu Prakoso", QUOTATION, "direct"), hours=1)
    quoted, _, again = [claim.claim_id for claim in newsroom.claims]
    assert any({quoted, again} <= set(row["claim_ids"]) for row in newsroom.clusters())


@pytest.mark.parametrize(("verb", "expected"), [("akan mencabut", 1), ("tidak mencabut", 2)])
def test_what_is_done_to_one_thing_and_not_to_another_makes_two_claims(verb: str, expected: int) -> None:
    withdrawn = told("dewan mencabut izin empat gudang garam di tepi dermaga Kalibening")
    other = told(f"dewan {verb} izin gudang garam koperasi nelayan di Kalibening")
    assert clusters(("kompas.com", withdrawn), ("detik.com", other)) == expected
