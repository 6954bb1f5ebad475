"""How a table is declared once: a record class becomes constructor, arrow schema and column facts.

Belongs here: the mechanism. Does not belong here: any one table (one module each beside this one) or any
judgement about rows (``expectations/``).
"""

from __future__ import annotations

import datetime as dt
import itertools
import types
import typing
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Any, Literal, TypeVar, dataclass_transform

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

CONTRACT_VERSION = "1"
"""Version of the public column names and types; a renamed or retyped column takes the next one."""

R = TypeVar("R")


class VocabularyError(ValueError):
    """A value outside the closed vocabulary of its column."""


@dataclass(frozen=True)
class Column:
    """What a record's annotation says of one column, beyond its Python type.

    ``pattern`` is a regular expression that the whole string matches; ``ge`` and ``le`` are inclusive bounds of a
    number; ``references`` is ``table.column`` of a value that must exist there; ``arrow`` overrides the arrow type
    that follows from the Python type.
    """

    description: str
    pattern: str | None = None
    ge: float | None = None
    le: float | None = None
    references: str | None = None
    arrow: pa.DataType | None = None
    name: str = ""
    nullable: bool = False
    vocabulary: tuple[str, ...] = ()
    type: pa.DataType = field(default_factory=pa.null)

    @property
    def is_list(self) -> bool:
        """Whether a cell holds a list (never null; empty means none)."""
        return pa.types.is_list(self.type)


@dataclass(frozen=True)
class Table:
    """One declared table: its name, record class, key, grain and columns in order."""

    name: str
    record: type
    key: tuple[str, ...]
    grain: str
    partitioned: bool
    columns: tuple[Column, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        """The arrow schema: descriptions in the fields, grain, key and contract version in the metadata."""
        fields = [
            pa.field(c.name, c.type, nullable=c.nullable, metadata={"description": c.description}) for c in self.columns
        ]
        facts = {"table": self.name, "grain": self.grain, "key": ",".join(self.key), "contract": CONTRACT_VERSION}
        return pa.schema(fields, metadata=facts)

    def column(self, name: str) -> Column:
        """The column called ``name``; KeyError if the table has none such."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")

    def to_arrow(self, rows: Sequence[Any]) -> pa.Table:
        """Records of this table's class as an arrow table of exactly ``schema``.

        Raises VocabularyError for a value outside a closed vocabulary and pyarrow.ArrowInvalid for a value of
        another type or a null where none may be.
        """
        arrays = [_array(column, list(map(attrgetter(column.name), rows)), self.name) for column in self.columns]
        return pa.Table.from_arrays(arrays, schema=self.schema)

    def from_arrow(self, rows: pa.Table) -> list[Any]:
        """The inverse of ``to_arrow``: one record a row, in order; structs are plain tuples."""
        return list(map(self.record, *(cells(rows.column(column.name)) for column in self.columns)))

    def by_article(self, rows: pa.Table) -> dict[str, list[Any]]:
        """Records by their ``article_id``, each article's in the order of the rows."""
        groups: dict[str, list[Any]] = {}
        for record in self.from_arrow(rows):
            groups.setdefault(record.article_id, []).append(record)
        return groups

    def concat(self, parts: Iterable[pa.Table]) -> pa.Table:
        """The parts in one table of this schema; an empty table where there are none."""
        tables = list(parts)
        return pa.concat_tables(tables).combine_chunks() if tables else self.schema.empty_table()


TABLES: dict[str, Table] = {}
"""Every declared table by name, in order of declaration."""


@dataclass_transform(kw_only_default=True, frozen_default=True)
def table(name: str, *, key: tuple[str, ...], grain: str, partitioned: bool = True) -> Any:
    """Class decorator: makes a dataclass of the class and enters its table in ``TABLES``.

    Each field is ``Annotated[type, Column("description", ...)]``; ``None`` in the type makes the column nullable, a
    ``Literal`` a closed vocabulary, ``list[...]`` a list, a NamedTuple a struct. ``partitioned`` says whether there
    is one file a batch or one over the whole lake.
    """

    def declare(cls: type[R]) -> type[R]:
        # frozen and by keyword for the type checker, not at run time: that takes five times as long to make a record
        record = dataclass(slots=True, unsafe_hash=True)(cls)
        hints = typing.get_type_hints(record, include_extras=True)
        columns = tuple(_column(column_name, hint) for column_name, hint in hints.items())
        TABLES[name] = Table(name, record, key, grain, partitioned, columns)
        return record

    return declare


def table_of(record: type) -> Table:
    """The table that the record class declares."""
    return next(t for t in TABLES.values() if t.record is record)


_ARROW: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int32(),
    float: pa.float64(),
    bool: pa.bool_(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
    dt.date: pa.date32(),
}


def _column(name: str, hint: Any) -> Column:
    if typing.get_origin(hint) is not typing.Annotated:
        raise TypeError(f"column {name!r} lacks Annotated[..., Column('description')]")
    inner, facts = hint.__origin__, next(m for m in hint.__metadata__ if isinstance(m, Column))
    nullable = False
    if typing.get_origin(inner) in (typing.Union, types.UnionType):
        (inner,) = (a for a in typing.get_args(inner) if a is not type(None))
        nullable = True
        if typing.get_origin(inner) is typing.Annotated:
            inner = inner.__origin__
    vocabulary = typing.get_args(inner) if typing.get_origin(inner) is Literal else ()
    return Column(
        description=facts.description,
        pattern=facts.pattern,
        ge=facts.ge,
        le=facts.le,
        references=facts.references,
        arrow=facts.arrow,
        name=name,
        nullable=nullable,
        vocabulary=vocabulary,
        type=facts.arrow or _arrow_type(inner),
    )


def _arrow_type(hint: Any) -> pa.DataType:
    if typing.get_origin(hint) is typing.Annotated:
        hint = hint.__origin__
    if typing.get_origin(hint) is Literal:
        return pa.dictionary(pa.int8(), pa.string())
    if typing.get_origin(hint) is list:
        (item,) = typing.get_args(hint)
        return pa.list_(pa.field("item", _arrow_type(item), nullable=False))
    if isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields"):
        inner = typing.get_type_hints(hint)
        return pa.struct([pa.field(n, _arrow_type(inner[n]), nullable=False) for n in hint._fields])
    return _ARROW[hint]


def _array(column: Column, values: list[Any], table_name: str) -> pa.Array:
    plain = pa.array(values, type=pa.string() if column.vocabulary else column.type)
    if plain.null_count and not column.nullable:
        raise pa.ArrowInvalid(f"{table_name}.{column.name}: null where none may be, row {values.index(None)}")
    if not column.vocabulary:
        return plain
    known = pa.array(column.vocabulary, type=pa.string())
    codes = pc.index_in(plain, value_set=known)
    if codes.null_count > plain.null_count:
        unknown = sorted({v for v in values if v is not None} - set(column.vocabulary))
        raise VocabularyError(f"{table_name}.{column.name}: {unknown} not in {list(column.vocabulary)}")
    return pa.DictionaryArray.from_arrays(codes.cast(pa.int8()), known)


def cells(values: pa.ChunkedArray | pa.Array) -> list[Any]:
    """The values as Python objects: lists as lists, structs as tuples, words of vocabularies as strings.

    As ``to_pylist`` gives them, structs apart, which makes each object by itself and takes ten times as long over words of
    vocabularies, times and lists of structs.
    """
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if pa.types.is_dictionary(values.type):
        return values.dictionary_decode().to_pylist()
    if pa.types.is_timestamp(values.type):
        distinct = values.dictionary_encode()
        known = distinct.dictionary.to_pylist()
        return [None if at is None else known[at] for at in distinct.indices.to_pylist()]
    if pa.types.is_struct(values.type):
        return list(zip(*map(cells, values.flatten()), strict=True))
    if pa.types.is_list(values.type) and pa.types.is_nested(values.type.value_type):
        items, ends = cells(values.flatten()), np.cumsum(pc.list_value_length(values).to_numpy()).tolist()
        return [items[start:end] for start, end in itertools.pairwise([0, *ends])]
    return values.to_pylist()
