"""Fixtures of the browser and the live site. Chromium is the system's; without it, browser tests are skipped, or
fail if required.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import machine
from tests.live.cable import Cable
from tests.live.people import Sessions
from tests.live.site import Server, Site, started

CHROMIUM_WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]

# Playwright's synchronous interface runs a loop that Django would take for an asynchronous view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A machine that runs other tests beside this one answers late.
expect.set_options(timeout=60_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = not machine.chromium() and not os.environ.get("REQUIRE_BROWSER")
    for item in items:
        if missing and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    path = machine.chromium()
    assert path, "REQUIRE_BROWSER is set and there is no Chromium"
    return {"executable_path": path, "args": CHROMIUM_WORDS, "headless": True}


@pytest.fixture(scope="session")
def server(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """In the suite on PostgreSQL, with databases on PostgreSQL."""
    postgres = os.environ.get("TEST_DATABASE_URL", "")
    assert postgres or not os.environ.get("REQUIRE_POSTGRES")
    made = Server(shared_folder, tmp_path_factory.mktemp("site"), postgres)
    yield made
    made.close()


@pytest.fixture(scope="module")
def site(request, server: Server) -> Iterator[Site]:
    """The demo's data behind one process. A module may name WORKERS, more of them, and SETTINGS that differ."""
    module = request.module
    with started(
        server, workers=getattr(module, "WORKERS", 1), settings=getattr(module, "SETTINGS", {})
    ) as running:
        yield running


@pytest.fixture
def cable(site: Site) -> Iterator[Cable]:
    """The same site through a network that can be cut."""
    made = Cable(site.port)
    yield made
    made.cut()


@pytest.fixture(scope="session")
def browser_context_args() -> dict:
    return {"viewport": {"width": 1280, "height": 900}, "locale": "en-US", "reduced_motion": "reduce"}


@pytest.fixture(scope="module")
def sessions(site: Site, browser) -> Iterator[Sessions]:
    """Signed-in browsers, one for each account of the demo, opened when first asked for."""
    made = Sessions(browser, site)
    yield made
    made.close()


@pytest.fixture
def plain(sessions: Sessions) -> Page:
    """A phone that runs no script."""
    return sessions.page(java_script_enabled=False, width=390, height=844)
