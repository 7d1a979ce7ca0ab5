"""Group people with equal permissions at a URL into classes: one of them is tested for all."""

from collections import defaultdict

from tests.permissions.actors import ACTORS
from tests.permissions.house import BY_KEY
from tests.permissions.sides import PUBLIC, SHUT
from tests.permissions.spots import Spot

Classes = dict[str, list[str]]  # what the class may do here → its people


def classes_of(spot: Spot, method: str) -> Classes:
    """Who may and who may not apart; visitors apart; each set of rights to the object apart, but where all may come.

    A door that is shut is tried by each set of rights too: what is behind it could be left to those who have some.
    """
    allowed, found = spot.allowed(method), defaultdict(list)
    for actor in ACTORS:
        is_inside = actor.column in spot.door.side or spot.door.side == SHUT
        rights = BY_KEY[spot.door.thing].rights[actor.column]
        name = "visitor" if actor.column == "AN" else "account"
        if spot.door.side != PUBLIC and is_inside:
            name += f" with {rights or 'no right'}"
        found[f"{name}{'' if actor.name in allowed else ', refused'}"].append(actor.name)
    return found


def one_by_one(_spot: Spot, _method: str) -> Classes:
    return {actor.name: [actor.name] for actor in ACTORS}
