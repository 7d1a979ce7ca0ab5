"""Duty to give an employee written notice a day before a closed personnel item (BK-32a)."""

from datetime import timedelta

from boards.choices import DutyKind, ItemKind
from boards.duties.services import open_duty
from boards.models import Meeting
from boards.rules.closed_grounds import EMPLOYEE_HOURS, PERSONNEL
from cms.records.history import Actor, record


def ask_employee_notices(*, actor: Actor, meeting: Meeting) -> None:
    """Open a duty per personnel item. Without notice, action on a complaint or dismissal is void.

    A new notice of another hour moves the time it is due.
    """
    due = meeting.starts_at - timedelta(hours=EMPLOYEE_HOURS)
    for item in meeting.items.filter(kind=ItemKind.CLOSED, citation=PERSONNEL.citation):
        duty = open_duty(
            actor=actor, meeting=meeting, item=item, kind=DutyKind.EMPLOYEE, rule="BK-32a", due_at=due
        )
        if duty.done_at is None and duty.due_at != due:
            duty.due_at = due
            record(duty, actor=actor, reason="meeting at another hour", update_fields=["due_at"])
