"""Start an agenda draft in all languages at once, and place deferred items on it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from boards import access
from boards.agendas.draft_blocks import (
    Blocks,
    blocks_of,
    item_block,
    new_key,
    put_before_the_end,
    with_fresh_keys,
)
from boards.agendas.item_keys import draft_key
from boards.agendas.snapshots import draft_pages
from boards.choices import CALLED_OFF, ItemKind
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.models import AgendaItem, AgendaTemplate, Body, DeferredItem, ItemComment, Meeting, MeetingPage
from boards.models.pages import USUAL_TEXTS
from cms.records.history import Actor, actor_label, actor_user, record

CLOSING = (ItemKind.COMMENT, ItemKind.ADJOURN)


@transaction.atomic
def start_draft(
    *, actor: Actor, meeting: Meeting, template: AgendaTemplate | None = None, copy_of: Meeting | None = None
) -> dict[str, str]:
    """Start from an earlier meeting, a template, or else the usual template for the body and kind.

    Gives the key on the draft for each key that was copied.
    """
    access.require(actor, *access.PLAN_ROLES)
    template = template or (None if copy_of else usual_template(meeting))
    if copy_of:
        sources: dict[str, Any] = draft_pages(copy_of)
    elif template:
        sources = _languages_of(template)
    else:
        return {}
    fresh: dict[str, str] = {}
    for code, page in draft_pages(meeting).items():
        source = sources.get(code) or (None if copy_of else template)
        if source is None:
            continue
        if copy_of:
            for name in USUAL_TEXTS:
                setattr(page, name, getattr(source, name) or getattr(page, name))
        _write(page, with_fresh_keys(blocks_of(source), fresh), actor)
    return fresh


def usual_template(meeting: Meeting) -> AgendaTemplate | None:
    """Return the template of recurring items; the body's own takes precedence over the shared one."""
    rows = AgendaTemplate.objects.filter(is_usual=True, kind=meeting.kind, locale__language_code="en")
    own = rows.filter(body=meeting.body).first()
    return own or rows.filter(body__isnull=True).first()


def _languages_of(template: AgendaTemplate) -> dict[str, AgendaTemplate]:
    rows = AgendaTemplate.objects.filter(translation_key=template.translation_key).select_related("locale")
    return {row.locale.language_code: row for row in rows}


@transaction.atomic
def defer_item(
    *,
    actor: Actor,
    body: Body,
    title: dict[str, str],
    text: dict[str, str] | None = None,
    kind: str = ItemKind.DISCUSSION,
    source: AgendaItem | None = None,
    comment: ItemComment | None = None,
) -> DeferredItem:
    """Save an item for a later agenda: a deferred item, or an idea from a comment (BK-19, BK-21)."""
    access.require(actor, *access.PLAN_ROLES)
    waiting = DeferredItem(
        body=body,
        title=title,
        text=text or {},
        kind=kind,
        source=source,
        comment=comment,
        added_by_name=actor_label(actor),
    )
    return record(waiting, actor=actor, reason="deferred to a later agenda")


@transaction.atomic
def defer_business(*, actor: Actor, item: AgendaItem, bodies: Iterable[Body]) -> list[DeferredItem]:
    """Save an item, with its texts, for a later agenda of each body that put it off. Once is enough (BK-19)."""
    access.require(actor, *access.PLAN_ROLES)
    words = {"title": item.title, "text": item.text, "kind": item.kind}
    return [
        item.waiting.filter(body=body).first() or defer_item(actor=actor, body=body, source=item, **words)
        for body in bodies
    ]


@transaction.atomic
def place_deferred_item(*, actor: Actor, meeting: Meeting, waiting: DeferredItem) -> str:
    """Add a deferred item to the draft in each language under one new key; its history is linked (BK-19)."""
    access.require(actor, *access.PLAN_ROLES)
    current = _draft(meeting)
    rows = DeferredItem.objects.of(*current.body_ids).filter(pk=waiting.pk).select_related("placed_in")
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        raise NotPossibleNow(_("This item is waiting for another body’s agenda."))
    if row.placed_in and row.placed_in.status not in CALLED_OFF:
        raise NotPossibleNow(_("This item is already on an agenda."))
    key = new_key()
    put_item_on_draft(actor=actor, meeting=current, key=key, kind=row.kind, title=row.title, text=row.text)
    row.placed_in, row.placed_key = current, key
    record(row, actor=actor, reason="placed on an agenda", update_fields=["placed_in", "placed_key"])
    return key


def carry_deferred_items(*, actor: Actor, old: Meeting, fresh: Meeting, keys: Mapping[str, str]) -> None:
    """What waited for the old meeting is on the fresh draft, under these keys: it waits no longer (BK-19)."""
    for row in DeferredItem.objects.select_for_update().filter(placed_in=old, placed_key__in=keys):
        row.placed_in, row.placed_key = fresh, keys[row.placed_key]
        record(row, actor=actor, reason="placed on an agenda", update_fields=["placed_in", "placed_key"])


def follow_the_draft(*, actor: Actor, meeting: Meeting, gone: Collection[str], back: Collection[str]) -> None:
    """What was placed on the draft waits again once its item is removed, and no longer once that is undone (BK-19).

    An item that is posted stays placed.
    """
    last = meeting.postings.order_by("-number").first()
    posted = {draft_key(item) for item in last.items} if last else set()
    rows = DeferredItem.objects.of(*meeting.body_ids).select_for_update(of=("self",))
    for row in rows.filter(placed_in=meeting, placed_key__in=set(gone) - posted):
        row.placed_in = None
        record(row, actor=actor, reason="removed from an agenda", update_fields=["placed_in"])
    for row in rows.filter(placed_in=None, placed_key__in=back):
        row.placed_in = meeting
        record(row, actor=actor, reason="placed on an agenda", update_fields=["placed_in"])


@transaction.atomic
def put_item_on_draft(
    *, actor: Actor, meeting: Meeting, key: str, kind: str, title: dict[str, str], text: dict[str, str]
) -> None:
    """Add an item to the draft in each language, before the closing items."""
    access.require(actor, *access.PLAN_ROLES)
    for code, page in draft_pages(_draft(meeting)).items():
        block = item_block(key, kind=kind, title=title.get(code, ""), text=text.get(code, ""))
        _write(page, put_before_the_end(blocks_of(page), block, CLOSING), actor)


def _write(page: MeetingPage, blocks: Blocks, actor: Actor) -> None:
    page.agenda = blocks
    page.save_revision(user=actor_user(actor))


def _draft(meeting: Meeting) -> Meeting:
    current = locked(meeting)
    if not current.is_draft:
        raise NotPossibleNow(_("The agenda is posted. Its items can no longer be changed."), rule="BK-14")
    return current
