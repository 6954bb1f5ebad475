"""Language knowledge and the rules that need nothing else: packs, sentences."""

from pipelines.language.pack import LanguagePack, available, load

__all__ = ["LanguagePack", "available", "load"]
