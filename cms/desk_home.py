"""What the home of the desk shows: tasks with their bars on one scale, and the next legal deadline."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cms import clock
from cms.components import due
from cms.components.due import Due
from cms.tasks import Task, waiting_for
from cms.users.models import User

MOST = 20


@dataclass(frozen=True)
class Row:
    task: Task
    due: Due | None
    age: str


def home_context(user: User, *, show_all: bool) -> dict[str, Any]:
    now, found = clock.now(), waiting_for(user)
    rows = [_row(task, now) for task in found.mine]
    others = [_row(task, now) for task in found.others]
    by_law = (row for row in (*rows, *others) if row.task.law and row.due and not row.due.is_late)
    return {
        "today": clock.today(),
        "rows": rows if show_all else rows[:MOST],
        "count": len(rows),
        "more": 0 if show_all else len(rows[MOST:]),
        "soon": sum(bool(row.due and row.due.is_soon) for row in rows),
        "others": others,
        "scale": due.scale(now),
        "deadline": next(by_law, None),
    }


def _row(task: Task, now: datetime) -> Row:
    age = due.age(task.since, now) if task.since else ""
    return Row(task, due.due(task.due, now) if task.due else None, age)
