"""A message that does not arrive is tried again, less and less often; what fails for long is stopped."""

from contextlib import contextmanager
from datetime import timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage, Webhook, WebhookDelivery
from cms.webhooks import deliveries, services
from tests.cms.webhooks.conftest import only, secret_of, state, subscribe, turn
from tests.factories import open_data

pytestmark = pytest.mark.django_db
State = WebhookDelivery.State
HOURS = timedelta(hours=1)


@contextmanager
def later(**time):
    with clock.at(clock.now() + timedelta(**time)):
        yield


@pytest.fixture
def failed(receiver, webhook, board):
    """The first attempt at a message was refused."""
    receiver.answer(500)
    open_data.decision(board)
    turn()
    return only(webhook)


def until_given_up(receiver, webhook) -> list[timedelta]:
    """Refuse each attempt; returns the waits between them."""
    waits: list[timedelta] = []
    while (row := only(webhook)).state == State.WAITING:
        waits.append(row.next_at - row.tried_at)
        receiver.answer(500)
        with clock.at(row.next_at):
            turn()
    return waits


def test_each_wait_is_as_the_specification_suggests_and_a_little_more(receiver, webhook, failed):
    waits = until_given_up(receiver, webhook)
    assert len(waits) == len(deliveries.WAITS) == 9
    assert all(wait <= found <= wait * 1.1 for wait, found in zip(deliveries.WAITS, waits, strict=True))
    assert len(receiver.received) == 10 and len(receiver.counts()) == 1
    assert (only(webhook).state, only(webhook).attempts) == (State.GIVEN_UP, 10)


def test_a_message_is_not_tried_before_its_time(receiver, failed):
    turn()
    assert len(receiver.received) == 1
    with later(seconds=6):
        turn()
    assert len(receiver.received) == 2


def test_the_second_attempt_has_the_same_id_a_new_time_and_its_own_signature(receiver, webhook, failed):
    again_at = clock.now() + timedelta(minutes=2)
    with clock.at(again_at):
        turn()
    first, second = receiver.received
    assert first.id == second.id and first.body == second.body
    assert int(second.headers["webhook-timestamp"]) == int(again_at.timestamp())
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    assert (only(webhook).state, only(webhook).attempts) == (State.DELIVERED, 2)


def test_a_receiver_that_asks_for_time_gets_it_for_all_messages(receiver, webhook, board):
    receiver.answer(429, Retry_After="3600")
    open_data.decisions(board, 2)
    turn()
    with later(minutes=59):
        turn()
    assert len(receiver.received) == 1
    with later(minutes=61):
        turn()
    assert len(receiver.counts()) == 2


def test_of_a_receiver_that_fails_one_message_a_turn_is_tried(receiver, webhook, board):
    receiver.answer(500)
    open_data.decisions(board, 5)
    turn()
    assert len(receiver.received) == 1
    with later(minutes=1):
        turn()
    assert len(receiver.counts()) == 5 and len(receiver.received) == 6


def test_a_receiver_that_is_gone_is_sent_nothing_more(receiver, webhook, board):
    receiver.answer(410)
    open_data.decisions(board, 3)
    turn()
    with later(days=1):
        turn()
    assert len(receiver.received) == 1
    assert (state(webhook), webhook.stopped_why) == ("stopped", "gone")


def test_five_days_of_failures_stop_a_webhook_and_tell_the_administrators(receiver, webhook, failed, board):
    begin = clock.now()
    for day in range(1, 5):
        receiver.answer(500, times=3)
        with clock.at(begin + timedelta(days=day)):
            turn()
    assert state(webhook) == "active"

    open_data.decision(board, 2)
    receiver.answer(500, times=2)
    with clock.at(begin + timedelta(days=5, minutes=1)):
        turn()
    assert (state(webhook), webhook.stopped_why) == ("stopped", "failing")
    (mail,) = OutboxMessage.objects.filter(subject="Webhook stopped: Archive")
    assert mail.to == "adam@example.org"
    assert f"/desk/webhooks/{webhook.pk}/" in mail.text


def test_one_success_in_five_days_is_enough_to_go_on(receiver, webhook, failed, board):
    begin = clock.now()
    with clock.at(begin + timedelta(days=4)):
        turn()
    receiver.answer(500)
    with clock.at(begin + timedelta(days=6)):
        open_data.decision(board, 2)
        turn()
    assert state(webhook) == "active"


def test_a_paused_webhook_is_sent_what_it_missed_when_it_is_resumed(receiver, webhook, administrator, board):
    services.pause(actor=administrator, webhook=webhook)
    open_data.decisions(board, 2)
    turn()
    assert not receiver.received

    services.resume(actor=administrator, webhook=webhook)
    turn()
    assert len(receiver.counts()) == 2


def test_for_a_day_after_a_rotation_both_secrets_sign(receiver, webhook, administrator, board):
    before = secret_of(webhook)
    services.rotate(actor=administrator, webhook=webhook)
    open_data.decision(board)
    turn()
    assert receiver.last.is_signed_with(secret_of(webhook), signature=0)
    assert receiver.last.is_signed_with(before, signature=1)

    with later(hours=24, minutes=1):
        open_data.decision(board, 2)
        turn()
        assert len(receiver.last.headers["webhook-signature"].split()) == 1
        deliveries.forget()
    webhook.refresh_from_db()
    assert webhook.previous_secret == ""


def test_a_slow_receiver_does_not_hold_up_another(receiver, administrator, board, settings):
    """Both are sent to at the same moment: the first answers only once the second has its message."""
    first = subscribe(administrator, receiver, name="Slow")
    second = subscribe(administrator, receiver, name="Quick")
    receiver.wait_for(2)
    open_data.decision(board)
    turn()
    assert only(first).state == only(second).state == State.DELIVERED


def test_a_long_backlog_of_one_webhook_does_not_hide_another(receiver, webhook, administrator, board):
    Webhook.objects.filter(pk=webhook.pk).update(address="http://127.0.0.1:1/")
    begin = clock.now() - HOURS
    facts = {"webhook": webhook, "type": "webhook.test", "happened_at": begin, "next_at": begin}
    WebhookDelivery.objects.bulk_create(
        WebhookDelivery(message_id=f"msg_{number}", **facts) for number in range(1_200)
    )
    subscribe(administrator, receiver, name="Other")
    open_data.decision(board)
    turn()
    assert len(receiver.received) == 1


def test_a_receiver_that_cannot_be_reached_is_tried_once_a_minute(receiver, webhook, board):
    Webhook.objects.filter(pk=webhook.pk).update(address="http://127.0.0.1:1/")
    open_data.decisions(board, 3)
    for seconds in (0, 20, 40, 61):
        with later(seconds=seconds):
            turn()
    assert WebhookDelivery.objects.exclude(tried_at=None).count() == 2


def test_a_turn_ends_although_a_receiver_never_answers(receiver, webhook, board, monkeypatch):
    monkeypatch.setattr("cms.webhooks.sending.TURN_SECONDS", 0.3)
    receiver.wait_for(2)  # which never come
    open_data.decision(board)
    turn()
    row = only(webhook)
    assert (row.state, row.attempts) == (State.WAITING, 0)
    assert row.claimed_until > clock.now()
    receiver.go_on()

    with later(minutes=3):
        turn()
    assert only(webhook).state == State.DELIVERED
    assert set(receiver.counts().values()) == {2}


def test_a_secret_that_no_key_opens_is_a_problem_of_its_webhook_alone(
    receiver, webhook, administrator, board
):
    other = subscribe(administrator, receiver, name="Other")
    Webhook.objects.filter(pk=webhook.pk).update(secret="nonsense")
    open_data.decision(board)
    turn()
    assert (only(webhook).last_error, only(other).state) == ("secret", State.DELIVERED)


def test_messages_are_deleted_after_ninety_days(receiver, webhook, decision):
    with later(days=89):
        deliveries.forget()
        assert WebhookDelivery.objects.count() == 1
    with later(days=91):
        deliveries.forget()
        assert not WebhookDelivery.objects.exists()


def test_logs_name_neither_secret_nor_address(receiver, webhook, board, caplog):
    receiver.answer(500)
    open_data.decision(board)
    turn()
    assert secret_of(webhook) not in caplog.text and receiver.address not in caplog.text
