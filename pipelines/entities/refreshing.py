"""The entities table after some batches of the lake changed: only what they touch is made anew.

Belongs here: which rows a change of batches can touch, and taking over the others. Does not belong here: how a row is made
(``collecting``), which batches changed and where their rows are kept (``assets/refreshing.py``).

But for ``same_as``, a row follows from the mentions of its entity and from what their articles tell; an entity that no changed
batch means, before or now, has the row it had. ``same_as`` follows from all rows together and is found anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from pipelines.entities.collecting import MEANT, READS, collect_alone, collect_entities, told_by, types_of, with_same_as

if TYPE_CHECKING:
    import pyarrow as pa


class Part(NamedTuple):
    """Some batches of the lake: their articles and mentions, with at least the columns of ``READS``."""

    mentions: pa.Table
    articles: pa.Table


def refresh_entities(
    before: pa.Table, then: Part, now: Part, others: Iterable[pa.Table], articles: pa.Table
) -> pa.Table:
    """``collect_entities`` over ``now`` and the other batches, given what it made ``before`` of ``then`` and those others.

    ``others`` gives the mentions of the batches that did not change, one table after the other; ``articles`` are theirs. The rows are
    byte for byte those of a making at once.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    known = pa.concat_tables([part.select(READS["articles"]) for part in (articles, now.articles)])
    if _told_otherwise(then.articles, now.articles, articles):
        mentions = pa.concat_tables([part.select(READS["mentions"]) for part in (*others, now.mentions)])
        return collect_entities(mentions, known)
    touched = pa.concat_tables([part.mentions.select(["entity_id"]) for part in (then, now)])["entity_id"]
    touched = pc.unique(touched.drop_null())
    rows, meant = [now.mentions.select(READS["mentions"])], [now.mentions.select(MEANT)]
    for mentions in others:
        rows.append(mentions.select(READS["mentions"]).filter(pc.is_in(mentions["entity_id"], value_set=touched)))
        meant.append(mentions.select(MEANT))
    kept = before.filter(pc.invert(pc.is_in(before["entity_id"], value_set=touched)))
    found = pa.concat_tables([collect_alone(pa.concat_tables(rows), known), kept]).unify_dictionaries()
    found = found.take(pc.sort_indices(found["entity_id"])).combine_chunks()
    place = found.schema.get_field_index("type")
    found = found.set_column(place, found.schema.field(place), types_of(found["entity_id"].combine_chunks()))
    return with_same_as(found, pa.concat_tables(meant))


def _told_otherwise(then: pa.Table, now: pa.Table, others: pa.Table) -> bool:
    """Whether a change tells otherwise of an article that stands in an unchanged batch, too: entities that this batch alone means may change."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ids = pa.concat_tables([then.select(["article_id"]), now.select(["article_id"])])["article_id"].combine_chunks()
    shared = others.select(READS["articles"]).filter(pc.is_in(others["article_id"], value_set=ids))
    told = []
    for changed in (then, now):
        again = changed.filter(pc.is_in(changed["article_id"], value_set=shared["article_id"].combine_chunks()))
        both = told_by(pa.concat_tables([shared, again.select(READS["articles"])]))
        told.append(both.sort_by("article_id"))
    return not told[0].equals(told[1])
