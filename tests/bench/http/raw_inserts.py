"""How many durable transactions a second the database driver makes on this disk, without any framework (W4)."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg

from tests.bench.http.servers import Place

SECONDS = 1.5
CLIENTS = 4  # of PostgreSQL; SQLite has one writer at a time
ROW = "x" * 1200
TABLES = ("bench_raw_comment", "bench_raw_history")


def raw_rate(place: Place) -> float:
    """One row in each of two tables a transaction, in the kind of database that the site has."""
    address = place.env["DATABASE_URL"]
    return _sqlite(place.folder / "raw.sqlite3") if address.startswith("sqlite") else _postgres(address)


def _sqlite(path: Path) -> float:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    for table in TABLES:
        database.execute(f"CREATE TABLE IF NOT EXISTS {table} (id INTEGER PRIMARY KEY, text TEXT)")
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        database.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            database.execute(f"INSERT INTO {table} (text) VALUES (?)", [ROW])  # noqa: S608
        database.execute("COMMIT")
        done += 1
    database.close()
    return done / (time.perf_counter() - begun)


def _postgres(address: str) -> float:
    with psycopg.connect(address, autocommit=True) as connection:
        for table in TABLES:
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table} (id serial PRIMARY KEY, text text)")
    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        done = sum(pool.map(lambda _client: _inserted(address, begun), range(CLIENTS)))
    return done / (time.perf_counter() - begun)


def _inserted(address: str, begun: float) -> int:
    done = 0
    with psycopg.connect(address) as connection:
        while time.perf_counter() - begun < SECONDS:
            for table in TABLES:
                connection.execute(f"INSERT INTO {table} (text) VALUES (%s)", [ROW])  # noqa: S608
            connection.commit()
            done += 1
    return done
