"""The derived columns of claims that look into its lists: pieces, entities, the chain of sources, numbers, dates."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from expectations.derived import exploded, has_repetition, known_pairs, looked_up, none_of, slices, span_ids


def add_pieces(frame: pd.DataFrame, rows: pa.Table, articles: pa.Table) -> None:
    """``piece_count``, ``pieces_in_order``, ``content_at_pieces``, ``id_of_span`` and ``parts_inside``."""
    owner, items = exploded(rows["pieces"])
    starts, ends = (pc.fill_null(part, -1).to_numpy() for part in items.flatten())
    frame["piece_count"] = np.bincount(owner, minlength=len(frame))
    backwards = ends <= starts
    backwards[1:] |= (owner[1:] == owner[:-1]) & (starts[1:] < ends[:-1])
    frame["pieces_in_order"] = none_of(owner, backwards, len(frame))

    named = rows["article_id"].take(pa.array(owner))
    spoken = slices(named, pa.chunked_array([starts]), pa.chunked_array([ends]), articles).combine_chunks()
    bounds: np.ndarray = np.append(0, np.cumsum(np.bincount(owner, minlength=len(frame)))).astype(np.int32)
    whole = pc.binary_join(pa.ListArray.from_arrays(pa.array(bounds), spoken), " ")
    frame["content_at_pieces"] = pa.chunked_array([pc.fill_null(whole, "")]).to_pandas()

    first = pd.Series(starts).groupby(owner).first().reindex(frame.index)
    last = pd.Series(ends).groupby(owner).last().reindex(frame.index)
    edges = pa.array(first, pa.int32(), from_pandas=True), pa.array(last, pa.int32(), from_pandas=True)
    frame["id_of_span"] = span_ids(rows["article_id"], *(pa.chunked_array([part]) for part in edges)).to_pandas()
    inside = ~(first < frame["start"]) & ~(last > frame["end"])
    for part in ("cue", "source"):
        inside &= ~(frame[f"{part}_start"] < frame["start"]) & ~(frame[f"{part}_end"] > frame["end"])
    frame["parts_inside"] = inside


def add_mentioned(frame: pd.DataFrame, rows: pa.Table, mentions: pa.Table) -> None:
    """Whether speaker, addressee and the entities of the content stand in the article's mentions."""
    known = mentions.filter(pc.is_valid(mentions["entity_id"])).group_by(["article_id", "entity_id"]).aggregate([])
    ids = rows["article_id"]
    for part in ("speaker", "addressee"):
        frame[f"{part}_is_mentioned"] = known_pairs(ids, rows[f"{part}_id"], known)
    owner, entities = exploded(rows["entity_ids"])
    strange = ~known_pairs(ids.take(pa.array(owner)), pa.chunked_array([entities]), known)
    frame["entities_are_mentioned"] = none_of(owner, strange, len(frame))
    frame["entities_once"] = ~has_repetition(rows["entity_ids"])


def add_origin(frame: pd.DataFrame, rows: pa.Table, articles: pa.Table) -> None:
    """Whether ``origin`` and ``origin_evidence`` agree with ``via``, the article's credits and its outlet."""
    owner, names = exploded(rows["via"])
    last = pa.chunked_array([names]).to_pandas().groupby(owner).last().reindex(frame.index)
    chained = last.notna()
    evidence = frame["origin_evidence"]
    frame["via_with_evidence"] = chained == (evidence == "via")
    frame["origin_ends_via"] = ~chained | (frame["origin"] == last)
    credited = looked_up(rows["article_id"], articles["article_id"], articles["credited_sources"]).to_pylist()
    frame["origin_is_credited"] = [
        why != "credit" or origin in (names or ())
        for why, origin, names in zip(evidence, rows["origin"].to_pylist(), credited, strict=True)
    ]
    frame["origin_with_outlet"] = (evidence != "outlet") | (frame["origin"].isna() == frame["outlet"].isna())


def add_details(frame: pd.DataFrame, rows: pa.Table) -> None:
    """Whether the words of numbers and dates stand in the content."""
    contents = rows["content"].to_pylist()
    for column in ("quantities", "dates"):
        owner, items = exploded(rows[column])
        words = items.field("text").to_pylist()
        missing = [(word or "") not in (contents[row] or "") for row, word in zip(owner.tolist(), words, strict=True)]
        frame[f"{column}_in_content"] = none_of(owner, np.array(missing, dtype=bool), len(frame))
