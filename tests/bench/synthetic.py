"""Generate a SQLite file with a hundred thousand synthetic answers."""

import random
import sqlite3
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cms.spreadsheets import Column

COLUMNS = [
    Column("id", "Number", "code"),
    Column("at", "Received", "datetime"),
    Column("county", "County"),
    Column("role", "Role"),
    Column("language", "Language"),
    Column("scale", "Scale", "int"),
    Column("year", "Year", "int"),
    Column("short", "In short"),
    Column("text", "Answer"),
    Column("more", "More"),
]
START = datetime(2026, 1, 1, tzinfo=UTC)
NAMES = ", ".join(column.key for column in COLUMNS)


def fill(path: Path, rows: int) -> None:
    chance = random.Random(1105)
    words = [
        "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9))) for _ in range(3000)
    ]
    texts = {length: [_text(chance, words, length) for _ in range(2000)] for length in (50, 200, 800)}
    with sqlite3.connect(path) as database:
        database.execute(f"CREATE TABLE answers ({NAMES})")
        holes = ", ".join("?" * len(COLUMNS))
        database.executemany(
            f"INSERT INTO answers VALUES ({holes})",  # noqa: S608
            (
                [
                    str(uuid.UUID(int=chance.getrandbits(128))),
                    (START + timedelta(seconds=number)).isoformat(),
                    *chance.choices(words, k=3),
                    number % 5,
                    2000 + number % 25,
                    *(chance.choice(texts[length]) for length in (50, 200, 800)),
                ]
                for number in range(rows)
            ),
        )


def read(path: Path) -> Iterator[list]:
    """Rows by the raw driver, with times as times."""
    database = sqlite3.connect(path)
    cursor = database.execute(f"SELECT {NAMES} FROM answers")  # noqa: S608
    when = datetime.fromisoformat
    while rows := cursor.fetchmany(2000):
        for row in rows:
            values = list(row)
            values[1] = when(values[1])
            yield values
    database.close()


def _text(chance: random.Random, words: list[str], length: int) -> str:
    return " ".join(chance.choices(words, k=length // 6 + 9))[:length]
