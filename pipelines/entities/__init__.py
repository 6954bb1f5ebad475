"""Entities: who and what is meant, under one name each."""

from pipelines.entities.collecting import READS, collect_entities
from pipelines.entities.mentions import by_sentence, find_all_mentions, find_mentions, names
from pipelines.entities.refreshing import Part, refresh_entities

SEEDS = (
    "outlets.csv",
    "name_spellings.csv",
    "languages/{code}/common_words.csv",
    "languages/{code}/head_words.csv",
    "languages/{code}/name_parts.csv",
    "languages/{code}/name_words.csv",
    "languages/{code}/names.npz",
    "languages/{code}/organisations.csv",
    "languages/{code}/persons.csv",
    "languages/{code}/places.csv",
    "languages/{code}/portfolios.csv",
    "languages/{code}/pronouns.csv",
    "languages/{code}/regencies.csv",
    "languages/{code}/spelling.csv",
    "languages/{code}/shared_names.csv",
    "languages/{code}/titles.csv",
    "languages/{code}/named_things.csv",
)

__all__ = [
    "READS",
    "SEEDS",
    "Part",
    "by_sentence",
    "collect_entities",
    "find_all_mentions",
    "find_mentions",
    "names",
    "refresh_entities",
]
