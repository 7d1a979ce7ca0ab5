"""Send what is due, to all webhooks side by side, within a bounded time.

Threads send and know nothing of the database; the caller's thread claims and notes. A slow receiver holds up neither
the others nor the tasks that follow. A process that is killed leaves claims, which end by themselves: what arrived
but was not noted is sent once more, under the same id.
"""

import time
from contextvars import copy_context
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Thread

from cryptography.fernet import InvalidToken

from cms import clock
from cms.models import Webhook, WebhookDelivery
from cms.webhooks import deliveries, signatures
from cms.webhooks.client import Answer, post
from cms.webhooks.messages import body_of
from cms.webhooks.services import MOST_ACTIVE

BEGIN_SECONDS = 10.0  # no attempt begins later in a turn
TURN_SECONDS = 25.0  # nobody waits longer for an attempt: a name server may not answer at all
CONTENT_TYPE = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "Throughline-Webhooks/1"}


@dataclass
class Line:
    """The claimed messages of one webhook, sent one after the other. The first that fails ends its turn."""

    claimed: list[WebhookDelivery]
    keys: list[str]
    begun: set[int] = field(default_factory=set)

    def send(self, answers: "Answers", until: float) -> None:
        try:
            for each in self.claimed:
                if time.monotonic() > until:
                    return
                self.begun.add(each.pk)
                answer = _attempt(each, self.keys)
                answers.put((each, answer))
                if not answer.is_delivered:
                    return
        finally:
            answers.put(None)


type Answers = SimpleQueue[tuple[WebhookDelivery, Answer] | None]


def send_due() -> int:
    """Returns how many messages arrived."""
    lines = [_line(pk) for pk in deliveries.waiting_webhooks()[:MOST_ACTIVE]]
    begin = time.monotonic()
    answers: Answers = SimpleQueue()
    for line in lines:
        sender = Thread(
            target=copy_context().run, args=(line.send, answers, begin + BEGIN_SECONDS), daemon=True
        )
        sender.start()
    delivered = _note_answers(answers, len(lines), begin + TURN_SECONDS)
    deliveries.release(each.pk for line in lines for each in line.claimed if each.pk not in line.begun)
    return delivered


def _note_answers(answers: Answers, running: int, until: float) -> int:
    delivered = 0
    while running:
        try:
            found = answers.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            break  # its claim ends by itself
        if found is None:
            running -= 1
            continue
        delivery, answer = found
        deliveries.note(delivery, answer)
        delivered += answer.is_delivered
    return delivered


def _line(pk: int) -> Line:
    claimed = deliveries.claim(pk)
    return Line(claimed, _keys(claimed[0].webhook) if claimed else [])


def _keys(webhook: Webhook) -> list[str]:
    """The secrets that sign its messages now, the newest first; none if the site's key does not decrypt them."""
    sealed = [webhook.secret]
    if webhook.previous_works(clock.now()):
        sealed.append(webhook.previous_secret)
    try:
        return [signatures.unseal(each) for each in sealed]
    except InvalidToken:
        return []


def _attempt(delivery: WebhookDelivery, keys: list[str]) -> Answer:
    if not keys:
        return Answer(problem=WebhookDelivery.Problem.SECRET)
    body = body_of(delivery)
    signed = signatures.headers(keys, message_id=delivery.message_id, moment=clock.now(), body=body)
    return post(delivery.webhook.address, signed | CONTENT_TYPE, body.encode())
