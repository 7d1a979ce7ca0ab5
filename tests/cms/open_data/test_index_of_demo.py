"""The index of open data over the whole demo: each link leads to data."""

import re

import pytest

from cms.open_data import sources, sync
from cms.open_data.archive.build import build
from cms.open_data.registry import kinds
from tests.crawl import links_of


@pytest.mark.parametrize("path", ["/api/", "/es/api/"])
def test_the_page_of_the_demo_links_to_what_exists(client, demo_database, path, db):
    sync.follow()
    build()
    page = client.get(path).content.decode()
    links = [link for link in links_of(page, path) if re.search(r"api/v1|\.\w+$|healthz", link)]

    assert len(links) > 20 + 2 * len(kinds())
    assert [link for link in links if client.get(link).status_code != 200] == []
    for source in sources.listed():
        assert source.link or not has_example(source.route), source.route


def has_example(route: str) -> bool:
    """Whether the demo has an address to show; the gateway of Legistar leads nowhere without a matter."""
    example = next(source for source in sources.sources() if source.route == route).example
    return example is not None and example() is not None
