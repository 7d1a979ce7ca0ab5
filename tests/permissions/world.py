"""One world for the whole matrix: the demonstration, the planted objects, the people with their browsers."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.utils import translation

from tests.crawl import CATCH_ALL, crawl, key_of
from tests.permissions.accounts import browser_of, make_people
from tests.permissions.doors import leads_to, routes
from tests.permissions.places import more, places, sends
from tests.permissions.planted import Planted, plant
from tests.permissions.spots import Spot
from tests.routes.ledger import row_for
from tests.routes.samples import samples

GUIDES = ("anonymous", "community", "advisory", "editor", "publisher", "analyst", "clerk", "administrator")
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
    "workspace/materials/<int:pk>/",
    "workspace/materials/<int:pk>/<int:number>/",
    "desk/history/<str:label>/<str:pk>/",
    "desk/meetings/<int:pk>/live/closed/<int:item>/book/",
    "desk/materials/<int:pk>/",
    "desk/materials/<int:pk>/<int:number>/",
}


@dataclass
class World:
    people: dict[str, Any]
    browsers: dict[str, Client]
    planted: Planted
    sends: dict[str, dict[str, Any]] = field(default_factory=dict)  # address → what its form must name
    spots: dict[str, list[Spot]] = field(default_factory=lambda: defaultdict(list))

    @property
    def planted_spots(self) -> list[Spot]:
        return places(self.planted)


def build() -> World:
    """Inside a transaction that the caller takes back."""
    call_command("load_demo", verbosity=0)
    people = make_people()
    made = World(people, {name: browser_of(user) for name, user in people.items()}, plant(people))
    made.sends = sends()
    for path in made.sends:
        made.spots[key_of(path)].append(Spot(leads_to(key_of(path)), path))
    for path, route in _addresses(made).items():
        known = made.spots[route]
        if len(known) < (EACH if row_for(route).per_object else 1):
            known.append(Spot(leads_to(route), path, theirs=route in OF_ONE_PERSON))
    return made


def _addresses(made: World) -> dict[str, str]:
    """Address → pattern: the samples, and what people find by following links from where they start."""
    known = set(routes())
    found = dict(samples()) | {path: key_of(path) for path in more(made.planted)}
    for who in GUIDES:
        starts = ["/"] if who == "anonymous" else ["/desk/", "/workspace/"]
        within = ("/",) if who == "anonymous" else ("/desk/", "/workspace/")
        reached = crawl(lambda path, who=who: _fetch(made, who, path), *starts, each=2, within=within)
        for key, paths in reached.items():
            route = CATCH_ALL if key.startswith("page ") else key
            if route in known:
                found |= {
                    path.split("?")[0]: route
                    for path, status in paths.items()
                    if status < 400 or status == 405
                }
    return found


def _fetch(made: World, who: str, path: str) -> tuple[int, str, str]:
    with translation.override("en"):
        answer = made.browsers[who].get(path)
    kind = answer.headers.get("Content-Type", "")
    body = answer.content.decode(errors="replace") if "html" in kind and not answer.streaming else ""
    return answer.status_code, kind, body
