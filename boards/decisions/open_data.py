"""Decisions as open data: once published, also after a later vote undid them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from boards.afterward import Undone, is_undone, undone_among
from boards.decisions.evidence import Evidence, evidence_of
from boards.models import (
    AgendaItem,
    Appointment,
    Body,
    Decision,
    Disclosure,
    FollowUp,
    Meeting,
    Motion,
    Proposal,
    Seat,
)
from boards.motion_choices import SUPERSEDING
from cms.models import Link
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    CODED,
    DATE,
    MOMENT,
    REFERENCE,
    STRING,
    TEXTS,
    Coded,
    coded,
    in_each_language,
    iso,
    joined,
    list_of,
    optional,
    record_of,
    reference,
    texts_of,
)
from feedback.models import Finding, Submission

RECUSAL = record_of(person=STRING, appointment=REFERENCE, seat=REFERENCE, reason=STRING)


def decisions() -> QuerySet[Decision]:
    rows = Decision.objects.public().select_related(
        "body", "motion__item__meeting", "motion__mover__seat__body", "motion__about__decision"
    )
    return rows.annotate(is_undone=is_undone("motion")).prefetch_related(
        Prefetch("follow_ups", FollowUp.objects.order_by("pk")),
        Prefetch("motion__cured_by", Motion.objects.public().order_by("pk")),
        Prefetch(
            "motion__item__disclosures",
            Disclosure.objects.select_related("appointment", "seat").order_by("pk"),
        ),
    )


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    found = list(rows)
    undone, evidence = undone_among(found), evidence_of(found)
    for row in found:
        yield _entry(row, undone.get(row.pk), evidence[row.pk])


def _entry(row: Decision, later: Undone | None, evidence: Evidence) -> Entry:
    return Entry(
        row=row.pk,
        key=row.number,
        title=texts_of(row.title),
        paths=in_each_language(row.get_absolute_url),
        number=row.number,
        body=row.body.slug,
        day=row.decided_on,
        standing=coded("undone", lambda: later.label) if later else _outcome(row),
        published_at=row.published_at,
        texts=joined(row.summary, row.reason, *(each.title for each in row.follow_ups.all())),
        is_demo=row.is_demo,
        attributes=_what(row, later) | _of_the_vote(row.motion) | _rests_on(evidence),
    )


def _outcome(row: Decision) -> Coded:
    return coded(row.outcome, lambda: row.outcome_words)


def _what(row: Decision, later: Undone | None) -> dict[str, Any]:
    return {
        "body": reference("bodies", row.body.slug),
        "decided_on": iso(row.decided_on),
        "published_at": iso(row.published_at),
        "prepared_by": row.prepared_by_name,
        "published_by": row.published_by_name,
        "outcome": _outcome(row),
        "until": iso(row.until),
        "summary": texts_of(row.summary),
        "reason": texts_of(row.reason),
        "contestable_until": iso(row.contestable_until),
        "undone_by": reference("motions", later.by.pk) if later else None,
        "action_items": [reference("action-items", each.pk) for each in row.follow_ups.all()],
    }


def _of_the_vote(motion: Motion | None) -> dict[str, Any]:
    if motion is None:
        return {"motion": None, "meeting": None, "item": None, "undoes": None, "cured_by": [], "recusals": []}
    aside = [row for row in motion.item.disclosures.all() if row.seat.body_id == motion.acting_body.pk]
    return {
        "motion": reference("motions", motion.pk),
        "meeting": reference("meetings", motion.item.meeting_id),
        "item": reference("agenda-items", motion.item_id),
        "undoes": _undoes(motion),
        "cured_by": [reference("motions", each.pk) for each in motion.cured_by.all()],
        "recusals": [_recusal(row) for row in aside],
    }


def _undoes(motion: Motion) -> dict[str, str] | None:
    """The decision that this vote rescinded, or the motion if it had none."""
    old = motion.about
    if old is None or not motion.passed or motion.effect not in SUPERSEDING:
        return None
    made = getattr(old, "decision", None)
    if made is not None and made.published_at:
        return reference("decisions", made.number)
    return reference("motions", old.pk)


def _recusal(row: Disclosure) -> dict[str, Any]:
    return {
        "person": row.appointment.person_name,
        "appointment": reference("appointments", row.appointment_id),
        "seat": reference("seats", row.seat_id),
        "reason": row.reason,
    }


def _rests_on(evidence: Evidence) -> dict[str, Any]:
    return {
        "findings": [reference("findings", each.reference) for each in evidence.findings],
        "proposals": [reference("proposals", each.number) for each in evidence.proposals],
    }


DECISIONS = Kind(
    name="decisions",
    label=_("Decisions"),
    label_of_one=_("Decision"),
    about=_("Published decisions: outcome, reason, evidence, recusals and promised steps."),
    model=Decision,
    rows=decisions,
    entries=entries,
    fields={
        "body": REFERENCE,
        "decided_on": DATE,
        "published_at": MOMENT,
        "prepared_by": STRING,
        "published_by": STRING,
        "outcome": CODED,
        "until": optional(DATE),
        "summary": TEXTS,
        "reason": TEXTS,
        "contestable_until": DATE,
        "undone_by": optional(REFERENCE),
        "action_items": list_of(REFERENCE),
        "motion": optional(REFERENCE),
        "meeting": optional(REFERENCE),
        "item": optional(REFERENCE),
        "undoes": optional(REFERENCE),
        "cured_by": list_of(REFERENCE),
        "recusals": list_of(RECUSAL),
        "findings": list_of(REFERENCE),
        "proposals": list_of(REFERENCE),
    },
    watches=(
        Watch(FollowUp, "follow_ups"),
        Watch(Motion, "motion"),
        Watch(Motion, "motion__about"),
        Watch(Motion, "motion__disposed_by"),
        Watch(Motion, "motion__cured_by"),
        Watch(Decision, "motion__about__decision"),
        Watch(Decision, "motion__disposed_by__decision"),
        Watch(Disclosure, "motion__item__disclosures"),
        Watch(Appointment, "motion__item__disclosures__appointment"),
        Watch(Appointment, "motion__mover"),
        Watch(Seat, "motion__mover__seat"),
        Watch(AgendaItem, "motion__item"),
        Watch(Meeting, "motion__item__meeting"),
        Watch(Body, "body"),
        Watch(Body, "motion__mover__seat__body"),
        Watch(Link, None),
        Watch(Finding, None),
        Watch(Proposal, None),
        Watch(Submission, "proposals__submission"),
        Watch(Submission, "motion__item__proposal_steps__proposal__submission"),
    ),
    told_to=("body", "meeting", "item", "findings", "proposals"),
)
