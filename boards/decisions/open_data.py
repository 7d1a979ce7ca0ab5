"""Decisions and their action items as open data: once published, also after a later vote undid them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from boards.afterward import Undone, is_undone, undone_among
from boards.models import AgendaItem, Body, Decision, FollowUp, Meeting, Motion
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    MOMENT,
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

STEP = record_of(
    title=TEXTS, owner=TEXTS, due_on=optional(DATE), done_on=optional(DATE), note=TEXTS, is_late=BOOLEAN
)


def decisions() -> QuerySet[Decision]:
    rows = Decision.objects.public().select_related("body", "motion__item__meeting__body")
    steps = Prefetch("follow_ups", FollowUp.objects.order_by("pk"))
    return rows.annotate(is_undone=is_undone("motion")).prefetch_related(steps)


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    undone = undone_among(found)
    for row in found:
        later = undone.get(row.pk)
        standing = _undone(later) if later else _outcome(row)
        yield Entry(
            row=row.pk,
            key=row.number,
            title=texts_of(row.title),
            paths=in_each_language(row.get_absolute_url),
            number=row.number,
            body=row.body.slug,
            day=row.decided_on,
            standing=standing,
            published_at=row.published_at,
            texts=_words(row),
            is_demo=row.is_demo,
            attributes={
                "body": reference("bodies", row.body.slug),
                "motion": reference("motions", row.motion_id) if row.motion_id else None,
                "meeting": reference("meetings", row.motion.item.meeting_id) if row.motion else None,
                "decided_on": iso(row.decided_on),
                "published_at": iso(row.published_at),
                "outcome": _outcome(row),
                "until": iso(row.until),
                "summary": texts_of(row.summary),
                "reason": texts_of(row.reason),
                "undone_by": reference("motions", later.by.pk) if later else None,
                "action_items": [_step(each) for each in row.follow_ups.all()],
            },
        )


def _undone(later: Undone) -> Coded:
    return coded("undone", lambda: later.label)


def _outcome(row: Decision) -> Coded:
    return coded(row.outcome, lambda: row.outcome_words)


def _step(row: FollowUp) -> dict[str, Any]:
    return {
        "title": texts_of(row.title),
        "owner": texts_of(row.owner),
        "due_on": iso(row.due_on),
        "done_on": iso(row.done_on),
        "note": texts_of(row.note),
        "is_late": row.is_late,
    }


def _words(row: Decision) -> dict[str, str]:
    parts = [row.summary, row.reason, *(each.title for each in row.follow_ups.all())]
    return joined(*parts)


DECISIONS = Kind(
    name="decisions",
    label=_("Decisions"),
    label_of_one=_("Decision"),
    about=_("Published decisions with their outcome, reason and action items."),
    model=Decision,
    rows=decisions,
    entries=entries,
    fields={
        "body": REFERENCE,
        "motion": optional(REFERENCE),
        "meeting": optional(REFERENCE),
        "decided_on": DATE,
        "published_at": MOMENT,
        "outcome": CODED,
        "until": optional(DATE),
        "summary": TEXTS,
        "reason": TEXTS,
        "undone_by": optional(REFERENCE),
        "action_items": list_of(STEP),
    },
    watches=(
        Watch(FollowUp, "follow_ups"),
        Watch(Motion, "motion"),
        Watch(AgendaItem, "motion__item"),
        Watch(Meeting, "motion__item__meeting"),
        Watch(Body, "body"),
    ),
)
