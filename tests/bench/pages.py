"""Benchmark of public demo pages against a plain response through the same middleware: queries and CPU (P1-P8).

`python -m tests.bench.pages` measures in a separate process and prints JSON.
"""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench.report import Goals, cpu_seconds, say
from tests.checks import ROOT
from tests.demo_site import environment, manage
from tests.machine import free_port

TIMES = 40
STATEMENTS = {"home": 8, "list": 10, "detail": 10, "form": 7}


def run(folder: Path, goals: Goals) -> None:
    say("\nPublic pages of the demo, warm, in process")
    port = free_port()
    env = environment(folder, port)
    folder.mkdir()
    done = manage(env, "demo", "--port", str(port), "--once", check=False)
    if not done.returncode:
        words = [sys.executable, "-m", "tests.bench.pages"]
        done = subprocess.run(words, cwd=ROOT, env=os.environ | env, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        say(f"  skipped: the demo did not come up ({last})")
        return
    result = json.loads(done.stdout.splitlines()[-1])
    plain = result["plain_ms"]
    say(f"  {plain:6.2f} ms   a plain answer through every middleware")
    for page in result["pages"]:
        say(
            f"  {page['ms']:6.2f} ms {page['ms'] / plain:6.1f}x {page['gzip'] / 1000:5.1f} kB  {page['path']}"
        )
    for page in result["pages"]:
        if page["repeated"]:
            say(f"  note   {page['repeated']} statements of {page['path']} are asked more than once")
        goals.at_most(f"P6 statements of {page['path']}", page["statements"], STATEMENTS[page["kind"]], "")


def measure() -> dict:
    import django

    django.setup()
    from django.test import Client, override_settings

    client = Client(HTTP_HOST="localhost")
    with override_settings(ROOT_URLCONF="tests.bench.plain_urls"):
        plain = _cost(client, "/plain")
    return {"plain_ms": plain, "pages": [_page(client, kind, path) for kind, path in _paths()]}


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
    if name == "HomePage":
        return "home"
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
        "ms": _cost(client, path),
        "statements": len(statements),
        "repeated": len(statements) - len(set(statements)),
        "gzip": len(gzip.compress(answer.content, 6)),
    }


def _cost(client, path: str) -> float:
    client.get(path)
    return 1000 * cpu_seconds(lambda: [client.get(path) for _time in range(TIMES)]) / TIMES


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
