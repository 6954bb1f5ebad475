"""Cleaning: a document becomes the story and nothing but the story, with every line accounted for."""

from pipelines.cleaning.clean import Cleaned, clean

SEEDS = (
    "outlets.csv",
    "outlet_sites.csv",
    "languages/{code}/affixes.csv",
    "languages/{code}/chrome.csv",
    "languages/{code}/appeals.csv",
    "languages/{code}/bylines.csv",
    "languages/{code}/common_words.csv",
    "languages/{code}/credits.csv",
    "languages/{code}/dateline_words.csv",
    "languages/{code}/glue.csv",
    "languages/{code}/language_words.csv",
    "languages/{code}/list_openers.csv",
    "languages/{code}/months.csv",
    "languages/{code}/name_parts.csv",
    "languages/{code}/name_words.csv",
    "languages/{code}/open_words.csv",
    "languages/{code}/places.csv",
    "languages/{code}/regencies.csv",
    "languages/{code}/sections.csv",
    "languages/{code}/sentence_openers.csv",
    "languages/{code}/signoffs.csv",
    "languages/{code}/title_words.csv",
    "languages/{code}/titles.csv",
    "languages/{code}/verb_prefixes.csv",
    "languages/{code}/weekdays.csv",
    "languages/{code}/zones.csv",
    "languages/{code}/date_words.csv",
)

__all__ = ["SEEDS", "Cleaned", "clean"]
