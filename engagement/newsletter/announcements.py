"""News written by hand: drafted, proposed, and mailed only after a second person agreed to this very text (S14)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import missing_languages
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record
from engagement import access, two_people
from engagement.exceptions import ChangedMeanwhile, NeedsReason, NotPossibleNow
from engagement.models import Announcement
from engagement.newsletter import topics

State = Announcement.State


@transaction.atomic
def write_announcement(
    *, actor: Actor, announcement: Announcement | None = None, **facts: Any
) -> Announcement:
    """Create a draft, or change one. ``facts``: topic, title, summary and path."""
    access.require(actor, *access.DOOR_ROLES)
    row = (
        _locked(announcement, State.DRAFT)
        if announcement
        else Announcement(written_by_name=actor_label(actor))
    )
    for name in ("topic", "title", "summary", "path"):
        setattr(row, name, facts[name])
    _refuse_unfinished(row)
    row.edition += 1 if row.pk else 0
    return record(row, actor=actor, reason="news written")


def _refuse_unfinished(row: Announcement) -> None:
    """A mail is wholly in the reader's language: a text is there in each language of the site, or in none."""
    if missing_languages(row.title) or (row.summary and missing_languages(row.summary)):
        raise NotPossibleNow(
            _("Write the title, and the text if there is one, in each language of the site."), rule="ACC-05"
        )
    if row.topic not in topics.names():
        raise NotPossibleNow(_("There is no topic with this name."))


@transaction.atomic
def propose_announcement(*, actor: Actor, announcement: Announcement, edition: int) -> Announcement:
    """Propose the text that the proposer read; another one is refused."""
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(announcement, State.DRAFT)
    _refuse_other_text(row, edition)
    row.state, row.note = State.PROPOSED, ""
    for name, value in two_people.signed(actor).items():
        setattr(row, name, value)
    row.proposed_at = clock.now()
    record(row, actor=actor, reason="proposed")
    ledger.append("propose", row, actor=actor)
    return row


@transaction.atomic
def publish_announcement(*, actor: Actor, announcement: Announcement, edition: int) -> Announcement:
    """Agree as the second person. ``edition`` is the text that they read; another one is refused."""
    access.require(actor, *access.PUBLISH_ROLES)
    row = _locked(announcement, State.PROPOSED)
    _refuse_other_text(row, edition)
    two_people.require_second_person(row, actor)
    row.state, row.decided_by, row.decided_by_name = State.PUBLISHED, actor_user(actor), actor_label(actor)
    row.published_at = clock.now()
    record(row, actor=actor, reason="published")
    ledger.append("publish", row, actor=actor)
    return row


@transaction.atomic
def return_announcement(*, actor: Actor, announcement: Announcement, reason: str) -> Announcement:
    """Make it a draft again: the proposer takes it back, or a second person asks for changes and says which."""
    access.require(actor, *access.DOOR_ROLES)
    row = _locked(announcement, State.PROPOSED)
    if not two_people.is_own(row, actor):
        access.require(actor, *access.PUBLISH_ROLES)
        if not reason.strip():
            raise NeedsReason(two_people.reason_wanted(row.proposed_by_name), rule=two_people.RULE)
    row.state, row.note = State.DRAFT, reason.strip()[:300]
    record(row, actor=actor, reason="returned")
    ledger.append("refuse", row, actor=actor)
    return row


@transaction.atomic
def withdraw_announcement(*, actor: Actor, announcement: Announcement, reason: str) -> Announcement:
    """Mail it to nobody else. Mails that went out stay out."""
    access.require(actor, *access.PUBLISH_ROLES)
    row = _locked(announcement, State.PUBLISHED)
    if not reason.strip():
        raise NeedsReason(_("Enter the reason. It will be saved."), rule="F24")
    row.state, row.note = State.WITHDRAWN, reason.strip()[:300]
    record(row, actor=actor, reason="withdrawn")
    ledger.append("withdraw", row, actor=actor)
    return row


def _refuse_other_text(row: Announcement, edition: int) -> None:
    if edition != row.edition:
        raise ChangedMeanwhile(
            _("The text changed since you opened this page. Read it again."), rule=two_people.RULE
        )


def published_since(moment: datetime) -> list[Announcement]:
    return list(
        Announcement.objects.filter(Q(state=State.PUBLISHED), published_at__gte=moment).order_by("pk")
    )


def _locked(announcement: Announcement, state: State) -> Announcement:
    row = Announcement.objects.select_for_update(of=("self",)).get(pk=announcement.pk)
    if row.state != state:
        raise NotPossibleNow(
            _("Someone else acted on this news item before you. Read it again."), rule=two_people.RULE
        )
    return row
