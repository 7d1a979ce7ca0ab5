"""Report the progress of a long command: title of each step, a line every ten seconds, and its duration."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EVERY_SECONDS = 10.0


class Progress:
    """``detail`` is the progress within the step; the step sets it, the line every ten seconds prints it."""

    def __init__(self, say: Callable[[str], None], steps: int, every: float = EVERY_SECONDS) -> None:
        self.say = say
        self.steps = steps
        self.every = every
        self.number = 0
        self.detail = ""

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        self.number += 1
        self.detail = ""
        self.say(f"[{self.number}/{self.steps}] {title}")
        begun, ended = time.monotonic(), threading.Event()
        ticker = threading.Thread(target=self._tick, args=(begun, ended), daemon=True)
        ticker.start()
        try:
            yield
        finally:
            ended.set()
            ticker.join()
        self.note(f"done in {time.monotonic() - begun:.0f} s")

    def note(self, text: str) -> None:
        self.say(f"      {text}")

    def write(self, text: str) -> None:
        """Acts as a command's stdout: each line is a note and becomes the detail."""
        if line := text.strip():
            self.detail = line
            self.note(line)

    def flush(self) -> None:
        """Nothing is buffered."""

    def count(self, done: int, total: int, what: str) -> None:
        self.detail = f"{done} of {total} {what}"

    def _tick(self, begun: float, ended: threading.Event) -> None:
        while not ended.wait(self.every):
            self.note(f"{self.detail or 'working'}, {time.monotonic() - begun:.0f} s")
