"""A real site in separate processes: a copy of the demo's data behind gunicorn."""

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPMessage
from pathlib import Path
from typing import Any

import axe_playwright_python

from tests.checks import ROOT
from tests.demo_site import demo_folder, environment
from tests.live.postgres import Database

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
PATIENCE = 300  # seconds for one answer; a test has a time limit of its own
NOT_COPIED = shutil.ignore_patterns("cache", "logs", "static")


class Server:
    """The process that has loaded Django. It starts one site after another, on the same port and in the same folder."""

    def __init__(self, shared: Path, own: Path, postgres: str = "") -> None:
        self.demo, self.folder, self.asked = demo_folder(shared), own / "var", 0
        self.database = Database(postgres) if postgres else None
        self._serve_axe(self.demo / "static" / AXE.name)
        with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
            self.port = listener.getsockname()[1]
            self.env = environment(self.folder, self.port, self.database.url if self.database else "")
            self.env |= {"STATIC_ROOT": str(self.demo / "static"), "SITE_SOCKET": str(listener.fileno())}
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.live.server"],
                cwd=ROOT,
                env=os.environ | self.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                pass_fds=[listener.fileno()],
            )
        if self.database:
            self._load_postgres(own / "demo")

    def _serve_axe(self, path: Path) -> None:
        """As a file of the site a browser compiles it once, not again for each page."""
        if not path.exists():
            fresh = path.with_suffix(f".{os.getpid()}")
            shutil.copy(AXE, fresh)
            fresh.rename(path)

    def _load_postgres(self, demo: Path) -> None:
        """The demo is loaded once; each site gets a copy of the database and of the files that belong to it."""
        self.manage("migrate", "-v0")
        self.manage("load_demo")
        self.database.becomes_template()
        shutil.copytree(self.folder, demo)
        self.demo = demo

    def ask(self, do: str, **facts) -> dict:
        self.asked += 1
        print(json.dumps({"number": self.asked, "do": do, **facts}), file=self.process.stdin, flush=True)
        for line in self.process.stdout:
            answer = json.loads(line)
            if answer["number"] == self.asked:  # a test that ran out of time may have left an answer unread
                return answer
        raise AssertionError(f"the process of the sites ended with {self.process.wait()}")

    def manage(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        """`manage.py` with these words, in a fork of the process that has loaded Django."""
        answer = self.ask("run", words=words)
        done = subprocess.CompletedProcess(words, answer["code"], answer["out"], answer["err"])
        if check and done.returncode:
            raise AssertionError(
                f"manage.py {' '.join(words)} failed\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
            )
        return done

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()
        if self.database:
            self.database.drop()


@dataclass
class Site:
    server: Server
    log: Path
    pid: int = 0  # of the web server, the parent of its workers

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def folder(self) -> Path:
        return self.server.folder

    @property
    def env(self) -> dict[str, str]:
        return self.server.env

    def manage(self, *words: str, check: bool = True) -> subprocess.CompletedProcess:
        return self.server.manage(*words, check=check)

    def restart(self, **settings: Any) -> None:
        """The same data behind other settings."""
        self.server.ask("stop")
        self.pid = self.server.ask("start", workers=1, settings=settings, log=str(self.log))["pid"]
        _wait(self)

    def work(self) -> None:
        """Do all jobs that wait, as the worker does."""
        self.manage("db_worker", "--queue-name", "*", "--batch")

    def printed(self, script: str) -> str:
        """The last line that a Python script prints, run inside the site."""
        return self.manage("shell", "-v0", "-c", script).stdout.strip().splitlines()[-1]

    def get(self, path: str, cookies: str = "", patience: float = PATIENCE) -> tuple[int, str, str]:
        """Status, type and body of the answer."""
        status, headers, body = self.open(path, cookies, patience)
        return status, headers.get("Content-Type", ""), body

    def open(self, path: str, cookies: str = "", patience: float = PATIENCE) -> tuple[int, HTTPMessage, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        headers = {"Host": f"localhost:{self.port}"} | ({"Cookie": cookies} if cookies else {})
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode(errors="replace")


@contextlib.contextmanager
def started(server: Server, *, workers: int = 1, settings: dict | None = None) -> Iterator[Site]:
    """A site with fresh data. ``settings``: what differs from the settings of the server."""
    shutil.rmtree(server.folder, ignore_errors=True)
    shutil.copytree(server.demo, server.folder, ignore=NOT_COPIED)
    if server.database:
        server.database.renew()
    site = Site(server, server.folder / "log")
    site.pid = server.ask("start", workers=workers, settings=settings or {}, log=str(site.log))["pid"]
    try:
        _wait(site)
        yield site
    finally:
        server.ask("stop")


def _wait(site: Site) -> None:
    status = 0
    while status != 200:
        with contextlib.suppress(TimeoutError):
            status = site.get("/healthz", patience=10)[0]
        assert not site.server.ask("ended")["ended"], f"the web server ended\n{site.log.read_text()[-4000:]}"


@contextlib.contextmanager
def copied(shared: Path, own: Path, postgres: str = "", *, workers: int = 3) -> Iterator[Site]:
    """A site with a server of its own."""
    server = Server(shared, own, postgres)
    try:
        with started(server, workers=workers) as site:
            yield site
    finally:
        server.close()
