"""What must hold of claims beyond their declaration."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pyarrow as pa

from expectations import claim_parts
from expectations.declaration import View, between, equal, holds, mostly_given
from expectations.derived import count_of, is_blank, looked_up, sentence_columns, slices

PARENTS = {
    "articles": ("article_id", "batch", "text", "outlet", "published_at", "credited_sources"),
    "sentences": ("article_id", "sentence_no", "paragraph_no", "start", "end"),
    "mentions": ("article_id", "entity_id"),
}

OFFSETS = "Offsets are the contract: who quotes a claim must find these words on the page."
CHAIN = "Who relies on whom is what the product is for; evidence and chain must tell the same story."

EXPECTATIONS = (
    between(
        "piece_count",
        1,
        about="pieces",
        says="a claim has at least one piece",
        reason="A claim without words on the page was invented.",
    ),
    holds(
        "pieces_in_order",
        "pieces run forwards and do not overlap",
        about="pieces",
        reason="The pieces are read one after the other to give the content.",
        shows=("pieces",),
    ),
    equal(
        "content",
        "content_at_pieces",
        about="content",
        says="content is the pieces of articles.text joined by one blank",
        reason=OFFSETS,
        shows=("pieces",),
    ),
    holds("content_is_said", "content is not blank", about="content", reason="A claim claims something."),
    equal("cue", "cue_at_offsets", says="cue is articles.text[cue_start:cue_end]", about="cue", reason=OFFSETS),
    equal(
        "source",
        "source_at_offsets",
        says="source is articles.text[source_start:source_end]",
        about="source",
        reason=OFFSETS,
    ),
    equal(
        "claim_id",
        "id_of_span",
        about="claim_id",
        says="claim_id is article_id:start-end of the content",
        reason="Ids follow from the place alone, so that they are the same on every machine.",
        shows=("pieces",),
    ),
    holds(
        "parts_inside",
        "pieces, cue and source lie between start and end",
        reason="start and end bound the whole attribution.",
        shows=("start", "end", "pieces", "cue_start", "cue_end", "source_start", "source_end"),
    ),
    holds(
        "sentence_is_known",
        "article_id and sentence_no stand in sentences",
        about="sentence_no",
        reason="A claim is read in its sentence.",
        shows=("article_id", "sentence_no"),
    ),
    holds(
        "sentence_is_touched",
        "the claim lies in its sentence or begins or ends there",
        about="sentence_no",
        reason="A claim is read in its sentence.",
        shows=("sentence_no", "start", "end"),
    ),
    equal(
        "paragraph_no",
        "paragraph_no_of_sentence",
        about="paragraph_no",
        says="paragraph_no is that of the claim's sentence",
        reason="Both number the same text.",
        shows=("sentence_no",),
    ),
    equal("batch", "article_batch", says="batch is the article's", about="batch", reason="It is repeated from there."),
    equal(
        "outlet", "article_outlet", says="outlet is the article's", about="outlet", reason="It is repeated from there."
    ),
    equal(
        "published_at",
        "article_published_at",
        says="published_at is the article's",
        about="published_at",
        reason="It is repeated from there.",
    ),
    holds(
        "lemma_with_cue",
        "cue_lemma is given only where a cue is",
        about="cue_lemma",
        reason="It is the base form of the cue.",
        shows=("cue", "cue_lemma"),
    ),
    holds(
        "assertion_is_bare",
        "an assertion has no cue, no source and no speaker",
        about="kind",
        reason="An assertion is the outlet's own statement; with a source it would be attributed.",
        shows=("kind", "cue", "source", "speaker"),
    ),
    holds(
        "resolution_with_speaker",
        "speaker_resolution is none exactly where the speaker is unknown",
        about="speaker_resolution",
        reason="It says how the speaker was found.",
        shows=("speaker", "speaker_resolution"),
    ),
    holds(
        "speaker_with_details",
        "speaker_id and speaker_title are given only where a speaker is",
        about="speaker",
        reason="An id or a title of nobody would be counted for somebody.",
        shows=("speaker", "speaker_id", "speaker_title"),
    ),
    holds(
        "addressee_with_id",
        "addressee_id is given only where an addressee is",
        about="addressee_id",
        reason="An id of nobody would be counted for somebody.",
        shows=("addressee", "addressee_id"),
    ),
    holds(
        "speaker_is_mentioned",
        "speaker_id stands in the article's mentions",
        about="speaker_id",
        reason="A speaker is somebody whom the article names.",
        shows=("article_id", "speaker_id"),
    ),
    holds(
        "addressee_is_mentioned",
        "addressee_id stands in the article's mentions",
        about="addressee_id",
        reason="An addressee is somebody whom the article names.",
        shows=("article_id", "addressee_id"),
    ),
    holds(
        "entities_are_mentioned",
        "entity_ids stand in the article's mentions",
        about="entity_ids",
        reason="Entities in the content are mentions that lie in it.",
        shows=("article_id", "entity_ids"),
    ),
    holds(
        "entities_once",
        "entity_ids names each entity once",
        about="entity_ids",
        reason="A list with repetitions counts an entity twice.",
        shows=("entity_ids",),
    ),
    holds(
        "via_with_evidence",
        "origin_evidence is via exactly where via names somebody",
        about="origin_evidence",
        reason=CHAIN,
        shows=("via", "origin_evidence"),
    ),
    holds(
        "origin_ends_via",
        "origin is the last of via where via names somebody",
        about="origin",
        reason=CHAIN,
        shows=("via", "origin"),
    ),
    holds(
        "origin_is_credited",
        "origin is one of the article's credited sources where a credit is the evidence",
        about="origin",
        reason=CHAIN,
        shows=("article_id", "origin", "origin_evidence"),
    ),
    holds(
        "origin_with_outlet",
        "origin is known exactly where the outlet is, if the outlet is the evidence",
        about="origin",
        reason=CHAIN,
        shows=("outlet", "origin", "origin_evidence"),
    ),
    holds(
        "quantities_in_content",
        "the words of each quantity stand in the content",
        about="quantities",
        reason="A number must be found where it is said.",
        shows=("content", "quantities"),
    ),
    holds(
        "dates_in_content",
        "the words of each date stand in the content",
        about="dates",
        reason="A date must be found where it is said.",
        shows=("content", "dates"),
    ),
    holds("rule_is_named", "rule is not blank", about="rule", reason="Every row tells what made it."),
    mostly_given(
        "speaker",
        0.5,
        view="attributed",
        of="attributed claims",
        reason="Hearsay is rare: where most speakers are unknown, finding them broke.",
    ),
    between(
        "claims",
        1,
        view="articles",
        about="article_id",
        severity="warning",
        share=0.8,
        says="at least 80% of the articles make a claim",
        reason="News reports what is said; many articles without a claim mean that claims were not found.",
    ),
)


def views(
    frame: pd.DataFrame, rows: pa.Table, parents: Mapping[str, pa.Table], facts: Mapping[str, int]
) -> dict[str, View]:
    """The derived columns of claims; views ``attributed`` (claims with a source) and ``articles`` (claims of each)."""
    articles = parents["articles"]
    for part in ("cue", "source"):
        sliced = slices(rows["article_id"], rows[f"{part}_start"], rows[f"{part}_end"], articles)
        frame[f"{part}_at_offsets"] = sliced.to_pandas()
    for name in ("batch", "outlet", "published_at"):
        found = looked_up(rows["article_id"], articles["article_id"], articles[name])
        frame[f"article_{name}"] = found.to_pandas()
    claim_parts.add_pieces(frame, rows, articles)
    _add_sentence(frame, rows, parents["sentences"])
    _add_people(frame, rows)
    claim_parts.add_mentioned(frame, rows, parents["mentions"])
    claim_parts.add_origin(frame, rows, articles)
    claim_parts.add_details(frame, rows)
    frame["content_is_said"] = ~is_blank(rows["content"])
    frame["rule_is_named"] = ~is_blank(rows["rule"])
    attributed = frame.loc[frame["kind"] != "assertion", ["claim_id", "kind", "speaker"]].reset_index(drop=True)
    per_article = pd.DataFrame({"article_id": articles["article_id"].to_pandas()})
    per_article["claims"] = count_of(articles["article_id"], rows["article_id"])
    return {"attributed": View(attributed, ("claim_id", "kind")), "articles": View(per_article, ("article_id",))}


def _add_sentence(frame: pd.DataFrame, rows: pa.Table, sentences: pa.Table) -> None:
    found = sentence_columns(rows, sentences, ("start", "end", "paragraph_no"))
    frame["sentence_is_known"] = ~np.isnan(found["start"])
    apart = (frame["start"] >= found["end"]) | (frame["end"] <= found["start"])
    frame["sentence_is_touched"] = ~apart
    unknown = ~frame["sentence_is_known"]
    frame["paragraph_no_of_sentence"] = np.where(unknown, frame["paragraph_no"], found["paragraph_no"])


def _add_people(frame: pd.DataFrame, rows: pa.Table) -> None:
    given = {name: frame[name].notna() for name in frame.columns if name in rows.column_names}
    frame["lemma_with_cue"] = given["cue"] | ~given["cue_lemma"]
    with_source = given["cue"] | given["source"] | given["speaker"] | given["speaker_id"]
    frame["assertion_is_bare"] = (frame["kind"] != "assertion") | ~with_source
    frame["resolution_with_speaker"] = given["speaker"] == (frame["speaker_resolution"] != "none")
    frame["speaker_with_details"] = given["speaker"] | ~(given["speaker_id"] | given["speaker_title"])
    frame["addressee_with_id"] = given["addressee"] | ~given["addressee_id"]
