"""allauth counts its limits and used codes in Django's default cache. Here it is given the table of cms/web/limits.py.

The default cache is emptied by a redaction or a restore, may evict what it likes, and adds up in four steps.
"""

import logging
import secrets
import time

from django.db import DatabaseError
from django.http import HttpRequest

from allauth.core.exceptions import RateLimited
from allauth.core.internal import ratelimit
from allauth.mfa import app_settings as mfa
from allauth.mfa.totp.internal import auth as totp
from anyascii import anyascii

from cms.users.models import User
from cms.web import limits

logger = logging.getLogger(__name__)
LOCAL_SECONDS = 30
MOST_LOCAL = 10_000


class Usage(ratelimit.SingleRateLimitUsage):
    """One hit, which a success takes back."""

    moment = ""

    def rollback(self) -> None:
        limits.give_back(self.cache_key, self.moment)


class LocalLimits:
    """Limits of this process, for reading while the database takes no writes (F12)."""

    def __init__(self) -> None:
        self.hits: dict[str, list[float]] = {}
        self.until = 0.0

    @property
    def is_on(self) -> bool:
        return time.monotonic() < self.until

    def begin(self) -> None:
        self.until = time.monotonic() + LOCAL_SECONDS
        self.hits.clear()

    def hit(self, name: str, rate: ratelimit.Rate) -> bool:
        if len(self.hits) >= MOST_LOCAL and name not in self.hits:
            return False
        allowed, self.hits[name] = ratelimit.apply_rate(self.hits.get(name, []), time.monotonic(), rate)
        return allowed


class UsedCodes:
    """What allauth's TOTP asks of a cache: to mark a code as used, once."""

    @staticmethod
    def add(key: str, value: str, timeout: float) -> bool:
        """For as long as the code is valid: allauth's own time would end before the tolerance does."""
        steps = 2 * mfa.TOTP_TOLERANCE + 1
        return limits.claim(key, by=secrets.token_hex(8), seconds=max(timeout, mfa.TOTP_PERIOD * steps))


local = LocalLimits()


def one_spelling(key: str) -> str:
    """The key of a limit, the same for each spelling of an email address (A04).

    Case, accents, full-width letters, dots and plus tags do not count: many mailboxes ignore them. Two people whose
    addresses differ only in these share a limit, never an account.
    """
    box, at, domain = anyascii(key).lower().replace(" ", "").rpartition("@")
    return f"{box.partition('+')[0].replace('.', '')}{at}{domain}"


def consume_single_rate(
    request: HttpRequest,
    *,
    app: str,
    action: str,
    rate: ratelimit.Rate,
    key: str | None = None,
    user: User | None = None,
    dry_run: bool = False,
    raise_exception: bool = False,
) -> Usage | None:
    """allauth's step for one limit, as one statement. If the database fails, nothing is allowed but reading."""
    key = key and one_spelling(key)
    name = ratelimit.get_cache_key(request, app=app, action=action, rate=rate, key=key, user=user)
    if request.method in ("GET", "HEAD"):
        moment = _hit_for_reading(name, rate)
    elif dry_run:
        moment = "free" if limits.is_free(name, amount=rate.amount, seconds=rate.duration) else ""
    else:
        moment = limits.hit(name, amount=rate.amount, seconds=rate.duration)
    if not moment:
        if raise_exception:
            raise RateLimited
        return None
    usage = Usage(cache_key=name, cache_duration=rate.duration, timestamp=time.time())
    usage.moment = moment
    return usage


def _hit_for_reading(name: str, rate: ratelimit.Rate) -> str:
    if not local.is_on:
        try:
            return limits.hit(name, amount=rate.amount, seconds=rate.duration)
        except DatabaseError:
            logger.warning("limits of reading are counted in the process: the database takes no writes")
            local.begin()
    return "local" if local.hit(name, rate) else ""


def clear(
    request: HttpRequest,
    *,
    app: str,
    action: str,
    config: dict[str, str] | None = None,
    key: str | None = None,
    user: User | None = None,
) -> None:
    key = key and one_spelling(key)
    for rate in ratelimit.get_rates(app=app, action=action, config=config):
        limits.clear(ratelimit.get_cache_key(request, app=app, action=action, rate=rate, key=key, user=user))


def connect() -> None:
    """Called when the site starts. Without its cache, anything of allauth that still counts there fails."""
    vars(ratelimit).update(_consume_single_rate=consume_single_rate, clear=clear, cache=None)
    vars(totp).update(cache=UsedCodes())
