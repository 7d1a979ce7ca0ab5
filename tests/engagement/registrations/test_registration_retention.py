"""What identifies a person is erased in time; what remains are counts. A hold keeps it (PRV-06)."""

from datetime import timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage, RetentionRule
from cms.records import holds, redaction, retention
from engagement.conversations.services import mark_held
from engagement.models import Accommodation, OwnAnswer, OwnQuestion, Registration
from engagement.outcomes.closing import close_conversation
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
SAID = {
    "name": "canary-name-7c1",
    "group_name": "canary-group-7c1",
    "email": "canary-7c1@example.org",
    "need": "canary-need-7c1",
    "party_size": 3,
    "language": "es",
}


@furnished
def row():
    talk = make.workshop(9)
    question = OwnQuestion.objects.create(
        conversation=talk, kind="text", label={"en": "How did you hear of it?"}
    )
    return make.registration(talk, own=((question.pk, "canary-answer-7c1"),), **SAID)


def _stored():
    return str(
        [
            *Registration.objects.values(),
            *Registration.history.values(),
            *Accommodation.objects.values(),
            *Accommodation.history.values(),
            *OwnAnswer.objects.values(),
            *OutboxMessage.objects.values(),
        ]
    )


@pytest.mark.parametrize(("days", "is_erased"), [(89, False), (90, True), (91, True)])
def test_ninety_days_after_the_conversation_the_person_is_gone(row, set_clock, days, is_erased):
    set_clock(row.conversation.ends_at + timedelta(days=days, minutes=1))
    retention.run()
    assert ("canary" not in _stored()) is is_erased
    kept = Registration.objects.get()
    assert (kept.party_size, kept.language, kept.state) == (3, "es", "confirmed")
    assert bool(kept.erased_at) is is_erased


@pytest.mark.parametrize(("days", "is_erased"), [(6, False), (7, True)])
def test_a_place_given_back_is_erased_after_a_week(row, set_clock, days, is_erased):
    cancel_registration(registration=row, actor=None, reason="x")
    set_clock(clock.now() + timedelta(days=days, minutes=1))
    retention.run()
    assert ("canary" not in _stored()) is is_erased


def test_who_did_not_give_it_back_keeps_it_meanwhile(row, set_clock):
    set_clock(clock.now() + timedelta(days=9))
    assert not retention.run() and "canary-name" in _stored()


def test_a_rule_of_the_office_beats_the_days_of_the_house(row, set_clock):
    RetentionRule.objects.create(record_class="registrations", days=10, basis="STD 73")
    set_clock(row.conversation.ends_at + timedelta(days=11))
    assert retention.run() == {"registrations": 1}
    assert "canary" not in _stored()


def test_a_hold_keeps_it(row, set_clock, publisher):
    holds.place_hold(actor=publisher, kind="registration", reference=str(row.pk), reason="lawsuit")
    set_clock(row.conversation.ends_at + timedelta(days=200))
    assert not retention.run() and "canary-need" in _stored()


@furnished
def owed(row):
    """People were promised to hear what becomes of it, and no board spoke yet (PAR-01, PAR-02)."""
    made = row.conversation
    assert made.owes_an_outcome
    with clock.at(made.ends_at + timedelta(hours=1)):
        mark_held(actor=make.ACTOR, conversation=made, attended=3, comments=0)
    return row


def test_who_is_owed_an_answer_keeps_the_address_alone_until_they_have_it(owed, set_clock):
    set_clock(owed.conversation.ends_at + timedelta(days=100))
    assert retention.run() == {"registrations": 1}
    assert not retention.run()
    kept = Registration.objects.get()
    assert (kept.email, kept.name, kept.group_name, kept.erased_at) == (SAID["email"], "", "", None)
    for word in ("canary-name", "canary-group", "canary-need"):
        assert word not in _stored()


def test_when_the_conversation_is_closed_the_address_goes_after_the_last_message(owed, set_clock):
    closed = owed.conversation.ends_at + timedelta(days=200)
    with clock.at(closed):
        make.post_recap(owed.conversation)
        close_conversation(actor=make.ACTOR, conversation=owed.conversation)
    set_clock(closed + timedelta(days=6))
    retention.run()
    assert Registration.objects.get().email == SAID["email"]
    set_clock(closed + timedelta(days=7, minutes=1))
    assert retention.run() == {"registrations": 1}
    assert "canary" not in _stored()


def test_nobody_is_kept_for_longer_than_a_year(owed, set_clock):
    set_clock(owed.conversation.ends_at + timedelta(days=366))
    assert retention.run() == {"registrations": 1, "registrations.owed": 1}
    assert "canary" not in _stored() and Registration.objects.get().erased_at


def test_who_was_promised_no_answer_is_gone_after_ninety_days(owed, set_clock):
    type(owed.conversation).objects.filter(pk=owed.conversation.pk).update(promise_level="inform")
    set_clock(owed.conversation.ends_at + timedelta(days=91))
    retention.run()
    assert "canary" not in _stored()


def test_it_is_erased_once(row, set_clock):
    set_clock(row.conversation.ends_at + timedelta(days=100))
    assert retention.run() == {"registrations": 1}
    assert not retention.run()
    assert row.history.filter(history_change_reason="personal data erased").count() == 1


def test_the_receipt_then_says_that_it_is_gone(client, row, set_clock):
    path = f"/conversations/registration/{make.code_of(row)}/"
    assert "have been erased. Only numbers" not in client.get(path).content.decode()
    set_clock(row.conversation.ends_at + timedelta(days=100))
    retention.run()
    answer = client.get(path)
    assert answer.status_code == 200 and "have been erased. Only numbers" in answer.content.decode()


def test_the_form_says_how_long(client):
    path = f"/conversations/{make.conversation().slug}/register/"
    text = client.get(path).content.decode()
    assert "erased 90 days after the conversation" in text and "erased after 7 days" in text
    assert "we retain your email address until you receive it, for at most 365 days" in text


def test_the_form_says_the_days_that_the_office_set(client):
    RetentionRule.objects.create(record_class="registrations", days=30, basis="STD 73")
    RetentionRule.objects.create(record_class="registrations.withdrawn", days=None, basis="STD 73")
    RetentionRule.objects.create(record_class="registrations.owed", days=None, basis="STD 73")
    text = client.get(f"/conversations/{make.conversation().slug}/register/").content.decode()
    assert "erased 30 days after the conversation" in text and "erased after" not in text
    assert "we retain your email address until you receive it." in text


def test_the_notice_has_all_eight_parts(client):
    """PRV-04."""
    from cms.site_cache import office

    house = office()
    house.records_contact = "Records official, 916-555-0100"
    house.save()
    text = client.get(f"/conversations/{make.conversation().slug}/").content.decode()
    titles = ("Who is asking", "Who is responsible", "Which law allows it", "What is required")
    titles += ("What happens if you do not", "What it is for", "Who may receive it", "Your rights")
    for words in (*titles, "Records official, 916-555-0100", "Education Code section 10860"):
        assert words in text


def test_a_redaction_reaches_the_group_as_well(row, publisher):
    redaction.redact("registration", row.pk, actor=publisher, reason="asked for")
    stored = _stored().replace("canary-7c1@example.org", "") if OutboxMessage.objects.exists() else _stored()
    for word in ("canary-name", "canary-group", "canary-need"):
        assert word not in stored
