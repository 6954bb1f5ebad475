"""What must hold of each table before it is published. The judge: it shares no code with what it judges.

Imports ``pipelines.records`` only. Great Expectations is imported when ``gate.judge`` runs, never before.
"""

from expectations.declaration import Expectation
from expectations.suites import parents, suite

__all__ = ["Expectation", "parents", "suite"]
