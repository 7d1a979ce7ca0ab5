"""Publish and expire scheduled pages, each on its own: one that the gate refuses never stops the others."""

import logging
from collections.abc import Callable
from functools import partial

from django.db import transaction

from wagtail.models import Page, Revision

from cms import clock
from cms.exceptions import RuleBroken

logger = logging.getLogger(__name__)


def publish_due() -> int:
    """Run what is due; return how many pages changed. A refused one is logged and tried again next time."""
    moment, done = clock.now(), 0
    for page in list(Page.objects.filter(live=True, expire_at__lt=moment).order_by("expire_at")):
        done += _tried(page, partial(_expire, page))
    due = Revision.objects.filter(approved_go_live_at__lt=moment).order_by("approved_go_live_at")
    for revision in list(due):
        done += _tried(revision, partial(_publish, revision))
    return done


def _expire(page: Page) -> None:
    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def _tried(what: Page | Revision, act: Callable[[], None]) -> bool:
    try:
        with transaction.atomic():
            act()
    except RuleBroken as refusal:
        logger.warning("%s %s stays as it is: %s", what._meta.model_name, what.pk, refusal)
        return False
    return True
