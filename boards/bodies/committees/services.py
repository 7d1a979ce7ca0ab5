"""Create and disband a committee, once a second person has confirmed it. The register of powers calls both (C2C-06).

What follows (body, seats, terms) is entered in the register as decided by the vote, so that each is sealed.
"""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext, override

from boards.bodies.committees.rules import Charter, members_of, refuse_charter, refuse_end, threshold_of
from boards.choices import BodyKind
from boards.models import Appointment, BoardsIndexPage, Body, BodyPage, Committee, Motion, Officer, Seat
from boards.models.bodies import RESERVED
from boards.officer_choices import Office
from cms import clock
from cms.i18n.fields import languages, text
from cms.models import PowerChange
from cms.powers.definitions import find_power
from cms.powers.register import enter
from cms.records.history import Actor, actor_user, record, record_many
from cms.records.validation import validate


@transaction.atomic
def create_committee(*, actor: Actor, committee: Committee, charter: Charter, reason: str) -> Committee:
    """Write the body, its seats and terms, its pages, and how it came to be."""
    parent = Body.objects.select_for_update().get(pk=charter.parent)  # one committee of a body at a time
    refuse_charter(parent, charter)
    motion = Motion.objects.select_related("item__meeting").get(pk=charter.created_by)
    body = _body(parent, charter, is_demo=motion.is_demo or motion.item.meeting.is_demo)
    validate(body)
    record(body, actor=actor, reason=reason)
    because = f"Decided by motion {motion.pk}"
    _enter("body", [body], actor, because)
    seats = _seats(body, charter)
    record_many(Seat, seats, actor=actor, reason=reason)
    terms = _terms(charter, list(body.seats.order_by("position")), motion.item.meeting.day)
    for term in terms:
        validate(term)
    record_many(Appointment, terms, actor=actor, reason=reason)
    _enter("seat", body.seats.select_related("body"), actor, because)
    made = Appointment.objects.filter(seat__body=body).select_related("seat__body")
    _enter("appointment", made.order_by("seat__position"), actor, because)
    _name_chair(body, charter, motion, actor=actor, reason=reason)
    committee.body, committee.created_by = body, motion
    committee.kind, committee.charge, committee.ends_on = charter.kind, charter.charge, charter.last_day
    validate(committee)
    record(committee, actor=actor, reason=reason)
    _publish_pages(body, charter.charge, actor)
    return committee


@transaction.atomic
def disband_committee(*, actor: Actor, committee: Committee, motion: int, reason: str) -> Committee:
    """End the committee, its seats and its terms today; its pages and record stay."""
    body = Body.objects.select_for_update(of=("self",)).select_related("parent").get(pk=committee.body_id)
    current = Committee.objects.select_for_update().get(pk=committee.pk)
    body.committee = current
    refuse_end(body, motion)
    found, today = Motion.objects.get(pk=motion), clock.today()
    terms = Appointment.objects.filter(seat__body=body).exclude(ends_on__lt=today)
    for term in terms.select_related("seat__body"):
        _end("appointment", term, max(today, term.starts_on), actor=actor, motion=found, reason=reason)
    for seat in body.seats.exclude(ends_on__lt=today).select_related("body"):
        _end("seat", seat, today, actor=actor, motion=found, reason=reason)
    current.disbanded_by, current.disbanded_on = found, today
    validate(current)
    return record(current, actor=actor, reason=reason)


@transaction.atomic
def follow_terms(*, actor: Actor, appointment: Appointment, reason: str) -> None:
    """A member who leaves the body leaves its committees; the account is the same in both."""
    rows = Appointment.objects.filter(as_member=appointment).select_related("seat__body")
    for term in rows.exclude(ends_on__lt=clock.today()):
        ends = [day for day in (term.ends_on, appointment.ends_on) if day]
        last = max(min(ends), term.starts_on) if ends else None
        if (term.ends_on, term.user_id) != (last, appointment.user_id):
            before = _values("appointment", term)
            term.ends_on, term.user_id = last, appointment.user_id
            record(term, actor=actor, reason=reason)
            basis = PowerChange.Basis.TWO_PEOPLE
            _enter("appointment", [term], actor, reason, before=before, basis=basis)


def _body(parent: Body, charter: Charter, *, is_demo: bool) -> Body:
    return Body(
        slug=_free_address(charter.name),
        name=charter.name,
        kind=BodyKind.COMMITTEE,
        parent=parent,
        covered_under=charter.covered_under,
        threshold_base=charter.threshold_base,
        quorum_base=charter.quorum_base,
        two_people_post=parent.two_people_post,
        clerical_changes=parent.clerical_changes,
        finding_vote_at=parent.finding_vote_at,
        speaker_seconds=parent.speaker_seconds,
        order=parent.order,
        is_demo=is_demo,
        **threshold_of(charter.threshold, parent),
    )


def _free_address(name: dict[str, str]) -> str:
    """An address from the name; never one that another body, or a page of all boards, has."""
    base = slugify(text(name, settings.LANGUAGE_CODE))[:50].strip("-") or "committee"
    taken = {*RESERVED, *Body.objects.filter(slug__startswith=base).values_list("slug", flat=True)}
    return next(
        each for each in (base, *(f"{base}-{number}" for number in range(2, 999))) if each not in taken
    )


def _seats(body: Body, charter: Charter) -> list[Seat]:
    authority = body.parent.name if body.parent else {}
    return [
        Seat(
            body=body,
            position=place,
            label=_in_each_language(place),
            appointing_authority=authority,
            starts_on=clock.today(),
            ends_on=charter.last_day,
        )
        for place in range(1, charter.size + 1)
    ]


def _in_each_language(place: int) -> dict[str, str]:
    found = {}
    for code, _name in languages():
        with override(code):
            found[code] = gettext("Member %(number)s") % {"number": place}
    return found


def _terms(charter: Charter, seats: list[Seat], voted_on: date) -> list[Appointment]:
    """The members in the order of the parent's seats, then the others."""
    parent = Body(pk=charter.parent)
    members = list(members_of(parent, clock.today()).filter(pk__in=charter.members))
    people: list[tuple[str, Appointment | None]] = [(each.person_name, each) for each in members]
    people += [(name, None) for name in charter.others]
    return [
        Appointment(
            seat=seat,
            person_name=name,
            user=member.user if member else None,
            as_member=member,
            appointed_on=voted_on,
            starts_on=clock.today(),
            ends_on=_last_day(charter, member),
            is_demo=seat.body.is_demo or bool(member and member.is_demo),
        )
        for seat, (name, member) in zip(seats, people, strict=False)
    ]


def _name_chair(body: Body, charter: Charter, motion: Motion, *, actor: Actor, reason: str) -> None:
    """The chair that the vote named, if it named one."""
    terms = Appointment.objects.filter(seat__body=body, as_member=charter.chair) if charter.chair else []
    for term in terms:
        chair = Officer(
            appointment=term,
            office=Office.CHAIR,
            chosen_by=motion,
            starts_on=term.starts_on,
            ends_on=term.ends_on,
            is_demo=term.is_demo,
        )
        validate(chair)
        record(chair, actor=actor, reason=reason)
        _enter("officer", [chair], actor, f"Decided by motion {motion.pk}")


def _last_day(charter: Charter, member: Appointment | None) -> date | None:
    days = [day for day in (charter.last_day, member.ends_on if member else None) if day]
    return min(days) if days else None


def _publish_pages(body: Body, charge: dict[str, str], actor: Actor) -> None:
    """One page in each language in which the boards have a list."""
    key = uuid.uuid4()
    for index in BoardsIndexPage.objects.live().select_related("locale").order_by("pk"):
        code = index.locale.language_code
        page = BodyPage(
            title=text(body.name, code),
            summary=text(charge, code),
            slug=body.slug,
            body=body,
            locale=index.locale,
            translation_key=key,
            is_demo=body.is_demo,
            owner=actor_user(actor),
        )
        index.add_child(instance=page)
        page.save_revision(user=actor_user(actor)).publish(skip_permission_checks=True)


def _end(
    kind: str, thing: Seat | Appointment, day: date, *, actor: Actor, motion: Motion, reason: str
) -> None:
    before = _values(kind, thing)
    thing.ends_on = day
    record(thing, actor=actor, reason=reason)
    _enter(kind, [thing], actor, f"Decided by motion {motion.pk}", before=before)


def _values(kind: str, thing: Seat | Appointment) -> dict[str, Any]:
    power = find_power(kind)
    return power.values_of(thing) if power else {}


def _enter(
    kind: str,
    things: Iterable[Model],
    actor: Actor,
    reason: str,
    *,
    before: dict[str, Any] | None = None,
    basis: PowerChange.Basis = PowerChange.Basis.VOTE,
) -> None:
    if power := find_power(kind):
        enter(power, things, actor=actor, basis=basis, reason=reason, before=before)
