"""Reminders: two days before and on the morning of the day, in the person's language, each once."""

from datetime import datetime, timedelta

import pytest

from cms import clock
from cms.jobs import queue
from cms.models import OutboxMessage
from engagement.conversations.services import cancel_conversation, change_capacity, move_conversation
from engagement.models import SentReminder
from engagement.registrations.reminders import remind
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=clock.PACIFIC)


@furnished
def talk(set_clock):
    """On 20 March at 17:30; people register on the 1st."""
    set_clock(_at(1, 12))
    return make.workshop(5, starts_at=_at(20, 17, 30))


def _register(talk, **said):
    row = make.registration(talk, email="a@example.org", **said)
    OutboxMessage.objects.all().delete()
    return row


def _reminded():
    return sorted(message.subject.split(":")[0] for message in OutboxMessage.objects.all())


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (_at(18, 8, 59), []),
        (_at(18, 9), ["Coming up"]),
        (_at(19, 23), ["Coming up"]),
        (_at(20, 5, 59), []),
        (_at(20, 6), ["Today"]),
        (_at(20, 17, 29), ["Today"]),
        (_at(20, 17, 30), []),
    ],
)
def test_each_has_its_time_and_a_late_worker_catches_up(talk, set_clock, moment, told):
    _register(talk)
    set_clock(moment)
    remind()
    assert _reminded() == told


def test_each_is_sent_once_however_often_the_work_runs(talk, set_clock):
    _register(talk, party_size=3)
    for moment in (_at(18, 9), _at(18, 9, 10), _at(19, 9), _at(20, 6), _at(20, 7)):
        set_clock(moment)
        remind()
    assert _reminded() == ["Coming up", "Today"]
    assert "3 seats are reserved for you" in OutboxMessage.objects.get(subject__startswith="Today").text


def test_two_workers_that_saw_the_same_list_send_one(talk, set_clock):
    """The second finds the row that the first wrote: the unique constraint decides, not the list."""
    from engagement.registrations import reminders

    row = _register(talk)
    set_clock(_at(18, 9))
    (due,) = [each for each in reminders.reminders_of(talk) if each.what == "two-days"]
    assert [reminders._remind(row.pk, due) for _worker in range(2)] == [1, 0]
    assert _reminded() == ["Coming up"]


def test_the_worker_runs_it(talk, set_clock):
    _register(talk)
    set_clock(_at(18, 9))
    assert "engagement.reminders" in queue.run_due()
    assert _reminded() == ["Coming up"]


def test_who_registers_after_the_moment_has_the_confirmation_only(talk, set_clock):
    set_clock(_at(18, 12))
    _register(talk)
    remind()
    assert _reminded() == []


def test_nobody_is_reminded_of_a_cancelled_conversation(talk, set_clock):
    _register(talk)
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "No room"})
    OutboxMessage.objects.all().delete()
    set_clock(_at(18, 9))
    assert remind() == 0 and _reminded() == []


def test_a_place_given_back_and_a_place_on_the_list_are_not_reminded(talk, set_clock):
    row = _register(talk, party_size=5)
    _register(talk)
    cancel_registration(registration=row, actor=None, reason="x")
    change_capacity(actor=make.ACTOR, conversation=talk, capacity=1)
    _register(talk)
    set_clock(_at(18, 9))
    assert remind() == 1


def test_a_moved_conversation_reminds_anew(talk, set_clock):
    _register(talk)
    set_clock(_at(18, 9))
    remind()
    talk.refresh_from_db()
    move_conversation(
        actor=make.ACTOR,
        conversation=talk,
        starts_at=_at(27, 17, 30),
        ends_at=_at(27, 19),
        reason={"en": "Room"},
    )
    OutboxMessage.objects.all().delete()
    for moment, told in ((_at(20, 7), []), (_at(25, 9), ["Coming up"]), (_at(27, 6), ["Coming up", "Today"])):
        set_clock(moment)
        remind()
        assert _reminded() == told
    assert SentReminder.objects.count() == 3


def test_the_other_clock_of_summer_time_moves_no_reminder(set_clock):
    """Clocks change on 8 March 2026: two days before the 9th is still nine in the morning of the 7th."""
    set_clock(_at(1, 12))
    talk = make.workshop(5, starts_at=_at(9, 10))
    _register(talk)
    for moment, sent in ((_at(7, 8, 59), 0), (_at(7, 9), 1)):
        set_clock(moment)
        assert remind() == sent


@pytest.mark.parametrize("language", ["en", "es", "zh-hans", "zh-hant", "vi", "tl", "ko", "ar"])
def test_mails_are_in_the_language_in_which_the_person_registered(talk, set_clock, language):
    row = make.registration(talk, email="a@example.org", site_language=language)
    set_clock(_at(18, 9))
    remind()
    messages = OutboxMessage.objects.all()
    assert {message.language for message in messages} == {language} and len(messages) == 2
    prefix = "" if language == "en" else f"/{language}"
    assert all(f"{prefix}/conversations/registration/{make.code_of(row)}/" in each.text for each in messages)


def test_an_unknown_language_becomes_the_sites_first(talk):
    make.registration(talk, email="a@example.org", site_language="xx")
    assert OutboxMessage.objects.get().language == "en"


def test_a_mail_to_nobody_is_not_written(talk, set_clock):
    make.registration(talk, name="Minh")
    set_clock(_at(18, 9))
    assert remind() == 0 and not OutboxMessage.objects.exists()


def test_a_morning_talk_is_reminded_two_hours_before(set_clock):
    set_clock(_at(1, 12))
    talk = make.workshop(5, starts_at=_at(20, 7))
    _register(talk)
    set_clock(_at(20, 5))
    remind()
    assert _reminded() == ["Today"]
    assert talk.starts_at - clock.now() == timedelta(hours=2)
