"""The accounts of the people of the matrix, their terms and their clients."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from cms import clock
from tests.factories.signed_in import browser_of as signed_in
from tests.permissions.actors import ACTORS, Actor


def make_people() -> dict[str, Any]:
    """The accounts, without their seats. A role is a group; a seat comes from the world."""
    people = {actor.name: _account(actor) for actor in ACTORS if actor.name != "anonymous"}
    return {"anonymous": None, **people}


def _account(actor: Actor) -> Any:
    user = get_user_model().objects.create_user(
        f"{actor.name}@matrix.example", "a-long-enough-password", display_name=f"M. {actor.name.title()}"
    )
    if actor.role:
        user.groups.add(Group.objects.get(name=actor.role.value))
    if actor.name != "unverified":
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    user.is_superuser = user.is_staff = actor.name == "superuser"
    user.is_active = actor.name != "suspended"
    user.save()
    return user


def browser_of(user: Any) -> Client:
    """Signed in with the second factor used in this session, as far as the account may."""
    if user is None:
        return Client(raise_request_exception=False)
    return signed_in(user, raise_request_exception=False)


def term_of(actor: Actor) -> dict[str, Any]:
    """First and last day of a seat; yesterday and tomorrow are days of California."""
    today = clock.today()
    if actor.name == "former":
        return {"ends_on": today - timedelta(days=1)}
    if actor.name == "invited":
        return {"starts_on": today + timedelta(days=1), "appointed_on": today - timedelta(days=30)}
    return {}
