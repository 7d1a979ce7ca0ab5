"""Mail is written with what it tells of, and sent afterwards; in the demonstration it stays here."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.core.mail import EmailMultiAlternatives, send_mail
from django.core.management import call_command
from django.db import transaction

import pytest

from cms import clock
from cms.mail import outbox
from cms.models import OutboxMessage
from tests.cms import mail_backends

pytestmark = pytest.mark.django_db
State = OutboxMessage.State
NOON = datetime(2022, 5, 11, 19, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def as_in_service(settings):
    """The mailers of the site, which a test run replaces, and a message of these tests."""
    settings.MAILERS = {
        "default": {"BACKEND": "cms.mail.backend.OutboxBackend"},
        "transport": {"BACKEND": "tests.cms.mail_backends.Working"},
    }
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [Path(__file__).parents[1] / "templates"]}]


@pytest.fixture
def sending(settings):
    """A site that sends, through a transport which works unless a test breaks it."""
    settings.MAIL_DELIVERY = "send"
    mail_backends.handed.clear()

    def use(name: str) -> None:
        transport = {"BACKEND": f"tests.cms.mail_backends.{name}"}
        settings.MAILERS = settings.MAILERS | {"transport": transport}

    return use


def write(to: str = "ana@example.org", *, language: str = "en", name: str = "Ana", **facts) -> OutboxMessage:
    return outbox.queue("outbox_test/notice", to=to, language=language, context={"name": name}, **facts)


@pytest.mark.parametrize(
    ("language", "subject", "text"),
    [
        ("en", "Have your say: Ana", "Find my receipt: Ana"),
        ("es", "Dé su opinión: Ana", "Buscar mi recibo: Ana"),
    ],
)
def test_a_message_is_written_in_the_language_of_its_reader(language, subject, text):
    message = write(language=language, about=("registration", 7), reply_to="office@example.org")

    assert message.subject == subject
    assert message.text == f"{text}\nhttp://testserver\n"
    assert f"<p>{text}</p>" in message.html
    assert (message.about_kind, message.about_id, message.reply_to) == (
        "registration",
        "7",
        "office@example.org",
    )


def test_words_of_others_cannot_add_headers_or_code(sending):
    write(name="Ana\r\nBcc: all@example.org<script>")
    outbox.send_due()
    mail = mail_backends.handed[0].message()

    assert mail["Subject"].startswith("Have your say: Ana Bcc: all@example.org")
    assert len(mail["Subject"].splitlines()) == 1
    assert mail["Bcc"] is None
    assert "<script>" not in mail_backends.handed[0].alternatives[0].content


def test_a_message_is_not_written_when_its_transaction_is_undone():
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert not OutboxMessage.objects.exists()


def test_in_the_demonstration_all_mail_stays_here(sending, settings):
    settings.MAIL_DELIVERY = "keep"
    message = write()

    assert message.state == State.KEPT
    assert outbox.send_due() == 0
    assert mail_backends.handed == []


def test_what_is_due_is_sent_once(sending):
    message = write(reply_to="office@example.org")
    assert [outbox.send_due() for _time in range(2)] == [1, 0]
    message.refresh_from_db()
    mail = mail_backends.handed[0]

    assert (message.state, message.attempts, message.error) == (State.SENT, 1, "")
    assert (mail.to, mail.reply_to, mail.subject) == (
        ["ana@example.org"],
        ["office@example.org"],
        message.subject,
    )
    assert mail.extra_headers["Message-ID"] == f"<{message.pk}@testserver>"


def test_two_workers_at_once_send_a_message_once(sending, monkeypatch):
    write()
    seconds = []
    send = mail_backends.Working.send_messages

    def send_while_another_looks(self, messages):
        seconds.append(outbox.send_due())
        return send(self, messages)

    monkeypatch.setattr(mail_backends.Working, "send_messages", send_while_another_looks)
    outbox.send_due()

    assert seconds == [0]
    assert len(mail_backends.handed) == 1


def test_the_periodic_work_sends(sending):
    write()
    call_command("run_due", verbosity=0)

    assert len(mail_backends.handed) == 1


def test_a_transport_that_fails_is_tried_again_and_then_given_up(sending):
    sending("Broken")
    with clock.at(NOON):
        message = write()
    moments, at = [], NOON
    while OutboxMessage.objects.get().state == State.WAITING:
        with clock.at(at):
            outbox.send_due()
        moments.append(at)
        at = OutboxMessage.objects.get().next_try_at
        assert len(moments) < 20
    message.refresh_from_db()

    assert (message.state, message.error) == (State.FAILED, "ConnectionRefusedError")
    assert len(moments) == len(outbox.RETRY_MINUTES)
    assert moments[1] - moments[0] == timedelta(minutes=1)
    assert timedelta(hours=12) < moments[-1] - NOON < timedelta(days=2)


def test_nothing_is_tried_before_its_time(sending):
    sending("Broken")
    write()
    outbox.send_due()
    sending("Working")

    assert outbox.send_due() == 0
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert outbox.send_due() == 1


@pytest.mark.parametrize("address", ["a@example.org\nBcc: b@example.org", "a b", "", "é" * 60])
def test_an_address_that_cannot_be_written_to_does_not_hold_up_the_others(sending, address):
    bad = write(to=address)
    write()
    with clock.at(clock.now() + timedelta(minutes=1)):
        outbox.send_due()
    bad.refresh_from_db()

    assert ["ana@example.org"] in [mail.to for mail in mail_backends.handed]
    assert not any("b@example.org" in mail.recipients() for mail in mail_backends.handed)


def test_a_person_gets_a_message_alone_and_sees_no_other_address():
    people = {"to": ["a@example.org", "b@example.org"], "cc": ["c@example.org"]}
    mail = EmailMultiAlternatives("Hello there", "Text", None, **people)
    mail.attach_alternative("<p>Text</p>", "text/html")

    assert mail.send() == 3
    assert {(row.to, row.subject, row.html) for row in OutboxMessage.objects.all()} == {
        (f"{name}@example.org", "Hello there", "<p>Text</p>") for name in "abc"
    }


def test_what_django_itself_sends_lands_here():
    send_mail("Subject", "Text", None, ["a@example.org"])

    assert OutboxMessage.objects.get().state == State.KEPT


def test_what_the_account_pages_send_lands_here(client, resident):
    client.post("/accounts/password/reset/", {"email": resident.email})
    message = OutboxMessage.objects.get()

    assert message.to == resident.email
    assert "/accounts/password/reset/key/" in message.text


# The list in the admin

LIST = "/admin/outboxmessage/"


@pytest.mark.parametrize(
    ("role", "status"),
    [("administrator", 200), ("publisher", 200), ("editor", 302), ("clerk", 302), ("analyst", 302)],
)
def test_who_may_read_the_outbox(cast, role, status):
    message = write()
    browser = cast[role]

    assert browser.get(LIST).status_code == status
    assert browser.get(f"{LIST}inspect/{message.pk}/").status_code == status


@pytest.mark.parametrize("action", ["new/", "edit/{}/", "delete/{}/"])
def test_nobody_writes_into_the_outbox_by_hand(cast, action):
    message = write()
    answer = cast["administrator"].post(LIST + action.format(message.pk), {"subject": "Changed"})
    message.refresh_from_db()

    assert answer.status_code in (302, 403, 404)
    assert (message.subject, OutboxMessage.objects.count()) == ("Have your say: Ana", 1)
