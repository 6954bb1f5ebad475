"""Claims of many articles: which are the same, how many independent origins they have, where they disagree."""

from pipelines.corroboration.tables import (
    READS,
    READS_ALONE,
    TABLES_MADE,
    compare_claims,
    conclude,
    corroborate,
    read_alone,
)

SEEDS = (
    "outlets.csv",
    "languages/{code}/affixes.csv",
    "languages/{code}/approximations.csv",
    "languages/{code}/classifiers.csv",
    "languages/{code}/date_words.csv",
    "languages/{code}/demonstratives.csv",
    "languages/{code}/function_words.csv",
    "languages/{code}/negations.csv",
    "languages/{code}/numerals.csv",
    "languages/{code}/synonyms.csv",
    "languages/{code}/totals.csv",
    "languages/{code}/units.csv",
    "languages/{code}/verb_prefixes.csv",
    "languages/{code}/word_frequency.csv",
    "languages/{code}/zones.csv",
)
"""The seed files that this room reads; {code} stands for each language."""

__all__ = [
    "READS",
    "READS_ALONE",
    "SEEDS",
    "TABLES_MADE",
    "compare_claims",
    "conclude",
    "corroborate",
    "read_alone",
]
