"""The register of powers, broken at each statement: a power changed, was entered and was told, or none of these."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from cms import clock
from cms.models import PowerChange
from cms.powers import accounts, emergency, register, services
from cms.powers.definitions import find_power
from tests.factories import boards as make
from tests.faults.harness import Call, Cases, call
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CASES = Cases(everyday=4)
SOON = timedelta(days=5)
TERM = {"person_name": "Ben", "capacity": "holder"}


@furnished
def world(people):
    """One of each role, and a body with a vacant seat that a resident may get."""
    body = make.body(3, vacant=(3,))
    return SimpleNamespace(body=body, seat=body.seats.get(position=3), **people)


def new_term(world, *, after: timedelta = timedelta()) -> dict:
    """What is proposed: a resident with an account gets the vacant seat."""
    day = clock.today() + after
    values = TERM | {"seat": world.seat.pk, "user": world.member.pk}
    dates = {"appointed_on": None, "starts_on": day.isoformat(), "ends_on": None}
    facts = {"key": "", "label": "Ben", "after": values | dates, "reason": "Vote of May 3"}
    return facts | {"power": find_power("appointment"), "effective_on": day}


def proposed(world, **when: timedelta) -> PowerChange:
    return services.propose(actor=world.clerk, **new_term(world, **when))


@CASES.of(services.propose)
def propose(world) -> Call:
    return call(services.propose, actor=world.clerk, **new_term(world))


@CASES.of(services.confirm, everywhere=True)
def confirm(world) -> Call:
    """It takes effect at once."""
    return call(services.confirm, actor=world.publisher, change=proposed(world))


@CASES.of(services.decline)
def decline(world) -> Call:
    return call(services.decline, actor=world.publisher, change=proposed(world), note="Not voted")


@CASES.of(services.withdraw)
def withdraw(world) -> Call:
    return call(services.withdraw, actor=world.clerk, change=proposed(world))


@CASES.of(services.apply_due)
def apply_due(world) -> Call:
    services.confirm(actor=world.publisher, change=proposed(world, after=SOON))
    return call(services.apply_due, at=clock.now() + SOON)


@CASES.of(register.record_as_found)
def record_as_found(world) -> Call:
    return call(register.record_as_found, actor=make.ACTOR, reason="As set up")


@CASES.of(register.enter)
def enter(world) -> Call:
    facts = {"actor": make.ACTOR, "basis": PowerChange.Basis.INSTALLATION, "reason": "As set up"}
    return call(register.enter, find_power("seat"), list(world.body.seats.all()), **facts)


@CASES.of(register.enter_vote, everywhere=True)
def enter_vote(world) -> Call:
    term = make.seat_user(world.body, world.member)
    return call(register.enter_vote, "appointment", term, actor=world.clerk, reason="Appointed by motion 1")


@CASES.of(emergency.open_access, everywhere=True)
def open_access(world) -> Call:
    return call(emergency.open_access, actor=world.administrator, reason="The others are ill")


@CASES.of(accounts.invite)
def invite(world) -> Call:
    facts = {"name": "Noor", "email": "noor@example.org"}
    return call(accounts.invite, actor=world.administrator, **facts)


@CASES.of(accounts.suspend, everywhere=True)
def suspend(world) -> Call:
    facts = {"account": world.clerk, "reason": "The password was lost"}
    return call(accounts.suspend, actor=world.administrator, **facts)


@pytest.mark.parametrize("name", CASES.builders)
def test_no_change_of_powers_is_half_done(name, world):
    assert CASES.half_done(name, world) == []
