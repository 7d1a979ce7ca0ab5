"""Post an agenda, and post a correction of it. Posting freezes; nothing after it changes what was posted."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access, events
from boards.choices import EventKind, ItemKind, MeetingStatus, NoticeKind
from boards.exceptions import CannotPost, NeedsReason, NotPossibleNow, PostedIsFrozen
from boards.models import AgendaItem, Meeting, PostedAgenda
from boards.models.agendas import digest_of
from boards.services.notices import send_notice
from boards.services.packets import ask_packets
from boards.snapshots import Readiness, draft_pages, readiness, snapshot_of
from cms import chain, clock, ledger
from cms.history import Actor, actor_label, actor_user, record


@transaction.atomic
def post_agenda(*, actor: Actor, meeting: Meeting) -> PostedAgenda:
    """Freeze the draft of all languages as number 1, put it on the web, and write that down."""
    access.require(actor, *access.POST_ROLES)
    current = _locked(meeting)
    if not current.is_draft:
        raise NotPossibleNow(_("This agenda is already posted. Post a correction instead."), rule="BK-14")
    pages = draft_pages(current)
    snapshot = snapshot_of(current, pages)
    _refuse(readiness(current, snapshot, clock.now()))
    posting = _freeze(current, snapshot, number=1, actor=actor)
    _add_items(posting, actor=actor)
    current.status, current.changed_at = MeetingStatus.POSTED, clock.now()
    record(current, actor=actor, reason="agenda posted", update_fields=["status", "changed_at"])
    for page in current.pages.select_related("latest_revision"):
        page.latest_revision.publish(user=actor_user(actor), skip_permission_checks=True)
    send_notice(actor=actor, posting=posting)
    ask_packets(actor=actor, posting=posting)
    events.log(current, EventKind.POSTED, actor=actor, facts={"posting": posting.number})
    return posting


@transaction.atomic
def correct_agenda(*, actor: Actor, meeting: Meeting, reason: str) -> PostedAgenda:
    """Post the draft as the next number. It may correct words; it may not add business (BK-14)."""
    access.require(actor, *access.POST_ROLES)
    current = _locked(meeting)
    if current.status != MeetingStatus.POSTED:
        raise NotPossibleNow(_("Only a posted agenda of a meeting still ahead can be corrected."))
    if not reason.strip():
        raise NeedsReason(_("Say why it is corrected. The public will read it."), rule="BK-14")
    last = current.postings.latest("number")
    snapshot = _keep_items(last.snapshot, snapshot_of(current, draft_pages(current)))
    if digest_of(snapshot) == last.sha256:
        raise NotPossibleNow(_("Nothing has changed since the last posting."))
    _refuse(readiness(current, snapshot, clock.now(), is_correction=True))
    posting = _freeze(current, snapshot, number=last.number + 1, actor=actor, reason=reason.strip())
    current.sequence, current.changed_at = current.sequence + 1, clock.now()
    record(current, actor=actor, reason="agenda corrected", update_fields=["sequence", "changed_at"])
    send_notice(actor=actor, posting=posting, about=NoticeKind.CORRECTION)
    ask_packets(actor=actor, posting=posting)
    events.log(current, EventKind.CORRECTED, actor=actor, facts={"posting": posting.number})
    return posting


def _refuse(ready: Readiness) -> None:
    if not ready.stops:
        return
    if not ready.ruling.allowed and any(check.rule == "BK-10" for check in ready.stops):
        raise ready.ruling.refusal()
    first = ready.stops[0]
    raise CannotPost(f"{first.title}. {first.finding}", rule=first.rule)


def _keep_items(before: dict, after: dict) -> dict:
    """No item is added and none vanishes; kinds and findings stay; one left out is shown as withdrawn."""
    known = {item["key"]: item for item in before["items"]}
    fresh = {item["key"]: item for item in after["items"]}
    if set(fresh) - set(known):
        raise PostedIsFrozen(
            _(
                "A correction cannot add an item. The agenda was posted; only a finding of the body can add one."
            ),
            rule="BK-14",
        )
    items = []
    for key, old in known.items():
        new = fresh.get(key)
        if new is None:
            items.append({**old, "withdrawn": True})
        elif new["kind"] != old["kind"] and new["kind"] == ItemKind.ACTION:
            raise PostedIsFrozen(
                _("Item %(number)s cannot become an action item after posting.") % old, rule="BK-14"
            )
        else:
            items.append({**new, "number": old["number"], "findings": old["findings"]})
    return {**after, "items": items}


def _freeze(meeting: Meeting, snapshot: dict, *, number: int, actor: Actor, reason: str = "") -> PostedAgenda:
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
    return posting


def _add_items(posting: PostedAgenda, *, actor: Actor) -> None:
    items = [
        AgendaItem(
            meeting=posting.meeting,
            first_posting=posting,
            key=item["key"],
            number=item["number"],
            kind=item["kind"],
            title=item["title"],
            text=item["text"],
            minutes=item["minutes"],
        )
        for item in posting.items
    ]
    AgendaItem.objects.bulk_create(items)
    ledger.append_many("post", items, actor=actor)
    for item, frozen in zip(items, posting.items, strict=True):
        for number in frozen["findings"]:
            why = _("Posted with agenda number %(number)s") % {"number": posting.number}
            chain.link(("finding", number), ("item", item.pk), actor=actor, why=str(why))


def _locked(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_for_update(of=("self",)).select_related("body").get(pk=meeting.pk)
