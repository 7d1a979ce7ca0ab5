"""M01: each class of people at each URL, with each method, in the states of its object; failures name the cell."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from tests.permissions.actors import ACTORS, STAFF
from tests.permissions.asking import Answer, ask, shape, unknown_beside
from tests.permissions.classes import Classes, classes_of
from tests.permissions.places import SENDS
from tests.permissions.sides import READING, SIGNED_IN
from tests.permissions.spots import Spot
from tests.permissions.world import World
from tests.routes.ledger import patterns

NAMES = [actor.name for actor in ACTORS]
STAFF_NAMES = {actor.name for actor in ACTORS if actor.column in STAFF}
METHODS = ("GET", "POST")
EVERY_METHOD = (*METHODS, "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")

# Addresses for which no sample is in the right state, or whose form must name a row; the test that reaches each.
LIVE = "desk/meetings/<int:pk>/live/"
EXCUSED = {
    "api/v1/archive.zip": "cms/open_data/test_archive.py: made at night",
    "record/checkpoint.tsr": "cms/proofs/test_timestamps.py: once an authority has confirmed it",
    "desk/holds/<int:pk>/": "feedback/test_holds.py",
    "desk/powers/new/<slug:kind>/<str:which>/": "cms/powers: who proposes depends on the kind of power",
    "desk/powers/new/<slug:kind>/add/": "cms/powers: who proposes depends on the kind of power",
    "desk/powers/<int:pk>/": "cms/powers/test_two_people.py: an answer names the act",
    "desk/filters/<int:pk>/": "feedback/bulk/test_saved_filters.py: one's own",
    "desk/filters/<int:pk>/remove/": "feedback/bulk/test_saved_filters.py: one's own",
    "desk/removals/<int:pk>/": "feedback/moderation/test_possible_copies.py",
    "desk/removals/copies/<int:pk>/": "feedback/moderation/test_possible_copies.py",
    "desk/packets/<int:pk>/again/": "boards/materials/test_packet.py: without fonts there are no packets here",
    f"{LIVE}presence/": "boards/sessions/test_console.py",
    f"{LIVE}entries/<int:number>/undo/": "boards/sessions/test_presiding.py",
    f"{LIVE}access-restored/": "boards/sessions/test_console.py",
    f"{LIVE}items/<int:item>/return/": "boards/sessions/test_console.py",
    f"{LIVE}speakers/<int:speaker>/": "boards/sessions/test_console.py",
    f"{LIVE}motions/<int:motion>/second/": "boards/sessions/motions/test_seconds.py",
    f"{LIVE}motions/<int:motion>/no-second/": "boards/sessions/motions/test_seconds.py",
    f"{LIVE}motions/<int:motion>/vote/": "boards/sessions/test_console.py",
    "desk/meetings/<int:pk>/added/<int:item>/": "boards/agendas/test_added_item.py",
    "desk/duties/<int:pk>/done/": "boards/duties/test_duties.py",
    "calendar/<str:token>.ics": "boards/workspace/test_calendar_link.py: the token is told once",
    "desk/cycles/reports/<int:pk>/item/": "boards/proposals/test_report_screens.py",
    f"{LIVE}ballots/<int:ballot>/rank/": "boards/proposals/test_ranking_screens.py",
    f"{LIVE}ballots/<int:ballot>/close/": "boards/proposals/test_ranking_screens.py",
    "desk/applications/<int:pk>/text/": "boards/appointments/test_calls.py",
    "conversations/evening/<str:code>/state/": "engagement/evening/test_co_host_by_link.py: in its hours",
    "media/<path:name>": "cms/publication/test_images.py; no image is public here",
    r"documents/^(\d+)/(.*)$": "no document here",
    "desk/exports/<uuid:pk>/": "the planted export of the analyst (places.py)",
    "desk/exports/<uuid:pk>/manifest.json": "feedback/cuts/test_cuts_and_exports.py; which export is first is chance",
    "desk/exports/<uuid:pk>/datapackage.json": "feedback/exports/test_data_package.py; chance as well",
    "desk/exports/<uuid:pk>/csv-metadata.json": "feedback/exports/test_data_package.py; chance as well",
    "desk/exports/<uuid:pk>/data-card.md": "feedback/exports/test_data_package.py; chance as well",
}
# Doors of accounts: each leads to the one page to sign in, to another step of it, or is not in use.
LEADS_ON = dict.fromkeys(
    [
        "_util/login/", "admin/login/", "admin/logout/", "admin/password_reset/", "admin/password_reset/done/",
        "admin/password_reset/complete/", "admin/test404/", "admin/failwhale/", "accounts/login/code/confirm/",
        "accounts/2fa/authenticate/", "accounts/2fa/webauthn/login/", "accounts/2fa/recovery-codes/",
        "accounts/2fa/recovery-codes/download/", "admin/block-preview/",
        r"accounts/^confirm-email/(?P<key>[-:\w]+)/$",
    ],
    "a step of signing in, or nothing of ours",
)  # fmt: skip
# Who read what, and what Wagtail remembers of a person: all that reading may write.
NOTES_OF_READING = {
    "account_emailaddress",  # allauth enters an account's own address when its owner first looks at the list
    "boards_consolevisit", "boards_distribution", "feedback_exportdownload", "wagtailadmin_editingsession",
    "wagtailcore_pagesubscription", "wagtailusers_userprofile",
}  # fmt: skip
# Lists of Wagtail to pick from: empty, or names only, for staff who may not change what they list.
OPEN_TO_STAFF = ("admin/workflows/task_chooser/", "admin/documents/chooser/", "admin/images/chooser/")


@dataclass
class Result:
    """What was asked, and what was not as the table says."""

    cells: Counter = field(default_factory=Counter)
    asked: Counter = field(default_factory=Counter)  # how often each person was asked
    faults: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    reached: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    wanted: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def unreached(self) -> list[str]:
        """Who has a right at an address, and found nothing at any sample of it by a method that it takes."""
        return [
            f"{who} at {way}"
            for way, people in self.wanted.items()
            for who in sorted(people - self.reached[way])
            if way.split(" ", 1)[1] not in EXCUSED | LEADS_ON
        ]

    @property
    def wrong(self) -> list[str]:
        """The cells that fail alike on one line, each person named."""
        return [f"{what}: {' '.join(people)}" for what, people in self.faults.items()]

    def say(self, cell: "Cell", what: str) -> None:
        spot = cell.spot
        action = spot.door.action_of(cell.method)
        thing = f"{spot.door.thing} ({spot.state or 'as it is'}) {action}"
        self.faults[f"{cell.method} {spot.path}: {thing}: {what}"].append(cell.who)


@dataclass(frozen=True)
class Cell:
    """One question: this person, at this address, by this method."""

    route: str
    spot: Spot
    who: str
    group: str
    method: str


class Absence:
    """Answers to unknown addresses, each asked for once: what absence looks like to this person behind this door."""

    def __init__(self, world: World) -> None:
        self.world, self.known = world, {}

    def shape(self, cell: Cell) -> tuple:
        nowhere = unknown_beside(cell.spot.path)
        key = (cell.who, nowhere, cell.method)
        if key not in self.known:
            self.known[key] = shape(ask(self.world.browsers[cell.who], nowhere, cell.method), nowhere)
        return self.known[key]


@cache
def asking_for_roles() -> frozenset[str]:
    """Patterns whose view refuses by role before anything else, whatever the method (cms/access.py)."""
    return frozenset(route for route, pattern in patterns() if getattr(pattern.callback, "open_to", None))


@dataclass
class Walk:
    """`certain`: each spot must be there for whoever may; otherwise one spot of each address is enough.

    `thrifty`: fewer are tried in vain where one line refuses them all.
    """

    world: World
    certain: bool
    methods: tuple[str, ...]
    classes: Callable[[Spot, str], Classes]
    thrifty: bool
    result: Result = field(default_factory=Result)
    turns: Counter = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.absence = Absence(self.world)

    def visit(self, route: str, spot: Spot) -> None:
        taken = [method for method in self.methods if self._takes(route, spot, method)]
        if not taken:
            self.result.faults[f"{spot.path}: takes no method"].append(route)

    def _takes(self, route: str, spot: Spot, method: str) -> bool:
        """Those who may come first: a method that the address takes from none of them is asked of nobody else."""
        inside, outside = [], []
        for group, people in self.classes(spot, method).items():
            is_inside = people[0] in spot.allowed(method)
            if not (is_inside and spot.theirs):
                who = min(
                    people, key=lambda name: (not self._has_read(name, spot, method), self.result.asked[name])
                )
                (inside if is_inside else outside).append(Cell(route, spot, who, group, method))
        taken = [self._may(cell) for cell in inside]
        if taken and not any(taken):
            return False
        for cell in self._tried(outside) if self.thrifty else outside:
            self._may_not(cell, is_taken=any(taken))
        return True

    def _tried(self, outside: list[Cell]) -> list[Cell]:
        """Where the view asks for its roles itself (routes/test_ledger.py), a visitor or an account in turn.

        Of an address in the other language, one of all in turn: the view is the same.
        """
        if not outside:
            return []
        route, method = outside[0].route, outside[0].method
        if route.startswith("/es/"):
            return [min(outside, key=lambda cell: self.result.asked[cell.who])]
        if route not in asking_for_roles():
            return outside
        self.turns[method] += 1
        is_visitor = bool((self.turns[method] + (method == "GET")) % 2)
        some = [cell for cell in outside if cell.group.startswith("visitor") == is_visitor] or outside
        return [min(some, key=lambda cell: self.result.asked[cell.who])]

    def _has_read(self, who: str, spot: Spot, method: str) -> bool:
        return method == "GET" and (who, spot.path) in self.world.read and who in spot.allowed()

    def _ask(self, cell: Cell) -> Answer:
        """What somebody who may has read while following links is not read twice."""
        if self._has_read(cell.who, cell.spot, cell.method):
            answer = self.world.read[cell.who, cell.spot.path]
        else:
            sent = self.world.sends.get(cell.spot.path) or SENDS.get(cell.route)
            answer = ask(self.world.browsers[cell.who], cell.spot.path, cell.method, sent)
        self.result.asked[cell.who] += 1
        if answer.status >= 500:
            self.result.say(cell, f"answers {answer.status} {answer.error}")
        return answer

    def _may(self, cell: Cell) -> bool:
        """Whether the address takes this method."""
        answer = self._ask(cell)
        if answer.status == 405:
            return False
        self.result.cells[cell.spot.door.action_of(cell.method)] += 1
        if cell.method in READING and (written := answer.written - NOTES_OF_READING):
            self.result.say(cell, f"is read, and writes to {', '.join(sorted(written))}")
        way = f"{cell.method} {cell.route}"
        self.result.wanted[way].add(cell.group)
        if answer.status == 403:
            self.result.say(cell, "answers 403")
        elif not answer.absent:
            self.result.reached[way].add(cell.group)
        elif self.certain:
            self.result.say(cell, f"is not there: {answer.status} {answer.location}")
        return True

    def _may_not(self, cell: Cell, *, is_taken: bool) -> None:
        answer = self._ask(cell)
        self.result.cells["-"] += 1
        if answer.written:
            self.result.say(cell, f"writes to {', '.join(sorted(answer.written))}")
        if answer.status == 405 and not is_taken:
            return  # nobody is let in this way
        if cell.route.startswith(OPEN_TO_STAFF) and cell.who in STAFF_NAMES:
            return
        if not (answer.closed_in_wagtail if cell.spot.path.startswith("/admin/") else answer.absent):
            self.result.say(cell, f"is open: {answer.status} {answer.location}")
        elif cell.spot.path.startswith("/admin/") or cell.spot.door.side == SIGNED_IN:
            return  # it asks to sign in, or leads to the first page of Wagtail, whatever stands in the address
        elif shape(answer, cell.spot.path) != (nowhere := self.absence.shape(cell)):
            what = difference(answer, cell.spot.path, nowhere)
            self.result.say(cell, f"differs from an unknown address: {what}")


def walk(
    world: World,
    spots: Iterable[tuple[str, Spot]],
    *,
    certain: bool = False,
    methods: tuple[str, ...] = METHODS,
    classes: Callable[[Spot, str], Classes] = classes_of,
    thrifty: bool = False,
) -> Result:
    """One person of each class is asked; `one_by_one` asks everybody."""
    made = Walk(world, certain, methods, classes, thrifty)
    for route, spot in spots:
        made.visit(route, spot)
    return made.result


def difference(answer: Answer, path: str, nowhere: tuple) -> str:
    mine = shape(answer, path)
    if mine[:2] != nowhere[:2]:
        return f"{set(mine[1]) ^ set(nowhere[1])} {mine[0]}/{nowhere[0]}"
    at = next((i for i, (a, b) in enumerate(zip(mine[2], nowhere[2], strict=False)) if a != b), -1)
    return f"{mine[2][at - 30 : at + 60]!r} / {nowhere[2][at - 30 : at + 60]!r}"
