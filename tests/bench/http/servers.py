"""The demo and the peer, each filled in a folder of its own and served as the demo serves itself."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cms.management.serving import web_command
from tests.bench.http.client import ask
from tests.bench.places import Place, database_on, demo_place
from tests.bench.processes import children_of, cpu_of_each, private_memory
from tests.checks import ROOT
from tests.machine import free_port

WORKERS = 2
PATIENCE = 120  # seconds until a server answers
OFF = {"PAGE_CACHE": "false"}
SITE = {"DJANGO_SETTINGS_MODULE": "tests.bench.http.site_settings"}


@dataclass
class Server:
    name: str
    port: int
    pid: int
    env: dict[str, str]

    @property
    def workers(self) -> list[int]:
        return children_of(self.pid)

    def cpu(self) -> float:
        """Seconds that its workers have used so far."""
        return cpu_of_each(self.workers)

    def memory(self) -> float:
        """Private mebibytes of the largest worker."""
        return max(map(private_memory, self.workers))


@contextmanager
def our_place(folder: Path, postgres: str = "") -> Iterator[Place]:
    """The demo, and one meeting of the size that performance.md asks for (P5)."""
    with demo_place(folder, postgres) as place:
        place.env |= SITE
        place.django("shell", "-v0", "-c", "from tests.bench.http import agenda; agenda.hold()")
        yield place


@contextmanager
def peer_place(folder: Path, postgres: str = "") -> Iterator[Place]:
    folder.mkdir(parents=True)
    with database_on(postgres) as address:
        env = {
            "DJANGO_SETTINGS_MODULE": "tests.bench.peer.settings",
            "PEER_DIR": str(folder),
            "PEER_DATABASE": address or f"sqlite:///{folder / 'db.sqlite3'}",
        }
        place = Place(folder, env, "tests.bench.peer.wsgi")
        for words in (("migrate", "-v0"), ("collectstatic", "--noinput", "-v0"), ("fill",)):
            place.django(*words)
        yield place


@contextmanager
def serving(name: str, place: Place, **settings: str) -> Iterator[Server]:
    """A server of this place. Each has a cache of its own."""
    port = free_port()
    env = place.env | settings | {"SITE_URL": f"http://localhost:{port}"}
    env |= {"CACHE_URL": f"file://{place.folder}/cache-{port}"}
    command = [
        each.replace("cms.wsgi", place.application)
        for each in web_command("127.0.0.1", port, workers=WORKERS)
    ]
    with ExitStack() as stack:
        log = stack.enter_context((place.folder / f"log-{port}").open("w+"))
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | env, stdout=log, stderr=log)
        stack.callback(_stop, process)
        ends = time.monotonic() + PATIENCE
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > ends:
                log.seek(0)
                raise AssertionError(f"{name} did not start\n{log.read()[-2000:]}")
            time.sleep(0.2)
        yield Server(name, port, process.pid, env)


def _answers(port: int) -> bool:
    with suppress(OSError):
        return ask(port, "/").status == 200
    return False


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
