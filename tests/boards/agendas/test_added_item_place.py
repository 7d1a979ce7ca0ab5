"""An added item stands where it will be heard; litigation that arose after posting has its own way (BK-14, BK-32)."""

from datetime import date, timedelta

import pytest

from boards.agendas import added_item_rules
from boards.agendas.added_items import confirm_litigation
from boards.choices import FindingVoteAt, NoticeKind
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.models import AddedItem, Meeting
from boards.motion_choices import MotionKind
from boards.rules import closed_grounds
from boards.sessions.closed_sessions import go_into_closed
from boards.sessions.services import call_item
from cms import clock
from cms.models import OutboxMessage
from cms.records import ledger
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
ITEMS = [
    {"kind": "information", "title": "Call to order"},
    {"kind": "consent", "title": "Consent", "parts": ["Minutes of June"]},
    {"kind": "action", "title": "The data plan"},
    {"kind": "comment", "title": "Public comment"},
    {"kind": "adjourn", "title": "Adjournment"},
]
LITIGATION = {
    "way": "litigation",
    "title_en": "Pending litigation that arose after posting",
    "text_en": "Rivera v. Office of Cradle-to-Career Data, Sacramento Superior Court.",
    "why_now_en": "The answer to the complaint is due before the next meeting.",
    "after": "3",
    "deadline_on": "2022-11-14",
    "learned_day": "2022-11-07",
    "learned_time": "10:00",
}
CASE = {"en": "Rivera v. Office"}
MORNING_BEFORE = make.starts() - timedelta(hours=20)


@furnished
def board(home):
    found = make.body(3, finding_vote_at=FindingVoteAt.SAME)
    make.pages(home, found)
    return found


@furnished
def meeting(board, set_clock) -> Meeting:
    made = make.meeting(board)
    agendas.write(made, ITEMS)
    set_clock(make.starts() - timedelta(days=12))
    make.post(made)
    set_clock(make.starts() - timedelta(days=5))
    made.refresh_from_db()
    return made


def shown(meeting: Meeting) -> list[str]:
    return [item["label"] for item in meeting.postings.latest("number").items]


def litigation(meeting: Meeting, **facts) -> AddedItem:
    given = {"way": "litigation", "text": CASE, "deadline_on": date(2022, 11, 14), **facts}
    return notice.added(meeting, at=clock.now(), **given)


def test_it_stands_after_the_item_that_was_chosen_with_a_letter(meeting):
    first = notice.added(meeting, at=clock.now(), after="2")
    second = notice.added(meeting, at=clock.now(), after="2")
    assert [first.item.shown_number, second.item.shown_number] == ["2A", "2B"]
    assert [first.item.number, second.item.number] == [7, 8]
    assert shown(meeting) == ["1", "2", "2.1", "2A", "2B", "3", "4", "5"]


def test_by_default_it_stands_before_public_comment_and_adjournment(meeting):
    assert notice.added(meeting, at=clock.now()).item.shown_number == "3A"


def test_it_may_stand_first_but_after_no_item_that_is_not_there(meeting):
    with pytest.raises(NotPossibleNow):
        notice.added(meeting, at=clock.now(), after="9")
    notice.added(meeting, at=clock.now(), after="")
    assert shown(meeting)[0] == "0A"


def test_page_desk_and_console_follow_the_order_of_the_posting(client, client_for, clerk, meeting):
    notice.added(meeting, at=clock.now(), after="1")
    browser = client_for(clerk)
    pages = [client.get(ADDRESS), browser.get(f"/desk/meetings/{meeting.pk}/")]
    make.in_session(meeting, present=3)
    with clock.at(make.starts() + timedelta(hours=1)):
        pages.append(browser.get(f"/desk/meetings/{meeting.pk}/live/"))
    for answer in pages:
        page = answer.content.decode()
        places = [
            page.index(words) for words in ("Answer the new federal rule", "Minutes of June", "The data plan")
        ]
        assert places == sorted(places)


def test_a_corrected_title_is_what_the_console_reads(client_for, clerk, meeting):
    page = meeting.pages.get(locale__language_code="en").get_latest_revision_as_object()
    page.agenda[2].value["title"] = "The data plans"
    page.save_revision()
    make.correct(meeting, "There are two.")
    make.in_session(meeting, present=3)
    item = make.action_item(meeting)
    with clock.at(make.starts() + timedelta(hours=1)):
        console = (
            client_for(clerk).get(f"/desk/meetings/{meeting.pk}/live/?item={item.number}").content.decode()
        )
    assert "The data plans" in console and "The data plan<" not in console


# Litigation -------------------------------------------------------------------------------------------------------


def test_litigation_is_added_even_a_day_before_as_a_closed_item(client, client_for, clerk, meeting):
    notice.subscriber("reader@example.org")
    with clock.at(MORNING_BEFORE):
        browser = client_for(clerk)
        answer = browser.post(f"/desk/meetings/{meeting.pk}/add-item/", LITIGATION)
        assert answer.status_code == 302
        page = client.get(ADDRESS).content.decode()
        screen = browser.get(f"/desk/meetings/{meeting.pk}/").content.decode()
    item = AddedItem.objects.select_related("item").get()
    assert (item.item.kind, item.item.citation, item.item.shown_number) == ("closed", "11126(e)", "3A")
    assert "Rivera v. Office of Cradle-to-Career Data" in page and "Gov. Code § 11126.3(d)" in page
    assert "only after a finding" not in page
    assert "It can be called only after a second person confirms it." in page
    assert "who states that this litigation arose after posting" in page
    assert "A legal deadline would be missed: Monday, November 14, 2022" in screen
    notice.tell(meeting, NoticeKind.ADDED)
    assert "3A. Pending litigation" in OutboxMessage.objects.get(to="reader@example.org").text


def test_litigation_needs_no_finding_and_takes_none(meeting):
    added = litigation(meeting)
    item = confirm_litigation(actor="system:second", item=added).item
    assert added_item_rules.refusal(item) is None
    assert added_item_rules.finding_refusal(item).rule == "BK-32"


def test_a_second_person_confirms_it_and_the_page_says_who(client, client_for, clerk, publisher, meeting):
    added = added_by(client_for, clerk, meeting)
    desk = client_for(publisher)
    assert "Someone other than" in desk.get(f"/desk/meetings/{meeting.pk}/").content.decode()
    assert "Confirm litigation added to the agenda" in desk.get("/desk/").content.decode()
    with clock.at(MORNING_BEFORE):
        assert desk.post(address_of(added), {"confirms": "on"}, follow=True).status_code == 200
    added.refresh_from_db()
    assert (added.confirmed_by, added.confirmed_at) == (publisher, MORNING_BEFORE)
    assert f"Confirmed by {added.confirmed_by_name}" in client.get(ADDRESS).content.decode()
    assert "Confirm litigation added to the agenda" not in desk.get("/desk/").content.decode()
    entry = ledger.entries_for("added item", [str(added.pk)]).get()
    assert (entry.act, entry.actor) == ("attest", added.confirmed_by_name)


def test_who_added_it_is_not_asked_and_cannot_confirm_it(client_for, clerk, meeting):
    added, browser = added_by(client_for, clerk, meeting), client_for(clerk)
    assert "I confirm that" not in browser.get(address_of(added)).content.decode()
    assert "Waiting for others" in browser.get("/desk/").content.decode()
    answer = browser.post(address_of(added), {"confirms": "on"})
    assert (
        answer.status_code == 422 and "Someone other than the person who added it" in answer.content.decode()
    )
    added.refresh_from_db()
    assert added.confirmed_at is None


@pytest.mark.parametrize("status", ["ended", "cancelled", "moved"])
def test_after_the_meeting_nothing_is_confirmed_or_said_to_wait(
    client, client_for, clerk, publisher, meeting, status
):
    added = added_by(client_for, clerk, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(status=status)
    with pytest.raises(NotPossibleNow) as refused:
        confirm_litigation(actor=publisher, item=added)
    assert refused.value.rule == "BK-32"
    assert "I confirm that" not in client_for(publisher).get(address_of(added)).content.decode()
    page = client.get(f"{ADDRESS}changes/").content.decode()
    assert "who states that" in page and "It can be called only after" not in page


def test_a_finding_is_asked_for_only_while_it_can_be_made(client, meeting):
    notice.added(meeting, at=clock.now())
    words = "The body may act on it only after a finding."
    assert words in client.get(ADDRESS).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(status="ended")
    page = client.get(f"{ADDRESS}changes/").content.decode()
    assert "An item was added by" in page and words not in page


def test_the_box_must_be_checked_and_one_confirmation_is_enough(client_for, clerk, publisher, meeting):
    added, desk = added_by(client_for, clerk, meeting), client_for(publisher)
    assert "Check this box to confirm." in desk.post(address_of(added), {"confirms": ""}).content.decode()
    for status in (302, 422):
        assert desk.post(address_of(added), {"confirms": "on"}).status_code == status


def test_an_item_that_needs_a_finding_takes_no_confirmation(meeting):
    with pytest.raises(NotPossibleNow) as refused:
        confirm_litigation(actor="system:second", item=notice.added(meeting, at=clock.now()))
    assert refused.value.rule == "BK-14"


def test_it_is_neither_called_nor_heard_in_closed_session_before_it_is_confirmed(clerk, meeting):
    added = litigation(meeting)
    make.in_session(meeting, present=3)
    item = meeting.items.get(pk=added.item_id)
    asked = closed_grounds.ground_of(item.citation).checks
    checks = {check.code: check.answers[0][0] if check.answers else True for check in asked}
    with clock.at(make.starts() + timedelta(hours=1)):
        for hear in (
            lambda: call_item(actor=make.ACTOR, item=item),
            lambda: go_into_closed(actor=make.ACTOR, item=item, clerk=clerk, checks=checks),
        ):
            with pytest.raises(NotPossibleNow) as refused:
                hear()
            assert "must confirm it before it is called" in str(refused.value)
        confirm_litigation(actor="system:second", item=added)
        go_into_closed(actor=make.ACTOR, item=item, clerk=clerk, checks=checks)
    meeting.refresh_from_db()
    assert meeting.current_item_id == item.pk


def added_by(client_for, clerk, meeting: Meeting) -> AddedItem:
    with clock.at(MORNING_BEFORE):
        assert client_for(clerk).post(f"/desk/meetings/{meeting.pk}/add-item/", LITIGATION).status_code == 302
    return AddedItem.objects.get()


def address_of(added: AddedItem) -> str:
    return f"/desk/meetings/{added.meeting_id}/added/{added.item_id}/"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"deadline_on": ""}, "Enter the legal deadline that would be missed."),
        ({"deadline_on": "2022-11-02"}, "This deadline has already passed."),
        ({"text_en": ""}, "Write the public announcement of the case."),
        ({"learned_day": "2022-10-20"}, "after the agenda was posted"),
        ({"why_now_en": ""}, "Why action cannot wait"),
    ],
)
def test_without_its_conditions_litigation_is_not_added(client_for, clerk, meeting, answers, words):
    with clock.at(MORNING_BEFORE):
        answer = client_for(clerk).post(f"/desk/meetings/{meeting.pk}/add-item/", LITIGATION | answers)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not AddedItem.objects.exists()


@pytest.mark.parametrize("facts", [{"deadline_on": None}, {"text": {"en": " "}}])
def test_the_service_asks_for_the_same(meeting, facts):
    with pytest.raises(NeedsReason) as refused:
        litigation(meeting, **facts)
    assert refused.value.rule == "BK-32"


@pytest.mark.parametrize(("kind", "rule"), [("special", "BK-16"), ("emergency", "BK-18")])
def test_no_litigation_is_added_to_a_meeting_for_one_purpose(meeting, kind, rule):
    Meeting.objects.filter(pk=meeting.pk).update(kind=kind)
    with pytest.raises(NotPossibleNow) as refused:
        litigation(meeting)
    assert refused.value.rule == rule


def test_a_finding_is_too_late_when_litigation_is_not(client_for, clerk, meeting):
    with clock.at(MORNING_BEFORE):
        screen = client_for(clerk).get(f"/desk/meetings/{meeting.pk}/correct/").content.decode()
        with pytest.raises(NotPossibleNow):
            notice.added(meeting, at=clock.now(), way=MotionKind.ADDED)
    assert "Only litigation can still be added." in screen
