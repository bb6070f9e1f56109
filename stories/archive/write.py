"""Many rows written by few statements, and a lot at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar, cast

from django.db import connection
from django.db.models import Field, Model

BATCH = 500
"""Values in one query: SQLite takes 999 at least."""

Value = TypeVar("Value", int, str)


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    ordered = sorted(values)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))


def update(model: type[Model], fields: Sequence[str], rows: Iterable[tuple[int, Sequence[Any]]]) -> None:
    """Set the fields of each row, by its id, to the values given in their order. Of many rows a lot at a time is in
    memory: they may be worked out as they are asked for."""
    columns = _columns(model, fields)
    quoted = connection.ops.quote_name
    table, key = quoted(model._meta.db_table), quoted(str(model._meta.pk.column))
    settings = ", ".join(f"{quoted(str(column.column))} = %s" for column in columns)
    told = (
        (*(column.get_db_prep_save(value, connection) for column, value in zip(columns, values, strict=True)), pk)
        for pk, values in rows
    )
    _each(f"UPDATE {table} SET {settings} WHERE {key} = %s", told)  # noqa: S608 - names of ours


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence[int | str]]) -> None:
    """Rows of plain numbers and words, in the order of the columns; a lot at a time is in memory."""
    places = ", ".join(["%s"] * len(columns))
    _each(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608 - names of ours


LOT = 2_000
"""Rows that are written by one statement."""


def _each(statement: str, rows: Iterable[Sequence[Any]]) -> None:
    waiting = iter(rows)
    with connection.cursor() as cursor:
        while lot := list(islice(waiting, LOT)):
            cursor.executemany(statement, lot)


def _columns(model: type[Model], fields: Sequence[str]) -> list[Field[Any, Any]]:
    return [cast("Field[Any, Any]", model._meta.get_field(name)) for name in fields]
