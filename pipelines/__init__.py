"""What is done to text: plain functions over records.

No Dagster, no Great Expectations, no environment, no clock, no network. Imports go one way only:
records < seeds < language < outlets < datelines < reading < cleaning < entities < claims < corroboration.
"""
