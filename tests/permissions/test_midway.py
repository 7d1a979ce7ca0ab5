"""M05: a permission is revoked while the person is signed in; the next request of the same client is refused."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, time, timedelta

from django.db import transaction

import pytest
from allauth.mfa.models import Authenticator

from boards.events import log
from boards.models import Appointment, Disclosure
from cms import clock
from cms.access import Role
from cms.records import history
from tests.factories import boards as make
from tests.permissions.accounts import browser_of
from tests.permissions.asking import ask
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
Case = tuple[str, Callable[[World], str], Callable[[World, ExitStack], None]]


def appointment_of(world: World, who: str) -> Appointment:
    return Appointment.objects.select_related("seat").get(user=world.people[who])


def demoted(world: World, _stack: ExitStack) -> None:
    world.people["editor"].groups.clear()


def another_role(world: World, _stack: ExitStack) -> None:
    groups = world.people["publisher"].groups
    groups.remove(groups.get(name=Role.PUBLISHER.value))
    groups.add(groups.model.objects.get(name=Role.ANALYST.value))


def suspended(world: World, _stack: ExitStack) -> None:
    type(world.people["clerk"]).objects.filter(pk=world.people["clerk"].pk).update(is_active=False)


def without_second_factor(world: World, _stack: ExitStack) -> None:
    Authenticator.objects.filter(user=world.people["analyst"]).delete()


def recused(world: World, _stack: ExitStack) -> None:
    meeting, appointment = world.planted.held, appointment_of(world, "chair")
    item = meeting.items.get(number=3)
    aside = Disclosure(item=item, seat=appointment.seat, appointment=appointment, reason="A party to it.")
    history.record(aside, actor=make.ACTOR, reason="stepped aside")
    log.log(meeting, "recused", actor=make.ACTOR, item=item, appointment=appointment)


def term_ended(world: World, stack: ExitStack) -> None:
    """The first second of the day after the last one, in California."""
    appointment = appointment_of(world, "advisory")
    appointment.ends_on = clock.today()
    history.record(appointment, actor=make.ACTOR, reason="the term ends")
    last = datetime.combine(clock.today(), time(23, 59, 59), clock.PACIFIC)
    with clock.at(last):
        assert not ask(world.browsers["advisory"], "/workspace/").absent, "the last day is included"
    stack.enter_context(clock.at(last + timedelta(seconds=1)))


def seat_given_on(world: World, _stack: ExitStack) -> None:
    """Another account holds the seat from now on."""
    appointment = appointment_of(world, "governing")
    appointment.user = world.people["community"]
    history.record(appointment, actor=make.ACTOR, reason="a correction")


def password_changed(world: World, _stack: ExitStack) -> None:
    person = world.people["administrator"]
    person.set_password("another-long-password-7")
    person.save()


def named_no_more(world: World, _stack: ExitStack) -> None:
    """Another clerk keeps the book of the closed session."""
    session = world.planted.held.items.get(number=3).closed_session
    session.clerk = world.people["publisher"]
    history.record(session, actor=make.ACTOR, reason="named anew")


def book(world: World) -> str:
    held = world.planted.held
    return f"/desk/meetings/{held.pk}/live/closed/{held.items.get(number=3).pk}/book/"


def closed_paper(world: World) -> str:
    return f"/workspace/materials/{world.planted.closed_paper.pk}/"


def at(path: str) -> Callable[[World], str]:
    return lambda _world: path


CASES: list[Case] = [
    ("editor", at("/desk/meetings/"), demoted),
    ("publisher", at("/desk/holds/"), another_role),
    ("clerk", at("/desk/notices/"), suspended),
    ("analyst", at("/desk/cuts/"), without_second_factor),
    ("chair", closed_paper, recused),
    ("chair", book, recused),
    ("advisory", at("/workspace/"), term_ended),
    ("advisory", closed_paper, term_ended),
    ("governing", at("/workspace/"), seat_given_on),
    ("administrator", at("/desk/retention/"), password_changed),
    ("clerk", book, named_no_more),
]


@contextmanager
def taken_back() -> Iterator[ExitStack]:
    with ExitStack() as stack, transaction.atomic():
        yield stack
        transaction.set_rollback(True)


@pytest.mark.parametrize(("who", "where", "change"), CASES, ids=lambda it: getattr(it, "__name__", it))
def test_the_next_request_is_refused(world: World, who, where, change):
    with taken_back() as stack:
        world.browsers[who] = browser_of(world.people[who])
        path = where(world)
        assert ask(world.browsers[who], path).status == 200
        change(world, stack)
        answer = ask(world.browsers[who], path)
    world.people[who].refresh_from_db()
    world.browsers[who] = browser_of(world.people[who])
    assert answer.absent, f"stale: {answer.status} {answer.location}"


def test_there_are_eight_ways_at_least():
    assert len({change for _who, _where, change in CASES}) >= 8
