"""What must hold of each table before it is published. The judge: it shares no code with what it judges.

Imports ``pipelines.records`` only. ``verdict`` is what the judge says; ``suites`` what it asks, which takes pandas;
``gate`` the judge itself, who imports Great Expectations with the first table, never before.
"""
