"""Requests for an aid: easy to ask, answered by a person, and what someone needs stays with staff (BK-28)."""

import pytest

from boards.comments.aid import answer_aid
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.models import AidRequest, Meeting
from cms.models import OutboxMessage
from cms.web import one_time_keys
from tests.factories import boards as make
from tests.factories import comments as talk
from tests.furniture import furnished

PATH = f"{talk.PATH}aid/"
CANARY = "canary-of-a-need-7431"


@furnished
def meeting(home):
    return talk.open_meeting(home, aid_until=make.DAY)


def ask(client, *, days=5, **answers):
    with talk.at_days_before(days):
        return client.post(PATH, {"key": one_time_keys.issue("boards.aid"), "kind": "sign"} | answers)


def test_only_the_kind_is_asked_and_no_cookie_is_set(client, meeting):
    answer = ask(client)
    row = AidRequest.objects.get()
    page = client.get(answer["Location"])
    assert answer.status_code == 303
    assert (row.kind, row.need, row.person, row.contact, row.state) == ("sign", "", "", "", "open")
    assert "We have your request." in page.content.decode()
    assert not (answer.cookies or page.cookies or client.get(PATH).cookies)
    assert not OutboxMessage.objects.exists()


def test_a_request_sent_twice_is_one(client, meeting):
    with talk.at_days_before(5):
        key = one_time_keys.issue("boards.aid")
    assert ask(client, key=key)["Location"] == ask(client, key=key)["Location"]
    assert AidRequest.objects.count() == 1


def test_a_late_request_is_taken_and_shown_as_late(client, home, clerk, client_for):
    from datetime import timedelta

    talk.open_meeting(home, aid_until=make.DAY - timedelta(days=7))
    assert ask(client, days=1).status_code == 303
    page = client_for(clerk).get("/desk/aid/").content.decode()
    assert "after Nov 2" in page


def test_a_meeting_that_is_called_off_takes_none(client, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(status="cancelled")
    answer = ask(client, need="Large print")
    assert answer.status_code == 422
    assert "Large print" in answer.content.decode()


def test_the_oldest_open_request_stands_first_with_its_age(client, client_for, clerk, meeting):
    for days, person in ((9, "First"), (3, "Second")):
        ask(client, days=days, person=person)
    with talk.at_days_before(1):
        page = client_for(clerk).get("/desk/aid/").content.decode()
    first, second = AidRequest.objects.order_by("received_at")
    assert page.index(f"/desk/aid/{first.pk}/") < page.index(f"/desk/aid/{second.pk}/")
    assert 'data-label="Days">8<' in page
    assert "6 days or more" in page


def test_the_answer_says_what_was_done_and_the_person_reads_it(client, client_for, clerk, meeting):
    where = ask(client)["Location"]
    row, browser = AidRequest.objects.get(), client_for(clerk)
    path = f"/desk/aid/{row.pk}/"
    assert browser.post(path, {"state": "not_met"}).status_code == 422
    assert browser.post(path, {"state": "otherwise", "answer": "Captions on a screen."}).status_code == 302
    page = client.get(where).content.decode()
    assert "met in another way" in page
    assert "Captions on a screen." in page


@pytest.mark.parametrize(
    ("state", "answer", "error"), [("granted", " ", NeedsReason), ("open", "Yes.", NotPossibleNow)]
)
def test_no_answer_without_its_words(client, clerk, meeting, state, answer, error):
    ask(client)
    with pytest.raises(error) as refused:
        answer_aid(actor=clerk, request=AidRequest.objects.get(), state=state, answer=answer)
    assert refused.value.rule == "BK-28"


def test_what_someone_needs_is_read_by_editors_and_clerks_only(client, cast, meeting):
    ask(client, need=CANARY, person=f"{CANARY} person", contact=f"{CANARY} contact")
    row = AidRequest.objects.get()
    for name in ("editor", "clerk"):
        page = cast[name].get(f"/desk/aid/{row.pk}/").content.decode()
        assert CANARY in page
        assert CANARY not in page.partition("<title>")[2].partition("</title>")[0]
    for name in ("publisher", "analyst", "administrator", "resident"):
        assert cast[name].get(f"/desk/aid/{row.pk}/").status_code == 404
    pages = [cast["publisher"].get("/desk/aid/"), cast["clerk"].get("/desk/aid/")]
    pages += [cast["clerk"].get(f"/desk/meetings/{meeting.pk}/")]
    pages += [client.get(path) for path in (talk.PATH, f"{talk.PATH}comments/", f"{talk.PATH}event.ics")]
    assert all(page.status_code == 200 for page in pages)
    assert not any(CANARY in page.content.decode() for page in pages)


def test_the_need_stands_in_no_history_and_no_mail(client, clerk, client_for, meeting):
    answer = ask(client, need=CANARY, person=f"{CANARY} person")
    row = AidRequest.objects.get()
    answer_aid(actor=clerk, request=row, state="granted", answer=f"{CANARY} answer")
    history = [str(vars(each)) for each in AidRequest.history.all()]
    pages = [
        client.get(answer["Location"]),
        client_for(clerk).get(f"/desk/history/boards.aidrequest/{row.pk}/"),
    ]
    assert len(history) == 2
    assert CANARY not in "".join(history)
    assert not any(f"{CANARY} person" in page.content.decode() for page in pages)
    assert not OutboxMessage.objects.exists()
