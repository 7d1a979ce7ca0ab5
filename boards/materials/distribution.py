"""Give materials to members, hand them out, publish them with the agenda (BK-50, BK-51)."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from boards import access, guard, staff_seats
from boards.agendas.posted_materials import all_of
from boards.choices import PreparedBy
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import GuardRefused, NotPossibleNow
from boards.locks import locked
from boards.materials.items import Standing, posted_row, standing_of
from boards.materials.member_papers import has_unpublished_words
from boards.materials.repeated_words import repeats_members_words
from boards.materials.services import locked_material
from boards.materials.versions import formats_of
from boards.models import Appointment, Distribution, Material, Meeting, PostedAgenda
from boards.querysets import MaterialQuerySet
from cms import clock
from cms.records import ledger
from cms.records.history import Actor, actor_label, record


@transaction.atomic
def give_material(
    *, actor: Actor, material: Material, appointments: Iterable[Appointment]
) -> list[Distribution]:
    """Give to members, one way only (BK-41). Given to a majority, it becomes a public record (BK-50)."""
    access.require(actor, *access.PLAN_ROLES)
    meeting = locked(material.meeting)
    staff_seats.refuse_own_body(actor, *meeting.body_ids)
    current = locked_material(material)
    if current.withdrawn_at or not current.versions.exists():
        raise NotPossibleNow(
            _("There is nothing to send: this material was withdrawn or has no version yet.")
        )
    appointments = list(appointments)
    if any(appointment.seat.body_id not in meeting.body_ids for appointment in appointments):
        raise NotPossibleNow(_("Materials can be sent only to members of this body."), rule="BK-50")
    _refuse_views_of_members(current, meeting)
    known = set(current.distributions.values_list("appointment_id", flat=True))
    fresh = [appointment for appointment in appointments if appointment.pk not in known]
    rows = Distribution.objects.bulk_create(
        [Distribution(material=current, appointment=each, given_by_name=actor_label(actor)) for each in fresh]
    )
    ledger.append_many("give", rows, actor=actor)
    flip_at_a_majority(current, meeting, actor)
    if meeting.is_in_session and current.prepared_by != PreparedBy.OTHER and not current.is_closed:
        hand_out(actor=actor, material=current)
    material.refresh_from_db(fields=["public_since", "public_record_at"])
    return rows


def _refuse_views_of_members(material: Material, meeting: Meeting) -> None:
    """Refuse members' views, of every version: these go in the public packet or are handed out at the meeting."""
    sources: list[Model] = [material]
    if has_unpublished_words(material):
        sources.append(material.versions.latest("number"))
    guard.may_pass_on(sources, meeting).or_refuse()
    if not (material.is_public or meeting.is_in_session) and repeats_members_words(material):
        words = _(
            "It repeats what a member wrote and has not published. Other members receive it with the "
            "posted agenda."
        )
        raise GuardRefused(words, rule="BK-43")


def flip_at_a_majority(material: Material, meeting: Meeting, actor: Actor) -> None:
    """Make it a public record, irreversibly. Closed-session materials stay closed (BK-34).

    What was withdrawn does not become one.
    """
    if material.is_closed or material.public_record_at or not is_with_a_majority(material, meeting):
        return
    for each in (
        formats_of(material)
        .open()
        .standing()
        .filter(distributions__isnull=False, public_record_at=None)
        .distinct()
    ):
        each.public_record_at = clock.now()
        record(each, actor=actor, reason="sent to a majority", update_fields=["public_record_at"])
        ledger.append("public", each, actor=actor)
        _notify(each, meeting, actor, rule="BK-50")


def is_with_a_majority(material: Material, meeting: Meeting) -> bool:
    """Whether a majority of any body that meets has it; of the filled seats if some are vacant (BK-50).

    Formats and languages of one document count together: who got any of them got the document. People count, each on
    every body on which they vote, whatever the seat under which it was sent.
    """
    given = Distribution.objects.filter(material__in=formats_of(material))
    accounts = given.filter(appointment__user__isnull=False).values("appointment__user")
    now = Appointment.objects.bound(clock.today()).filter(user__in=accounts)
    seats = Appointment.objects.filter(Q(pk__in=given.values("appointment")) | Q(pk__in=now.values("pk")))
    people: dict[int, set[str]] = defaultdict(set)
    for each in seats.filter(seat__is_voting=True).select_related("seat"):
        people[each.seat.body_id].add(guard.person_of(each))
    return any(0 < guard.majority_of(body) <= len(people[body.pk]) for body in meeting.bodies)


@transaction.atomic
def open_material(*, material: Material, appointment: Appointment) -> Distribution:
    """Record the first time a member opens a material (BK-50)."""
    given = material.distributions.select_for_update().get(appointment=appointment)
    if given.opened_at is None:
        given.opened_at = clock.now()
        given.save(update_fields=["opened_at"])
    return given


@transaction.atomic
def hand_out(*, actor: Actor, material: Material, standing: Standing | None = None) -> Material:
    """Publish the latest version now, because it was given out before or during the meeting (BK-51)."""
    access.require(actor, *access.PLAN_ROLES)
    meeting = locked(material.meeting)
    current = locked_material(material)
    if current.is_closed:
        raise NotPossibleNow(
            _("Material of a closed session is not public unless two people open it."), rule="BK-34"
        )
    if not meeting.is_public:
        raise NotPossibleNow(
            _("The agenda is not posted yet. Posting makes its materials public."), rule="BK-51"
        )
    if current.withdrawn_at or not current.versions.exists():
        raise NotPossibleNow(
            _("There is nothing to hand out: this material was withdrawn or has no version yet.")
        )
    if not (standing or standing_of(meeting)).lets_go(current):
        raise NotPossibleNow(
            _("Its item is a closed session, and this version has not been opened by two people."),
            rule="BK-34",
        )
    if current.public_since is None:
        current.public_since = clock.now()
        record(current, actor=actor, reason="handed out", update_fields=["public_since"])
    _notify(current, meeting, actor, rule="BK-51")
    return current


def _notify(material: Material, meeting: Meeting, actor: Actor, *, rule: str) -> None:
    """Log the published version, once per version."""
    newest = material.versions.latest("number")
    facts = {"material": material.pk, "version": newest.number, "title": material.title, "rule": rule}
    told = meeting.events.filter(kind=EventKind.MATERIAL).values_list("facts", flat=True)
    if not any(fact.get("material") == material.pk and fact.get("version") == newest.number for fact in told):
        log.log(meeting, EventKind.MATERIAL, actor=actor, item=posted_row(material), facts=facts)


@transaction.atomic
def hand_out_at_begin(*, actor: Actor, meeting: Meeting) -> int:
    """Publish materials from the body or members that members were given (BK-51); returns how many."""
    given = meeting.materials.filter(distributions__isnull=False).exclude(prepared_by=PreparedBy.OTHER)
    return _hand_out_all(actor, meeting, given)


@transaction.atomic
def hand_out_at_end(*, actor: Actor, meeting: Meeting) -> int:
    """Publish materials by others, due after the meeting at the latest (BK-51); returns how many."""
    waiting = meeting.materials.filter(prepared_by=PreparedBy.OTHER)
    return hand_out_at_begin(actor=actor, meeting=meeting) + _hand_out_all(actor, meeting, waiting)


def _hand_out_all(actor: Actor, meeting: Meeting, materials: MaterialQuerySet[Material]) -> int:
    """What stands under a closed item and was not opened stays back, and stops no meeting (BK-34)."""
    rows = materials.open().standing().filter(public_since__isnull=True, versions__isnull=False)
    rows = rows.select_related("meeting__body").distinct()
    standing = standing_of(meeting) if rows else None
    found = [material for material in rows if standing and standing.lets_go(material)]
    for material in found:
        hand_out(actor=actor, material=material, standing=standing)
    return len(found)


def publish_posted(*, actor: Actor, posting: PostedAgenda) -> int:
    """Publish the materials in a posting; returns how many were not public before."""
    ids = [row["id"] for row in all_of(posting.snapshot)]
    fresh = list(Material.objects.open().filter(pk__in=ids, public_since__isnull=True))
    for material in fresh:
        material.public_since = posting.posted_at
        record(material, actor=actor, reason="posted", update_fields=["public_since"])
    return len(fresh)
