"""Thousands of rows of one table, many times faster than one by one or as instances."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import (
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    Model,
    TextField,
)
from django.utils import timezone

AT_ONCE = 2000
# Fields whose text, number or None every database takes without a change.
AS_THEY_ARE = (BooleanField, CharField, ForeignKey, IntegerField, TextField)
_encode = json.JSONEncoder().encode


@contextmanager
def unhurried_collector() -> Iterator[None]:
    """The search for cyclic garbage rests: among thousands of rows that all stay it finds nothing,
    and takes a third of the time. Memory is freed as ever, by counting references.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def insert(
    model: type[Model],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    ignore_conflicts: bool = False,
) -> None:
    """New records from values in the order of `names` (keys for relations); no default is filled
    in but `auto_now`, where it is not named. On request rows that are there already are left out.
    """
    fields, stamped = _with_stamps(model, names, rows)
    ending = " ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    with connection.cursor() as cursor:
        for table, values in _tables(fields, stamped):
            cursor.execute(f"{_insert_into(model, fields)} {table}{ending}", values)


def insert_numbered(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> list[int]:
    """The same, and the new ids in the order of the rows."""
    fields, stamped = _with_stamps(model, names, rows)
    returning = f"RETURNING {_quoted(_field(model, 'pk'))}"
    ids: list[int] = []
    with connection.cursor() as cursor:
        for table, values in _tables(fields, stamped):
            cursor.execute(f"{_insert_into(model, fields)} {table} {returning}", values)
            ids += [pk for (pk,) in cursor.fetchall()]
    return ids


def change(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Other values in the order of `names`, each row of them followed by the record's key."""
    fields = [_field(model, name) for name in (*names, "pk")]
    *columns, key = map(_quoted, fields)
    sets = ", ".join(f"{column} = new.column{at}" for at, column in enumerate(columns, start=1))
    changed = _table(model)
    with connection.cursor() as cursor:
        for table, values in _tables(fields, rows):
            cursor.execute(
                f"UPDATE {changed} SET {sets} FROM ({table}) AS new "  # noqa: S608 - our names
                f"WHERE {changed}.{key} = new.column{len(fields)}",
                values,
            )


def _tables(
    fields: Sequence[Field[Any, Any]], rows: Iterable[Sequence[Any]]
) -> Iterator[tuple[str, list[Any]]]:
    """Tables in SQL with column1, column2, ..., each of as many rows as go into one statement, and
    their parameters.
    """
    if connection.vendor == "postgresql":
        return _json_tables(fields, rows)
    return _lists_of_values(fields, rows)


def _json_tables(
    fields: Sequence[Field[Any, Any]], rows: Iterable[Sequence[Any]]
) -> Iterator[tuple[str, list[Any]]]:
    """One text for all rows: to send a value by itself takes PostgreSQL longer than to store it."""
    columns = ", ".join(
        f"{_unpacked(field, at)} AS column{at + 1}" for at, field in enumerate(fields)
    )
    table = f"SELECT {columns} FROM jsonb_array_elements(CAST(%s AS jsonb)) AS each(cells)"  # noqa: S608 - our names
    for batch in _batches(rows, AT_ONCE):
        yield table, [json.dumps(batch, default=str, ensure_ascii=False)]


def _unpacked(field: Field[Any, Any], at: int) -> str:
    """Text is not cast: to a length that would cut it off instead of refusing it."""
    if isinstance(field, JSONField):
        return f"NULLIF(cells->{at}, 'null')"
    if isinstance(field, CharField | TextField):
        return f"cells->>{at}"
    return f"CAST(cells->>{at} AS {field.cast_db_type(connection)})"


def _lists_of_values(
    fields: Sequence[Field[Any, Any]], rows: Iterable[Sequence[Any]]
) -> Iterator[tuple[str, list[Any]]]:
    places = f"({', '.join(['%s'] * len(fields))})"
    prepare = [_preparing(field) for field in fields]
    at_once = (connection.features.max_query_params or AT_ONCE * len(fields)) // len(fields)
    for batch in _batches(rows, at_once):
        values = [ready(value) for row in batch for ready, value in zip(prepare, row, strict=True)]
        yield f"VALUES {', '.join([places] * len(batch))}", values


def _batches(rows: Iterable[Sequence[Any]], size: int) -> Iterator[list[Sequence[Any]]]:
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch


def _with_stamps(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> tuple[list[Field[Any, Any]], Iterable[Sequence[Any]]]:
    """Fields and rows with the moment, where the model keeps when a record was written."""
    fields = [_field(model, name) for name in names]
    every = model._meta.concrete_fields
    stamps = [field for field in every if _is_stamp(field) and field.name not in names]
    now = [timezone.now()] * len(stamps)
    return [*fields, *stamps], (([*row, *now] for row in rows) if stamps else rows)


def _insert_into(model: type[Model], fields: Sequence[Field[Any, Any]]) -> str:
    columns = ", ".join(map(_quoted, fields))
    return f"INSERT INTO {_table(model)} ({columns})"


def _preparing(field: Field[Any, Any]) -> Callable[[Any], Any]:
    """What makes a value of the field one for the database; most JSON is empty and made once."""
    if isinstance(field, AS_THEY_ARE):
        return _same
    if isinstance(field, JSONField):
        return _as_json
    # The proxy `django.db.connection` would look up the real one for every single value.
    ready = partial(field.get_db_prep_save, connection=connections[DEFAULT_DB_ALIAS])
    return lru_cache(maxsize=1)(ready) if _is_stamp(field) else ready


def _as_json(value: Any) -> str | None:
    if value == {}:
        return "{}"
    if value == []:
        return "[]"
    return None if value is None else _encode(value)


def _same(value: Any) -> Any:
    return value


def _field(model: type[Model], name: str) -> Any:
    return model._meta.pk if name == "pk" else model._meta.get_field(name)


def _is_stamp(field: Any) -> bool:
    return getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


def _table(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _quoted(field: Field[Any, Any]) -> str:
    return connection.ops.quote_name(field.column or "")
