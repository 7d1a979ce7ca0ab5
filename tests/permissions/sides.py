"""The sides from which a URL is reached: a permission of the table counts only at a URL that is open to its column."""

from dataclasses import dataclass

from tests.permissions.actors import COLUMNS, MEMBERS, STAFF

PUBLIC = frozenset(COLUMNS)
SIGNED_IN = PUBLIC - {"AN"}
DESK = frozenset(STAFF)
WORKSPACE = frozenset(MEMBERS)
EITHER = DESK | WORKSPACE
SHUT: frozenset[str] = frozenset()
READING = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Door:
    thing: str
    action: str
    side: frozenset[str]
    routes: tuple[str, ...]
    sending: str = ""  # the action of a form that is sent here, where reading needs less

    def action_of(self, method: str) -> str:
        return self.sending if self.sending and method not in READING else self.action


def door(thing: str, action: str, side: frozenset[str], *routes: str, sending: str = "") -> Door:
    return Door(thing, action, side, routes, sending)
