"""Motions as open data: each with its roll call, as the page of its meeting and the minutes give them (BK-30)."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards.afterward import Undone
from boards.agendas.motion_views import MotionView, view_of, with_all_shown
from boards.choices import Outcome
from boards.models import AgendaItem, Appointment, Body, Decision, Meeting, Motion, Seat, Vote
from boards.motion_choices import SUBSIDIARY, Choice
from boards.roll_calls import as_called
from cms.open_data.registry import Entry, Kind, Watch
from cms.open_data.values import (
    BOOLEAN,
    CODED,
    DATE,
    INTEGER,
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

PERSON = record_of(name=STRING, appointment=REFERENCE, seat=REFERENCE)
VOTE = record_of(
    seat=REFERENCE, seat_label=TEXTS, person=STRING, appointment=optional(REFERENCE), choice=CODED
)
TALLY = record_of(**{choice.value: INTEGER for choice in Choice})


def motions() -> QuerySet[Motion]:
    rows = Motion.objects.disposed_of().with_bodies().with_dispositions()
    return with_all_shown(rows).select_related("cures")


def entries(rows: QuerySet[Any]) -> Iterator[Entry]:
    choices = {choice.value: _choice(choice) for choice in Choice}
    for row in rows:
        yield _entry(view_of(row), choices)


def _choice(choice: Choice) -> Coded:
    return coded(choice.value, lambda: choice.label)


def _entry(view: MotionView, choices: dict[str, Coded]) -> Entry:
    row = view.motion
    return Entry(
        row=row.pk,
        key=str(row.pk),
        title=in_each_language(lambda: f"{row}, {row.item.meeting}"),
        paths=in_each_language(row.get_absolute_url),
        number=row.number,
        body=row.acting_body.slug,
        day=row.voted_on,
        standing=_standing(row),
        published_at=row.closed_at,
        texts=joined(row.text, row.facts),
        is_demo=row.is_demo,
        attributes=_what(row) | _others(view) | _result(view, choices),
    )


def _standing(row: Motion) -> Coded:
    """What became of it: undone since, else the result of its vote, else how it left the floor without one."""
    if later := row.superseded_by:
        gone = Undone(later)
        return coded("rescinded" if gone.is_rescinded else "reconsidered", lambda: gone.label)
    if not row.is_closed:
        return coded(row.state, row.get_state_display)
    if not row.passed:
        return coded("failed", lambda: Outcome.FAILED.label)
    return coded("passed", lambda: row.effect_words if row.effect in SUBSIDIARY else Outcome.ADOPTED.label)


def _what(row: Motion) -> dict[str, Any]:
    return {
        "body": reference("bodies", row.acting_body.slug),
        "meeting": reference("meetings", row.item.meeting_id),
        "item": reference("agenda-items", row.item_id),
        "kind": coded(row.kind, row.get_kind_display),
        "effect": coded(row.effect, row.get_effect_display) if row.effect else None,
        "text": texts_of(row.text),
        "facts_found": texts_of(row.facts),
        "until": iso(row.until),
        "referred_to": texts_of(row.referred_to),
        "mover": _person(row.mover),
        "seconder": _person(row.seconder) if row.seconder else None,
        "moved_at": iso(row.moved_at),
    }


def _others(view: MotionView) -> dict[str, Any]:
    """Other records that it leads to. One that is still before the body has no record yet."""
    row = view.motion
    return {
        "amends": _motion(row.amends),
        "about": _motion(row.about),
        "cures": _motion(row.cures),
        "replaced_by": _motion(row.successor),
        "undone_by": _motion(row.superseded_by),
        "decision": reference("decisions", view.decision.number) if view.decision else None,
    }


def _result(view: MotionView, choices: dict[str, Coded]) -> dict[str, Any]:
    row = view.motion
    found: dict[str, Any] = {
        "state": coded(row.state, row.get_state_display),
        "closed_at": iso(row.closed_at),
        "base": row.base,
        "needed": row.needed,
        "passed": row.passed,
        "result": in_each_language(lambda: view.sentence),
        "tally": None,
        "votes": [],
    }
    if not row.is_closed:
        return found
    counted = {choice.value: count for choice, count in view.tally.items()}
    return found | {"tally": counted, "votes": [_vote(vote, choices) for vote in as_called(row)]}


def _vote(vote: Vote, choices: dict[str, Coded]) -> dict[str, Any]:
    return {
        "seat": reference("seats", vote.seat_id),
        "seat_label": texts_of(vote.seat.label),
        "person": vote.name,
        "appointment": reference("appointments", vote.appointment_id) if vote.appointment_id else None,
        "choice": choices[vote.choice],
    }


def _person(appointment: Appointment) -> dict[str, Any]:
    return {
        "name": appointment.person_name,
        "appointment": reference("appointments", appointment.pk),
        "seat": reference("seats", appointment.seat_id),
    }


def _motion(other: Motion | None) -> dict[str, str] | None:
    return reference("motions", other.pk) if other is not None and not other.is_open else None


MOTIONS = Kind(
    name="motions",
    label=_("Motions"),
    label_of_one=_("Motion"),
    about=_("Motions of public meetings: text, mover and second, result, and the vote of each seat by name."),
    model=Motion,
    rows=motions,
    entries=entries,
    fields={
        "body": REFERENCE,
        "meeting": REFERENCE,
        "item": REFERENCE,
        "kind": CODED,
        "effect": optional(CODED),
        "text": TEXTS,
        "facts_found": TEXTS,
        "until": optional(DATE),
        "referred_to": TEXTS,
        "mover": PERSON,
        "seconder": optional(PERSON),
        "moved_at": MOMENT,
        "amends": optional(REFERENCE),
        "about": optional(REFERENCE),
        "cures": optional(REFERENCE),
        "replaced_by": optional(REFERENCE),
        "undone_by": optional(REFERENCE),
        "decision": optional(REFERENCE),
        "state": CODED,
        "closed_at": optional(MOMENT),
        "base": optional(INTEGER),
        "needed": optional(INTEGER),
        "passed": optional(BOOLEAN),
        "result": TEXTS,
        "tally": optional(TALLY),
        "votes": list_of(VOTE),
    },
    watches=(
        Watch(Vote, "votes"),
        Watch(Seat, "votes__seat"),
        Watch(Appointment, "votes__appointment"),
        Watch(Appointment, "mover"),
        Watch(Appointment, "seconder"),
        Watch(Seat, "mover__seat"),
        Watch(Motion, "amends"),
        Watch(Motion, "about"),
        Watch(Motion, "cures"),
        Watch(Motion, "disposed_by"),
        Watch(Decision, "decision"),
        Watch(AgendaItem, "item"),
        Watch(Meeting, "item__meeting"),
        Watch(Meeting, "about__item__meeting"),
        Watch(Meeting, "disposed_by__item__meeting"),
        Watch(Body, "item__meeting__body"),
        Watch(Body, "item__meeting__joint_body"),
        Watch(Body, "mover__seat__body"),
    ),
    told_to=("item",),
)
