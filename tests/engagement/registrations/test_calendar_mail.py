"""The calendar entry in the mails of a registration, and the links to common calendars."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from django.core import mail

import pytest
from icalendar import Calendar

from cms.mail.outbox import send_due
from cms.models import OutboxMessage
from cms.records import redaction
from engagement.conversations.services import cancel_conversation, move_conversation
from engagement.registrations.services import cancel_registration
from tests.calendar_reader import moments
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
WHY = {"en": "The hall is closed."}


@furnished
def talk():
    return make.hybrid(1, 5)


def _newest(to="dee@example.org"):
    return OutboxMessage.objects.filter(to=to).order_by("-created_at", "-pk").first()


def _entry(message):
    calendar = Calendar.from_ical(message.calendar)
    (event,) = calendar.events
    return calendar, event


def test_a_seat_comes_with_an_entry_that_has_the_uid_of_the_public_file(client, talk):
    make.registration(talk, email="dee@example.org")
    calendar, event = _entry(_newest())
    public = Calendar.from_ical(client.get(f"/conversations/{talk.slug}/event.ics").content).events[0]
    assert str(calendar["METHOD"]) == "PUBLISH" and str(event["STATUS"]) == "CONFIRMED"
    assert (str(event["UID"]), int(event["SEQUENCE"])) == (str(public["UID"]), int(public["SEQUENCE"]))
    assert str(event["ORGANIZER"]).startswith("mailto:") and "dee@example.org" not in _newest().calendar


@pytest.mark.parametrize(
    ("mode", "where"), [("in_person", "1 Library Way"), ("online", "https://stream.example/1")]
)
def test_the_entry_says_where_this_person_attends(talk, mode, where):
    make.registration(talk, email="dee@example.org", mode=mode)
    assert str(_entry(_newest())[1]["LOCATION"]) == where


@pytest.mark.parametrize("month", [1, 7])
def test_the_entry_carries_the_rule_of_its_zone(month):
    start = datetime(2030, month, 9, 17, 30, tzinfo=UTC)
    talk = make.hybrid(1, 5, starts_at=start)
    make.registration(talk, email="dee@example.org")
    content = _newest().calendar.encode()
    assert moments(content) == {talk.ics_uid: (start, talk.ends_at)} and b"RDATE" not in content


def test_who_waits_gets_an_entry_only_with_the_seat(talk):
    first = make.registration(talk)
    make.registration(talk, email="dee@example.org")
    assert _newest().calendar == ""
    cancel_registration(registration=first, actor=None, reason="x")
    assert (
        _newest().subject.startswith("A seat opened up") and str(_entry(_newest())[1]["UID"]) == talk.ics_uid
    )


def test_a_move_replaces_the_entry(talk):
    make.registration(talk, email="dee@example.org")
    before = int(_entry(_newest())[1]["SEQUENCE"])
    start = talk.starts_at + timedelta(days=1)
    end = start + timedelta(hours=1)
    move_conversation(actor=make.ACTOR, conversation=talk, starts_at=start, ends_at=end, reason=WHY)
    event = _entry(_newest())[1]
    assert event["DTSTART"].dt == start and int(event["SEQUENCE"]) == before + 1
    assert str(event["UID"]) == talk.ics_uid


def test_a_cancellation_takes_the_entry_out(talk):
    make.registration(talk, email="dee@example.org")
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason=WHY)
    calendar, event = _entry(_newest())
    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert str(event["UID"]) == talk.ics_uid and int(event["SEQUENCE"]) == talk.sequence + 1


@pytest.mark.parametrize(("is_cancelled", "method"), [(False, "PUBLISH"), (True, "CANCEL")])
def test_the_entry_is_attached_with_its_method_and_gone_from_the_outbox(talk, settings, is_cancelled, method):
    settings.MAIL_DELIVERY = "send"
    make.registration(talk, email="dee@example.org")
    if is_cancelled:
        cancel_conversation(actor=make.ACTOR, conversation=talk, reason=WHY)
    mail.outbox.clear()
    send_due()
    sent = [each.message() for each in mail.outbox]
    parts = [part for each in sent for part in each.walk() if part.get_content_type() == "text/calendar"]
    assert parts[-1].get_param("method") == method and parts[-1].get_filename() == "event.ics"
    assert b"BEGIN:VEVENT" in parts[-1].get_payload(decode=True)
    assert not OutboxMessage.objects.exclude(calendar="").exists()


def test_a_redaction_of_the_registration_takes_the_entry_out_of_its_mails(talk, publisher):
    row = make.registration(talk, email="dee@example.org")
    redaction.redact("registration", row.pk, actor=publisher, reason="asked for")
    assert not OutboxMessage.objects.exclude(calendar="").exists()


def test_a_page_and_a_receipt_link_to_common_calendars(client, talk):
    row = make.registration(talk, mode="online")
    paths = {f"/conversations/{talk.slug}/": "1 Library Way"}
    paths[f"/conversations/registration/{make.code_of(row)}/"] = "https://stream.example/1"
    for path, where in paths.items():
        answer = client.get(path)
        links = {link.label: link.url for link in answer.context["calendar"]}
        google = parse_qs(urlsplit(links["Google Calendar"]).query)
        outlook = parse_qs(urlsplit(links["Outlook"]).query)
        assert google["location"] == outlook["location"] == [where]
        assert google["dates"] == [f"{talk.starts_at:%Y%m%dT%H%M%SZ}/{talk.ends_at:%Y%m%dT%H%M%SZ}"]
        assert links["Add to calendar (.ics)"].endswith("event.ics")


def test_the_links_are_opened_by_the_person_and_tell_the_other_site_nothing_of_the_page(client, talk):
    row = make.registration(talk)
    text = client.get(f"/conversations/registration/{make.code_of(row)}/").content.decode()
    for part in text.split('href="https://calendar.google')[1:]:
        assert 'rel="noreferrer"' in part.split(">")[0] and make.code_of(row) not in part.split('"')[0]


def test_a_canceled_registration_offers_no_calendar(client, talk):
    row = make.registration(talk)
    cancel_registration(registration=row, actor=None, reason="x")
    assert not client.get(f"/conversations/registration/{make.code_of(row)}/").context["calendar"]
