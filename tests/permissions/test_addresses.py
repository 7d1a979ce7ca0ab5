"""Results of following links: no dead end, headers on every response, no cookie for a visitor but a ballot's."""

import re
from collections.abc import Iterable

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

import pytest

from tests.crawl import key_of
from tests.depth import size
from tests.permissions.world import Visit, World, spots_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
# Public addresses that the contract names (design.md 5); others script against them.
CONTRACT = [
    "/", "/search/?q=data", "/healthz", "/conversations/", "/tools/", "/receipts/", "/boards/", "/decisions/",
    "/proposals/", "/agreements/", "/api/", "/es/", "/es/conversations/", "/es/tools/", "/es/boards/", "/es/decisions/",
]  # fmt: skip
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def dead_ends(visits: Iterable[Visit]) -> list[str]:
    """Where people begin, `/desk/` or `/workspace/`, is not for all."""
    return [
        f"{each.who}: {each.path} answers {each.status}"
        for each in visits
        if (each.status in (404, 410) or each.status >= 500 or key_of(each.path).startswith("nothing at"))
        and not (each.status == 404 and each.path in ("/desk/", "/workspace/"))
    ]


def test_no_link_leads_nowhere(world: World):
    assert len(world.visits) >= size(400, 500)
    assert not (dead := dead_ends(world.visits)), "\n".join(dead)


@pytest.mark.deep
def test_no_second_link_of_a_pattern_leads_nowhere(world: World):
    spots_of(world, each=2, everybody=True)
    assert len(world.visits) >= 1_000
    assert not (dead := dead_ends(world.visits)), "\n".join(dead)


@pytest.mark.parametrize("path", CONTRACT)
def test_the_contracts_addresses_answer(world: World, client, path):
    assert client.get(path).status_code == 200


# The only public address that sets a cookie: the key of a ballot (engagement/live/ballot_cookie.py).
BALLOT = re.compile(r"^/(?:[a-z-]+/)?conversations/[\w-]+/live/$")


def test_no_public_answer_sets_a_cookie_and_each_has_its_headers(world: World):
    visits = [each for each in world.visits if each.who == "anonymous"]
    assert len(visits) >= 40
    for path in ("/no-such-page/", "/es/no-such-page/", "/desk/", "/admin/"):
        answer = Client().get(path)
        visits.append(Visit("anonymous", path, answer.status_code, answer.headers, bool(answer.cookies)))
    lacking = [
        f"{each.path}: sets a cookie"
        for each in visits
        if each.sets_cookie
        and not each.path.startswith(("/accounts/", "/es/accounts/"))
        and not BALLOT.match(each.path)
    ]
    lacking += [f"{each.path}: {said}" for each in visits for said in headers_lacking(each.headers)]
    assert not lacking, f"{len(lacking)} on {len(visits)} addresses\n" + "\n".join(lacking)


def headers_lacking(headers) -> list[str]:
    policy = headers.get("Content-Security-Policy", "")
    lacking = [f"no {name}" for name, value in HEADERS.items() if headers.get(name) != value]
    if headers.get("Referrer-Policy") not in ("same-origin", "no-referrer", "strict-origin"):
        lacking.append("no Referrer-Policy")
    lacking += [
        f"policy lacks {part}" for part in ("default-src 'none'", "frame-ancestors") if part not in policy
    ]
    return lacking + ([] if "X-Request-ID" in headers else ["no request id"])


def test_an_anonymous_visitor_leaves_no_session(world: World):
    before, browser = Session.objects.count(), Client()
    for path in CONTRACT:
        browser.get(path)
    assert Session.objects.count() == before
    assert settings.SESSION_COOKIE_NAME not in browser.cookies
