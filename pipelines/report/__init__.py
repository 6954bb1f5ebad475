"""The report: a release's tables as one static site that opens from disk.

Belongs here: which pages and data files there are, and what stands in them. Does not belong here: computing rows (the
rooms to the left), where the site is written (``assets/releases``).

``site/`` holds the site itself: one page, its style, its scripts, and two bundled libraries. The data are scripts of a few
kilobytes that the page loads when it needs them, since a page opened from disk may not fetch files in any other way.
"""

from pipelines.report.files import Facts, report_files

__all__ = ["Facts", "report_files"]
