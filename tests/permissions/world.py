"""One world for the whole matrix: the demo, the planted objects, the people with their clients."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth import get_user_model
from django.http.response import ResponseHeaders
from django.test import Client

from tests.crawl import CATCH_ALL, crawl, key_of
from tests.depth import DEEP
from tests.permissions.accounts import browser_of, make_people
from tests.permissions.actors import BY_NAME
from tests.permissions.asking import Answer, ask
from tests.permissions.doors import leads_to, routes
from tests.permissions.house import BY_KEY
from tests.permissions.places import WITHOUT_A_SAMPLE, more, places, sends
from tests.permissions.planted import Planted, plant
from tests.permissions.spots import Spot
from tests.routes.ledger import row_for
from tests.routes.samples import samples

GUIDES = ("anonymous", "community", "advisory", "editor", "publisher", "analyst", "clerk", "administrator")
OF_THE_DEMO = ("member", "resident")  # who have work of their own there; guides only
STARTS = ("/desk/", "/workspace/")
EACH = 2  # addresses of each pattern whose right also hangs on the object; of the others one
# Whose addresses belong to one person: places.py plants an object for each of them.
OF_ONE_PERSON = {
    "workspace/disclosures/<int:pk>/",
    "workspace/groups/<int:pk>/",
    "workspace/groups/<int:pk>/accept/",
    "workspace/groups/<int:pk>/close/",
    "workspace/groups/<int:pk>/decline/",
    "workspace/groups/<int:pk>/invite/",
    "workspace/groups/<int:pk>/leave/",
    "workspace/meetings/<int:pk>/",
    "workspace/meetings/<int:pk>/coming/",
    "workspace/meetings/<int:pk>/exception/",
    "workspace/meetings/<int:pk>/items/<str:key>/",
    "workspace/meetings/<int:pk>/items/<str:key>/disclose/",
    "workspace/meetings/<int:pk>/items/<str:key>/highlight/",
    "workspace/meetings/<int:pk>/items/<str:key>/note/",
    "workspace/meetings/<int:pk>/whole/",
    "workspace/meetings/<int:pk>/saved.json",
    "workspace/meetings/<int:pk>/notes.json",
    "workspace/meetings/<int:pk>/items/<str:key>/pages/<int:material>/<int:version>/<int:number>/",
    "workspace/meetings/<int:pk>/items/<str:key>/pages/<int:material>/<int:version>/<int:number>/picture.jpg",
    "workspace/notes/<int:pk>/delete/",
    "workspace/proposals/<int:pk>/",
    "workspace/proposals/<int:pk>/answer/",
    "workspace/proposals/<int:pk>/change/",
    "workspace/proposals/<int:pk>/hand-in/",
    "workspace/proposals/<int:pk>/invite/",
    "workspace/proposals/<int:pk>/leave/",
    "workspace/proposals/<int:pk>/sponsor/",
    "workspace/proposals/<int:pk>/take-back/",
    "workspace/proposals/<int:pk>/unsponsor/",
    "workspace/proposals/new/<slug:slug>/",
    "workspace/rankings/<int:pk>/",
    "workspace/reports/<int:pk>/",
    "desk/exports/<uuid:pk>/file",
    "desk/jobs/<uuid:pk>/",
    "desk/jobs/<uuid:pk>/cancel/",
    "receipts/mine/<int:pk>/remove/",
    "desk/filters/<int:pk>/",
    "desk/filters/<int:pk>/remove/",
    "workspace/materials/<int:pk>/",
    "workspace/materials/<int:pk>/<int:number>/",
    "desk/history/<str:label>/<str:pk>/",
    "desk/meetings/<int:pk>/live/closed/<int:item>/book/",
    "desk/materials/<int:pk>/",
    "desk/materials/<int:pk>/<int:number>/",
    "desk/materials/<int:pk>/open/",
}


LEFT_OUT = (404, "", "")  # as an answer that leads nowhere further


@dataclass(frozen=True)
class Visit:
    """What following links met."""

    who: str
    path: str
    status: int
    headers: ResponseHeaders
    sets_cookie: bool


@dataclass
class World:
    people: dict[str, Any]
    browsers: dict[str, Client]
    planted: Planted
    sends: dict[str, dict[str, Any]] = field(default_factory=dict)  # address → what its form must name
    visits: list[Visit] = field(default_factory=list)
    read: dict[tuple[str, str], Answer] = field(default_factory=dict)  # by following links: who, address
    spots: dict[str, list[Spot]] = field(default_factory=dict)

    def follow_links(self) -> None:
        self.spots = spots_of(self, each=1, everybody=DEEP)

    @property
    def our_spots(self) -> dict[str, list[Spot]]:
        """Without the screens of Wagtail and allauth."""
        return {
            route: spots
            for route, spots in self.spots.items()
            if not route.startswith(("admin/", "accounts/"))
        }

    @property
    def planted_spots(self) -> list[Spot]:
        return places(self.planted)


def build() -> World:
    """On the demo, inside a transaction that the caller takes back."""
    people = make_people()
    browsers = {name: browser_of(user) for name, user in people.items()}
    demo = {
        name: browser_of(get_user_model().objects.get(email=f"{name}@demo.example")) for name in OF_THE_DEMO
    }
    made = World(people, browsers | demo, plant(people))
    made.sends = sends()
    return made


def spots_of(made: World, *, each: int, everybody: bool) -> dict[str, list[Spot]]:
    """Pattern → spots. `each`: how many links to one pattern a person follows.

    `everybody`: also where one with the same rights to that object went before. Their own first screens all follow.
    """
    found: dict[str, list[Spot]] = defaultdict(list)
    for path in made.sends:
        found[key_of(path)].append(Spot(leads_to(key_of(path)), path))
    for path, route in _addresses(made, each, everybody).items():
        if len(found[route]) < (EACH if row_for(route).per_object else 1):
            found[route].append(Spot(leads_to(route), path, theirs=route in OF_ONE_PERSON))
    for route in routes():
        if not found[route] and not set("<^*") & set(route):
            found[route].append(Spot(leads_to(route), f"/{route}"))
    return {route: spots for route, spots in found.items() if spots}


def _addresses(made: World, each: int, everybody: bool) -> dict[str, str]:
    """Address → pattern: the samples, and what people find by following links from where they start."""
    known = set(routes())
    found = samples() | {path: key_of(path) for path in more(made.planted)} | WITHOUT_A_SAMPLE
    went: dict[tuple[str, str], str] = {}
    for who in (*GUIDES, *OF_THE_DEMO):
        starts = ("/",) if who == "anonymous" else STARTS

        def fetch(path: str, who: str = who) -> tuple[int, str, str]:
            if not everybody and path not in STARTS:
                screen = key_of(path)
                rights = _rights(who, screen)
                if rights and went.setdefault((screen, rights), who) != who:
                    return LEFT_OUT
            return _fetch(made, who, path)

        reached = crawl(fetch, *starts, each=each, within=starts)
        for key, paths in reached.items():
            route = CATCH_ALL if key.startswith("page ") else key
            if route in known:
                found |= {
                    path.split("?")[0]: route
                    for path, status in paths.items()
                    if status < 400 or status == 405
                }
    return found


def _rights(who: str, route: str) -> str:
    """What a role may do to the object of a screen; nothing where it may not go, or where what is shown is its own."""
    if who not in BY_NAME or not BY_NAME[who].role or route not in routes() or route in OF_ONE_PERSON:
        return ""
    door, column = leads_to(route), BY_NAME[who].column
    return BY_KEY[door.thing].rights[column] if column in door.side else ""


def _fetch(made: World, who: str, path: str) -> tuple[int, str, str]:
    answer = ask(made.browsers[who], path)
    headers = ResponseHeaders(dict(answer.headers))
    made.visits.append(Visit(who, path, answer.status, headers, answer.sets_cookie))
    made.read[who, path] = replace(answer, body="")
    kind = headers.get("Content-Type", "")
    return answer.status, kind, answer.body if "html" in kind else ""
