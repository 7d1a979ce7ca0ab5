"""People whose rights at one address are alike form a class: one of them is asked for all."""

from collections import defaultdict

from tests.permissions.actors import ACTORS
from tests.permissions.house import BY_KEY
from tests.permissions.sides import PUBLIC
from tests.permissions.spots import Spot

Classes = dict[str, list[str]]  # what the class may do here → its people


def classes_of(spot: Spot, method: str) -> Classes:
    """Who may and who may not apart; visitors apart; behind a door each set of rights to the object apart."""
    allowed, found = spot.allowed(method), defaultdict(list)
    for actor in ACTORS:
        name = "visitor" if actor.column == "AN" else "account"
        if spot.door.side != PUBLIC and actor.column in spot.door.side:
            name = f"inside with {BY_KEY[spot.door.thing].rights[actor.column] or 'no right'}"
        found[f"{name}{'' if actor.name in allowed else ', refused'}"].append(actor.name)
    return found


def one_by_one(_spot: Spot, _method: str) -> Classes:
    return {actor.name: [actor.name] for actor in ACTORS}
