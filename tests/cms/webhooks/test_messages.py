"""What happens to public records reaches a receiver within one turn of the runner."""

from datetime import timedelta

from django.core.management import call_command

import pytest

from boards.models import Decision, FollowUp
from cms import clock
from cms.models import RecordChange, WebhookDelivery
from cms.open_data import sync
from cms.records import redaction
from tests.cms.webhooks.conftest import secret_of, subscribe, turn
from tests.factories import boards, open_data, proposals

pytestmark = pytest.mark.django_db
WORDS = "Ana Pérez wrote this"


def contents(receiver) -> list[dict]:
    return [each.content for each in receiver.received]


def test_a_new_record_is_announced_with_its_address_and_nothing_it_says(receiver, webhook, decision):
    assert receiver.last.content == {
        "type": "record.added",
        "timestamp": RecordChange.objects.get().at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "data": {
            "kind": "decisions",
            "id": "2022-01",
            "api_url": "http://testserver/api/v1/decisions/2022-01/",
            "fields": [],
        },
    }
    assert receiver.last.path == "/changes?from=throughline"
    assert receiver.last.headers["content-type"] == "application/json; charset=utf-8"
    assert receiver.last.is_signed_with(secret_of(webhook))


def test_the_runner_follows_first_and_sends_in_the_same_turn(receiver, webhook, board):
    open_data.decision(board)
    call_command("run_due")
    assert receiver.records() == [("record.added", "decisions")]


def test_an_edited_child_is_announced_as_a_change_of_its_record(receiver, decision):
    made = open_data.step(decision)
    turn()
    FollowUp.objects.filter(pk=made.pk).update(title={"en": "Show two counties"})
    turn()

    assert receiver.records()[-2:] == [("record.changed", "decisions"), ("record.changed", "action-items")]


def test_a_moved_meeting_is_announced(receiver, webhook, home, board):
    boards.pages(home, board)
    meeting = boards.posted(board)
    turn()
    receiver.received.clear()
    type(meeting).objects.filter(pk=meeting.pk).update(starts_at=meeting.starts_at + timedelta(hours=1))
    turn()

    (found,) = [each for each in contents(receiver) if each["data"]["kind"] == "meetings"]
    assert found["type"] == "record.changed"
    assert "starts_at" in found["data"]["fields"]


def test_a_redaction_is_announced_without_the_text(receiver, webhook, publisher):
    year, body = proposals.cycle(), proposals.advisory()
    proposals.advisory("data-and-tools")
    proposal = proposals.published(year, body, words=proposals.ProposalText(title=WORDS, summary=WORDS))
    turn()
    receiver.received.clear()
    redaction.redact("submission", proposal.submission_id, actor=publisher, reason="asked for")
    turn()

    (found,) = [each for each in contents(receiver) if each["data"]["kind"] == "proposals"]
    assert found["type"] == "record.changed"
    assert not any(WORDS in each.body for each in receiver.received)


def test_a_removed_record_is_announced(receiver, decision):
    Decision.objects.filter(pk=decision.pk).update(published_at=None)
    turn()
    assert receiver.records()[-1] == ("record.removed", "decisions")


def test_what_was_public_before_is_not_announced(receiver, board, administrator):
    open_data.decision(board)
    sync.follow()
    subscribe(administrator, receiver)
    turn()
    assert not receiver.received


def test_only_the_chosen_kinds_are_announced(receiver, administrator, home, board):
    boards.pages(home, board)
    subscribe(administrator, receiver, kinds=["meetings"])
    open_data.decision(board)
    turn()
    assert not receiver.received

    boards.posted(board)
    turn()
    assert {kind for _type, kind in receiver.records()} == {"meetings"}


def test_of_another_body_only_removals_are_announced(receiver, administrator, board):
    subscribe(administrator, receiver, body="advisory-council")
    decision = open_data.decision(board)
    open_data.decision(open_data.other_body(), 2)
    turn()
    assert [each["data"]["id"] for each in contents(receiver)] == ["2022-02"]

    Decision.objects.filter(pk=decision.pk).update(published_at=None)
    turn()
    assert receiver.last.content["data"]["id"] == "2022-01"
    assert receiver.last.content["type"] == "record.removed"


def test_every_change_is_one_message_however_often_the_runner_looks(receiver, decision, webhook):
    webhook.sent_until = 0  # as if a process had been killed before it was stored
    webhook.save(update_fields=["sent_until"])
    for _each in range(3):
        turn()
    assert len(receiver.received) == WebhookDelivery.objects.count() == 1


def test_a_message_outlives_the_note_of_the_change(receiver, decision, webhook):
    receiver.answer(500)
    Decision.objects.filter(pk=decision.pk).update(summary={"en": "Two counties."})
    turn()
    RecordChange.objects.all().delete()
    with clock.at(clock.now() + timedelta(minutes=1)):
        turn()
    first, second = receiver.received[-2:]
    assert (first.id, first.body) == (second.id, second.body)


def test_nothing_leaves_a_practice_site(settings, receiver, webhook, board):
    settings.WEBHOOK_DELIVERY = False
    open_data.decision(board)
    turn()
    assert not receiver.received
