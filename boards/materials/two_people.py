"""What one person asks and another confirms: open a closed material, or end access to one posted by mistake (BK-34)."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from boards import access, staff_seats
from boards.choices import MaterialAct
from boards.event_choices import EventKind
from boards.events import log
from boards.exceptions import NeedsReason, NotPossibleNow
from boards.locks import locked
from boards.materials.distribution import flip_at_a_majority, hand_out
from boards.materials.items import posted_row
from boards.materials.removal import remove_copies
from boards.materials.services import drop_request, locked_material
from boards.models import Material, MaterialRequest, Meeting
from cms import clock
from cms.cleaning import clean_text
from cms.publication.rules import Person, are_two_people
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record
from cms.users.models import User


@transaction.atomic
def ask_to_open(*, actor: Actor, material: Material, reason: str, second: User | None) -> MaterialRequest:
    """Ask the named person to confirm; until they do, nothing opens. Being named lets them read it."""
    access.require(actor, *access.PLAN_ROLES)
    meeting, current = _locked(actor, material)
    if not current.is_closed or current.removed_at:
        raise NotPossibleNow(_("This material is not closed."), rule="BK-34")
    _refuse_second(second, actor, meeting)
    return _ask(actor, current, MaterialAct.OPEN, reason=reason, second=second)


@transaction.atomic
def ask_to_remove(*, actor: Actor, material: Material, reason: str, counsel: str) -> MaterialRequest:
    """Ask to end access to what was posted by mistake. How the law treats it is counsel’s decision."""
    access.require(actor, *access.PLAN_ROLES)
    _meeting, current = _locked(actor, material)
    if not current.is_public:
        raise NotPossibleNow(_("This material is not public."), rule="BK-50")
    if not counsel.strip():
        raise NeedsReason(_("Enter the name of the counsel who advised it."), rule="BK-50")
    return _ask(actor, current, MaterialAct.REMOVE, reason=reason, counsel=counsel)


def _ask(
    actor: Actor,
    material: Material,
    act: MaterialAct,
    *,
    reason: str,
    second: User | None = None,
    counsel: str = "",
) -> MaterialRequest:
    newest = material.versions.order_by("-number").first()
    if newest is None or (material.withdrawn_at and act == MaterialAct.OPEN):
        raise NotPossibleNow(
            _("There is nothing to open: this material was withdrawn or has no version yet.")
        )
    if material.requests.filter(confirmed_at=None, ended_at=None).exists():
        raise NotPossibleNow(_("A request about this material is waiting for a second person."))
    if not reason.strip():
        raise NeedsReason(_("Enter the reason."), rule="BK-34")
    asked = MaterialRequest.objects.create(
        material=material,
        act=act,
        version=newest.number,
        reason=clean_text(reason, max_length=500),
        counsel=clean_text(counsel, max_length=150),
        asked_by=actor_user(actor),
        asked_by_name=actor_label(actor),
        second=second,
    )
    ledger.append("request", asked, actor=actor)
    return asked


def _refuse_second(second: User | None, actor: Actor, meeting: Meeting) -> None:
    if second is not None and who_may_confirm(actor, meeting).filter(pk=second.pk).exists():
        return
    if second is not None and staff_seats.sits_in(second, meeting):
        raise NeedsReason(_("That person holds a seat on this body. Choose someone else."), rule="BK-43")
    raise NeedsReason(_("Choose another person who can post agendas to confirm it."), rule="BK-34")


def who_may_confirm(actor: Actor, meeting: Meeting) -> QuerySet[User]:
    """Who may post agendas, without the person who asks and without who is a member of a body of the meeting today."""
    rows = User.objects.filter(is_active=True, groups__name__in=access.POST_ROLES)
    seated = access.bound_by_act(clock.today()).filter(seat__body__in=meeting.body_ids, user__isnull=False)
    own = actor_user(actor)
    rows = rows.exclude(pk__in=seated.values("user")).exclude(pk__in=[own.pk] if own else [])
    return rows.order_by("display_name", "pk").distinct()


def request_read(material: Material, act: str, number: str) -> MaterialRequest:
    """The request that the person had before them, by the number in the form: no other is decided (BK-34)."""
    asked = material.requests.filter(act=act, pk=number).first() if number.isdecimal() else None
    if asked is None or not asked.is_waiting:
        words = _(
            "The request you read is no longer pending. Nothing changed. Review what is shown here now."
        )
        raise NotPossibleNow(words, rule="BK-34")
    return asked


@transaction.atomic
def confirm_request(*, actor: Actor, request: MaterialRequest) -> Material:
    """The second person confirms, having read the version that was asked about. It takes effect at once."""
    access.require(actor, *access.POST_ROLES)
    meeting, current = _locked(actor, request.material)
    asked = _waiting(request)
    if current.withdrawn_at and asked.act == MaterialAct.OPEN:
        raise NotPossibleNow(_("This material was withdrawn. Add it again."), rule="BK-34")
    first = Person(asked.asked_by_id, asked.asked_by_name)
    own = actor_user(actor)
    if not are_two_people(first, Person(own.pk if own else None, actor_label(actor))):
        raise NotPossibleNow(
            _("You made this request yourself. Another person must confirm it."), rule="BK-34"
        )
    if current.versions.latest("number").number != asked.version:
        raise NotPossibleNow(
            _("A version was added after the request. Decline it, and ask again."), rule="BK-34"
        )
    asked.confirmed_at, asked.confirmed_by, asked.confirmed_by_name = clock.now(), own, actor_label(actor)
    asked.save(update_fields=["confirmed_at", "confirmed_by", "confirmed_by_name"])
    take_effect = _open if asked.act == MaterialAct.OPEN else _remove
    take_effect(actor, meeting, current, asked)
    ledger.append("reveal" if asked.act == MaterialAct.OPEN else "withhold", asked, actor=actor)
    return current


def _open(actor: Actor, meeting: Meeting, material: Material, asked: MaterialRequest) -> None:
    """Public at once if the agenda is; else with the posting. The event names the title only once it is public."""
    material.is_closed, material.opened_version = False, asked.version
    record(
        material, actor=actor, reason="opened by two people", update_fields=["is_closed", "opened_version"]
    )
    flip_at_a_majority(material, meeting, actor)
    if meeting.is_public:
        hand_out(actor=actor, material=material)
    material.refresh_from_db(fields=["public_since", "public_record_at"])
    facts = {"material": material.pk, "asked_by": asked.asked_by_name, "opened_by": asked.confirmed_by_name}
    facts |= {"title": material.title} if material.is_public else {}
    log.log(meeting, EventKind.MATERIAL_OPENED, actor=actor, item=posted_row(material), facts=facts)


def _remove(actor: Actor, meeting: Meeting, material: Material, asked: MaterialRequest) -> None:
    """Closed again, for those who work on it; its title goes from postings and events, its pages from packets."""
    material.is_closed, material.removed_at = True, clock.now()
    material.withdrawn_at = material.withdrawn_at or material.removed_at
    fields = ["is_closed", "removed_at", "withdrawn_at"]
    record(material, actor=actor, reason="posted by mistake", update_fields=fields)
    remove_copies(actor=actor, material=material, reason=asked.reason)
    facts = {"material": material.pk, "why": "mistake", "stays": False}
    log.log(meeting, EventKind.MATERIAL_GONE, actor=actor, item=posted_row(material), facts=facts)


@transaction.atomic
def end_request(*, actor: Actor, request: MaterialRequest) -> MaterialRequest:
    """Declined, or taken back: nothing changes, and who was only named no longer reads it."""
    access.require(actor, *access.PLAN_ROLES)
    _locked(actor, request.material)
    asked = _waiting(request)
    drop_request(actor, asked)
    return asked


def _waiting(request: MaterialRequest) -> MaterialRequest:
    asked = MaterialRequest.objects.select_for_update().get(pk=request.pk)
    if not asked.is_waiting:
        raise NotPossibleNow(_("This request has already been decided."), rule="BK-34")
    return asked


def _locked(actor: Actor, material: Material) -> tuple[Meeting, Material]:
    meeting = locked(material.meeting)
    staff_seats.refuse_own_body(actor, *meeting.body_ids)
    return meeting, locked_material(material)
