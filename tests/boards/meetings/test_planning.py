"""Planning a meeting and publishing a decision at the desk: what is right is kept, what is wrong is named."""

from datetime import date, timedelta

import pytest

from boards.models import Appointment, Body, FollowUp, Meeting, MeetingPage, Seat
from cms.models import Link, PowerChange
from tests.factories import boards as make
from tests.factories.powers import propose
from tests.furniture import furnished

NEW = "/desk/meetings/new/"


@furnished
def planning(home, client_for, clerk, set_clock):
    found = make.body(3)
    make.pages(home, found)
    set_clock(make.starts() - timedelta(days=40))
    return client_for(clerk), found


def payload(found, **changes) -> dict:
    facts = {
        "body": found.pk,
        "day": "2022-11-09",
        "starts": "09:00",
        "ends": "12:00",
        "place": "1000 Demo Plaza",
        "contact_name": "C. Demo",
        "contact_address": "1000 Demo Street",
        "contact_phone": "916-555-0101",
    }
    return facts | changes


def test_a_planned_meeting_has_a_draft_page_in_each_language(planning):
    browser, found = planning
    response = browser.post(NEW, payload(found))
    meeting = Meeting.objects.get()
    assert response.url == f"/desk/meetings/{meeting.pk}/"
    assert meeting.starts_at == make.starts()
    pages = MeetingPage.objects.filter(meeting=meeting)
    assert {page.locale.language_code for page in pages} == {"en", "es"}
    assert not any(page.live for page in pages)
    assert "Nadie" in pages.get(locale__language_code="es").how_to_attend


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body", ""),
        ("body", "999"),
        ("body", "x"),
        ("day", ""),
        ("day", "soon"),
        ("day", "2022-13-45"),
        ("day", "2022-09-01"),
        ("starts", ""),
        ("starts", "25:00"),
        ("ends", "noon"),
        ("ends", "08:00"),
        ("place", ""),
        ("place", "x" * 201),
        ("place", "\x0b\ufffe"),
        ("stream_url", "javascript:alert(1)"),
        ("stream_url", "x" * 3000),
        ("phone_in", "x" * 81),
        ("contact_name", "x" * 121),
        ("contact_address", "x" * 201),
        ("contact_phone", "9" * 41),
        ("contact_email", "nobody"),
        ("aid_until", "2022-02-30"),
    ],
)
def test_a_wrong_value_is_named_and_nothing_is_stored(planning, field, value):
    browser, found = planning
    response = browser.post(NEW, payload(found, **{field: value}))
    assert response.status_code == 422
    assert response.context["form"].errors
    assert b"Nothing you typed is lost." in response.content
    assert not Meeting.objects.exists()


def test_two_meetings_of_a_body_at_the_same_time_are_refused(planning):
    browser, found = planning
    browser.post(NEW, payload(found))
    assert browser.post(NEW, payload(found)).status_code == 422
    assert Meeting.objects.count() == 1


def test_a_further_meeting_of_a_day_takes_the_next_address(planning):
    browser, found = planning
    for starts in ("10:00", "13:00", "15:00"):
        browser.post(NEW, payload(found, starts=starts, ends="18:00"))
    day = make.starts().date().isoformat()
    slugs = Meeting.objects.order_by("starts_at").values_list("slug", flat=True)
    assert list(slugs) == [day, f"{day}-2", f"{day}-3"]


def test_a_time_that_the_clocks_skip_is_refused(planning):
    browser, found = planning
    response = browser.post(NEW, payload(found, day="2023-03-12", starts="02:30"))
    assert "does not exist" in response.content.decode()


def test_hostile_words_stay_words(planning, client):
    browser, found = planning
    browser.post(NEW, payload(found, place="<script>alert(1)</script>"))
    meeting = Meeting.objects.get()
    page = browser.get(f"/desk/meetings/{meeting.pk}/").content.decode()
    assert "<script>alert(1)</script>" not in page


# Decisions ---------------------------------------------------------------------------------------


@furnished
def closed(home, client_for, publisher):
    moved = make.held(home, seats=3, ayes=2)
    return client_for(publisher), moved


def test_a_step_is_promised_and_done(closed):
    browser, moved = closed
    decision = make.decision(moved)
    step = {"title_en": "County view", "owner_en": "Data programs", "due_on": "2023-05-31"}
    browser.post(f"/desk/decisions/{decision.pk}/step/", step)
    made = FollowUp.objects.get()
    assert Link.objects.filter(source_kind="decision", target_kind="followup", target_id=made.pk).exists()
    done = {"note_en": "It is there.", "done_on": "2023-05-02"}
    browser.post(f"/desk/decisions/steps/{made.pk}/done/", done)
    made.refresh_from_db()
    assert made.done_on == date(2023, 5, 2)


@pytest.mark.parametrize(
    "changes", [{"title_en": ""}, {"title_en": "x" * 161}, {"owner_en": ""}, {"due_on": "soon"}]
)
def test_a_wrong_step_is_refused(closed, changes):
    browser, moved = closed
    decision = make.decision(moved)
    data = {"title_en": "County view", "owner_en": "We"} | changes
    assert browser.post(f"/desk/decisions/{decision.pk}/step/", data).status_code == 422
    assert not FollowUp.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"note_en": ""}, {"done_on": ""}, {"done_on": "2022-01-01"}, {"done_on": "9999-01-01"}]
)
def test_a_step_is_not_done_before_its_time_or_without_words(closed, changes):
    browser, moved = closed
    decision = make.decision(moved)
    step = FollowUp(decision=decision, title={"en": "A step"}, owner={"en": "We"})
    step.save()
    data = {"note_en": "Done.", "done_on": "2022-12-01"} | changes
    assert browser.post(f"/desk/decisions/steps/{step.pk}/done/", data).status_code == 422
    step.refresh_from_db()
    assert not step.is_done


def test_a_correction_needs_its_reason_and_adds_no_item(home, client_for, clerk, set_clock):
    found = make.body(3)
    make.pages(home, found)
    meeting = make.posted(found)
    set_clock(make.starts() - timedelta(days=9))
    browser, address = client_for(clerk), f"/desk/meetings/{meeting.pk}/correct/"
    assert browser.post(address, {"reason": ""}).status_code == 422
    assert browser.post(address, {"reason": "x" * 301}).status_code == 422
    make.write_agenda(meeting, [*make.ITEMS, ("action", "One more")])
    response = browser.post(address, {"reason": "Forgot one"})
    assert response.status_code == 422
    assert b"BK-14" in response.content
    assert meeting.postings.count() == 1


# Seats -------------------------------------------------------------------------------------------


def test_the_database_takes_one_seat_at_each_place_and_one_open_holder(db):
    found = make.body(2)
    seat = found.seats.first()
    other = Appointment(seat=seat, person_name="Second", starts_on=date(2023, 1, 1))
    with pytest.raises(Exception, match="holds this seat"):
        other.full_clean()
    assert Seat.objects.filter(body=found).count() == Body.objects.get().seats.count() == 2


# Through the admin -------------------------------------------------------------------------------


def test_a_draft_can_be_previewed_as_the_public_would_see_it(home, client_for, editor):
    found = make.body(3)
    make.pages(home, found)
    page = make.meeting(found).pages.first()
    shown = client_for(editor).get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
    assert "This is a draft. Only staff can see it." in shown
    assert "Publish results by county" in shown


@pytest.mark.parametrize(("numerator", "denominator"), [("3", "2"), ("0", "3"), ("x", "3"), ("-1", "3")])
def test_a_threshold_is_a_share(client_for, clerk, db, numerator, denominator):
    found = make.body(1)
    values = {"threshold_numerator": numerator, "threshold_denominator": denominator}
    response = propose(client_for(clerk), f"/desk/powers/new/body/{found.pk}/", **values)
    assert response.status_code == 422
    assert not PowerChange.objects.exists()


def test_planning_the_same_time_twice_gives_one_meeting(home):
    from boards.exceptions import NotPossibleNow

    found = make.body(3)
    make.pages(home, found)
    make.meeting(found)
    with pytest.raises(NotPossibleNow):
        make.meeting(found)
    assert Meeting.objects.count() == 1
