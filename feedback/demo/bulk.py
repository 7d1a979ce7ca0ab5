"""Bulk action examples: letters that were approved together, and the undo of it; and a shared filter."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl
from uuid import uuid4

from cms import clock
from cms.jobs import queue
from cms.users.models import User
from feedback.bulk.filters import filter_of
from feedback.bulk.rules import Kind
from feedback.bulk.selectors import digest_of_members, members
from feedback.bulk.services import start_action, undo_action
from feedback.models import BulkAction, SavedFilter, Screen

DECEMBER = datetime(2022, 12, 7, 18, tzinfo=UTC)
QUERY = "state=received&words=bus+and+train+times"


def build_bulk(analyst: User) -> None:
    if BulkAction.objects.exists():
        return
    SavedFilter.objects.create(
        owner=analyst,
        name="Letters about buses",
        screen=Screen.COMMENTS,
        pairs=parse_qsl(QUERY),
        is_shared=True,
        made_at=DECEMBER,
    )
    chosen = filter_of(analyst, Screen.COMMENTS, QUERY)
    values = {"note": "Invented"}
    with clock.at(DECEMBER):
        action = start_action(
            actor=analyst,
            kind=Kind.PUBLISH,
            chosen=chosen,
            values=values,
            seen=members(Kind.PUBLISH, chosen).count(),
            digest=digest_of_members(Kind.PUBLISH, chosen),
            shown_at=DECEMBER,
            together=uuid4(),
        )
        _run(action)
        action.refresh_from_db()
        _run(undo_action(actor=analyst, action=action))


def _run(action: BulkAction) -> None:
    """Here and now: no worker runs while a demo is built."""
    queue.run_job.func(str(action.job_id))
