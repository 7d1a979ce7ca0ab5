"""Agenda items as open data, in the words of the posting in force, with what became of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards.agendas.in_force import in_force, postings_in_force
from boards.agendas.item_keys import draft_key
from boards.agendas.open_data.item_content import WORDS, item_texts, item_words
from boards.models import AgendaItem, Body, ItemOutcome, Material, Meeting, Motion, PostedAgenda
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    CODED,
    DATE,
    REFERENCE,
    TEXTS,
    Coded,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)

OUTCOME = record_of(outcome=CODED, reason=TEXTS, until=optional(DATE))


def items() -> QuerySet[AgendaItem]:
    """Items of posted agendas."""
    rows = AgendaItem.objects.public().select_related("meeting__body", "outcome", "first_posting")
    return rows.defer("first_posting__snapshot")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    by_meeting: dict[int, list[AgendaItem]] = defaultdict(list)
    for row in found:
        by_meeting[row.meeting_id].append(row)
    postings = postings_in_force(by_meeting)
    motions, materials = _motions(found), _materials(by_meeting)
    for meeting, own in by_meeting.items():
        posting = postings[meeting]
        posted = {item["key"]: item for item in posting.items}
        replaced = {draft_key(item) for item in posting.items if not item.get("withdrawn")}
        for row in in_force(posting, own):
            item = posted.get(row.key) or _as_first_posted(row)
            is_replaced = item.get("withdrawn") and draft_key(item) in replaced
            documents = [] if is_replaced else materials[meeting, draft_key(item)]
            yield _entry(row, item, posting, motions[row.pk], documents)


def _entry(
    row: AgendaItem, item: dict[str, Any], posting: PostedAgenda, motions: list[int], materials: list[int]
) -> Entry:
    meeting, outcome = row.meeting, getattr(row, "outcome", None)
    return Entry(
        row=row.pk,
        key=str(row.pk),
        title=texts_of(item["title"]),
        paths=in_each_language(row.get_absolute_url),
        body=meeting.body.slug,
        day=meeting.day,
        standing=_standing(item, outcome),
        published_at=row.first_posting.posted_at,
        texts=joined(item_texts(item), outcome.reason if outcome else None),
        is_demo=meeting.is_demo,
        attributes={
            "meeting": reference("meetings", row.meeting_id),
            "body": reference("bodies", meeting.body.slug),
            "agenda": reference("agendas", f"{row.meeting_id}-{posting.number}"),
            "first_posted_in": reference("agendas", f"{row.meeting_id}-{row.first_posting.number}"),
            "part_of": reference("agenda-items", row.parent_id) if row.parent_id else None,
            **item_words(item),
            "materials": [reference("materials", pk) for pk in materials],
            "motions": [reference("motions", pk) for pk in motions],
            "closed_without_vote": _outcome(outcome) if outcome else None,
        },
    )


def _as_first_posted(row: AgendaItem) -> dict[str, Any]:
    """An item that the posting in force does not know, as its row says."""
    facts = ("key", "number", "kind", "title", "text", "minutes", "label", "presenter", "citation", "purpose")
    return {name: getattr(row, name) for name in facts} | {"continues": row.continues_id, "findings": []}


def _standing(item: dict[str, Any], outcome: ItemOutcome | None) -> Coded | None:
    if item.get("withdrawn"):
        return coded("withdrawn", lambda: gettext("Withdrawn"))
    return coded(outcome.outcome, lambda: outcome.outcome_words) if outcome else None


def _outcome(row: ItemOutcome) -> dict[str, Any]:
    return {
        "outcome": coded(row.outcome, lambda: row.outcome_words),
        "reason": texts_of(row.reason),
        "until": iso(row.until),
    }


def _motions(items: Iterable[AgendaItem]) -> dict[int, list[int]]:
    """Motions on each item whose vote is closed."""
    found: dict[int, list[int]] = defaultdict(list)
    rows = Motion.objects.public().filter(item__in=list(items)).order_by("order", "pk")
    for item, pk in rows.values_list("item", "pk"):
        found[item].append(pk)
    return found


def _materials(meetings: Iterable[int]) -> dict[tuple[int, str], list[int]]:
    """Public materials of each meeting under the key that their item has on its draft."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    rows = Material.objects.public().filter(meeting__in=list(meetings)).order_by("order", "pk")
    for meeting, key, pk in rows.values_list("meeting", "key", "pk"):
        found[meeting, key].append(pk)
    return found


ITEMS = Kind(
    name="agenda-items",
    label=_("Agenda items"),
    label_of_one=_("Agenda item"),
    about=_("Items of posted agendas as they read now, with their materials, findings, motions and outcome."),
    model=AgendaItem,
    rows=items,
    entries=entries,
    fields={
        "meeting": REFERENCE,
        "body": REFERENCE,
        "agenda": REFERENCE,
        "first_posted_in": REFERENCE,
        "part_of": optional(REFERENCE),
        **WORDS,
        "materials": list_of(REFERENCE),
        "motions": list_of(REFERENCE),
        "closed_without_vote": optional(OUTCOME),
    },
    watches=(
        Watch(Meeting, "meeting"),
        Watch(Body, "meeting__body"),
        Watch(PostedAgenda, "meeting__postings"),
        Watch(Material, "meeting__materials"),
        Watch(Motion, "motions"),
        Watch(ItemOutcome, "outcome"),
    ),
    told_to=("findings",),
)
