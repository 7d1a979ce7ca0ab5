"""How long a session lasts without use, and at most (security.md S26).

Measured by the machine's clock, as Django and allauth measure sessions and sign-ins, not by the site's own.
"""

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.access import is_staff_member
from cms.users.models import User

SIGNED_IN, USED = "signed_in_at", "used_at"
NOTED_EVERY = 60  # seconds: a session is written at most once a minute


@dataclass(frozen=True)
class Limits:
    idle: timedelta
    longest: timedelta
    idle_words: str | Promise
    longest_words: str | Promise


STAFF = Limits(timedelta(minutes=30), timedelta(hours=12), _("30 minutes"), _("12 hours"))
OTHERS = Limits(timedelta(hours=12), timedelta(days=14), _("12 hours"), _("14 days"))


def begin(session: SessionBase) -> None:
    session[SIGNED_IN] = session[USED] = int(time.time())


def note_use(session: SessionBase) -> None:
    now = int(time.time())
    if now - session.get(USED, 0) >= NOTED_EVERY:
        session[USED] = now


def why_over(session: SessionBase, user: User | Any) -> str:
    """Why this session is over, for whom it is about; "" if it goes on."""
    now = int(time.time())
    idle = timedelta(seconds=now - session.setdefault(USED, now))
    age = timedelta(seconds=now - session.setdefault(SIGNED_IN, now))
    if idle <= STAFF.idle and age <= STAFF.longest:
        return ""  # nobody's limits are shorter: no need to ask for roles
    limits = STAFF if user.is_superuser or is_staff_member(user) else OTHERS
    if idle > limits.idle:
        words = _("You were signed out after %(time)s without activity. Sign in to continue.")
        return str(words % {"time": limits.idle_words})
    if age > limits.longest:
        words = _("You were signed out because you signed in %(time)s ago. Sign in to continue.")
        return str(words % {"time": limits.longest_words})
    return ""
