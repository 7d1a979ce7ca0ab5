"""Prints how much was broken."""

import pytest

from tests.faults.harness import TOTAL


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if TOTAL.services:
        terminalreporter.write_line(
            f"Fault injection: {TOTAL.services} services with {TOTAL.statements} statements and "
            f"{TOTAL.file_acts} file acts; broken at {TOTAL.broken} places."
        )
