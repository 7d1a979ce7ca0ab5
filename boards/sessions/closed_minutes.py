"""Closed-session minute book: written by the named clerk, read by the clerk and current members.

For everyone else it raises Http404. No other module uses these notes: no search, history, export or email (BK-34).
"""

from typing import TypeGuard

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from boards.choices import Capacity
from boards.exceptions import NeedsReason
from boards.models import Appointment, ClosedSession, Disclosure, DisclosureFiling
from boards.models.closed import ClosedNote
from cms import clock
from cms.access import Visitor, is_signed_in
from cms.cleaning import clean_text
from cms.records.history import Actor
from cms.users.models import User

LONGEST = 20_000


@transaction.atomic
def write_closed_note(*, actor: Actor, session: ClosedSession, text: str) -> ClosedNote:
    """Add a page of topics and decisions. Pages are never changed."""
    if not _is_clerk(actor, session):
        raise Http404
    words = clean_text(text).strip()
    if not words:
        raise NeedsReason(_("Write something first."), rule="BK-34")
    if len(words) > LONGEST:
        raise NeedsReason(_("Write it in more than one page."), rule="BK-34")
    return ClosedNote.objects.create(session=session, text=words, written_by=actor)


def read_closed_book(user: Visitor, session: ClosedSession) -> list[ClosedNote]:
    """Pages, oldest first; raises Http404 for everyone who may not read them."""
    if not may_read(user, session):
        raise Http404
    return list(ClosedNote.objects.filter(session=session).select_related("written_by"))


def may_read(user: Visitor, session: ClosedSession) -> bool:
    return _is_clerk(user, session) or _is_member(user, session)


def _is_clerk(user: Actor, session: ClosedSession) -> TypeGuard[User]:
    return is_signed_in(user) and user.pk == session.clerk_id


def _is_member(user: Visitor, session: ClosedSession) -> bool:
    """Whether the user holds a seat of the body today, and is not recused. Alternates are not members."""
    if not is_signed_in(user):
        return False
    if Disclosure.objects.filter(item=session.item_id, appointment__user=user).exists():
        return False
    filed = DisclosureFiling.objects.filter(meeting=session.item.meeting_id, key=session.item.key)
    if filed.filter(appointment__user=user, filed_at__isnull=False, withdrawn_at=None).exists():
        return False
    rows = Appointment.objects.as_of(clock.today()).exclude(capacity=Capacity.ALTERNATE)
    return rows.filter(user=user, seat__body__meetings=session.item.meeting_id).exists()
