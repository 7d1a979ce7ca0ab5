"""Write, publish, change and close job openings. What the public read is never changed without saying so."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import NoticeRefused
from boards.models import JobOpening, OpeningChange
from boards.slugs import free_slug
from cms import clock
from cms.access import Role
from cms.i18n.fields import languages
from cms.publication import gate
from cms.records import ledger
from cms.records.history import Actor, actor_label, record

FACTS = (
    "title", "division", "text", "place", "pay_from", "pay_to", "pay_unit", "closes_on", "how_to_apply", "apply_url",
)  # fmt: skip
SCHEDULE = "system:schedule"


@transaction.atomic
def write_opening(
    *,
    actor: Actor,
    title: dict[str, str],
    opening: JobOpening | None = None,
    is_demo: bool = False,
    **facts: object,
) -> JobOpening:
    """Create or edit a draft. ``facts``: those named in ``FACTS``. A public opening changes by `change_opening`."""
    access.require(actor, *access.NOTICE_ROLES)
    if opening is None:
        current = JobOpening(
            slug=free_slug(JobOpening, title, clock.today().year, without_title="job"),
            is_demo=is_demo,
        )
    else:
        current = _locked(opening)
        _refuse_published(current)
    _set(current, facts | {"title": title})
    return record(current, actor=actor, reason="opening drafted")


@transaction.atomic
def discard_draft(*, actor: Actor, opening: JobOpening) -> None:
    """Delete a draft that was never public; its history stays."""
    access.require(actor, *access.NOTICE_ROLES)
    current = _locked(opening)
    _refuse_published(current)
    current.delete()


@transaction.atomic
def publish_opening(*, actor: Actor, opening: JobOpening) -> JobOpening:
    access.require(actor, Role.PUBLISHER)
    current = _locked(opening)
    _refuse_published(current)
    gate.check_public(actor=actor, what=current)
    current.published_at = clock.now()
    record(current, actor=actor, reason="opening published", update_fields=["published_at"])
    ledger.append("publish", current, actor=actor)
    return current


@transaction.atomic
def change_opening(
    *, actor: Actor, opening: JobOpening, reason: dict[str, str], closes_on: date, **facts: object
) -> OpeningChange:
    """Change a public opening. Page, feed and emails say what changed, and why. The last day only moves later."""
    access.require(actor, Role.PUBLISHER)
    current = _locked(opening)
    _refuse_unless_open(current)
    _check_reason(reason)
    before = _facts(current)
    if closes_on < current.closes_on:
        raise NoticeRefused(
            _(
                "People may count on the day that was announced: it can only move later. To end earlier, close it."
            ),
            field="closes_on",
        )
    _set(current, facts | {"closes_on": closes_on})
    after = _facts(current)
    if before == after:
        raise NoticeRefused(_("Nothing has changed."))
    gate.check_public(actor=actor, what=current)
    record(current, actor=actor, reason="opening changed")
    change = OpeningChange.objects.create(
        opening=current,
        number=current.changes.count() + 1,
        reason=reason,
        before=before,
        after=after,
        at=clock.now(),
        by_name=actor_label(actor),
    )
    ledger.append("change", current, actor=actor)
    ledger.append("publish", change, actor=actor)
    return change


@transaction.atomic
def close_opening(*, actor: Actor, opening: JobOpening, reason: dict[str, str]) -> JobOpening:
    """Close it before its last day, for a reason that the public reads."""
    access.require(actor, Role.PUBLISHER)
    current = _locked(opening)
    _refuse_unless_open(current)
    _check_reason(reason)
    current.closed_because = reason
    return _close(current, actor, "closed early")


def close_due() -> int:
    """Close each opening whose last day has passed; returns how many. May run again at any time."""
    due = JobOpening.objects.filter(published_at__isnull=False, closed_at=None, closes_on__lt=clock.today())
    return sum(_close_if_due(opening) for opening in due.order_by("pk"))


@transaction.atomic
def _close_if_due(opening: JobOpening) -> bool:
    current = _locked(opening)
    is_due = not current.closed_at and not current.is_open()
    if is_due:
        _close(current, SCHEDULE, "its last day has passed")
    return is_due


def _close(opening: JobOpening, actor: Actor, reason: str) -> JobOpening:
    opening.closed_at = clock.now()
    record(opening, actor=actor, reason=reason, update_fields=["closed_at", "closed_because"])
    ledger.append("close", opening, actor=actor)
    return opening


def _set(opening: JobOpening, facts: dict[str, Any]) -> None:
    for name in FACTS:
        setattr(opening, name, facts[name])
    if opening.pay_to < opening.pay_from:
        raise NoticeRefused(_("The highest pay cannot be below the lowest."), field="pay_to")


def _facts(opening: JobOpening) -> dict[str, Any]:
    """As they are stored in a change."""
    facts = {name: getattr(opening, name) for name in FACTS}
    return facts | {"closes_on": opening.closes_on.isoformat()}


def _locked(opening: JobOpening) -> JobOpening:
    return JobOpening.objects.select_for_update().get(pk=opening.pk)


def _refuse_published(opening: JobOpening) -> None:
    if opening.published_at:
        raise NoticeRefused(_("This opening is public. Publish a change instead."))


def _refuse_unless_open(opening: JobOpening) -> None:
    if not opening.published_at:
        raise NoticeRefused(_("This opening is not public yet."))
    if not opening.is_open():
        raise NoticeRefused(_("This opening is closed."))


def _check_reason(reason: dict[str, str]) -> None:
    for code, name in languages():
        if not reason.get(code, "").strip():
            words = _("Explain it in %(language)s too. Everyone can read it.") % {"language": name}
            raise NoticeRefused(words, rule="ACC-05", field="reason")
