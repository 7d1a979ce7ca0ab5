"""Action items of public decisions as open data, with the reports on each."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from boards.afterward import Undone, is_undone, undone
from boards.models import AgendaItem, Body, Decision, FollowUp, Meeting, Motion, StepProgress
from cms.chain import Stop
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    DATE,
    INTEGER,
    MOMENT,
    REFERENCE,
    STRING,
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

REPORT = record_of(at=MOMENT, percent=INTEGER, note=TEXTS, by=STRING)


def steps() -> QuerySet[FollowUp]:
    rows = FollowUp.objects.public().select_related("decision__body").prefetch_related("progress")
    return rows.annotate(is_undone=is_undone("decision__motion"))


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    after = undone([row.decision.motion_id for row in found if row.is_undone])
    for row in found:
        later = after.get(row.decision.motion_id)
        yield Entry(
            row=row.pk,
            key=str(row.pk),
            title=texts_of(row.title),
            paths=in_each_language(row.get_absolute_url),
            body=row.decision.body.slug,
            day=row.done_on or row.due_on,
            standing=_standing(row, later),
            texts=joined(row.owner, row.note, *(each.note for each in row.reports)),
            is_demo=row.is_demo,
            attributes=_attributes(row, is_late=row.is_late and later is None),
        )


def _standing(row: FollowUp, later: Undone | None) -> Coded:
    """What a rescinded decision promised, and was not done by then, is no longer due."""
    if row.is_done:
        return coded("done", lambda: Stop.DONE.label)
    if later is not None:
        return coded("undone", lambda: later.label)
    if row.is_late:
        return coded("late", lambda: _("Late"))
    return coded("planned", lambda: pgettext_lazy("step", "Planned"))


def _attributes(row: FollowUp, *, is_late: bool) -> dict[str, Any]:
    return {
        "decision": reference("decisions", row.decision.number),
        "body": reference("bodies", row.decision.body.slug),
        "owner": texts_of(row.owner),
        "due_on": iso(row.due_on),
        "done_on": iso(row.done_on),
        "note": texts_of(row.note),
        "percent": row.percent,
        "is_late": is_late,
        "reports": [
            {"at": iso(each.at), "percent": each.percent, "note": texts_of(each.note), "by": each.by_name}
            for each in row.reports
        ],
    }


ACTION_ITEMS = Kind(
    name="action-items",
    label=_("Promised steps"),
    label_of_one=_("Promised step"),
    about=_("Steps promised with decisions: who does them, when they are due, and each report on them."),
    model=FollowUp,
    rows=steps,
    entries=entries,
    fields={
        "decision": REFERENCE,
        "body": REFERENCE,
        "owner": TEXTS,
        "due_on": optional(DATE),
        "done_on": optional(DATE),
        "note": TEXTS,
        "percent": INTEGER,
        "is_late": BOOLEAN,
        "reports": list_of(REPORT),
    },
    watches=(
        Watch(StepProgress, "progress"),
        Watch(Decision, "decision"),
        Watch(Motion, "decision__motion"),
        Watch(Motion, "decision__motion__disposed_by"),
        Watch(AgendaItem, "decision__motion__disposed_by__item"),
        Watch(Meeting, "decision__motion__disposed_by__item__meeting"),
        Watch(Body, "decision__body"),
    ),
    told_to=("decision",),
)
