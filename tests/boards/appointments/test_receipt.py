"""What whoever holds the receipt can do, and what it says: one true sentence at each step (PAR-02)."""

from datetime import timedelta

import pytest

from boards.appointments.applications import withdraw_application
from boards.appointments.calls import shortlist
from boards.appointments.services import answer_the_rest, appoint
from boards.exceptions import ApplicationRefused
from boards.models import Application, ApplicationAnswers, ApplicationContact
from cms import clock
from cms.records import holds
from cms.web import one_time_keys
from tests.boards.appointments.test_applying import sent
from tests.factories import applications as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def path_of(application: Application, act: str = "") -> str:
    return f"/applications/mine/{one_time_keys.receipt_code(application.nonce)}/{act}"


def says(client, application: Application) -> str:
    return client.get(path_of(application)).content.decode()


@furnished
def applied(set_clock):
    found = make.application(make.call(), about={"county": "Kern"})
    set_clock(make.at(make.OPENS + timedelta(days=4)))
    return found


def test_it_is_found_by_its_code_and_by_nothing_else(client, applied):
    code = one_time_keys.receipt_code(applied.nonce)
    assert client.post("/applications/mine/", {"code": code.lower()})["Location"].endswith(f"/mine/{code}/")
    assert client.post("/applications/mine/", {"code": "nonsense"}).status_code == 422
    for wrong in ("TL-2222-2222-2222-2222", "x"):
        assert client.get(f"/applications/mine/{wrong}/").status_code == 404
    shown = client.get(path_of(applied))
    assert "no-store" in shown["Cache-Control"] and shown["X-Robots-Tag"] == "noindex"


def test_it_shows_what_is_public_and_keeps_back_how_to_reach_the_person(client, applied):
    page = says(client, applied)
    assert applied.statement in page and "You can change it until" in page
    for hidden in ("canary@example.org", "916-555-0199", "Employer-canary", "Kern"):
        assert hidden not in page


def test_it_can_be_changed_until_the_call_closes(client, applied, set_clock):
    shown = client.get(path_of(applied, "change/")).content.decode()
    assert applied.statement in shown and "canary@example.org" in shown
    assert sent(client, None, path_of(applied, "change/"), statement="Changed words.").status_code == 303
    applied.refresh_from_db()
    assert applied.statement == "Changed words." and applied.edited_at
    assert ApplicationContact.objects.get().email == "rosa@example.org"
    set_clock(make.at(make.CLOSES + timedelta(days=1)))
    late = sent(client, None, path_of(applied, "change/"), statement="Too late.")
    assert "is not accepting applications now" in late.content.decode()
    assert not Application.objects.filter(statement="Too late.").exists()


def test_it_can_be_taken_back_and_the_address_goes_at_once(client, applied):
    key = one_time_keys.issue("boards.application.withdraw")
    assert client.post(path_of(applied, "withdraw/"), {"key": "", "website": ""}).status_code == 422
    for _twice in range(2):
        assert client.post(path_of(applied, "withdraw/"), {"key": key, "website": ""}).status_code == 303
    applied.refresh_from_db()
    assert applied.state == "withdrawn"
    assert not ApplicationContact.objects.exists() and not ApplicationAnswers.objects.exists()
    page = says(client, applied)
    assert "You withdrew this application." in page and applied.statement not in page
    assert "is not accepting applications now" in client.get(path_of(applied, "change/")).content.decode()


def test_it_says_at_each_step_where_it_is(client, editor, set_clock):
    found = make.call()
    first, other = make.application(found), make.application(found)
    set_clock(make.at(make.CLOSES + timedelta(days=1)))
    assert "Next, staff read and score the applications" in says(client, first)
    make.scored(found, first, other, by=editor)
    assert "was read and scored" in says(client, first)
    meeting = make.on_the_agenda(found, first)
    set_clock(make.at(make.VOTED - timedelta(days=5)))
    assert "You are on the short list" in says(client, first)
    assert "short list" not in says(client, other)
    motion = make.voted(found, meeting)
    set_clock(make.at(make.VOTED + timedelta(days=1)))
    assert "The short list was on the Governing Board’s agenda" in says(client, first)
    seat = found.seats.get(position=9)
    starts = make.VOTED + timedelta(days=1)
    appoint(actor=make.ACTOR, motion=motion, application=first, seat=seat, starts_on=starts)
    answer_the_rest(actor=make.ACTOR, call=found)
    assert "appointed you to the Community Engagement Advisory Board" in says(client, first)
    assert "Others were chosen this time" in says(client, other)


def test_who_has_an_answer_can_take_nothing_back(editor):
    found, first, _rest, motion = make.carried(editor)
    with clock.at(make.at(make.VOTED + timedelta(days=1))):
        seat = found.seats.get(position=9)
        appoint(actor=make.ACTOR, motion=motion, application=first, seat=seat, starts_on=clock.today())
        with pytest.raises(ApplicationRefused):
            withdraw_application(application=first)


def test_a_short_listed_person_who_takes_it_back_is_in_no_packet_any_more(client, editor):
    from boards.appointments.packet import public_rows

    found = make.call()
    first, other = make.application(found), make.application(found)
    make.scored(found, first, other, by=editor)
    shortlist(actor=make.ACTOR, application=first)
    withdraw_application(application=first)
    assert public_rows(found) == []


def test_under_a_hold_a_withdrawal_is_recorded_and_nothing_is_erased_or_changed(client, applied, publisher):
    """PRV-06: the applicant learns what happens, not why."""
    holds.place_hold(actor=publisher, kind="application", reference=str(applied.pk), reason="Suit 12")
    changed = sent(client, None, path_of(applied, "change/"), statement="Changed words.")
    asked = client.get(path_of(applied, "withdraw/")).content.decode()
    key = one_time_keys.issue("boards.application.withdraw")
    assert client.post(path_of(applied, "withdraw/"), {"key": key, "website": ""}).status_code == 303

    statement = applied.statement
    applied.refresh_from_db()
    assert (applied.state, applied.statement) == ("withdrawn", statement)
    assert ApplicationContact.objects.exists() and ApplicationAnswers.objects.exists()
    assert "so nothing is erased yet" in asked and "erased immediately" not in asked
    assert "so it cannot be changed" in changed.content.decode()
    assert "Suit 12" not in asked + changed.content.decode() + says(client, applied)
