"""While the full notice period runs, any change may be posted as a new notice, with its own clock (BK-10, BK-14)."""

from datetime import timedelta

import pytest

from boards.agendas.posting import post_new_notice
from boards.choices import NoticeKind
from boards.exceptions import NotPossibleNow
from boards.models import AgendaItem, Duty, Meeting, MeetingEvent
from boards.notices.clock import NoticeTooLate
from cms import clock
from cms.exceptions import RuleBroken
from cms.models import OutboxMessage
from cms.records import verification
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
ITEMS = [
    {"kind": "information", "title": "Call to order"},
    {"kind": "consent", "title": "Consent", "parts": ["Minutes of June", "Minutes of July"]},
    {"kind": "discussion", "title": "The data plan"},
    {"kind": "adjourn", "title": "Adjournment"},
]


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def meeting(board, set_clock):
    made = make.meeting(board)
    agendas.write(made, ITEMS)
    set_clock(make.starts() - timedelta(days=14))
    make.post(made)
    set_clock(make.starts() - timedelta(days=11))
    made.refresh_from_db()
    return made


def keys_of(meeting: Meeting) -> list[str]:
    return list(
        meeting.items.filter(parent=None, added=None).order_by("number").values_list("key", flat=True)
    )


def rewrite(meeting: Meeting, items: list[dict]) -> None:
    agendas.write(meeting, items)


def kept(meeting: Meeting) -> list[dict]:
    """The items as posted, under their keys, but without parts, which would be new."""
    return [{**item, "key": key, "parts": []} for item, key in zip(ITEMS, keys_of(meeting), strict=True)]


def labels(meeting: Meeting) -> list[tuple[str, str, bool]]:
    posting = meeting.postings.latest("number")
    return [(each["label"], each["title"]["en"], each.get("withdrawn", False)) for each in posting.items]


def test_at_eleven_days_new_business_goes_out_as_a_new_notice(client, client_for, clerk, publisher, meeting):
    notice.subscriber("reader@example.org")
    rewrite(meeting, [*kept(meeting)[:3], {"kind": "action", "title": "Hire a director"}, kept(meeting)[3]])
    browser, address = client_for(clerk), f"/desk/meetings/{meeting.pk}/correct/"
    screen = browser.get(address).content.decode()
    assert "Propose as a correction" not in screen and "Post as a new notice" in screen
    refused = browser.post(address, {"reason": "A new item", "act": "notice"})
    assert refused.status_code == 422 and b"Approved by another person" in refused.content
    client_for(publisher).post(f"/desk/meetings/{meeting.pk}/approve/")
    assert browser.post(address, {"reason": "A new item", "act": "notice"}).status_code == 302
    posting = meeting.postings.get(number=2)
    assert posting.act == "notice"
    assert MeetingEvent.objects.get(meeting=meeting, kind="noticed_anew").posting == posting
    page = client.get(ADDRESS).content.decode()
    assert "New notice October 29, 2022" in page.replace("Saturday, ", "") or "New notice" in page
    assert "11 days before" in page and "Hire a director" in page
    notice.tell(meeting, NoticeKind.RENEWED)
    assert (
        "A new notice of this meeting is posted." in OutboxMessage.objects.get(to="reader@example.org").text
    )
    assert list(verification.breaks()) == []


def test_too_late_it_is_refused_with_the_last_lawful_day(client_for, clerk, meeting, set_clock):
    rewrite(meeting, [*kept(meeting), {"kind": "action", "title": "Hire a director"}])
    agendas.approve(meeting)
    with clock.at(make.starts() - timedelta(days=9)):
        with pytest.raises(NoticeTooLate) as refused:
            post_new_notice(actor=make.ACTOR, meeting=meeting, reason="A new item")
        screen = client_for(clerk).get(f"/desk/meetings/{meeting.pk}/correct/").content.decode()
    assert "October 30, 2022" in str(refused.value) and "October 30, 2022" in screen
    assert "Neither a correction nor a new notice is available" in screen


def test_what_nobody_else_approved_does_not_go_out(meeting):
    rewrite(meeting, [*kept(meeting), {"kind": "action", "title": "Hire a director"}])
    with pytest.raises(RuleBroken) as refused:
        post_new_notice(actor=make.ACTOR, meeting=meeting, reason="A new item")
    assert "approve" in str(refused.value)
    assert meeting.postings.count() == 1


def test_a_new_place_needs_a_sign_at_the_old_door(meeting):
    Meeting.objects.filter(pk=meeting.pk).update(place="1000 Demo Plaza, Room 204")
    agendas.approve(meeting)
    post_new_notice(actor=make.ACTOR, meeting=meeting, reason="Another room")
    assert Duty.objects.get(meeting=meeting).kind == "old_door"


def test_on_the_last_lawful_day_it_still_goes_out(meeting):
    rewrite(meeting, [*kept(meeting), {"kind": "action", "title": "Hire a director"}])
    with clock.at(make.starts() - timedelta(days=10)):
        agendas.approve(meeting)
        assert post_new_notice(actor=make.ACTOR, meeting=meeting, reason="A new item").number == 2


def test_rows_stay_true_and_stand_in_the_order_of_the_notice(client, meeting):
    """The discussion becomes an action under a new row; the old one is withdrawn; the order is the draft's.

    No number is used twice: what was item 3 is never another item.
    """
    first, consent, plan, end = kept(meeting)
    rewrite(meeting, [first, {**plan, "kind": "action"}, consent, {"kind": "action", "title": "New"}, end])
    agendas.approve(meeting)
    post_new_notice(actor=make.ACTOR, meeting=meeting, reason="A vote is needed")
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("number")
    assert [row.kind for row in rows if row.title["en"] == "The data plan"] == ["discussion", "action"]
    assert [row.number for row in rows] == list(range(1, 9))
    assert labels(meeting) == [
        ("1", "Call to order", False),
        ("3A", "The data plan", False),
        ("2", "Consent", False),
        ("2.1", "Minutes of June", True),
        ("2.2", "Minutes of July", True),
        ("3", "The data plan", True),
        ("2A", "New", False),
        ("4", "Adjournment", False),
    ]
    posting = meeting.postings.latest("number")
    assert {item["key"] for item in posting.items} == {row.key for row in rows}
    assert client.get(ADDRESS).status_code == 200


def test_a_changed_item_can_be_corrected_later_under_its_new_row(meeting):
    first, consent, plan, end = kept(meeting)
    rewrite(meeting, [first, consent, {**plan, "kind": "action"}, end])
    agendas.approve(meeting)
    post_new_notice(actor=make.ACTOR, meeting=meeting, reason="A vote is needed")
    rewrite(meeting, [first, consent, {**plan, "kind": "action", "minutes": 20}, end])
    posting = make.correct(meeting, "More time")
    (live,) = [
        each for each in posting.items if each["title"]["en"] == "The data plan" and not each.get("withdrawn")
    ]
    assert (live["kind"], live["minutes"]) == ("action", 20)
    assert AgendaItem.objects.get(meeting=meeting, key=live["key"]).kind == "action"


def test_an_added_item_stays_where_it_is(meeting):
    added = notice.added(meeting, at=clock.now(), after="2")
    rewrite(meeting, [*kept(meeting), {"kind": "action", "title": "New"}])
    agendas.approve(meeting)
    post_new_notice(actor=make.ACTOR, meeting=meeting, reason="A new item")
    titles = [title for _label, title, _is_withdrawn in labels(meeting)]
    assert titles.index("Answer the new federal rule") == titles.index("Consent") + 3
    assert titles[-1] == "New" and added.item.key in [
        each["key"] for each in meeting.postings.latest("number").items
    ]


@pytest.mark.parametrize("case", ["nothing changed", "draft", "no reason"])
def test_when_there_is_no_new_notice(board, meeting, case):
    made = make.meeting(board, day=make.DAY + timedelta(days=30)) if case == "draft" else meeting
    if case == "no reason":
        rewrite(meeting, [*kept(meeting), {"kind": "action", "title": "New"}])
    with pytest.raises(Exception) as refused:
        post_new_notice(actor=make.ACTOR, meeting=made, reason=" " if case == "no reason" else "Why")
    assert getattr(refused.value, "rule", "") == "BK-14"


def test_a_special_meeting_counts_its_own_period(board, set_clock):
    made = agendas.special(board, day=make.DAY + timedelta(days=7))
    starts = make.starts(made.day)
    set_clock(starts - timedelta(hours=60))
    make.post(made)
    key = make.item_key(made, 2)
    agendas.write(made, [agendas.FINDING, agendas.response(title="Answer the audit in full", key=key)])
    agendas.approve(made)
    with clock.at(starts - timedelta(hours=47)), pytest.raises(NoticeTooLate):
        post_new_notice(actor=make.ACTOR, meeting=made, reason="Words")
    with clock.at(starts - timedelta(hours=48)):
        assert post_new_notice(actor=make.ACTOR, meeting=made, reason="Words").act == "notice"


def test_a_posting_without_change_is_refused_even_after_a_new_notice(meeting):
    rewrite(meeting, [*kept(meeting), {"kind": "action", "title": "New"}])
    agendas.approve(meeting)
    post_new_notice(actor=make.ACTOR, meeting=meeting, reason="A new item")
    agendas.approve(meeting)
    with pytest.raises(NotPossibleNow):
        post_new_notice(actor=make.ACTOR, meeting=meeting, reason="Again")
