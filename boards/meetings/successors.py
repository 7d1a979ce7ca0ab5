"""What a moved or continued meeting inherits: texts, and items under the same keys."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from boards.agendas.added_item_rules import not_yet_open
from boards.agendas.draft_blocks import blocks_of, item_block
from boards.agendas.drafts import carry_deferred_items
from boards.agendas.item_keys import draft_key
from boards.agendas.snapshots import draft_pages
from boards.choices import ItemKind, MeetingKind
from boards.event_choices import EventKind
from boards.models import AgendaItemFinding, Meeting, MeetingEvent, Motion, PostedAgenda
from boards.models.pages import USUAL_TEXTS
from cms.i18n.fields import text
from cms.records.history import Actor, actor_user


def copy_drafts(old: Meeting, fresh: Meeting, *, actor: Actor, only: Iterable[str] | None = None) -> None:
    """Copy the agenda in each language. Items keep the key of their row, which marks them as continued.

    A moved meeting gets a notice of its own and starts from the draft. A continued one may take up only what was
    noticed: it starts from the posting in force.
    """
    last = old.postings.latest("number")
    if fresh.kind == MeetingKind.ADJOURNED:
        going_on = _going_on(last, set(only) if only is not None else None)
        _copy_posting(last, going_on, fresh, actor)
        keys = {draft_key(item): item["key"] for item in going_on}
        _copy_findings(old, fresh, going_on, actor, are_posted=True)
    else:
        keys = _copy_draft(old, last, fresh, actor)
        _copy_findings(old, fresh, _live(last.items), actor)
    carry_deferred_items(actor=actor, old=old, fresh=fresh, keys=keys)


def take_over(old: Meeting, fresh: Meeting, keys: Mapping[str, str], *, actor: Actor) -> None:
    """Findings and deferred items of a meeting that is planned again, under the keys of the fresh draft."""
    rows = old.item_findings.filter(key__in=keys)
    AgendaItemFinding.objects.bulk_create(
        AgendaItemFinding(
            meeting=fresh, key=keys[row.key], finding_id=row.finding_id, added_by=actor_user(actor)
        )
        for row in rows
    )
    carry_deferred_items(actor=actor, old=old, fresh=fresh, keys=keys)


def _live(items: list[dict]) -> list[dict]:
    return [item for item in items if not item.get("withdrawn")]


def _going_on(last: PostedAgenda, only: set[str] | None) -> list[dict]:
    """Items and parts that a continued meeting takes up; not what was added and still lacks its finding (BK-14)."""
    closed = not_yet_open(last.meeting)
    items = [item for item in _live(last.items) if item["key"] not in closed]
    tops = {item["key"] for item in items if not item.get("parent")}
    kept = tops if only is None else tops & only
    return [item for item in items if (item.get("parent") or item["key"]) in kept]


def _copy_posting(last: PostedAgenda, items: list[dict], fresh: Meeting, actor: Actor) -> None:
    said = last.snapshot
    for code, page in draft_pages(fresh).items():
        parts: dict[str, list[dict]] = {}
        for item in items:
            if item.get("parent") and item["title"].get(code):
                parts.setdefault(item["parent"], []).append(_part(item, code))
        page.agenda = [
            _block(item, code, parts.get(item["key"], []))
            for item in items
            if not item.get("parent") and item["title"].get(code)
        ]
        page.summary = said["summary"].get(code, "")
        for name in USUAL_TEXTS:
            setattr(page, name, said["texts"].get(name, {}).get(code, ""))
        page.save_revision(user=actor_user(actor))


def _copy_draft(old: Meeting, last: PostedAgenda, fresh: Meeting, actor: Actor) -> dict[str, str]:
    """Copy the draft; gives the key on the fresh one for each of its keys."""
    copied: dict[str, str] = {}
    before, rows = draft_pages(old), {draft_key(item): item["key"] for item in _live(last.items)}
    added = [item for item in last.items if item.get("added")]
    for code, page in draft_pages(fresh).items():
        source = before.get(code)
        if source is None:
            continue
        copied |= {block["id"]: rows.get(block["id"], block["id"]) for block in blocks_of(source)}
        page.agenda = [
            *(_under_rows(block, rows) for block in blocks_of(source)),
            *(_block(item, code, []) for item in added),
        ]
        page.summary = source.summary
        for name in USUAL_TEXTS:
            setattr(page, name, getattr(source, name))
        page.save_revision(user=actor_user(actor))
    return copied


def _under_rows(block: dict, rows: dict[str, str]) -> dict:
    """A block of the draft under the keys that its item and its parts have in the posting."""
    parts = [{**part, "id": rows.get(part["id"], part["id"])} for part in block["value"].get("parts") or []]
    key = rows.get(block["id"], block["id"])
    return {**block, "id": key, "value": {**block["value"], "parts": parts}}


def _block(item: dict, code: str, parts: list[dict]) -> dict:
    """A posted item as an ordinary item of a draft."""
    block = item_block(
        item["key"], kind=item["kind"], title=text(item["title"], code), text=text(item["text"], code)
    )
    facts = ("minutes", "presenter", "citation", "purpose", "not_before")
    block["value"] |= {name: item.get(name) for name in facts}
    block["value"] |= _more_words(item, code)
    block["value"]["parts"] = parts
    return block


def _part(item: dict, code: str) -> dict:
    words = {name: (item[name] or {}).get(code, "") for name in ("title", "text")}
    facts = {name: item.get(name) for name in ("minutes", "presenter", "not_before")}
    facts["level"] = max(1, item.get("label", "").count("."))
    return {"type": "part", "id": item["key"], "value": words | facts | _more_words(item, code)}


def _more_words(item: dict, code: str) -> dict[str, str]:
    return {name: (item.get(name) or {}).get(code, "") for name in ("action", "motion", "report")}


def _copy_findings(
    old: Meeting, fresh: Meeting, items: list[dict], actor: Actor, *, are_posted: bool = False
) -> None:
    """Findings stand under the key of the draft; at the new meeting, under the key of the item's row."""
    by_draft = {draft_key(item): item for item in items}
    made = []
    for row in old.item_findings.select_related("finding"):
        item = by_draft.get(row.key)
        if are_posted and (item is None or row.finding.number not in item["findings"]):
            continue
        key = item["key"] if item else row.key
        made.append(
            AgendaItemFinding(meeting=fresh, key=key, finding_id=row.finding_id, added_by=actor_user(actor))
        )
    AgendaItemFinding.objects.bulk_create(made)


def open_keys(meeting: Meeting) -> set[str]:
    """Keys of items without a vote or outcome; discussion and information items count as done once called."""
    called = MeetingEvent.objects.filter(meeting=meeting, kind=EventKind.ITEM, item__isnull=False)
    talked = Q(kind__in=(ItemKind.INFORMATION, ItemKind.DISCUSSION), pk__in=called.values("item"))
    settled = Motion.objects.filter(item__meeting=meeting).settling().values("item")
    rows = (
        meeting.items.filter(parent=None, outcome=None).exclude(kind=ItemKind.BREAK).exclude(pk__in=settled)
    )
    if meeting.current_item_id:
        talked &= ~Q(pk=meeting.current_item_id)
    adjournment = meeting.items.filter(kind=ItemKind.ADJOURN, parent=None).values_list("key", flat=True)
    last = meeting.postings.latest("number")
    withdrawn = {item["key"] for item in last.items if item.get("withdrawn")}
    return (set(rows.exclude(talked).values_list("key", flat=True)) | set(adjournment)) - withdrawn
