"""What a worker finds in memory when it starts: imported once, in the process that all workers are forks of."""

from assets.collector import loading
from expectations import gate

with loading():
    import assets.judging
    import assets.preparing
    import pipelines.claims.tables
    import pipelines.corroboration

    gate.load()

__all__ = ["assets", "pipelines"]
