"""Business added after posting: the finding workflow and nothing else (BK-14, BK-14a, BK-14b)."""

from datetime import timedelta

import pytest

from boards.agendas import added_item_rules
from boards.choices import FindingVoteAt, MeetingKind, NoticeKind
from boards.event_choices import EventKind
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.models import (
    AddedItem,
    AgendaItem,
    Appointment,
    Body,
    Meeting,
    MeetingEvent,
    Motion,
    NoticeSending,
)
from boards.motion_choices import MotionKind, MotionState
from cms import clock
from cms.models import OutboxMessage
from cms.records import history, verification
from tests.factories import boards as make
from tests.factories import joint
from tests.factories import notices as notice
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
FORM = {
    "way": "added",
    "title_en": "Answer the new federal rule",
    "title_es": "Responder a la nueva regla federal",
    "why_now_en": "The time to answer ends before the next meeting.",
    "after": "2",
    "learned_day": "2022-11-03",
    "learned_time": "10:00",
}


def hours_before(hours: float):
    return make.starts() - timedelta(hours=hours)


@furnished
def board(home):
    found = make.body(3, finding_vote_at=FindingVoteAt.SAME)
    make.pages(home, found)
    return found


@furnished
def posted(board):
    return make.posted(board)


def finding(
    item: AddedItem,
    *,
    passed: bool = True,
    kind: str = "",
    on: AgendaItem | None = None,
    by: Body | None = None,
) -> Motion:
    """A closed vote, as it stands in the record."""
    mover, seconder = Appointment.objects.filter(seat__body=by or item.meeting.body).order_by("pk")[:2]
    row = Motion(
        item=on or item.item, order=1, kind=kind or item.way, text={"en": "That we may act."}, mover=mover,
        seconder=seconder, state=MotionState.CLOSED, closed_at=make.starts(), base=3, needed=2, passed=passed,
    )  # fmt: skip
    return history.record(row, actor=make.ACTOR, reason="made for a test")


def rule_of(item: AddedItem) -> str:
    refused = added_item_rules.refusal(item.item)
    return refused.rule if refused else ""


@pytest.mark.engine
def test_an_added_item_stands_as_added_and_everyone_is_told(client, clerk, client_for, posted):
    notice.subscriber("reader@example.org")
    with clock.at(hours_before(24 * 5)):
        response = client_for(clerk).post(f"/desk/meetings/{posted.pk}/add-item/", FORM)
        assert response.status_code == 302
        page = client.get(ADDRESS).content.decode()
    item = AddedItem.objects.select_related("item", "posting").get()
    notice.tell(posted, NoticeKind.ADDED)
    mail = OutboxMessage.objects.get(to="reader@example.org")
    frozen = item.posting.items[-1]
    assert (item.posting.number, item.item.number, frozen["added"]) == (2, 3, "added")
    assert item.posting.items[:2] == posted.postings.get(number=1).items
    assert "Answer the new federal rule" in page and "Added after posting" in page
    assert "An item was added by" in page and "business was added" not in page
    assert "2A. Answer the new federal rule" in mail.text
    assert MeetingEvent.objects.get(meeting=posted, kind=EventKind.ITEM_ADDED).item == item.item
    assert NoticeSending.objects.filter(item=item.item, about=NoticeKind.ADDED, channel="web").exists()
    assert list(verification.breaks()) == []


def test_a_correction_after_it_keeps_the_added_item(posted):
    item = notice.added(posted, at=hours_before(24 * 5))
    page = posted.pages.first().get_latest_revision_as_object()
    page.how_to_attend = "Use the north door."
    page.save_revision()
    with clock.at(hours_before(24 * 4)):
        make.correct(posted, "The south door is shut.")
    assert posted.postings.get(number=3).items[-1] == item.posting.items[-1]


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"why_now_en": ""}, "Why action cannot wait"),
        ({"learned_day": ""}, "Date the body learned of it"),
        ({"title_en": ""}, "Brief description"),
        ({"way": "other"}, "Legal ground"),
        ({"learned_day": "2022-10-20"}, "after the agenda was posted"),
        ({"learned_day": "2022-11-08"}, "This cannot be in the future"),
    ],
)
def test_both_statements_are_needed_and_the_need_came_after_posting(
    clerk, client_for, posted, answers, words
):
    with clock.at(hours_before(24 * 5)):
        response = client_for(clerk).post(f"/desk/meetings/{posted.pk}/add-item/", FORM | answers)
    page = response.content.decode()
    assert response.status_code == 422 and words in page
    assert "Responder a la nueva regla federal" in page
    assert not AddedItem.objects.exists()


def test_an_emergency_may_have_been_known_before_posting(posted):
    early = {"learned_at": hours_before(24 * 20), "way": MotionKind.ADDED_EMERGENCY}
    assert notice.added(posted, at=hours_before(24 * 5), **early).way == MotionKind.ADDED_EMERGENCY


@pytest.mark.parametrize(
    ("case", "rule"),
    [("47:59", "BK-14a"), ("draft", "BK-14"), ("special", "BK-16"), ("emergency", "BK-18"), ("way", "BK-14")],
)
def test_when_no_item_can_be_added(board, case, rule, posted):
    made = make.meeting(board, day=make.DAY + timedelta(days=7)) if case == "draft" else posted
    if case in ("special", "emergency"):
        Meeting.objects.filter(pk=made.pk).update(kind=MeetingKind(case))
    moment = hours_before(48) + timedelta(minutes=1) if case == "47:59" else hours_before(72)
    with pytest.raises(NotPossibleNow) as refused:
        notice.added(made, at=moment, **({"way": "other"} if case == "way" else {}))
    assert refused.value.rule == rule


def test_words_are_needed_by_the_service_too(posted):
    with pytest.raises(NeedsReason):
        notice.added(posted, at=hours_before(72), why_now={"en": " "})


# Acting on it ---------------------------------------------------------------------------------------------------


def test_it_may_be_acted_on_after_notice_in_time_and_the_finding(posted):
    item = notice.added(posted, at=hours_before(72))
    assert rule_of(item) == "BK-14"
    assert added_item_rules.finding_refusal(item.item).rule == "BK-14a"
    notice.told_of(item, at=hours_before(48))
    assert added_item_rules.finding_refusal(item.item) is None
    assert added_item_rules.attach(finding(item)) is not None
    assert rule_of(item) == ""


@pytest.mark.parametrize("case", ["at 47:59", "no wire", "one member not told"])
def test_notice_of_it_that_is_late_or_not_whole_is_refused(posted, case):
    """BK-14a."""
    item = notice.added(posted, at=hours_before(72))
    added_item_rules.attach(finding(item))
    left = (Appointment.objects.first(),) if case == "one member not told" else ()
    moment = hours_before(48) + timedelta(minutes=1) if case == "at 47:59" else hours_before(60)
    notice.told_of(item, at=moment, wire=case != "no wire", but=left)
    assert rule_of(item) == "BK-14a"


def test_a_second_notice_does_not_undo_the_first(posted):
    item = notice.added(posted, at=hours_before(72))
    added_item_rules.attach(finding(item))
    notice.told_of(item, at=hours_before(60))
    notice.told_of(item, at=hours_before(10))
    assert rule_of(item) == ""


@pytest.mark.parametrize(
    ("state", "sent_before", "rule"),
    [
        ("kept", None, ""),
        ("sent", 49, ""),
        ("sent", 47, "BK-14a"),
        ("waiting", None, "BK-14a"),
        ("failed", None, "BK-14a"),
    ],
)
def test_a_mail_counts_from_when_it_went_out(board, posted, member, state, sent_before, rule):
    make.seat_user(board, member)
    item = notice.added(posted, at=hours_before(72))
    added_item_rules.attach(finding(item))
    notice.told_of(item, at=hours_before(60), but=(Appointment.objects.get(user=member),))
    notice.tell(posted, NoticeKind.ADDED)
    sent_at = hours_before(sent_before) if sent_before else None
    OutboxMessage.objects.filter(to=member.email).update(state=state, sent_at=sent_at)
    assert rule_of(item) == rule


@pytest.mark.parametrize("case", ["did not pass", "another kind"])
def test_only_a_passed_finding_of_its_kind_lets_it_be_acted_on(posted, case):
    item = notice.added(posted, at=hours_before(72))
    notice.told_of(item, at=hours_before(60))
    other = MotionKind.ADDED_EMERGENCY if case == "another kind" else ""
    assert added_item_rules.attach(finding(item, passed=case != "did not pass", kind=other)) is None
    assert rule_of(item) == "BK-14"


def test_counsel_must_have_said_when_the_finding_is_voted_on(board, posted):
    """BK-14b."""
    item = notice.added(posted, at=hours_before(72))
    notice.told_of(item, at=hours_before(60))
    added_item_rules.attach(finding(item))
    type(board).objects.update(finding_vote_at=FindingVoteAt.ASK)
    assert rule_of(item) == "BK-14b"
    assert added_item_rules.finding_refusal(item.item).rule == "BK-14b"


def test_a_finding_of_an_earlier_meeting_is_named_by_staff(board, posted, clerk, client_for):
    earlier = make.posted(board, day=make.DAY - timedelta(days=6))
    item = notice.added(posted, at=hours_before(72))
    notice.told_of(item, at=hours_before(60))
    type(board).objects.update(finding_vote_at=FindingVoteAt.EARLIER)
    same_day = finding(item)
    added_item_rules.attach(same_day)
    assert rule_of(item) == "BK-14b"
    AddedItem.objects.update(motion=None)
    vote = finding(item, on=make.action_item(earlier))
    page = f"/desk/meetings/{posted.pk}/added/{item.item_id}/"
    with clock.at(hours_before(60)):
        browser = client_for(clerk)
        assert browser.post(page, {"motion": same_day.pk}).status_code == 422
        assert browser.post(page, {"motion": vote.pk}).status_code == 302
        assert rule_of(item) == ""
        assert "receive notice 48 hours before" not in browser.get(page).content.decode()


def test_of_an_earlier_joint_meeting_only_a_finding_of_this_body_counts(
    board, posted, clerk, client_for, home
):
    other = joint.advisory(3)
    make.pages(home, other)
    earlier = make.posted(other, joint_body=board, day=make.DAY - timedelta(days=6))
    item = notice.added(posted, at=hours_before(72))
    theirs = finding(item, on=earlier.items.get(number=1), by=other)
    ours = finding(item, on=make.action_item(earlier))
    page = f"/desk/meetings/{posted.pk}/added/{item.item_id}/"
    with clock.at(hours_before(60)):
        browser = client_for(clerk)
        assert browser.post(page, {"motion": theirs.pk}).status_code == 422
        assert browser.post(page, {"motion": ours.pk}).status_code == 302
    with pytest.raises(NotPossibleNow, match="already has a finding"):
        added_item_rules.attach_earlier(actor=make.ACTOR, added=AddedItem.objects.get(), motion=theirs)


def test_the_desk_shows_what_is_still_missing(clerk, client_for, posted):
    notice.added(posted, at=hours_before(72))
    with clock.at(hours_before(70)):
        page = client_for(clerk).get(f"/desk/meetings/{posted.pk}/").content.decode()
    assert "The press wire service has received the notice: not done yet." in page
    assert "added after posting" in page


def test_an_item_that_was_there_from_the_start_needs_nothing(posted):
    item = make.action_item(posted)
    assert added_item_rules.refusal(item) is None
    assert added_item_rules.finding_refusal(item).rule == "BK-14"
