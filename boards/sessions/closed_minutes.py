"""The closed minute book. The named clerk writes; the clerk and today's members read; for all others it is not there.

No other module touches these notes: no search, no history, no export, no mail (BK-34).
"""

from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from boards.choices import Capacity
from boards.exceptions import NeedsReason
from boards.models import Appointment, ClosedSession, Disclosure, DisclosureFiling
from boards.models.closed import ClosedNote
from cms import clock
from cms.cleaning import clean_text

LONGEST = 20_000


@transaction.atomic
def write_closed_note(*, actor: Any, session: ClosedSession, text: str) -> ClosedNote:
    """Topics and decisions. A page is added, never changed."""
    if not _is_clerk(actor, session):
        raise Http404
    words = clean_text(text).strip()
    if not words:
        raise NeedsReason(_("Write something first."), rule="BK-34")
    if len(words) > LONGEST:
        raise NeedsReason(_("This is too long for one page. Use more than one."), rule="BK-34")
    return ClosedNote.objects.create(session=session, text=words, written_by=actor)


def read_closed_book(user: Any, session: ClosedSession) -> list[ClosedNote]:
    """The pages, oldest first; Http404 for everyone who may not read them."""
    if not may_read(user, session):
        raise Http404
    return list(ClosedNote.objects.filter(session=session).select_related("written_by"))


def may_read(user: Any, session: ClosedSession) -> bool:
    return _is_clerk(user, session) or _is_member(user, session)


def _is_clerk(user: Any, session: ClosedSession) -> bool:
    return _is_active(user) and user.pk == session.clerk_id


def _is_member(user: Any, session: ClosedSession) -> bool:
    """Holds a seat of the body today, and did not step aside from the item. An alternate is no member."""
    if not _is_active(user):
        return False
    if Disclosure.objects.filter(item=session.item_id, appointment__user=user).exists():
        return False
    filed = DisclosureFiling.objects.filter(meeting=session.item.meeting_id, key=session.item.key)
    if filed.filter(appointment__user=user, filed_at__isnull=False, withdrawn_at=None).exists():
        return False
    rows = Appointment.objects.as_of(clock.today()).exclude(capacity=Capacity.ALTERNATE)
    return rows.filter(user=user, seat__body__meetings=session.item.meeting_id).exists()


def _is_active(user: Any) -> bool:
    return bool(getattr(user, "is_authenticated", False) and user.is_active)
