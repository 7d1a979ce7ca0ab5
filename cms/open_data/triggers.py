"""Triggers that note each written row of a watched table, whatever wrote it: a service, a bulk update, another process.
A row that moves to another owner is noted for the owner that it leaves too, as a change of that owner.

``ensure`` makes them after each ``migrate``, and again where rebuilding a table dropped them.
"""

from collections.abc import Iterable, Iterator

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignObjectRel, Model
from django.db.models.fields.related import RelatedField

from cms.models import ChangedRow
from cms.open_data.registry import Watch, kinds

NOTES = ChangedRow._meta.db_table
PREFIX = "open_data"
ACTS = {"insert": ("new", 0), "update": ("new", 0), "delete": ("old", 1)}
POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {PREFIX}_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE noted text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    EXECUTE format('SELECT ($1).%I::text', TG_ARGV[0]) INTO noted USING OLD;
  ELSE
    EXECUTE format('SELECT ($1).%I::text', TG_ARGV[0]) INTO noted USING NEW;
  END IF;
  INSERT INTO {NOTES}("table", "row", is_deleted) VALUES (TG_TABLE_NAME, noted, TG_OP = 'DELETE');
  RETURN NULL;
END $$
"""  # noqa: S608
POSTGRES_MOVED = f"""
CREATE OR REPLACE FUNCTION {PREFIX}_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE noted text;
BEGIN
  EXECUTE format('SELECT ($1).%I::text', TG_ARGV[0]) INTO noted USING OLD;
  INSERT INTO {NOTES}("table", "row", is_deleted) VALUES (TG_ARGV[1], noted, false);
  RETURN NULL;
END $$
"""  # noqa: S608


def watched() -> dict[str, str]:
    """Table → the column that is noted."""
    found: dict[str, str] = {}
    for kind in kinds():
        for watch in kind.all_watches:
            if found.setdefault(watch.table, watch.noted_column) != watch.noted_column:
                raise ValueError(f"{watch.table} is watched by two columns")
    return found


def owners() -> set[tuple[str, str, str]]:
    """(table, foreign key, table of the owner), of rows that a kind reaches from their owner."""
    found = set()
    for kind in kinds():
        for watch in kind.all_watches:
            if (key := _key_of_owner(kind.model, watch)) and not key.many_to_many:
                found.add((watch.table, str(key.column), key.related_model._meta.db_table))
    return found


def _key_of_owner(model: type[Model], watch: Watch) -> RelatedField | None:
    """The foreign key of the watched table that the last step of the path follows backwards; None if it is none."""
    if watch.path in (None, "pk"):
        return None
    *steps, last = str(watch.path).split("__")
    for name in steps:
        model = model._meta.get_field(name).related_model or model
    relation = model._meta.get_field(last)
    return relation.field if isinstance(relation, ForeignObjectRel) else None


def ensure(using: str, **_signal: object) -> None:
    """Make the triggers of all watched tables anew."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        wanted = {table: column for table, column in watched().items() if table in tables}
        if NOTES not in tables:
            return
        moving = sorted(each for each in owners() if each[0] in wanted and each[2] in wanted)
        for statement in (*_statements(connection, wanted), *_of_moved(connection, moving)):
            cursor.execute(statement)


def _statements(connection: BaseDatabaseWrapper, wanted: dict[str, str]) -> Iterator[str]:
    quote = connection.ops.quote_name
    if connection.vendor == "postgresql":
        yield POSTGRES_FUNCTION
        for table, column in wanted.items():
            yield (
                f"CREATE OR REPLACE TRIGGER {PREFIX}_note AFTER INSERT OR UPDATE OR DELETE ON {quote(table)} "
                f"FOR EACH ROW EXECUTE FUNCTION {PREFIX}_note('{column}')"
            )
        return
    for table, column in wanted.items():
        for act, (version, is_deleted) in ACTS.items():
            name = quote(f"{PREFIX}_{table}_{act}")
            values = f"('{table}', {version}.{quote(column)}, {is_deleted})"
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield (
                f"CREATE TRIGGER {name} AFTER {act.upper()} ON {quote(table)} BEGIN "  # noqa: S608
                f'INSERT INTO {NOTES}("table", "row", is_deleted) VALUES {values}; END'
            )


def _of_moved(connection: BaseDatabaseWrapper, moving: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    quote = connection.ops.quote_name
    postgres = connection.vendor == "postgresql"
    if postgres:
        yield POSTGRES_MOVED
    for table, column, owner in moving:
        name, old, new = quote(f"{PREFIX}_{table}_{column}"), f"OLD.{quote(column)}", f"NEW.{quote(column)}"
        event = f"AFTER UPDATE OF {quote(column)} ON {quote(table)}"
        if postgres:
            yield (
                f"CREATE OR REPLACE TRIGGER {quote(f'{PREFIX}_moved_{column}')} {event} FOR EACH ROW "
                f"WHEN ({old} IS NOT NULL AND {old} IS DISTINCT FROM {new}) "
                f"EXECUTE FUNCTION {PREFIX}_moved('{column}', '{owner}')"
            )
            continue
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} {event} WHEN {old} IS NOT NULL AND {old} IS NOT {new} BEGIN "  # noqa: S608
            f'INSERT INTO {NOTES}("table", "row", is_deleted) VALUES (\'{owner}\', {old}, 0); END'
        )
