"""Assign tests to processes: a file stays together, and so does a folder whose files share one world."""

import pytest
from xdist.scheduler import LoadFileScheduling

TOGETHER = ("tests/permissions",)


class Lanes(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        """xdist's own name for what goes to a process as a whole."""
        path = super()._split_scope(nodeid)
        return next((folder for folder in TOGETHER if path.startswith(f"{folder}/")), path)


class Plugin:
    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """What takes longest begins first: walks in browsers, then the folders that stay together."""
        items.sort(key=_rank)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log) -> Lanes | None:
        return Lanes(config, log) if config.getvalue("dist") == "loadfile" else None


def _rank(item: pytest.Item) -> int:
    return 0 if item.get_closest_marker("live") else 1 if item.nodeid.startswith(TOGETHER) else 2
