"""What the Dagster UI shows of a table: columns, a preview, numbers worth plotting, a picture, a verdict.

Belongs here: turning profiles and verdicts into Dagster metadata values. Does not belong here: counting rows
(``profile.py``).
"""

from __future__ import annotations

import base64
import html
from collections.abc import Mapping
from typing import Any

import dagster as dg

from assets.differences import Differences, plain_key
from assets.profile import Profile
from expectations.verdict import Verdict
from pipelines.records import Table

CELL = 120
"""Code points of a cell that a preview shows."""


def of_definition(table: Table) -> dict[str, Any]:
    """Metadata that a table has before it has rows: its column schema with descriptions and constraints."""
    columns = [
        dg.TableColumn(
            column.name,
            type="string" if column.vocabulary else str(column.type).replace(" not null", ""),
            description=column.description,
            constraints=dg.TableColumnConstraints(
                nullable=column.nullable,
                unique=table.key == (column.name,),
                other=[f"one of {', '.join(column.vocabulary)}"] if column.vocabulary else [],
            ),
        )
        for column in table.columns
    ]
    return {"dagster/column_schema": dg.TableSchema(columns=columns)}


def of_profile(profile: Profile, url: str) -> dict[str, Any]:
    """Metadata of a publication: row count, preview, numbers worth plotting over time, a picture where one helps."""
    shown: dict[str, Any] = {
        "dagster/row_count": profile.rows,
        "dagster/uri": url,
        "preview": preview(profile),
    }
    shown |= profile.numbers
    if profile.make_up:
        title, counts = profile.make_up
        shown["picture"] = dg.MetadataValue.md(f"![{title}]({bar_chart(counts, title)})")
    return shown


def of_changes(found: Differences, against: str) -> dict[str, Any]:
    """What a publication changed: counts to plot over time, and which rows and columns, in words."""
    shown: dict[str, Any] = {
        "rows added": found.added,
        "rows removed": found.removed,
        "rows changed": found.changed,
    }
    lines = [
        f"- {what}: {', '.join(f'`{plain_key(key)}`' for key in keys)}" for what, keys in found.examples.items() if keys
    ]
    lines += [f"- {what}" for what in found.columns]
    shown["changes"] = dg.MetadataValue.md(
        f"Against version `{against}`.\n\n" + ("\n".join(lines) or "No row differs.")
    )
    return shown


def of_verdict(verdict: Verdict, severity: str, refused_to: str | None) -> dict[str, Any]:
    """Metadata of a check: one line an expectation, counts to plot, failing rows, where the refused rows lie."""
    outcomes = [o for o in verdict.outcomes if o.severity == severity]
    failed = [o for o in outcomes if not o.success]
    table = dg.MetadataValue.table(
        [
            dg.TableRecord(
                {
                    "expectation": o.expectation,
                    "column": o.column or "",
                    "held": bool(o.success),
                    "found": o.observed,
                    "rows": int(o.unexpected_count),
                    "why it must hold": o.reason,
                }
            )
            for o in sorted(outcomes, key=lambda o: o.success)
        ],
        schema=dg.TableSchema(
            [
                dg.TableColumn("expectation", "string"),
                dg.TableColumn("column", "string"),
                dg.TableColumn("held", "bool"),
                dg.TableColumn("found", "string"),
                dg.TableColumn("rows", "int"),
                dg.TableColumn("why it must hold", "string"),
            ]
        ),
    )
    shown: dict[str, Any] = {"evaluated": len(outcomes), "failed": len(failed), "expectations": table}
    for outcome in failed[:5]:
        if outcome.examples:
            shown[f"rows: {outcome.column or 'table'}: {outcome.expectation}"[:100]] = dg.MetadataValue.json(
                [dict(row) for row in outcome.examples]
            )
    if refused_to:
        shown["refused rows"] = refused_to
    return shown


def preview(profile: Profile) -> dg.TableMetadataValue:
    """The first rows as a table; lists are joined, long cells cut."""

    def cell(value: object) -> str | int | float | bool | None:
        if value is None or isinstance(value, bool | int | float):
            return value
        text = "; ".join(str(item) for item in value) if isinstance(value, list) else str(value)
        return text if len(text) <= CELL else text[: CELL - 1] + "…"

    records = [dg.TableRecord({name: cell(value) for name, value in row.items()}) for row in profile.first_rows]
    columns = [dg.TableColumn(name, "string") for name in profile.columns]
    return dg.MetadataValue.table(records, schema=dg.TableSchema(columns))


def bar_chart(counts: Mapping[str, int], title: str, most: int = 12) -> str:
    """A horizontal bar chart of the largest counts, as a data URI of an SVG.

    Written by hand, because a plotting library takes longer to import than all other metadata takes to make.
    """
    top = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    step, names, widest = 26, 190, 330
    drawn = [f'<text x="0" y="16" font-size="15">{html.escape(title)}</text>']
    for row, (name, count) in enumerate(top, start=1):
        base, width = row * step + 16, max(1, round(widest * count / top[0][1]))
        drawn += [
            f'<text x="{names - 8}" y="{base}" text-anchor="end">{html.escape(name)}</text>',
            f'<rect x="{names}" y="{base - 13}" width="{width}" height="17" fill="#4a6fa5"/>',
            f'<text x="{names + width + 6}" y="{base}">{count:,}</text>',
        ]
    size = f'width="600" height="{(len(top) + 1) * step}"'
    style = 'font-family="sans-serif" font-size="12" fill="#222" style="background:#fff"'
    image = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>{"".join(drawn)}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(image.encode()).decode()
