"""Write the statement that reads the first entries of some steps, and read it while there are too few.

SQLite gives entries as it finds them, and is asked for no more once there are enough. PostgreSQL finds all entries of
a step before it gives the first; a step that is not needed has the limit 0.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db import connection

from cms.search.expressions import Expression
from cms.search.full_text import CHANGED, ENTRIES, INDEX, MATCHES, PREFIXES, TERMS
from cms.search.order import COPY, RECORD

Row = tuple[Any, ...]  # rank, place, record, language, kind, body and year of an entry
ABOUT = "entry.record_id, entry.language, entry.kind, entry.body, entry.year"
CHANGED_ONES = f"changed AS MATERIALIZED ({CHANGED})"
USUAL = 2  # entries of a record that fit one step, of all its languages; more are asked for only if they are needed
READ_AT_ONCE = 100
MOST_WORDS = 100  # with one beginning that are named one by one
BEGINNING = re.compile(r'"([a-z0-9-]+)" \*')


@dataclass(frozen=True)
class Step:
    """``rank``: of the entries that fit. ``each``: how many entries of one record may fit, at most."""

    rank: int
    fits: Expression
    each: int = 1


def rows(steps: Sequence[Step], wanted: int) -> Iterator[Row]:
    """Entries in the order of ranks and places, at least until ``wanted`` records are among them.

    One statement, if there is a step.
    """
    if not steps:
        return
    is_sqlite = connection.vendor == "sqlite"
    written, values = _for_sqlite(steps, wanted) if is_sqlite else _for_postgresql(steps, wanted)
    with connection.cursor() as cursor:
        cursor.execute(written, values)
        if not is_sqlite:
            yield from sorted(cursor.fetchall(), key=itemgetter(0, 1))
            return
        while some := cursor.fetchmany(READ_AT_ONCE):
            yield from some


def _for_sqlite(steps: Sequence[Step], wanted: int) -> tuple[str, list[str]]:
    parts = {CHANGED_ONES: ""}  # each with its name, if it is to be given one
    arms: list[str] = []
    values: list[str] = []
    for step in steps:
        asked, text = "%s", step.fits.written("sqlite")
        values.append(text)
        for beginning in dict.fromkeys(BEGINNING.findall(text)):
            if len(beginning) not in PREFIXES:
                name = parts.setdefault(_words_with(beginning), f"words{len(parts)}")
                asked = f"replace({asked}, '\"{beginning}\" *', (SELECT words FROM {name}))"  # noqa: S608
        arms.append(
            f"SELECT {step.rank:d}, found.id, {ABOUT} FROM (SELECT rowid AS id "  # noqa: S608
            f"FROM {INDEX} WHERE {INDEX} MATCH {asked} AND {RECORD.format(id='rowid')} NOT IN (SELECT id FROM changed) "
            f"ORDER BY rowid LIMIT {wanted * step.each:d}) found JOIN {ENTRIES} entry ON entry.id = found.id"
        )
    named = [f"{name} AS MATERIALIZED ({part})" if name else part for part, name in parts.items()]
    return f"WITH {', '.join(named)} {' UNION ALL '.join(arms)}", values


def _words_with(beginning: str) -> str:
    """Without an index of its length, SQLite reads all entries with a beginning before it gives the first one.

    Those with any of the words with this beginning it gives as it finds them.
    """
    return (
        f"SELECT CASE WHEN COUNT(*) BETWEEN 1 AND {MOST_WORDS} "  # noqa: S608
        f"THEN '(\"' || group_concat(term, '\" OR \"') || '\")' ELSE '\"{beginning}\" *' END AS words "
        f"FROM {TERMS} WHERE term >= '{beginning}' AND term < '{beginning}' || char(1114111)"
    )


def _for_postgresql(steps: Sequence[Step], wanted: int) -> tuple[str, list[str]]:
    parts = [CHANGED_ONES]
    values: list[str] = []
    ranks: list[int] = []
    for step in steps:
        usual = wanted * min(step.each, USUAL)
        sizes = [(usual, "")]
        if step.each > USUAL:
            is_full = f"(SELECT COUNT(*) FROM step{len(ranks)}) = {usual:d}"  # noqa: S608
            sizes.append((wanted * step.each, f" AND {is_full}"))
        for size, condition in sizes:
            limit = _limit(len(ranks), size, wanted, condition)
            parts.append(f"step{len(ranks)} AS MATERIALIZED ({_fitting(size, step.each)} LIMIT {limit})")
            ranks.append(step.rank)
            values.append(step.fits.written("postgresql"))
    each = (f"SELECT {rank:d} AS rank, id FROM step{at}" for at, rank in enumerate(ranks))  # noqa: S608
    found = " UNION ALL ".join(each)
    return (
        f"WITH {', '.join(parts)} SELECT found.rank, found.id, {ABOUT} "  # noqa: S608
        f"FROM ({found}) found JOIN {ENTRIES} entry ON entry.id = found.id",
        values,
    )


def _fitting(size: int, each: int) -> str:
    """So many more as may have changed: they are left out after the function has counted."""
    number = f"{size:d} + (SELECT COUNT(*) * {each:d} FROM changed)"  # noqa: S608
    unchanged = f"{RECORD.format(id='id')} NOT IN (SELECT id FROM changed)"  # noqa: S608
    return f"SELECT id FROM {MATCHES}(%s::tsquery, {number}) AS id WHERE {unchanged}"  # noqa: S608


def _limit(at: int, size: int, wanted: int, condition: str) -> str:
    """0 if the steps before found enough records."""
    if not at:
        return str(size)
    before = " UNION ALL ".join(f"SELECT id FROM step{each}" for each in range(at))  # noqa: S608
    records = f"SELECT COUNT(DISTINCT {COPY.format(id='id')}) FROM ({before}) earlier"  # noqa: S608
    return f"CASE WHEN ({records}) < {wanted:d}{condition} THEN {size:d} ELSE 0 END"
