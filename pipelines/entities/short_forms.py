"""Abbreviations that stand alone in one article and that others explain: 'BPS' here, 'Badan Penguji Sungai (BPS)' there.

Belongs here: what only the whole lake shows of an abbreviation. Does not belong here: abbreviations that the article itself explains
(``abbreviations``) or the seeds know (``lexicon``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pipelines.entities.naming import names_entity

if TYPE_CHECKING:
    import pyarrow as pa

SHORT_FORM = r"^[A-Z]{3,8}$"
"""What an abbreviation is written like; of two letters there are too few to tell bodies apart."""
EVERYWHERE = 0.01
"""Share of the lake's articles from which an entity that two articles share tells nothing of their common matter."""
SMALL = 3
"""Letters of a word that an abbreviation may leave out."""
AT_LEAST = 20
"""Articles that may name such an entity however small the lake is."""


def spelled_out(named: pa.Table) -> dict[str, str]:
    """For the ids of abbreviations that articles leave unexplained, the id that stands for the same in the rest of the lake.

    ``named``: the distinct entity_id, article_id and surface of names, in any order. An article explains an abbreviation if it uses it
    for an entity of a longer name with these initials. Such a name is what the abbreviation means elsewhere too if it is of the same
    type, if no article of the lake explains it by another one, and if an article that leaves it unexplained shares with one that
    explains it an entity that few name.
    """
    import pyarrow.compute as pc

    short = named.filter(pc.match_substring_regex(named["surface"], SHORT_FORM))
    alone: dict[str, str] = {}
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for surface, entity in set(zip(short["surface"].to_pylist(), short["entity_id"].to_pylist(), strict=True)):
        if names_entity(surface, entity):
            alone[entity] = surface
        else:
            meant[surface].add(entity)
    told = {entity: _one_meaning(surface, meant[surface]) for entity, surface in alone.items()}
    pairs = {entity: full for entity, full in told.items() if full is not None and _kind(full) == _kind(entity)}
    return _of_one_matter(pairs, named.select(["entity_id", "article_id"])) if pairs else {}


def _one_meaning(short: str, meant: Iterable[str]) -> str | None:
    """The one of the entities whose name has these initials; None if there is none, or another that is no longer form of it."""
    by_initials = [entity for entity in meant if _has_initials(entity, short)]
    if len(by_initials) != 1:
        return None
    (full,) = by_initials
    # What holds the full name or the abbreviation in its own goes on from it: 'Tim BPS', 'Badan Penguji Sungai Musi'.
    more = (full.partition(":")[2], short.lower())
    return full if all(any(part in entity for part in more) for entity in meant) else None


def _kind(entity: str) -> str:
    return entity.partition(":")[0]


def _has_initials(entity: str, short: str) -> bool:
    """Whether the abbreviation is made of the first letters of the name's words; short ones ('dan', 'of') may be left out."""
    letters = (word[0] + "?" * (len(word) <= SMALL) for word in entity.partition(":")[2].split("-"))
    return re.fullmatch("".join(letters), short.lower()) is not None


def _of_one_matter(pairs: dict[str, str], named: pa.Table) -> dict[str, str]:
    """Those of the pairs of which an article of the one and an article of the other share an entity that few name."""
    import pyarrow as pa
    import pyarrow.compute as pc

    named = named.group_by(["entity_id", "article_id"]).aggregate([])
    few = max(AT_LEAST, int(EVERYWHERE * pc.count_distinct(named["article_id"]).as_py()))
    counted = named.group_by("entity_id").aggregate([("article_id", "count")])
    rare = counted.filter(pc.less_equal(counted["article_id_count"], few))["entity_id"].combine_chunks()
    articles_of = _grouped(named, "entity_id", pa.array({*pairs, *pairs.values()}, pa.string()), "article_id")
    within = pa.array(set().union(*articles_of.values()), pa.string())
    named_in = _grouped(named.filter(pc.is_in(named["entity_id"], rare)), "article_id", within, "entity_id")

    def named_beside(entity: str) -> set[str]:
        return set().union(*(named_in[article] for article in articles_of[entity]))

    return {short: full for short, full in pairs.items() if named_beside(short) & named_beside(full) - {short, full}}


def _grouped(rows: pa.Table, key: str, wanted: pa.Array, value: str) -> defaultdict[str, set[str]]:
    """The values that stand beside each of the wanted keys."""
    import pyarrow.compute as pc

    found: defaultdict[str, set[str]] = defaultdict(set)
    rows = rows.filter(pc.is_in(rows[key], wanted))
    for a, b in zip(rows[key].to_pylist(), rows[value].to_pylist(), strict=True):
        found[a].add(b)
    return found
