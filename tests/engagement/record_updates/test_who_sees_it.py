"""Nobody but its owner sees what a person follows: not on the desk, in the admin, in an export or in the history."""

import pytest

from cms.records import retention
from engagement.models import Subscriber
from tests.factories import news
from tests.factories import record_updates as make

pytestmark = pytest.mark.django_db
DESK = ("/desk/news/", "/desk/news/subscribers/", "/desk/notices/", "/desk/", "/admin/")


@pytest.fixture
def person(client, here, decided):
    make.ask(client, here)
    make.press(client, news.link_in(make.mails()[0], "follow"))
    return Subscriber.objects.get()


def test_no_screen_of_staff_names_what_is_followed(cast, person, decided):
    for who in cast:
        for path in (*DESK, f"/desk/news/subscribers/{person.pk}/", *outbox_pages()):
            text = cast[who].get(path).text
            assert decided.number not in text and "Decision 1" not in text, (who, path)


def test_staff_read_neither_record_nor_link_in_the_outbox(cast, person, decided):
    for path in outbox_pages():
        answer = cast["administrator"].get(path)
        assert answer.status_code == 200 and decided.number not in answer.text


def outbox_pages() -> list[str]:
    return ["/admin/outboxmessage/", *(f"/admin/outboxmessage/inspect/{mail.pk}/" for mail in make.mails())]


def test_staff_see_how_many_records_are_followed(cast, person):
    assert "Records followed" in cast["publisher"].get("/desk/news/").text


def test_the_history_of_a_subscriber_names_no_record(person, decided):
    reasons = [row.history_change_reason for row in person.history.all()]
    assert reasons and not any(decided.number in reason or "decision" in reason for reason in reasons)


def test_neither_api_nor_archive_holds_it(client, person, decided):
    assert person.email not in client.get(f"/api/v1/decisions/{decided.number}/").text
    assert "subscribers" not in client.get("/api/v1/").text


def test_it_goes_with_the_subscriber(person):
    Subscriber.objects.filter(pk=person.pk).update(state="ended", ended_at="2020-01-01T00:00Z")
    retention.run()
    assert not Subscriber.objects.exists() and not make.mails()
