"""What Linux tells of other processes: CPU seconds and memory, read from /proc."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Stat:
    """``own``: CPU seconds of the process; ``ended``: of its children that have ended."""

    parent: int
    own: float
    ended: float


def stat_of(text: str) -> Stat:
    """Of the line in /proc/<pid>/stat. The name of the program is in brackets and may itself have some."""
    facts = text.rpartition(") ")[2].split()
    user, system, ended_user, ended_system = (int(each) / TICKS for each in facts[11:15])
    return Stat(int(facts[1]), user + system, ended_user + ended_system)


def private_mebibytes(text: str) -> float:
    """Of /proc/<pid>/smaps_rollup: what no other process shares."""
    lines = (line.split() for line in text.splitlines())
    return sum(int(words[1]) for words in lines if words[0].startswith("Private_")) / 1024


def stats() -> dict[int, Stat]:
    """Of all processes that run."""
    found = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                found[int(folder.name)] = stat_of((folder / "stat").read_text())
    return found


def children_of(pid: int) -> list[int]:
    return sorted(each for each, stat in stats().items() if stat.parent == pid)


def cpu_of(pid: int) -> float:
    """CPU seconds of a web server: of its processes that run and those that ended."""
    every = stats()
    ours = every[pid].own + every[pid].ended if pid in every else 0
    return ours + sum(stat.own for stat in every.values() if stat.parent == pid)


def cpu_of_each(pids: list[int]) -> float:
    return sum(stat_of((PROC / str(pid) / "stat").read_text()).own for pid in pids)


def private_memory(pid: int) -> float:
    """Mebibytes."""
    return private_mebibytes((PROC / str(pid) / "smaps_rollup").read_text())
