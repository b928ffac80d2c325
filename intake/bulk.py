"""Thousands of rows of one table, many times faster than one by one or as instances."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import CharField, Field, ForeignKey, IntegerField, JSONField, Model
from django.utils import timezone

AT_ONCE = 2000
# Fields whose text, number or None every database takes without a change.
AS_THEY_ARE = (CharField, IntegerField, ForeignKey)


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


def insert(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """New records from values in the order of `names` (keys for relations); no default is filled
    in but `auto_now`.
    """
    fields, stamped = _with_stamps(model, names, rows)
    with connection.cursor() as cursor:
        for batch in _batches(fields, stamped):
            cursor.execute(f"{_insert_into(model, fields)} {_places(batch)}", _flat(batch))


def insert_numbered(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> list[int]:
    """The same, and the new ids in the order of the rows."""
    fields, stamped = _with_stamps(model, names, rows)
    returning = f"RETURNING {_quoted(_field(model, 'pk'))}"
    ids: list[int] = []
    with connection.cursor() as cursor:
        for batch in _batches(fields, stamped):
            statement = f"{_insert_into(model, fields)} {_places(batch)} {returning}"
            cursor.execute(statement, _flat(batch))
            ids += [pk for (pk,) in cursor.fetchall()]
    return ids


def change(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Other values in the order of `names`, each row of them followed by the record's key."""
    fields = [_field(model, name) for name in (*names, "pk")]
    # Both databases call the columns of a list of values column1, column2, ...
    news = [_cast(field, f"new.column{at}") for at, field in enumerate(fields, start=1)]
    sets = ", ".join(
        f"{_quoted(field)} = {new}" for field, new in zip(fields[:-1], news, strict=False)
    )
    table, key = _table(model), _quoted(fields[-1])
    with connection.cursor() as cursor:
        for batch in _batches(fields, rows):
            cursor.execute(
                f"UPDATE {table} SET {sets} FROM (VALUES {_places(batch)}) AS new "  # noqa: S608 - our names
                f"WHERE {table}.{key} = {news[-1]}",
                _flat(batch),
            )


def _cast(field: Field[Any, Any], value: str) -> str:
    """PostgreSQL takes a value from such a list for text; SQLite keeps it as it came."""
    if connection.vendor != "postgresql":
        return value
    return f"CAST({value} AS {field.cast_db_type(connection)})"


def _batches(
    fields: Sequence[Field[Any, Any]], rows: Iterable[Sequence[Any]]
) -> Iterator[list[list[Any]]]:
    """Rows as the database takes them, as many as go into one statement."""
    at_once = (connection.features.max_query_params or AT_ONCE * len(fields)) // len(fields)
    prepared = _prepared(fields, rows)
    while batch := list(islice(prepared, at_once)):
        yield batch


def _flat(batch: list[list[Any]]) -> list[Any]:
    return list(chain.from_iterable(batch))


def _prepared(
    fields: Sequence[Field[Any, Any]], rows: Iterable[Sequence[Any]]
) -> Iterator[list[Any]]:
    prepare = [_preparing(field) for field in fields]
    return ([ready(value) for ready, value in zip(prepare, row, strict=True)] for row in rows)


def _with_stamps(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> tuple[list[Field[Any, Any]], Iterable[Sequence[Any]]]:
    """Fields and rows with the moment, where the model keeps when a record was written."""
    fields = [_field(model, name) for name in names]
    stamps = [field for field in model._meta.concrete_fields if _is_stamp(field)]
    now = [timezone.now()] * len(stamps)
    return [*fields, *stamps], (([*row, *now] for row in rows) if stamps else rows)


def _insert_into(model: type[Model], fields: Sequence[Field[Any, Any]]) -> str:
    columns = ", ".join(map(_quoted, fields))
    return f"INSERT INTO {_table(model)} ({columns}) VALUES"


def _places(batch: list[list[Any]]) -> str:
    """A bracket of placeholders for each row."""
    return ", ".join([f"({', '.join(['%s'] * len(batch[0]))})"] * len(batch))


def _preparing(field: Field[Any, Any]) -> Callable[[Any], Any]:
    """What makes a value of the field one for the database; most JSON is empty and made once."""
    if isinstance(field, AS_THEY_ARE):
        return _same
    # The proxy `django.db.connection` would look up the real one for every single value.
    ready = partial(field.get_db_prep_save, connection=connections[DEFAULT_DB_ALIAS])
    if not isinstance(field, JSONField):
        return ready
    empty = {kind: ready(kind()) for kind in (list, dict)}
    return lambda value: ready(value) if value else empty.get(type(value)) or ready(value)


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
