"""Plan a meeting, and attach findings to draft items."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from boards import access
from boards.agendas.drafts import start_draft
from boards.agendas.page_titles import title_of
from boards.agendas.snapshot_items import attached_to, items_of
from boards.agendas.snapshots import draft_pages
from boards.choices import MeetingKind
from boards.exceptions import NotPossibleNow
from boards.locks import locked, plans_locked
from boards.meeting_names import name_days
from boards.meetings.draft_times import refuse_ended
from boards.meetings.facts import keep_sites, refuse_facts
from boards.meetings.successors import take_over
from boards.models import AgendaItemFinding, AgendaTemplate, Body, BodyPage, Meeting, MeetingPage
from boards.rules.civil_days import local_date
from boards.taken_times import refuse_taken
from cms.records.history import Actor, actor_user, record
from cms.records.validation import validate
from feedback.models import Finding


@transaction.atomic
def plan_meeting(
    *,
    actor: Actor,
    body: Body,
    starts_at: datetime,
    ends_at: datetime,
    kind: str = MeetingKind.REGULAR,
    template: AgendaTemplate | None = None,
    copy_of: Meeting | None = None,
    sites: Iterable[str] = (),
    **facts: Any,
) -> Meeting:
    """Create a meeting, and a draft page in each language of the body's pages.

    Among the facts, ``joint_body``: another body that meets with it on one agenda.
    """
    access.require(actor, *access.PLAN_ROLES)
    meeting = Meeting(body=body, starts_at=starts_at, ends_at=ends_at, kind=kind, **facts)
    refuse_facts(meeting)
    refuse_ended(meeting.bodies, local_date(starts_at))
    validate(meeting, exclude=["day", "slug"])
    plans_locked(*meeting.body_ids)
    refuse_taken(meeting, starts_at)
    record(meeting, actor=actor, reason="planned")
    name_days(meeting, meeting.day, actor=actor)
    keep_sites(meeting, sites, actor=actor)
    _draft_pages(meeting, actor)
    if meeting.follows_id is None:
        keys = start_draft(actor=actor, meeting=meeting, template=template, copy_of=copy_of)
        if meeting.planned_from is not None:
            take_over(meeting.planned_from, meeting, keys, actor=actor)
    return meeting


@transaction.atomic
def plan_again(*, actor: Actor, meeting: Meeting, **facts: Any) -> Meeting:
    """Plan a meeting that was called off again, with its agenda. The new one says what it was planned from."""
    access.require(actor, *access.PLAN_ROLES)
    plans_locked(*meeting.body_ids)
    current = locked(meeting)
    if words := why_not_again(current):
        raise NotPossibleNow(words)
    facts |= {"joint_body": current.joint_body, "planned_from": current}
    return plan_meeting(actor=actor, body=current.body, copy_of=current, **facts)


def why_not_again(meeting: Meeting) -> str:
    """A sentence if this meeting cannot be planned again, or nothing."""
    if not meeting.is_called_off:
        return _("Only a meeting that was called off can be rescheduled.")
    standing = [other for other in _called_off_with(meeting) if not other.is_called_off]
    if standing:
        return _("This meeting has already been rescheduled: %(day)s.") % {"day": standing[0].when}
    return ""


def _called_off_with(meeting: Meeting) -> list[Meeting]:
    """The one meeting that was lost, and each that took its place: moved, continued or planned again from another."""
    first = meeting
    while (earlier := first.planned_from or first.follows) and earlier.is_called_off:
        first = earlier
    found = later = [first]
    while later:
        rows = Meeting.objects.filter(Q(planned_from__in=later) | Q(follows__in=later))
        later = list(rows.order_by("starts_at", "pk"))
        found = found + later
    return found


def _draft_pages(meeting: Meeting, actor: Actor) -> None:
    key = uuid.uuid4()
    for parent in BodyPage.objects.filter(body=meeting.body).select_related("locale").order_by("pk"):
        with override(parent.locale.language_code):
            page = MeetingPage(
                title=title_of(meeting),
                slug=meeting.slug,
                meeting=meeting,
                translation_key=key,
                locale=parent.locale,
                live=False,
                has_unpublished_changes=True,
                is_demo=meeting.is_demo,
                owner=actor_user(actor),
                **_usual_texts(meeting.kind),
            )
        parent.add_child(instance=page)
        page.save_revision(user=actor_user(actor))


def _usual_texts(kind: str) -> dict[str, str]:
    """Standard texts of each agenda, as a starting point (BK-13, BK-21, BK-24, BK-28)."""
    texts = {
        "order_notice": _(
            "The board may act only on items marked Action. You may speak on every item before it is decided. "
            "Order and times can change."
        ),
        "how_to_attend": _(
            "No one has to sign in or give a name. You can attend in person, watch online or call in, "
            "and speak or write in any language."
        ),
        "how_to_get_aid": _(
            "Ask the contact named here for an interpreter, another format or another accommodation. "
            "Five working days’ notice helps us; late requests are still accepted."
        ),
        "webcast_notice": _("The webcast may fail. If it does, the meeting can continue without it."),
        "off_agenda_notice": _(
            "You may also speak on matters that are not on the agenda. The body cannot act on them at "
            "this meeting. The chair may set a time limit."
        ),
        "materials_notice": _(
            "The materials are on this page. Ask the contact named here for a paper copy or another format."
        ),
    }
    if kind == MeetingKind.EMERGENCY:
        del texts["off_agenda_notice"]
    return texts


@transaction.atomic
def attach_finding(*, actor: Actor, meeting: Meeting, key: str, finding: Finding) -> AgendaItemFinding:
    """Attach a public finding to a draft item."""
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    if not current.is_draft:
        raise NotPossibleNow(_("The agenda is posted. Nothing can be added to its items."), rule="BK-14")
    if not finding.is_public:
        raise NotPossibleNow(_("Only a public finding can be added to an item."))
    if key not in {item["key"] for item in items_of(draft_pages(current), attached_to(current))}:
        raise NotPossibleNow(_("This item is no longer in the draft."))
    found, _created = AgendaItemFinding.objects.get_or_create(
        meeting=meeting, key=key, finding=finding, defaults={"added_by": actor_user(actor)}
    )
    return found


@transaction.atomic
def detach_finding(*, actor: Actor, meeting: Meeting, key: str, finding: Finding) -> None:
    access.require(actor, *access.PLAN_ROLES)
    if not locked(meeting).is_draft:
        raise NotPossibleNow(_("The agenda is posted. Nothing can be removed from its items."), rule="BK-14")
    AgendaItemFinding.objects.filter(meeting=meeting, key=key, finding=finding).delete()
