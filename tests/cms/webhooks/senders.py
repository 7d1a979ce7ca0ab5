"""Processes that send webhooks: two at once, and one that is killed in the middle."""

import os
import signal
from collections import Counter

from tests.boards.racing import at_once
from tests.cms.webhooks.receiver import running

MESSAGES = 40
HOSTS = ["127.0.0.1"]


def two_at_once() -> dict:
    """Two runners look for work at the same moment, three times."""
    with running() as receiver:
        prepare(receiver.address)
        for _turn in range(3):
            at_once(_look, [1, 2])
        return {"times": Counter(receiver.counts().values()), "states": states()}


def killed(after: int) -> dict:
    """A runner is killed when this message has arrived and before it is noted; later another one looks."""
    from datetime import timedelta

    from cms import clock

    with running() as receiver:
        prepare(receiver.address)
        (code,) = _in_child(after)
        before = len(receiver.counts())
        arrived_at_once = _turn_at(clock.now())
        _turn_at(clock.now() + timedelta(minutes=3))
        return {
            "code": code,
            "before": before,
            "while_claimed": arrived_at_once,
            "times": Counter(receiver.counts().values()),
            "states": states(),
        }


def prepare(address: str) -> None:
    """A webhook that has missed some changes."""
    from django.conf import settings

    from cms.models import Webhook
    from cms.open_data import sync
    from cms.webhooks import signatures
    from tests.factories import open_data

    settings.WEBHOOK_LOCAL_HOSTS = HOSTS
    sync.follow()
    secret = signatures.seal(signatures.new_secret())
    Webhook.objects.create(name="Archive", address=address, secret=secret, kinds=["decisions"])
    open_data.decisions(open_data.bodies()[0], MESSAGES)
    sync.follow()


def states() -> dict[str, int]:
    from cms.models import WebhookDelivery

    return dict(Counter(WebhookDelivery.objects.values_list("state", flat=True)))


def _look(_number: int) -> None:
    from cms.webhooks.scheduled import send_messages

    send_messages()


def _turn_at(moment) -> int:
    from cms import clock
    from cms.webhooks import deliveries, sending

    with clock.at(moment):
        deliveries.make_messages()
        return sending.send_due()


def _in_child(after: int) -> list[int]:
    """How a process ended that dies as by kill -9, after an answer and before it is stored."""
    from django.db import connections

    from cms.webhooks import deliveries
    from cms.webhooks.scheduled import send_messages

    connections.close_all()
    child = os.fork()
    if not child:
        store, noted = deliveries.note, []

        def note(delivery, answer) -> None:
            if len(noted) == after:
                os.kill(os.getpid(), signal.SIGKILL)
            noted.append(delivery)
            store(delivery, answer)

        deliveries.note = note
        send_messages()
        os._exit(0)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])]
