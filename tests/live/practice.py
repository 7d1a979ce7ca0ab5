"""A practice site of its own process, prepared from the demo by the command that operators run."""

import contextlib
import http.client
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.checks import ROOT
from tests.demo_site import environment
from tests.live.site import NOT_COPIED, Server

PATIENCE = 300


@dataclass
class PracticeSite:
    folder: Path
    port: int

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=10)
        with contextlib.closing(connection), contextlib.suppress(OSError):
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        return False


@contextlib.contextmanager
def practicing(server: Server, folder: Path, port: int) -> Iterator[PracticeSite]:
    """Beside a copy of the demo's data, with the static files of the server."""
    shutil.copytree(server.demo, folder, ignore=NOT_COPIED)
    env = environment(folder, port) | {"DJANGO_SETTINGS_MODULE": "tests.practice_settings"}
    env |= {"STATIC_ROOT": server.env["STATIC_ROOT"], "PRACTICE_URL": f"http://localhost:{port}"}
    site = PracticeSite(folder, port)
    with (folder / "practice.log").open("wb") as log:
        command = [sys.executable, "manage.py", "practice", "--port", str(port)]
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | env, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        until = time.monotonic() + PATIENCE
        while not site.answers():
            assert process.poll() is None, (folder / "practice.log").read_text()[-4000:]
            assert time.monotonic() < until, "the practice site does not answer"
            time.sleep(0.3)
        yield site
    finally:
        process.terminate()
        process.wait()
