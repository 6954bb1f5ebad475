"""Who relies on whom, and the words that show it; stories are invented."""

from __future__ import annotations

from typing import Any

from pipelines.records import TABLES
from tests.pipelines.corroboration.invented import Newsroom, said, told
from tests.pipelines.corroboration.test_reuse_pairs import BODY


def edges(newsroom: Newsroom) -> set[tuple[str, str, str]]:
    return {(row["from_agent"], row["relation"], row["to_agent"]) for row in newsroom.provenance()}


def test_an_outlet_quotes_the_speaker_it_names_no_source_for() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", said("Danu Prakoso", "feri itu kelebihan muatan"))
    assert edges(newsroom) == {("kompas.com", "quotes", "Danu Prakoso")}


def test_a_chain_goes_from_outlet_over_each_organisation_to_the_speaker() -> None:
    newsroom = Newsroom()
    claim = said("Danu Prakoso", "feri itu kelebihan muatan", via=["The Guardian", "Reuters"])
    text = "feri itu kelebihan muatan, kata Danu Prakoso seperti dilansir The Guardian yang mengutip Reuters."
    newsroom.story("kompas.com", claim, text=text)
    assert edges(newsroom) == {
        ("kompas.com", "cites", "theguardian.com"),
        ("theguardian.com", "cites", "Reuters"),
        ("Reuters", "quotes", "Danu Prakoso"),
    }
    for row in newsroom.provenance():
        if row["relation"] == "cites":
            assert text[row["start"] : row["end"]] == row["evidence"]


def test_a_credit_in_the_text_is_shown_by_its_words() -> None:
    newsroom = Newsroom()
    text = "Feri karam di Selat Kabut, demikian dilaporkan Reuters, Senin."
    newsroom.story("kompas.com", credits=("Reuters",), text=text)
    (row,) = newsroom.provenance()
    assert (row["relation"], row["to_agent"], row["claim_id"]) == ("cites", "Reuters", None)
    assert text[row["start"] : row["end"]] == "Reuters"


def test_a_credit_outside_the_text_has_no_place_but_is_said() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", credits=("Reuters",), text="Feri karam di Selat Kabut.")
    (row,) = newsroom.provenance()
    assert (row["start"], row["end"]) == (None, None)
    assert "Reuters" in row["evidence"]


def test_a_copy_that_credits_nobody_is_said_to_reuse_and_marked_as_inferred() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", *(told(p) for p in BODY))
    newsroom.story("detik.com", *(told(p) for p in BODY), hours=3)
    (row,) = newsroom.provenance()
    assert (row["from_agent"], row["relation"], row["to_agent"]) == ("detik.com", "reuses", "kompas.com")
    assert row["evidence"].startswith("inferred: ")


def test_two_copies_of_a_wire_that_both_credit_republish_it() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", *(told(p) for p in BODY), credits=("Reuters",))
    newsroom.story("detik.com", *(told(p) for p in BODY), credits=("Reuters",), hours=3)
    assert ("detik.com", "republishes", "Reuters") in edges(newsroom)


def test_two_copies_of_one_outlet_rely_on_nobody() -> None:
    newsroom = Newsroom()
    newsroom.story("kompas.com", *(told(p) for p in BODY))
    newsroom.story("kompas.com", *(told(p) for p in BODY), hours=3)
    assert edges(newsroom) == set()


def test_no_edge_stands_twice() -> None:
    newsroom = Newsroom()
    newsroom.story(
        "kompas.com",
        said("Danu Prakoso", "feri itu kelebihan muatan", via=["Reuters"]),
        said("Danu Prakoso", "feri itu terlambat", via=["Reuters", "Reuters"]),
        credits=("Reuters", "Reuters"),
    )
    rows: list[dict[str, Any]] = newsroom.provenance()
    keys = [tuple(row[name] for name in TABLES["provenance"].key) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(row["from_agent"] != row["to_agent"] for row in rows)
