"""Child processes that end together: when one ends, or when this process is told to stop, all are stopped."""

import contextlib
import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TextIO

GRACE_SECONDS = 10


class Stopped(BaseException):
    """Ctrl-C or SIGTERM arrived. Like KeyboardInterrupt, `except Exception` must not swallow it."""


class Children:
    def __init__(self, log_folder: Path) -> None:
        self.log_folder = log_folder
        self.running: dict[str, subprocess.Popen] = {}

    def start(self, name: str, command: list[str]) -> None:
        """Start a child in its own session, so that Ctrl-C reaches only this process, which stops them in order.

        The child locks its pid file for its lifetime: see ``end_left_behind``.
        """
        with self.log_path(name).open("wb") as log, self._id_path(name).open("w") as id_file:
            fcntl.flock(id_file, fcntl.LOCK_EX)
            child = self.running[name] = subprocess.Popen(  # noqa: S603  our own commands
                command,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                pass_fds=[id_file.fileno()],
            )
            id_file.write(str(child.pid))

    def log_path(self, name: str) -> Path:
        self.log_folder.mkdir(parents=True, exist_ok=True)
        return self.log_folder / f"{name}.log"

    def _id_path(self, name: str) -> Path:
        return self.log_path(name).with_suffix(".pid")

    def end_left_behind(self) -> list[str]:
        """Stop children whose parent was killed; returns their names. Call it only if no parent lives."""
        names = []
        for path in sorted(self.log_folder.glob("*.pid")):
            with path.open() as id_file:
                if _is_locked(id_file) and (number := id_file.read()):
                    names.append(path.stem)
                    _end_group(int(number), id_file)
        return names

    def ended(self) -> str:
        """The name of a child that has ended, or ""."""
        return next((name for name, child in self.running.items() if child.poll() is not None), "")

    def stop(self) -> None:
        for child in self.running.values():
            _signal_all(child, signal.SIGTERM)
        until = time.monotonic() + GRACE_SECONDS
        for child in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=max(0.1, until - time.monotonic()))
            _signal_all(child, signal.SIGKILL)
            child.wait()


def _is_locked(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def _end_group(number: int, id_file: TextIO) -> None:
    """SIGTERM to the process group, SIGKILL if it does not release its lock."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(number, sent)
        until = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < until:
            if not _is_locked(id_file):
                return
            time.sleep(0.1)


@contextlib.contextmanager
def only_one(path: Path) -> Iterator[bool]:
    """Whether this is the only process inside. The operating system releases the lock when the process ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        yield not _is_locked(file)


def _signal_all(child: subprocess.Popen, number: signal.Signals) -> None:
    """SIGTERM to the child, which stops its own children; SIGKILL to everything it left behind."""
    with contextlib.suppress(ProcessLookupError):
        if number == signal.SIGKILL:
            os.killpg(child.pid, number)
        elif child.poll() is None:
            child.send_signal(number)


@contextlib.contextmanager
def stop_on_signal() -> Iterator[None]:
    """Turn Ctrl-C, SIGTERM and a closed terminal into Stopped; a second signal while stopping is ignored."""

    def stop(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    before = {
        number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
