"""What waits for somebody: one list over all apps, for the home of the desk.

Each app registers its providers in ``site/tasks.py``. A provider gives a person's tasks: those that a service would
accept from this person now, and those of theirs that someone else must act on (``waits_for`` says who). It takes the
same number of queries however many tasks there are, and reads through the selectors of the screens it leads to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from cms.components.due import last_moment
from cms.extension_points import provide, provided
from cms.users.models import User

POINT = "tasks"
type Provider = Callable[[User], Iterable[Task]]


@dataclass(frozen=True, kw_only=True)
class Task:
    """``about`` names the meeting or page; a ``due`` without a time is the whole day. ``law`` is its section."""

    title: str
    url: str
    verb: str = ""
    about: str = ""
    since: datetime | date | None = None
    due: datetime | date | None = None
    law: str = ""
    waits_for: str = ""


@dataclass(frozen=True)
class Waiting:
    mine: list[Task] = field(default_factory=list)
    others: list[Task] = field(default_factory=list)


def gives_tasks(provider: Provider) -> Provider:
    """Register a provider; called at startup."""
    provide(POINT, provider)
    return provider


def providers() -> list[Provider]:
    return provided(POINT)


def waiting_for(user: User) -> Waiting:
    """Earliest deadline first, what is overdue before it; then what has none, the oldest first."""
    found = sorted((task for provider in providers() for task in provider(user)), key=_place)
    mine = [task for task in found if not task.waits_for]
    return Waiting(mine, [task for task in found if task.waits_for])


def _place(task: Task) -> tuple[bool, float]:
    first = task.due or task.since
    return task.due is None, last_moment(first).timestamp() if first else 0
