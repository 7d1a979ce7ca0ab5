"""Call one seat's vote from separate processes, as several clerks' browsers would; gives how it ended."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from tests.boards.racing import at_once

CLERKS, THREADS = 2, 5


def main(each: int) -> dict:
    keys = prepare()
    answers = at_once(partial(votes, keys), [each] * CLERKS)
    return {"keys": keys, "statuses": sum(answers, [])} | inspect()


def prepare() -> dict:
    """A running meeting with an open motion; gives the numbers that the others need."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from cms.access import Role
    from tests.factories import boards as make
    from tests.factories import live

    clerk = get_user_model().objects.create_user("clara@example.org", "a-long-enough-password")
    clerk.groups.add(Group.objects.get_or_create(name=Role.CLERK.value)[0])
    made = live.meeting(make.body(3))
    live.begin(made, room=3)
    on = live.item(made, 2)
    with live.at(5):
        live.heard(on)
        moved = live.move(on)
    return {"clerk": clerk.pk, "meeting": made.pk, "motion": moved.pk, "seat": live.seats(made)[2].pk}


def votes(keys: dict, number: int) -> list[int]:
    """So many votes of one seat, in threads; half say aye, half say no."""
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(partial(_one, keys), range(number)))


def _one(keys: dict, number: int) -> int:
    from django.db import connection

    from tests.factories import live

    choice = "aye" if number % 2 else "no"
    try:
        with live.at(6):
            path = f"/desk/meetings/{keys['meeting']}/live/motions/{keys['motion']}/vote/"
            return _browser(keys["clerk"]).post(path, {"vote": f"{keys['seat']}:{choice}"}).status_code
    finally:
        connection.close()


def _browser(clerk: int):
    """Signed in, the second factor used."""
    from django.contrib.auth import get_user_model

    from tests.factories.signed_in import browser_of

    return browser_of(get_user_model().objects.get(pk=clerk), raise_request_exception=False)


def inspect() -> dict:
    """How it ended: rows, what the history and the events say."""
    from boards.models import MeetingEvent, Vote

    events = MeetingEvent.objects.filter(kind__in=("vote", "vote_righted")).order_by("number")
    return {
        "votes": list(Vote.objects.values_list("seat", "choice")),
        "history": list(Vote.history.order_by("pk").values_list("choice", flat=True)),
        "events": [[event.kind, event.facts["choice"]] for event in events],
        "numbers": list(MeetingEvent.objects.order_by("pk").values_list("number", flat=True)),
    }
