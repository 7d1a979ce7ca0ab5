"""M03: in each URL, each number, code or name is swapped for one of another board, owner, state or kind."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import resolve
from django.utils import translation

from tests.permissions.doors import leads_to
from tests.permissions.spots import Spot
from tests.permissions.world import World

# What nobody has: not made yet, of another kind, too large, not a number at all.
STRANGE = {
    "int": ["0", "987654321", "99999999999999999999"],
    "uuid": ["00000000-0000-4000-8000-000000000000"],
}
OTHERWISE = ["zz-nothing", "990"]
# Rows that belong to what stands before them in the address: one of another meeting is not found.
OF_ITS_PARENT = {
    "item",
    "motion",
    "speaker",
    "comment",
    "text",
    "one",
    "two",
    "recording",
    "waiting",
    "added",
}
EACH = 2


@dataclass(frozen=True)
class Swap:
    route: str
    name: str
    path: str
    spot: Spot
    is_strange: bool
    is_foreign: bool


def swaps(world: World) -> Iterator[Swap]:
    known = [(route, spot) for route, found in world.our_spots.items() for spot in found]
    known += [
        (_route(spot.path), spot) for spot in world.planted_spots if not spot.path.startswith("/admin/")
    ]
    values: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for route, spot in known:
        parts = parts_of(route, spot.path)
        for name, (kind, value) in parts.items():
            values[name, kind].setdefault(value, parent_of(parts, name))
    yield from _changed(known, values, {spot.path for _route, spot in known})


def _changed(known: list, values: dict, paths: set[str]) -> Iterator[Swap]:
    done: dict[tuple[str, str], int] = defaultdict(int)
    for route, spot in known:
        parts = parts_of(route, spot.path)
        for name, (kind, value) in parts.items():
            strange, parent = STRANGE.get(kind, OTHERWISE), parent_of(parts, name)
            for other in [*strange, *[each for each in values[name, kind] if each != value][:EACH]]:
                path = _put(route, spot.path, name, other)
                if path in paths or done[route, name] >= len(strange) + EACH:
                    continue
                done[route, name] += 1
                foreign = name in OF_ITS_PARENT and "" != parent != values[name, kind].get(other, parent)
                yield Swap(
                    route,
                    name,
                    path,
                    Spot(leads_to(route), path),
                    kind in STRANGE and other in strange,
                    foreign,
                )


def parent_of(parts: dict[str, tuple[str, str]], name: str) -> str:
    """The number before this one in the same address."""
    before = list(parts)[: list(parts).index(name)]
    return parts[before[0]][1] if before else ""


def _route(path: str) -> str:
    with translation.override("en"):
        return resolve(path.split("?")[0].removeprefix("/es")).route


def parts_of(route: str, path: str) -> dict[str, tuple[str, str]]:
    """Name → kind and value of each parameter of an address."""
    if "<" not in route or route.startswith("^") or "(?P" in route:
        return {}
    found = re.match(_pattern(route), path.split("?")[0].removeprefix("/es").lstrip("/"))
    if not found:
        return {}
    return {name: (kind, found[name]) for kind, name in re.findall(r"<(\w+):(\w+)>", route)}


def _pattern(route: str) -> str:
    words = re.split(r"<\w+:(\w+)>", route)
    return (
        "".join(f"(?P<{each}>[^/]+)" if place % 2 else re.escape(each) for place, each in enumerate(words))
        + "$"
    )


def _put(route: str, path: str, name: str, other: str) -> str:
    parts = {each: value for each, (_kind, value) in parts_of(route, path).items()} | {name: other}
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: parts[found[1]], route)
