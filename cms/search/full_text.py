"""The database's own index of the words of entries, and the statements that read it.

SQLite has it as an FTS5 table without text of its own, which triggers keep; PostgreSQL as a GIN index of an expression.
Neither takes words apart or ranks: ``tokens`` says what an entry contains, and the tiers of a query how well it fits.
So both give the same entries in the same order. ``ensure`` makes the index after each ``migrate``.
"""

from collections.abc import Iterable

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from cms.models import ChangedRow, PublishedRecord, SearchEntry, SearchText

ENTRIES, TEXTS, INDEX = SearchEntry._meta.db_table, SearchText._meta.db_table, "cms_search_tokens"
TERMS = f"{INDEX}_terms"  # SQLite's list of the words in the index; it stores nothing
RECORDS, NOTES = PublishedRecord._meta.db_table, ChangedRow._meta.db_table
VECTOR = "array_to_tsvector(string_to_array(tokens, ' '))"
ADD = f"INSERT INTO {INDEX}(rowid, tokens) VALUES (new.entry_id, new.tokens);"  # noqa: S608
REMOVE = f"INSERT INTO {INDEX}({INDEX}, rowid, tokens) VALUES ('delete', old.entry_id, old.tokens);"  # noqa: S608
TRIGGERS = {
    f"{INDEX}_added": f"AFTER INSERT ON {TEXTS} BEGIN {ADD} END",
    f"{INDEX}_removed": f"AFTER DELETE ON {TEXTS} BEGIN {REMOVE} END",
    f"{INDEX}_changed": f"AFTER UPDATE ON {TEXTS} BEGIN {REMOVE} {ADD} END",
}
# Lengths of beginnings that SQLite indexes. Each makes the index half as large again. Longer
# ones few words have, so these are named (``cms.search.statements``).
PREFIXES = (4,)
LAYOUT = (
    f"fts5(tokens, content='{TEXTS}', content_rowid='entry_id', detail=none, prefix='{' '.join(map(str, PREFIXES))}', "
    "tokenize=\"ascii tokenchars '-'\")"
)
# Without those whose record changed since it was copied: they are back in seconds, if they are still public.
CHANGED = (
    f"SELECT record.id FROM {RECORDS} record JOIN {NOTES} note "  # noqa: S608
    'ON note."table" = record."table" AND note."row" = record."row"'
)
# PostgreSQL plans as if taking the words of an entry apart cost nothing: where many entries contain a word, it took
# each of them apart for each tier instead of reading the index. Within this function it reads the index.
MATCHES = "cms_search_matches"
FUNCTION = (
    f"CREATE OR REPLACE FUNCTION {MATCHES}(asked tsquery, most bigint) RETURNS SETOF bigint LANGUAGE sql STABLE "  # noqa: S608
    "SET enable_seqscan = off SET enable_indexscan = off AS "
    f"$$ SELECT entry_id FROM {TEXTS} WHERE {VECTOR} @@ asked ORDER BY entry_id LIMIT most $$"
)
CATALOGS = {
    "sqlite": ("SELECT name FROM sqlite_master", {INDEX, TERMS, *TRIGGERS}),
    "postgresql": (
        "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() "
        "UNION SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace",
        {INDEX, MATCHES},
    ),
}


def ensure(using: str) -> None:
    """Make the index, or what of it is missing."""
    connection = connections[using]
    if _is_whole(connection):
        return
    statements = _for_sqlite() if connection.vendor == "sqlite" else _for_postgresql()
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _for_sqlite() -> Iterable[str]:
    yield f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING {LAYOUT}"
    yield f"CREATE VIRTUAL TABLE IF NOT EXISTS {TERMS} USING fts5vocab({INDEX}, row)"
    # A redaction leaves nothing behind in the parts of the index.
    yield f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('secure-delete', 1)"  # noqa: S608
    for name, body in TRIGGERS.items():
        yield f"CREATE TRIGGER IF NOT EXISTS {name} {body}"
    yield f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')"  # noqa: S608


def _for_postgresql() -> Iterable[str]:
    yield f"CREATE INDEX IF NOT EXISTS {INDEX} ON {TEXTS} USING gin ({VECTOR})"
    yield FUNCTION


def _is_whole(connection: BaseDatabaseWrapper) -> bool:
    catalog, wanted = CATALOGS[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalog)
        return wanted <= {name for (name,) in cursor.fetchall()}
