"""Processes of their own, on a copy of the empty test database: they see what each other commits."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

from django.conf import settings
from django.db import connection

import pytest


@pytest.fixture
def own_database(django_db_setup, tmp_path):
    """The address of a copy of the empty test database: other processes see what they commit there."""
    name = settings.DATABASES["default"]["NAME"]
    if connection.vendor == "sqlite":
        copy = tmp_path / "race.sqlite3"
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        yield f"sqlite:///{copy}"
        return
    import psycopg

    connection.close()
    address = os.environ["TEST_DATABASE_URL"]
    copy = f"{name}_race_{os.getpid()}"
    with closing(psycopg.connect(address, autocommit=True)) as server:
        server.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        try:
            yield f"{address.rpartition('/')[0]}/{copy}"
        finally:
            server.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def run(code: str, *arguments: str, database: str, **variables: str) -> subprocess.Popen:
    """Run Python in a process of its own, on this database."""
    environment = os.environ | {
        "TEST_DATABASE_URL": database,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        **variables,
    }
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
