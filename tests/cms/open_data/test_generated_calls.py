"""Calls that nobody thought of: each is answered, in valid JSON, by what the schema says. No 500."""

import json
import random
from urllib.parse import quote, urlencode

import pytest

from boards.models import Decision
from cms.open_data import sync
from tests.cms.open_data.validating import check

METHODS = ["get"] * 12 + ["head", "options", "post", "put", "delete"]
WORDS = [
    "", "0", "1", "50", "100", "101", "-1", "x", "2022", "22", "0000", "9999", "2022-01", "2022-1", "governing-board",
    "nobody", "ñandú", "私", "\x00", "\n", "'", '"', "%", "%%", "../", "a" * 300, "1" * 30, "null", "[]", "{}",
    "\ud800",
    "2022-06-24T10:00:00Z", "2022-06-24t10:00:00.5z", "9999-12-31T23:59:59-14:00", "2000-01-01T00:00:00+00:00",
    "0001-01-01T00:00:00Z", "WyIiLDFd:x", "WyIiLDFd", ":", "::::", "<script>", "٣",
]  # fmt: skip
NAMES = ["limit", "cursor", "modified_since", "body", "year", "number", "id", "q", "", "limit[]", "\x00"]
KEYS = ["2022-01", "2022-02", "2022-03"] * 8 + WORDS
PLACES = [
    "decisions",
    "decisions",
    "decisions",
    "Decisions",
    "schemas",
    "openapi.json",
    "motions2",
    "ñ",
    "%",
    "\x00",
]
HEADERS = [
    {}, {"if_none_match": "*"}, {"if_none_match": '"x", W/"y"'}, {"if_modified_since": "x"}, {"range": "bytes=0-1"},
    {"if_match": '"x"'}, {"accept": "text/html"}, {"accept_language": "es"}, {"origin": "null"},
]  # fmt: skip


def calls(chance: random.Random, cursors: list[str]):
    while True:
        path = "/api/v1/" + "".join(
            f"{_quoted(chance.choice(PLACES))}/" for _ in range(chance.choice([0, 1, 1, 1, 1]))
        )
        if path != "/api/v1/" and chance.random() < 0.25:
            path += f"{_quoted(chance.choice(KEYS) or 'x')}/"
        pairs = [
            (chance.choice(NAMES), chance.choice(WORDS + cursors))
            for _ in range(chance.choice([0, 1, 1, 2, 3]))
        ]
        yield chance.choice(METHODS), path, pairs, chance.choice(HEADERS)


def _quoted(words: str) -> str:
    return quote(words, safe="", errors="surrogatepass")


@pytest.mark.parametrize("many", [400, pytest.param(5_000, marks=pytest.mark.deep)])
def test_generated_calls_are_answered(api, decided, many):
    Decision.objects.filter(pk=decided[0].pk).update(published_at=None)
    sync.follow()
    Decision.objects.filter(pk=decided[1].pk).update(title={"en": "Not followed yet"})
    cursors = [api.read("decisions/?limit=1")["next"].split("cursor=")[1].replace("%3A", ":")]
    seen = set()
    for number, (method, path, pairs, headers) in zip(
        range(many), calls(random.Random(19), cursors), strict=False
    ):
        query = urlencode(pairs, errors="surrogatepass")
        answer = getattr(api.client, method)(f"{path}?{query}" if query else path, headers=headers)
        seen.add(answer.status_code)
        assert answer.status_code in (200, 204, 304, 400, 404, 405, 410, 412), (number, method, path, pairs)
        if answer.content and "json" in answer.headers["Content-Type"]:
            json.loads(answer.content)
            check(path, answer)

    assert seen >= {200, 204, 400, 404, 405, 410}
