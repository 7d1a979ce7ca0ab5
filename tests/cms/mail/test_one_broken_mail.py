"""One broken message stops no other: neither when it is written, nor when it is sent."""

import smtplib
from datetime import timedelta
from email.errors import HeaderParseError, HeaderWriteError
from pathlib import Path

from django.template import TemplateSyntaxError

import pytest

from cms import clock
from cms.jobs.queue import run_due
from cms.mail import bulk, outbox
from cms.models import OutboxMessage
from engagement.models import Registration, SentReminder
from engagement.registrations import emails, reminders
from tests.cms import mail_backends
from tests.factories import engagement as make

pytestmark = pytest.mark.django_db
State = OutboxMessage.State
BROKEN = "broken@example.org"
NEVER_SENT = [
    smtplib.SMTPRecipientsRefused({}),
    smtplib.SMTPServerDisconnected("gone"),
    HeaderParseError("header"),
    HeaderWriteError("header"),
    UnicodeEncodeError("ascii", "é", 0, 1, "no"),
    TypeError("reply_to"),
    AttributeError("message"),
    RuntimeError("anything"),
    TimeoutError(),
]


@pytest.fixture(autouse=True)
def as_in_service(settings):
    settings.MAIL_DELIVERY = "send"
    settings.MAILERS = {
        "default": {"BACKEND": "cms.mail.backend.OutboxBackend"},
        "transport": {"BACKEND": "tests.cms.mail_backends.Working"},
    }
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [Path(__file__).parents[1] / "templates"]}]
    mail_backends.handed.clear()


def write(to: str, **facts) -> OutboxMessage:
    return outbox.queue("outbox_test/notice", to=to, language="en", context={"name": "Ana"}, **facts)


def sent_to() -> list[str]:
    return [mail.to[0] for mail in mail_backends.handed]


@pytest.mark.parametrize("error", NEVER_SENT, ids=lambda error: type(error).__name__)
def test_whatever_fails_with_one_is_recorded_on_it_alone(monkeypatch, error):
    work = mail_backends.Working.send_messages

    def send(self, messages):
        if messages[0].to == [BROKEN]:
            raise error
        return work(self, messages)

    monkeypatch.setattr(mail_backends.Working, "send_messages", send)
    broken = write(BROKEN)
    for name in "abc":
        write(f"{name}@example.org")
    run_due()
    broken.refresh_from_db()

    assert sorted(sent_to()) == [f"{name}@example.org" for name in "abc"]
    assert (broken.state, broken.error, broken.attempts) == (State.WAITING, type(error).__name__, 1)


@pytest.mark.parametrize(
    "facts",
    [
        {"reply_to": "x@example.org\r\nBcc: all@example.org"},
        {"headers": {"List-Unsubscribe": "<http://x>\nBcc: all@example.org"}},
        {"headers": {"X: y": "z"}},
        {"headers": {"List-Unsubscribe": ["not", "text"]}},
    ],
)
def test_a_header_that_cannot_be_written_stops_no_other(monkeypatch, facts):
    """The transport writes the message out, as one to a server does."""
    written = []
    monkeypatch.setattr(
        mail_backends.Working,
        "send_messages",
        lambda self, messages: written.extend(each.message().as_bytes() for each in messages) or 1,
    )
    broken = write(BROKEN, **facts)
    write("ana@example.org")
    outbox.send_due()
    broken.refresh_from_db()

    assert any(b"To: ana@example.org" in each for each in written)
    assert not any(b"\nBcc:" in each for each in written)
    assert broken.error in ("ValueError", "TypeError", "AttributeError") or broken.state == State.SENT


@pytest.mark.parametrize("to", ["x" * 300 + "@example.org"])
def test_an_address_that_is_too_long_is_given_up_at_once(to):
    message = write(to)

    assert (message.state, message.error) == (State.FAILED, "address too long")


def test_a_message_that_cannot_be_written_is_given_up_and_what_it_reports_stands():
    message = outbox.queue(
        "outbox_test/missing", to="ana@example.org", language="en", about=("registration", 7)
    )

    assert (message.state, message.error) == (State.FAILED, "TemplateDoesNotExist")
    assert (message.text, message.html, message.about_id) == ("", "", "7")
    assert outbox.send_due() == 0


@pytest.mark.parametrize(
    "name", ["Ana\nBcc: x", "Ana\r\n\r\nx", "A\x00n\x1ba", "\u202eanA", "ñ" * 5000, "A\u2028na"]
)
def test_a_name_breaks_no_header(name):
    message = outbox.queue("outbox_test/notice", to="ana@example.org", language="en", context={"name": name})
    outbox.send_due()
    message.refresh_from_db()
    made = mail_backends.handed[0].message()

    assert message.state == State.SENT and made["Bcc"] is None
    assert len(made["Subject"].splitlines()) == 1 and made.as_bytes()


# Many people


def test_of_many_reminders_only_the_broken_one_is_missing_and_comes_later(home, monkeypatch):
    talk = make.workshop(10)
    people = [make.registration(talk, email=f"{name}@example.org") for name in "abc"]
    OutboxMessage.objects.all().delete()
    remind = emails.reminder

    def fail(registration: Registration, **facts) -> None:
        if registration.pk == people[0].pk:
            raise TemplateSyntaxError("broken")
        remind(registration, **facts)

    monkeypatch.setattr(emails, "reminder", fail)
    with clock.at(talk.starts_at - timedelta(hours=26)):
        assert (reminders.remind(), SentReminder.objects.count()) == (2, 2)
        monkeypatch.setattr(emails, "reminder", remind)
        assert (reminders.remind(), reminders.remind()) == (1, 0)
    assert set(OutboxMessage.objects.values_list("to", flat=True)) == {
        f"{name}@example.org" for name in "abc"
    }


def test_what_was_begun_for_a_broken_one_is_undone():
    def write_or_fail(to: str) -> bool:
        write(to)
        if to == BROKEN:
            raise KeyError(to)
        return True

    assert bulk.write_to_each(["a@example.org", BROKEN, "b@example.org"], write_or_fail) == 2
    assert BROKEN not in OutboxMessage.objects.values_list("to", flat=True)
