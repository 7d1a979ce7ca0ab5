"""No test leaves a code, token, client address, mail address or browser in a log line as production writes it.

Independent of what the formatter knows how to hide: it looks for the very codes and tokens that were made while the
test ran. A test in which one gets into a line fails.
"""

import logging
import re
from collections.abc import Generator
from typing import Any

from django.core import signing

import pytest

from cms.monitoring.logs import JsonFormatter
from cms.web import one_time_keys

WORD = re.compile(r"[\w.:=-]{12,}")
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?<![\d.])(?:203\.0\.113|198\.51\.100|192\.0\.2|10\.\d+\.\d+)\.\d+|2001:db8|Mozilla/|Chrome/"
)
# A longer text of the same alphabet, such as an id that is no secret, would be found by chance only.
LEAST = 12


class Watch(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.INFO)
        self.formatter = JsonFormatter()
        self.made: set[str] = set()
        self.lines: list[str] = []
        self.count = self.found = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def leaks(self) -> list[str]:
        found = [
            line
            for line in self.lines
            if PERSONAL.search(line) or not self.made.isdisjoint(WORD.findall(line))
        ]
        self.count += len(self.lines)
        self.found += len(found)
        self.lines, self.made = [], set()
        return found

    def remember(self, owner: Any, name: str) -> None:
        """Wrap what makes a code or token, so that each one made is known here."""
        inner = getattr(owner, name)

        def made(*given: Any, **named: Any) -> str:
            value = inner(*given, **named)
            if len(value) >= LEAST:
                self.made.add(value)
            return value

        setattr(owner, name, made)


class Plugin:
    def __init__(self) -> None:
        self.watch = Watch()
        self.watch.remember(one_time_keys, "_code")
        self.watch.remember(signing.Signer, "sign")
        root = logging.getLogger()
        for handler in root.handlers:
            handler.setLevel(root.level)  # what is shown stays as quiet as it was
        root.addHandler(self.watch)
        root.setLevel(logging.INFO)  # as in production

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, Any, Any]:
        self.watch.leaks()
        result = yield
        if leaks := self.watch.leaks():
            pytest.fail(
                "A log line holds a secret:\n" + "\n".join(line[:400] for line in leaks[:5]), pytrace=False
            )
        return result

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if self.watch.count:
            terminalreporter.write_line(
                f"log scan: {self.watch.count} lines as production writes them, {self.watch.found} with a secret"
            )
