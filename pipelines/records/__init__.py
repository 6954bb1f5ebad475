"""The public tables, each declared once: constructor, arrow schema, column facts.

One module a table. Every other room imports records from here.
"""

from pipelines.records.articles import Article
from pipelines.records.claim_clusters import ClaimCluster
from pipelines.records.claims import Claim
from pipelines.records.columns import Conflict, ConflictValue, Link, Merge, Quantity, Reason, ResolvedDate, Span
from pipelines.records.declaration import TABLES, Table, VocabularyError, table_of
from pipelines.records.entities import Entity
from pipelines.records.gates import Gate
from pipelines.records.lines import Line
from pipelines.records.mentions import Mention
from pipelines.records.provenance import Provenance
from pipelines.records.rejected import Rejected
from pipelines.records.reuse import Reuse
from pipelines.records.sentences import Sentence

__all__ = [
    "TABLES", "Article", "Claim", "ClaimCluster", "Conflict", "ConflictValue", "Entity", "Gate", "Line", "Link", "Mention",
    "Merge", "Provenance", "Quantity", "Reason", "Rejected", "ResolvedDate", "Reuse", "Sentence", "Span", "Table", "VocabularyError",
    "table_of",
]  # fmt: skip
