"""Claims: who said what, in which words, through whom."""

from pipelines.claims.extraction import find_claims

SEEDS = (
    "languages/{code}/claim_words.csv",
    "languages/{code}/common_words.csv",
    "languages/{code}/cues.csv",
    "languages/{code}/date_words.csv",
    "languages/{code}/dateline_words.csv",
    "languages/{code}/function_words.csv",
    "languages/{code}/months.csv",
    "languages/{code}/numerals.csv",
    "languages/{code}/places.csv",
    "languages/{code}/regencies.csv",
    "languages/{code}/stance_words.csv",
    "languages/{code}/titles.csv",
    "languages/{code}/units.csv",
    "languages/{code}/verb_prefixes.csv",
    "languages/{code}/weekdays.csv",
    "languages/{code}/zones.csv",
    "outlets.csv",
    "outlet_sites.csv",
)

__all__ = ["SEEDS", "find_claims"]
