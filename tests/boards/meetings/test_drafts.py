"""A draft changes its day, is deleted while nobody knew of it, or is called off once its date was announced."""

import re
from datetime import date, time, timedelta

import pytest

from boards.agendas.approvals import approve_agenda
from boards.agendas.drafts import defer_item, place_deferred_item
from boards.choices import MeetingStatus
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.meetings.facts import change_facts
from boards.meetings.planning import plan_meeting
from boards.meetings.withdrawals import call_off_draft, delete_draft
from boards.models import (
    Committee,
    DeferredItem,
    FormerAddress,
    Meeting,
    MeetingEvent,
    MeetingPage,
    Subscription,
)
from boards.notices.clock import resolve_local
from boards.site.viewsets import MeetingViewSet
from cms.records import verification
from cms.records.history import past_of, record
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished

BODY = "/boards/governing-board/"
TIMES = {"day": "2022-11-16", "starts": "10:00", "ends": "13:00"}


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def draft(board, set_clock):
    made = make.meeting(board)
    set_clock(make.starts() - timedelta(days=20))
    return made


@furnished
def announced(draft):
    return change_facts(actor=make.ACTOR, meeting=draft, date_is_public=True)


@furnished
def desk(clerk, client_for):
    return client_for(clerk)


def facts_of(meeting: Meeting, **changes) -> dict:
    plain = ("place", "contact_name", "contact_address", "contact_phone")
    known = {name: getattr(meeting, name) for name in plain} | {"venue_accessible": "on", "venue_free": "on"}
    if meeting.date_is_public:
        known["date_is_public"] = "on"
    return known | {"venue_open": "on"} | TIMES | changes


def address(meeting: Meeting, act: str) -> str:
    return f"/desk/meetings/{meeting.pk}/{act}/"


# Another day -------------------------------------------------------------------------------------


def test_another_day_moves_address_titles_and_deadline(desk, draft):
    answer = desk.post(address(draft, "facts"), facts_of(draft), follow=True)
    draft.refresh_from_db()
    assert (draft.slug, draft.day.isoformat()) == ("2022-11-16", "2022-11-16")
    assert "The agenda is due in 17 days, by the end of Sunday, November 6, 2022." in answer.content.decode()
    pages = MeetingPage.objects.filter(meeting=draft)
    assert {page.slug for page in pages} == {"2022-11-16"}
    assert pages.get(locale__language_code="en").get_latest_revision_as_object().title.endswith("16, 2022")
    assert not FormerAddress.objects.exists()


def test_the_old_address_is_free_again_while_nobody_knew_it(board, draft, desk):
    desk.post(address(draft, "facts"), facts_of(draft))
    assert make.plan_at(board, make.starts()).slug == "2022-11-09"


def test_a_title_that_someone_wrote_stays(desk, draft):
    page = MeetingPage.objects.get(meeting=draft, locale__language_code="en").get_latest_revision_as_object()
    page.title = "Retreat"
    page.save_revision()
    desk.post(address(draft, "facts"), facts_of(draft))
    page = MeetingPage.objects.get(meeting=draft, locale__language_code="en")
    assert page.get_latest_revision_as_object().title == "Retreat"


def test_an_announced_address_leads_to_the_new_one_and_is_given_to_no_other(client, desk, board, announced):
    before = announced.ics_uid
    desk.post(address(announced, "facts"), facts_of(announced))
    announced.refresh_from_db()
    assert (announced.ics_uid, announced.sequence) == (before, 1)
    moved = client.get(f"{BODY}2022-11-09/")
    assert (moved.status_code, moved.url) == (302, f"{BODY}2022-11-16/")
    assert client.get(f"/es{BODY}2022-11-09/").url == f"/es{BODY}2022-11-16/"
    assert make.plan_at(board, make.starts()).slug == "2022-11-09-2"
    calendar = client.get("/boards/calendar.ics").content.decode()
    assert f"UID:{before}" in calendar and "20221116T100000" in calendar


def test_it_leads_there_only_while_the_meeting_is_public(client, desk, announced):
    desk.post(address(announced, "facts"), facts_of(announced))
    Meeting.objects.filter(pk=announced.pk).update(date_is_public=False)
    assert client.get(f"{BODY}2022-11-09/").status_code == 404


def test_back_on_its_first_day_it_takes_its_own_address_again(desk, announced):
    for day in ("2022-11-16", "2022-11-09", "2022-11-16"):
        desk.post(address(announced, "facts"), facts_of(announced, day=day))
    announced.refresh_from_db()
    assert announced.slug == "2022-11-16"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"day": "2022-10-01"}, "Choose a date in the future."),
        ({"ends": "09:00"}, "The end must be after the start."),
        ({"day": "2022-12-14", "starts": "09:00"}, "This body already has a meeting at that time."),
        ({"day": "soon"}, "Enter a valid date."),
    ],
)
def test_a_time_that_cannot_be_is_refused_and_what_was_typed_stays(desk, board, draft, change, words):
    make.plan_at(board, make.starts() + timedelta(days=35))
    refused = desk.post(address(draft, "facts"), facts_of(draft, **change))
    page = refused.content.decode()
    assert refused.status_code == 422 and words in page and 'value="1000 Demo Plaza, Room 102"' in page


def test_a_form_that_was_open_while_the_agenda_was_posted_changes_no_time(desk, draft, set_clock):
    set_clock(make.starts() - timedelta(days=12))
    make.post(draft)
    refused = desk.post(address(draft, "facts"), facts_of(draft))
    assert refused.status_code == 422 and b"was posted in the meantime" in refused.content
    with pytest.raises(NotPossibleNow, match="requires a new notice"):
        change_facts(
            actor=make.ACTOR,
            meeting=draft,
            starts_at=make.starts() + timedelta(hours=1),
            ends_at=make.starts() + timedelta(hours=2),
        )


def test_a_form_that_was_open_while_the_day_changed_does_not_bring_it_back(desk, draft):
    old = facts_of(draft, day="2022-11-09", starts="09:00", ends="12:00", place="Room 9")
    shown = re.search(
        r'name="known_start" value="([^"]+)"', desk.get(address(draft, "facts")).content.decode()
    )
    stale = old | {"known_start": shown[1]}
    assert desk.post(address(draft, "facts"), facts_of(draft)).status_code == 302
    refused = desk.post(address(draft, "facts"), stale)
    page = refused.content.decode()
    assert refused.status_code == 422 and "was changed in the meantime" in page and 'value="Room 9"' in page
    draft.refresh_from_db()
    assert draft.day.isoformat() == "2022-11-16"
    known = re.search(r'name="known_start" value="([^"]+)"', page)[1]
    assert desk.post(address(draft, "facts"), old | {"known_start": known}).status_code == 302


def test_a_committee_meets_on_no_day_after_its_last(desk, board, draft):
    """C2C-06."""
    vote = make.closed_motion(make.in_session(make.posted(board, day=date(2022, 10, 5)), present=3))
    ends = Committee(body=board, created_by=vote, charge={"en": "Advise."}, ends_on=date(2022, 11, 15))
    record(ends, actor=make.ACTOR, reason="made for a test")
    refused = desk.post(address(draft, "facts"), facts_of(draft))
    assert refused.status_code == 422 and b"It cannot meet after that date." in refused.content


def test_an_end_in_the_hour_that_comes_twice_is_saved_at_the_first_try(desk, board, set_clock):
    set_clock(make.starts() - timedelta(days=30))
    ends_at = resolve_local(date(2022, 11, 6), time(1, 30), fold=1)
    starts_at = make.starts(date(2022, 11, 5)) + timedelta(hours=11)
    made = plan_meeting(actor=make.ACTOR, body=board, starts_at=starts_at, ends_at=ends_at, **make.CONTACT)
    form = desk.get(address(made, "facts")).context["form"]
    assert form["fold"].value() == "1"
    sent = {"day": "2022-11-05", "starts": "20:00", "ends": "01:30", "ends_next_day": "on", "fold": "1"}
    assert desk.post(address(made, "facts"), facts_of(made, **sent)).status_code == 302
    made.refresh_from_db()
    assert made.ends_at.timestamp() == ends_at.timestamp() and made.sequence == 0
    assert not past_of(Meeting).filter(history_change_reason="planned for another time").exists()


def test_a_continued_meeting_keeps_the_time_to_which_the_body_adjourned(desk, board):
    made = agendas.continued(board)
    assert 'name="starts"' not in desk.get(address(made, "facts")).content.decode()
    times = {"starts_at": made.starts_at + timedelta(days=1), "ends_at": made.ends_at + timedelta(days=1)}
    with pytest.raises(NotPossibleNow, match="adjourned to this time"):
        change_facts(actor=make.ACTOR, meeting=made, **times)


# Deleted -----------------------------------------------------------------------------------------


def test_a_draft_nobody_knew_of_is_deleted_after_a_page_that_names_what_goes(desk, board, draft):
    waiting = defer_item(actor=make.ACTOR, body=board, title={"en": "The data plan"})
    place_deferred_item(actor=make.ACTOR, meeting=draft, waiting=waiting)
    change_facts(actor=make.ACTOR, meeting=draft, sites=["1 Demo Street"])
    approve_agenda(actor=make.SECOND, meeting=draft)
    page = desk.get(address(draft, "delete")).content.decode()
    for words in ("English, Spanish", "1 public site", "1 approval of the draft", "1 tabled item goes back"):
        assert words in page
    assert desk.post(address(draft, "delete")).url == "/desk/meetings/"
    assert not Meeting.objects.exists() and not MeetingPage.objects.exists()
    assert DeferredItem.objects.get().placed_in is None
    last = past_of(Meeting).filter(id=draft.pk).latest("history_date", "history_id")
    assert last.history_type == "-" and last.history_change_reason == "draft deleted"
    assert list(verification.breaks()) == []
    assert make.plan_at(board, make.starts()).slug == "2022-11-09"


def test_of_two_deletions_at_once_the_second_says_so(desk, draft, monkeypatch):
    stale = Meeting.objects.get(pk=draft.pk)
    desk.post(address(draft, "delete"))
    with pytest.raises(NotPossibleNow, match="already deleted"):
        delete_draft(actor=make.ACTOR, meeting=stale)
    monkeypatch.setattr("boards.access.get_meeting", lambda user, pk: stale)
    refused = desk.post(address(draft, "delete"))
    page = refused.content.decode()
    assert refused.status_code == 422 and "This draft is already deleted." in page
    assert 'href="/desk/meetings/"' in page


def test_the_second_click_finds_nothing(desk, draft):
    desk.post(address(draft, "delete"))
    assert desk.post(address(draft, "delete")).status_code == 404


def test_an_announced_date_is_not_taken_back(client, desk, announced):
    assert 'name="date_is_public"' not in desk.get(address(announced, "facts")).content.decode()
    kept = facts_of(announced, day="2022-11-09", starts="09:00", ends="12:00")
    del kept["date_is_public"]
    assert desk.post(address(announced, "facts"), kept).status_code == 302
    assert client.get(f"{BODY}2022-11-09/").status_code == 200
    with pytest.raises(NotPossibleNow, match="Call off the meeting instead"):
        change_facts(actor=make.ACTOR, meeting=announced, date_is_public=False)


def test_the_admin_neither_announces_nor_takes_back():
    assert "date_is_public" not in MeetingViewSet().get_form_class(for_update=True).base_fields


def test_a_date_that_was_announced_is_not_deleted(desk, announced):
    refused = desk.post(address(announced, "delete"))
    assert refused.status_code == 422 and b"was announced" in refused.content
    assert Meeting.objects.exists()


def test_a_draft_that_something_depends_on_stays_and_says_what(desk, draft):
    Subscription.objects.create(meeting=draft, email="reader@example.org")
    refused = desk.post(address(draft, "delete"))
    assert refused.status_code == 422 and b"Other records depend on this draft" in refused.content
    assert Meeting.objects.exists()


def test_what_is_posted_is_never_deleted(board):
    with pytest.raises(NotPossibleNow, match="on record"):
        delete_draft(actor=make.ACTOR, meeting=make.posted(board))


def test_the_page_of_one_language_is_not_deleted_alone(admin_client, draft):
    page = draft.pages.first()
    admin_client.post(f"/admin/pages/{page.pk}/delete/")
    assert MeetingPage.objects.filter(pk=page.pk).exists()


# Called off --------------------------------------------------------------------------------------


def test_an_announced_meeting_is_called_off_and_stays_public_with_its_reason(client, desk, announced):
    uid = announced.ics_uid
    why = {"reason_en": "Not enough members.", "reason_es": "Faltan miembros."}
    assert desk.post(address(announced, "call-off"), why).status_code == 302
    announced.refresh_from_db()
    assert (announced.status, announced.sequence) == (MeetingStatus.CALLED_OFF, 1)
    calendar = client.get("/boards/calendar.ics").content.decode().replace("\r\n ", "")
    assert f"UID:{uid}" in calendar and "STATUS:CANCELLED" in calendar and "Not enough members." in calendar
    assert "November 9, 2022" in client.get(BODY).content.decode()
    assert MeetingEvent.objects.get(meeting=announced).kind == "cancelled"
    assert list(verification.breaks()) == []


def test_calling_off_needs_a_reason_and_an_announced_date(desk, draft):
    with pytest.raises(NotPossibleNow, match="whose date is announced"):
        call_off_draft(actor=make.ACTOR, meeting=draft, reason={"en": "Why"})
    change_facts(actor=make.ACTOR, meeting=draft, date_is_public=True)
    assert desk.post(address(draft, "call-off"), {"reason_en": ""}).status_code == 422
    with pytest.raises(NeedsReason):
        call_off_draft(actor=make.ACTOR, meeting=draft, reason={"en": " "})
    call_off_draft(actor=make.ACTOR, meeting=draft, reason={"en": "Why"})
    with pytest.raises(NotPossibleNow):
        call_off_draft(actor=make.ACTOR, meeting=draft, reason={"en": "Twice"})


def test_a_meeting_called_off_takes_no_more_changes(desk, announced):
    call_off_draft(actor=make.ACTOR, meeting=announced, reason={"en": "Why"})
    with pytest.raises(NotPossibleNow):
        change_facts(actor=make.ACTOR, meeting=announced, place="Elsewhere")
    with pytest.raises(NotPossibleNow):
        make.post(announced)
    assert (
        f"/desk/meetings/{announced.pk}/again/"
        in desk.get(f"/desk/meetings/{announced.pk}/").content.decode()
    )
