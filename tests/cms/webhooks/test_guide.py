"""What the guide says of webhooks is true: its receiver accepts our messages, and its figures are ours."""

import json

import pytest

from cms import clock
from cms.webhooks import deliveries
from tests.cms import guide_blocks as guide
from tests.cms.webhooks.conftest import secret_of, turn
from tests.factories import open_data

TEXT = guide.text_of("en", "webhooks")


@pytest.fixture
def is_genuine():
    """The receiver of the guide."""
    (code,) = [body for kind, body in guide.FENCE.findall(TEXT) if kind == "python"]
    found: dict = {}
    exec(code, found)  # noqa: S102  it is in this repository
    return found["is_genuine"]


@pytest.mark.django_db
def test_the_receiver_of_the_guide_accepts_our_messages_and_no_others(is_genuine, receiver, webhook, board):
    open_data.decision(board)
    turn()
    headers, body, secret = receiver.last.headers, receiver.last.body.encode(), secret_of(webhook)
    assert is_genuine(secret, headers, body)
    assert not is_genuine(secret, headers, body + b" ")
    assert not is_genuine(secret, headers | {"webhook-id": "msg_other"}, body)
    assert not is_genuine("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", headers, body)
    old = str(int(clock.now().timestamp()) - 600)
    assert not is_genuine(secret, headers | {"webhook-timestamp": old}, body)


@pytest.mark.django_db
def test_the_example_has_the_shape_of_our_messages(receiver, webhook, board):
    (example,) = [json.loads(body) for kind, body in guide.FENCE.findall(TEXT) if kind == "json"]
    open_data.decision(board)
    turn()
    sent = receiver.last.content
    assert example.keys() == sent.keys() and example["data"].keys() == sent["data"].keys()


def test_the_times_are_those_of_the_guide():
    words = "5 seconds, 5 minutes, 30 minutes, then 2, 5, 10, 14, 20 and 24 hours"
    hours = [wait.total_seconds() / 3600 for wait in deliveries.WAITS[3:]]
    assert words in TEXT and hours == [2, 5, 10, 14, 20, 24]
    assert [wait.total_seconds() for wait in deliveries.WAITS[:3]] == [5, 300, 1800]
    assert deliveries.STOP_AFTER.days == 5 and deliveries.KEEP.days == 90
