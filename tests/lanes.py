"""Assign tests to processes: a file stays together, and so does a folder whose files share one world."""

from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/permissions",)
APART = ("tests/permissions/test_publication.py",)  # long, and its world is quickly made
MARKS = ("live", "slow")
LAST = len(MARKS) + 1


class Lanes(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        """xdist's own name for what goes to a process as a whole."""
        path = super()._split_scope(nodeid)
        if path in APART:
            return path
        return next((folder for folder in TOGETHER if path.startswith(f"{folder}/")), path)


class Plugin:
    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """What takes longest begins first, so that no core is idle at the end."""
        ranks: dict[Path, int] = {}
        for item in items:
            ranks[item.path] = min(_rank(item), ranks.get(item.path, LAST))
        items.sort(key=lambda item: ranks[item.path])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log) -> Lanes | None:
        return Lanes(config, log) if config.getvalue("dist") == "loadfile" else None


def _rank(item: pytest.Item) -> int:
    """Folders that stay together, then walks in browsers, then other files with a slow test."""
    if item.nodeid.startswith(TOGETHER):
        return 0
    return next((place for place, mark in enumerate(MARKS, 1) if item.get_closest_marker(mark)), LAST)
