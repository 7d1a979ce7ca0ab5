"""Each function that decides permissions, called as each person, for objects that exist and that do not.

A case names the module and function, whom it allows, its arguments, and arguments that nobody may find.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from cms.exceptions import RuleBroken
from tests.permissions.actors import ACTORS
from tests.permissions.sides import DESK, PUBLIC

Given = Callable[[Any], tuple]
NAMES = [actor.name for actor in ACTORS]
FAR = 987_654_321


@dataclass(frozen=True)
class Case:
    module: ModuleType
    name: str
    who: frozenset[str]
    given: Given
    lost: tuple[Given, ...] = ()
    asks_who: bool = True


def people(*columns: str) -> frozenset[str]:
    return frozenset(actor.name for actor in ACTORS if actor.column in columns)


EVERYONE, NOBODY = people(*PUBLIC), frozenset[str]()
STAFF = people(*DESK)
KEEPERS, CLERKS, CLERK = people("ED", "CK", "PB"), people("CK", "PB"), people("CK")
READERS, ANALYSTS, PUBLISHER = people("ED", "AL", "PB"), people("AL", "PB"), people("PB")
DOOR = people("ED", "PB")
NEEDS = people("ED")


def public(module: ModuleType, name: str, given: Given, *lost: Given) -> Case:
    """Nobody is asked who they are: what is there is there for all."""
    return Case(module, name, EVERYONE, given, lost, asks_who=False)


def case(module: ModuleType, name: str, who: frozenset[str], given: Given, *lost: Given) -> Case:
    return Case(module, name, who, given, lost)


def of_roles(module: ModuleType, sets: dict[str, frozenset[str]]) -> list[Case]:
    """Each set of roles of a module, whoever uses it; a set that is new must be named."""
    named = {name for name in vars(module) if name.endswith("_ROLES")}
    if named != sets.keys():
        raise LookupError(f"{module.__name__}: sets of roles without a case: {named ^ sets.keys()}")
    return [
        case(module, "require", who, lambda _w, name=name: getattr(module, name))
        for name, who in sets.items()
    ]


def none(_world: Any) -> tuple:
    return ()


def fresh(world: Any) -> dict[str, Any]:
    """The accounts as they stand in the database, without what a request would have kept of them."""
    keys = {name: user.pk for name, user in world.people.items() if user}
    users = get_user_model().objects.in_bulk(keys.values())
    return {name: users[keys[name]] if name in keys else AnonymousUser() for name in NAMES}


def _found(one: Case, user: Any, given: tuple) -> bool | None:
    """None: refused. False: nothing was found. A TypeError is a query for nobody: the view asks to sign in first."""
    function = getattr(one.module, one.name)
    if one.name in CALLED:
        function = CALLED[one.name](function)
    try:
        found = function(user, *given) if one.asks_who else function(*given)
    except (Http404, PermissionDenied, RuleBroken, TypeError):
        return None
    if one.name in ("require", "require_own"):
        return True
    return bool(found.exists() if isinstance(found, QuerySet) else found)


# These tell of nothing by giving nothing, or say yes or no; all others refuse.
QUIET = {
    "get_page", "find_draft", "form_of_draft", "draft_with_key", "count_comments", "get_subscriber_by_link",
    "public_versions", "seats_of", "given_ahead", "visible_exports", "exports_to_decide", "saved_receipts", "roles_of",
    "releases_to_decide", "has_role", "is_staff_member", "works_on", "may_read", "may_see_people", "may_publish",
    "may_draft", "may_handle_needs", "may_see_addresses", "may_code", "may_read_history", "waiting_requests",
}  # fmt: skip
# What is not called with the person first.
CALLED: dict[str, Callable] = {
    "role_required": lambda make: (
        lambda user, *roles: make(*roles)(lambda _request: True)(SimpleNamespace(user=user))
    ),
    "write_closed_note": lambda write: lambda user, it, words: write(actor=user, session=it, text=words),
}


def faults(one: Case, world: Any, users: dict[str, Any]) -> list[str]:
    """Where a function says something else than its case."""
    wrong, given = [], one.given(world)
    for who in NAMES if one.asks_who else ("anonymous",):
        found = _found(one, users[who], given)
        if (found is True) != (who in one.who) or (found is False and one.name not in QUIET):
            wrong.append(f"{one.module.__name__}.{one.name} for {who}")
    inside = next((who for who in ("publisher", "clerk", "analyst", *NAMES) if who in one.who), "anonymous")
    for place, lost in enumerate(one.lost):
        found = _found(one, users[inside], lost(world))
        if found or (found is False and one.name not in QUIET):
            wrong.append(f"{one.module.__name__}.{one.name} finds what is not there ({place})")
    return wrong
