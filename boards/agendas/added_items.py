"""Add an item to a posted agenda through the finding workflow (BK-14, BK-14a)."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from boards import access
from boards.agendas import added_item_rules
from boards.agendas.posting import freeze_items, freeze_posting
from boards.choices import ItemKind, MeetingKind, MeetingStatus, NoticeKind
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.models import AddedItem, Meeting, Motion, PostedAgenda
from boards.motion_choices import MotionKind
from boards.notices.clock import hours_before
from boards.notices.services import send_notice
from boards.wiring import AFTER_POSTING
from cms import clock
from cms.components.dates import clock_time, long_date
from cms.i18n.fields import languages, text
from cms.records.history import Actor, actor_label, record

WAYS = (MotionKind.ADDED, MotionKind.ADDED_EMERGENCY)
NO_OTHER_BUSINESS = {MeetingKind.SPECIAL: "BK-16", MeetingKind.EMERGENCY: "BK-18"}


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
) -> AddedItem:
    """Post the agenda again with the item marked as added, and notify everyone.

    The body may act on the item only after it makes the finding.
    """
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    first, last = _refuse_too_late(current)
    _refuse_incomplete(way, title, why_now, learned_at, first)
    item = _frozen_item(last, way, kind, title, text or {})
    snapshot = {**last.snapshot, "items": [*last.items, item]}
    posting = freeze_posting(current, snapshot, number=last.number + 1, actor=actor, reason=_reason(why_now))
    (row,) = freeze_items(posting, [item], actor=actor)
    made = AddedItem(
        meeting=current,
        way=way,
        title=title,
        text=text or {},
        kind=kind,
        why_now=why_now,
        learned_at=learned_at,
        item=row,
        posting=posting,
        added_at=clock.now(),
        added_by_name=actor_label(actor),
    )
    record(made, actor=actor, reason="item added")
    current.sequence, current.changed_at = current.sequence + 1, clock.now()
    record(current, actor=actor, reason="item added", update_fields=["sequence", "changed_at"])
    facts = {"posting": posting.number, "number": row.shown_number, "title": title}
    log.log(current, EventKind.ITEM_ADDED, actor=actor, item=row, facts=facts)
    send_notice(actor=actor, posting=posting, about=NoticeKind.ADDED, item=row)
    for step in AFTER_POSTING:
        step(actor, posting)
    return made


@transaction.atomic
def name_earlier_finding(*, actor: Actor, item: AddedItem, motion: Motion) -> AddedItem:
    """Name the finding vote taken at an earlier meeting (BK-14b)."""
    access.require(actor, *access.POST_ROLES)
    current = AddedItem.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=item.pk)
    return added_item_rules.attach_earlier(actor=actor, added=current, motion=motion)


def _refuse_too_late(meeting: Meeting) -> tuple[PostedAgenda, PostedAgenda]:
    """Return the first and latest postings; refuse a meeting that can no longer get 48 hours' notice."""
    if meeting.status != MeetingStatus.POSTED:
        raise NotPossibleNow(
            _("An item can be added only to the posted agenda of an upcoming meeting."), rule="BK-14"
        )
    if meeting.kind in NO_OTHER_BUSINESS:
        rule = NO_OTHER_BUSINESS[MeetingKind(meeting.kind)]
        raise NotPossibleNow(_("This meeting can take up only the business named in its notice."), rule=rule)
    latest = hours_before(meeting.starts_at, added_item_rules.HOURS)
    if clock.now() > latest:
        words = _("Fewer than 48 hours are left. Members and media could not receive notice in time.")
        moment = f"{long_date(latest)}, {clock_time(latest)}"
        raise NotPossibleNow(words, rule="BK-14a", moment=moment)
    postings = list(meeting.postings.order_by("number"))
    return postings[0], postings[-1]


def _refuse_incomplete(
    way: str, title: dict[str, str], why_now: dict[str, str], learned_at: datetime, first: PostedAgenda
) -> None:
    if way not in WAYS:
        raise NotPossibleNow(_("There are only two ways to add an item."), rule="BK-14")
    if not text(title).strip():
        raise NeedsReason(_("Describe the item in a few words."), rule="BK-12")
    if not text(why_now).strip():
        raise NeedsReason(_("Say why action cannot wait."), rule="BK-14")
    if learned_at > clock.now():
        raise NotPossibleNow(_("The body cannot have learned of it on a future date."), rule="BK-14")
    if way == MotionKind.ADDED and learned_at <= first.posted_at:
        raise NotPossibleNow(
            _("The body must have learned of it after the agenda was posted, on %(day)s at %(time)s.")
            % {"day": long_date(first.posted_at), "time": clock_time(first.posted_at)},
            rule="BK-14",
        )


def _frozen_item(
    last: PostedAgenda, way: str, kind: str, title: dict[str, str], words: dict[str, str]
) -> dict[str, Any]:
    tops = [item for item in last.items if not item.get("parent")]
    return {
        "key": str(uuid.uuid4()),
        "number": max((item["number"] for item in last.items), default=0) + 1,
        "label": str(len(tops) + 1),
        "parent": "",
        "kind": kind,
        "minutes": None,
        "title": title,
        "text": words,
        "presenter": "",
        "citation": "",
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
