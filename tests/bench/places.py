"""Filled sites in folders of their own, and commands run inside them."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.checks import ROOT
from tests.demo_site import FINISH, demo_folder, environment
from tests.live.postgres import Database
from tests.machine import free_port

NOT_COPIED = shutil.ignore_patterns("cache", "logs")


@dataclass
class Place:
    """A filled site: its environment, and where it keeps its files."""

    folder: Path
    env: dict[str, str]
    application: str = "cms.wsgi"

    def django(self, *words: str) -> str:
        return self._run("django", *words)

    def step(self, module: str, *words: str) -> Any:
        """What a module prints as JSON, run in a separate process inside the site."""
        return json.loads(self._run(module, *words).splitlines()[-1])

    def printed(self, script: str) -> str:
        """The last line that a Python script prints, run inside the site."""
        return self.django("shell", "-v0", "-c", script).strip().splitlines()[-1]

    def _run(self, *words: str) -> str:
        command, env = [sys.executable, "-m", *words], os.environ | self.env
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
        if done.returncode:
            raise AssertionError(f"{' '.join(words)[:100]} failed\n{done.stderr[-3000:]}")
        return done.stdout


@contextmanager
def demo_place(folder: Path, postgres: str = "") -> Iterator[Place]:
    """The demo with its jobs done, as visitors have it."""
    with database_on(postgres) as address:
        env = environment(folder, free_port(), address)
        del env["CLOCK_FILE"]
        place = Place(folder, env | {"DJANGO_SETTINGS_MODULE": "cms.settings.demo"})
        if address:
            folder.mkdir(parents=True)
            place.django("demo", "--port", str(free_port()), "--once")
            place.django("shell", "-v0", "-c", FINISH)
        else:
            shutil.copytree(demo_folder(folder.parent / "demo"), folder, ignore=NOT_COPIED)
        yield place


@contextmanager
def empty_place(folder: Path, postgres: str = "") -> Iterator[Place]:
    """The site without content."""
    folder.mkdir(parents=True)
    with database_on(postgres) as address:
        place = Place(folder, environment(folder, free_port(), address))
        place.django("migrate", "--verbosity", "0")
        place.django("collectstatic", "--noinput", "--verbosity", "0")
        yield place


@contextmanager
def database_on(server: str) -> Iterator[str]:
    """The address of a database on this PostgreSQL server, dropped at the end; nothing for SQLite."""
    if not server:
        yield ""
        return
    database = Database(server)
    try:
        yield database.url
    finally:
        database.drop()
