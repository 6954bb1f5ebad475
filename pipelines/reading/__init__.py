"""Raw files to documents: where they lie, what they are, what they say.

Belongs here: batches, formats, compression, encodings, limits. Does not belong here: what of a document is story (cleaning).
"""

from pipelines.reading.document import Document, Form
from pipelines.reading.limits import DEFAULT_LIMITS, Limits
from pipelines.reading.raw_files import DEFAULT, batches, fingerprint, signature
from pipelines.reading.reader import read_batch

SEEDS = ("record_fields.csv",)
"""The seed files that this stage reads."""

__all__ = [
    "DEFAULT", "DEFAULT_LIMITS", "SEEDS", "Document", "Form", "Limits", "batches", "fingerprint", "read_batch", "signature",
]  # fmt: skip
