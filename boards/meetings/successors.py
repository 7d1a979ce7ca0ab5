"""What a moved or continued meeting inherits: texts, and items under the same keys."""

from collections.abc import Iterable

from django.db.models import Q

from boards.agendas.draft_blocks import item_block
from boards.agendas.drafts import blocks_of
from boards.agendas.snapshots import draft_pages
from boards.choices import ItemKind
from boards.event_choices import EventKind
from boards.models import AgendaItemFinding, Meeting, MeetingEvent, Motion
from boards.models.pages import USUAL_TEXTS
from cms.i18n.fields import text
from cms.records.history import Actor, actor_user


def copy_drafts(old: Meeting, fresh: Meeting, *, actor: Actor, only: Iterable[str] | None = None) -> None:
    """Copy the draft of each language. An unchanged key marks an item as continued."""
    before, wanted = draft_pages(old), None if only is None else set(only)
    added = [item for item in old.postings.latest("number").items if item.get("added")]
    for code, page in draft_pages(fresh).items():
        source = before.get(code)
        if source is None:
            continue
        blocks = [*blocks_of(source), *(_block(item, code) for item in added)]
        page.agenda = [block for block in blocks if wanted is None or block["id"] in wanted]
        page.summary = source.summary
        for name in USUAL_TEXTS:
            setattr(page, name, getattr(source, name))
        page.save_revision(user=actor_user(actor))
    _copy_findings(old, fresh, wanted, actor)


def _block(item: dict, code: str) -> dict:
    """Items added after posting are in no draft; at the new meeting they are ordinary items."""
    return item_block(
        item["key"], kind=item["kind"], title=text(item["title"], code), text=text(item["text"], code)
    )


def _copy_findings(old: Meeting, fresh: Meeting, wanted: set[str] | None, actor: Actor) -> None:
    rows = [row for row in old.item_findings.all() if wanted is None or row.key in wanted]
    AgendaItemFinding.objects.bulk_create(
        AgendaItemFinding(meeting=fresh, key=row.key, finding_id=row.finding_id, added_by=actor_user(actor))
        for row in rows
    )


def open_keys(meeting: Meeting) -> set[str]:
    """Keys of items without a vote or outcome; discussion and information items count as done once called."""
    called = MeetingEvent.objects.filter(meeting=meeting, kind=EventKind.ITEM, item__isnull=False)
    talked = Q(kind__in=(ItemKind.INFORMATION, ItemKind.DISCUSSION), pk__in=called.values("item"))
    settled = Motion.objects.filter(item__meeting=meeting).settling().values("item")
    rows = meeting.items.filter(parent=None, outcome=None).exclude(pk__in=settled)
    if meeting.current_item_id:
        talked &= ~Q(pk=meeting.current_item_id)
    adjournment = meeting.items.filter(kind=ItemKind.ADJOURN, parent=None).values_list("key", flat=True)
    last = meeting.postings.latest("number")
    withdrawn = {item["key"] for item in last.items if item.get("withdrawn")}
    return (set(rows.exclude(talked).values_list("key", flat=True)) | set(adjournment)) - withdrawn
