"""M01: each person at each address, in the states of its object; what fails is named cell by cell."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.permissions.actors import ACTORS
from tests.permissions.asking import Answer, ask, shape, unknown_beside
from tests.permissions.sides import SIGNED_IN
from tests.permissions.spots import Spot
from tests.permissions.world import World

NAMES = [actor.name for actor in ACTORS]

# Addresses for which no sample is in the right state, or whose form must name a row; the test that reaches each.
LIVE = "desk/meetings/<int:pk>/live/"
EXCUSED = {
    "desk/holds/<int:pk>/": "feedback/test_holds.py",
    "desk/packets/<int:pk>/again/": "boards/test_packet.py: packets are off here",
    f"{LIVE}presence/": "boards/test_console.py",
    f"{LIVE}access-restored/": "boards/test_console.py",
    f"{LIVE}items/<int:item>/return/": "boards/test_console.py",
    f"{LIVE}speakers/<int:speaker>/": "boards/test_console.py",
    f"{LIVE}motions/<int:motion>/vote/": "boards/test_console.py",
    "desk/meetings/<int:pk>/added/<int:item>/": "boards/test_added_item.py",
    "desk/duties/<int:pk>/done/": "boards/test_duties.py",
    "calendar/<str:token>.ics": "boards/workspace/test_calendar_link.py: the token is told once",
    "desk/cycles/reports/<int:pk>/item/": "boards/cycle/test_report_screens.py",
    f"{LIVE}ballots/<int:ballot>/rank/": "boards/cycle/test_ranking_screens.py",
    f"{LIVE}ballots/<int:ballot>/close/": "boards/cycle/test_ranking_screens.py",
    "desk/applications/<int:pk>/text/": "boards/appointing/test_calls.py",
    "desk/meetings/<int:pk>/waiting/<int:waiting>/": "boards/test_agenda_drafts.py",
    "desk/exports/<uuid:pk>/": "the planted export of the analyst (places.py)",
    "desk/exports/<uuid:pk>/manifest.json": "feedback/test_cuts_and_exports.py; which export comes first is chance",
}


@dataclass
class Result:
    """What was asked, and what was not as the table says."""

    cells: Counter = field(default_factory=Counter)
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    reached: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    wanted: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def unreached(self) -> list[str]:
        """Who has a right at an address, and found nothing at any sample of it."""
        return [
            f"{who} at {route}"
            for route, people in self.wanted.items()
            for who in sorted(people - self.reached[route])
            if route not in EXCUSED
        ]

    @property
    def wrong(self) -> list[str]:
        """The cells that fail alike on one line, each person named."""
        return [f"{what}: {' '.join(people)}" for what, people in self.faults.items()]

    def say(self, spot: Spot, who: str, method: str, what: str) -> None:
        thing = f"{spot.door.thing} ({spot.state or 'as it is'}) {spot.door.action}"
        self.faults[f"{method} {spot.path}: {thing}: {what}"].append(who)


class Asked:
    """Answers to unknown addresses, each asked for once: what absence looks like to this person behind this door."""

    def __init__(self, world: World) -> None:
        self.world, self.known = world, {}

    def absence(self, who: str, path: str, method: str) -> tuple:
        nowhere = unknown_beside(path)
        key = (who, nowhere, method)
        if key not in self.known:
            self.known[key] = shape(ask(self.world.browsers[who], nowhere, method), nowhere)
        return self.known[key]


def walk(world: World, spots: Iterable[tuple[str, Spot]], *, certain: bool) -> Result:
    """`certain`: each spot must be there for whoever may; otherwise one spot of each address is enough."""
    result, asked = Result(), Asked(world)
    for route, spot in spots:
        allowed = spot.allowed()
        methods = _methods(world, spot, allowed)
        for who in NAMES:
            if who in allowed and spot.theirs:
                continue
            if who in allowed:
                _may(world, result, route, spot, who, methods[0], certain=certain)
            else:
                for each in methods:
                    _may_not(world, asked, result, spot, who, each)
    return result


def _methods(world: World, spot: Spot, allowed: frozenset[str]) -> list[str]:
    """How the address is used by whoever may: read, sent to, or both."""
    if not allowed:
        return ["GET"]
    who = next(name for name in NAMES if name in allowed)
    found = [
        each
        for each in ("GET", "POST")
        if ask(world.browsers[who], spot.path, each, world.sends.get(spot.path)).status != 405
    ]
    return found or ["GET"]


def _may(
    world: World, result: Result, route: str, spot: Spot, who: str, method: str, *, certain: bool
) -> None:
    answer = ask(world.browsers[who], spot.path, method, world.sends.get(spot.path))
    result.cells[spot.door.action] += 1
    result.wanted[route].add(who)
    if answer.status >= 500 or answer.status == 403:
        result.say(spot, who, method, f"answers {answer.status}")
    elif not answer.absent:
        result.reached[route].add(who)
    elif certain:
        result.say(spot, who, method, f"is not there: {answer.status} {answer.location}")


def _may_not(world: World, asked: Asked, result: Result, spot: Spot, who: str, method: str) -> None:
    answer = ask(world.browsers[who], spot.path, method, world.sends.get(spot.path))
    result.cells["-"] += 1
    if spot.path.startswith("/admin/"):
        if not answer.closed_in_wagtail:
            result.say(spot, who, method, f"is open: {answer.status} {answer.location}")
    elif not answer.absent:
        result.say(spot, who, method, f"is open: {answer.status} {answer.location}")
    elif spot.door.side == SIGNED_IN:
        return  # it asks to sign in, whatever the number in the address
    elif shape(answer, spot.path) != (nowhere := asked.absence(who, spot.path, method)):
        result.say(
            spot, who, method, f"differs from an unknown address: {difference(answer, spot.path, nowhere)}"
        )


def difference(answer: Answer, path: str, nowhere: tuple) -> str:
    mine = shape(answer, path)
    if mine[:2] != nowhere[:2]:
        return f"{set(mine[1]) ^ set(nowhere[1])} {mine[0]}/{nowhere[0]}"
    at = next((i for i, (a, b) in enumerate(zip(mine[2], nowhere[2], strict=False)) if a != b), -1)
    return f"{mine[2][at - 30 : at + 60]!r} / {nowhere[2][at - 30 : at + 60]!r}"
