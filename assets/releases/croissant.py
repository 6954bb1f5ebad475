"""croissant.json: a release in MLCommons Croissant 1.1, which data search engines and machine learning tools read.

Belongs here: the mapping from our tables to Croissant's words. The vocabulary is that of the specification at
http://mlcommons.org/croissant/1.1; ``CONTEXT`` is its JSON-LD context.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipelines.records import TABLES, Table

if TYPE_CHECKING:
    from assets.releases.contents import Part, Plan

CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}

PARQUET = "application/x-parquet"


def croissant(plan: Plan, parts: Sequence[Part]) -> dict[str, Any]:
    """The JSON-LD of the release: a file object for each parquet file with its SHA-256, a record set for each table."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "name": "telusur",
        "description": "Claims in news articles: who said what, through whom, and from how many independent sources.",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "version": plan.name,
        "datePublished": plan.created,
        "inLanguage": "id",
        "citeAs": f"Telusur, release {plan.name}, {plan.created}",
        "distribution": [
            *(
                {
                    "@type": "cr:FileObject",
                    "@id": part.path,
                    "name": part.path,
                    "contentUrl": part.path,
                    "contentSize": f"{part.bytes} B",
                    "encodingFormat": PARQUET,
                    "sha256": part.hash.removeprefix("sha256:"),
                }
                for part in parts
            ),
            *(
                {
                    "@type": "cr:FileSet",
                    "@id": f"{table.name}/",
                    "name": f"{table.name} files",
                    "encodingFormat": PARQUET,
                    "includes": f"{table.name}/*.parquet",
                }
                for table in TABLES.values()
            ),
        ],
        "recordSet": [_record_set(table) for table in TABLES.values()],
    }


def _record_set(table: Table) -> dict[str, Any]:
    """Columns whose cells are lists of structs stay out: Croissant 1.1 has no field for them that its reader can read."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.grain,
        "key": [{"@id": f"{table.name}/{column}"} for column in table.key],
        "field": [
            _field(table, column.name, column.type, column.description)
            for column in table.columns
            if not _of_structs(column.type)
        ],
    }


def _of_structs(arrow_type: pa.DataType) -> bool:
    return pa.types.is_list(arrow_type) and pa.types.is_struct(arrow_type.value_type)


def _field(table: Table, name: str, arrow_type: pa.DataType, description: str) -> dict[str, Any]:
    of_item = arrow_type.value_type if pa.types.is_list(arrow_type) else arrow_type
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table.name}/{name}",
        "name": name,
        "description": description,
        "dataType": _data_type(of_item),
        "source": {"fileSet": {"@id": f"{table.name}/"}, "extract": {"column": name}},
    }
    if pa.types.is_list(arrow_type):
        field |= {"isArray": True, "arrayShape": "-1"}
    return field


def _data_type(arrow_type: pa.DataType) -> str:
    if pa.types.is_integer(arrow_type):
        return "sc:Integer"
    if pa.types.is_floating(arrow_type):
        return "sc:Float"
    if pa.types.is_boolean(arrow_type):
        return "sc:Boolean"
    if pa.types.is_timestamp(arrow_type):
        return "sc:DateTime"
    return "sc:Date" if pa.types.is_date(arrow_type) else "sc:Text"
