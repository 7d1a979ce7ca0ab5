"""Which tables an SQL statement reads or writes, from its text."""

import re

_NAME = r'"?(\w+)"?'
_READS = re.compile(rf"\b(?:FROM|JOIN)\s+{_NAME}", re.IGNORECASE)
_WRITES = re.compile(
    rf"\b(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+ONLY)?|DELETE\s+FROM(?:\s+ONLY)?)\s+{_NAME}",
    re.IGNORECASE,
)
# WITH RECURSIVE walked(id) AS (...), named AS MATERIALIZED (...): tables of this statement alone.
_NAMED = re.compile(
    rf"(?:\bWITH(?:\s+RECURSIVE)?|,)\s*{_NAME}\s*(?:\([^()]*\)\s*)?\bAS\s*(?:(?:NOT\s+)?MATERIALIZED\s*)?\(",
    re.IGNORECASE,
)
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")
# Neither rows nor tables change. A WITH may lead to a statement that writes; it is looked through.
HARMLESS = (
    "SELECT",
    "(",
    "VALUES",
    "EXPLAIN",
    "PRAGMA",
    "SAVEPOINT",
    "RELEASE",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "SET",
    "SHOW",
    "LOCK",
    "DECLARE",
    "FETCH",
    "CLOSE",
    "ANALYZE",
)


def tables_read(sql: str) -> set[str]:
    """Every table named after FROM or JOIN, also in subqueries."""
    return set(_READS.findall(sql)) - set(_NAMED.findall(sql))


def tables_written(sql: str) -> set[str] | None:
    """The tables of an INSERT, UPDATE or DELETE; none of a statement that only reads. None for a statement of another
    kind, such as TRUNCATE or ALTER TABLE: it may change any table.
    """
    start = sql[:40].lstrip().upper()
    if start.startswith(HARMLESS):
        return set()
    if start.startswith(WRITING):
        found = _WRITES.search(sql)
        return {found[1]} if found else None
    return set(_WRITES.findall(sql)) if start.startswith("WITH") else None
