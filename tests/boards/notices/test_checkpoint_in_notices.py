"""The latest checkpoint of the record leaves the house in each notice, in lines that the recipient can keep."""

import html
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.choices import NoticeKind
from boards.notices.delivery import deliver_notice
from boards.notices.services import send_notice
from cms import clock
from cms.models import OutboxMessage
from cms.proofs import checkpoints, signing
from cms.proofs.verify_record import check_signature
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

READER = "reader@example.org"


@furnished
def posted(home):
    found = make.body(3)
    make.pages(home, found)
    notice.subscriber(READER)
    notice.subscriber("lectora@example.org", language="es")
    return make.posted(found)


def note_in(text: str) -> str:
    """From the origin to the last signature, as a reader copies them."""
    origin = re.escape(signing.own_key().name)
    return re.search(rf"^{origin}\n\d+\n\S+\n\n(?:— {origin} \S+\n)+", text, re.MULTILINE).group()


@pytest.mark.engine
def test_a_notice_has_the_latest_checkpoint_and_says_where_it_is_compared(client, posted):
    signed = checkpoints.publish()
    notice.tell(posted)
    mail = OutboxMessage.objects.get(to=READER)

    assert check_signature(note_in(mail.text), str(signing.own_key())).size == signed.size
    assert "Latest checkpoint of the public record when this was made:" in mail.text
    place = re.search(r"\S+/verify/", mail.text).group()
    page = client.get(place, {"checkpoint": note_in(mail.text)}).content.decode()
    assert "entries of the record are those that your checkpoint covers" in page


def test_the_html_of_a_notice_has_the_same_lines_from_left_to_right(posted):
    checkpoints.publish()
    notice.tell(posted)
    mail = OutboxMessage.objects.get(to=READER)
    lines = re.search(r'<pre class="checkpoint" dir="ltr">(.+?)</pre>', mail.html, re.DOTALL).group(1)

    assert html.unescape(lines) == note_in(mail.text)
    assert f'{re.search(r"http.+/verify/", mail.text).group()}"' in mail.html


def test_a_notice_in_spanish_explains_them_in_spanish(posted):
    checkpoints.publish()
    notice.tell(posted)
    mail = OutboxMessage.objects.get(to="lectora@example.org")

    assert "Último punto de control del registro público" in mail.text
    assert "/es/verify/" in mail.text and "/es/verify/" in mail.html
    assert check_signature(note_in(mail.text), str(signing.own_key()))


def test_every_kind_of_notice_has_it(posted):
    checkpoints.publish()
    posting = posted.postings.select_related("meeting__body").get()
    for about in NoticeKind.values:
        with clock.at(make.starts() - make.timedelta(days=10)):
            row = send_notice(actor=make.ACTOR, posting=posting, about=about)
            deliver_notice(actor=make.ACTOR, sending=row)
        mails = OutboxMessage.objects.filter(about_id=str(row.pk))
        assert len({note_in(mail.text) for mail in mails}) == 1, about


def test_before_anything_is_signed_a_notice_says_nothing_of_it(posted):
    notice.tell(posted)
    mail = OutboxMessage.objects.get(to=READER)

    for words in (mail.text, mail.html):
        assert "heckpoint" not in words and "/verify/" not in words


def test_it_is_read_once_for_all_recipients(posted):
    checkpoints.publish()
    for number in range(5):
        notice.subscriber(f"reader{number}@example.org")
    with CaptureQueriesContext(connection) as captured:
        assert notice.tell(posted) == 7

    assert sum("recordcheckpoint" in each["sql"] for each in captured) == 1


def test_mail_that_is_no_notice_has_none(client, posted):
    checkpoints.publish()
    shown = client.get("/boards/notices/").content.decode()
    key = re.search(r'name="key" value="([^"]+)"', shown).group(1)
    client.post(
        "/boards/notices/",
        {"key": key, "email": "new@example.org", "scope": "all", "language": "en", "website": ""},
    )

    assert "checkpoint" not in OutboxMessage.objects.get(to="new@example.org").text
