"""Add an item to a posted agenda: by a finding of the body, or litigation that arose after posting (BK-14, BK-32)."""

import uuid
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from boards import access
from boards.agendas import added_item_rules
from boards.agendas.changes import label_of
from boards.agendas.correction_rules import person_of
from boards.agendas.drafts import CLOSING
from boards.agendas.posting import freeze_items, freeze_next
from boards.agendas.versions import top_items, with_added
from boards.choices import ItemKind, MeetingKind, MeetingStatus, NoticeKind, PostingAct
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.models import AddedItem, Meeting, Motion, PostedAgenda
from boards.models.agendas import LITIGATION
from boards.motion_choices import MotionKind
from boards.notices.clock import hours_before
from boards.notices.services import send_notice
from boards.wiring import AFTER_POSTING
from cms import clock
from cms.components.dates import clock_time, long_date
from cms.exceptions import RuleBroken
from cms.i18n.fields import languages, text
from cms.i18n.passages import filled
from cms.publication.rules import are_two_people
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record

WAYS = (MotionKind.ADDED, MotionKind.ADDED_EMERGENCY, LITIGATION)
LITIGATION_CITATION = "11126(e)"


@transaction.atomic
def add_item(
    *,
    actor: Actor,
    meeting: Meeting,
    way: str,
    title: dict[str, str],
    why_now: dict[str, str],
    learned_at: datetime,
    text: dict[str, str] | None = None,
    kind: str = ItemKind.ACTION,
    after: str | None = None,
    deadline_on: date | None = None,
) -> AddedItem:
    """Post the agenda again with the item where it will be heard, marked as added, and notify everyone.

    The body acts on it only after its finding. Litigation needs none, but a deadline, the public announcement in
    ``text`` (Gov. Code § 11126.3(d)), and a second person before it is called. ``after``: number of an item.
    """
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    kind = ItemKind.CLOSED if way == LITIGATION else kind
    first, last = _refuse_too_late(current, way)
    _refuse_incomplete(way, title, why_now, learned_at, first)
    if way == LITIGATION:
        _refuse_litigation(text or {}, deadline_on)
    place = usual_place(last) if after is None else after
    _refuse_place(last, place)
    items = with_added(last.items, _frozen_item(last, way, kind, title, text or {}), place)
    item = next(each for each in items if each["number"] == _next_number(last))
    last.meeting = current
    later = {**last.snapshot, "items": items}
    posting = freeze_next(last, later, act=PostingAct.ADDED, actor=actor, reason=_reason(why_now))
    (row,) = freeze_items(posting, [item], actor=actor)
    made = AddedItem(
        meeting=current,
        way=way,
        title=title,
        text=text or {},
        kind=kind,
        why_now=why_now,
        learned_at=learned_at,
        deadline_on=deadline_on if way == LITIGATION else None,
        item=row,
        posting=posting,
        added_at=clock.now(),
        added_by_name=actor_label(actor),
    )
    record(made, actor=actor, reason="item added")
    _tell(actor, made)
    return made


def _tell(actor: Actor, made: AddedItem) -> None:
    """Calendars count up, the event is logged, and everyone gets the notice."""
    current, row, posting = made.meeting, made.item, made.posting
    current.sequence, current.changed_at = current.sequence + 1, clock.now()
    record(current, actor=actor, reason="item added", update_fields=["sequence", "changed_at"])
    said = {"posting": posting.number, "number": row.shown_number, "title": made.title}
    log.log(current, EventKind.ITEM_ADDED, actor=actor, item=row, facts=said)
    send_notice(actor=actor, posting=posting, about=NoticeKind.ADDED, item=row)
    for step in AFTER_POSTING:
        step(actor, posting)


@transaction.atomic
def name_earlier_finding(*, actor: Actor, item: AddedItem, motion: Motion) -> AddedItem:
    """Name the finding vote taken at an earlier meeting (BK-14b)."""
    access.require(actor, *access.POST_ROLES)
    current = AddedItem.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=item.pk)
    return added_item_rules.attach_earlier(actor=actor, added=current, motion=motion)


@transaction.atomic
def confirm_litigation(*, actor: Actor, item: AddedItem) -> AddedItem:
    """A second person confirms that the case arose after posting and that a legal deadline would be missed (BK-32)."""
    access.require(actor, *access.POST_ROLES)
    current = locked(item.meeting)
    row = AddedItem.objects.select_related("posting", "item__meeting__body").get(pk=item.pk)
    row.meeting = current
    if row.way != LITIGATION:
        raise NotPossibleNow(
            _("This item depends on a finding by the body. It does not need a second person’s confirmation."),
            rule="BK-14",
        )
    if current.status not in added_item_rules.STILL_OPEN:
        raise NotPossibleNow(_("It can be confirmed only before the meeting ends."), rule="BK-32")
    if row.confirmed_at:
        words = _("%(who)s has already confirmed it.")
        raise NotPossibleNow(words % {"who": row.confirmed_by_name}, rule="BK-32")
    if not are_two_people(added_item_rules.adder_of(row), person_of(actor)):
        raise NotPossibleNow(_("Someone other than the person who added it must confirm it."), rule="BK-32")
    row.confirmed_at, row.confirmed_by = clock.now(), actor_user(actor)
    row.confirmed_by_name = actor_label(actor)
    record(row, actor=actor, reason="litigation confirmed")
    ledger.append("attest", row, actor=actor)
    return row


def usual_place(posting: PostedAgenda) -> str:
    """After the last item before public comment and adjournment."""
    tops = top_items(posting.items)
    while tops and tops[-1]["kind"] in CLOSING:
        tops.pop()
    return next((label for item in reversed(tops) if (label := label_of(item))), "")


def _refuse_place(posting: PostedAgenda, place: str) -> None:
    if place and place not in [label_of(item) for item in top_items(posting.items)]:
        raise NotPossibleNow(_("Choose the item of the posted agenda that it should follow."), rule="BK-14")


def add_refusal(meeting: Meeting) -> RuleBroken | None:
    """Why no item at all can be added to the agenda of this meeting, or None."""
    if meeting.status != MeetingStatus.POSTED:
        words = _("An item can be added only to the posted agenda of an upcoming meeting.")
        return NotPossibleNow(words, rule="BK-14")
    if meeting.is_joint:
        words = _(
            "Nothing can be added to the agenda of a joint meeting: each of its bodies would have to make the finding."
        )
        return NotPossibleNow(words, rule="BK-14")
    if meeting.kind in added_item_rules.NO_OTHER_BUSINESS:
        rule = added_item_rules.NO_OTHER_BUSINESS[MeetingKind(meeting.kind)]
        return NotPossibleNow(_("This meeting can take up only the business named in its notice."), rule=rule)
    return None


def _refuse_too_late(meeting: Meeting, way: str) -> tuple[PostedAgenda, PostedAgenda]:
    """Return the first and latest postings; refuse a meeting that can no longer get 48 hours' notice."""
    if refused := add_refusal(meeting):
        raise refused
    latest = hours_before(meeting.starts_at, added_item_rules.HOURS)
    if way != LITIGATION and clock.now() > latest:
        words = _("Fewer than 48 hours are left. Members and media could not receive notice in time.")
        moment = f"{long_date(latest)}, {clock_time(latest)}"
        raise NotPossibleNow(words, rule="BK-14a", moment=moment)
    postings = list(meeting.postings.order_by("number"))
    return postings[0], postings[-1]


def _refuse_incomplete(
    way: str, title: dict[str, str], why_now: dict[str, str], learned_at: datetime, first: PostedAgenda
) -> None:
    if way not in WAYS:
        raise NotPossibleNow(_("Choose one of the three ways to add an item."), rule="BK-14")
    if not text(title).strip():
        raise NeedsReason(_("Describe the item in a few words."), rule="BK-12")
    if not text(why_now).strip():
        raise NeedsReason(_("Explain why action cannot wait."), rule="BK-14")
    if learned_at > clock.now():
        raise NotPossibleNow(
            _("Enter when the body learned of it. This cannot be in the future."), rule="BK-14"
        )
    if way != MotionKind.ADDED_EMERGENCY and learned_at <= first.posted_at:
        raise NotPossibleNow(
            filled(
                _("The body must have learned of it after the agenda was posted, on %(day)s at %(time)s."),
                day=long_date(first.posted_at),
                time=clock_time(first.posted_at),
            ),
            rule="BK-14",
        )


def _refuse_litigation(announcement: dict[str, str], deadline_on: date | None) -> None:
    """Gov. Code § 11126.3(d): waiting would miss a legal deadline, and the case is announced to the public."""
    if deadline_on is None:
        raise NeedsReason(_("Enter the legal deadline that would be missed."), rule="BK-32")
    if deadline_on < clock.today():
        raise NotPossibleNow(
            _("This deadline has already passed. Enter a deadline that would be missed by waiting."),
            rule="BK-32",
        )
    if not text(announcement).strip():
        raise NeedsReason(
            _("Write the public announcement: the title of the case, or why naming it would cause harm."),
            rule="BK-32",
        )


def _next_number(last: PostedAgenda) -> int:
    return max((item["number"] for item in last.items), default=0) + 1


def _frozen_item(
    last: PostedAgenda, way: str, kind: str, title: dict[str, str], words: dict[str, str]
) -> dict[str, Any]:
    return {
        "key": str(uuid.uuid4()),
        "number": _next_number(last),
        "label": "",
        "parent": "",
        "kind": kind,
        "minutes": None,
        "title": title,
        "text": words,
        "action": {},
        "motion": {},
        "report": {},
        "not_before": "",
        "presenter": "",
        "citation": LITIGATION_CITATION if way == LITIGATION else "",
        "purpose": "",
        "findings": [],
        "materials": [],
        "continues": None,
        "added": way,
    }


def _reason(why_now: dict[str, str]) -> str:
    """Posting reasons are in the site's first language."""
    with override(languages()[0][0]):
        return text(why_now)[:300]
