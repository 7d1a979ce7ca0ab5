"""Triggers that note each written row of a watched table, whatever wrote it: a service, a bulk update, another process.

``ensure`` makes them after each ``migrate``, and again where rebuilding a table dropped them.
"""

from collections.abc import Iterator

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from cms.models import ChangedRow
from cms.open_data.registry import kinds

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


def watched() -> dict[str, str]:
    """Table → the column that is noted."""
    found: dict[str, str] = {}
    for kind in kinds():
        for watch in kind.all_watches:
            if found.setdefault(watch.table, watch.noted_column) != watch.noted_column:
                raise ValueError(f"{watch.table} is watched by two columns")
    return found


def ensure(using: str, **_signal: object) -> None:
    """Make the triggers of all watched tables anew."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        wanted = {table: column for table, column in watched().items() if table in tables}
        if NOTES not in tables:
            return
        for statement in _statements(connection, wanted):
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
