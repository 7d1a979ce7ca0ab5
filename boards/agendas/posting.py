"""Post an agenda, first or as a new notice. A posting is frozen and never changes."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.new_notice_rules import new_notice_refusal
from boards.agendas.readiness import readiness
from boards.agendas.versions import next_notice
from boards.choices import DutyKind, MeetingStatus, NoticeKind, PostingAct
from boards.duties.employee_notices import ask_employee_notices
from boards.duties.services import reopen_duty
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked, plans_locked
from boards.meeting_names import name_days
from boards.models import AgendaItem, Meeting, PostedAgenda
from boards.models.agendas import digest_of
from boards.notices.services import send_notice
from boards.notices.short_notice import ruling_of
from boards.taken_times import refuse_taken
from boards.wiring import AFTER_FREEZING, AFTER_POSTING
from cms import chain, clock
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record


@transaction.atomic
def post_agenda(*, actor: Actor, meeting: Meeting) -> PostedAgenda:
    """Freeze the draft in all languages as posting 1, publish it and record it."""
    access.require(actor, *access.POST_ROLES)
    plans_locked(*meeting.body_ids)
    current = locked(meeting)
    if not current.is_draft:
        raise NotPossibleNow(_("This agenda is already posted. Post a correction instead."), rule="BK-14")
    snapshot = next_notice(current)
    readiness(current, snapshot, clock.now(), actor=actor).refuse()
    posting = freeze_posting(current, snapshot, number=1, actor=actor)
    freeze_items(posting, posting.items, actor=actor)
    current.status, current.changed_at = MeetingStatus.POSTED, clock.now()
    record(current, actor=actor, reason="agenda posted", update_fields=["status", "changed_at"])
    name_days(current, current.day, actor=actor)
    for page in current.pages.select_related("latest_revision"):
        page.latest_revision.publish(user=actor_user(actor), skip_permission_checks=True)
    send_notice(actor=actor, posting=posting)
    for step in AFTER_POSTING:
        step(actor, posting)
    ask_employee_notices(actor=actor, meeting=current)
    log.log(current, EventKind.POSTED, actor=actor, facts={"posting": posting.number})
    return posting


@transaction.atomic
def post_new_notice(*, actor: Actor, meeting: Meeting, reason: str) -> PostedAgenda:
    """Post the draft as a new notice, while the full period runs: any change, a clock of its own (BK-10, BK-14)."""
    access.require(actor, *access.POST_ROLES)
    plans_locked(*meeting.body_ids)
    current = locked(meeting)
    if refused := new_notice_refusal(current, ruling_of(current, clock.now())):
        raise refused
    if current.has_new_hour:
        refuse_taken(current, current.noticed_start)
    if not reason.strip():
        raise NeedsReason(_("Enter the reason for the new notice. The public will see it."), rule="BK-14")
    last = current.postings.latest("number")
    last.meeting = current
    snapshot = next_notice(current)
    if not is_changed(last.snapshot, snapshot):
        raise NotPossibleNow(_("Nothing has changed since the last posting."), rule="BK-14")
    readiness(current, snapshot, clock.now(), actor=actor).refuse()
    posting = freeze_next(last, snapshot, act=PostingAct.NOTICE, actor=actor, reason=reason.strip())
    known = set(AgendaItem.objects.filter(meeting=current).values_list("key", flat=True))
    freeze_items(posting, [item for item in posting.items if item["key"] not in known], actor=actor)
    _take_new_hour(current, actor)
    tell_of(actor, posting, last, event=EventKind.NOTICED_ANEW, about=NoticeKind.RENEWED)
    ask_employee_notices(actor=actor, meeting=current)
    return posting


def _take_new_hour(meeting: Meeting, actor: Actor) -> None:
    """The notice that says the new hour is posted: pages, calendars and clocks follow it."""
    if not meeting.has_new_hour:
        return
    meeting.starts_at, meeting.ends_at = meeting.noticed_start, meeting.noticed_end
    meeting.new_starts_at = meeting.new_ends_at = None
    fields = ["starts_at", "ends_at", "new_starts_at", "new_ends_at"]
    record(meeting, actor=actor, reason="new hour posted", update_fields=fields)


def is_changed(before: dict, after: dict) -> bool:
    """Whether two versions differ for the reader.

    Keys of the draft are not part of the text, nor is the format; what an older format lacks says nothing.
    """
    return _as_read(before) != _as_read(after)


def _as_read(snapshot: dict) -> dict:
    items = [{**item, "draft": ""} for item in snapshot["items"]]
    return dict(_filled({**snapshot, "format": None, "items": items}))


def _filled(value: Any) -> Any:
    """Without what is empty."""
    if isinstance(value, dict):
        return {name: filled for name, each in value.items() if (filled := _filled(each))}
    return [_filled(each) for each in value] if isinstance(value, list) else value


def tell_of(
    actor: Actor, posting: PostedAgenda, last: PostedAgenda, *, event: EventKind, about: NoticeKind
) -> None:
    """What follows a later posting: calendars count up, everyone gets the notice, the event is logged.

    Where the place changed, the door of the old one gets a sign.
    """
    meeting = posting.meeting
    if posting.snapshot["meeting"]["place"] != last.snapshot["meeting"]["place"]:
        due = meeting.starts_at
        reopen_duty(actor=actor, meeting=meeting, kind=DutyKind.OLD_DOOR, rule="BK-14", due_at=due)
    meeting.sequence, meeting.changed_at = meeting.sequence + 1, clock.now()
    record(meeting, actor=actor, reason=str(event.value), update_fields=["sequence", "changed_at"])
    send_notice(actor=actor, posting=posting, about=about)
    for step in AFTER_POSTING:
        step(actor, posting)
    log.log(meeting, event, actor=actor, facts={"posting": posting.number})


def freeze_posting(
    meeting: Meeting,
    snapshot: dict,
    *,
    number: int,
    actor: Actor,
    act: PostingAct = PostingAct.FIRST,
    reason: str = "",
) -> PostedAgenda:
    """Create one numbered posting with its digest, sealed in the ledger."""
    posting = PostedAgenda(
        meeting=meeting,
        number=number,
        act=act,
        snapshot=snapshot,
        sha256=digest_of(snapshot),
        posted_by=actor_user(actor),
        posted_by_name=actor_label(actor),
        reason=reason,
    )
    posting.save()
    ledger.append("post", posting, actor=actor)
    for step in AFTER_FREEZING:
        step(actor, posting)
    return posting


def freeze_next(
    last: PostedAgenda, snapshot: dict, *, act: PostingAct, actor: Actor, reason: str
) -> PostedAgenda:
    """Create the posting that follows another."""
    number = last.number + 1
    return freeze_posting(last.meeting, snapshot, number=number, actor=actor, act=act, reason=reason)


def freeze_items(posting: PostedAgenda, items: Iterable[dict], *, actor: Actor) -> list[AgendaItem]:
    """Create the rows of a snapshot's items, parts after their parent items, and link their findings."""
    frozen = list(items)
    known = dict(AgendaItem.objects.filter(meeting=posting.meeting_id).values_list("key", "pk"))
    tops = _freeze_rows(posting, [item for item in frozen if not item.get("parent")], known, actor)
    known |= {row.key: row.pk for row in tops}
    parts = _freeze_rows(posting, [item for item in frozen if item.get("parent")], known, actor)
    rows = sorted([*tops, *parts], key=lambda row: row.number)
    by_key = {row.key: row for row in rows}
    for item in frozen:
        for number in item["findings"]:
            why = _("Posted with agenda version %(number)s") % {"number": posting.number}
            chain.link(("finding", number), ("item", by_key[item["key"]].pk), actor=actor, why=str(why))
    _link_continued(rows, actor)
    return rows


def _link_continued(rows: list[AgendaItem], actor: Actor) -> None:
    """Link a continued item to the item of the earlier meeting (BK-19)."""
    for row in rows:
        if row.continues_id:
            why = str(_("Continued from an earlier meeting"))
            chain.link(("item", row.continues_id), ("item", row.pk), actor=actor, why=why)


def _freeze_rows(
    posting: PostedAgenda, items: list[dict], parents: dict[str, int], actor: Actor
) -> list[AgendaItem]:
    rows = [
        AgendaItem(
            meeting=posting.meeting,
            first_posting=posting,
            parent_id=parents.get(item.get("parent", "")),
            continues_id=item.get("continues"),
            **{name: item[name] for name in ("key", "number", "kind", "title", "text", "minutes")},
            **{name: item.get(name) or "" for name in ("label", "presenter", "citation", "purpose")},
        )
        for item in items
    ]
    AgendaItem.objects.bulk_create(rows)
    ledger.append_many("post", rows, actor=actor)
    return rows
