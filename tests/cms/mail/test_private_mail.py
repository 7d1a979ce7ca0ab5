"""What a mail opens, only its recipient reads: not staff, and not the database once the mail has left."""

import re
from datetime import timedelta
from pathlib import Path

from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string

import pytest

from boards.agendas import emails as emails_of_agendas
from boards.guard import emails
from cms import clock
from cms.mail import outbox
from cms.models import OutboxMessage
from cms.powers import emails as emails_of_powers
from cms.records import retention
from cms.web.one_time_keys import receipt_code
from tests.cms import mail_backends

pytestmark = pytest.mark.django_db
State = OutboxMessage.State
LIST = "/admin/outboxmessage/"
CODE = receipt_code("nonce")


@pytest.fixture(autouse=True)
def as_in_service(settings):
    """A site that sends its mail, and a message of these tests."""
    settings.MAILERS = {
        "default": {"BACKEND": "cms.mail.backend.OutboxBackend"},
        "transport": {"BACKEND": "tests.cms.mail_backends.Working"},
    }
    settings.MAIL_DELIVERY = "send"
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [Path(__file__).parents[1] / "templates"]}]
    mail_backends.handed.clear()


def write(name: str = "Ana", **facts) -> OutboxMessage:
    return outbox.queue(
        "outbox_test/notice", to="ana@example.org", language="en", context={"name": name}, **facts
    )


@pytest.fixture
def reset_link(client, resident) -> str:
    """The address of the page where a resident chooses a new password."""
    client.post("/accounts/password/reset/", {"email": resident.email})
    [link] = re.findall(r"/accounts/password/reset/key/\S+", OutboxMessage.objects.get().text)
    return link


def pages_of_the_outbox(browser) -> str:
    """All that the admin shows of the list of mails: list, search, filters, exports and each message."""
    inspect = [f"{LIST}inspect/{pk}/" for pk in OutboxMessage.objects.values_list("pk", flat=True)]
    queries = [
        "",
        "?q=example.org",
        "?export=csv",
        "?export=xlsx",
        "?state=waiting",
        "?ordering=text",
        "results/",
    ]
    answers = [browser.get(address) for address in [*(LIST + query for query in queries), *inspect]]
    assert answers[0].status_code == answers[-1].status_code == 200
    bodies = [b"".join(each) if each.streaming else each.content for each in answers]
    return "\n".join(body.decode("utf-8", "replace") for body in bodies)


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_staff_cannot_take_over_an_account_by_its_reset_link(cast, role, reset_link, resident):
    pages = pages_of_the_outbox(cast[role])

    assert resident.email in pages
    assert reset_link not in pages and reset_link.split("/")[5] not in pages
    assert "Only the recipient can read this message" in pages


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_staff_do_not_read_receipt_codes_of_others(cast, role):
    write(name=CODE)

    assert CODE not in pages_of_the_outbox(cast[role]).replace(f"Have your say: {CODE}", "")


def test_a_mail_is_private_unless_its_sender_says_otherwise(cast):
    message, open_one = write(), write(readable=True)
    page = cast["administrator"].get(f"{LIST}inspect/{message.pk}/").content.decode()
    read = cast["administrator"].get(f"{LIST}inspect/{open_one.pk}/").content.decode()

    assert "Find my receipt: Ana" not in page
    assert "Find my receipt: Ana" in read


@pytest.mark.parametrize("opens", [CODE, "https://c2c.example.gov/boards/notices/end/abc/", "12:" + "x" * 43])
def test_a_code_in_a_mail_makes_it_private_whatever_its_sender_says(opens):
    assert not write(name=opens, readable=True).is_readable


@pytest.mark.parametrize("template", ["answered", "correction_declined", "invited"])
def test_what_staff_may_read_has_no_code_in_it(template):
    """The only mails of the product that are not private."""
    text = render_to_string(f"boards/emails/{template}.txt", {"url": "https://c2c.example.gov/workspace/"})

    assert not outbox.holds_secret(text)


def test_only_the_mails_named_here_are_readable():
    root = Path(django_settings.BASE_DIR)
    files = [
        path for app in ("boards", "cms", "engagement", "feedback") for path in (root / app).rglob("*.py")
    ]
    found = [path for path in files if "readable=True" in path.read_text()]

    named = (emails, emails_of_agendas, emails_of_powers)
    assert sorted(found) == sorted(Path(each.__file__) for each in named)


# After sending


def test_a_text_is_gone_when_it_was_sent():
    message = write(name=CODE, headers={"List-Unsubscribe": "<https://c2c.example.gov/news/end/abc/>"})
    outbox.send_due()
    message.refresh_from_db()

    assert CODE in mail_backends.handed[0].body
    assert (message.state, message.to, message.text, message.html, message.headers) == (
        State.SENT,
        "ana@example.org",
        "",
        "",
        {},
    )


def test_a_text_is_gone_when_the_last_try_failed(settings):
    settings.MAILERS = settings.MAILERS | {"transport": {"BACKEND": "tests.cms.mail_backends.Broken"}}
    message = write(name=CODE)
    OutboxMessage.objects.update(attempts=len(outbox.RETRY_MINUTES) - 1)
    outbox.send_due()
    message.refresh_from_db()

    assert (message.state, message.text, message.html) == (State.FAILED, "", "")


def test_a_text_that_will_be_tried_again_stays(settings):
    settings.MAILERS = settings.MAILERS | {"transport": {"BACKEND": "tests.cms.mail_backends.Broken"}}
    message = write(name=CODE)
    outbox.send_due()
    message.refresh_from_db()

    assert message.state == State.WAITING and CODE in message.text


def test_a_readable_text_stays_after_sending():
    message = write(readable=True)
    outbox.send_due()
    message.refresh_from_db()

    assert message.state == State.SENT and "Find my receipt: Ana" in message.text


def test_a_reset_link_that_has_ended_is_not_sent_any_more(reset_link, settings):
    """The worker was down for longer than the link works."""
    with clock.at(clock.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT, minutes=1)):
        assert outbox.send_due() == 0
    message = OutboxMessage.objects.get()

    assert (message.state, message.error, message.text, message.html) == (State.FAILED, "expired", "", "")
    assert mail_backends.handed == []


def test_a_late_mail_whose_links_work_is_sent(reset_link):
    with clock.at(clock.now() + timedelta(days=2)):
        assert outbox.send_due() == 1


def test_after_a_year_only_that_it_was_sent_is_known():
    message = write()
    outbox.send_due()
    with clock.at(clock.now() + timedelta(days=366)):
        assert retention.run()["cms.mail"] == 1
    message.refresh_from_db()

    assert (message.to, message.subject, message.text) == ("", "", "")
    assert message.state == State.SENT and message.sent_at is not None


# In the demo


def test_in_the_demo_a_mail_is_read_by_command(settings, capsys):
    settings.MAIL_DELIVERY = "keep"
    write(name=CODE)
    with clock.at(clock.now() + timedelta(days=400)):
        outbox.send_due()
    call_command("demo_mail", "ANA@example.org")

    assert CODE in capsys.readouterr().out


@pytest.mark.parametrize(("is_demo", "said"), [(True, "No email"), (False, "demo settings only")])
def test_the_command_knows_only_mails_of_the_demo(settings, is_demo, said):
    """A mail that waits on a real site is read by nobody."""
    settings.DEMO = is_demo
    write(name=CODE)

    with pytest.raises(CommandError, match=said):
        call_command("demo_mail", "ana@example.org")
