"""Language knowledge and the rules that need nothing else: packs, sentences."""

from pipelines.language.pack import LanguagePack, available, load
from pipelines.language.sentences import split_sentences

SEEDS = ("languages/{code}/abbreviations.csv", "languages/{code}/common_words.csv")

__all__ = ["SEEDS", "LanguagePack", "available", "load", "split_sentences"]
