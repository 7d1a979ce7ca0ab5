"""Targets measured in turns, so that a noisy moment hits all alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from statistics import median

from tests.bench.http.client import Load, drive, message
from tests.bench.http.servers import Server
from tests.bench.report import say

CONNECTIONS = 4
LEAST = 24  # requests of one spell, on a machine that is busy
WARM = 8  # requests ahead of each spell, each on its own connection, so that every worker has made the page
COLD = 12  # requests of one spell


@dataclass
class Target:
    """One address on one server. ``before`` is done ahead of each request, which then come one by one."""

    server: Server
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    expects: int = 200
    before: Callable[[], object] | None = None


@dataclass
class Taken:
    """One figure of each round: CPU ms of the server for a request, and requests a second."""

    cpu: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)

    @property
    def ms(self) -> float:
        return median(self.cpu)

    @property
    def per_second(self) -> float:
        return median(self.rate)


def interleaved(targets: dict[str, Target], *, rounds: int, seconds: float) -> dict[str, Taken]:
    taken = {name: Taken() for name in targets}
    for _round in range(rounds):
        for name, target in targets.items():
            _measure(target, taken[name], seconds)
    for name, one in taken.items():
        say(f"  {one.ms:8.2f} CPU ms {one.per_second:8.1f}/s   {name}")
    return taken


def _measure(target: Target, taken: Taken, seconds: float) -> None:
    request = message("GET", target.path, target.server.port, target.headers)
    _checked(target, _ask(target, repeat(request, WARM), connections=WARM))
    before = target.server.cpu()
    if target.before:
        load = _ask(target, _prepared(request, target.before), connections=1)
    else:
        load = _ask(target, repeat(request), connections=CONNECTIONS, seconds=seconds, least=LEAST)
    spent = target.server.cpu() - before
    _checked(target, load)
    taken.cpu.append(1000 * spent / len(load.latencies))
    taken.rate.append(len(load.latencies) / load.seconds)
    taken.latencies += load.latencies


def _ask(target: Target, requests: Iterator[bytes], **options: float) -> Load:
    return drive(target.server.port, requests, expects=target.expects, **options)


def _checked(target: Target, load: Load) -> None:
    if load.failed or not load.latencies:
        raise AssertionError(f"{target.server.name}: {(load.failed or ['no answer'])[0]}")


def _prepared(request: bytes, before: Callable[[], object]) -> Iterator[bytes]:
    for _number in range(COLD):
        before()
        yield request
