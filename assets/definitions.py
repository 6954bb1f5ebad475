"""The whole graph in one list: what ``workspace.yaml`` points at."""

import warnings

import dagster as dg

# partitions_def on checks is a preview feature that we rely on and test (tests/assets/test_gated.py)
warnings.filterwarnings("ignore", category=dg.PreviewWarning)
warnings.filterwarnings("ignore", category=dg.BetaWarning)

from assets import automation  # noqa: E402
from assets.claims import claims  # noqa: E402
from assets.cleaning import cleaning  # noqa: E402
from assets.corroboration import corroboration  # noqa: E402
from assets.entities import entities  # noqa: E402
from assets.gates import gates  # noqa: E402
from assets.mentions import mentions  # noqa: E402
from assets.raw_pages import raw_pages  # noqa: E402
from assets.releases import release  # noqa: E402
from assets.resources import Telusur  # noqa: E402
from assets.sentences import sentences  # noqa: E402

defs = dg.Definitions(
    assets=[
        raw_pages, cleaning, sentences, mentions, claims, entities, corroboration, gates, release,
    ],
    jobs=[automation.ingest, automation.refresh, automation.record_gates, automation.release_job],
    sensors=[automation.new_and_changed_batches, automation.automation, automation.failed_runs],
    schedules=[automation.nightly],
    resources={"telusur": Telusur()},
    executor=dg.in_process_executor,
)  # fmt: skip
