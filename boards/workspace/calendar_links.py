"""A member's secret calendar URL: renew it, end it. Only its hash is stored."""

import hashlib
import secrets

from django.db import transaction

from boards.models import CalendarLink
from cms import clock
from cms.users.models import User


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def renew_calendar_link(*, owner: User) -> str:
    """Return a new token, which cannot be retrieved again. The previous URL stops working."""
    token = secrets.token_urlsafe(32)
    facts = {"digest": digest_of(token), "made_at": clock.now()}
    CalendarLink.objects.update_or_create(owner=owner, defaults=facts)
    return token


def end_calendar_link(*, owner: User) -> bool:
    count, _rows = CalendarLink.objects.filter(owner=owner).delete()
    return bool(count)
