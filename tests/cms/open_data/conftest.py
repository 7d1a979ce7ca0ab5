"""A few public decisions of two bodies, copied; and the API as a program reads it."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.test import Client

import pytest

from cms.open_data import sync
from tests.factories import open_data
from tests.furniture import furnished


@furnished
def board():
    return open_data.bodies()[0]


@furnished
def decided(board):
    """Seven public decisions, followed."""
    made = open_data.decisions(board, 7)
    sync.follow()
    return made


@dataclass
class Api:
    client: Client

    def get(self, path: str, **headers):
        return self.client.get(path if path.startswith("/") else f"/api/v1/{path}", headers=headers)

    def read(self, path: str):
        answer = self.get(path)
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    def refused(self, path: str) -> tuple[int, dict]:
        answer = self.get(path)
        assert answer.headers["Content-Type"] == "application/problem+json"
        return answer.status_code, json.loads(answer.content)

    def walk(self, path: str, between=lambda: None) -> list[dict]:
        """All items of all pages; something may happen between them."""
        found = []
        while path:
            page = self.read(path)
            found += page["items"]
            target = urlsplit(page["next"] or "")
            path = f"{target.path}?{target.query}" if page["next"] else ""
            between()
        return found


@pytest.fixture
def api(client) -> Api:
    return Api(client)


@pytest.fixture
def csrf_client() -> Client:
    """Browsers send a token with each form; programs have none."""
    return Client(enforce_csrf_checks=True)
