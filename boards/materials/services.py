"""Materials of items: added, given to members, handed out, made public. No version ever changes (BK-50, BK-51)."""

import hashlib
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from boards import access, guard
from boards.choices import EventKind, ItemKind, PreparedBy
from boards.events import log
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.materials.items import item_for_material
from boards.materials.uploads import read_upload
from boards.models import Appointment, Distribution, Material, MaterialVersion, Meeting, PostedAgenda
from cms import clock
from cms.cleaning import clean_text
from cms.i18n.fields import text
from cms.records import ledger
from cms.records.history import Actor, actor_label, actor_user, record

MOST_LETTERS = 60_000


@transaction.atomic
def add_material(
    *,
    actor: Actor,
    meeting: Meeting,
    key: str,
    title: dict[str, str],
    prepared_by: str,
    file: Any = None,
    body: str = "",
    language: str = "en",
    note: str = "",
    alternative_of: Material | None = None,
    is_closed: bool = False,
) -> Material:
    """Put a document under an item, with its first version where one is given. Who prepared it is needed (BK-51)."""
    access.require(actor, *access.PLAN_ROLES)
    current = locked(meeting)
    item = _item_of(current, key)
    if prepared_by not in PreparedBy.values:
        raise NotPossibleNow(_("Say who prepared it."), rule="BK-51")
    if is_closed and item["kind"] != ItemKind.CLOSED:
        raise NotPossibleNow(_("Only a closed item has materials for a closed session."), rule="BK-34")
    if alternative_of is not None and alternative_of.meeting_id != current.pk:
        raise NotPossibleNow(_("Another format or language belongs to the same meeting."))
    last = current.materials.aggregate(last=Max("order"))["last"] or 0
    material = Material(
        meeting=current,
        key=key,
        title=title,
        prepared_by=prepared_by,
        alternative_of=alternative_of,
        is_closed=is_closed,
        order=last + 1,
        is_demo=current.is_demo,
    )
    record(material, actor=actor, reason="added")
    if file or body:
        add_version(actor=actor, material=material, file=file, body=body, language=language, note=note)
    return material


@transaction.atomic
def add_version(
    *,
    actor: Actor,
    material: Material,
    file: Any = None,
    body: str = "",
    language: str = "en",
    note: str = "",
) -> MaterialVersion:
    """The next version: a file told by its content, or a text written here. Earlier ones stay (BK-50)."""
    access.require(actor, *access.PLAN_ROLES)
    current = (
        Material.objects.select_for_update(of=("self",)).select_related("meeting__body").get(pk=material.pk)
    )
    if current.withdrawn_at:
        raise NotPossibleNow(_("This material was withdrawn. Add it again."))
    body = clean_text(body, max_length=MOST_LETTERS)
    if bool(file) == bool(body):
        raise NotPossibleNow(_("Choose a file, or write the text here: one of the two."))
    number = (current.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    version = MaterialVersion(
        material=current,
        number=number,
        language=language,
        note=clean_text(note, max_length=200),
        made_by=actor_user(actor),
        made_by_name=actor_label(actor),
        **(_file_facts(current, number, file) if file else _text_facts(body)),
    )
    version.save()
    ledger.append("add", version, actor=actor)
    return version


def _file_facts(material: Material, number: int, file: Any) -> dict[str, Any]:
    """Names are ours: what the sender called the file may name a person."""
    upload = read_upload(file)
    name = slugify(text(material.title, "en"))[:80].strip("-") or "material"
    return {
        "file": File(file, name=f"{uuid.uuid4().hex}.{upload.extension}"),
        "name": f"{name}-{number}.{upload.extension}",
        "content_type": upload.content_type,
        "size": upload.size,
        "pages": upload.pages,
        "is_tagged": upload.is_tagged,
        "sha256": upload.sha256,
    }


def _text_facts(body: str) -> dict[str, Any]:
    data = body.encode()
    return {
        "body": body,
        "content_type": "text/html",
        "size": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


@transaction.atomic
def withdraw_material(*, actor: Actor, material: Material) -> Material:
    """Take it off the draft. What was public stays public under its address (BK-14, BK-50)."""
    access.require(actor, *access.PLAN_ROLES)
    current = _locked_material(material)
    if not current.withdrawn_at:
        current.withdrawn_at = clock.now()
        record(current, actor=actor, reason="withdrawn from the draft", update_fields=["withdrawn_at"])
    return current


@transaction.atomic
def give_material(
    *, actor: Actor, material: Material, appointments: Iterable[Appointment]
) -> list[Distribution]:
    """Give it to members, one way only (BK-41). At a majority of the body it is a public record (BK-50)."""
    access.require(actor, *access.PLAN_ROLES)
    meeting = locked(material.meeting)
    current = _locked_material(material)
    if current.withdrawn_at or not current.versions.exists():
        raise NotPossibleNow(_("There is nothing to send."))
    appointments = list(appointments)
    if any(appointment.seat.body_id != meeting.body_id for appointment in appointments):
        raise NotPossibleNow(_("Materials can be sent only to members of this body."), rule="BK-50")
    _refuse_views_of_members(current, meeting)
    known = set(current.distributions.values_list("appointment_id", flat=True))
    fresh = [appointment for appointment in appointments if appointment.pk not in known]
    rows = Distribution.objects.bulk_create(
        [Distribution(material=current, appointment=each, given_by_name=actor_label(actor)) for each in fresh]
    )
    ledger.append_many("give", rows, actor=actor)
    _flip_at_a_majority(current, meeting, actor)
    if meeting.is_in_session and current.prepared_by != PreparedBy.OTHER and not current.is_closed:
        hand_out(actor=actor, material=current)
    material.refresh_from_db(fields=["public_since", "public_record_at"])
    return rows


def _refuse_views_of_members(material: Material, meeting: Meeting) -> None:
    """Staff carry no member's words to the others: these go out in the public packet, or at the meeting."""
    guard.may_pass_on([material], meeting).or_refuse()


def majority_of(meeting: Meeting) -> int:
    """Of the filled seats where some are empty: the count that makes a material public soonest (BK-50)."""
    return guard.majority_of(meeting.body)


def _flip_at_a_majority(material: Material, meeting: Meeting, actor: Actor) -> None:
    """It cannot be undone. A closed session's material is not disclosed by being given (BK-34)."""
    if material.is_closed or material.public_record_at:
        return
    given = material.distributions.filter(appointment__seat__is_voting=True).count()
    if not given or given < majority_of(meeting):
        return
    material.public_record_at = clock.now()
    record(material, actor=actor, reason="sent to a majority", update_fields=["public_record_at"])
    ledger.append("public", material, actor=actor)
    _notify(material, meeting, actor, rule="BK-50")


@transaction.atomic
def open_material(*, material: Material, appointment: Appointment) -> Distribution:
    """A member opens what they were given; the first time is kept (BK-50)."""
    given = material.distributions.select_for_update().get(appointment=appointment)
    if given.opened_at is None:
        given.opened_at = clock.now()
        given.save(update_fields=["opened_at"])
    return given


@transaction.atomic
def hand_out(*, actor: Actor, material: Material) -> Material:
    """Make the newest version public now: it was given before or during the meeting (BK-51)."""
    access.require(actor, *access.PLAN_ROLES)
    meeting = locked(material.meeting)
    current = _locked_material(material)
    if current.is_closed:
        raise NotPossibleNow(_("Closed-session material is never public."), rule="BK-34")
    if not meeting.is_public:
        raise NotPossibleNow(
            _("The agenda is not posted yet. Posting makes its materials public."), rule="BK-51"
        )
    if current.withdrawn_at or not current.versions.exists():
        raise NotPossibleNow(_("There is nothing to hand out."))
    if current.public_since is None:
        current.public_since = clock.now()
        record(current, actor=actor, reason="handed out", update_fields=["public_since"])
    _notify(current, meeting, actor, rule="BK-51")
    return current


def _notify(material: Material, meeting: Meeting, actor: Actor, *, rule: str) -> None:
    """The event names the version that became public; the same version is told once."""
    newest = material.versions.latest("number")
    facts = {"material": material.pk, "version": newest.number, "title": material.title, "rule": rule}
    told = meeting.events.filter(kind=EventKind.MATERIAL).values_list("facts", flat=True)
    if not any(fact.get("material") == material.pk and fact.get("version") == newest.number for fact in told):
        item = meeting.items.filter(key=material.key).first()
        log.log(meeting, EventKind.MATERIAL, actor=actor, item=item, facts=facts)


@transaction.atomic
def hand_out_at_begin(*, actor: Actor, meeting: Meeting) -> int:
    """What members were given by the body or a member is available at the meeting (BK-51). Gives how many."""
    given = meeting.materials.filter(distributions__isnull=False).exclude(prepared_by=PreparedBy.OTHER)
    return _hand_out_all(actor, given)


@transaction.atomic
def hand_out_at_end(*, actor: Actor, meeting: Meeting) -> int:
    """What someone else prepared is available after the meeting at the latest (BK-51). Gives how many."""
    waiting = meeting.materials.filter(prepared_by=PreparedBy.OTHER)
    return hand_out_at_begin(actor=actor, meeting=meeting) + _hand_out_all(actor, waiting)


def _hand_out_all(actor: Actor, materials: Any) -> int:
    rows = materials.filter(
        public_since__isnull=True, withdrawn_at__isnull=True, is_closed=False, versions__isnull=False
    )
    found = list(rows.select_related("meeting__body").distinct())
    for material in found:
        hand_out(actor=actor, material=material)
    return len(found)


def publish_posted(*, actor: Actor, posting: PostedAgenda) -> int:
    """The materials frozen in a posting are public with it. Gives how many were not before."""
    ids = [row["id"] for item in posting.items for row in item.get("materials", [])]
    fresh = list(Material.objects.filter(pk__in=ids, public_since__isnull=True, is_closed=False))
    for material in fresh:
        material.public_since = posting.posted_at
        record(material, actor=actor, reason="posted", update_fields=["public_since"])
    return len(fresh)


def _item_of(meeting: Meeting, key: str) -> dict:
    item = item_for_material(meeting, key)
    if item is None:
        raise NotPossibleNow(_("This item is no longer in the agenda."))
    return item


def _locked_material(material: Material) -> Material:
    rows = Material.objects.select_for_update(of=("self",)).select_related("meeting__body")
    return rows.get(pk=material.pk)
