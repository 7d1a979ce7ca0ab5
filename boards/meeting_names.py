"""Which meetings of a day are named by their time."""

from datetime import date

from boards.models import Meeting
from cms.records.history import Actor, record


def name_days(meeting: Meeting, *days: date, actor: Actor) -> None:
    """Name each meeting of the body on these days by its time too, where a reader may know of another that day.

    What the public has is named apart only from what else the public has: a name tells of no secret draft.
    """
    for day in days:
        found = Meeting.objects.filter(body=meeting.body_id, day=day).order_by("pk")
        rows = [meeting if row.pk == meeting.pk else row for row in found]
        public = {row.pk for row in rows if row.has_page}
        for row in rows:
            known = public if row.has_page else {each.pk for each in rows}
            shares = bool(known - {row.pk})
            if row.shares_day != shares:
                row.shares_day = shares
                record(row, actor=actor, reason="named by day and time", update_fields=["shares_day"])
