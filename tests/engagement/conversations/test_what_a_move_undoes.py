"""What was booked, checked and told for the old day or place does not hold for the new one; who is told of it."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from cms import clock
from cms.models import OutboxMessage
from engagement.conversations.details import change_facts
from engagement.conversations.services import move_conversation
from engagement.exceptions import NotPossibleNow
from engagement.models import Accommodation, Conversation, LanguageService
from engagement.newsletter import mailings
from engagement.registrations.changes import change_registration
from engagement.registrations.needs.services import answer_need, take_on, version_of
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.factories import news

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WHY = {"en": "Flood", "es": "Inundación"}
CHECKS = ("venue_accessible", "venue_free", "venue_open_to_all")


def _move(talk, days=2, **facts):
    times = {"starts_at": talk.starts_at + days * DAY, "ends_at": talk.ends_at + days * DAY}
    return move_conversation(actor=make.ACTOR, conversation=talk, reason=WHY, **(times | facts))


def _mails(to):
    return OutboxMessage.objects.filter(to=to).order_by("created_at")


def _entry(message):
    calendar = Calendar.from_ical(message.calendar)
    return str(calendar["METHOD"]), calendar.events[0]


@pytest.mark.parametrize("language", ["en", "es", "zh-hans", "zh-hant", "vi", "tl", "ko", "ar"])
def test_who_waits_is_not_told_of_a_seat(language):
    talk = make.workshop(1, spanish=True)
    make.registration(talk, email="a@example.org", site_language=language)
    make.registration(talk, email="w@example.org", site_language=language)
    _move(talk)
    seat, waits = _mails("a@example.org").last().text, _mails("w@example.org").last().text
    assert seat.splitlines()[0] != waits.splitlines()[0]
    if language == "en":
        assert "Your seat is still reserved" in seat and "still on the waiting list" in waits
    else:
        assert "still on the waiting list" not in waits


@pytest.mark.parametrize(("days", "place", "status"), [(2, None, "requested"), (0, "2 Hall St", "requested")])
def test_what_was_booked_is_booked_again(client, days, place, status):
    talk = make.workshop(5)
    LanguageService.objects.create(conversation=talk, language="ase", kind="sign", status="provided")
    _move(talk, days, place=place, checks=CHECKS)
    assert LanguageService.objects.get().status == status
    page = client.get(f"/conversations/{talk.slug}/").text
    assert "Not booked yet" in page and ">Booked<" not in page


def test_what_was_answered_is_open_again_and_its_owner_is_told(client, cast):
    talk = make.workshop(5)
    row = make.registration(talk, email="a@example.org", need="ASL please")
    need, owner = Accommodation.objects.get(), cast.people["editor"]
    take_on(actor=make.ACTOR, request=need, owner=owner)
    answer_need(
        actor=make.ACTOR, request=need, seen=version_of(need), state="arranged", answer="Someone is booked."
    )
    _move(talk)
    receipt = client.get(f"/conversations/registration/{make.code_of(row)}/").text
    assert "Not answered yet" in receipt and "Someone is booked." not in receipt
    assert "checking again" in _mails("a@example.org").last().text
    note = _mails(owner.email).last()
    assert "answer again" in note.text and "ASL" not in note.text
    desk = cast["editor"].get(f"/desk/conversations/needs/{need.pk}/").text
    assert "Someone is booked." in desk and "moved after this was answered" in desk


def _evening_workshop(seats):
    """From 5:30 p.m. on, so that it ends on its day whenever the test runs."""
    start = (clock.now().astimezone(clock.PACIFIC) + 20 * DAY).replace(
        hour=17, minute=30, second=0, microsecond=0
    )
    return make.workshop(seats, starts_at=start, ends_at=start + timedelta(hours=2))


def _form(talk, **typed):
    start, end = (each.astimezone(clock.PACIFIC) for each in (talk.starts_at, talk.ends_at))
    times = {"day": start.date(), "starts": start.strftime("%H:%M:%S"), "ends": end.strftime("%H:%M:%S")}
    reason = {"reason_0": "Flood", "reason_en": "Flood", "reason_1": "Lluvia", "reason_es": "Lluvia"}
    return times | reason | {"place": talk.place, "sequence": talk.sequence} | typed


def test_a_new_place_is_checked_again_before_it_is_public(cast):
    talk = _evening_workshop(5)
    address = f"/desk/conversations/{talk.slug}/move/"
    refused = cast["editor"].post(address, _form(talk, place="2 Hall St", venue_free="on"))
    assert refused.status_code == 422 and refused.text.count("check this for the new place first") >= 2
    with pytest.raises(NotPossibleNow):
        _move(talk, 0, place="2 Hall St")
    done = cast["editor"].post(address, _form(talk, place="2 Hall St", **dict.fromkeys(CHECKS, "on")))
    assert done.status_code == 302
    assert (
        Conversation.objects.get().place == "2 Hall St"
        and not Conversation.objects.get().missing_venue_checks
    )


def test_a_move_that_changes_nothing_is_refused(cast):
    talk = _evening_workshop(5)
    answer = cast["editor"].post(f"/desk/conversations/{talk.slug}/move/", _form(talk))
    assert answer.status_code == 422 and "Nothing would change" in answer.text
    with pytest.raises(NotPossibleNow, match="Nothing would change"):
        _move(talk, 0)


def test_a_mail_of_news_does_not_give_the_old_day():
    talk = make.conversation()
    assert mailings.collect_news() == 1
    news.subscriber()
    _move(talk)
    with clock.at(clock.now() + timedelta(minutes=1)):
        mailings.collect_news()
        mailings.send_news()
    (told,) = news.mails()
    assert told.subject.startswith("Moved:") and "Conversation:" not in told.text


def test_whose_way_to_attend_ends_is_told(cast, client):
    talk = make.hybrid(5, 5)
    make.registration(talk, email="room@example.org", mode="in_person")
    make.registration(talk, email="net@example.org", mode="online")
    OutboxMessage.objects.all().delete()
    address = f"/desk/conversations/{talk.slug}/plan/where/"
    assert "In person: 1 registered person" in cast["editor"].get(address).text
    change_facts(actor=make.ACTOR, conversation=talk, sequence=talk.sequence, mode="online")
    (told,) = OutboxMessage.objects.all()
    assert told.to == "room@example.org" and "online only" in told.text and "1 Library Way" not in told.text
    assert str(_entry(told)[1]["LOCATION"]) == "https://stream.example/1"
    page = client.get(f"/conversations/{talk.slug}/").text
    public = client.get(f"/conversations/{talk.slug}/event.ics").text
    assert "1 Library Way" not in page and "1 Library Way" not in public


def test_one_in_a_place_has_no_link(client):
    talk = make.workshop(5, stream_url="https://stream.example/1")
    assert "stream.example" not in client.get(f"/conversations/{talk.slug}/").text
    assert "stream.example" not in client.get(f"/conversations/{talk.slug}/event.ics").text


def test_the_entry_of_who_switches_sides_replaces_the_old_one():
    talk = make.hybrid(5, 5)
    row = make.registration(talk, email="a@example.org", mode="in_person")
    with clock.at(clock.now() + timedelta(minutes=1)):
        change_registration(registration=row, seen=row.fingerprint, mode="online", email="a@example.org")
    (_one, old), (_two, new) = (_entry(each) for each in _mails("a@example.org"))
    assert old["UID"] == new["UID"] and old["LOCATION"] != new["LOCATION"]
    assert new["SEQUENCE"] > old["SEQUENCE"] and new["DTSTAMP"].dt > old["DTSTAMP"].dt


def test_who_cancels_a_registration_gets_the_entry_out_of_the_calendar():
    talk = make.workshop(5)
    row = make.registration(talk, email="a@example.org")
    cancel_registration(registration=row, actor=None, reason="x")
    told = _mails("a@example.org").last()
    method, event = _entry(told)
    assert (method, str(event["STATUS"]), int(event["SEQUENCE"])) == ("CANCEL", "CANCELLED", 1)
    assert told.subject.startswith("Your registration is canceled")
