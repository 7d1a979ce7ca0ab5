"""Post an agenda or a correction of it. A posting is frozen and never changes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.corrections import next_snapshot
from boards.agendas.readiness import readiness
from boards.choices import MeetingStatus, NoticeKind
from boards.duties.employee_notices import ask_employee_notices
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.models import AgendaItem, Meeting, PostedAgenda
from boards.models.agendas import digest_of
from boards.notices.services import send_notice
from boards.wiring import AFTER_FREEZING, AFTER_POSTING
from cms import chain, clock
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record


@transaction.atomic
def post_agenda(*, actor: Actor, meeting: Meeting) -> PostedAgenda:
    """Freeze the draft in all languages as posting 1, publish it and record it."""
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    if not current.is_draft:
        raise NotPossibleNow(_("This agenda is already posted. Post a correction instead."), rule="BK-14")
    snapshot = next_snapshot(current)
    readiness(current, snapshot, clock.now(), actor=actor).refuse()
    posting = freeze_posting(current, snapshot, number=1, actor=actor)
    freeze_items(posting, posting.items, actor=actor)
    current.status, current.changed_at = MeetingStatus.POSTED, clock.now()
    record(current, actor=actor, reason="agenda posted", update_fields=["status", "changed_at"])
    for page in current.pages.select_related("latest_revision"):
        page.latest_revision.publish(user=actor_user(actor), skip_permission_checks=True)
    send_notice(actor=actor, posting=posting)
    for step in AFTER_POSTING:
        step(actor, posting)
    ask_employee_notices(actor=actor, meeting=current)
    log.log(current, EventKind.POSTED, actor=actor, facts={"posting": posting.number})
    return posting


@transaction.atomic
def correct_agenda(*, actor: Actor, meeting: Meeting, reason: str) -> PostedAgenda:
    """Post the draft as the next version. It may correct text but not add business (BK-14)."""
    access.require(actor, *access.POST_ROLES)
    current = locked(meeting)
    if current.status != MeetingStatus.POSTED:
        raise NotPossibleNow(_("Only the posted agenda of an upcoming meeting can be corrected."))
    if not reason.strip():
        raise NeedsReason(_("Give the reason for the correction. The public will see it."), rule="BK-14")
    last = current.postings.latest("number")
    snapshot = next_snapshot(current)
    if digest_of(snapshot) == last.sha256:
        raise NotPossibleNow(_("Nothing has changed since the last posting."))
    readiness(current, snapshot, clock.now(), is_correction=True, actor=actor).refuse()
    posting = freeze_posting(current, snapshot, number=last.number + 1, actor=actor, reason=reason.strip())
    current.sequence, current.changed_at = current.sequence + 1, clock.now()
    record(current, actor=actor, reason="agenda corrected", update_fields=["sequence", "changed_at"])
    send_notice(actor=actor, posting=posting, about=NoticeKind.CORRECTION)
    for step in AFTER_POSTING:
        step(actor, posting)
    log.log(current, EventKind.CORRECTED, actor=actor, facts={"posting": posting.number})
    return posting


def freeze_posting(
    meeting: Meeting, snapshot: dict, *, number: int, actor: Actor, reason: str = ""
) -> PostedAgenda:
    """Create one numbered posting with its digest, sealed in the ledger."""
    posting = PostedAgenda(
        meeting=meeting,
        number=number,
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
