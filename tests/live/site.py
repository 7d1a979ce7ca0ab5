"""A real site in processes of its own: the demo's data, copied, behind gunicorn with several workers."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from cms.management.children import Children
from tests.checks import ROOT
from tests.demo_site import copy_demo, environment, manage
from tests.machine import free_port

WORKERS = 3
START_SECONDS = 90


@dataclass
class Site:
    url: str
    folder: Path
    env: dict[str, str]

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 80

    def manage(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        return manage(self.env, *words, check=check)

    def get(self, path: str, cookies: str = "") -> tuple[int, str, str]:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        connection.request("GET", path, headers={"Cookie": cookies} if cookies else {})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read().decode(errors="replace")


@contextlib.contextmanager
def running(folder: Path, database: str = "") -> Iterator[Site]:
    port = free_port()
    env = environment(folder, port, database)
    site = Site(f"http://localhost:{port}", folder, env)
    children = Children(folder / "logs")
    web = [sys.executable, "-m", "gunicorn", "cms.wsgi", "--bind", f"127.0.0.1:{port}", "--no-control-socket"]
    web += ["--workers", str(WORKERS), "--threads", "4", "--worker-class", "gthread", "--chdir", str(ROOT)]
    worker = [sys.executable, str(ROOT / "manage.py"), "db_worker", "--queue-name", "*", "--no-reload"]
    with _environ(env):
        children.start("web", web)
        children.start("worker", worker)
    try:
        _wait(site, children)
        yield site
    finally:
        children.stop()


@contextlib.contextmanager
def copied(shared: Path, own: Path, postgres: str = "") -> Iterator[Site]:
    """A site of one's own: a copy of the SQLite file, or a fresh PostgreSQL database."""
    folder = own / "var"
    copy_demo(shared, folder)
    if not postgres:
        with running(folder) as site:
            yield site
        return
    with _postgres_database(postgres) as database:
        env = environment(folder, 8000, database)
        manage(env, "migrate", "-v0")
        manage(env, "load_demo")
        with running(folder, database) as site:
            yield site


@contextlib.contextmanager
def _postgres_database(server: str) -> Iterator[str]:
    name = f"throughline_live_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def _environ(extra: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in extra}
    os.environ.update({name: value for name, value in extra.items() if value})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def _wait(site: Site, children: Children) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if name := children.ended():
            raise AssertionError(f"{name} ended\n{children.log_path(name).read_text()[-4000:]}")
        with contextlib.suppress(OSError):
            if site.get("/healthz")[0] == 200:
                return
        time.sleep(0.3)
    raise AssertionError(f"no answer\n{children.log_path('web').read_text()[-4000:]}")
