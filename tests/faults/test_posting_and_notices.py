"""Posting and notices, broken at each statement: an agenda is posted and announced, or nothing happened."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from boards.agendas import added_items, approvals, corrections, drafts, posting
from boards.agendas.draft_rows import rows_of
from boards.agendas.editor import services as editor
from boards.agendas.snapshots import draft_pages
from boards.choices import Channel, FindingVoteAt, NoticeKind
from boards.models import Appointment, Motion, TeleconferenceMode
from boards.motion_choices import MotionKind, MotionState
from boards.notices import delivery, services, subscriptions
from cms import clock
from cms.records.history import record
from tests.factories import agendas
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.faults.harness import Call, Cases, call
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CASES = Cases()
LATER = make.DAY + timedelta(days=30)
DRAFTED = make.starts(LATER) - timedelta(days=12)
POSTED = make.starts() - timedelta(days=11)
ITEM = {"kind": "action", "title": {"en": "Move", "es": "Mover"}, "text": {"en": ""}}
WHY = {"en": "The time to answer ends before the next meeting."}


@furnished
def world(home):
    """A body with a posted meeting and a draft, two who get its notices, and an earlier meeting."""
    body = make.body(3)
    make.pages(home, body)
    posted = make.posted(body)
    for name in ("reader", "press"):
        notice.subscriber(f"{name}@example.org", body=body)
    draft = make.meeting(body, day=LATER)
    return SimpleNamespace(body=body, posted=posted, draft=draft, holders=holders(body))


def holders(body) -> list[Appointment]:
    return list(Appointment.objects.filter(seat__body=body).order_by("seat__position"))


def latest(meeting):
    return meeting.postings.latest("number")


@CASES.of(approvals.approve_agenda, everywhere=True)
def approve(world) -> Call:
    return call(approvals.approve_agenda, actor=make.SECOND, meeting=world.draft, at=DRAFTED)


@CASES.of(posting.post_agenda)
def post(world) -> Call:
    with clock.at(DRAFTED):
        agendas.approve(world.draft)
    return call(posting.post_agenda, actor=make.ACTOR, meeting=world.draft, at=DRAFTED)


@CASES.of(posting.post_new_notice, everywhere=True)
def notice_anew(world) -> Call:
    _shorten(world.posted)
    with clock.at(POSTED):
        agendas.approve(world.posted)
    return call(posting.post_new_notice, actor=make.ACTOR, meeting=world.posted, reason="Shorter", at=POSTED)


@CASES.of(corrections.propose_correction)
def propose(world) -> Call:
    _shorten(world.posted)
    facts = {"meeting": world.posted, "reason": "Shorter", "at": POSTED}
    return call(corrections.propose_correction, actor=make.ACTOR, **facts)


@CASES.of(corrections.attest_correction, everywhere=True)
def attest(world) -> Call:
    facts = {"correction": _proposed(world), "adds": False, "at": POSTED}
    return call(corrections.attest_correction, actor=make.SECOND, **facts)


@CASES.of(corrections.decline_correction)
def decline(world) -> Call:
    facts = {"correction": _proposed(world), "reason": "It is new business.", "at": POSTED}
    return call(corrections.decline_correction, actor=make.SECOND, **facts)


@CASES.of(corrections.withdraw_correction)
def withdraw_proposal(world) -> Call:
    return call(corrections.withdraw_correction, actor=make.ACTOR, correction=_proposed(world), at=POSTED)


def _shorten(meeting) -> None:
    page = meeting.pages.get(locale__language_code="en").get_latest_revision_as_object()
    page.agenda[0].value["title"] = "Call to order"
    page.save_revision()


def _proposed(world):
    _shorten(world.posted)
    with clock.at(POSTED):
        return corrections.propose_correction(actor=make.ACTOR, meeting=world.posted, reason="Shorter")


@CASES.of(added_items.add_item)
def add(world) -> Call:
    facts = {"title": {"en": "Answer the new rule"}, "why_now": WHY, "way": MotionKind.ADDED}
    facts["learned_at"] = POSTED - timedelta(hours=1)
    return call(added_items.add_item, actor=make.ACTOR, meeting=world.posted, at=POSTED, **facts)


@CASES.of(added_items.confirm_litigation)
def confirm(world) -> Call:
    facts = {
        "way": "litigation",
        "text": {"en": "Rivera v. Office"},
        "deadline_on": make.DAY + timedelta(days=5),
    }
    item = notice.added(world.posted, at=POSTED, **facts)
    return call(added_items.confirm_litigation, actor="system:second", item=item, at=POSTED)


@CASES.of(added_items.name_earlier_finding)
def name_finding(world) -> Call:
    earlier = make.in_session(make.posted(world.body, day=make.DAY - timedelta(days=6)), present=3)
    hours = make.starts() - timedelta(hours=72)
    item = notice.added(world.posted, at=hours)
    notice.told_of(item, at=hours + timedelta(hours=12))
    found = finding_vote(earlier, item)
    type(world.body).objects.update(finding_vote_at=FindingVoteAt.EARLIER)
    return call(
        added_items.name_earlier_finding,
        actor=make.ACTOR,
        item=item,
        motion=found,
        at=make.starts() - timedelta(hours=60),
    )


def finding_vote(earlier, item):
    """A closed vote of an earlier meeting, as it stands in the record."""
    mover, seconder = holders(earlier.body)[:2]
    vote = Motion(
        item=make.action_item(earlier),
        order=1,
        kind=item.way,
        text=WHY,
        mover=mover,
        seconder=seconder,
        state=MotionState.CLOSED,
        closed_at=make.starts(earlier.day),
        base=3,
        needed=2,
        passed=True,
    )
    return record(vote, actor=make.ACTOR, reason="made for a test")


@CASES.of(drafts.start_draft, everywhere=True)
def start(world) -> Call:
    return call(drafts.start_draft, actor=make.ACTOR, meeting=world.draft, copy_of=world.posted, at=DRAFTED)


@CASES.of(drafts.defer_item)
def defer(world) -> Call:
    return call(drafts.defer_item, actor=make.ACTOR, body=world.body, title={"en": "Later"}, at=DRAFTED)


@CASES.of(drafts.defer_business)
def defer_one(world) -> Call:
    item = world.posted.items.get(number=2)
    return call(drafts.defer_business, actor=make.ACTOR, item=item, bodies=[world.body], at=DRAFTED)


@CASES.of(drafts.place_deferred_item)
def place_deferred(world) -> Call:
    waiting = drafts.defer_item(actor=make.ACTOR, body=world.body, title={"en": "Later"})
    return call(drafts.place_deferred_item, actor=make.ACTOR, meeting=world.draft, waiting=waiting)


@CASES.of(drafts.put_item_on_draft)
def put_on_draft(world) -> Call:
    return call(drafts.put_item_on_draft, actor=make.ACTOR, meeting=world.draft, key=drafts.new_key(), **ITEM)


@CASES.of(editor.write_agenda)
def write(world) -> Call:
    pages = draft_pages(world.draft)
    facts = {"version": editor.version_of(pages), "rows": rows_of(pages)[::-1]}
    return call(editor.write_agenda, actor=make.ACTOR, meeting=world.draft, **facts)


@CASES.of(services.send_notice)
def send(world) -> Call:
    return call(services.send_notice, actor=make.ACTOR, posting=latest(world.posted), at=POSTED)


@CASES.of(services.log_sending)
def log(world) -> Call:
    facts = {"channel": Channel.PHONE, "address": "Example Radio", "phones_down": True}
    return call(services.log_sending, actor=make.ACTOR, posting=latest(world.posted), at=POSTED, **facts)


@CASES.of(services.log_sendings)
def log_several(world) -> Call:
    facts = {"channel": Channel.MEMBER, "address": "told by phone", "appointments": world.holders[:2]}
    return call(services.log_sendings, actor=make.ACTOR, posting=latest(world.posted), at=POSTED, **facts)


def remote(world):
    mode = TeleconferenceMode.objects.filter(remote_notice_hours__isnull=False).first()
    type(world.posted).objects.filter(pk=world.posted.pk).update(mode=mode)
    return type(world.posted).objects.get(pk=world.posted.pk)


@CASES.of(services.add_remote_member)
def add_remote(world) -> Call:
    facts = {"meeting": remote(world), "appointment": world.holders[1], "reach": "by phone"}
    return call(services.add_remote_member, actor=make.ACTOR, at=POSTED, **facts)


@CASES.of(services.send_remote_notice, everywhere=True)
def send_remote(world) -> Call:
    meeting = remote(world)
    with clock.at(POSTED):
        services.add_remote_member(actor=make.ACTOR, meeting=meeting, appointment=world.holders[1])
    return call(services.send_remote_notice, actor=make.ACTOR, meeting=meeting, at=POSTED)


@CASES.of(delivery.deliver_notice, everywhere=True)
def deliver(world) -> Call:
    sending = notice.web_row(world.posted, NoticeKind.AGENDA)
    return call(delivery.deliver_notice, actor=make.ACTOR, sending=sending, at=POSTED)


@CASES.of(subscriptions.subscribe, everywhere=True)
def subscribe(world) -> Call:
    return call(subscriptions.subscribe, email="new@example.org", body=world.body, at=POSTED)


@CASES.of(subscriptions.unsubscribe)
def unsubscribe(world) -> Call:
    first = world.body.subscriptions.order_by("pk").first()
    return call(subscriptions.unsubscribe, subscription=first, at=POSTED)


@pytest.mark.parametrize("name", CASES.builders)
def test_nothing_is_half_done(name, world):
    assert CASES.half_done(name, world) == []
