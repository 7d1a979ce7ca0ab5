"""Mail that comes back ends the news: at once for good ones, after three for others, never by a forged one."""

import io
import logging
from email.message import EmailMessage

from django.core.management import CommandError, call_command

import pytest

from engagement.models import Subscriber
from tests.factories import engagement as make
from tests.factories import news
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def report(mail, *, status: str, address: str = "", action: str = "failed") -> bytes:
    """A delivery status notification as mail servers write it (RFC 3464)."""
    edge = "=_edge"
    return f"""From: MAILER-DAEMON@mx.example
To: no-reply@localhost
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="{edge}"

--{edge}
Content-Type: text/plain

It did not arrive.
--{edge}
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {address or mail.to}
Action: {action}
Status: {status}

--{edge}
Content-Type: text/rfc822-headers

Message-ID: <{mail.pk}@testserver>
Subject: {mail.subject}

--{edge}--
""".encode()


@furnished
def mail(home):
    from engagement.newsletter import mailings

    news.subscriber()
    make.conversation()
    mailings.collect_news()
    mailings.send_news()
    return news.mails()[0]


def read(tmp_path, *reports: bytes) -> str:
    paths = []
    for number, content in enumerate(reports):
        paths.append(tmp_path / f"{number}.eml")
        paths[-1].write_bytes(content)
    said = io.StringIO()
    call_command("record_bounces", *paths, stdout=said)
    return said.getvalue()


def state() -> tuple[str, int]:
    row = Subscriber.objects.get()
    return row.state, row.bounces


def test_an_address_that_does_not_exist_ends_at_once(mail, tmp_path):
    assert "1 for good" in read(tmp_path, report(mail, status="5.1.1"))
    assert state() == ("bounced", 1)
    assert Subscriber.objects.get().ended_at


def test_the_third_mail_that_comes_back_for_now_ends_it_too(mail, tmp_path):
    from cms.models import OutboxMessage

    mails = [mail]
    for _each in range(2):
        mails.append(
            OutboxMessage.objects.create(to=mail.to, subject="x", about_kind="news", about_id=mail.about_id)
        )
    for number, each in enumerate(mails, start=1):
        read(tmp_path, report(each, status="4.4.1" if number % 2 else "5.2.2"))
        assert state() == ("bounced" if number == 3 else "confirmed", number)


def test_the_same_notification_counts_once(mail, tmp_path):
    same = report(mail, status="4.4.1")
    assert "1 counted before" in read(tmp_path, same, same)
    assert state() == ("confirmed", 1)


@pytest.mark.parametrize(
    "forged",
    [
        lambda mail: report(mail, status="5.1.1", address="someone.else@example.org"),
        lambda mail: report(mail, status="5.1.1").replace(str(mail.pk).encode(), b"0" * 36),
        lambda mail: report(mail, status="5.1.1").replace(str(mail.pk).encode(), b"x"),
        lambda mail: report(mail, status="5.1.1", action="delayed"),
        lambda mail: report(mail, status="2.0.0", action="delivered"),
        lambda mail: report(mail, status="none"),
        lambda mail: b"Subject: I am on holiday\n\nBack on Monday.",
        lambda mail: b"\xff\xfe\x00garbage",
        lambda mail: b"",
    ],
)
def test_what_answers_no_mail_of_ours_changes_nothing(mail, tmp_path, forged):
    read(tmp_path, forged(mail))
    assert state() == ("confirmed", 0)


def test_an_mbox_holds_many(mail, tmp_path):
    box = tmp_path / "box.mbox"
    lines = report(mail, status="5.1.1")
    other = EmailMessage()
    other["Subject"] = "Hello"
    other.set_content("A letter")
    box.write_bytes(
        b"From a Thu Jan  1 00:00:00 2030\n" + lines + b"\nFrom b Thu Jan  1 00:00:00 2030\n" + bytes(other)
    )
    said = io.StringIO()
    call_command("record_bounces", box, stdout=said)
    assert "1 for good" in said.getvalue() and "1 that are none" in said.getvalue()


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError, match="no file"):
        call_command("record_bounces", tmp_path / "nothing.eml")


def test_no_address_is_told_or_logged(mail, tmp_path, caplog):
    with caplog.at_level(logging.DEBUG):
        said = read(tmp_path, report(mail, status="5.1.1"))
    assert news.ADDRESS not in said + caplog.text
    rows = Subscriber.history.all()
    assert all(news.ADDRESS not in str(list(vars(row).values())) for row in rows)
