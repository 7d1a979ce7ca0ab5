"""What is done on a practice site: come in, move the clock, start again."""

import threading
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from allauth.account.internal.flows.login import record_authentication

from cms import clock, site_cache
from cms.access import Role
from cms.backups import archive
from cms.exceptions import RuleBroken
from cms.jobs import queue
from cms.practice import offset
from cms.users.models import User

ONE_MOVE = threading.Lock()  # the site is served by one process


def pristine() -> Path:
    """The copy of the site as it was prepared: a backup."""
    return settings.VAR_DIR / "pristine"


class OnlyForward(RuleBroken):
    """Records of the practice would otherwise lie in the future."""


class NoCopy(RuleBroken):
    """There is nothing to start again from; nothing was changed."""


def sign_in(request: HttpRequest, role: Role) -> User:
    """As the account of this role, with both steps of signing in done: the link was the proof of both."""
    if not settings.PRACTICE:
        raise Http404
    found = User.objects.filter(is_demo=True, is_active=True, groups__name=role.value).order_by("pk").first()
    if found is None:
        raise Http404
    login(request, found, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, found, method="mfa", type="practice")
    return found


def move_clock(moment: datetime) -> None:
    """Set the clock forward, and do what has become due. Raises OnlyForward."""
    with ONE_MOVE:
        if moment <= clock.now():
            raise OnlyForward(_("The practice clock only moves forward. To set it back, start again."))
        offset.set_to(moment)
    cache.clear()
    queue.run_due()


def start_again() -> None:
    """Restore the copy made when the site was prepared, and set the clock back. Everybody is signed out. Raises NoCopy.

    The copy is written into the open database as one transaction, so that requests under way see all of it or nothing.
    """
    before = clock.now()
    offset.reset()  # first, so that nobody who comes in meanwhile is given a meeting of the old time
    try:
        archive.restore(pristine(), force=True)
    except archive.BackupError as error:
        offset.set_to(before)
        raise NoCopy(
            _("The saved copy used to start again is damaged. Ask the operator to prepare the site again.")
        ) from error
    close_other_doors()
    site_cache.drop()


def close_other_doors() -> None:
    """No session of another site, and no password: the passwords of the demo are in the README."""
    Session.objects.all().delete()
    User.objects.update(password=make_password(None))
