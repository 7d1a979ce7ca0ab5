"""Recreate a PostgreSQL database from a template under the same name."""

import os
import time
from urllib.parse import urlsplit

import psycopg
from psycopg.sql import SQL, Identifier


class Database:
    def __init__(self, server: str) -> None:
        self.server, self.name = server, f"throughline_live_{os.getpid()}_{time.monotonic_ns()}"
        self.template = f"{self.name}_demo"
        self.url = urlsplit(server)._replace(path=f"/{self.name}").geturl()
        self._do("CREATE DATABASE {name}")

    def becomes_template(self) -> None:
        self._do("ALTER DATABASE {name} RENAME TO {template}")

    def renew(self) -> None:
        self._do("DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._do("CREATE DATABASE {name} TEMPLATE {template}")

    def drop(self) -> None:
        self._do("DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._do("DROP DATABASE IF EXISTS {template} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        names = {"name": Identifier(self.name), "template": Identifier(self.template)}
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(SQL(statement).format(**names))
