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


def spelled_out(entities: pa.Table, meant: pa.Table) -> dict[str, str]:
    """For the ids of abbreviations that articles leave unexplained, the id that stands for the same in the rest of the lake.

    ``entities``: entity_id, name, aliases and the number of articles of every entity; ``meant``: entity_id and article_id of every
    mention; rows in any order. An article explains an abbreviation if it uses it for an entity of a longer name with these initials.
    Such a name is what the abbreviation means elsewhere too if it is of the same type, if no article of the lake explains it by another
    one, and if an article that leaves it unexplained shares with one that explains it an entity that few name.
    """
    alone: dict[str, str] = {}
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for surface, entity in _short_forms(entities):
        if names_entity(surface, entity):
            alone[entity] = surface
        else:
            meanings[surface].add(entity)
    told = {entity: _one_meaning(surface, meanings[surface]) for entity, surface in alone.items()}
    pairs = {entity: full for entity, full in told.items() if full is not None and _kind(full) == _kind(entity)}
    return _of_one_matter(pairs, entities, meant) if pairs else {}


def _short_forms(entities: pa.Table) -> set[tuple[str, str]]:
    """The abbreviations among the names and aliases, each with the id of its entity."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ids, aliases = entities["entity_id"].combine_chunks(), entities["aliases"].combine_chunks()
    owners = pa.concat_arrays([ids, ids.take(pc.list_parent_indices(aliases))])
    surfaces = pa.concat_arrays([entities["name"].combine_chunks(), aliases.flatten()])
    short = pc.match_substring_regex(surfaces, SHORT_FORM)
    return set(zip(surfaces.filter(short).to_pylist(), owners.filter(short).to_pylist(), strict=True))


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


def _of_one_matter(pairs: dict[str, str], entities: pa.Table, meant: pa.Table) -> dict[str, str]:
    """Those of the pairs of which an article of the one and an article of the other share an entity that few name."""
    import pyarrow as pa
    import pyarrow.compute as pc

    few = max(AT_LEAST, int(EVERYWHERE * pc.count_distinct(meant["article_id"]).as_py()))
    rare = entities.filter(pc.less_equal(entities["articles"], few))["entity_id"].combine_chunks()
    articles_of = _grouped(meant, "entity_id", pa.array({*pairs, *pairs.values()}, pa.string()), "article_id")
    within = pa.array(set().union(*articles_of.values()), pa.string())
    beside = meant.filter(pc.is_in(meant["article_id"], value_set=within))
    named_in = _grouped(beside.filter(pc.is_in(beside["entity_id"], value_set=rare)), "article_id", within, "entity_id")

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
