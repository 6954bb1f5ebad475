"""The suite of each table: what its declaration implies, then what its own module demands."""

from __future__ import annotations

from types import ModuleType

from expectations import (
    articles,
    claim_clusters,
    claims,
    entities,
    gates,
    lines,
    mentions,
    provenance,
    rejected,
    reuse,
    sentences,
)
from expectations.declaration import Expectation
from expectations.structural import referred, structural
from pipelines.records import TABLES

MODULES: dict[str, ModuleType] = {
    "articles": articles,
    "lines": lines,
    "sentences": sentences,
    "mentions": mentions,
    "entities": entities,
    "claims": claims,
    "claim_clusters": claim_clusters,
    "reuse": reuse,
    "provenance": provenance,
    "rejected": rejected,
    "gates": gates,
}


def suite(table: str) -> tuple[Expectation, ...]:
    """Every expectation of ``table``, in the order in which outcomes are given. KeyError for an unknown table."""
    own: tuple[Expectation, ...] = MODULES[table].EXPECTATIONS
    return structural(TABLES[table]) + own


def parents(table: str) -> dict[str, tuple[str, ...]]:
    """The tables, and their columns, that ``judge(table, …)`` needs beside the rows themselves."""
    wanted = referred(TABLES[table])
    for parent, columns in MODULES[table].PARENTS.items():
        known = wanted.get(parent, ())
        wanted[parent] = (*known, *(c for c in columns if c not in known))
    return wanted
