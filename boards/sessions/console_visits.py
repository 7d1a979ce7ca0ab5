"""Open consoles and unsent drafts, which are not part of the record."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from boards import access
from boards.models import ConsoleVisit, Meeting
from cms import clock
from cms.cleaning import clean_text
from cms.users.models import User

MOST_DRAFTS = 20
MOST_LETTERS = 4000
DRAFT_NAMES = (
    "amend", "disturbance", "heard", "leave", "lost", "motion", "out", "presence", "recess", "recuse", "report",
    "resume", "right", "speaker",
)  # fmt: skip


@transaction.atomic
def see_console(*, actor: User, meeting: Meeting, at: datetime | None = None) -> ConsoleVisit:
    """Record that this clerk has the console open."""
    access.require(actor, *access.LIVE_ROLES)
    visit, _made = ConsoleVisit.objects.update_or_create(
        meeting=meeting, user=actor, defaults={"seen_at": at or clock.now()}
    )
    return visit


@transaction.atomic
def keep_draft(*, actor: User, meeting: Meeting, name: str, words: Mapping[str, str]) -> bool:
    """Save a draft of one form. Empty text deletes it; unknown forms are ignored."""
    access.require(actor, *access.LIVE_ROLES)
    if name.partition("-")[0] not in DRAFT_NAMES or len(name) > 40:
        return False
    typed = {field[:40]: clean_text(value)[:MOST_LETTERS] for field, value in words.items() if value.strip()}
    visit = _locked(actor, meeting)
    others = {key: value for key, value in visit.drafts.items() if key != name}
    newest = dict(list(others.items())[-(MOST_DRAFTS - 1) :])
    visit.drafts = newest | ({name: typed} if typed else {})
    visit.seen_at = clock.now()
    visit.save(update_fields=["drafts", "seen_at"])
    return True


@transaction.atomic
def drop_draft(*, actor: User, meeting: Meeting, name: str) -> None:
    """Delete the draft after its form was submitted."""
    access.require(actor, *access.LIVE_ROLES)
    visit = _locked(actor, meeting)
    if visit.drafts.pop(name, None) is not None:
        visit.save(update_fields=["drafts"])


def _locked(actor: User, meeting: Meeting) -> ConsoleVisit:
    ConsoleVisit.objects.get_or_create(meeting=meeting, user=actor)
    return ConsoleVisit.objects.select_for_update().get(meeting=meeting, user=actor)
