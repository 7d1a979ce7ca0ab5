"""Every address of ours that links lead to, asked for by each role: who may gets it, who may not finds nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import translation

import pytest

from tests.crawl import crawl, key_of
from tests.factories.signed_in import browser_of as signed_in
from tests.routes.ledger import EVERYONE, Row, patterns, row_for
from tests.routes.rows import BOARDS, ENGAGEMENT, FEEDBACK, HOUSE, WAGTAIL
from tests.routes.samples import samples

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
ACCOUNTS = {
    "resident": "resident@demo.example",
    "member": "member@demo.example",
    "editor": "editor@demo.example",
    "clerk": "clerk@demo.example",
    "analyst": "analyst@demo.example",
    "publisher": "publisher@demo.example",
    "administrator": "admin@demo.example",
}
# Public addresses that the contract names (design.md 5); others script against them.
CONTRACT = [
    "/", "/search/?q=data", "/healthz", "/conversations/", "/tools/", "/receipts/", "/boards/", "/decisions/",
    "/proposals/", "/agreements/", "/api/", "/es/", "/es/conversations/", "/es/tools/", "/es/boards/", "/es/decisions/",
]  # fmt: skip


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The demo's data for all tests of this file, taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@dataclass
class Walk:
    """What each person found by following links: pattern → address → status."""

    browsers: dict[str, Client]
    found: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)

    def fetch(self, who: str, path: str) -> tuple[int, str, str]:
        with translation.override("en"):
            answer = self.browsers[who].get(path)
            kind = answer.headers.get("Content-Type", "")
            body = answer.content.decode(errors="replace") if "html" in kind and not answer.streaming else ""
        return answer.status_code, kind, body

    def addresses(self) -> dict[str, str]:
        """Each address that somebody reached, and the samples, with its pattern."""
        reached = {
            path: key for found in self.found.values() for key, paths in found.items() for path in paths
        }
        return reached | self.more


@pytest.fixture(scope="module")
def walk(seeded) -> Walk:
    """Made once: what each person finds by following links from where they start."""
    made = Walk(
        {"anonymous": browser_of(None), **{who: browser_of(email) for who, email in ACCOUNTS.items()}}
    )
    made.more = samples()
    for who in made.browsers:
        starts = ["/"] if who == "anonymous" else ["/desk/", "/workspace/"]
        within = ("/",) if who == "anonymous" else ("/desk/", "/workspace/")
        made.found[who] = crawl(lambda path, who=who: made.fetch(who, path), *starts, each=2, within=within)
    return made


def browser_of(email: str | None) -> Client:
    """A browser of this demo account, its second factor used in this session."""
    if email is None:
        return Client(raise_request_exception=False)
    return signed_in(get_user_model().objects.get(email=email), raise_request_exception=False)


def refused(status: int, location: str) -> bool:
    return status == 404 or (
        status == 302 and any(part in location for part in ("/login/", "/accounts/2fa/"))
    )


def refused_by_wagtail(status: int, location: str) -> bool:
    """Wagtail sends people with some right, but not this one, to its start page."""
    return refused(status, location) or status == 403 or (status == 302 and location == "/admin/")


def verdict(walk: Walk, row: Row, who: str, path: str) -> str:
    """Empty when the answer fits the ledger."""
    answer = walk.browsers[who].get(path)
    if answer.status_code == 405 and who not in row.who:
        answer = walk.browsers[who].post(path)
    location = answer.headers.get("Location", "")
    no = refused(answer.status_code, location)
    if answer.status_code >= 500:
        return f"{answer.status_code}"
    if who not in row.who and not no:
        return f"open: {answer.status_code} {location}"
    if who in row.who and no and not row.per_object:
        return f"refused: {answer.status_code} {location}"
    return ""


def test_each_role_gets_what_the_ledger_says(walk):
    wrong, cells = [], 0
    for path, key in walk.addresses().items():
        if key.startswith(("nothing at", "es ", "other ", "page ")) or path.startswith("/admin/"):
            continue
        row = row_for(key)
        for who in walk.browsers:
            cells += 1
            if said := verdict(walk, row, who, path):
                wrong.append(f"{who} at {path}: {said}")
    assert cells >= 200
    assert not wrong, f"{len(wrong)} of {cells} cells\n" + "\n".join(wrong)


def test_every_address_of_ours_was_reached(walk):
    """A walk that skips a screen proves nothing about it."""
    reached = set(walk.addresses().values())
    ours = [row for row in (*HOUSE, *FEEDBACK, *ENGAGEMENT, *BOARDS) if row.route not in NOT_BY_LINK]
    missed = [row.route for row in ours if row.route not in reached]
    assert not missed, f"{len(missed)} of {len(ours)} never reached\n" + "\n".join(missed)


# Reached by no link, for a reason; their own tests ask for them.
NOT_BY_LINK = {
    "healthz": "for machines",
    "metrics": "for machines",
    "readyz": "for machines",
    "media/<path:name>": "images",
    "desk/jobs/<uuid:pk>/": "made by an act",
    "desk/jobs/<uuid:pk>/cancel/": "made by an act",
    "accounts/landing/": "after signing in",
    "conversations/registration/<str:code>/": "whoever holds the code",
    "conversations/registration/<str:code>/change/": "whoever holds the code",
    "desk/conversations/door/<str:code>/": "by the square code of a receipt",
}


def test_each_part_of_wagtail_is_closed_to_those_it_is_not_for(walk):
    opened, cells = [], 0
    for row in WAGTAIL:
        plain = [
            route
            for route, _pattern in patterns()
            if row.declares(route) and "<" not in route and "^" not in route
        ]
        for path in [f"/{route}" for route in plain[:2]]:
            for who in walk.browsers.keys() - row.who:
                cells += 1
                answer = walk.browsers[who].get(path)
                if not refused_by_wagtail(answer.status_code, answer.headers.get("Location", "")):
                    opened.append(f"{who} at {path}: {answer.status_code}")
    assert cells >= 150
    assert not opened, f"{len(opened)} of {cells}\n" + "\n".join(sorted(opened))


def test_no_link_leads_nowhere(walk):
    dead = [
        f"{who}: {path} answers {status}"
        for who, found in walk.found.items()
        for key, paths in found.items()
        for path, status in paths.items()
        if status in (404, 410) or status >= 500 or key.startswith("nothing at")
    ]
    dead = [line for line in dead if not line.endswith(("/desk/ answers 404", "/workspace/ answers 404"))]
    assert not dead, f"{len(dead)} dead\n" + "\n".join(dead)


@pytest.mark.parametrize("path", CONTRACT)
def test_the_contracts_addresses_answer(seeded, client, path):
    assert client.get(path).status_code == 200


def test_no_public_answer_sets_a_cookie_and_each_has_its_headers(walk):
    anonymous, lacking = walk.browsers["anonymous"], []
    paths = [path for paths in walk.found["anonymous"].values() for path in paths]
    assert len(paths) >= 40
    for path in [*paths, "/no-such-page/", "/es/no-such-page/", "/desk/", "/admin/"]:
        answer = anonymous.get(path)
        if answer.cookies and not path.startswith(("/accounts/", "/es/accounts/")):
            lacking.append(f"{path}: sets {list(answer.cookies)}")
        lacking += [f"{path}: {said}" for said in headers_lacking(answer.headers)]
    assert not lacking, f"{len(lacking)} on {len(paths)} addresses\n" + "\n".join(lacking)


def headers_lacking(headers) -> list[str]:
    policy = headers.get("Content-Security-Policy", "")
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    lacking = [f"no {name}" for name, value in wanted.items() if headers.get(name) != value]
    lacking += [
        f"policy lacks {part}" for part in ("default-src 'none'", "frame-ancestors") if part not in policy
    ]
    return lacking + ([] if "X-Request-ID" in headers else ["no request id"])


def test_an_anonymous_visitor_leaves_no_session(walk):
    from django.contrib.sessions.models import Session

    before = Session.objects.count()
    for path in CONTRACT:
        walk.browsers["anonymous"].get(path)
    assert Session.objects.count() == before
    assert settings.SESSION_COOKIE_NAME not in walk.browsers["anonymous"].cookies


def test_the_ledger_declares_what_the_cast_is_called():
    assert {"anonymous", *ACCOUNTS} == EVERYONE
    assert key_of("/healthz") == "healthz"
