"""Count the statements of a page that is asked for again, through the whole application as a server calls it (P7).

`python -m tests.bench.http.statements <path>…` runs inside the site and prints JSON.
"""

import json
import sys
from contextlib import ExitStack
from importlib import import_module

from django.db import connections
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.bench.http.client import BROWSER

WARM = 3


def count(application, path: str) -> int:
    for _warm in range(WARM):
        _get(application, path)
    with ExitStack() as stack:
        asked = [stack.enter_context(CaptureQueriesContext(each)) for each in connections.all()]
        _get(application, path)
        return sum(map(len, asked))


def _get(application, path: str) -> None:
    headers = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in BROWSER.items()}
    environ = RequestFactory(HTTP_HOST="localhost", **headers).get(path).environ
    status: list[str] = []
    answer = application(environ, lambda line, _headers, *_error: status.append(line))
    for _chunk in answer:
        pass
    answer.close()
    if not status[0].startswith("200"):
        raise AssertionError(f"{path} answered {status[0]}")


if __name__ == "__main__":
    served = import_module("cms.wsgi").application
    sys.stdout.write(json.dumps({path: count(served, path) for path in sys.argv[1:]}) + "\n")
