"""Invite into one circle from separate processes. Each function prints JSON.

prepare()                  a body of 16 and a group of seven; gives the numbers that the others need
invite(gate, keys, seats)  waits for the gate, then invites the members of these seats, in threads
inspect(keys)              how many are in contact
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ACTOR = "system:test"


def say(facts) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")


def prepare() -> None:
    from boards.models import Holding
    from tests.factories import boards as make
    from tests.factories import groups as circle

    found = make.body(16, slug="advisory")
    members = list(Holding.objects.filter(seat__body=found).order_by("seat__position"))
    group = circle.group(circle.subject(found), members[:7])
    say({"group": group.pk, "holdings": [each.pk for each in members]})


def invite(gate: str, keys: str, seats: str) -> None:
    while not Path(gate).exists():
        time.sleep(0.005)
    told, places = json.loads(keys), json.loads(seats)
    with ThreadPoolExecutor(len(places)) as pool:
        say(list(pool.map(lambda place: _one(told["group"], told["holdings"][place]), places)))


def _one(group: int, holding: int) -> str:
    from django.db import connection

    from boards import guard
    from boards.models import ContactGroup, Holding

    try:
        guard.invite(
            actor=ACTOR,
            group=ContactGroup.objects.select_related("topic").get(pk=group),
            holding=Holding.objects.get(pk=holding),
        )
    except guard.GuardRefused as error:
        return error.rule
    finally:
        connection.close()
    return "in"


def inspect(keys: str) -> None:
    from boards.models import ContactMember

    say(ContactMember.objects.filter(group=json.loads(keys)["group"]).count())
