"""What people need is a request: someone arranges it, it has an age, and the person reads the answer (BK-28)."""

from datetime import datetime, timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage
from cms.tasks import waiting_for
from engagement.exceptions import NeedsReason, NotPossibleNow
from engagement.models import Accommodation
from engagement.registrations.changes import answers_of, change_registration
from engagement.registrations.needs.rules import working_days_after
from engagement.registrations.needs.services import answer_need, take_on, version_of
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
LIST = "/desk/conversations/needs/"


@furnished
def row():
    return make.registration(
        make.workshop(9), name="Dee", need="canary-need", email="dee@example.org", site_language="es"
    )


def _need():
    return Accommodation.objects.select_related("registration__conversation").get()


def _answer(client, state="arranged", answer="A ramp is there.", **more):
    form = {"act": "answer", "state": state, "answer": answer, "seen": version_of(_need()), **more}
    return client.post(f"{LIST}{_need().pk}/", form)


def _receipt(client, row):
    return client.get(f"/conversations/registration/{make.code_of(row)}/").content.decode()


def test_the_list_names_the_person_and_not_what_they_need(cast, row):
    text = cast["editor"].get(LIST).content.decode()
    assert "Dee" in text and "Not answered yet" in text and "canary-need" not in text


def test_the_page_of_a_request_shows_it_and_logs_the_look(cast, row, caplog):
    with caplog.at_level("INFO", logger="cms.looked"):
        text = cast["editor"].get(f"{LIST}{_need().pk}/").content.decode()
    lines = [each.getMessage() for each in caplog.records if each.name == "cms.looked"]
    assert "canary-need" in text and "dee@example.org" not in text
    assert len(lines) == 1 and "accommodation request" in lines[0] and "canary" not in lines[0]


@pytest.mark.parametrize("role", ["publisher", "analyst", "clerk", "administrator", "resident", "anonymous"])
def test_a_role_that_does_not_answer_requests_finds_none_of_them(cast, row, role):
    for path in (LIST, f"{LIST}{_need().pk}/"):
        answer = cast[role].get(path)
        assert answer.status_code in (302, 404) and "canary" not in answer.content.decode()


def test_the_answer_stands_on_the_receipt(client, cast, row):
    assert "Not answered yet" in _receipt(client, row)
    assert _answer(cast["editor"]).status_code == 302
    text = _receipt(client, row)
    assert "A ramp is there." in text and "Arranged" in text and "Not answered yet" not in text


def test_the_answer_is_mailed_in_the_language_of_the_person_without_what_they_need(cast, row):
    OutboxMessage.objects.all().delete()
    _answer(cast["editor"])
    mail = OutboxMessage.objects.get()
    assert (mail.to, mail.language) == ("dee@example.org", "es")
    assert "A ramp is there." in mail.text and "A ramp is there." in mail.html
    assert "Su solicitud" in mail.subject and "canary-need" not in mail.text + mail.html


def test_the_same_answer_again_writes_no_second_email(cast, row):
    for _click in range(2):
        _answer(cast["editor"])
    assert OutboxMessage.objects.filter(subject__startswith="Su solicitud").count() == 1


def test_who_left_no_email_reads_the_answer_on_the_receipt_only(client, cast):
    row = make.registration(make.workshop(9), need="Large print")
    assert "Only on the receipt" in cast["editor"].get(f"{LIST}{_need().pk}/").content.decode()
    _answer(cast["editor"], "otherwise", "We read it to you.")
    assert "We read it to you." in _receipt(client, row) and not OutboxMessage.objects.exists()


def test_who_answers_arranges_it_unless_someone_else_does(cast, people, row, make_user):
    _answer(cast["editor"])
    assert _need().owner == people["editor"]
    assert _need().history.latest().history_actor == "Edith"
    cast["editor"].post(f"{LIST}{_need().pk}/", {"act": "own", "owner": ""})
    assert _need().owner is None


def test_only_who_answers_requests_can_arrange_one(people, row):
    with pytest.raises(NotPossibleNow):
        take_on(actor=people["editor"], request=_need(), owner=people["publisher"])


def test_the_form_offers_no_one_else(cast, people, row):
    answer = cast["editor"].post(f"{LIST}{_need().pk}/", {"act": "own", "owner": str(people["publisher"].pk)})
    assert answer.status_code == 422 and _need().owner is None


@pytest.mark.parametrize("state", ["open", "", "perhaps"])
def test_an_answer_has_an_outcome(cast, people, row, state):
    assert _answer(cast["editor"], state).status_code == 422
    with pytest.raises(NotPossibleNow):
        answer_need(
            actor=people["editor"], request=_need(), seen=version_of(_need()), state=state, answer="x"
        )
    assert _need().answered_at is None


@pytest.mark.parametrize("words", ["", " \n "])
def test_an_answer_has_words(cast, people, row, words):
    assert _answer(cast["editor"], "not_met", words).status_code == 422
    with pytest.raises(NeedsReason):
        answer_need(
            actor=people["editor"], request=_need(), seen=version_of(_need()), state="not_met", answer=words
        )


def test_a_request_that_the_person_changed_is_read_again_before_the_answer(cast, row, set_clock):
    seen = version_of(_need())
    set_clock(clock.now() + timedelta(hours=1))
    change_registration(registration=row, seen=row.fingerprint, **answers_of(row) | {"need": "Another need"})
    answer = _answer(cast["editor"], answer="Typed words", seen=seen)
    text = answer.content.decode()
    assert answer.status_code == 409 and "changed the request" in text
    assert "Typed words" in text and "Another need" in text and _need().state == "open"


def test_other_words_open_an_answered_request_again_and_none_withdraw_it(cast, row):
    _answer(cast["editor"])
    change_registration(registration=row, seen=row.fingerprint, **answers_of(row) | {"need": "Another need"})
    assert (_need().state, _need().answer, _need().answered_at) == ("open", "", None)
    row.refresh_from_db()
    change_registration(registration=row, seen=row.fingerprint, **answers_of(row) | {"need": ""})
    assert not Accommodation.objects.exists()
    assert "canary-need" not in str(list(Accommodation.history.values()))


def test_other_changes_leave_the_answer(cast, row):
    _answer(cast["editor"])
    row = type(row).objects.get(pk=row.pk)
    change_registration(registration=row, seen=row.fingerprint, **answers_of(row) | {"name": "D."})
    assert (_need().state, _need().answer) == ("arranged", "A ramp is there.")


def test_a_canceled_registration_waits_for_no_answer(cast, row):
    cancel_registration(registration=row, actor=None, reason="x")
    assert not cast["editor"].get(LIST).context["waiting"]
    answer = _answer(cast["editor"])
    assert answer.status_code == 409 and "canceled the registration" in answer.content.decode()


def test_a_request_after_the_date_is_accepted_and_marked(client, cast):
    talk = make.workshop(5, accommodation_by=clock.today() - timedelta(days=1))
    answer = client.post(f"/conversations/{talk.slug}/register/", {"key": make.key(), "need": "A ramp"})
    assert answer.status_code == 303
    (late,) = cast["editor"].get(LIST).context["waiting"]
    assert late.is_late and not cast["editor"].get(LIST).context["answered"]


def test_what_is_due_first_stands_on_top(cast, set_clock):
    set_clock(datetime(2026, 11, 9, 10, tzinfo=clock.PACIFIC))
    start = clock.now() + timedelta(days=1)
    make.registration(make.workshop(5), name="Later", need="x")
    make.registration(make.workshop(5, starts_at=start), name="Sooner", need="x")
    assert [each.name for each in cast["editor"].get(LIST).context["waiting"]] == ["Sooner", "Later"]


@pytest.mark.parametrize(("day", "days", "due"), [(12, 2, 16), (13, 2, 17), (14, 1, 16), (9, 2, 11)])
def test_saturdays_and_sundays_are_no_working_days(day, days, due):
    """November 12, 2026 is a Thursday."""
    assert working_days_after(datetime(2026, 11, day).date(), days).day == due


@pytest.mark.parametrize(("hours", "waits"), [(0, False), (24, False), (48, True)])
def test_a_request_unanswered_for_two_working_days_is_a_task(people, set_clock, hours, waits):
    set_clock(datetime(2026, 11, 9, 10, tzinfo=clock.PACIFIC))
    make.registration(make.workshop(5, starts_at=clock.now() + timedelta(days=60)), need="canary-need")
    set_clock(clock.now() + timedelta(hours=hours))
    tasks = [each for each in waiting_for(people["editor"]).mine if "accommodation" in each.title]
    assert bool(tasks) is waits and "canary" not in str(tasks)
    assert not [each for each in waiting_for(people["publisher"]).mine if "accommodation" in each.title]


def test_a_request_near_its_date_is_a_task_at_once(people):
    make.registration(make.workshop(5, accommodation_by=clock.today() + timedelta(days=2)), need="x")
    assert [each for each in waiting_for(people["editor"]).mine if "accommodation" in each.title]


def test_the_desk_counts_requests_for_everyone_who_counts(cast, row):
    for role in ("editor", "publisher", "analyst"):
        text = cast[role].get(f"/desk/conversations/{row.conversation.slug}/").content.decode()
        assert "(1 not answered yet)" in text and "canary-need" not in text
