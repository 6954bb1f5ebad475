"""The data dictionary: every table and column in words, from the records alone."""

from __future__ import annotations

from pipelines.records import TABLES, Table


def data_dictionary() -> str:
    """All tables as one markdown page."""
    head = "# Data dictionary\n\nOffsets are Unicode code points, half-open [start, end), into articles.text. Times are UTC.\n"
    return "\n".join([head, *(_page(table) for table in sorted(TABLES.values(), key=lambda t: t.name))])


def _page(table: Table) -> str:
    rows = "\n".join(
        f"| {c.name} | {_type(c.type)}{'?' if c.nullable else ''} | {c.description}"
        f"{' One of: ' + ', '.join(c.vocabulary) + '.' if c.vocabulary else ''} |"
        for c in table.columns
    )
    files = "a file for each batch" if table.partitioned else "one file over the whole lake"
    return (
        f"## {table.name}\n\n{table.grain} Key: {', '.join(table.key)}; {files}.\n\n"
        f"| column | type | meaning |\n| --- | --- | --- |\n{rows}\n"
    )


def _type(arrow_type: object) -> str:
    return (
        str(arrow_type).replace("dictionary<values=string, indices=int8, ordered=0>", "string").replace(" not null", "")
    )
