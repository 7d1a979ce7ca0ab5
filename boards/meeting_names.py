"""Which meetings of a day are named by their time."""

from datetime import date

from boards.models import Meeting
from cms.records.history import Actor, record


def name_days(meeting: Meeting, *days: date, actor: Actor) -> None:
    """Name each meeting on these days by its time too, where a reader may know of another of its bodies that day.

    What the public has is named apart only from what else the public has: a name tells of no secret draft.
    """
    for day in days:
        found = Meeting.objects.filter(day=day).order_by("pk")
        rows = [meeting if row.pk == meeting.pk else row for row in found]
        for row in rows:
            others = [each for each in rows if each.pk != row.pk and _share_a_body(each, row)]
            shares = any(each.has_page or not row.has_page for each in others)
            if row.shares_day != shares:
                row.shares_day = shares
                record(row, actor=actor, reason="named by day and time", update_fields=["shares_day"])


def _share_a_body(one: Meeting, other: Meeting) -> bool:
    return not set(one.body_ids).isdisjoint(other.body_ids)
