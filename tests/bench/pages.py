"""Statement counts of the demo's public pages, warm and without the page cache (P6). What pages cost: `http/`.

`python -m tests.bench.pages` measures in a separate process and prints JSON.
"""

import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.http.servers import OFF
from tests.bench.places import demo_place
from tests.bench.report import Goals, say

STATEMENTS = {"home": 8, "list": 10, "detail": 10, "agenda": 12, "form": 7}


def run(folder: Path, goals: Goals) -> None:
    say("\nStatement counts of public pages, warm, without the page cache")
    with demo_place(folder) as place:
        place.env |= OFF
        for page in place.step("tests.bench.pages"):
            if page["repeated"]:
                say(f"  note   {page['repeated']} statements of {page['path']} are asked more than once")
            most = STATEMENTS[page["kind"]]
            goals.at_most(f"P6 statements of {page['path']}", page["statements"], most, "")


def measure() -> list[dict]:
    import django

    django.setup()
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    return [_page(client, kind, path) for kind, path in _paths()]


def _paths() -> list[tuple[str, str]]:
    """One page of each type in English, and the addresses that are no pages."""
    from wagtail.models import Page

    seen, paths = set(), [("list", "/receipts/"), ("list", "/search/?q=teacher")]
    for page in (
        Page.objects.live().filter(depth__gt=1, locale__language_code="en").order_by("path").specific()
    ):
        name = type(page).__name__
        if name not in seen and page.url:
            seen.add(name)
            paths.append((_kind(name), urlsplit(page.url).path))
    return paths


def _kind(name: str) -> str:
    if named := {"HomePage": "home", "MeetingPage": "agenda"}.get(name):
        return named
    return "form" if "Form" in name else "list" if "Index" in name else "detail"


def _page(client, kind: str, path: str) -> dict:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _warm in range(2):
        answer = client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    statements = [query["sql"] for query in asked]
    return {
        "path": path,
        "kind": kind,
        "statements": len(statements),
        "repeated": len(statements) - len(set(statements)),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
