"""A text is removed from every place it lives, and the removal itself is on the record."""

import pytest

from cms.exceptions import RuleBroken
from cms.mail import outbox
from cms.models import LedgerEntry, Milestone, OutboxMessage, Redaction
from cms.records import ledger
from cms.records.redaction import redact
from tests.cms.records.test_ledger import verify
from tests.factories.cms import milestone

pytestmark = pytest.mark.django_db
MARK = "[Removed. The record says who, when and why.]"


@pytest.fixture
def told(scrubbed, settings, clerk):
    """A record whose text holds a name, changed once, sealed, and told by mail."""
    row = milestone("Call Maria Lopez")
    row.title = {"en": "Call Maria Lopez tomorrow"}
    row.save()
    ledger.append("publish", row, actor=clerk)
    for number in (row.pk, row.pk + 1):
        OutboxMessage.objects.create(
            to="a@example.org",
            subject="About Maria Lopez",
            text="Maria Lopez",
            html="<p>Maria Lopez",
            about_kind="milestone",
            about_id=str(number),
        )
    return row


def test_the_text_is_gone_from_the_row_its_history_and_its_mail(told, administrator):
    redact("milestone", told.pk, actor=administrator, reason="Names a person")
    mail = OutboxMessage.objects.get(about_id=str(told.pk))

    assert Milestone.objects.get(pk=told.pk).title == {"en": MARK}
    assert {str(row.title) for row in Milestone.history.filter(id=told.pk)} == {str({"en": MARK})}
    assert (mail.subject, mail.text, mail.html) == (MARK, MARK, "")


def test_mail_about_something_else_stays(told, administrator):
    redact("milestone", told.pk, actor=administrator, reason="Names a person")

    assert OutboxMessage.objects.get(about_id=str(told.pk + 1)).text == "Maria Lopez"


def test_a_tombstone_says_who_when_why_and_where(told, administrator):
    redact("milestone", told.pk, actor=administrator, reason="  Names a person ")
    stone = Redaction.objects.get()

    assert (stone.kind, stone.key, stone.reason) == ("milestone", str(told.pk), "Names a person")
    assert stone.actor == str(administrator)
    assert stone.places == [f"cms.Milestone {told.pk}", "cms.HistoricalMilestone × 2", "outbox × 1"]


def test_the_record_passes_after_a_removal(told, administrator):
    redact("milestone", told.pk, actor=administrator, reason="Names a person")

    assert LedgerEntry.objects.order_by("-number").first().act == "redact"
    assert verify()[0] == 0


def test_a_tombstone_put_there_by_hand_excuses_nothing(told):
    Milestone.objects.filter(pk=told.pk).update(title={"en": "Changed"})
    Redaction.objects.create(kind="milestone", key=str(told.pk), reason="x", actor="nobody")

    assert verify()[0] == 1


def test_a_tombstone_that_is_changed_or_gone_is_named(told, administrator):
    stone = redact("milestone", told.pk, actor=administrator, reason="Names a person")
    Redaction.objects.update(key="999")
    assert f"redaction {stone.pk} was changed" in verify()[1]
    Redaction.objects.all().delete()
    assert f"redaction {stone.pk} is missing" in verify()[1]


def test_what_is_sealed_after_a_removal_is_held_fast_again(told, administrator):
    redact("milestone", told.pk, actor=administrator, reason="Names a person")
    ledger.append("publish", Milestone.objects.get(pk=told.pk), actor=administrator)
    assert verify()[0] == 0
    Milestone.objects.filter(pk=told.pk).update(title={"en": "Changed"})

    assert verify()[0] == 1


def test_a_tombstone_says_which_entries_lost_their_salt(told, administrator):
    stone = redact("milestone", told.pk, actor=administrator, reason="Names a person")

    assert stone.entries == list(LedgerEntry.objects.filter(salt="").values_list("number", flat=True)) == [1]


@pytest.mark.parametrize("count", [1, 40])
def test_the_salts_of_many_entries_go_in_as_many_queries_as_that_of_one(
    sealed, clerk, count, django_assert_max_num_queries
):
    rows = [milestone(f"Step {number}") for number in range(count)]
    ledger.append_many("publish", rows, actor=clerk)

    with django_assert_max_num_queries(3):
        numbers = ledger.destroy_salts("milestone", [str(row.pk) for row in rows])

    assert numbers == list(range(1, count + 1)) and not LedgerEntry.objects.exclude(salt="").exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_removal_needs_a_reason(told, administrator, reason):
    with pytest.raises(RuleBroken) as refusal:
        redact("milestone", told.pk, actor=administrator, reason=reason)

    assert refusal.value.rule == "PRV-06"
    assert Milestone.objects.get(pk=told.pk).title == {"en": "Call Maria Lopez tomorrow"}
    assert not Redaction.objects.exists()


def test_a_kind_without_texts_is_refused(told, administrator):
    with pytest.raises(LookupError):
        redact("nothing", 1, actor=administrator, reason="x")


def test_a_very_long_reason_is_kept_as_far_as_it_goes(told, administrator):
    assert len(redact("milestone", told.pk, actor=administrator, reason="x" * 900).reason) == 500


def test_mail_written_before_the_removal_is_sent_without_the_text(told, administrator, settings, mailoutbox):
    settings.MAIL_DELIVERY = "send"
    redact("milestone", told.pk, actor=administrator, reason="Names a person")
    OutboxMessage.objects.exclude(about_id=str(told.pk)).delete()

    assert outbox.send_due() == 1
